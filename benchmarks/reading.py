"""How long reading and resolving take, and whether they grow in step with the input.

python benchmarks/reading.py [--quick]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
from functools import partial

from measuring import median_times, peak_megabytes, show

from papergraph.model import SourceDocument
from papergraph.readers import read
from papergraph.resolve import resolve

WORDS = """
adaptive sparse robust neural graph latent causal visual spoken federated deep contrastive recurrent bayesian
planning retrieval ranking pruning decoding alignment parsing tracking synthesis control matching search
memory
"""
GIVEN = """
Ana Bo Chen Dara Eva Femi Goro Hana Ivo June Kofi Lena Mina Nils Olga Pia
"""
FAMILY = """
Adler Brook Castillo Diaz Endo Farkas Grant Hoshi Ito Jansen Kaya Lopez Moreau Novak Okoye Park
"""
SIZES = (1_000, 10_000, 100_000)
QUICK = (1_000, 5_000)
HEADER = ("entries", "records", "processor s", "wall s", "per second", "per entry, first = 1", "peak MB")


Entry = dict[str, object]


def entry(number: int, chance: random.Random) -> Entry:
    """An invented paper with an id as arXiv gives them since 2015; the same for the same number and chance."""
    words, given, family = WORDS.split(), GIVEN.split(), FAMILY.split()
    title = " ".join(chance.choice(words) for _ in range(6)).capitalize() + f" {number}"
    authors = [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(3)]
    year, month = chance.randint(15, 24), chance.randint(1, 12)
    return {"id": f"{year:02}{month:02}.{number % 100_000:05}", "title": title, "authors": authors, "year": 2000 + year}


def markdown(entries: list[Entry]) -> bytes:
    """A list with a heading for each 50 entries, written in one layout after the other."""
    parts = ["# Papers"]
    for at in range(0, len(entries), 50):
        layout = LAYOUTS[at // 50 % len(LAYOUTS)]
        parts.append(f"## Topic {at // 50}\n\n{layout(entries[at : at + 50])}")
    return "\n\n".join(parts).encode()


def names_of(paper: Entry) -> str:
    return ", ".join(map(str, paper["authors"]))  # type: ignore[call-overload]


def address(paper: Entry) -> str:
    return f"https://arxiv.org/abs/{paper['id']}"


def bullets(entries: list[Entry]) -> str:
    """Linked titles with a byline, and a remark on the next line."""
    return "\n".join(
        f"- [{one['title']}]({address(one)}), {names_of(one)}, {one['year']}.\n"
        "  A remark on what the method does, and on what it was tried."
        for one in entries
    )


def table(entries: list[Entry]) -> str:
    """A row a paper, with its authors, venue and two links."""
    rows = (
        f"| {one['title']} | {names_of(one)} | NeurIPS {one['year']} "
        f"| [paper]({address(one)}) [code](https://github.com/x/{at}) |"
        for at, one in enumerate(entries)
    )
    return "\n".join(["| Title | Authors | Venue | Links |", "|---|---|---|---|", *rows])


def bare(entries: list[Entry]) -> str:
    """A bold title, a byline and a bare address, each on a line of its own, and a sentence."""
    return "\n\n".join(
        f"**{one['title']}**\n{names_of(one)}\n{address(one)}\n\nThe authors show on {at} tasks that it is faster."
        for at, one in enumerate(entries)
    )


LAYOUTS = (bullets, table, bare)


def jsonl(entries: list[Entry]) -> bytes:
    """Records in the shape of the public dump of arXiv's metadata."""
    return "\n".join(json.dumps(dumped(paper)) for paper in entries).encode()


def dumped(paper: Entry) -> Entry:
    names = [name.rpartition(" ") for name in names_of(paper).split(", ")]
    return {
        **paper,
        "authors": names_of(paper),
        "authors_parsed": [[family, given, ""] for given, _, family in names],
        "categories": "cs.LG cs.CL",
        "comments": "9 pages, 3 figures",
        "abstract": "  We show something about it,\nand what follows from that. " * 12,
        "versions": [{"version": "v1", "created": f"Mon, 2 Apr {paper['year']} 19:18:42 GMT"}],
        "update_date": f"{paper['year']}-05-01",
    }


def document(name: str, data: bytes) -> SourceDocument:
    return SourceDocument(id=name, locator=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def one(shape: str, size: int) -> dict[str, float]:
    """Reads (and resolves) an input of this shape and size; run in a process of its own for its peak memory."""
    repeats = 3 if size <= 10_000 else 1
    read(given(shape, 50, seed=-1))  # so that no run pays for the imports
    # Another input for each run: a second look at the same one would find its answers in the caches.
    inputs = (given(shape, size, seed=seed) for seed in range(repeats))
    wall, processor = median_times(
        partial(resolve, [read(source)]) if shape == "resolve" else partial(read, source) for source in inputs
    )
    peak = peak_megabytes()
    records = len(read(given(shape, size, seed=0)).records)
    return {"records": records, "wall": wall, "processor": processor, "megabytes": peak}


def given(shape: str, size: int, *, seed: int) -> SourceDocument:
    chance = random.Random(seed)
    entries = [entry(number, chance) for number in range(size)]
    return document("list.md", markdown(entries)) if shape == "markdown" else document("list.jsonl", jsonl(entries))


def apart(shape: str, size: int) -> dict[str, float]:
    """`one`, in a new process."""
    command = [sys.executable, __file__, "--one", shape, str(size)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small inputs only")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one[0], int(given.one[1]))))
        return
    for shape, title in (
        ("markdown", "Markdown list"),
        ("jsonl", "arXiv records"),
        ("resolve", "resolving arXiv records"),
    ):
        found = [(size, apart(shape, size)) for size in (QUICK if given.quick else SIZES)]
        smallest = found[0][1]["processor"] / found[0][0]
        rows = [
            (
                size,
                got["records"],
                got["processor"],
                got["wall"],
                size / got["processor"],
                got["processor"] / size / smallest,
                got["megabytes"],
            )
            for size, got in found
        ]
        show(title, HEADER, rows)


if __name__ == "__main__":
    main()
