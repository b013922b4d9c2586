"""Every query of the library runs on both databases with its example values, and answers alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from papergraph.errors import QueryError
from papergraph.exports.neo4j_browser import saved
from papergraph.graph.validate import validate
from papergraph.model import PropertyGraph, Table
from papergraph.queries import header, library
from papergraph.queries.columns import returned
from papergraph.store import guard, open_store
from papergraph.store.bolt import Store
from papergraph.store.sync import sync
from tests.queries.library_graph import library_graph
from tests.store.servers import on_neo4j, on_newer

NAMES = library.names()


def examples(name: str) -> dict[str, object]:
    return {parameter.name: parameter.example for parameter in library.find(name).params}


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example graph in an embedded store that all tests here only read."""
    with open_store(workspace=tmp_path_factory.mktemp("library")) as store:
        sync(store, library_graph(), workspace_id="test")
        yield store


@pytest.fixture(params=[pytest.param("neo4j", marks=on_neo4j), pytest.param("newer", marks=on_newer)])
def neo4j(request: pytest.FixtureRequest) -> Iterator[Store]:
    """The example graph in each release of Neo4j."""
    with request.getfixturevalue(f"{request.param}_database").open() as store:
        sync(store, library_graph(), workspace_id="test")
        yield store


def is_empty(answer: PropertyGraph | Table) -> bool:
    return not (answer.rows if isinstance(answer, Table) else answer.nodes)


def test_the_example_graph_keeps_to_the_schema() -> None:
    validate(library_graph())


def test_there_are_queries_on_every_subject() -> None:
    topics = {name.split(".")[0] for name in NAMES}
    assert topics >= {"papers", "authors", "organizations", "concepts", "lineage", "sources", "corpus"}
    assert len(NAMES) >= 45


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_on_the_embedded_store(embedded: Store, name: str) -> None:
    answer = library.run(embedded, name, examples(name))
    assert not is_empty(answer)
    assert isinstance(answer, Table) == (library.find(name).returns == "table")


def test_every_query_answers_alike_on_neo4j(embedded: Store, neo4j: Store) -> None:
    for name in NAMES:
        assert library.run(neo4j, name, examples(name)) == library.run(embedded, name, examples(name)), name


def test_a_query_saved_for_neo4j_browser_answers_alike(neo4j: Store) -> None:
    for name in NAMES:
        text = saved(name)
        given = dict(re.findall(r"^:param (\w+) => (.+);$", text, re.MULTILINE))
        values = {key: neo4j.read(f"RETURN {value}").records[0][0] for key, value in given.items()}
        body = "\n".join(line for line in text.splitlines() if not line.startswith((":", "//")))
        wanted = neo4j.read(library.find(name).text, values)
        assert neo4j.read(body.rstrip(";\n"), values) == wanted, name
        assert wanted.records, name


def test_a_lookup_by_id_or_name_uses_an_index(neo4j: Store) -> None:
    for name in NAMES:
        query = library.find(name)
        if {parameter.type for parameter in query.params} & {"id", "name"}:
            plan = neo4j.plan(query.text, examples(name))
            assert not re.search(r"AllNodesScan|NodeByLabelScan", plan), f"{name}\n{plan}"


@pytest.mark.parametrize("name", NAMES)
def test_a_query_keeps_the_rules_of_the_library(name: str) -> None:
    text = library.find(name).text
    assert guard.check(text)
    declared = {parameter.name for parameter in library.find(name).params}
    assert set(re.findall(r"\$(\w+)", text)) == declared
    assert text.count("LIMIT") <= text.count("ORDER BY"), "a limit without an order gives any rows"
    assert not re.search(r"\b(apoc|elementId|id\()", text)
    assert text.endswith("\n") and not text.startswith("\n")


