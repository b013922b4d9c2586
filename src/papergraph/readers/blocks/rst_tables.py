"""The four tables of reStructuredText: grid, simple, csv-table and list-table, to rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papergraph.readers.blocks.block import Block, Runs

GRID = re.compile(r"^\s*\+(?:[-=]+\+)+\s*$")
SIMPLE = re.compile(r"^\s*=+(?:\s+=+)+\s*$")
OPTION = re.compile(r"^\s*:([A-Za-z][\w -]{0,40}):\s*(.*)$")
_DELIMITERS = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|"}


class TableReader:
    """Reads the table that begins at `at`, and moves `at` behind it. `read_runs` reads the text of a cell."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.tables = 0

    def read_runs(self, text: str, line: int) -> Runs:
        """The runs of a text whose first line is `line`."""
        raise NotImplementedError

    def line_at(self, at: int) -> str:
        """A line, empty behind the last."""
        return self.lines[at] if at < len(self.lines) else ""

    def read_csv(self, line: int, start: int, end: int) -> Iterator[Block]:
        import csv

        self.tables += 1
        options = self._options(line, start)
        delimiter = _DELIMITERS.get(options.get("delim", "comma"), options.get("delim", ",")[:1] or ",")
        body = [self.lines[at].strip() for at in range(start, end)]
        if header := options.get("header"):
            yield self._csv_row(
                next(csv.reader([header], delimiter=delimiter, skipinitialspace=True), []), line, header=True
            )
        rows = int(options.get("header-rows", "0") or 0) if options.get("header-rows", "0").isdigit() else 0
        reader = csv.reader(body, delimiter=delimiter, skipinitialspace=True)
        try:
            seen = 0
            for row in reader:
                if any(row):
                    yield self._csv_row(row, start + reader.line_num, header=seen < rows)
                    seen += 1
        except csv.Error:
            yield Block("paragraph", start + 1, self.read_runs("\n".join(body), start + 1))

    def _csv_row(self, row: list[str], line: int, *, header: bool) -> Block:
        return Block(
            "row", line, cells=tuple(self.read_runs(cell, line) for cell in row), header=header, table=self.tables
        )

    def _options(self, line: int, start: int) -> dict[str, str]:
        found = (OPTION.match(self.lines[at]) for at in range(line, start))
        return {match[1].lower(): match[2].strip() for match in found if match}

    def read_list_table(self, line: int, start: int, end: int) -> Iterator[Block]:
        """Rows "* - cell" and "  - cell"."""
        self.tables += 1
        options = self._options(line, start)
        header_rows = int(options["header-rows"]) if options.get("header-rows", "").isdigit() else 0
        row: list[tuple[int, list[str]]] = []
        count = 0
        for at in [*range(start, end), end]:
            text = self.lines[at].strip() if at < end else ""
            if at == end or text.startswith("* "):
                if row:
                    yield self._list_row(row, header=count < header_rows)
                    count += 1
                row = []
                text = text[2:].strip()
            if text.startswith("- ") or text == "-":
                row.append((at + 1, [text[2:]]))
            elif text and row:
                row[-1][1].append(text)

    def _list_row(self, row: list[tuple[int, list[str]]], *, header: bool) -> Block:
        cells = tuple(self.read_runs("\n".join(cell), line) for line, cell in row)
        return Block("row", row[0][0], cells=cells, header=header, table=self.tables)

    def read_grid(self) -> Iterator[Block]:
        """A grid table: cells lie between the bars of each band of lines."""
        self.tables += 1
        band: list[tuple[int, str]] = []
        rows: list[list[tuple[int, str]]] = []
        headed = False
        while self.at < len(self.lines) and self.lines[self.at].strip()[:1] in ("+", "|"):
            line = self.lines[self.at].strip()
            if GRID.match(line):
                if band:
                    rows.append(band)
                    headed = headed or ("=" in line and len(rows) == 1)
                band = []
            else:
                band.append((self.at + 1, line))
            self.at += 1
        if band:
            rows.append(band)
        for number, lines in enumerate(rows):
            yield self._band(lines, header=headed and number == 0)

    def _band(self, lines: list[tuple[int, str]], *, header: bool) -> Block:
        columns: list[list[str]] = []
        for _, line in lines:
            for at, cell in enumerate(line.strip("|").split("|")):
                if at >= len(columns):
                    columns.append([])
                columns[at].append(cell.strip())
        cells = tuple(self.read_runs("\n".join(column).strip(), lines[0][0]) for column in columns)
        return Block("row", lines[0][0], cells=cells, header=header, table=self.tables)

    def read_simple(self) -> Iterator[Block]:
        """A simple table: columns begin where the marks of its rule begin."""
        self.tables += 1
        rule = self.lines[self.at]
        starts = [match.start() for match in re.finditer(r"=+", rule)]
        self.at += 1
        rows: list[tuple[int, list[str]]] = []
        headed = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if SIMPLE.match(line):
                self.at += 1
                if headed or not self.line_at(self.at).strip():
                    break
                headed = True
                continue
            if not line.strip() and not self.line_at(self.at + 1).strip():
                break
            self._simple_line(line, starts, rows)
            self.at += 1
        for number, (line_number, cells) in enumerate(rows):
            runs = tuple(self.read_runs(cell, line_number) for cell in cells)
            yield Block("row", line_number, cells=runs, header=headed and number == 0, table=self.tables)

    def _simple_line(self, line: str, starts: list[int], rows: list[tuple[int, list[str]]]) -> None:
        if not line.strip() or set(line.strip()) <= {"-", " "}:
            return
        cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        if cells[0] or not rows:
            rows.append((self.at + 1, cells))
        else:
            for at, cell in enumerate(cells):
                if cell and at < len(rows[-1][1]):
                    rows[-1][1][at] += "\n" + cell
