"""The guard lets reading through and nothing else; what it refuses is also tried on the real databases behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from papergraph.errors import QueryError
from papergraph.queries import library
from papergraph.store import guard
from papergraph.store.bolt import Store
from papergraph.store.sync import sync
from tests.store.graphs import small_graph

READING = [
    "MATCH (n) RETURN n.set, n.`create`, n.delete",
    "MATCH (n:Set)-[r:USE]->(m) RETURN $create, n, r",
    "// CREATE (n)\nMATCH (n) /* DELETE */ RETURN 'DELETE', \"it's; SET\", '\\'CREATE'",
    "CALL { MATCH (n) RETURN n } RETURN n",
    "MATCH (n) CALL (n) { RETURN n.x AS x } RETURN x;",
    "CALL db.labels() YIELD label RETURN label",
    "RETURN date.truncate('month', date()) AS d, [x IN [1, 2] | x + 1] AS xs, {a: 1} AS m",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) WHERE EXISTS { (n)-->() } AND COUNT { (n)-->() } > 1 RETURN n ORDER BY n.x LIMIT 5",
    "UNWIND range(1, 3) AS i RETURN i UNION ALL RETURN 4 AS i",
    "match (n) optional match (n)--(m) with n, m return n, m",
]

DISGUISES = {
    "plainly": "CREATE (n:Intruder)",
    "after reading": "MATCH (n) WITH n LIMIT 1 SET n.hacked = true RETURN n",
    "in small letters": "match (n) detach delete n",
    "in mixed letters": "MaTcH (n) ReMoVe n:Papergraph",
    "behind a comment": "/* harmless */ CREATE (n:Intruder)",
    "around a comment": "MATCH (n) SET/**/n.hacked = true",
    "after a line comment": "// only a look\nMERGE (n:Intruder)",
    "after a carriage return": "MATCH (n) // only a look\rDELETE n",
    "after a text": "RETURN 'a' AS a UNION CREATE (n:Intruder) RETURN 'a' AS a",
    "after an escaped quote": "WITH '\\'' AS q CREATE (n:Intruder {q: q})",
    "after a quoted name": "MATCH (`a``b`) SET `a``b`.hacked = true",
    "in a subquery": "MATCH (n) CALL (n) { SET n.hacked = true } RETURN n",
    "in batches": "UNWIND [1, 2] AS i CALL (i) { CREATE (:Intruder {i: i}) } IN TRANSACTIONS",
    "in a loop": "MATCH p = ()-->() FOREACH (n IN nodes(p) | SET n.hacked = true)",
    "with Unicode escapes": "MATCH (n) S\\u0045T n.hacked = true",
    "with a long s": "MATCH (n) ſET n.hacked = true",
    "with an invisible character": "MATCH (n) SE\u200bT n.hacked = true",
    "with unusual spaces": "MATCH (n)\u00a0SET\u2003n.hacked = true",
    "after a line separator": "MATCH (n) // look\u2028SET n.hacked = true",
    "as a second statement": "MATCH (n) RETURN n; CREATE (n:Intruder)",
    "after a number and a dot": "WITH 1. SET n.hacked = true RETURN 1",
    "under EXPLAIN": "EXPLAIN CREATE (n:Intruder)",
    "under PROFILE": "PROFILE CREATE (n:Intruder)",
    "with an option": "CYPHER runtime=slotted CREATE (n:Intruder)",
    "as an index": "CREATE INDEX intruder FOR (n:Paper) ON (n.title)",
    "as a constraint that goes": "DROP CONSTRAINT papergraph_id",
    "as a user": "CREATE USER intruder SET PASSWORD 'intruder-1' CHANGE NOT REQUIRED",
    "as a new password": "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'intruder-1'",
    "as a role": "GRANT ROLE admin TO intruder",
    "as a database": "CREATE DATABASE intruder",
    "in another database": "USE system MATCH (n) RETURN n",
    "looking at users": "SHOW USERS",
    "stopping others": "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    "reading a file": "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
    "sending data away": "MATCH (n) LOAD CSV FROM 'http://127.0.0.1:9/' + n.id AS row RETURN row",
    "by a procedure": "CALL db.createLabel('Intruder')",
    "by a procedure in backticks": "CALL `db`.`createLabel`('Intruder')",
    "by a procedure with spaces": "CALL db . createLabel ('Intruder')",
    "by a property procedure": "MATCH (n) CALL db.create.setNodeVectorProperty(n, 'v', [1.0]) RETURN n",
    "by the server's settings": "CALL dbms.setConfigValue('db.logs.query.enabled', 'off')",
    "by a plug-in's function": "RETURN apoc.cypher.runFirstColumn('CREATE (n:Intruder) RETURN n', {})",
    "by a new kind of insert": "INSERT (n:Intruder)",
}  # fmt: skip


@pytest.mark.parametrize("text", READING)
def test_reading_is_let_through(text: str) -> None:
    assert guard.check(text).split()[-1] == text.split()[-1]


def test_comments_are_not_sent() -> None:
    assert guard.check("MATCH (n) /* SET\nx */ RETURN n // DELETE").split() == ["MATCH", "(n)", "RETURN", "n"]


def test_a_comment_leaves_the_places_of_the_rest() -> None:
    checked = guard.check("// about: x\nMATCH (n) RETURN n")
    assert checked.index("MATCH") == 12


@pytest.mark.parametrize("disguise", DISGUISES)
def test_writing_is_refused_in_every_disguise(disguise: str) -> None:
    with pytest.raises(QueryError):
        guard.check(DISGUISES[disguise])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MATCH (n)\nSET n.x = 1", r"line 2, column 1: SET is not let through.*--write.*backticks"),
        ("RETRUN 1", r"line 1, column 1: RETRUN does not begin a query that reads; did you mean RETURN\?"),
        ("", r"begin with MATCH"),
        ("RETURN 'abc", r"line 1, column 8: a text begins here and does not end"),
        ("RETURN `abc", r"a quoted name begins here"),
        ("RETURN 1 /* abc", r"a comment begins here"),
        ("RETURN " + "1" * 200_000, r"at most 100000"),
    ],
)
def test_a_refusal_says_where_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        guard.check(text)


def test_nothing_changes_whatever_is_tried(store: Store, tmp_path: Path) -> None:
    sync(store, small_graph(), workspace_id="one")
    before = everything(store)
    for text in DISGUISES.values():
        with pytest.raises(QueryError):
            library.run_cypher(store, text)
    assert everything(store) == before


def test_behind_the_guard_the_store_refuses_to_write_too(store: Store) -> None:
    sync(store, small_graph(), workspace_id="one")
    before = everything(store)
    refused = 0
    for disguise in ("plainly", "after reading", "in small letters", "in a subquery", "in a loop", "as an index"):
        with pytest.raises(QueryError):
            store.read(DISGUISES[disguise])
        refused += 1
    assert refused == 6
    assert everything(store) == before


def everything(store: Store) -> list[object]:
    """All that a statement could have changed: nodes, edges, labels, indexes, constraints, users."""
    shown = (
        "MATCH (n) WITH n ORDER BY elementId(n) RETURN labels(n), properties(n)",
        "MATCH ()-[e]->() WITH e ORDER BY elementId(e) RETURN type(e), properties(e)",
        "CALL db.labels() YIELD label RETURN label ORDER BY label",
    )
    found: list[object] = [store.read(text).records for text in shown]
    administered = ("SHOW INDEXES YIELD name RETURN name", "SHOW CONSTRAINTS YIELD name RETURN name", "SHOW USERS")
    found += [sorted(map(str, store.write(text).records)) for text in administered]
    return found


def test_a_query_that_runs_for_ever_is_given_up(store: Store) -> None:
    endless = "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c RETURN max(a * b * c)"
    with pytest.raises(QueryError, match="took"):
        library.run_cypher(store, endless, timeout=1.0)
    assert store.read("RETURN 1").records == ((1,),)


def test_a_query_with_many_rows_is_cut(store: Store) -> None:
    answer = store.read("UNWIND range(1, 100000) AS i RETURN i", limit=3)
    assert (answer.records, answer.truncated) == (((1,), (2,), (3,)), True)
