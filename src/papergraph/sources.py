"""Stage 1: a locator (path, folder, glob, URL, standard input) to the documents behind it.

The only place that opens what the user names. Does not look into a document further than to see that it is text:
what it says is stage 2. Every size is bounded before it is believed.
"""

from __future__ import annotations

import glob
import gzip
import hashlib
import io
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from papergraph.errors import SourceError
from papergraph.model import Issue, Origin, SourceDocument

LIMIT = 64 * 1024**2
ZIP_MEMBERS = 2_000
ZIP_RATIO = 200

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".mdx": "text/markdown",
    ".qmd": "text/markdown",
    ".rst": "text/x-rst",
    ".org": "text/org",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".bib": "application/x-bibtex",
    ".bibtex": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
}
_VAGUE_TYPES = {None, "text/plain", "application/octet-stream", "application/x-gzip", "application/gzip"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_SEARCHES = {"arxiv": "arXiv", "openalex": "OpenAlex", "semanticscholar": "Semantic Scholar", "s2": "Semantic Scholar"}
_BINARY_STARTS = {
    b"%PDF-": "PDF is not read yet: save its text, or name the list that it was made from",
    b"PK\x03\x04": "this is an archive or an office document; save it as text, Markdown or CSV",
    b"\x89PNG": "this is an image",
    b"\xff\xd8\xff": "this is an image",
    b"GIF8": "this is an image",
    b"\x7fELF": "this is a program",
    b"SQLite format 3": "this is a database; export it as BibTeX, RIS or CSV",
    b"\xd0\xcf\x11\xe0": "this is an old office document; save it as text or CSV",
    b"7z\xbc\xaf": "this is an archive; unpack it first",
    b"\xfd7zXZ": "this is an archive; unpack it first",
    b"BZh": "this is an archive; unpack it first",
    b"Rar!": "this is an archive; unpack it first",
}
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a"))


@dataclass(frozen=True, slots=True)
class OpenedSources:
    """The documents behind one locator, sorted by id, and what of it could not be opened."""

    documents: tuple[SourceDocument, ...]
    issues: tuple[Issue, ...] = ()


def open_source(
    locator: str, *, base: Path, limit: int = LIMIT, timeout: float = 60.0, cache: Path | None = None
) -> OpenedSources:
    """The documents that a locator stands for: a file, folder, glob, `-`, or http(s) URL; .gz and .zip are unpacked.

    Ids of files are relative to `base`. `limit` bounds one document and one archive in bytes, `timeout` a download
    in seconds; `cache` is a folder for conditional requests. In a folder, glob or archive what cannot be opened is
    an issue. Raises SourceError when nothing can be opened.
    """
    if locator == "-":
        return _opened(_stdin(limit), limit=limit)
    scheme = _SCHEME.match(locator)
    name = scheme[1].lower() if scheme else ""
    if name in ("http", "https"):
        return _opened(_url(locator, limit=limit, timeout=timeout, cache=cache), limit=limit)
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
    return _opened(_file(path, base, limit), limit=limit)


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
        yield from (Path(parent, name) for name in sorted(files) if _is_readable_name(name))
    if failed and Path(str(failed[0].filename)) == folder:
        raise failed[0]
    yield from (Path(str(error.filename)) for error in failed)


def _is_readable_name(name: str) -> bool:
    path = PurePosixPath(name)
    if name.startswith("."):
        return False
    suffix = PurePosixPath(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return suffix.lower() in MEDIA_TYPES or suffix.lower() == ".pdf"


def _several(paths: Iterable[Path], base: Path, limit: int, *, nothing: str) -> OpenedSources:
    documents: dict[str, SourceDocument] = {}
    issues: list[Issue] = []
    for path in paths:
        try:
            opened = _opened(_file(path, base, limit), limit=limit)
        except SourceError as error:
            issues.append(_issue(str(error), _id(path, base)))
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
    return _document(_id(path, base), str(path), data, media_type(path.name), limit)


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
    return _document(f"stdin:{hashlib.sha256(data).hexdigest()[:16]}", "-", data, None, limit)


def _url(locator: str, *, limit: int, timeout: float, cache: Path | None) -> SourceDocument:
    from papergraph.http import download, raw_address, without_secrets

    found = download(raw_address(locator), limit=limit, timeout=timeout, cache=cache)
    named = media_type(PurePosixPath(urlsplit(found.url).path).name)
    # Raw files are served as plain text whatever they are, so there the name knows better.
    kind = named or found.media_type if found.media_type in _VAGUE_TYPES else found.media_type
    id = without_secrets(locator)
    return _document(id, id, found.data, kind, limit)


# --- documents --------------------------------------------------------------------------------------------


def media_type(name: str) -> str | None:
    """The media type that a file name promises; a .gz counts as what is in it."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        path = PurePosixPath(path.stem)
    return "application/zip" if path.suffix == ".zip" else MEDIA_TYPES.get(path.suffix)


def _document(id: str, locator: str, data: bytes, kind: str | None, limit: int) -> SourceDocument:
    if len(data) > limit:
        raise SourceError(f"{locator}: larger than {_size(limit)}; split it")
    if not data.strip():
        raise SourceError(f"{'standard input' if locator == '-' else locator}: it is empty")
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(id=id, locator=locator, data=data, sha256=digest, media_type=kind)


def _opened(document: SourceDocument, *, limit: int) -> OpenedSources:
    """The document itself, or what is packed in it; raises SourceError where it is no text."""
    data = document.data
    if data.startswith(b"\x1f\x8b"):
        return _opened(_unpacked(document, limit), limit=limit)
    if data.startswith(b"PK\x03\x04") and (document.media_type == "application/zip" or document.locator == "-"):
        return _members(document, limit)
    if fault := _no_text(data):
        raise SourceError(f"{document.locator}: {fault}")
    return OpenedSources((document,))


def _unpacked(document: SourceDocument, limit: int) -> SourceDocument:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(document.data)) as file:
            data = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{document.locator}: this gzip file is damaged ({error})") from error
    if data.startswith(b"\x1f\x8b"):
        raise SourceError(f"{document.locator}: gzip within gzip is not unpacked")
    return _document(document.id, document.locator, data, document.media_type, limit)


def _members(archive: SourceDocument, limit: int) -> OpenedSources:
    """The readable members of a zip file. Neither the sizes nor the number that it claims for itself are believed."""
    documents, issues = [], []
    left = limit
    try:
        with zipfile.ZipFile(io.BytesIO(archive.data)) as file:
            members = sorted((m for m in file.infolist() if _is_member(m)), key=lambda m: m.filename)
            for member in members[:ZIP_MEMBERS]:
                try:
                    document = _member(archive, file, member, left)
                except SourceError as error:
                    issues.append(_issue(str(error), f"{archive.id}/{member.filename}"))
                else:
                    documents.append(document)
                    left -= len(document.data)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"{archive.locator}: this zip file is damaged ({error})") from error
    if len(members) > ZIP_MEMBERS:
        issues.append(_issue(f"{archive.locator}: only the first {ZIP_MEMBERS:,} members were read", archive.id))
    if not documents:
        raise SourceError(
            f"{issues[0].message if issues else archive.locator + ': nothing in this archive can be read'}"
        )
    return OpenedSources(tuple(documents), tuple(issues))


def _is_member(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not member.is_dir() and not hidden and bool(parts) and _is_readable_name(parts[-1])


def _member(archive: SourceDocument, file: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> SourceDocument:
    name = f"{archive.locator}/{member.filename}"
    bound = min(left, max(member.compress_size * ZIP_RATIO, 1024**2))
    try:
        with file.open(member) as opened:
            data = opened.read(bound + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, zlib.error) as error:
        raise SourceError(f"{name}: cannot be unpacked ({error})") from error
    if len(data) > bound:
        raise SourceError(f"{name}: unpacks to more than {_size(bound)}; unpack the archive and name the file")
    document = _document(f"{archive.id}/{member.filename}", name, data, media_type(member.filename), left)
    (opened_member,) = _opened(document, limit=left).documents
    return opened_member


def _no_text(data: bytes) -> str | None:
    """Why the bytes cannot be a list, or None. Single NUL bytes and odd encodings are left to the readers."""
    head = data[:8192]
    for start, fault in _BINARY_STARTS.items():
        if head.startswith(start) or (start == b"%PDF-" and start in head[:64]):
            return fault
    if head[257:262] == b"ustar":
        return "this is an archive; unpack it first"
    if (
        head.startswith(_TEXT_MARKS)
        or head[1::2].count(0) > 0.8 * len(head[1::2])
        or head[::2].count(0) > 0.4 * len(head)
    ):
        return None  # UTF-16 and UTF-32, with or without their mark
    controls = len(head) - len(head.translate(None, _CONTROL))
    nuls = head.count(0)
    return "this is a binary file, not text" if controls - nuls > 0.05 * len(head) or nuls > 0.3 * len(head) else None


def _issue(message: str, id: str) -> Issue:
    return Issue("open", "warning", "unreadable-source", message, Origin(id))


def _size(count: int) -> str:
    return f"{count // 1024**2} MiB" if count >= 1024**2 else f"{count} bytes"


def _known() -> str:
    return " ".join(sorted(MEDIA_TYPES))
