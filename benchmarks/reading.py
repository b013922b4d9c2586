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
from collections.abc import Callable

from measuring import median_seconds, peak_megabytes, show

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


def entry(number: int, chance: random.Random) -> dict[str, object]:
    """An invented paper; the same for the same number and chance."""
    words, given, family = WORDS.split(), GIVEN.split(), FAMILY.split()
    title = " ".join(chance.choice(words) for _ in range(6)).capitalize() + f" {number}"
    authors = [f"{chance.choice(given)} {chance.choice(family)}" for _ in range(3)]
    year, month = chance.randint(8, 24), chance.randint(1, 12)
    return {"id": f"{year:02}{month:02}.{number % 100_000:05}", "title": title, "authors": authors, "year": 2000 + year}


def markdown(entries: list[dict[str, object]]) -> bytes:
    """A list with a heading for each 50 entries and a remark under each."""
    lines = ["# Papers"]
    for at, paper in enumerate(entries):
        if at % 50 == 0:
            lines.append(f"\n## Topic {at // 50}\n")
        names = ", ".join(map(str, paper["authors"]))  # type: ignore[call-overload]
        lines.append(f"- [{paper['title']}](https://arxiv.org/abs/{paper['id']}), {names}, {paper['year']}.")
        lines.append("  A remark on what the method does, and on what it was tried.")
    return "\n".join(lines).encode()


def jsonl(entries: list[dict[str, object]]) -> bytes:
    """Records in the shape of the public dump of arXiv's metadata."""
    rows = ({**paper, "authors": ", ".join(map(str, paper["authors"])), "categories": "cs.LG"} for paper in entries)  # type: ignore[call-overload]
    return "\n".join(json.dumps({**row, "abstract": "We show something about it. " * 8}) for row in rows).encode()


def document(name: str, data: bytes) -> SourceDocument:
    return SourceDocument(id=name, locator=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def one(shape: str, size: int) -> dict[str, float]:
    """Reads (and resolves) an input of this shape and size; run in a process of its own for its peak memory."""
    chance = random.Random(size)
    entries = [entry(number, chance) for number in range(size)]
    source = document("list.md", markdown(entries)) if shape == "markdown" else document("list.jsonl", jsonl(entries))
    repeats = 3 if size <= 10_000 else 1
    result = read(source)
    run: Callable[[], object] = (lambda: resolve([result])) if shape == "resolve" else (lambda: read(source))
    seconds = median_seconds(run, repeats=repeats)
    return {"records": len(result.records), "seconds": seconds, "megabytes": peak_megabytes()}


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
        smallest = found[0][1]["seconds"] / found[0][0]
        rows = [
            (
                size,
                got["records"],
                got["seconds"],
                size / got["seconds"],
                got["seconds"] / size / smallest,
                got["megabytes"],
            )
            for size, got in found
        ]
        show(title, ("entries", "records", "seconds", "per second", "time per entry, first = 1", "peak MB"), rows)


if __name__ == "__main__":
    main()
