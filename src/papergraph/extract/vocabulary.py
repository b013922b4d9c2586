"""The built-in names of machine learning: what they stand for, kinds, years, parents; from `vocabulary/*.toml`.

A file holds `concepts`, a list of inline tables: name, kind, first_seen (year) and, where known, full_name, aliases,
introduced_by (arXiv id), paper (title of the paper that coined it, where the name does not stand in it), and parents
under the name of their relation in small letters (variant_of, extends, combines, replaces, instance_of, uses,
alternative_to). A name that stands for two things has two entries, each with `sense = true`; the first one is meant
where nothing in a document decides.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType
from typing import Any

from papergraph.errors import PapergraphError
from papergraph.graph.schema import CONCEPT_KINDS
from papergraph.text import fold_title, join_name

RELATIONS = ("variant_of", "extends", "combines", "replaces", "instance_of", "alternative_to", "uses")
_FIELDS = frozenset(
    {"name", "full_name", "aliases", "kind", "first_seen", "introduced_by", "paper", "sense", *RELATIONS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A concept as a vocabulary file states it; `parents` are (relation, name) pairs."""

    name: str
    kind: str
    full_name: str | None = None
    aliases: tuple[str, ...] = ()
    first_seen: int | None = None
    introduced_by: str | None = None
    paper: str | None = None
    sense: bool = False
    parents: tuple[tuple[str, str], ...] = ()
    file: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of the concept, the usual one first."""
        full = () if self.full_name is None else (self.full_name,)
        return (self.name, *full, *self.aliases)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Entries in the order of their files, found by joined name, by the paper that coined them."""

    entries: tuple[Entry, ...] = ()
    by_name: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    by_paper: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Vocabulary:
        """The vocabulary of these entries."""
        kept = tuple(entries)
        names = _index((join_name(name), entry) for entry in kept for name in entry.names)
        papers = _index((key, entry) for entry in kept for key in _paper_keys(entry))
        return cls(kept, names, papers)

    def problems(self) -> tuple[str, ...]:
        """What is wrong with it, a line each: names that meet, unknown kinds and parents, own parents."""
        return (*self._clashes(), *(line for entry in self.entries for line in self._faults(entry)))

    def _clashes(self) -> Iterator[str]:
        for key, entries in self.by_name.items():
            if not key:
                yield f"{entries[0].file}: {entries[0].name!r} has a name without letters or digits"
            elif len(entries) > 1 and not all(entry.sense for entry in entries):
                yield f"{key!r} names {', '.join(f'{entry.name} ({entry.file})' for entry in entries)}"

    def _faults(self, entry: Entry) -> Iterator[str]:
        if entry.kind not in CONCEPT_KINDS:
            yield f"{entry.file}: {entry.name}: unknown kind {entry.kind!r}, choose from {', '.join(CONCEPT_KINDS)}"
        for relation, parent in entry.parents:
            found = self.by_name.get(join_name(parent), ())
            if not found:
                yield f"{entry.file}: {entry.name}: {relation} {parent!r}, which is not in the vocabulary"
            elif entry in found:
                yield f"{entry.file}: {entry.name} is its own parent"


@functools.cache
def built_in() -> Vocabulary:
    """The vocabulary that comes with papergraph."""
    folder = resources.files("papergraph.extract") / "vocabulary"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return Vocabulary.of(entry for file in files for entry in parse(file.read_text("utf-8"), file.name))


def parse(text: str, file: str) -> tuple[Entry, ...]:
    """The entries of one vocabulary file; what it must not hold raises PapergraphError."""
    try:
        tables = tomllib.loads(text).get("concepts", [])
    except tomllib.TOMLDecodeError as error:
        raise PapergraphError(f"{file} is not TOML: {error}; see the built-in vocabulary for the form") from error
    return tuple(_entry(table, file) for table in tables)


def _entry(table: Any, file: str) -> Entry:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str):
        raise PapergraphError(f"{file}: every concept is a table with a name, not {table!r}")
    unknown = table.keys() - _FIELDS
    if unknown:
        raise PapergraphError(
            f"{file}: {table['name']}: unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(_FIELDS))}"
        )
    parents = tuple((relation.upper(), parent) for relation in RELATIONS for parent in table.get(relation, ()))
    plain = {key: table[key] for key in table.keys() - set(RELATIONS) - {"aliases"}}
    return Entry(**plain, aliases=tuple(table.get("aliases", ())), parents=parents, file=file)


def _paper_keys(entry: Entry) -> Iterator[str]:
    if entry.introduced_by:
        yield f"arxiv:{entry.introduced_by}"
    if entry.paper:
        yield fold_title(entry.paper)


def _index(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, dict[str, Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, {})[f"{entry.name}\x1f{entry.full_name}"] = entry
    return MappingProxyType({key: tuple(entries.values()) for key, entries in found.items()})
