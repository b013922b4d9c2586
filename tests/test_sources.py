"""Opening what a user names: real files, real archives, and a real server on the loopback address."""

from __future__ import annotations

import gzip
import io
import os
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from papergraph.errors import SourceError
from papergraph.http import raw_address
from papergraph.sources import open_source
from tests.web import LIST, Handler, serving


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "b.md").write_bytes(LIST)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.bib").write_bytes(b"@article{x, title={T}}")
    (tmp_path / "sub" / "picture.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / ".hidden.md").write_bytes(LIST)
    (tmp_path / ".papergraph").mkdir()
    (tmp_path / ".papergraph" / "x.json").write_bytes(b"{}")
    return tmp_path


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


# --- paths ------------------------------------------------------------------------------------------------


def test_a_file_is_known_by_its_path_below_the_base(lists: Path) -> None:
    opened = open_source(str(lists / "sub" / "a.bib"), base=lists)
    (document,) = opened.documents
    assert (document.id, document.media_type) == ("sub/a.bib", "application/x-bibtex")
    assert document.locator == str(lists / "sub" / "a.bib")
    assert len(document.sha256) == 64


def test_a_file_outside_the_base_has_a_relative_id(lists: Path) -> None:
    (document,) = open_source(str(lists / "b.md"), base=lists / "sub").documents
    assert document.id == "../b.md"


def test_a_relative_path_counts_from_the_current_folder(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lists / "sub")
    (document,) = open_source("a.bib", base=lists).documents
    assert (document.id, document.locator) == ("sub/a.bib", "a.bib")


def test_a_folder_gives_its_readable_files_in_order(lists: Path) -> None:
    opened = open_source(str(lists), base=lists)
    assert [document.id for document in opened.documents] == ["b.md", "sub/a.bib"]
    assert opened.issues == ()


def test_a_glob_gives_what_matches(lists: Path) -> None:
    opened = open_source(str(lists / "**" / "*.bib"), base=lists)
    assert [document.id for document in opened.documents] == ["sub/a.bib"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "week[1].md").write_bytes(LIST)
    assert open_source(str(tmp_path / "week[1].md"), base=tmp_path).documents[0].id == "week[1].md"


def test_a_file_url_is_a_path(lists: Path) -> None:
    assert open_source((lists / "b.md").as_uri(), base=lists).documents[0].id == "b.md"


def test_in_a_folder_what_cannot_be_opened_is_an_issue(lists: Path) -> None:
    (lists / "empty.md").write_bytes(b" \n")
    (lists / "paper.pdf").write_bytes(b"%PDF-1.7 ...")
    opened = open_source(str(lists), base=lists)
    assert len(opened.documents) == 2
    assert [(issue.code, str(issue.origin)) for issue in opened.issues] == [
        ("unreadable-source", "empty.md"),
        ("unreadable-source", "paper.pdf"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.md", None, "there is no such file"),
        ("empty.md", b"", "it is empty"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF is not read yet"),
        ("office.docx", b"PK\x03\x04rest", "office document"),
        ("image.md", b"\x89PNG\r\n\x1a\n", "an image"),
        ("noise.md", bytes(range(256)) * 20, "binary file"),
        ("broken.md.gz", b"\x1f\x8b\x08rubbish", "damaged"),
        ("broken.zip", b"PK\x03\x04rubbish", "damaged"),
        ("large.md", b"a" * 2000, "larger than 1000 bytes"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as raised:
        open_source(str(tmp_path / name), base=tmp_path, limit=1000 if name == "large.md" else 10**6)
    assert message in str(raised.value)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_with_nothing_to_read_names_the_suffixes(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x")
    with pytest.raises(SourceError, match=r"nothing in this folder can be read; known are .*\.md"):
        open_source(str(tmp_path), base=tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_bytes(LIST)
    path.chmod(0)
    with pytest.raises(SourceError, match="may not read"):
        open_source(str(path), base=tmp_path)


@pytest.mark.parametrize(
    "locator", ["arxiv:cat:cs.CL", "openalex:graph", "ftp://example.org/list.md", "a\0b", "x" * 5000, "nothing*.md"]
)
def test_locators_that_lead_nowhere_are_refused(locator: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        open_source(locator, base=tmp_path)


def test_text_with_nul_bytes_or_in_utf_16_is_left_to_the_readers(tmp_path: Path) -> None:
    for name, data in (("nul.md", b"- a\0b paper\n" * 9), ("wide.md", "- a paper\n".encode("utf-16"))):
        (tmp_path / name).write_bytes(data)
        assert open_source(str(tmp_path / name), base=tmp_path).documents[0].data == data


def test_standard_input_is_known_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LIST)))
    (document,) = open_source("-", base=tmp_path).documents
    assert document.id == f"stdin:{document.sha256[:16]}"


# --- archives ---------------------------------------------------------------------------------------------


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LIST))
    (document,) = open_source(str(tmp_path / "a.jsonl.gz"), base=tmp_path).documents
    assert (document.id, document.data, document.media_type) == ("a.jsonl.gz", LIST, "application/jsonl")


def test_zip_gives_its_readable_members(tmp_path: Path) -> None:
    members = {"b/two.md": LIST, "a.csv": b"title\nT", "x.png": b"\x89PNG", ".hidden.md": LIST, "e.md": b""}
    (tmp_path / "all.zip").write_bytes(zipped(members))
    opened = open_source(str(tmp_path / "all.zip"), base=tmp_path)
    assert [document.id for document in opened.documents] == ["all.zip/a.csv", "all.zip/b/two.md"]
    assert [str(issue.origin) for issue in opened.issues] == ["all.zip/e.md"]


def test_archives_within_archives_and_names_that_point_out_are_told(tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(zipped({"a.md": LIST, "in.zip": zipped({"b.md": LIST}), "../c.md": LIST}))
    opened = open_source(str(tmp_path / "all.zip"), base=tmp_path)
    assert [document.id for document in opened.documents] == ["all.zip/a.md"]
    assert [str(issue.origin) for issue in opened.issues] == ["all.zip/in.zip", "all.zip/../c.md"]
    (tmp_path / "outer.zip").write_bytes(zipped({"in.zip": zipped({"b.md": LIST})}))
    with pytest.raises(SourceError, match=r"in\.zip: an archive within an archive is not unpacked"):
        open_source(str(tmp_path / "outer.zip"), base=tmp_path)


@pytest.mark.parametrize("name", ["bomb.md.gz", "bomb.zip"])
def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path, name: str) -> None:
    bomb = b"\0" * 200_000_000
    packed = gzip.compress(bomb, 1) if name.endswith("gz") else zipped({"bomb.md": bomb})
    (tmp_path / name).write_bytes(packed)
    del bomb
    with pytest.raises(SourceError, match=r"larger than|more than"):
        open_source(str(tmp_path / name), base=tmp_path, limit=10**6)


def test_a_zip_with_very_many_members_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papergraph.unpacking.ZIP_MEMBERS", 3)
    (tmp_path / "many.zip").write_bytes(zipped({f"{n}.md": LIST for n in range(5)}))
    opened = open_source(str(tmp_path / "many.zip"), base=tmp_path)
    assert len(opened.documents) == 3
    assert "first 3" in opened.issues[0].message


# --- addresses --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def test_an_address_is_its_own_id(server: str, tmp_path: Path) -> None:
    (document,) = open_source(f"{server}/list.md#part", base=tmp_path).documents
    assert (document.id, document.data, document.media_type) == (f"{server}/list.md", LIST, "text/markdown")


def test_a_password_in_an_address_is_not_kept(server: str, tmp_path: Path) -> None:
    address = server.replace("//", "//user:secret@") + "/list.md"
    assert "secret" not in open_source(address, base=tmp_path).documents[0].id


def test_a_page_is_html_and_a_packed_file_is_unpacked(server: str, tmp_path: Path) -> None:
    assert open_source(f"{server}/page", base=tmp_path).documents[0].media_type == "text/html"
    (unpacked,) = open_source(f"{server}/packed.md.gz", base=tmp_path).documents
    assert (unpacked.data, unpacked.media_type) == (LIST, "text/markdown")


def test_redirects_are_followed(server: str, tmp_path: Path) -> None:
    (document,) = open_source(f"{server}/moved.md", base=tmp_path).documents
    assert (document.id, document.data) == (f"{server}/moved.md", LIST)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.md", "404"),
        ("broken.md", "500"),
        ("empty.md", "it is empty"),
        ("large.md", "larger than"),
        ("file.md", "not http"),
        ("loop.md", "redirected more than"),
        ("hangs.md", "no complete answer within"),
        ("drips.md", "no complete answer within"),
    ],
)
def test_a_failing_address_is_said_in_one_line(server: str, tmp_path: Path, path: str, message: str) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError) as raised:
        open_source(f"{server}/{path}", base=tmp_path, limit=2_000_000, timeout=0.5)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)
    assert time.monotonic() - start < 2.5