@pytest.mark.parametrize("name", [name for name in NAMES if library.find(name).returns == "table"])
def test_columns_are_known_without_rows(embedded: Store, name: str) -> None:
    answer = library.run(embedded, name, examples(name))
    assert isinstance(answer, Table)
    assert returned(library.find(name).text) == answer.columns


# --- names, parameters, limits ----------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["Step-DPO", "step dpo", "StepDPO", "STEPDPO", "Stép-DPOs"])
def test_a_name_is_found_in_any_spelling(embedded: Store, spelling: str) -> None:
    answer = library.run(embedded, "lineage.ancestors", {"name": spelling})
    assert isinstance(answer, Table)
    assert [row[0] for row in answer.rows] == ["DPO", "RLHF"]


@pytest.mark.parametrize("id", ["arxiv:2305.18290", "2305.18290v2", "https://arxiv.org/abs/2305.18290"])
def test_a_paper_is_found_by_any_form_of_its_id(embedded: Store, id: str) -> None:
    answer = library.run(embedded, "papers.cited_by", {"id": id})
    assert isinstance(answer, Table)
    assert len(answer.rows) == 2


def test_a_row_limit_is_told(embedded: Store) -> None:
    answer = library.run(embedded, "concepts.first_seen", {"since": "2000"}, limit=2)
    assert isinstance(answer, Table)
    assert (len(answer.rows), answer.truncated) == (2, True)


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("lineage.descendant", {}, r"no query is called 'lineage.descendant': the nearest are lineage.descendants"),
        ("variants", {}, r"the nearest are lineage.variants_of"),
        ("lineage.descendants", {}, r"needs name: papergraph query lineage.descendants name=DPO limit=25"),
        ("lineage.descendants", {"nam": "DPO"}, r"no parameter 'nam' \(did you mean name\?\); it takes: name=DPO"),
        ("lineage.descendants", {"name": "DPO", "limit": "many"}, r"limit=many is no integer; for example limit=25"),
        ("concepts.first_seen", {"since": "last week"}, r"since=last week is no date; for example since=2015"),
        ("lineage.descendants", {"name": "DPQ"}, r"nothing here is called 'DPQ': the nearest are dpo"),
        ("lineage.descendants", {"name": "zzz"}, r"nothing here is called 'zzz'; `papergraph search`"),
    ],
)
def test_a_wrong_question_gets_a_hint(embedded: Store, name: str, params: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        library.run(embedded, name, params)


@pytest.mark.parametrize("name", ["'}) DETACH DELETE (n) //", "`", "\\", "DPO' OR 1=1"])
def test_cypher_in_a_parameter_is_only_a_name(embedded: Store, name: str) -> None:
    with pytest.raises(QueryError, match="nothing here is called"):
        library.run(embedded, "lineage.descendants", {"name": name})


@pytest.mark.parametrize(
    "text",
    [
        "RETURN 1",
        "// about: x\nRETURN 1",
        "// about: x\n// returns: rows\nRETURN 1",
        "// about: x\n// params: n DPO\n// returns: table\n",
        "// about: x\n// params: n colour = red\n// returns: table\n",
    ],
)
def test_a_header_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"^some\.query: "):
        header.parse(text, "some.query")


def test_the_library_is_found_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "papergraph"
    (package / "cypher" / "topic").mkdir(parents=True)
    (package / "queries").mkdir()
    monkeypatch.setattr(library, "__file__", str(package / "queries" / "library.py"))
    assert library._folder() == package / "cypher"


# --- your own Cypher --------------------------------------------------------------------------------------


def test_own_cypher_gives_a_table_or_a_graph(embedded: Store) -> None:
    table = library.run_cypher(embedded, "MATCH (c:Concept {name: $name}) RETURN c.kind AS kind, c", {"name": "DPO"})
    assert isinstance(table, Table)
    assert table.rows[0][0] == "Method"
    assert table.rows[0][1]["properties"]["name"] == "DPO"
    graph = library.run_cypher(embedded, "MATCH (a)-[e:VARIANT_OF]->(b) RETURN a, e, b")
    assert isinstance(graph, PropertyGraph)
    assert len(graph.edges) == 2


