"""The commands on real stores, as a terminal sees them: one line and an exit code when something is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_bad_input import assert_refused
from tests.store.processes import wait_until
from tests.store.servers import Database, neo4j_database, neo4j_home

__all__ = ["neo4j_database", "neo4j_home"]
SECRET = "not-to-be-shown"
COMMAND = [sys.executable, "-m", "papergraph"]


@pytest.fixture
def on_server(neo4j_database: Database, run: Run, reading_list: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A workspace whose graph was loaded into Neo4j."""
    monkeypatch.setenv("PAPERGRAPH_NEO4J_PASSWORD", neo4j_database.login["password"])
    monkeypatch.setenv("PAPERGRAPH_STORE", neo4j_database.uri)
    outcome = run("build", reading_list.name)
    assert outcome.code == 0
    assert f"({neo4j_database.uri})" in outcome.err
    return neo4j_database


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
class TestNeo4j:
    """On the real server."""

    def test_a_wrong_password_is_one_line_without_it(
        self, on_server: Database, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PAPERGRAPH_NEO4J_PASSWORD", SECRET)
        outcome = run("build", "week.md")
        assert_refused(outcome, "refuses user 'neo4j' or the password", "PAPERGRAPH_NEO4J_PASSWORD")
        assert SECRET not in outcome.err

    def test_an_unknown_database_is_one_line(
        self, on_server: Database, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PAPERGRAPH_NEO4J_DATABASE", "nothing")
        assert_refused(run("query", "corpus.counts"), "has no database 'nothing'")

    def test_a_missing_password_says_where_it_can_stand(
        self, on_server: Database, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("PAPERGRAPH_NEO4J_PASSWORD")
        assert_refused(run("sync"), "no password for", "PAPERGRAPH_NEO4J_PASSWORD", "config.toml")

    def test_an_error_shows_line_and_column(self, on_server: Database, run: Run) -> None:
        outcome = run("query", "--cypher", "MATCH (c:Concept)\nRETURN c.name +")
        assert outcome.code == 1
        assert "line 2, column 1" in outcome.err

    def test_nothing_is_written_without_leave(self, on_server: Database, run: Run) -> None:
        assert_refused(run("query", "--cypher", "MATCH (n) DETACH DELETE n"), "DETACH is not let through", "--write")
        assert run("sync", "--verify").err == "the store is up to date\n"
        assert run("query", "--write", "--cypher", "CREATE (:Note {text: $text})", "text=mine").code == 0
        rows = json.loads(run("query", "--json", "--cypher", "MATCH (n:Note) RETURN n.text AS text").out)
        assert rows == [{"text": "mine"}]

    @pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv"])
    def test_a_cut_answer_is_told_beside_it(self, on_server: Database, run: Run, format: str) -> None:
        outcome = run("query", "papers.newest", "--limit", "1", "--format", format)
        assert outcome.code == 0
        assert "only the first 1 row; there are more: raise --limit" in outcome.err
        assert "raise --limit" not in outcome.out

    def test_an_answer_becomes_a_page_and_a_file(self, on_server: Database, run: Run, tmp_path: Path) -> None:
        cypher = "MATCH (p:Paper)-[e:LISTED_IN]->(s:Source) WHERE p.id IN $ids RETURN p, e, s"
        files = ["--view", "answer.html", "--export", "answer.json"]
        outcome = run("query", "--cypher", cypher, 'ids:=["arxiv:2405.14734"]', *files)
        assert (outcome.code, outcome.out) == (0, "")
        assert "SimPO" in (tmp_path / "answer.html").read_text(encoding="utf-8")
        graph = json.loads((tmp_path / "answer.json").read_text(encoding="utf-8"))
        assert [edge["type"] for edge in graph["edges"]] == ["LISTED_IN"]
        assert_refused(run("query", "papers.newest", "--export", "a.json"), "answers with rows", code=2)


def test_a_build_goes_through_the_store_that_is_being_served(
    run: Run, reading_list: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERGRAPH_STORE", "embedded")
    run("build", reading_list.name, "--store", "none")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*COMMAND, "serve"], cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=environment
    ) as serve:
        try:
            assert serve.stdout
            assert "answers at bolt://127.0.0.1" in serve.stdout.readline()
            assert "new, 0 changed" in run("build", reading_list.name).err
            rows = json.loads(run("query", "papers.newest", "--json").out)
            assert len(rows) == 3
        finally:
            serve.send_signal(signal.SIGINT)
    assert serve.returncode == 0
    wait_until(lambda: not (tmp_path / ".papergraph" / "store" / "holder.json").exists())


def test_ctrl_c_ends_a_query_at_once_and_with_it_the_store(
    run: Run, reading_list: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", reading_list.name)
    endless = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c RETURN max(a * b * c)"
    command = [*COMMAND, "query", "--store", "embedded", "--cypher", endless, "--timeout", "100"]
    holder = tmp_path / ".papergraph" / "store" / "holder.json"
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as query:
        wait_until(lambda: holder.exists() and "uri" in holder.read_text(), 60)
        keeper = json.loads(holder.read_text())["pid"]
        query.send_signal(signal.SIGINT)
        _, error = query.communicate(timeout=60)
    assert (query.returncode, error) == (130, "papergraph: stopped; the next run completes what was begun\n")
    wait_until(lambda: not Path(f"/proc/{keeper}").exists())
