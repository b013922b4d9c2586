"""Finds the folded spelling under which a name stands in the store."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from papergraph.errors import QueryError
from papergraph.text import fold_name, join_name, printable

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

_IS_KNOWN = "MATCH (n:Name {key: $key}) RETURN n.key LIMIT 1"
_BEGINNING = "MATCH (n:Name) WHERE n.key STARTS WITH $start RETURN n.key ORDER BY n.key LIMIT 500"


def known_key(store: Store, name: str) -> str:
    """The key of the name in this store: folded, or also without its spaces.

    Raises QueryError with the nearest names when nothing is called so.
    """
    keys = dict.fromkeys((fold_name(name), join_name(name)))
    for key in keys:
        if store.read(_IS_KNOWN, {"key": key}).records:
            return key
    key = next(iter(keys))
    found = [near for (near,) in store.read(_BEGINNING, {"start": key[:2]}).records]
    near = get_close_matches(key, found, n=3, cutoff=0.6)
    hint = f": the nearest are {', '.join(near)}" if near else "; `papergraph search` looks into titles too"
    raise QueryError(f"nothing here is called {printable(name)[:80]!r}{hint}")
