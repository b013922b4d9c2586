"""Brings a store up to date with a graph: writes what differs, removes what is gone, touches nothing of anyone else.

Every element of ours carries a hash of its content and the workspaces that it belongs to. What a workspace wrote last
is kept as one digest for each label and edge type; a section is taken off that list before it is written and put back
when it is complete, so that a sync which was interrupted is completed by the next. Batches are transactions: nodes come
before their edges, and edges go before their nodes.

Where two workspaces hold one element with other content, the one that changed last wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papergraph.errors import StoreError
from papergraph.graph.fingerprint import FORMAT, LONGEST_KEY, Element, Key
from papergraph.graph.schema import HASH_PROPERTY, NODE_TYPES, OWNED_LABEL
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.store import statements
from papergraph.store.difference import SEPARATOR, Difference, Section, compare, digests, looked_at, sections, stored
from papergraph.store.lease import Lease
from papergraph.store.preparing import prepare
from papergraph.store.statements import BOOKS

if TYPE_CHECKING:
    from papergraph.store.bolt import Statement, Store

MARK = "graph"  # the entry of the books that stands beside the sections' digests
BATCH_ROWS = 5_000
BATCH_BYTES = 4_000_000
PATIENCE = 30.0  # seconds that a sync waits for another one
Rows = list[dict[str, Any]]
Progress = Callable[[int, int], None]

_BOOKS = f"MATCH (s:{BOOKS}) WHERE s.id = $id RETURN s.sections"
_WRITE_BOOKS = f"MERGE (s:{BOOKS} {{id: $id}}) SET s.sections = $sections"
_FORGET_BOOKS = f"MATCH (s:{BOOKS}) WHERE s.id IN $ids SET s.sections = []"


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync wrote. `kept` counts nodes and edges that someone else added to: they lost our marks only."""

    nodes_created: int = 0
    nodes_updated: int = 0
    nodes_deleted: int = 0
    edges_created: int = 0
    edges_updated: int = 0
    edges_deleted: int = 0
    kept: int = 0

    @property
    def unchanged(self) -> bool:
        return self == SyncReport()

    def __str__(self) -> str:
        if self.unchanged:
            return "the store is up to date"
        parts = [
            f"{what} {made} new, {changed} changed, {gone} removed"
            for what, made, changed, gone in (
                ("nodes:", self.nodes_created, self.nodes_updated, self.nodes_deleted),
                ("edges:", self.edges_created, self.edges_updated, self.edges_deleted),
            )
        ]
        kept = f"; {self.kept} that others added to stay without our marks" if self.kept else ""
        return "; ".join(parts) + kept


def sync(
    store: Store,
    graph: PropertyGraph,
    *,
    workspace_id: str,
    mark: str | None = None,
    verify: bool = False,
    progress: Progress | None = None,
    patience: float = PATIENCE,
) -> SyncReport:
    """What had to be written so that the store holds the graph for this workspace; the same again writes nothing.

    `mark` is a hash of the graph that the caller has, by which `is_current` knows it again. With `verify`, each element
    is looked at, and what was changed by hand is mended. Raises StoreError; what was written until then stays and is
    completed by the next sync.
    """
    wanted = sections(graph)
    _check_keys(graph)
    target = digests(wanted.values())
    known = _books(store, workspace_id)
    marked = known.pop(MARK, None)
    stale = [section for name, section in wanted.items() if verify or known.get(name) != target[name]]
    is_known = known == target and (mark is None or marked == _in_books(mark))
    if is_known and not (verify and any(map(len, _differences(store, stale, workspace_id, verify=True)))):
        return SyncReport()
    if verify or not known:
        prepare(store)
    lease = Lease.take(store, patience=patience)
    try:
        return _Writing(store, lease, workspace_id, progress).bring(stale, target, mark=mark, verify=verify)
    finally:
        lease.give()


def is_current(store: Store, *, workspace_id: str, mark: str) -> bool:
    """Whether the last sync of this workspace completed the graph with this mark; asks for nothing else."""
    return _books(store, workspace_id).get(MARK) == _in_books(mark)


def _in_books(mark: str) -> str:
    return f"{FORMAT.decode()}-{mark}"


def _books(store: Store, workspace: str) -> dict[str, str]:
    """The digests of what this workspace wrote completely, and the mark of the graph that they came from."""
    found = store.read(_BOOKS, {"id": f"workspace:{workspace}"}).records
    pairs = [str(line).partition("=") for line in (found[0][0] or ())] if found else []
    return {name: digest for name, _, digest in pairs}


def _differences(store: Store, found: Sequence[Section], workspace: str, *, verify: bool = False) -> list[Difference]:
    if not store.read(f"MATCH (n:{OWNED_LABEL}) RETURN 1 LIMIT 1").records:
        return [compare(section, {}, workspace) for section in found]
    names = [section.name for section in found]
    there = looked_at(store, names) if verify else stored(store, names, workspace)
    return [compare(section, there[section.name], workspace) for section in found]


def _check_keys(graph: PropertyGraph) -> None:
    for node in graph.nodes:
        if len(node.id) > LONGEST_KEY or SEPARATOR in node.id:
            raise StoreError(f"the id {node.id[:60]!r}… of a {node.label} is too long or holds a control character")


