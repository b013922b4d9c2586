"""Rows of a table to entries: which column says what, by its head, else by what stands in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from papergraph.readers.blocks.block import Block
from papergraph.readers.dates import iso_date
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.entry import Entry, Heading, Part
from papergraph.readers.lists.flat import Flat, cut, flatten
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.labels import column_field, fold_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors
from papergraph.readers.lists.title_text import clean_title, is_title_like
from papergraph.readers.lists.units import Unit, units_of
from papergraph.readers.lists.words import words

_NAME_SEPARATOR = re.compile(r",|&|;|\sand\s|\set al\.?|\([^()]{0,80}\)")
_SAMPLE = 60
_SECTION_RANK = 15
# Columns of the plan of a course or reading group, whose days are those of its sessions.
_SESSION_COLUMNS = words(
    """
    presenter presenters speaker speakers discussant leader announcements assignment assignments homework due lecture
    instructor deadlines reading readings
    """
) | {"presenter s", "class type", "presented by"}

Cells = list[Flat]
Columns = list[Field | None]


def rows_to_entries(
    rows: Sequence[Block], headings: tuple[Heading, ...], section: int
) -> tuple[list[Entry], list[tuple[int, str, Flat]]]:
    """One entry for each row (several where a cell lists several papers), and the rows that were passed over."""
    table = [(row, [flatten(cell) for cell in row.cells]) for row in rows]
    names, body = _head(table)
    columns = _columns(names, [cells for _, cells in body])
    for at in _spaced_tags(columns, [cells for _, cells in body]):
        for _, cells in body:
            if at < len(cells):
                cells[at] = cells[at]._replace(plain=cells[at].plain.strip().replace(" ", ","))
    for at in (at for at, field in enumerate(columns) if field == "topics"):
        for row, cells in body:
            coded = [run.text for run in row.cells[at] if run.code or run.strong] if at < len(cells) else []
            if len(coded) > 1:
                cells[at] = cells[at]._replace(plain=", ".join(coded))
    for at in (at for at, field in enumerate(columns) if field == "authors"):
        if _are_surnames([cells[at] for _, cells in body if at < len(cells)]):
            for _, cells in body:
                if at < len(cells):
                    cells[at] = cells[at]._replace(plain=cells[at].plain.replace(", ", "; "))
    entries: list[Entry] = []
    passed: list[tuple[int, str, Flat]] = []
    above: tuple[Heading, ...] = ()
    for row, cells in body:
        shown = [cell for cell in cells if cell.plain.strip() or cell.links]
        if len(shown) == 1 and len(cells) > 1 and not _papers(shown[0]) and len(shown[0].plain.split()) <= 12:
            above = (Heading(shown[0].plain.strip(), _SECTION_RANK, row.line),)
            continue
        found = _row(row, cells, columns, names, (*headings, *above), section)
        entries += found
        if not found:
            passed += [(row.line, "is a table row without a title", cell) for cell in shown if cell.links]
    return entries, passed


def _head(table: list[tuple[Block, Cells]]) -> tuple[list[str], list[tuple[Block, Cells]]]:
    """The names of the columns, and the rows below them."""
    first, cells = table[0]
    names = [cell.plain.strip() for cell in cells]
    known = sum(column_field(name) is not None for name in names if name)
    shown = sum(bool(name) for name in names)
    papers = any(_papers(cell) for cell in cells)
    if not papers and (first.header or (known * 2 >= shown and shown > 1)):
        return names, [row for row in table[1:] if [cell.plain.strip() for cell in row[1]] != names]
    return [], table


def _are_surnames(cells: Cells) -> bool:
    """Whether a column names authors by family names alone: no initials, and cells that cannot be "Last, First"."""
    lists = [[part.strip() for part in _NAME_SEPARATOR.split(cell.plain) if part.strip()] for cell in cells]
    words = [part for parts in lists for part in parts]
    if not words or any(len(part.split()) > 2 or "." in part or (len(part) < 3 and part.isupper()) for part in words):
        return False
    surely = [parts for parts in lists if len(parts) % 2 and all(" " not in part for part in parts)]
    return len(surely) * 4 >= len(lists) and any(len(parts) > 2 for parts in surely)


def _columns(names: list[str], rows: list[Cells]) -> Columns:
    width = min(max([len(names), *(len(row) for row in rows)], default=0), 100)
    columns: Columns = [column_field(names[at]) if at < len(names) and names[at] else None for at in range(width)]
    sample = rows[:_SAMPLE]
    for at in range(width):
        if columns[at] is None:
            named = at < len(names) and bool(names[at])
            columns[at] = _by_content([row[at] for row in sample if at < len(row)], named=named)
    _keep_one_title(columns, sample)
    if not _SESSION_COLUMNS.isdisjoint(fold_label(name) for name in names) and "listed" not in columns:
        columns = ["listed" if field == "date" and _are_days(at, sample) else field for at, field in enumerate(columns)]
    return columns


def _are_days(at: int, rows: list[Cells]) -> bool:
    """Whether a column holds days rather than months or years."""
    return _share([row[at] for row in rows if at < len(row)], lambda cell: len(iso_date(cell.plain) or "") == 10) > 0.5


def _spaced_tags(columns: Columns, rows: list[Cells]) -> set[int]:
    """Columns of tags that stand with a space between, as in Chinese and Japanese lists."""
    spaced = set()
    for at in (at for at, field in enumerate(columns) if field == "topics"):
        texts = [row[at].plain.strip() for row in rows[:_SAMPLE] if at < len(row)]
        separated = any("," in text or "、" in text for text in texts)
        if not separated and sum(" " in text and _is_han(text) for text in texts) >= 2:
            spaced.add(at)
    return spaced


def _is_han(text: str) -> bool:
    return any("\u3040" <= character <= "\u9fff" for character in text)


def _keep_one_title(columns: Columns, rows: list[Cells]) -> None:
    """Exactly one column holds the title: of several the best, of none the one that looks most like it."""
    candidates = [at for at, field in enumerate(columns) if field == "title"] or [
        at for at, field in enumerate(columns) if field in (None, "link", "blurb", "short_name", "venue")
    ]
    scores = {at: _title_score([row[at] for row in rows if at < len(row)]) for at in candidates}
    if not scores:
        return
    told = [at for at in candidates if columns[at] == "short_name" and _share(_column(rows, at), _is_told) > 0.5]
    if told and all(columns[at] in ("short_name", "blurb") for at in candidates if scores[at] >= 0.3):
        columns[told[0]] = "title"
        return
    best = max(scores, key=lambda at: (round(scores[at], 2), -at))
    if columns[best] == "title" and scores[best] < 0.3 and _share(_column(rows, best), _is_told) < 0.5:
        others = [at for at, field in enumerate(columns) if field in (None, "link", "blurb", "short_name")]
        better = {at: _title_score([row[at] for row in rows if at < len(row)]) for at in others}
        best = max(better, key=lambda at: (round(better[at], 2), -at), default=best)
        scores |= better
    if columns[best] != "title" and scores[best] < 0.3:
        return
    for at in candidates:
        if at != best and columns[at] == "title":
            columns[at] = (
                "short_name" if _share([row[at] for row in rows if at < len(row)], _is_short) > 0.6 else "link"
            )
    columns[best] = "title"


def _column(rows: list[Cells], at: int) -> Cells:
    return [row[at] for row in rows if at < len(row)]


def _is_told(cell: Flat) -> bool:
    """Whether a cell of the column of titles says something, be it one word: a name, not "pdf" or a number."""
    text = clean_title(cell.plain.strip()).title
    return len(text) > 1 and not text.isdigit() and not label_role(text)


def _title_score(cells: Cells) -> float:
    return _share(cells, lambda cell: bool(_title_in(cell))) + 0.5 * _share(
        cells, lambda cell: any(_papers(cell) and link.named for link in cell.links)
    )


def _title_in(cell: Flat) -> str:
    named = next((link.text for link in cell.links if link.named and is_title_like(link.text, words=2)), "")
    text = named or clean_title(cell.plain.strip().partition("\n")[0]).title
    return text if is_title_like(text, words=2) and len(text.split()) <= 30 else ""


def _by_content(cells: Cells, *, named: bool = False) -> Field | None:
    """What a column without a name holds, by most of its cells."""
    filled = [cell for cell in cells if cell.plain.strip() or cell.links]
    if not filled:
        return "ignored"
    if _share(filled, lambda cell: bool(cell.links) and not cell.plain.strip(" ,;|·\n")) > 0.6:
        return "link"
    if _share(filled, lambda cell: are_authors(cell.plain, alone=True)) > 0.5:
        return "authors"
    if _share(filled, lambda cell: _is_date(cell.plain)) > 0.6:
        return "date"
    if _share(filled, lambda cell: _is_venue(cell.plain)) > 0.6:
        return "venue"
    if _share(filled, lambda cell: len(cell.plain) > 150 and not any(link.named for link in cell.links)) > 0.5:
        return "blurb"
    if _share(filled, lambda cell: cell.plain.strip(" .#").isdigit()) > 0.6:
        return "ignored"
    if named:
        return None
    return "short_name" if _share(filled, _is_short) > 0.7 and not any(cell.links for cell in filled) else None


def _row(
    row: Block, cells: Cells, columns: Columns, names: list[str], headings: tuple[Heading, ...], section: int
) -> list[Entry]:
    at = _title_cell(cells, columns)
    if at is None:
        return []
    parts = [
        Part(cell, 1, columns[other] if other < len(columns) else None, names[other] if other < len(names) else "")
        for other, cell in enumerate(cells)
        if other != at
    ]
    leads = _leads(row, at, cells[at])
    if len(leads) > 1:
        parts = [part for part in parts if part.column in ("topics", "listed", "date", "year", "venue")]
        parts = [Part(part.flat, 1, "listed" if part.column == "date" else part.column, part.label) for part in parts]
    return [Entry(lead, "row", 0, headings, list(parts), section) for lead in leads]


def _title_cell(cells: Cells, columns: Columns) -> int | None:
    for at, cell in enumerate(cells):
        if at < len(columns) and columns[at] == "title" and cell.plain.strip():
            return at
    shown = [at for at, cell in enumerate(cells) if _papers(cell) and _title_in(cell)]
    if shown:
        return shown[0]
    fitting = [
        at
        for at, cell in enumerate(cells)
        if (at >= len(columns) or columns[at] in (None, "short_name", "blurb", "title_en"))
        and is_title_like(clean_title(cell.plain).title, words=2)
    ]
    return fitting[0] if fitting and any(_papers(cell) for cell in cells) else None


def _leads(row: Block, at: int, cell: Flat) -> list[Flat]:
    """The title cell as one entry, or as several where its lines link to several papers."""
    several = len({link.url for link in cell.links if link.named and link.role in ("paper", "pdf")}) > 1
    if not several and cell.text.count("• ") < 2:
        return _venue_lines(cell)
    units: list[Unit] = list(units_of(Block("item", row.line, row.cells[at])))
    return [unit.flat for unit in units] if len(units) > 1 else [cell]


def _venue_lines(cell: Flat) -> list[Flat]:
    """A cell whose lines each name a venue and a title, "(SIGIR 2018) …", as one text a line."""
    lines = cell.plain.strip().split("\n") if "\n" in cell.plain.strip() and not cell.links else []
    cleaned = [clean_title(line.strip()) for line in lines if line.strip()]
    if len(cleaned) < 2 or not all(one.chips and is_title_like(one.title, words=3) for one in cleaned):
        return [cell]
    starts = [0, *(at + 1 for at, character in enumerate(cell.text) if character == "\n"), len(cell.text) + 1]
    cuts = [cut(cell, start, end - 1) for start, end in itertools.pairwise(starts)]
    return [one for one in cuts if one.plain.strip()]


def _papers(cell: Flat) -> bool:
    return bool(cell.marks) or any(link.role in ("paper", "pdf") for link in cell.links)


def _share(cells: Cells, test: object) -> float:
    filled = [cell for cell in cells if cell.plain.strip() or cell.links]
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled and callable(test) else 0.0


def _is_short(cell: Flat) -> bool:
    return len(cell.plain.split()) <= 3


def _is_date(text: str) -> bool:
    details = read_details(text.strip(), alone=False) if len(text.strip()) < 40 else None
    return bool(details and details.dates and not details.has_venue and not details.authors)


def _is_venue(text: str) -> bool:
    details = read_details(text.strip(), alone=False) if len(text.strip()) < 80 else None
    return bool(details and details.has_venue)
