"""What people corrected by hand: `corrections.toml`, read into typed statements and applied while resolving.

    [[merge]]
    ids = ["arxiv:2305.18290", "title:0123456789abcdef"]

    [[split]]
    id = "arxiv:2305.18290"
    records = ["weekly.md:12"]

    [[rename]]
    id = "author:e hu"
    name = "Edward J. Hu"

    [[reject]]
    id = "title:0123456789abcdef"

Each may carry `why`. Ids are those of papers, authors, organizations and venues; any id that a paper ever had will do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import tomlkit

from papergraph.errors import UsageError
from papergraph.model import Origin

FILE_NAME = "corrections.toml"
_BY_HAND = Origin(FILE_NAME)
_HEADER = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]\s*(?:#.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """These are one; the first id names what stays."""

    ids: tuple[str, ...]
    why: str = ""
    origin: Origin = _BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """These records (source:line) are another paper than `id`, which keeps its identifiers."""

    id: str
    records: tuple[str, ...]
    why: str = ""
    origin: Origin = _BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """This is called so; its id stays."""

    id: str
    name: str
    why: str = ""
    origin: Origin = _BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """This is nothing that the graph should hold."""

    id: str
    why: str = ""
    origin: Origin = _BY_HAND


Correction = Merge | Split | Rename | Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections, each kind in the order of the file."""

    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    renames: tuple[Rename, ...] = ()
    rejects: tuple[Reject, ...] = ()

    def all(self) -> Iterator[Correction]:
        """Every correction, in the order in which they are applied."""
        yield from self.splits
        yield from self.merges
        yield from self.rejects
        yield from self.renames


_KINDS: Mapping[str, Callable[..., Correction]] = MappingProxyType(
    {"merge": Merge, "split": Split, "rename": Rename, "reject": Reject}
)
_FIELDS: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "merge": {"ids": list},
        "split": {"id": str, "records": list},
        "rename": {"id": str, "name": str},
        "reject": {"id": str},
    }
)


def read_corrections(text: str, *, name: str = FILE_NAME) -> Corrections:
    """The corrections in the text of a file called `name`; raises UsageError with file and line."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: this is not valid TOML: {error}") from error
    unknown = sorted(tables.keys() - _KINDS.keys())
    if unknown:
        where = _line_of_key(text, unknown[0])
        raise UsageError(f"{name}{where}: unknown correction “{unknown[0]}”; choose from {', '.join(_KINDS)}")
    lines = _header_lines(text)
    found = {kind: tuple(_read_kind(kind, tables.get(kind, []), name, lines.get(kind, []))) for kind in _KINDS}
    return Corrections(
        merges=tuple(one for one in found["merge"] if isinstance(one, Merge)),
        splits=tuple(one for one in found["split"] if isinstance(one, Split)),
        renames=tuple(one for one in found["rename"] if isinstance(one, Rename)),
        rejects=tuple(one for one in found["reject"] if isinstance(one, Reject)),
    )


def _read_kind(kind: str, rows: Any, name: str, lines: list[int]) -> Iterator[Correction]:
    if not isinstance(rows, list):
        raise UsageError(f"{name}: write [[{kind}]] with two brackets on each side: there may be several")
    for at, row in enumerate(rows):
        origin = Origin(name, lines[at] if at < len(lines) else None, at)
        yield _read_row(kind, row, origin)


def _read_row(kind: str, row: Any, origin: Origin) -> Correction:
    wanted = _FIELDS[kind]
    if not isinstance(row, dict):
        raise UsageError(f"{origin}: a {kind} is a table with {' and '.join(wanted)}")
    unknown = sorted(row.keys() - wanted.keys() - {"why"})
    if unknown:
        raise UsageError(f"{origin}: a {kind} has no “{unknown[0]}”; it takes {', '.join((*wanted, 'why'))}")
    values = {field: _value(kind, field, row, shape, origin) for field, shape in wanted.items()}
    why = row.get("why", "")
    if not isinstance(why, str):
        raise UsageError(f"{origin}: “why” has to be a text in quotes")
    return _KINDS[kind](**values, why=why, origin=origin)


def _value(kind: str, field: str, row: Mapping[str, Any], shape: type, origin: Origin) -> Any:
    value = row.get(field)
    if shape is str:
        if not isinstance(value, str) or not value.strip():
            raise UsageError(f'{origin}: a {kind} needs {field} = "…"')
        return value.strip()
    least = 2 if field == "ids" else 1
    if not isinstance(value, list) or len(value) < least or not all(isinstance(one, str) and one for one in value):
        raise UsageError(f'{origin}: a {kind} needs {field} = ["…"] with at least {least} of them')
    return tuple(value)


def _header_lines(text: str) -> dict[str, list[int]]:
    """On which lines the tables of each kind begin."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _HEADER.fullmatch(line):
            found.setdefault(match[1], []).append(number)
    return found


def _line_of_key(text: str, key: str) -> str:
    pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}\b")
    return next((f":{number}" for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), "")


def add_correction(text: str, correction: Correction) -> str:
    """The text of the file with one more correction at its end; what stands there, comments too, stays as it is."""
    document = tomlkit.parse(text)
    kind = next(name for name, cls in _KINDS.items() if cls is type(correction))
    row = tomlkit.table()
    for field in (*_FIELDS[kind], "why"):
        value = getattr(correction, field)
        if value:
            row[field] = list(value) if isinstance(value, tuple) else value
    rows = document.get(kind)
    if rows is None:
        rows = tomlkit.aot()
        document[kind] = rows
    rows.append(row)
    return tomlkit.dumps(document)
