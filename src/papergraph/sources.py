"""Stage 1: a locator (path, folder, glob, URL, standard input) to the documents behind it.

The only place that opens what the user names. Does not look into a document further than to see that it is text:
what it says is stage 2. Every size is bounded before it is believed.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from papergraph.errors import SourceError
from papergraph.model import Issue, SourceDocument
from papergraph.unpacking import (
    MEDIA_TYPES,
    OpenedSources,
    is_readable_name,
    media_type,
    new_document,
    unpack,
    unreadable,
)

LIMIT = 64 * 1024**2
_VAGUE_TYPES = {None, "text/plain", "application/octet-stream", "application/x-gzip", "application/gzip"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_SEARCHES = {"arxiv": "arXiv", "openalex": "OpenAlex", "semanticscholar": "Semantic Scholar", "s2": "Semantic Scholar"}


def open_source(
    locator: str, *, base: Path, limit: int = LIMIT, timeout: float = 60.0, cache: Path | None = None
) -> OpenedSources:
    """The documents that a locator stands for: a file, folder, glob, `-`, or http(s) URL; .gz and .zip are unpacked.

    Ids of files are relative to `base`. `limit` bounds one document and one archive in bytes, `timeout` a download
    in seconds; `cache` is a folder for conditional requests. In a folder, glob or archive what cannot be opened is
    an issue. Raises SourceError when nothing can be opened.
    """
    if locator == "-":
        return unpack(_stdin(limit), limit=limit)
    scheme = _SCHEME.match(locator)
    name = scheme[1].lower() if scheme else ""
    if name in ("http", "https"):
        return unpack(_url(locator, limit=limit, timeout=timeout, cache=cache), limit=limit)
    if name == "file":
        return _path(unquote(urlsplit(locator).path), base, limit)
    if name in _SEARCHES and not Path(locator).exists():
        raise SourceError(
            f"{locator}: {_SEARCHES[name]} searches need the metadata services, which this version does not have; "
            "save the service's answer to a file and name that"
        )
    if scheme and locator[scheme.end() :].startswith("//"):
        raise SourceError(f"{locator}: {name} is not a scheme that can be opened; use a path or an http(s) address")
    return _path(locator, base, limit)


# --- paths ------------------------------------------------------------------------------------------------


def _path(locator: str, base: Path, limit: int) -> OpenedSources:
    path = Path(locator).expanduser()
    try:
        if path.is_dir():
            return _several(_files_in(path), base, limit, nothing=f"{locator}: nothing in this folder can be read")
        if not path.exists() and glob.has_magic(locator):
            found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (absolute too)
            return _several(_expanded(found), base, limit, nothing=f"{locator}: no file matches")
    except (OSError, ValueError) as error:
        raise SourceError(f"{locator}: {_reason(error)}") from error
    return unpack(_file(path, base, limit), limit=limit)


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _files_in(path)
        else:
            yield path


def _files_in(folder: Path) -> Iterator[Path]:
    """The readable files below a folder in order of their paths; hidden ones and what they hold are left out."""
    failed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if is_readable_name(name))
    if failed and Path(str(failed[0].filename)) == folder:
        raise failed[0]
    yield from (Path(str(error.filename)) for error in failed)


def _several(paths: Iterable[Path], base: Path, limit: int, *, nothing: str) -> OpenedSources:
    documents: dict[str, SourceDocument] = {}
    issues: list[Issue] = []
    for path in paths:
        try:
            opened = unpack(_file(path, base, limit), limit=limit)
        except SourceError as error:
            issues.append(unreadable(str(error), _id(path, base)))
        else:
            documents |= {document.id: document for document in opened.documents}
            issues.extend(opened.issues)
    if not documents:
        raise SourceError(f"{nothing}{'; ' + issues[0].message if issues else '; known are ' + _known()}")
    return OpenedSources(tuple(documents[id] for id in sorted(documents)), tuple(issues))


def _file(path: Path, base: Path, limit: int) -> SourceDocument:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {_reason(error)}") from error
    return new_document(_id(path, base), str(path), data, media_type(path.name), limit)


def _id(path: Path, base: Path) -> str:
    """The path relative to the base, with forward slashes; links in the folders above are resolved, the file's not."""
    absolute = Path(os.path.realpath(path.parent)) / path.name
    try:
        return Path(os.path.relpath(absolute, os.path.realpath(base))).as_posix()
    except ValueError:  # another drive
        return absolute.as_posix()


def _reason(error: OSError | ValueError) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "you may not read it; check its permissions",
        NotADirectoryError: "there is no such file",
    }
    text = error.strerror if isinstance(error, OSError) else str(error)
    return reasons.get(type(error), text or type(error).__name__)


# --- what is no path --------------------------------------------------------------------------------------


def _stdin(limit: int) -> SourceDocument:
    data = sys.stdin.buffer.read(limit + 1)
    return new_document(f"stdin:{hashlib.sha256(data).hexdigest()[:16]}", "-", data, None, limit)


def _url(locator: str, *, limit: int, timeout: float, cache: Path | None) -> SourceDocument:
    from papergraph.http import download, raw_address, without_secrets

    found = download(raw_address(locator), limit=limit, timeout=timeout, cache=cache)
    named = media_type(PurePosixPath(urlsplit(found.url).path).name)
    # Raw files are served as plain text whatever they are, so there the name knows better.
    kind = named or found.media_type if found.media_type in _VAGUE_TYPES else found.media_type
    id = without_secrets(locator)
    return new_document(id, id, found.data, kind, limit)


def _known() -> str:
    return " ".join(sorted(MEDIA_TYPES))
