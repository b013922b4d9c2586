"""Bytes to documents: gzip and zip are unpacked, what is no text is refused, all within bounds.

Opens nothing itself. No size that an archive claims for itself is believed.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from papergraph.errors import SourceError
from papergraph.model import Issue, Origin, SourceDocument

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
    ".nbib": "application/nbib",
    ".enw": "application/x-endnote-refer",
    ".ciw": "text/plain",
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


def is_readable_name(name: str) -> bool:
    """Whether a folder's or archive's file of that name is opened; a PDF is, so as to be told of."""
    path = PurePosixPath(name)
    if name.startswith("."):
        return False
    suffix = PurePosixPath(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return suffix.lower() in MEDIA_TYPES or suffix.lower() == ".pdf"


def media_type(name: str) -> str | None:
    """The media type that a file name promises; a .gz counts as what is in it."""
    path = PurePosixPath(name.lower())
    if path.suffix == ".gz":
        path = PurePosixPath(path.stem)
    return "application/zip" if path.suffix == ".zip" else MEDIA_TYPES.get(path.suffix)


def new_document(id: str, locator: str, data: bytes, kind: str | None, limit: int) -> SourceDocument:
    """The document of these bytes; raises SourceError where there are none, or more than `limit`."""
    if len(data) > limit:
        raise SourceError(f"{locator}: larger than {_size(limit)}; split it")
    if not data.strip():
        raise SourceError(f"{'standard input' if locator == '-' else locator}: it is empty")
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(id=id, locator=locator, data=data, sha256=digest, media_type=kind)


def unpack(document: SourceDocument, *, limit: int) -> OpenedSources:
    """The document itself, or what is packed in it; raises SourceError where it is no text."""
    data = document.data
    if data.startswith(b"\x1f\x8b"):
        return unpack(_unpacked(document, limit), limit=limit)
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
    return new_document(document.id, document.locator, data, document.media_type, limit)


def _members(archive: SourceDocument, limit: int) -> OpenedSources:
    """The readable members of a zip file. Neither the sizes nor the number that it claims for itself are believed."""
    documents, issues = [], []
    left = limit
    try:
        with zipfile.ZipFile(io.BytesIO(archive.data)) as file:
            members = sorted((m for m in file.infolist() if _is_member(m)), key=lambda m: m.filename)
            issues += [
                unreadable(why, f"{archive.id}/{m.filename}") for m in file.infolist() if (why := _refused(m, archive))
            ]
            for member in members[:ZIP_MEMBERS]:
                try:
                    document = _member(archive, file, member, left)
                except SourceError as error:
                    issues.append(unreadable(str(error), f"{archive.id}/{member.filename}"))
                else:
                    documents.append(document)
                    left -= len(document.data)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"{archive.locator}: this zip file is damaged ({error})") from error
    if len(members) > ZIP_MEMBERS:
        issues.append(unreadable(f"{archive.locator}: only the first {ZIP_MEMBERS:,} members were read", archive.id))
    if not documents:
        raise SourceError(
            f"{issues[0].message if issues else archive.locator + ': nothing in this archive can be read'}"
        )
    return OpenedSources(tuple(documents), tuple(issues))


def _is_member(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not member.is_dir() and not hidden and bool(parts) and is_readable_name(parts[-1])


def _refused(member: zipfile.ZipInfo, archive: SourceDocument) -> str | None:
    """Why a member that a person may miss is not opened."""
    path = PurePosixPath(member.filename[:300])
    name = f"{archive.locator}/{path}"
    if path.suffix.lower() in (".zip", ".tar", ".tgz", ".7z", ".rar"):
        return f"{name}: an archive within an archive is not unpacked; unpack it and name it itself"
    if ".." in path.parts and is_readable_name(path.name):
        return f"{name}: its name points out of the archive; not read"
    return None


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
    document = new_document(f"{archive.id}/{member.filename}", name, data, media_type(member.filename), left)
    (unpacked,) = unpack(document, limit=left).documents
    return unpacked


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


def unreadable(message: str, id: str) -> Issue:
    """The issue for a file or member that could not be opened."""
    return Issue("open", "warning", "unreadable-source", message, Origin(id))


def _size(count: int) -> str:
    return f"{count // 1024**2} MiB" if count >= 1024**2 else f"{count} bytes"
