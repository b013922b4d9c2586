"""Tables in CSV and TSV to records: Zotero's export, other reference managers', and any with sensible columns."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from papergraph.identifiers import arxiv_id, find
from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument, SourceInfo
from papergraph.readers.blocks.decode import decode
from papergraph.readers.dates import day_first, iso_date
from papergraph.readers.field_names import meaning_of
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of

_DELIMITERS = ",\t;|"
_MEDIA_TYPES = ("text/csv", "text/tab-separated-values", "application/csv", "application/vnd.ms-excel")
_HEADER_WITHIN = 10
_SAMPLE = 50
_MOST_BROKEN = 20
_SOLE_MEANINGS = {"title", "paper", "arxiv", "doi", "url"}


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, the line on which it begins, and whether its quotes had to be ignored."""

    cells: Sequence[str]
    line: int
    broken: bool = False


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is a table, or begins with a header of columns that are known."""
    if document.media_type in _MEDIA_TYPES or document.id.lower().endswith((".csv", ".tsv", ".csv.gz", ".tsv.gz")):
        return True
    if document.media_type not in (None, "text/plain", "application/octet-stream"):
        return False
    head, *below = document.data[:4000].decode("utf-8-sig", "replace").split("\n", 2)
    if head.lstrip().startswith(("|", "#", "<", "{", "[", "-", "*")):
        return False
    return any(_is_header(head.strip().split(delimiter), below, delimiter) for delimiter in ",\t;")


def _is_header(cells: Sequence[str], below: Sequence[str], delimiter: str) -> bool:
    """Three columns of known names, or two that are all and stand above two cells."""
    known = len(_meanings(cells))
    return known > 2 or (known == len(cells) == 2 and bool(below) and delimiter in below[0])


def read(document: SourceDocument) -> ReadResult:
    """A record for each row that is a paper; other rows, and what is odd about the table, are issues."""
    decoded = decode(document.data, document.id)
    delimiter = _delimiter(decoded.text)
    rows = [row for row in _rows(decoded.text, delimiter) if any(cell.strip() for cell in row.cells)]
    names, body = _header(rows)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    days = day_first(cell for row in body for name, cell in zip(names, row.cells, strict=False) if _is_date(name))
    for index, row in enumerate(body):
        origin = Origin(document.id, row.line, index)
        if _is_trial(row):
            issues.append(Issue("read", "note", "skipped", f"“{row.cells[0][:120]}” fills every cell", origin))
            continue
        issues.extend(_oddities(row, names, origin))
        outcome = record_of(
            _fields(names, row), origin, day_first=days, multiline=True, abstract_line=_abstract_line(names, row)
        )
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
    cells = ((row.line, " \t ".join(row.cells)) for row in rows)
    issues.extend(unread_identifiers(cells, document.id, records, issues))
    info = SourceInfo(
        id=document.id,
        title=PurePosixPath(document.id).name.partition(".")[0],
        locator=document.locator,
        kind="csv",
        sha256=document.sha256,
    )
    return ReadResult(info, tuple(records), tuple(issues))


# --- rows -------------------------------------------------------------------------------------------------


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the most columns of known names, or into the same number each."""
    lines = [line for line in text[:100_000].split("\n")[:_SAMPLE] if line.strip()]

    def score(delimiter: str) -> tuple[int, float]:
        rows = [row for row in _safe_rows(lines, delimiter) if row]
        known = max((len(_meanings(row)) for row in rows[:_HEADER_WITHIN]), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return known, max(widths.values(), default=0) / (len(rows) or 1)

    return max(_DELIMITERS, key=score)


def _safe_rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in lines]
    return rows


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    """All rows. One whose quote is never closed would swallow the next: it is cut at its line's end instead."""
    lines = text.split("\n")
    start, broken = 0, 0
    width = 0
    while start < len(lines):
        reader = csv.reader((line + "\n" for line in lines[start:]), delimiter=delimiter)
        first = start
        try:
            for cells in reader:
                end = first + reader.line_num
                unclosed = end >= len(lines) and end - start > 1 and "\n".join(lines[start:end]).count('"') % 2
                if unclosed or _swallowed(cells, delimiter, width):
                    break
                width = width or len(cells)
                yield _Row(cells, start + 1)
                start = end
            else:
                return
        except csv.Error:
            pass
        broken += 1
        if broken > _MOST_BROKEN:
            yield from (_Row(line.split(delimiter), n, True) for n, line in enumerate(lines[start:], start + 1))
            return
        yield _Row([cell.strip('"') for cell in lines[start].split(delimiter)], start + 1, True)
        start += 1


