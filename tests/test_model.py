"""The types survive the way to JSON and back, and quotes are the source's own words."""

import orjson
import pytest

from papergraph.model import (
    AuthorName,
    Edge,
    Identifier,
    Link,
    Node,
    Origin,
    PaperRecord,
    PropertyGraph,
    Reference,
    Text,
    from_json,
    to_json,
)

RECORD = PaperRecord(
    origin=Origin("week.md", 12, 3, ("Alignment", "May")),
    title="A Title",
    identifiers=(Identifier("arxiv", "2305.18290"),),
    authors=(AuthorName("Ann B. Writer", ("Some Lab",), "0000-0001-2345-6789"),),
    authors_truncated=True,
    published="2023-05",
    topics=(("Alignment", "heading"), ("rl", "tag")),
    votes=0,
    texts=(Text(kind="blurb", text="It works.", raw="It  works.", offsets=((0, 0), (3, 4)), lines=((0, 12),)),),
    references=(Reference(identifiers=(Identifier("doi", "10.1/x"),), influential=False),),
    links=(Link("https://example.org", "code", "Code"),),
)


def test_a_record_survives_json() -> None:
    data = orjson.loads(orjson.dumps(to_json(RECORD)))
    assert from_json(PaperRecord, data) == RECORD


def test_what_holds_its_default_is_not_written() -> None:
    assert to_json(PaperRecord(origin=Origin("a"))) == {"origin": {"source": "a"}}


def test_votes_of_zero_are_not_lost() -> None:
    assert to_json(RECORD)["votes"] == 0


@pytest.mark.parametrize("data", [{"origin": {"source": 3}}, {"origin": {}, "colour": 1}, [], {"origin": "a"}])
def test_a_wrong_shape_is_refused(data: object) -> None:
    with pytest.raises(TypeError):
        from_json(PaperRecord, data)


def test_a_quote_is_the_raw_wording() -> None:
    # "fine-\ntuned" was joined to "fine-tuned": the raw text is one character longer after the hyphen.
    text = Text(
        kind="blurb",
        text="A fine-tuned model. It is small.",
        raw="A fine-\ntuned model. It is small.",
        offsets=((0, 0), (7, 8)),
        lines=((0, 4), (8, 5)),
    )
    assert text.quote(0, 19) == "A fine- tuned model."
    assert text.quote(20, 32) == "It is small."
    assert (text.line_at(0), text.line_at(20)) == (4, 5)


def test_a_text_without_a_map_is_its_own_wording() -> None:
    text = Text(kind="abstract", text="One. Two.")
    assert text.quote(5, 9) == "Two."
    assert text.line_at(5) is None


def test_a_graph_has_one_order() -> None:
    nodes = [Node("Paper", "title:b"), Node("Author", "author:z"), Node("Paper", "title:a")]
    edges = [Edge("WROTE", "author:z", "title:b"), Edge("CITES", "title:b", "title:a")]
    assert PropertyGraph.of(nodes, edges) == PropertyGraph.of(reversed(nodes), reversed(edges))


def test_parts_that_say_nothing_are_left_out() -> None:
    assert Node.of("Paper", "title:a", {"title": "T", "doi": None, "ids": (), "votes": 0}).properties == {
        "title": "T",
        "votes": 0,
    }
