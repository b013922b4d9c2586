"""Stage 7, the store: where the graph lives for Cypher. Every store is reached over Bolt by the official driver.

`open_store` is the way in. Importing this package imports neither the driver nor Java.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papergraph.errors import StoreError
from papergraph.store.results import Result, StoredEdge, StoredNode, StoredPath

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

__all__ = ["EMBEDDED", "Result", "StoredEdge", "StoredNode", "StoredPath", "open_store"]

EMBEDDED = "embedded"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(
    uri: str = EMBEDDED,
    *,
    workspace: Path,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Store:
    """A store that answers: the embedded one of the workspace folder, or the server at a Bolt URI.

    What is not given comes from the environment or the user's own file (see `login`). The embedded store is shared
    between processes. Close the store, or use it in a `with` statement. Raises StoreError.
    """
    if uri == EMBEDDED:
        from papergraph.store.sharing import open_embedded

        return open_embedded(workspace)
    _check_scheme(uri)
    from papergraph.store import login
    from papergraph.store.bolt import Store

    told = login.credentials(uri, user=user, password=password, database=database)
    if told.password is None:
        names = " or ".join(login.VARIABLES["password"])
        raise StoreError(f"no password for {uri}: set {names} in the environment, or put it into {login.file()}")
    return Store.connect(uri, user=told.user, password=told.password, database=told.database)


def ask_password(uri: str) -> None:
    """Asks in the terminal for a server's password where nothing tells it; the embedded store has its own."""
    if "://" in uri:
        from papergraph.store import login

        _check_scheme(uri)
        login.ask(uri)


def _check_scheme(uri: str) -> None:
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme not in SCHEMES or not rest:
        raise StoreError(
            f"{uri!r:.200} is not the address of a store: use {EMBEDDED}, none, bolt://host:7687 or "
            "neo4j://host:7687, encrypted bolt+s:// or neo4j+s:// (+ssc for a certificate of its own)"
        )
    if "@" in rest:
        raise StoreError(f"the store's address at {rest.rpartition('@')[2]} holds a user or password: leave it out")
