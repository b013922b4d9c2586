"""The comment lines at the top of a query of the library: what it answers, what it takes, what it gives.

    // about: one sentence
    // params: name type = example, name type = example
    // returns: graph | table

A parameter of type integer, float or boolean has its example as default; the others must be given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from papergraph.errors import QueryError
from papergraph.text import printable

Type = Literal["name", "id", "string", "date", "integer", "float", "boolean"]
Returns = Literal["graph", "table"]
Scalar = str | int | float | bool

_LINE = re.compile(r"// (about|params|returns): (.+)")
_PARAMETER = re.compile(r"(\w+) (\w+) = (.+)")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. A "name" is found in any spelling, an "id" in any form; a "date" is ISO 8601, in part or whole."""

    name: str
    type: Type
    example: Scalar

    @property
    def is_required(self) -> bool:
        return self.type in ("name", "id", "string", "date")


@dataclass(frozen=True, slots=True)
class Header:
    """What a query says of itself."""

    about: str
    params: tuple[Parameter, ...]
    returns: Returns


def parse(text: str, name: str) -> Header:
    """The header of the query's text; raises QueryError that says what is wrong with it."""
    lines: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line.rstrip())
        if not match:
            break
        lines[match[1]] = match[2].strip()
    if "about" not in lines or lines.get("returns") not in get_args(Returns):
        raise QueryError(f"{name}: expected the lines `// about: …` and `// returns: graph` or `table` at the top")
    declared = [_parameter(part.strip(), name) for part in lines.get("params", "").split(",") if part.strip()]
    return Header(lines["about"], tuple(declared), cast(Returns, lines["returns"]))


def _parameter(text: str, name: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match or match[2] not in READERS:
        raise QueryError(f"{name}: {text!r} is no parameter; write `name type = example`, type one of {_types()}")
    kind = cast(Type, match[2])
    return Parameter(match[1], kind, READERS[kind](match[3]))


def _types() -> str:
    return ", ".join(READERS)


def value_of(parameter: Parameter, text: str) -> Scalar:
    """The value that the text stands for; raises QueryError that shows an example."""
    try:
        return READERS[parameter.type](text)
    except ValueError as error:
        raise QueryError(
            f"{parameter.name}={printable(text)[:80]} is no {parameter.type}; for example "
            f"{parameter.name}={parameter.example}"
        ) from error


def _integer(text: str) -> int:
    number = int(text)
    if abs(number) >= 2**63:
        raise ValueError("too large")
    return number


def _boolean(text: str) -> bool:
    word = text.casefold()
    if word not in ("true", "yes", "false", "no"):
        raise ValueError("neither true nor false")
    return word in ("true", "yes")


def _date(text: str) -> str:
    if not _DATE.fullmatch(text):
        raise ValueError("no date")
    return text


def _identifier(text: str) -> str:
    """The id of a paper in the form that nodes have; other ids stay as they are."""
    from papergraph import identifiers

    if (arxiv := identifiers.arxiv_id(text)) is not None:
        return f"arxiv:{arxiv}"
    if (doi := identifiers.doi(text)) is not None:
        return f"doi:{doi}"
    return text


READERS: Mapping[str, Callable[[str], Scalar]] = {
    "name": str,
    "id": _identifier,
    "string": str,
    "date": _date,
    "integer": _integer,
    "float": float,
    "boolean": _boolean,
}
