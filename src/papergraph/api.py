"""papergraph from Python: the same stages as the command line, with graphs as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from papergraph import asking, pipeline
from papergraph import workspace as workspaces
from papergraph.config import EMBEDDED, NO_STORE
from papergraph.errors import QueryError
from papergraph.files import write_atomically
from papergraph.graph.index import GraphIndex
from papergraph.graph.lineage import Lineage, lineage
from papergraph.model import PropertyGraph, Table

if TYPE_CHECKING:
    import pandas

    from papergraph.graph.networkx import NxGraph
    from papergraph.store.bolt import Store

Folder = str | Path


class Graph:
    """A graph in memory, with the questions that people ask of it."""

    def __init__(self, properties: PropertyGraph) -> None:
        self.properties = properties

    @cached_property
    def index(self) -> GraphIndex:
        """Finds nodes by id or any spelling of a name, and walks their edges."""
        return GraphIndex(self.properties)

    def neighbourhood(self, name: str, *, hops: int = 2, limit: int = 500) -> Graph:
        """What is within `hops` edges of the thing that `name` is a spelling or an id of, at most `limit` nodes.

        Raises QueryError with the nearest names when nothing is called so.
        """
        from papergraph.views.selection import around

        return Graph(around(self.properties, self.index.one(name).id, hops, limit))

    def lineage(self, name: str, *, depth: int = 3) -> Lineage:
        """What came from the concept and what it came from, with the sentences; QueryError for an unknown name."""
        return lineage(self.index, self.index.one(name, labels=("Concept",)), depth=depth)

    def query(
        self,
        name: str | None = None,
        *,
        cypher: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        limit: int | None = None,
        timeout: float = 30.0,
    ) -> Graph | Rows:
        """The answer to a query of the library, or to Cypher, where the graph is in a store; QueryError elsewhere."""
        raise QueryError(
            'this graph is in memory and takes no Cypher: open_graph("embedded"), or open_graph("neo4j://…")'
        )

    def to_networkx(self) -> NxGraph:
        """A networkx graph: ids as keys, `label` or `type` and the properties as attributes."""
        from papergraph.graph.networkx import to_networkx

        return to_networkx(self.properties)

    def to_pandas(self) -> tuple[pandas.DataFrame, pandas.DataFrame]:
        """Nodes and edges as two tables with a column for each property; needs the extra `papergraph[pandas]`."""
        import pandas

        nodes = [{"id": n.id, "label": n.label, **n.properties} for n in self.properties.nodes]
        edges = [
            {"type": e.type, "source": e.source, "target": e.target, **e.properties} for e in self.properties.edges
        ]
        return pandas.DataFrame(nodes), pandas.DataFrame(edges)

    def __repr__(self) -> str:
        return f"<papergraph.Graph: {len(self.properties.nodes)} nodes, {len(self.properties.edges)} edges>"


class Rows(Table):
    """The rows that a query answered with."""

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a table; needs the extra `papergraph[pandas]`."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.columns))


class StoredGraph(Graph):
    """A graph in a store, of all workspaces that share it. Close it, or use it in a `with` statement.

    `query` asks the store; everything else reads the graph as a whole, once, when it is first needed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def properties(self) -> PropertyGraph:  # type: ignore[override]
        """The graph as it was when it was first needed."""
        from papergraph.store.reading import stored_graph

        return stored_graph(self._store)

    def query(
        self,
        name: str | None = None,
        *,
        cypher: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        limit: int | None = None,
        timeout: float = 30.0,
    ) -> Graph | Rows:
        """The answer to a query of the library, or to Cypher that reads; QueryError says what is wrong with it."""
        from papergraph.queries import library

        given: dict[str, Any] = {"limit": limit, "timeout": timeout}
        if name is not None:
            return _answer(library.run(self._store, name, parameters, **given))
        return _answer(library.run_cypher(self._store, cypher or "", parameters, **given))

    def close(self) -> None:
        """Ends the connections; may be called twice."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<papergraph.StoredGraph at {self._store.place}>"


def _answer(answer: PropertyGraph | Table) -> Graph | Rows:
    if isinstance(answer, PropertyGraph):
        return Graph(answer)
    return Rows(answer.columns, answer.rows, answer.truncated)


def build(*sources: Folder, workspace: Folder | None = None, store: str = NO_STORE) -> pipeline.BuildReport:
    """Reads the sources into the workspace, which is made where there is none, and rebuilds its graph.

    `store` is "none", "embedded" or the URI of a server. Raises PapergraphError; then nothing was changed.
    """
    place = workspaces.find_or_create(Path(workspace) if workspace is not None else None)
    return pipeline.build(place, [str(source) for source in sources], store=store)


def open_graph(location: Folder | None = None, *, workspace: Folder | None = None) -> Graph:
    """The graph of a workspace (a folder; none: the nearest upwards), of a snapshot (a .zip file), or of a store.

    A store is "embedded", which means the one of `workspace`, or an address such as neo4j://host:7687; then the graph
    is a StoredGraph, as the store has it now. Raises WorkspaceError or StoreError when there is none.
    """
    from papergraph.exports import snapshot

    if isinstance(location, str) and (location == EMBEDDED or "://" in location):
        return _open_stored(location, workspace)
    if location is not None and Path(location).is_file():
        return Graph(snapshot.load(Path(location)))
    return Graph(workspaces.find(Path(location) if location is not None else None).graph())


def _open_stored(uri: str, workspace: Folder | None) -> StoredGraph:
    from papergraph.store import open_store

    named = Path(workspace) if workspace is not None else None
    return StoredGraph(open_store(uri, workspace=workspaces.find(named).root if uri == EMBEDDED else Path.cwd()))


def query(
    name: str | None = None,
    *,
    cypher: str | None = None,
    workspace: Folder | None = None,
    store: str | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> Graph | Rows:
    """The answer of the workspace's store to a query of the library, or to Cypher; the store is synced first.

    Raises QueryError or StoreError.
    """
    place = workspaces.find(Path(workspace) if workspace is not None else None)
    return _answer(asking.ask(place, name=name, cypher=cypher, parameters=parameters, option=store))


def view(graph: Graph, path: Folder, *, around: str | None = None, hops: int = 2) -> None:
    """Writes the graph, or what is near one thing in it, as an interactive HTML file."""
    from papergraph import views

    focus = graph.index.one(around).id if around is not None else None
    write_atomically(Path(path), views.render(graph.properties, focus=focus, hops=hops).encode("utf-8"))
