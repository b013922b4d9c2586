"""Each command does what its help says, and prints results that people and programs can read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from papergraph.cli import COMMANDS
from tests.cli.conftest import Run


@pytest.fixture
def built(run: Run, reading_list: Path) -> Run:
    """The command line in a folder whose workspace holds the reading list."""
    assert run("build", reading_list.name).code == 0
    return run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.code == 0
    assert "Examples" in outcome.out
    assert f"papergraph {command}" in outcome.out.split("Examples")[1]


def test_a_build_ends_with_one_summary(run: Run, reading_list: Path) -> None:
    outcome = run("build", reading_list.name)
    assert outcome.code == 0
    assert outcome.out == ""
    assert "3 papers" in outcome.err


def test_a_build_tells_programs_what_it_did(run: Run, reading_list: Path) -> None:
    report = json.loads(run("build", reading_list.name, "--json").out)
    assert (report["papers"], report["records"], report["changed"]) == (3, 3, True)


def test_building_again_changes_nothing(built: Run, tmp_path: Path) -> None:
    before = (tmp_path / ".papergraph" / "graph.zip").read_bytes()
    assert "as before" in built("build", "week.md").err
    assert "as before" in built("build").err
    assert (tmp_path / ".papergraph" / "graph.zip").read_bytes() == before


def test_a_source_is_listed_and_removed(built: Run, tmp_path: Path) -> None:
    (tmp_path / "more.md").write_text("- [Mamba-2](https://arxiv.org/abs/2405.21060)\n", encoding="utf-8")
    built("build", "more.md")
    assert [row["id"] for row in json.loads(built("sources", "--json").out)] == ["more.md", "week.md"]
    assert built("sources", "remove", "more.md").code == 0
    assert [row["id"] for row in json.loads(built("sources", "--json").out)] == ["week.md"]
    outcome = built("sources", "remove", "more.md")
    assert outcome.code == 1
    assert "week.md" in outcome.err


def test_lineage_shows_the_sentence_and_its_place(built: Run) -> None:
    out = built("lineage", "dpo").out
    assert "VARIANT_OF" in out
    assert "SimPO" in out
    assert "variant of DPO" in " ".join(out.split())
    assert "week.md:" in out


def test_what_is_only_contrasted_is_no_lineage(built: Run) -> None:
    lineage = json.loads(built("lineage", "DPO", "--json").out)
    assert "KTO" not in {branch["name"] for branch in lineage["led_to"]}


def test_a_paper_is_shown_by_its_arxiv_id(built: Run) -> None:
    out = built("show", "https://arxiv.org/abs/2405.14734v1").out
    assert "SimPO: Simple Preference Optimization" in out
    assert "Mengzhou Xia" in out


def test_an_identifier_that_two_papers_claim_is_told_with_who_claims_it(run: Run, tmp_path: Path) -> None:
    rivers = "- [A Study of Rivers in Winter](https://arxiv.org/abs/2401.00001), Ada Byron\n"
    lakes = "- [Walking Robots and How They Learn](https://arxiv.org/abs/2401.00001), Grace Hopper\n"
    (tmp_path / "list.md").write_text(rivers + lakes, encoding="utf-8")
    run("build", "list.md")
    shown = run("show", "2401.00001")
    assert (shown.code, shown.out) == (1, "")
    for words in ("given to 2 papers", "Rivers in Winter", "list.md:2", "by its title"):
        assert words in shown.err


def test_of_several_of_one_name_the_others_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{a, title={Dynamic Programming}, author={Bellman, Richard}, year=1957}\n"
        "@book{b, title={Dynamic Programming}, author={Howard, Ronald}, year=1960}\n",
        encoding="utf-8",
    )
    run("build", "a.bib")
    shown = run("show", "dynamic programming")
    assert shown.code == 0
    assert "also called so: Paper title:" in shown.err


def test_search_finds_parts_of_names(built: Run) -> None:
    hits = json.loads(built("search", "quantized", "--json").out)
    assert "arxiv:2305.14314" in [hit["id"] for hit in hits]
    assert built("search", "quantized", "--type", "Robot").code == 2


def test_stats_count_what_is_there(built: Run) -> None:
    assert json.loads(built("stats", "--json").out)["nodes"]["Paper"] == 3


def test_the_graph_is_exported_as_json(built: Run, tmp_path: Path) -> None:
    assert built("export", "graph.json").code == 0
    graph = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    assert sum(node["label"] == "Paper" for node in graph["nodes"]) == 3
    assert set(graph["edges"][0]) == {"type", "source", "target", "properties"}


def test_a_page_is_written_around_a_concept(built: Run, tmp_path: Path) -> None:
    assert built("view", "--around", "DPO", "--hops", "2", "-o", "dpo.html").code == 0
    page = (tmp_path / "dpo.html").read_text(encoding="utf-8")
    assert "SimPO" in page
    assert "variant of DPO" in page


def test_the_library_of_queries_is_listed_without_a_store(run: Run) -> None:
    names = [query["name"] for query in json.loads(run("query", "--json").out)]
    assert len(names) >= 15
    assert "lineage.variants_of" in names


def test_the_schema_is_printed_for_programs(run: Run) -> None:
    schema = json.loads(run("schema", "--json").out)
    assert "Paper" in {node["label"] for node in schema["nodes"]}


def test_strict_turns_warnings_into_an_exit_code(run: Run, tmp_path: Path) -> None:
    text = "- [One Title Here](https://arxiv.org/abs/2401.00001)\n- [Quite Another Work](https://arxiv.org/abs/2401.00001)\n"
    (tmp_path / "contested.md").write_text(text, encoding="utf-8")
    assert run("build", "contested.md").code == 0
    assert run("check", "--strict").code == 3
    assert "contested-id" in run("check").out
    assert "contested.md:2" in run("check").out


def test_a_paper_tells_which_records_it_is_made_of_and_on_what_they_differ(built: Run, tmp_path: Path) -> None:
    other = "- [SimPO: Simple Preference Optimization](https://arxiv.org/abs/2405.14734), Yu Meng, 2023\n"
    (tmp_path / "other.md").write_text(other, encoding="utf-8")
    built("build", "other.md")
    shown = " ".join(built("show", "2405.14734").out.split())
    assert "merged by" in shown
    assert "other.md:1" in shown
    assert "week.md:5" in shown
    assert "they differ" in shown


def test_a_query_loads_no_data_frames_with_the_driver_and_bars_nobody_from_them() -> None:
    steps = (
        "import sys; from papergraph.cli import query; query._load_driver(); "
        "assert 'neo4j' in sys.modules and not {'numpy', 'pandas'} & set(sys.modules); import numpy"
    )
    subprocess.run([sys.executable, "-c", steps], check=True)