def test_a_relationship_whose_ends_are_not_returned_knows_them(embedded: Store) -> None:
    table = library.run_cypher(embedded, "MATCH (:Concept)-[e:REPLACES]->(:Concept) RETURN e, 1 AS one")
    assert isinstance(table, Table)
    assert (table.rows[0][0]["source"], table.rows[0][0]["target"]) == ("concept:dpo", "concept:rlhf")


def test_a_parameter_of_own_cypher_keeps_its_type(embedded: Store) -> None:
    given = {"text": "5", "number": 5, "list": ["a", "b"], "map": {"deep": [1.5, None, True]}}
    answer = library.run_cypher(embedded, "RETURN $text AS a, $number AS b, $list AS c, $map AS d", given)
    assert isinstance(answer, Table)
    assert answer.rows == (tuple(given.values()),)


@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("MATCH (c:Koncept) RETURN c", r"line 1, column 10: there is no label Koncept; the nearest is Concept"),
        (
            "MATCH (a)-[:VARIANTS_OF]->(b) RETURN a",
            r"there is no relationship type VARIANTS_OF; the nearest is VARIANT_OF",
        ),
        ("MATCH (a)-[:CITES|QUOTES]->(b {x: y}) RETURN a", r"there is no relationship type QUOTES"),
        ("MATCH (a:Paper)\nRETRUN a", r"line 2|line 2:0"),
        ("MATCH (a:Paper) WHERE a.name = $who RETURN a", r"who"),
        ("MATCH p = SHORTEST 1 (a:Paper)-->+(b:Paper) RETURN p", r"the embedded store has no SHORTEST: shortestPath"),
        ("MATCH (a:Paper) RETURN a.titel", r"line 1, column 26: there is no property titel; the nearest is title"),
        (
            "MATCH (a:Concept {nam: 'DPO'}) RETURN a",
            r"line 1, column 19: there is no property nam; the nearest is name",
        ),
        ("MATCH (a)-[:CITES {sourcez: 1}]->() RETURN a", r"there is no property sourcez; the nearest is source"),
        ("MATCH (a:Paper) WHERE a.`jahr` = 1 RETURN a", r"there is no property jahr"),
    ],
)
def test_a_mistake_in_own_cypher_is_shown(embedded: Store, cypher: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        library.run_cypher(embedded, cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "WITH {inner: 1} AS m MATCH (a:Paper {id: 'none'}) RETURN m.inner",
        "MATCH (a:Paper) WHERE date(a.published).dayOfYear = 1 AND a.id = 'none' RETURN date.truncate('year', date())",
        "MATCH (a:Paper {id: 'none'}) RETURN a {.title, other: a.year} AS a",
        "MATCH (a:Paper {id: 'none'}) CALL (a) { RETURN a.title AS t } RETURN t",
        "MATCH (a:Paper) RETURN a.doi LIMIT 1",
        "CALL db.labels() YIELD label WITH label WHERE label = 'none' RETURN label",
        "MATCH (a:Paper) WHERE a.id = 'none' AND EXISTS { (a)-[:CITES]->(b:Paper {year: 2000}) } RETURN a",
    ],
)
def test_an_answer_that_is_rightly_empty_is_no_mistake(embedded: Store, cypher: str) -> None:
    library.run_cypher(embedded, cypher)


def test_own_cypher_writes_when_asked_to(tmp_path: Path) -> None:
    with open_store(workspace=tmp_path) as store:
        with pytest.raises(QueryError, match="--write"):
            library.run_cypher(store, "CREATE (n:Note {text: 'x'})")
        library.run_cypher(store, "CREATE (n:Note {text: 'x'})", write=True)
        assert store.read("MATCH (n:Note) RETURN n.text").records == (("x",),)
