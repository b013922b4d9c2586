"""The fields of a row by what they mean, whatever they are called and however the row wraps them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from papergraph.readers import values
from papergraph.readers.field_names import meaning_of

_NESTED = (
    "paper",
    "work",
    "article",
    "item",
    "node",
    "attributes",
    "fields",
    "properties",
    "metadata",
    "document",
    "content",
    "data",
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one row by what they mean; `other` holds those whose names mean nothing here."""

    known: Mapping[str, tuple[object, ...]]
    other: Mapping[str, object]

    def texts(self, *meanings: str) -> list[str]:
        """All strings of these fields."""
        return [text for one in meanings for value in self.known.get(one, ()) for text in values.strings(value)]

    def every(self, *meanings: str) -> list[str]:
        """All strings of these fields, those under any key of their mappings too."""
        return [text for one in meanings for value in self.known.get(one, ()) for text in values.every(value)]

    def text(self, *meanings: str) -> str:
        """The first string of these fields, else ""."""
        found = self.texts(*meanings)
        return found[0] if found else ""


def fields_of(row: Mapping[str, object]) -> Fields:
    """The row's fields sorted by meaning; a mapping that wraps the paper ("paper": {…}) is opened."""
    ranked: dict[str, list[tuple[int, object]]] = {}
    other: dict[str, object] = {}
    for name, value in _unwrapped(row):
        if value is None or value == "" or value == []:
            continue
        if meaning := meaning_of(name):
            ranked.setdefault(meaning[0], []).append((meaning[1], value))
        else:
            other.setdefault(name, value)
    known = {one: tuple(value for _, value in sorted(found, key=lambda pair: pair[0])) for one, found in ranked.items()}
    return Fields(known, other)


def _unwrapped(row: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The fields of what the row wraps, then its own."""
    for key in _NESTED:
        inner = row.get(key)
        if isinstance(inner, Mapping):
            yield from ((str(name), value) for name, value in inner.items())
    for name, value in row.items():
        if not (name in _NESTED and isinstance(value, Mapping)):
            yield str(name), value