class _Writing:
    """One sync that holds the lease."""

    def __init__(self, store: Store, lease: Lease, workspace: str, progress: Progress | None) -> None:
        self.store, self.lease, self.workspace = store, lease, workspace
        self.progress = progress or (lambda done, total: None)
        self.counts: Counter[str] = Counter()
        self.done = self.total = 0

    def bring(
        self, stale: Sequence[Section], target: Mapping[str, str], *, mark: str | None, verify: bool
    ) -> SyncReport:
        """Writes the sections whose digests differ and returns what was written."""
        names = {section.name for section in stale}
        known = _books(self.store, self.workspace)
        kept = {name: digest for name, digest in known.items() if name not in names and name != MARK}
        self.lease.write(self._entry(kept), (statements.unpark_nodes(), {}))
        found = _differences(self.store, stale, self.workspace, verify=verify)
        self.total = sum(map(len, found))
        nodes = [difference for difference in found if difference.section.is_nodes]
        edges = [difference for difference in found if not difference.section.is_nodes]
        for difference in nodes:
            self._write_nodes(difference)
        for difference in edges:
            self._write_edges(difference)
        for difference in edges:
            self._remove_edges(difference)
        for difference in nodes:
            self._remove_nodes(difference)
        self._forget_others(found)
        written = kept | {name: target[name] for name in names}
        self.lease.write(self._entry(written | {MARK: _in_books(mark)} if mark else written))
        return SyncReport(**self.counts)

    def _entry(self, known: Mapping[str, str]) -> Statement:
        lines = sorted(f"{name}={digest}" for name, digest in known.items())
        return _WRITE_BOOKS, {"id": f"workspace:{self.workspace}", "sections": lines}

    def _forget_others(self, found: Iterable[Difference]) -> None:
        """Makes the other owners of what this workspace gave up look at their elements again."""
        owners = {f"workspace:{owner}" for one in found for _, others in one.release for owner in others}
        if owners:
            self.lease.write((_FORGET_BOOKS, {"ids": sorted(owners)}))

    # --- nodes -----------------------------------------------------------------------------------------

    def _write_nodes(self, difference: Difference) -> None:
        label = difference.section.name
        by_kind: dict[str | None, list[tuple[Element, str]]] = {}
        for element, hash in difference.create:
            by_kind.setdefault(_kind(element), []).append((element, hash))
        for kind, elements in by_kind.items():
            self._send(statements.create_nodes(label, kind), map(_row, elements), "nodes_created")
        self._move(difference)
        self._send(statements.update_nodes(label), map(_row, difference.update), "nodes_updated")

    def _move(self, difference: Difference) -> None:
        """Gives updated nodes their second label, where it is another one than in the store."""
        by_kind: dict[str, list[str]] = {}
        for element, _ in difference.update:
            if isinstance(element, Node) and (kind := _kind(element)):
                by_kind.setdefault(kind, []).append(element.id)
        for kind, ids in by_kind.items():
            moving = [id for (id,) in self.store.read(statements.of_another_kind(kind), {"ids": ids}).records]
            park, label, unpark = statements.park_nodes(kind)
            if moving:
                # Two transactions: the embedded store sees the old and the new node as two with one id otherwise.
                rows = [{"id": id} for id in moving]
                self.lease.write((park, {"rows": rows}), (label, {"ids": moving}))
                self.lease.write((unpark, {}))

    def _remove_nodes(self, difference: Difference) -> None:
        label = difference.section.name
        delete, strip = statements.delete_nodes(label)
        params = {"labels": list(statements.OUR_LABELS), "keys": list(statements.KEPT_KEYS[label])}
        self._remove(delete, strip, difference.delete, params, "nodes")
        self._send(statements.release_nodes(), (_place(key) for key, _ in difference.release), "nodes_deleted")

    # --- edges -----------------------------------------------------------------------------------------

    def _write_edges(self, difference: Difference) -> None:
        type = difference.section.name
        self._send(statements.create_edges(type), map(_row, difference.create), "edges_created")
        self._send(statements.update_edges(type), map(_row, difference.update), "edges_updated")

    def _remove_edges(self, difference: Difference) -> None:
        type = difference.section.name
        delete, strip = statements.delete_edges(type)
        self._remove(delete, strip, difference.delete, {"keys": statements.edge_keys(type)}, "edges")
        self._send(statements.release_edges(type), (_place(key) for key, _ in difference.release), "edges_deleted")

    # --- batches ---------------------------------------------------------------------------------------

    def _send(self, text: str, rows: Iterable[dict[str, Any]], counter: str) -> None:
        for batch in _batches(rows):
            self.lease.write((text, {"rows": batch, "workspace": self.workspace}))
            self._count(counter, len(batch))

    def _remove(self, delete: str, strip: str, keys: Iterable[Key], params: Mapping[str, Any], what: str) -> None:
        for batch in _batches(map(_place, keys)):
            given = {**params, "rows": batch, "workspace": self.workspace}
            _, stripped = self.lease.write((delete, given), (strip, given))
            self._count(f"{what}_deleted", len(batch))
            self.counts["kept"] += stripped.records[0][0]

    def _count(self, counter: str, number: int) -> None:
        self.counts[counter] += number
        self.done += number
        self.progress(self.done, self.total)


def _kind(element: Element) -> str | None:
    subtype = NODE_TYPES[element.label].subtype if isinstance(element, Node) else None
    return str(element.properties[subtype]) if subtype and subtype in element.properties else None


def _place(key: Key) -> dict[str, Any]:
    return {"id": key[0]} if len(key) == 1 else {"a": key[0], "b": key[1]}


def _row(item: tuple[Element, str]) -> dict[str, Any]:
    element, hash = item
    row: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in element.properties.items()
    }
    row[HASH_PROPERTY] = hash
    if isinstance(element, Edge):
        return row | {"a": element.source, "b": element.target}
    return row | {"id": element.id}


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[Rows]:
    """The rows in batches of at most BATCH_ROWS, and of about BATCH_BYTES."""
    batch: Rows = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.values() if isinstance(value, str | list))
        if len(batch) == BATCH_ROWS or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
