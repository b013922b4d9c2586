"""Sources that are broken or hostile, through the command line: the rest is read, the fault has its place."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from papergraph.sources import open_source
from tests.cli.conftest import Run
from tests.web import serving

RIVERS = "- [A Study of Rivers](https://arxiv.org/abs/2401.00001)\n"
LAKES = "- [A Study of Lakes](https://arxiv.org/abs/2401.00002)\n"
RIVERS_BIB = "@article{r, title={A Study of Rivers}, eprint={2401.00001}}\n"
LAKES_BIB = "@article{l, title={A Study of Lakes}, eprint={2401.00002}}\n"
ENTITIES = '<!DOCTYPE feed [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(20)
)
FEED = (
    '<?xml version="1.0"?>{}<feed xmlns="http://www.w3.org/2005/Atom"><title>arxiv.org</title>'
    "<entry><id>http://arxiv.org/abs/2401.00001</id><title>A Study of Rivers</title></entry>"
    "<entry><id>http://arxiv.org/abs/2401.00002</id><title>A Study of Lakes{}</title></entry></feed>"
)
ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
)
ROWS = "papers:\n- title: A Study of Rivers\n  url: https://arxiv.org/abs/2401.00001\n"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


# Name → content, papers that are read all the same, and what `check` says, with the place.
HOSTILE: dict[str, tuple[str | bytes, int, str, str]] = {
    "cut.bib": (RIVERS_BIB + LAKES_BIB + "@article{x, title={A Study of Se", 3, "broken-entry", "cut.bib:3"),
    "open.bib": (RIVERS_BIB + "@article{x, title={Un{balanced}, year=2020}\n" + LAKES_BIB, 3, "broken-entry", ":2"),
    "closed.bib": ("@misc{x, title={Deltas}}}, year=2020}\n" + RIVERS_BIB, 2, "broken-entry", "closed.bib:1"),
    "deep.bib": (RIVERS_BIB + "@misc{x, title=" + "{" * 99_999 + "A\n" + LAKES_BIB, 3, "broken-entry", "deep.bib:2"),
    "deep.html": ("<ul>" + RIVERS + "<li><a href='https://arxiv.org/abs/2401.00001'>A Study of Rivers</a></li></ul>"
                  + "<div>" * 50_000 + "https://arxiv.org/abs/2401.00002", 1, "unread-identifier", "deep.html:2"),
    "laughs.xml": (FEED.format(ENTITIES + "]>", "&u;"), 2, "own-entities", "laughs.xml:1"),
    "outside.xml": (FEED.format('<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"), 2,
                    "own-entities", "outside.xml:1"),
    "aliases.yaml": (ALIASES + ROWS, 1, "alias-bomb", "aliases.yaml:1"),
    "deep.yaml": ("x: " + "[" * 50_000 + "\n" + ROWS, 1, "too-deep", "deep.yaml:1"),
    "cut.json": ('[{"title":"A Study of Rivers","url":"https://arxiv.org/abs/2401.00001"},\n{"title":"A St',
                 1, "broken-json", "cut.json:2"),
    "quote.csv": ('title,url\n"A Study of\nA Study of Rivers,https://arxiv.org/abs/2401.00001\n', 2,
                  "broken-row", "quote.csv:2"),
    "mixed.md": (RIVERS.encode() + "- [Café](https://arxiv.org/abs/2401.00003)\n".encode("latin-1") + LAKES.encode(),
                 3, "encoding", "mixed.md:2"),
    "chinese.md": (("- [河流研究](https://arxiv.org/abs/2401.00001)\n" * 2).encode("gb18030"), 1, "encoding",
                   "chinese.md:1"),
    "nul.md": (RIVERS + LAKES.replace("Lakes", "La\0kes"), 2, "nul-bytes", "nul.md:2"),
    "lines.md": (RIVERS + "\n" * 600_000 + LAKES, 1, "too-long", "lines.md:500000"),
    "bomb.zip": (zipped({"a.md": RIVERS.encode(), "b.md": b"a" * 70_000_000}), 1, "unreadable-source", "bomb.zip/b.md"),
    "nested.zip": (zipped({"a.md": RIVERS.encode(), "in.zip": zipped({"b.md": LAKES.encode()})}), 1,
                   "unreadable-source", "nested.zip/in.zip"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_rest_is_read_and_the_fault_has_its_place(run: Run, tmp_path: Path, name: str) -> None:
    content, papers, code, place = HOSTILE[name]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    built = run("build", name)
    assert built.code == 0, built.err
    assert f"{papers} papers" in built.err
    told = run("check", "--all")
    assert code in told.out
    assert place in told.out
    assert "root:" not in told.out
    assert run("build", name, "--strict").code == (3 if "warning" in told.out or "error" in told.out else 0)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("missing.md", "404"),
        ("broken.md", "500"),
        ("empty.md", "empty"),
        ("bomb.md", "larger than"),
        ("loop.md", "redirected more than"),
        ("file.md", "not http"),
        ("hangs.md", "no complete answer within"),
        ("drips.md", "no complete answer within"),
    ],
)
def test_an_address_that_fails_is_one_line_and_changes_nothing(
    run: Run, server: str, reading_list: Path, monkeypatch: pytest.MonkeyPatch, page: str, words: str
) -> None:
    monkeypatch.setitem(open_source.__kwdefaults__, "timeout", 0.7 if page in ("hangs.md", "drips.md") else 30.0)
    run("build", reading_list.name)
    before = run("stats", "--json").out
    failed = run("build", f"{server}/{page}")
    assert (failed.code, failed.out) == (1, "")
    assert words in failed.err
    assert len(failed.err.strip().splitlines()) == 1
    assert run("stats", "--json").out == before


def test_a_page_behind_the_name_of_a_list_is_read_as_a_page(run: Run, server: str) -> None:
    assert "1 papers" in run("build", f"{server}/page.md").err
    assert "A Study of Rivers" in run("search", "rivers").out


MEASURE = """
import resource, sys
from pathlib import Path
from papergraph.errors import SourceError
from papergraph.readers import read
from papergraph.sources import open_source
for name in sys.argv[1:]:
    try:
        for document in open_source(name, base=Path.cwd()).documents:
            read(document)
    except SourceError:
        pass
    print(name, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
"""


def test_memory_stays_bounded(tmp_path: Path, server: str) -> None:
    sources = {
        "bomb.md.gz": gzip.compress(b"a" * 300_000_000, 1),
        "bomb.zip": HOSTILE["bomb.zip"][0],
        "aliases.yaml": HOSTILE["aliases.yaml"][0],
        "laughs.xml": HOSTILE["laughs.xml"][0],
        "deep.html": HOSTILE["deep.html"][0],
        "lines.md": RIVERS + "\n" * 20_000_000,
        "long.md": "a" * 60_000_000,
    }
    for name, content in sources.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    command = [sys.executable, "-c", MEASURE, *sources, f"{server}/bomb.md"]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True, timeout=300).stdout
    peak = dict(line.rsplit(" ", 1) for line in told.splitlines())
    assert len(peak) == len(sources) + 1
    assert max(map(int, peak.values())) < 700, told
