"""The folder for neo4j-admin: the real import takes it, and finds the graph that a sync gives."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from papergraph import exports
from papergraph.errors import WorkspaceError
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.store.sync import SyncReport, sync
from tests.queries.library_graph import library_graph
from tests.store.graphs import held
from tests.store.servers import HOW, Database, tool

AWKWARD = 'a "quoted", word; with\nlines, \\ and ünïcode 漢字'


def awkward_graph() -> PropertyGraph:
    """A graph with what comma-separated files trip over."""
    graph = library_graph()
    nodes = [
        Node("Paper", "doi:10.1/awkward", {"title": AWKWARD, "ids": (AWKWARD, "x;y"), "abstract": "", "stub": True}),
        Node("Author", "author:awkward", {"name": "=1+1"}),
    ]
    return PropertyGraph.of([*graph.nodes, *nodes], [*graph.edges, Edge("WROTE", "author:awkward", "doi:10.1/awkward")])


def words(folder: Path) -> list[str]:
    """The words of the command, for the database neo4j."""
    text = (folder / "import.sh").read_text().replace("\\\n", " ").replace("${1:-neo4j}", "neo4j")
    return shlex.split(text, comments=True)


def test_each_label_and_type_has_a_table_and_the_command_names_them(tmp_path: Path) -> None:
    exports.write(awkward_graph(), tmp_path, "neo4j-admin")
    tables = {path.name for path in tmp_path.glob("*.csv")}
    command = words(tmp_path)
    named = {word.partition("=")[2] for word in command if word.startswith(("--nodes=", "--relationships="))}
    assert named == tables
    assert "nodes_Paper.csv" in tables


def test_a_second_export_replaces_the_first(tmp_path: Path) -> None:
    exports.write(awkward_graph(), tmp_path, "neo4j-admin")
    exports.write(PropertyGraph.of([Node("Venue", "venue:x", {"name": "X"})], []), tmp_path, "neo4j-admin")
    assert {path.name for path in tmp_path.iterdir()} == {"nodes_Venue.csv", "import.sh"}


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceError, match="cannot be made a folder"):
        exports.write(awkward_graph(), tmp_path / "file", "neo4j-admin")


@pytest.mark.slow
@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_the_real_import_gives_the_graph_that_a_sync_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not tool.is_prepared():
        pytest.skip(HOW)
    graph, home, folder = awkward_graph(), tmp_path / "neo4j", tmp_path / "export"
    tool.start(home).stop()
    exports.write(graph, folder, "neo4j-admin")
    command = words(folder)
    monkeypatch.chdir(folder)
    result = tool.admin(home, *command[command.index("neo4j-admin") + 1 :], "--overwrite-destination=true")
    assert result.returncode == 0, result.stdout + result.stderr
    server = tool.start(home)
    try:
        database = Database("neo4j", tmp_path, server.uri, {"user": "neo4j", "password": server.password})
        with database.open() as store:
            assert held(store) == graph
            report = sync(store, graph, workspace_id="one")
            assert report == SyncReport(nodes_updated=len(graph.nodes), edges_updated=len(graph.edges))
            assert held(store) == graph
            assert sync(store, graph, workspace_id="one", verify=True).unchanged
    finally:
        server.stop()
