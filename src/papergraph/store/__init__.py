"""Stage 7, the store: where the graph lives for Cypher. Every store is reached over Bolt by the official driver.

`open_store` is the way in. Importing this package imports neither the driver nor Java.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from papergraph.errors import StoreError
from papergraph.store.results import Result, StoredEdge, StoredNode, StoredPath

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

__all__ = ["EMBEDDED", "Result", "StoredEdge", "StoredNode", "StoredPath", "open_store"]

EMBEDDED = "embedded"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
PASSWORD_VARIABLES = ("PAPERGRAPH_NEO4J_PASSWORD", "NEO4J_PASSWORD")
USER_VARIABLES = ("PAPERGRAPH_NEO4J_USER", "NEO4J_USERNAME", "NEO4J_USER")
DATABASE_VARIABLES = ("PAPERGRAPH_NEO4J_DATABASE", "NEO4J_DATABASE")


def open_store(
    uri: str = EMBEDDED,
    *,
    workspace: Path,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Store:
    """A store that answers: the embedded one of the workspace folder, or the server at a Bolt URI.

    What is not given comes from the environment (`NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`, each with
    the prefix `PAPERGRAPH_` first). The embedded store is shared: when another process of ours holds it, this one
    goes through it. Close the store, or use it in a `with` statement. Raises StoreError.
    """
    if uri == EMBEDDED:
        from papergraph.store.sharing import open_embedded

        return open_embedded(workspace)
    _check_scheme(uri)
    secret = password or _variable(PASSWORD_VARIABLES)
    if secret is None:
        names = " or ".join(PASSWORD_VARIABLES)
        raise StoreError(f"no password for {uri}: set {names} in the environment, or put it into your own config file")
    from papergraph.store.bolt import Store

    return Store.connect(
        uri,
        user=user or _variable(USER_VARIABLES) or "neo4j",
        password=secret,
        database=database or _variable(DATABASE_VARIABLES),
    )


def _check_scheme(uri: str) -> None:
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme not in SCHEMES or not rest:
        known = ", ".join(f"{name}://host:7687" for name in SCHEMES)
        raise StoreError(f"{uri!r:.200} is not the address of a store: use {EMBEDDED}, none, or one of {known}")
    if "@" in rest:
        raise StoreError(f"the store's address at {rest.rpartition('@')[2]} holds a user or password: leave it out")


def _variable(names: tuple[str, ...], environment: Mapping[str, str] = os.environ) -> str | None:
    return next((environment[name] for name in names if environment.get(name)), None)
