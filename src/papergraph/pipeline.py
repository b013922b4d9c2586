"""The line of stages from sources to a delivered graph; the only place where they are put one behind the other."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papergraph.collection import without_collection
from papergraph.config import NO_STORE
from papergraph.errors import ReadError, SourceError
from papergraph.model import AnnotatedCorpus, Issue, PropertyGraph, ReadResult, ResolvedCorpus
from papergraph.workspace import LedgerLine, Report, Workspace, merged

if TYPE_CHECKING:
    from papergraph.resolve.corrections import Corrections
    from papergraph.store.sync import SyncReport

# Told the stage and how many of how many steps are done; total 0 means that it is not known.
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """A Progress that shows nothing."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: counts of what was read, resolved, skipped and loaded, and its yield."""

    sources: int
    read: tuple[str, ...]
    records: int
    papers: int
    papers_with_text: int
    authors: int
    organizations: int
    concepts: int
    mentions: int
    claims: int
    nodes: int
    edges: int
    changed: bool
    issues: tuple[Issue, ...]
    sync: SyncReport | None = None

    @property
    def skipped(self) -> int:
        """Entries that were passed over: each is an issue that says why."""
        return sum(issue.code == "skipped" for issue in self.issues)

    @property
    def by_severity(self) -> dict[str, int]:
        """How many issues of each severity, the gravest first."""
        counts = Counter(issue.severity for issue in self.issues)
        return {severity: counts[severity] for severity in ("error", "warning", "note")}


def build(
    workspace: Workspace, locators: Sequence[str] = (), *, store: str = NO_STORE, progress: Progress = silent
) -> BuildReport:
    """Reads the sources into the workspace, rebuilds its graph, and brings the store up to date.

    Without locators the graph is rebuilt from the records at hand. Nothing is written before every stage has
    succeeded, so a build that fails leaves the workspace and the store as they were. Raises SourceError,
    ReadError, WorkspaceError, SchemaError or StoreError.
    """
    with workspace.locked(), without_collection():
        fresh, opening = read_sources(locators, base=workspace.root, cache=workspace.cache_folder, progress=progress)
        results = merged(workspace.results(), fresh)
        if not results:
            raise SourceError("nothing to build: name a reading list, as in `papergraph build week.md`")
        graph, annotated = assemble(results, workspace.corrections(), progress=progress)
        issues = _issues(opening, results, annotated, graph)
        outcome = Outcome(results, fresh, annotated, graph, issues)
        if store == NO_STORE:
            return _report(outcome, changed=_write(workspace, outcome), sync=None)
        return _deliver(workspace, outcome, store, progress)


