"""The page in a real browser: it is quiet, shows the evidence, finds, filters, and nothing in a graph can hurt it."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from papergraph import views
from papergraph.model import Edge, Node, PropertyGraph
from tests.views.conftest import Opened
from tests.views.preference_graph import concept, graph

pytestmark = pytest.mark.chromium
Open = Callable[..., Opened]
GRAPH = graph()


@pytest.fixture(scope="module")
def around_dpo() -> str:
    return views.render(GRAPH, focus=concept("DPO"), hops=2)


def edge_id(html: str, type: str, source: str, target: str) -> str:
    data = html.split('<script type="application/json" id="edges">')[1].split("</script>")[0]
    return str(next(e["id"] for e in json.loads(data) if (e["type"], e["from"], e["to"]) == (type, source, target)))


def test_the_page_opens_on_its_focus_and_says_how_much_it_shows(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    assert opened.page.title() == "Around DPO"
    assert "Direct Preference Optimization" in opened.text()
    assert opened.text("#showing").startswith("showing ") and " of " in opened.text("#showing")


def test_a_click_on_a_node_shows_its_relations_with_sentence_place_and_paper(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.click(concept("SimPO"))
    text = opened.text()
    assert "Simple Preference Optimization" in text
    assert "Came from" in text and "Led to" in text
    assert "“SimPO is a variant of DPO that scores by average log probability, without a reference model.”" in text
    assert "lists/weekly.md:12" in text
    link = opened.page.locator("#details figcaption a", has_text="SimPO: Simple Preference").first
    assert link.get_attribute("href") == "https://arxiv.org/abs/2405.14734"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_line_shows_the_sentences_behind_it(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.click(edge_id(around_dpo, "REPLACES", concept("DPO"), concept("RLHF")))
    text = opened.text()
    assert "replaces" in text and "0.94" in text
    assert "“DPO removes the need for a separate reward model" in text
    assert "lists/weekly.md:41" in text


def test_a_click_beside_everything_clears_the_selection(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.click(concept("SimPO"))
    opened.page.mouse.click(300, 30)
    assert "Where to begin" in opened.text()


@pytest.mark.parametrize(
    "text", ["direct preference optimisation", "直接偏好优化", "concept:dpo", "Direct Preference Optimization"]
)
def test_search_finds_by_alias_id_and_full_name(text: str, open_page: Open) -> None:
    opened = open_page(views.render(GRAPH))
    opened.search(text)
    assert opened.page.locator("#details h2").inner_text() == "DPO"


def test_search_is_used_with_the_keyboard_alone(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("llama")
    options = opened.page.locator("#search-list [role=option]")
    assert options.first.get_attribute("aria-selected") == "true"
    second = options.nth(1).locator("bdi").first.inner_text()
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.locator("#search").get_attribute("aria-activedescendant") == "search-1"
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#details h2").inner_text() == second
    opened.page.keyboard.press("Escape")
    assert "Where to begin" in opened.text()


def test_arrow_keys_on_the_drawing_go_to_another_thing(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.locator("#details h2").inner_text() != "DPO"
    assert "relations" in opened.page.locator("#said").inner_text()


def test_types_and_relations_can_be_switched_off(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    before, papers = opened.shown(), int(opened.text("li:has([data-key=Paper]) .count"))
    opened.page.uncheck("[data-key=Paper]")
    assert opened.shown() <= before - papers
    opened.page.check("[data-key=Paper]")
    assert opened.shown() == before
    opened.page.check("[data-key=Author]")
    assert opened.shown() > before
    opened.page.uncheck("[data-key=derivation]")
    opened.page.click("#show-table")
    opened.page.click("#table nav button:last-child")
    assert "variant of" not in opened.text("#table")


def test_confidence_and_years_narrow_what_is_shown(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    before = opened.shown()
    opened.page.fill("#year-from", "2024")
    after_years = opened.shown()
    assert after_years < before
    assert opened.text("#years-value").startswith("2024")
    opened.page.click("#show-table")
    opened.page.click("#table nav button:last-child")
    count = int(opened.text("#table nav button:last-child").split()[0])
    opened.page.fill("#confidence", "0.9")
    assert int(opened.text("#table nav button:last-child").split()[0]) < count


def test_a_path_between_two_things_is_shown_step_by_step(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.search("SimPO", "#path-from")
    opened.search("InstructGPT", "#path-to")
    steps = opened.page.locator("#details .steps li").all_inner_texts()
    assert steps == ["SimPO", "variant of →", "DPO", "replaces →", "RLHF", "← uses", "InstructGPT"]


def test_the_table_holds_what_is_shown_and_can_be_sorted(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo)
    opened.page.click("#show-table")
    assert opened.page.locator("#table tbody tr").count() == opened.shown()
    opened.page.click("#table th:has-text('Name') button")
    names = opened.page.locator("#table tbody td:first-child").all_inner_texts()
    assert [name.strip() for name in names[:2]] == sorted(name.strip() for name in names)[:2]


def test_what_is_shown_can_be_saved_as_data_and_as_a_picture(around_dpo: str, open_page: Open, tmp_path: Path) -> None:
    opened = open_page(around_dpo)
    opened.page.uncheck("[data-key=Paper]")
    with opened.page.expect_download() as download:
        opened.page.click("#save-json")
    download.value.save_as(tmp_path / "shown.json")
    data = json.loads((tmp_path / "shown.json").read_text(encoding="utf-8"))
    assert len(data["nodes"]) == opened.shown()
    assert {node["label"] for node in data["nodes"]} == {"Concept"}
    assert {"type", "source", "target", "properties"} == data["edges"][0].keys()
    with opened.page.expect_download() as download:
        opened.page.click("#save-png")
    assert download.value.suggested_filename == "Around-DPO.png"
    download.value.save_as(tmp_path / "shown.png")
    assert (tmp_path / "shown.png").read_bytes().startswith(b"\x89PNG")


def test_the_page_follows_the_colours_of_the_system(around_dpo: str, open_page: Open) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    opened = open_page(around_dpo, color_scheme="dark")
    assert opened.page.evaluate(background) == "rgb(20, 23, 27)"
    opened.page.emulate_media(color_scheme="light")
    assert opened.page.evaluate(background) == "rgb(250, 250, 247)"


def test_on_a_phone_the_panels_are_sheets(around_dpo: str, open_page: Open) -> None:
    opened = open_page(around_dpo, viewport={"width": 390, "height": 800}, has_touch=True)
    details = opened.page.locator("#details")
    details.wait_for(state="hidden")
    opened.search("KTO")
    details.wait_for(state="visible")
    opened.page.wait_for_timeout(300)
    box = details.bounding_box()
    assert box is not None and box["width"] == 390 and box["y"] >= 300
    opened.page.click("#show-filters")
    opened.page.locator("#kinds").wait_for(state="visible")
    details.wait_for(state="hidden")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


HOSTILE = (
    "<script>window.hurt = 1</script>",
    "</script><img src=x onerror='window.hurt = 1'>",
    "\"'><svg onload=window.hurt=1>",
    "{{ 7 * 7 }}{% raw %}${window.hurt = 1}",
    "\u202eRTL \u2067marks\u2069 \u0000\u2028 שלום עולם",
    "<!-- <script>",
    "__proto__",
)


def test_hostile_names_do_nothing_but_show(open_page: Open) -> None:
    nodes = [
        Node("Concept", f"concept:{text}", {"name": text, "kind": text, "aliases": (text,), "full_name": text})
        for text in HOSTILE
    ]
    paper = Node("Paper", "arxiv:1", {"title": HOSTILE[1], "url": "javascript:window.hurt=1", "arxiv_id": HOSTILE[2]})
    edges = [
        Edge("VARIANT_OF", one.id, other.id, {"evidence": HOSTILE, "papers": ("arxiv:1",), "confidence": 1.0})
        for one, other in itertools.pairwise(nodes)
    ]
    html = views.render(PropertyGraph.of([*nodes, paper], edges), title=HOSTILE[1], focus=nodes[0].id)
    assert "javascript:" not in html.split('id="about"')[0].split("properties")[0]
    opened = open_page(html)
    for node in (*nodes, paper):
        opened.page.evaluate("id => papergraph.select(id)", node.id)
    opened.page.evaluate("papergraph.select('e0')")
    opened.page.click("#show-table")
    opened.page.click("#table nav button:last-child")
    opened.page.fill("#search", "script")
    assert opened.page.evaluate("window.hurt") is None
    assert opened.page.locator("#details a[href^='javascript']").count() == 0
    assert opened.page.locator("main img, aside img, header img").count() == 0
    assert opened.text("h1") == HOSTILE[1]


def test_the_page_cannot_reach_the_network(around_dpo: str, open_page: Open) -> None:
    assert "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-" in around_dpo
    opened = open_page(around_dpo)
    failed = "fetch('https://example.org/').then(() => 'reached', () => 'refused')"
    assert opened.page.evaluate(failed) == "refused"
    assert opened.messages and all("Content Security Policy" in message for message in opened.messages)
    opened.messages.clear()


def test_a_thousand_nodes_are_ready_in_a_few_seconds(open_page: Open) -> None:
    concepts = [Node("Concept", f"c{n}", {"name": f"Method {n}", "kind": "Method"}) for n in range(400)]
    papers = [Node("Paper", f"p{n}", {"title": f"A paper about method {n}", "year": 2000 + n % 25}) for n in range(600)]
    edges = [Edge("VARIANT_OF", f"c{n}", f"c{n // 3}", {"confidence": 0.9}) for n in range(1, 400)]
    edges += [Edge("MENTIONS", f"p{n}", f"c{(n * k) % 400}", {"count": k}) for n in range(600) for k in (1, 7, 11)]
    html = views.render(PropertyGraph.of(concepts + papers, edges))
    start = time.monotonic()
    opened = open_page(html)
    assert time.monotonic() - start < 8
    assert opened.text("#showing") == "showing 1,000 of 1,000"
    start = time.monotonic()
    opened.page.uncheck("[data-key=Paper]")
    opened.page.evaluate("new Promise(requestAnimationFrame)")
    assert time.monotonic() - start < 3


def test_an_empty_graph_says_so(open_page: Open) -> None:
    opened = open_page(views.render(PropertyGraph()))
    assert opened.text("#nothing") == "Nothing to show with these filters."


@pytest.mark.parametrize("lens", ["everything", "lineage", "people", "topics"])
def test_every_lens_draws_something(lens: str, open_page: Open) -> None:
    assert open_page(views.render(GRAPH, lens=lens)).shown() > 10