def _swallowed(cells: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a cell holds what look like rows of the table: two lines that have as many delimiters as a row has."""
    if width < 3:
        return False
    return any(
        "\n" in cell and sum(line.count(delimiter) >= width - 1 for line in cell.split("\n")) > 1 for cell in cells
    )


# --- columns ----------------------------------------------------------------------------------------------


def _meanings(cells: Sequence[str]) -> set[str]:
    return {meaning[0] for cell in cells if len(cell) <= 60 and (meaning := meaning_of(cell.strip('"')))}


def _header(rows: Sequence[_Row]) -> tuple[list[str], Sequence[_Row]]:
    """The names of the columns, and the rows below. Without a header the columns are told by what is in them."""
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        found = _meanings(row.cells)
        if len(found) > 1 or (found & _SOLE_MEANINGS and all(_may_name(cell) for cell in row.cells)):
            body = rows[at + 1 :]
            names = [cell.strip() for cell in row.cells]
            return (names if found & {"title", "paper", "name"} else _guessed(names, body)), body
    return _guessed([], rows), rows


def _may_name(cell: str) -> bool:
    return len(cell) <= 30 and "://" not in cell and not any(character.isdigit() for character in cell)


def _guessed(names: list[str], rows: Sequence[_Row]) -> list[str]:
    """The names, with those that say nothing replaced by what their column holds."""
    width = max((len(row.cells) for row in rows[:_SAMPLE]), default=0)
    names = [*names, *("" for _ in range(width - len(names)))]
    taken = {meaning[0] for name in names if (meaning := meaning_of(name))}
    for at, name in enumerate(names):
        cells = [row.cells[at].strip() for row in rows[:_SAMPLE] if at < len(row.cells) and row.cells[at].strip()]
        guess = _content(cells) if not meaning_of(name) else None
        if guess and guess not in taken:
            names[at] = guess
            taken.add(guess)
    return names


def _content(cells: Sequence[str]) -> str | None:
    """What the cells of a column are, by the most of them."""
    if not cells:
        return None

    def most(test: object) -> bool:
        return callable(test) and 2 * sum(bool(test(cell)) for cell in cells) > len(cells)

    words = sum(len(cell.split()) for cell in cells) / len(cells)
    if most(lambda cell: re.fullmatch(r"(?:1[89]|20)[0-9]{2}", cell)):
        return "year"
    if most(lambda cell: len(cell) < 60 and arxiv_id(cell)):
        return "arxiv"
    if most(lambda cell: cell.startswith("10.") and find(cell)):
        return "doi"
    if most(lambda cell: cell.startswith(("http://", "https://"))):
        return "url"
    if most(lambda cell: len(cell) < 30 and iso_date(cell) is not None):
        return "date"
    if words > 60:
        return "abstract"
    if words >= 2 and most(lambda cell: re.search(r"[,;]|\band\b|\bet al", cell) and _capitals(cell) > 0.8):
        return "authors"
    return "title" if words >= 2.5 or most(lambda cell: len(cell) > 20) else None


def _capitals(text: str) -> float:
    words = [
        word for word in re.findall(r"[^\W\d_]+", text) if word not in ("and", "et", "al", "van", "der", "de", "von")
    ]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _is_date(name: str) -> bool:
    meaning = meaning_of(name)
    return meaning is not None and meaning[0] in ("date", "listed", "updated")


def _fields(names: Sequence[str], row: _Row) -> Mapping[str, object]:
    """The cells by column; columns of one name are put together, cells beyond the last column kept."""
    fields: dict[str, object] = {}
    for at, cell in enumerate(row.cells):
        name = names[at] if at < len(names) and names[at] else f"column {at + 1}"
        if cell.strip():
            before = fields.get(name)
            fields[name] = cell if before is None else f"{before}; {cell}"
    return fields


def _abstract_line(names: Sequence[str], row: _Row) -> int:
    line = row.line
    for name, cell in zip(names, row.cells, strict=False):
        if (meaning := meaning_of(name)) and meaning[0] == "abstract":
            return line
        line += cell.count("\n")
    return row.line


def _is_trial(row: _Row) -> bool:
    """Whether a row was put in to try the table: four or more cells, all with the same word but for a number."""
    said = {cell.strip(" 0123456789").casefold() for cell in row.cells} if len(row.cells) > 3 else set()
    return len(said) == 1 and "" not in said


def _oddities(row: _Row, names: Sequence[str], origin: Origin) -> Iterator[Issue]:
    if row.broken:
        yield Issue("read", "warning", "broken-row", "a quote is not closed; the row was cut at the line's end", origin)
    elif any(cell.strip() for cell in row.cells[len(names) :]):
        message = f"{len(row.cells)} cells under {len(names)} columns"
        yield Issue("read", "warning", "ragged-row", message, origin)