def remove_source(workspace: Workspace, id: str, *, store: str = NO_STORE) -> BuildReport:
    """The workspace rebuilt without one source; raises SourceError when it has no such source."""
    with workspace.locked(), without_collection():
        stored = workspace.results()
        kept = tuple(result for result in stored if result.source.id != id)
        if len(kept) == len(stored):
            known = ", ".join(result.source.id for result in stored)
            raise SourceError(f"no source is called {id!r}; the workspace has: {known}")
        graph, annotated = assemble(kept, workspace.corrections())
        outcome = Outcome(kept, (), annotated, graph, _issues((), kept, annotated, graph))
        if store != NO_STORE:
            report = _deliver(workspace, outcome, store, silent)
        else:
            report = _report(outcome, changed=_write(workspace, outcome), sync=None)
        workspace.remove_result(id)
        return report


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that the stages made of the sources, before any of it is written."""

    results: tuple[ReadResult, ...]
    fresh: tuple[ReadResult, ...]
    annotated: AnnotatedCorpus
    graph: PropertyGraph
    issues: tuple[Issue, ...]


def read_sources(
    locators: Iterable[str], *, base: Path, cache: Path | None = None, progress: Progress = silent
) -> tuple[tuple[ReadResult, ...], tuple[Issue, ...]]:
    """What the sources say, and what was odd about opening them; `cache` keeps what was downloaded.

    Raises SourceError when one cannot be opened at all, ReadError when one holds nothing that can be read.
    """
    from papergraph.readers import read
    from papergraph.sources import open_source

    opened = [open_source(locator, base=base, cache=cache) for locator in locators]
    documents = [document for one in opened for document in one.documents]
    results = []
    for done, document in enumerate(documents):
        progress("reading", done, len(documents))
        results.append(read(document))
    if len(documents) == 1:
        _require_readable(results[0])
    return tuple(results), tuple(issue for one in opened for issue in one.issues)


def _require_readable(result: ReadResult) -> None:
    """One source on its own that gives nothing but an error is a failure; among others it is an issue."""
    errors = [issue for issue in result.issues if issue.severity == "error"]
    if errors and not result.records:
        raise ReadError(f"{errors[0].origin or result.source.id}: {errors[0].message}")


def assemble(
    results: Sequence[ReadResult], corrections: Corrections | None = None, *, progress: Progress = silent
) -> tuple[PropertyGraph, AnnotatedCorpus]:
    """Stages 3, 5 and 6: what the sources say as one valid graph. Pure, and the same for every order of the results."""
    from papergraph.extract import extract
    from papergraph.graph.build import build as build_graph
    from papergraph.graph.validate import validate
    from papergraph.resolve import resolve

    progress("resolving", 0, 0)
    corpus: ResolvedCorpus = resolve(results, corrections)
    progress("extracting", 0, 0)
    annotated = extract(corpus)
    progress("building", 0, 0)
    graph = build_graph(annotated)
    validate(graph)
    return graph, annotated


def _issues(
    opening: Iterable[Issue], results: Iterable[ReadResult], annotated: AnnotatedCorpus, graph: PropertyGraph
) -> tuple[Issue, ...]:
    from papergraph.graph.inspect import inspect

    reading = [issue for result in results for issue in result.issues]
    return tuple(dict.fromkeys([*opening, *reading, *annotated.corpus.issues, *annotated.issues, *inspect(graph)]))


def _deliver(workspace: Workspace, outcome: Outcome, store: str, progress: Progress) -> BuildReport:
    """Opens the store before anything is written, so that a store that is down leaves the workspace as it was."""
    from papergraph.store import open_store
    from papergraph.store.sync import sync

    progress("connecting", 0, 0)
    with open_store(store, workspace=workspace.root) as opened:
        changed = _write(workspace, outcome)
        report = sync(
            opened,
            outcome.graph,
            workspace_id=workspace.config.id,
            mark=workspace.graph_mark(),
            progress=lambda done, total: progress("loading", done, total),
        )
    return _report(outcome, changed=changed, sync=report)


def _write(workspace: Workspace, outcome: Outcome) -> bool:
    """Writes records, graph and report; returns whether the graph differs from the one before."""
    from papergraph.exports import snapshot

    before = _hash(workspace.graph_file)
    for result in outcome.fresh:
        workspace.write_result(result)
    snapshot.save(outcome.graph, workspace.graph_file, manifest_extra=inputs())
    workspace.write_report(Report(outcome.issues, _ledger(outcome.annotated.corpus)))
    return _hash(workspace.graph_file) != before


def _ledger(corpus: ResolvedCorpus) -> tuple[LedgerLine, ...]:
    """The ledger with the places of the records, which mean something without the corpus."""
    return tuple(
        LedgerLine(
            merge.paper, merge.rule, tuple(str(corpus.records[at].origin) for at in merge.records), merge.disagreements
        )
        for merge in corpus.ledger
    )


def _hash(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def inputs() -> dict[str, str]:
    """Hashes of what the graph depends on besides the records: the vocabulary and the rules."""
    from importlib.resources import files

    return {folder: _folder_hash(files("papergraph.extract") / folder) for folder in ("rules", "vocabulary")}


def _folder_hash(folder: object) -> str:
    hasher = hashlib.sha256()
    for path in sorted(Path(str(folder)).iterdir()):
        if path.is_file():
            hasher.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hasher.hexdigest()


def _report(outcome: Outcome, *, changed: bool, sync: SyncReport | None) -> BuildReport:
    annotated, corpus = outcome.annotated, outcome.annotated.corpus
    return BuildReport(
        sources=len(outcome.results),
        read=tuple(result.source.id for result in outcome.fresh),
        records=len(corpus.records),
        papers=len(corpus.papers),
        papers_with_text=sum(any(corpus.records[at].texts for at in paper.records) for paper in corpus.papers),
        authors=len(corpus.authors),
        organizations=len(corpus.organizations),
        concepts=len(annotated.concepts),
        mentions=len(annotated.mentions),
        claims=len(annotated.claims),
        nodes=len(outcome.graph.nodes),
        edges=len(outcome.graph.edges),
        changed=changed,
        issues=outcome.issues,
        sync=sync,
    )
