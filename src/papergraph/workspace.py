"""The folder `.papergraph/` beside the lists: what was read, the current graph, and who works in it right now.

The records are the only state that matters; everything else in the folder can be built again from them.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import filelock
import orjson

from papergraph import config
from papergraph.errors import WorkspaceError
from papergraph.files import write_atomically
from papergraph.model import Issue, PaperRecord, PropertyGraph, ReadResult, SourceInfo, from_json, to_json
from papergraph.text import digest, fold

if TYPE_CHECKING:
    from papergraph.resolve.corrections import Corrections

T = TypeVar("T")

FOLDER = ".papergraph"
WORKSPACE_VARIABLE = "PAPERGRAPH_WORKSPACE"
LOCK_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """Why records became one paper: where they stand, the rule, and on what they differ."""

    paper: str
    rule: str
    records: tuple[str, ...]
    disagreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the last build had to say besides the graph: its issues, and which records became one paper and why."""

    issues: tuple[Issue, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()


@dataclass(frozen=True)
class Workspace:
    """A workspace; `root` is the folder that holds `.papergraph/`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / FOLDER

    @property
    def graph_file(self) -> Path:
        return self.folder / "graph.zip"

    @property
    def config_file(self) -> Path:
        return self.folder / "config.toml"

    @property
    def records_folder(self) -> Path:
        return self.folder / "records"

    @property
    def cache_folder(self) -> Path:
        return self.folder / "cache"

    @property
    def store_folder(self) -> Path:
        return self.folder / "store"

    @cached_property
    def config(self) -> config.Config:
        return config.load(self.config_file)

    # --- the graph -------------------------------------------------------------------------------------

    def graph(self) -> PropertyGraph:
        """The current graph; raises WorkspaceError when nothing was built yet."""
        from papergraph.exports import snapshot

        return snapshot.load(self._built())

    def graph_mark(self) -> str:
        """A hash of the current graph, which costs no reading of it; WorkspaceError when nothing was built yet."""
        from papergraph.exports import snapshot

        return snapshot.mark(self._built())

    def _built(self) -> Path:
        if not self.graph_file.exists():
            raise WorkspaceError(f"{self.root} has no graph yet: run `papergraph build SOURCE…` first")
        return self.graph_file

    def report(self) -> Report:
        """Issues and ledger of the last build; empty when nothing was built yet."""
        path = self.folder / "report.json"
        return from_json(Report, _parsed(path, path.read_bytes())) if path.exists() else Report()

    def write_report(self, report: Report) -> None:
        write_atomically(self.folder / "report.json", orjson.dumps(to_json(report), option=orjson.OPT_INDENT_2))

    # --- the records -----------------------------------------------------------------------------------

    def results(self) -> tuple[ReadResult, ...]:
        """What was read from every source of the workspace, in order of the sources' ids."""
        found = (_load_result(path) for path in sorted(self.records_folder.glob("*.jsonl")))
        return tuple(sorted(found, key=lambda result: result.source.id))

    def write_result(self, result: ReadResult) -> None:
        self.records_folder.mkdir(exist_ok=True)
        write_atomically(self._records_file(result.source.id), _dump_result(result))

    def remove_result(self, source: str) -> None:
        self._records_file(source).unlink(missing_ok=True)

    def _records_file(self, source: str) -> Path:
        slug = "-".join(fold(source).split())[:60].strip("-")
        return self.records_folder / f"{slug or 'source'}-{digest(source, length=10)}.jsonl"

    def corrections(self) -> Corrections:
        """What people corrected by hand; raises UsageError with file and line where it cannot be understood."""
        from papergraph.resolve.corrections import FILE_NAME, Corrections, read_corrections

        path = self.folder / FILE_NAME
        return read_corrections(path.read_text(encoding="utf-8"), name=str(path)) if path.exists() else Corrections()

    # --- one writer at a time --------------------------------------------------------------------------

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the workspace for writing; raises WorkspaceError that names the holder when another process has it."""
        lock = filelock.FileLock(self.folder / "lock", timeout=LOCK_SECONDS)
        holder = self.folder / "lock.holder"
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise WorkspaceError(
                f"{self.root} is in use by {_holder(holder)}; wait until it is done, or end it"
            ) from error
        try:
            command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
            holder.write_text(f"{os.getpid()} {command}", encoding="utf-8")
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()


def _holder(path: Path) -> str:
    try:
        pid, _, command = path.read_text(encoding="utf-8").partition(" ")
    except OSError:
        return "another process"
    return f"process {pid} ({command})"


# --- finding and making -----------------------------------------------------------------------------------


def find(folder: Path | None = None) -> Workspace:
    """The workspace of `folder`, of the environment, or the nearest upwards; WorkspaceError when there is none."""
    named = folder or _from_environment()
    if named:
        if (named / FOLDER).is_dir():
            return Workspace(named.resolve())
        raise WorkspaceError(f"{named} holds no workspace: run `papergraph build SOURCE… -w {named}` first")
    found = _upwards(Path.cwd())
    if found is None:
        raise WorkspaceError(
            "no workspace here or above: run `papergraph build SOURCE…` first, or name one with -w DIR"
        )
    return found


def find_or_create(folder: Path | None = None) -> Workspace:
    """The workspace as `find` has it, made where there is none: in `folder`, else in the current folder."""
    named = folder or _from_environment()
    root = named or (found.root if (found := _upwards(Path.cwd())) else Path.cwd())
    workspace = Workspace(root.resolve())
    try:
        workspace.folder.mkdir(parents=True, exist_ok=True)
        if not workspace.config_file.exists():
            write_atomically(workspace.config_file, config.dump(config.Config(secrets.token_hex(8))))
        ignore = workspace.folder / ".gitignore"
        if not ignore.exists():
            write_atomically(ignore, b"cache/\nstore/\nlock\nlock.holder\nconfig.toml\n")
    except OSError as error:
        raise WorkspaceError(f"cannot make a workspace in {root}: {error.strerror or error}") from error
    return workspace


def _from_environment() -> Path | None:
    named = os.environ.get(WORKSPACE_VARIABLE)
    return Path(named) if named else None


def _upwards(start: Path) -> Workspace | None:
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir():
            return Workspace(folder)
    return None


# --- records on disk --------------------------------------------------------------------------------------


def _dump_result(result: ReadResult) -> bytes:
    rows: list[dict[str, object]] = [{"source": to_json(result.source)}]
    rows += [{"record": to_json(record)} for record in result.records]
    rows += [{"issue": to_json(issue)} for issue in result.issues]
    return b"".join(orjson.dumps(row, option=orjson.OPT_SORT_KEYS) + b"\n" for row in rows)


def _load_result(path: Path) -> ReadResult:
    source: SourceInfo | None = None
    records: list[PaperRecord] = []
    issues: list[Issue] = []
    for number, line in enumerate(_lines(path), start=1):
        match _parsed(path, line, number):
            case {"record": record}:
                records.append(_typed(PaperRecord, record, path, number))
            case {"issue": issue}:
                issues.append(_typed(Issue, issue, path, number))
            case {"source": info}:
                source = _typed(SourceInfo, info, path, number)
    if source is None:
        raise WorkspaceError(f"{path}:1: the source is missing; delete the file and build from the source again")
    return ReadResult(source, tuple(records), tuple(issues))


def _lines(path: Path) -> Sequence[bytes]:
    try:
        return path.read_bytes().splitlines()
    except OSError as error:
        raise WorkspaceError(f"{path}: {error.strerror or error}") from error


def _parsed(path: Path, data: bytes, line: int = 1) -> object:
    try:
        return orjson.loads(data)
    except json.JSONDecodeError as error:
        raise WorkspaceError(f"{path}:{line}: {error}; delete the file and build from the source again") from error


def _typed(cls: type[T], data: object, path: Path, line: int) -> T:
    try:
        return from_json(cls, data)
    except (TypeError, ValueError) as error:
        raise WorkspaceError(f"{path}:{line}: {error}; delete the file and build from the source again") from error


def merged(stored: Iterable[ReadResult], fresh: Iterable[ReadResult]) -> tuple[ReadResult, ...]:
    """The results by source, a fresh one in place of the stored one, in order of the sources' ids."""
    by_source = {result.source.id: result for result in stored} | {result.source.id: result for result in fresh}
    return tuple(by_source[id] for id in sorted(by_source))
