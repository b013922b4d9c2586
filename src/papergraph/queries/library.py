"""Finds, checks and runs the queries of `cypher/`, and Cypher that someone typed.

A query's name is its place: cypher/lineage/descendants.cypher is lineage.descendants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papergraph.errors import QueryError
from papergraph.model import PropertyGraph, Table
from papergraph.queries import header
from papergraph.queries.columns import returned
from papergraph.queries.header import Parameter, Returns, Scalar
from papergraph.queries.names import known_key
from papergraph.store.results import Result, plain
from papergraph.text import printable

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

Tell = Callable[[str], None]
DEFAULT_LIMIT = 1000
DEFAULT_TIMEOUT = 30.0


def silent(message: str) -> None:
    """Hears a message and does nothing."""


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library; `text` is the whole file."""

    name: str
    about: str
    params: tuple[Parameter, ...]
    returns: Returns
    text: str

    def typed(self, given: Mapping[str, str]) -> dict[str, Scalar]:
        """Values for all parameters, from texts; raises QueryError for unknown, missing and wrong ones."""
        known = {parameter.name: parameter for parameter in self.params}
        for name in given:
            if name not in known:
                raise QueryError(
                    f"{self.name} has no parameter {printable(name)!r}{_nearest(name, known)}; "
                    f"it takes: {self._usage() or 'none'}"
                )
        missing = [name for name, one in known.items() if one.is_required and name not in given]
        if missing:
            raise QueryError(f"{self.name} needs {', '.join(missing)}: papergraph query {self.name} {self._usage()}")
        return {
            name: header.value_of(one, given[name]) if name in given else one.example for name, one in known.items()
        }

    def _usage(self) -> str:
        return " ".join(
            f'{one.name}="{one.example}"' if " " in str(one.example) else f"{one.name}={one.example}"
            for one in self.params
        )


def names() -> tuple[str, ...]:
    """The names of all queries, in order."""
    return tuple(sorted(_files()))


def find(name: str) -> LibraryQuery:
    """The query of this name; raises QueryError that lists the nearest names."""
    path = _files().get(name)
    if path is None:
        near = get_close_matches(name, _files(), n=3, cutoff=0.5) or [one for one in names() if name in one][:3]
        hint = f": the nearest are {', '.join(near)}" if near else ""
        raise QueryError(f"no query is called {printable(name)!r}{hint}; `papergraph query` lists them all")
    text = path.read_text(encoding="utf-8")
    found = header.parse(text, name)
    return LibraryQuery(name, found.about, found.params, found.returns, text)


@cache
def _files() -> Mapping[str, Path]:
    folder = _folder()
    return {f"{path.parent.name}.{path.stem}": path for path in folder.glob("*/*.cypher")}


def _folder() -> Path:
    """The folder in the installed package, else the one of the checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "cypher", package.parents[1] / "cypher"):
        if folder.is_dir():
            return folder
    raise QueryError(f"the query library is missing beside {package}: install papergraph again")


def run(
    store: Store,
    name: str,
    params: Mapping[str, Any] | None = None,
    *,
    limit: int | None = DEFAULT_LIMIT,
    timeout: float | None = DEFAULT_TIMEOUT,
    tell: Tell = silent,
) -> PropertyGraph | Table:
    """The answer to a query of the library: a graph or a table, as the query says.

    `params` are typed values, or texts as from a command line; names are found in any spelling; `tell` hears when the
    limit cut the answer. Raises QueryError.
    """
    query = find(name)
    values = query.typed({key: str(value) for key, value in (params or {}).items()})
    for parameter in query.params:
        if parameter.type == "name":
            values[parameter.name] = known_key(store, str(values[parameter.name]))
    answer = _told(store.read(query.text, values, limit=limit, timeout=timeout), tell)
    return answer.graph() if query.returns == "graph" else _table(answer, query.text)


def run_cypher(
    store: Store,
    text: str,
    params: Mapping[str, Any] | None = None,
    *,
    write: bool = False,
    limit: int | None = DEFAULT_LIMIT,
    timeout: float | None = DEFAULT_TIMEOUT,
    tell: Tell = silent,
) -> PropertyGraph | Table:
    """The answer to Cypher that someone typed: a graph when every column holds nodes, relationships or paths.

    Without `write` only Cypher that reads is let through. `tell` hears when the limit cut the answer.
    Raises QueryError.
    """
    from papergraph.queries.hints import unknown_names
    from papergraph.store import abilities, guard

    values = dict(params or {})
    if write:
        return _answer(store.write(text, values), "")
    checked = guard.check(text)
    try:
        answer = _told(store.read(checked, values, limit=limit, timeout=timeout), tell)
    except QueryError as error:
        if lack := abilities.lack(store.kind, checked):
            raise QueryError(f"{lack} ({error})") from error
        raise
    if answer.is_blank():
        unknown_names(store, checked)
    return _answer(answer, checked)


def _told(answer: Result, tell: Tell) -> Result:
    if answer.truncated:
        rows = len(answer.records)
        tell(f"only the first {rows} row{'' if rows == 1 else 's'}; there are more: raise --limit")
    return answer


def _answer(answer: Result, text: str) -> PropertyGraph | Table:
    return answer.graph() if answer.holds_only_graph() else _table(answer, text)


def _table(answer: Result, text: str) -> Table:
    columns = answer.columns or returned(text)
    rows = tuple(tuple(plain(value) for value in record) for record in answer.records)
    return Table(columns, rows, truncated=answer.truncated)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
