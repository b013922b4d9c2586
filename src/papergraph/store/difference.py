"""What differs between a graph and a store: by section (a label or an edge type), then by element.

A section's digest tells that nothing changed without asking for its elements; an element's hash is kept beside it in
the store. Both are functions of the content alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from papergraph.graph.fingerprint import Element, Key, digest_of, fitted, hash_of, hash_of_parts, key_of
from papergraph.graph.schema import EDGE_TYPES, HASH_PROPERTY, NODE_TYPES
from papergraph.model import PropertyGraph
from papergraph.store import statements

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Section:
    """The elements of one label or edge type."""

    name: str
    elements: tuple[Element, ...] = ()

    @property
    def is_nodes(self) -> bool:
        return self.name in NODE_TYPES

    def digest(self) -> str:
        """One hash of all that is in the section."""
        return digest_of(self.elements)


@dataclass(frozen=True, slots=True)
class Kept:
    """An element in the store: its hash, and whose it is."""

    hash: str | None
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be written for one section. `create` and `update` hold elements with their hashes."""

    section: Section
    create: list[tuple[Element, str]] = field(default_factory=list)
    update: list[tuple[Element, str]] = field(default_factory=list)
    delete: list[Key] = field(default_factory=list)
    release: list[tuple[Key, tuple[str, ...]]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.create) + len(self.update) + len(self.delete) + len(self.release)


def sections(graph: PropertyGraph) -> dict[str, Section]:
    """A section for every label and type of the schema, empty ones too; nodes first. Values fit into a store."""
    found = {name: Section(name) for name in (*NODE_TYPES, *EDGE_TYPES)}
    for label, nodes in groupby(graph.nodes, key=attrgetter("label")):
        found[label] = Section(label, tuple(map(fitted, nodes)))
    for type, edges in groupby(graph.edges, key=attrgetter("type")):
        found[type] = Section(type, tuple(edges))
    return found


Found = dict[str, dict[Key, Kept]]  # by section


def stored(store: Store, names: Collection[str], workspace: str) -> Found:
    """Every element of ours in these sections of the store, whoever owns it, with the hash that it carries."""
    found: Found = {name: {} for name in names}
    nodes, edges = _split(names)
    own = [statements.own_nodes()] * bool(nodes) + [statements.own_edges(edges)] * bool(edges)
    parameters = {"workspace": workspace, "separator": SEPARATOR, "sections": nodes}
    alone = (workspace,)
    for section, _, rows in _records(store, own, parameters):
        for row in rows:
            *key, hash = row.split(SEPARATOR)
            found[section][tuple(key)] = Kept(hash, alone)
    shared = [statements.shared_nodes()] * bool(nodes) + [statements.shared_edges(edges)] * bool(edges)
    for section, *key, hash, owners in _records(store, shared, parameters):
        found[section][tuple(key)] = Kept(hash, tuple(owners or ()))
    return found


def looked_at(store: Store, names: Collection[str]) -> Found:
    """Every element of ours in these sections of the store, its hash made anew from what it holds now."""
    found: Found = {name: {} for name in names}
    nodes, edges = _split(names)
    whole = [statements.whole_nodes()] * bool(nodes) + [statements.whole_edges(edges)] * bool(edges)
    for section, *key, owners, labels, properties in _records(store, whole, {"sections": nodes}):
        hash = _hash_now(section, key, labels, properties)
        found[section][tuple(key)] = Kept(hash, tuple(owners or ()))
    return found


def _records(store: Store, texts: Iterable[str], parameters: Mapping[str, Any]) -> Iterator[Any]:
    for text in texts:
        for portion in store.portions(text, parameters):
            yield from portion


def _split(names: Iterable[str]) -> tuple[list[str], list[str]]:
    return [name for name in names if name in NODE_TYPES], [name for name in names if name in EDGE_TYPES]


def _hash_now(section: str, key: list[str], labels: list[str], properties: Mapping[str, Any]) -> str | None:
    """The hash of what an element holds; None where it is not the one that it carries, or a label is missing."""
    names, subtype = _shape(section)
    own = {name: value for name, value in properties.items() if name in names}
    try:
        hash = hash_of_parts(key, own)
    except TypeError:  # a value of a type that we never write, such as the database's own dates
        return None
    kind = own.get(subtype) if subtype else None
    return hash if properties.get(HASH_PROPERTY) == hash and (kind is None or kind in labels) else None


@cache
def _shape(section: str) -> tuple[frozenset[str], str | None]:
    """The names of a section's properties, and the one whose value is a label too."""
    if section in NODE_TYPES:
        return frozenset(prop.name for prop in NODE_TYPES[section].properties), NODE_TYPES[section].subtype
    return frozenset(prop.name for prop in EDGE_TYPES[section].properties), None


def compare(section: Section, kept: Mapping[Key, Kept], workspace: str) -> Difference:
    """What has to be written so that the store holds this section for this workspace."""
    difference = Difference(section)
    wanted: set[Key] = set()
    for element in section.elements:
        key, hash = key_of(element), hash_of(element)
        wanted.add(key)
        there = kept.get(key)
        if there is None:
            difference.create.append((element, hash))
        elif there.hash != hash or workspace not in there.owners:
            difference.update.append((element, hash))
    for key, there in kept.items():
        if key in wanted or workspace not in there.owners:
            continue
        others = tuple(owner for owner in there.owners if owner != workspace)
        if others:
            difference.release.append((key, others))
        else:
            difference.delete.append(key)
    return difference


def digests(found: Iterable[Section]) -> dict[str, str]:
    """Section name → digest. Empty sections have one too: a section without is one that is not known."""
    return {section.name: section.digest() for section in found}
