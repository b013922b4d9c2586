"""What is broken, hostile or no text is reported with its place, and what stands around it is read."""

from __future__ import annotations

import codecs
import time

import pytest

from papergraph.model import ReadResult
from papergraph.readers import read
from tests.readers.document import document

ENTRY = "- [How Roots Find Water](https://arxiv.org/abs/2001.00001)\n"


def codes(result: ReadResult) -> list[tuple[str, str, int | None]]:
    return [(issue.severity, issue.code, issue.origin.line if issue.origin else None) for issue in result.issues]


def titles(result: ReadResult) -> list[str | None]:
    return [record.title for record in result.records]


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", codecs.BOM_UTF8])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    result = read(document(data, "a.md"))
    assert result.records == () and codes(result) == [("error", "empty", None)]


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n" + bytes(40), bytes(range(256)) * 20])
def test_a_binary_file_is_an_error(data: bytes) -> None:
    result = read(document(data, "a.txt"))
    assert result.records == () and codes(result) == [("error", "binary", None)]


def test_a_pdf_is_told_as_such() -> None:
    assert "PDF" in read(document(b"%PDF-1.7 ...", "a.txt")).issues[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_and_wide_encodings_are_understood(encoding: str) -> None:
    assert titles(read(document(ENTRY.encode(encoding), "a.md"))) == ["How Roots Find Water"]


def test_bytes_that_are_not_utf8_are_replaced_and_reported_with_their_line() -> None:
    data = ("# 論文\n" + ENTRY).encode() + b"- bro\xffken\n"
    result = read(document(data, "a.md"))
    assert titles(result) == ["How Roots Find Water"]
    assert ("warning", "invalid-utf-8", 3) in codes(result)


def test_a_western_encoding_is_guessed_and_reported() -> None:
    line = "- José Núñez. [Las raíces y el agua fría](https://arxiv.org/abs/2001.00001). 2019. Año tras año.\n"
    data = line.encode("latin-1")
    result = read(document(data, "a.md"))
    assert result.records[0].authors[0].name == "José Núñez"
    assert codes(result)[0][:2] == ("note", "encoding")


def test_a_list_of_very_many_lines_is_read_in_part_and_loses_no_identifier() -> None:
    text = ENTRY + "\n" * 600_000 + ENTRY.replace("00001", "00002")
    result = read(document(text, "a.md"))
    assert titles(result) == ["How Roots Find Water"]
    assert codes(result)[:1] == [("warning", "too-long", 500_000)]
    assert "2001.00002" in result.issues[-1].message


def test_nul_and_direction_marks_are_left_out() -> None:
    result = read(document("- [How \u202eRoots\u200b Find\x00 Water](https://arxiv.org/abs/2001.00001)\n", "a.md"))
    assert titles(result) == ["How Roots Find Water"]
    assert ("warning", "nul-bytes", 1) in codes(result)


def test_a_line_without_end_is_cut_and_reported() -> None:
    result = read(document(ENTRY + "x" * 50_000_000, "a.md"))
    assert titles(result) == ["How Roots Find Water"]
    assert ("warning", "line-too-long", 2) in codes(result)


def test_the_rows_of_a_truncated_table_are_read() -> None:
    text = (
        "| Title | Link |\n|---|---|\n| How Roots Find Water | https://arxiv.org/abs/2001.00001 |\n| How"
        " Leaves Fall | https://arxi"
    )
    assert titles(read(document(text, "a.md")))[:1] == ["How Roots Find Water"]


def test_entities_of_a_document_are_not_resolved() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><body><p>&a;&b;</p>'
    text = bomb + '<p><a href="https://arxiv.org/abs/2001.00001">How Roots Find Water</a></p></body></html>'
    result = read(document(text, "a.html"))
    assert titles(result) == ["How Roots Find Water"]
    assert "root:" not in str(result)


HOSTILE = {
    "deep quotes": ("md", ">" * 20_000 + " x"),
    "deep bullets": ("md", "\n".join("  " * n + "- x" for n in range(1500))),
    "open brackets": ("md", "[" * 200_000),
    "half links": ("md", "[](" * 60_000),
    "open marks": ("md", "*a " * 60_000),
    "open comments": ("md", "<!--" * 50_000),
    "many pipes": ("md", "|" * 200_000),
    "many references": ("md", "[a]: http://x\n" * 10_000 + "[a] " * 10_000),
    "deep elements": ("html", "<html>" + "<div>" * 60_000 + "x"),
    "deep tables": ("html", "<html>" + "<table><tr><td>" * 10_000 + "x"),
    "many attributes": ("html", "<html><p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">x"),
    "many attributes in Markdown": ("md", "x <img " + " ".join(f"a{n}='x'" for n in range(100_000)) + "> y"),
    "wide cells": ("html", "<table>" + "<tr><td rowspan=9999 colspan=9999>x</td></tr>" * 300),
    "white space": ("txt", " " * 200_000 + "x" + "\n" * 200_000 + "x"),
    "many names": ("txt", ", ".join(["Wei Zhang"] * 20_000)),
    "many initials": ("txt", "A. " * 60_000),
    "many dates": ("txt", "2020-01-" * 20_000),
    "many ids": ("txt", "arXiv:" * 30_000),
    "open ticks": ("rst", "`" * 100_000),
    "open roles": ("rst", ".. [#] `a <" * 20_000),
    "open org links": ("org", "[[" * 60_000),
    "open drawers": ("org", ":A:\n" * 20_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_time_in_proportion(name: str) -> None:
    suffix, text = HOSTILE[name]
    start = time.process_time()
    read(document(text, f"a.{suffix}"))
    assert time.process_time() - start < 20  # some 1 s where nothing else runs; what grows with its square takes hours
