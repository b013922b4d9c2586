"""Every format holds the whole graph, survives hostile texts, and is the same file each time."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import networkx
import pytest

from papergraph import exports
from papergraph.errors import SchemaError, UsageError, WorkspaceError
from papergraph.exports import bibtex, cypher
from papergraph.exports import csv as csv_export
from papergraph.exports import json as json_export
from papergraph.model import Edge, Node, PropertyGraph

HOSTILE = "=cmd|' /C calc'!A0 \\ \x0b </script> ‮ \" ; } {%$#&_~^ 좋은"
GRAPH = PropertyGraph.of(
    [
        Node(
            "Paper", "arxiv:1", {"title": HOSTILE, "year": 2024, "ids": ("arxiv:1", "doi:2"), "arxiv_id": "2401.00001"}
        ),
        Node("Paper", "doi:10.1/x", {"title": "Second paper", "stub": True, "doi": "10.1/x"}),
        Node("Author", "author:lee", {"name": "Ann Lee"}),
        Node("Author", "author:zed", {"name": "Zed, and Sons"}),
        Node("Venue", "venue:icml", {"name": "ICML"}),
        Node("Concept", "concept:dpo", {"name": "DPO", "kind": "Method"}),
        Node("Concept", "concept:rlhf", {"name": "RLHF", "kind": "Method"}),
    ],
    [
        Edge("WROTE", "author:zed", "arxiv:1", {"position": 1}),
        Edge("WROTE", "author:lee", "arxiv:1", {"position": 2}),
        Edge("PUBLISHED_IN", "doi:10.1/x", "venue:icml", {}),
        Edge("EXTENDS", "concept:dpo", "concept:rlhf", {"confidence": 0.5, "evidence": ("a", HOSTILE)}),
        Edge("VARIANT_OF", "concept:dpo", "concept:rlhf", {"confidence": 0.25}),
    ],
)


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_a_format_is_chosen_by_its_suffix_and_gives_the_same_file_twice(name: str, tmp_path: Path) -> None:
    files = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / f"graph{exports.EXPORTS[name].suffixes[0]}"
        exports.write(GRAPH, path)
        files.append([one.read_bytes() for one in ([path] if path.is_file() else sorted(path.iterdir()))])
    assert files[0] == files[1]
    assert all(files[0])


@pytest.mark.parametrize("name", exports.EXPORTS)
def test_an_empty_graph_can_be_written_in_every_format(name: str, tmp_path: Path) -> None:
    exports.write(PropertyGraph(), tmp_path / "empty", name)
    assert (tmp_path / "empty").exists()


def test_an_unknown_format_lists_the_choices(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.docx.*json \(\.json\).*bibtex \(\.bib\)"):
        exports.write(GRAPH, tmp_path / "graph.docx")
    with pytest.raises(UsageError, match="no export format is called 'word'; choose one of: json, snapshot"):
        exports.write(GRAPH, tmp_path / "graph.json", "word")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match=r"graph\.json cannot be written"):
        exports.write(GRAPH, tmp_path / "file" / "graph.json")


def test_json_holds_nodes_and_edges_a_line_each() -> None:
    text = json_export.render(GRAPH).decode()
    data = json.loads(text)
    assert data["nodes"][-1] == {"id": "venue:icml", "label": "Venue", "properties": {"name": "ICML"}}
    assert data["edges"][0] == {
        "type": "EXTENDS",
        "source": "concept:dpo",
        "target": "concept:rlhf",
        "properties": {"confidence": 0.5, "evidence": ["a", HOSTILE]},
    }
    assert len(text.splitlines()) == len(GRAPH.nodes) + len(GRAPH.edges) + 3


@pytest.mark.parametrize(("name", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networkx_reads_back_what_it_was_given(name: str, read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"graph.{name}"
    exports.write(GRAPH, path)
    found = read(path)
    assert set(found) == {node.id for node in GRAPH.nodes}
    assert found.number_of_edges() == len(GRAPH.edges)
    assert found.nodes["concept:dpo"]["node_type"] == "Concept"
    assert json.loads(found.nodes["arxiv:1"]["ids"]) == ["arxiv:1", "doi:2"]
    assert {data["edge_type"] for _, _, data in found.edges(data=True)} == {edge.type for edge in GRAPH.edges}
    assert "좋은" in found.nodes["arxiv:1"]["title"]
    ids = [edge.get("id") for edge in ElementTree.parse(path).iter() if edge.tag.endswith("}edge")]
    assert len(set(ids)) == len(GRAPH.edges)


def test_csv_has_a_table_for_each_label_and_type_and_no_formulas(tmp_path: Path) -> None:
    exports.write(GRAPH, tmp_path / "tables", "csv")
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert names == {
        *("nodes_Paper.csv", "nodes_Author.csv", "nodes_Venue.csv", "nodes_Concept.csv"),
        *("edges_WROTE.csv", "edges_PUBLISHED_IN.csv", "edges_EXTENDS.csv", "edges_VARIANT_OF.csv"),
    }
    with (tmp_path / "tables" / "nodes_Paper.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["title"] == "'" + HOSTILE
    assert json.loads(first["ids"]) == ["arxiv:1", "doi:2"]
    assert (second["stub"], second["year"]) == ("true", "")


def test_csv_replaces_the_tables_of_a_former_export_and_nothing_else(tmp_path: Path) -> None:
    exports.write(GRAPH, tmp_path, "csv")
    (tmp_path / "mine.csv").write_text("a")
    exports.write(PropertyGraph.of(GRAPH.nodes[:1], ()), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"mine.csv", "nodes_Author.csv"}


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(value: str) -> None:
    table = csv_export.render(PropertyGraph((Node("Author", "a", {"name": value}),)))["nodes_Author.csv"]
    assert next(csv.DictReader(table.splitlines(keepends=True)))["name"][:2] == "'" + value[0]


def test_a_cypher_script_escapes_every_text_and_takes_names_from_the_schema_alone() -> None:
    script = cypher.render(GRAPH)
    assert "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE;" in script
    assert "SET n:Method;" in script
    assert "=cmd|\\u0027 /C calc\\u0027!A0 \\u005c \\u000b" in script
    assert all(line.endswith(";") for line in script.splitlines())
    outside = re.sub(r"'[^']*'", "", script)
    assert "calc" not in outside and outside.count("'") == 0
    with pytest.raises(SchemaError, match="not in the schema"):
        cypher.render(PropertyGraph((Node("Paper) DETACH DELETE (n", "x"),)))
    with pytest.raises(SchemaError, match="not a name"):
        cypher.render(PropertyGraph((Node("Paper", "x", {"a: 1}) //": 1}),)))


@pytest.mark.parametrize(
    ("value", "written"),
    [("it's", "'it\\u0027s'"), (True, "true"), (3, "3"), (0.5, "0.5"), (("a", "b"), "['a', 'b']"), ((), "[]")],
)
def test_values_are_written_as_cypher_literals(value: object, written: str) -> None:
    assert cypher.literal(value) == written  # type: ignore[arg-type]


def test_a_cypher_script_is_cut_into_batches() -> None:
    nodes = tuple(Node("Author", f"author:{n:05}", {"name": "x"}) for n in range(cypher.BATCH * 2 + 1))
    assert cypher.render(PropertyGraph(nodes)).count("UNWIND") == 3


def test_bibtex_can_be_parsed_and_keeps_authors_apart() -> None:
    text = bibtex.render(GRAPH)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    first, second = library.entries
    assert first.key == "sons2024calc"
    assert first["author"] == "{Zed, and Sons} and Ann Lee"
    assert first["eprint"] == "2401.00001"
    assert "좋은" in first["title"] and "\\%\\$\\#\\&\\_" in first["title"]
    assert (second.entry_type, second["booktitle"], second["doi"]) == ("inproceedings", "ICML", "10.1/x")


def test_bibtex_keys_are_told_apart() -> None:
    papers = [Node("Paper", f"arxiv:{n}", {"title": "Same title", "year": 2020}) for n in range(28)]
    keys = re.findall(r"@misc\{(\w+),", bibtex.render(PropertyGraph.of(papers, ())))
    assert len(set(keys)) == 28
    assert {"2020samea", "2020samez", "2020sameab"} <= set(keys)
