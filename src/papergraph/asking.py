"""The workspace's store: brought up to date, asked, kept up. The other half of the line, from a graph to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from papergraph.config import EMBEDDED, NO_STORE, store_uri
from papergraph.errors import UsageError
from papergraph.model import PropertyGraph, Table
from papergraph.pipeline import Progress, silent
from papergraph.workspace import Workspace

if TYPE_CHECKING:
    from papergraph.store.bolt import Store
    from papergraph.store.sync import SyncReport

Tell = Callable[[str], None]


def sync_store(
    workspace: Workspace,
    *,
    option: str | None = None,
    verify: bool = False,
    progress: Progress = silent,
    tell: Tell = lambda message: None,
) -> SyncReport:
    """The store brought up to date with the graph; `tell` hears what its server lacks. Raises StoreError."""
    from papergraph.store import open_store
    from papergraph.store.sync import sync

    uri = _store_of(workspace, option)
    mark = workspace.graph_mark()  # read first, so that it is never later than the graph
    graph = workspace.graph()
    with open_store(uri, workspace=workspace.root) as opened:
        _remark(opened, tell)
        return sync(
            opened,
            graph,
            workspace_id=workspace.config.id,
            mark=mark,
            verify=verify,
            progress=lambda done, total: progress("loading", done, total),
        )


def ask(
    workspace: Workspace,
    *,
    name: str | None = None,
    cypher: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    write: bool = False,
    limit: int = 1000,
    timeout: float = 30.0,
    option: str | None = None,
    tell: Tell = lambda message: None,
) -> PropertyGraph | Table:
    """The answer to a query of the library, or to Cypher, from the store, which is synced first.

    Parameters of a query of the library may be texts, as from a command line; `tell` hears that a limit cut the
    answer. Raises QueryError for an unknown query or parameter and for Cypher that the guard or the server refuses.
    """
    from papergraph.queries import library
    from papergraph.store import open_store

    query = library.find(name) if name is not None else None
    values = dict(parameters or {})
    if query:
        query.typed({name: str(value) for name, value in values.items()})  # a mistake is told before a store is opened
    uri = _store_of(workspace, option)
    mark = workspace.graph_mark()  # before the store is opened: without a graph there is nothing to ask
    with open_store(uri, workspace=workspace.root) as opened:
        _remark(opened, tell)
        _bring(opened, workspace, mark)
        if query:
            return library.run(opened, query.name, values, limit=limit, timeout=timeout, tell=tell)
        return library.run_cypher(opened, cypher or "", values, write=write, limit=limit, timeout=timeout, tell=tell)


def _remark(store: Store, tell: Tell) -> None:
    from papergraph.store.abilities import remark

    if message := remark(*store.server):
        tell(message)


def _bring(store: Store, workspace: Workspace, mark: str) -> None:
    """Syncs the store, where it does not say that it holds the graph already: reading that takes long."""
    from papergraph.store.sync import is_current, sync

    if not is_current(store, workspace_id=workspace.config.id, mark=mark):
        sync(store, workspace.graph(), workspace_id=workspace.config.id, mark=mark)


def _store_of(workspace: Workspace, option: str | None) -> str:
    uri = store_uri(workspace.config, workspace.config_file, option=option)
    if uri == NO_STORE:
        raise UsageError(f"this needs a store: say --store {EMBEDDED}, or --store bolt://…")
    return uri


def serve(workspace: Workspace) -> None:
    """Keeps the embedded store up until interrupted."""
    from papergraph.store.sharing import serve as serve_embedded

    serve_embedded(workspace.root)