def test_an_address_where_nobody_listens_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be reached"):
        open_source("http://127.0.0.1:9/list.md", base=tmp_path, timeout=2)


def test_an_unchanged_document_is_not_sent_again(server: str, tmp_path: Path) -> None:
    first = open_source(f"{server}/kept.md", base=tmp_path, cache=tmp_path / "cache")
    before = Handler.bodies
    second = open_source(f"{server}/kept.md", base=tmp_path, cache=tmp_path / "cache")
    assert second == first
    assert Handler.bodies == before


def test_a_damaged_copy_is_fetched_anew(server: str, tmp_path: Path) -> None:
    first = open_source(f"{server}/kept.md", base=tmp_path, cache=tmp_path / "cache")
    for body in (tmp_path / "cache").glob("*.body"):
        body.write_bytes(b"rubbish")
    assert open_source(f"{server}/kept.md", base=tmp_path, cache=tmp_path / "cache") == first


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("https://github.com/a/b/blob/main/x/y.md#L3", "https://raw.githubusercontent.com/a/b/main/x/y.md"),
        ("https://github.com/a/b/blob/main/y.md?plain=1", "https://raw.githubusercontent.com/a/b/main/y.md"),
        ("https://github.com/a/b", "https://raw.githubusercontent.com/a/b/HEAD/README.md"),
        ("https://gitlab.com/a/b/-/blob/main/y.md", "https://gitlab.com/a/b/-/raw/main/y.md"),
        ("https://huggingface.co/datasets/a/b/blob/main/y.md", "https://huggingface.co/datasets/a/b/raw/main/y.md"),
        ("https://example.org/blob/y.md", "https://example.org/blob/y.md"),
    ],
)
def test_a_page_around_a_file_means_the_file(page: str, file: str) -> None:
    assert raw_address(page) == file
