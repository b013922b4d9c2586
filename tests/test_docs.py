"""What the documentation promises: its commands and Makefile targets exist, and its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer.models import OptionInfo

from papergraph.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/README.md")])
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]

FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.M | re.S)
SPAN = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"(?:^|\| ?|\$ )(?:\.venv/bin/)?papergraph ([^\n|]*)", re.M)
MAKE = re.compile(r"^make ([a-z][a-z0-9-]*)", re.M)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)


def code(page: Path) -> str:
    """The page's code blocks and code spans, each on lines of its own."""
    text = page.read_text(encoding="utf-8")
    return "\n".join([*FENCE.findall(text), *SPAN.findall(FENCE.sub("", text))])


def commands(text: str) -> Iterator[list[str]]:
    """The words after `papergraph` on each command line."""
    for match in COMMAND.finditer(text):
        line = match.group(1).split("#")[0].strip()
        if line and not line.startswith(("…", "[")):
            yield shlex.split(line.replace("…", "").replace("[", "").replace("]", ""))


def options(name: str) -> set[str]:
    """The spellings of a command's options."""
    infos = [
        get_args(hint)[1] for hint in get_type_hints(COMMANDS[name].run, include_extras=True).values() if get_args(hint)
    ]
    spelled = [(info.default, *(info.param_decls or ())) for info in infos if isinstance(info, OptionInfo)]
    return {"--help", "--version", "-h", *(one for names in spelled for one in names if isinstance(one, str))}


def anchor(heading: str) -> str:
    """The anchor that forges make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_on_the_page_exists(page: Path) -> None:
    for words in commands(code(page)):
        if words[0].startswith("-"):
            assert words[0] in {"--help", "--version"}
            continue
        assert words[0] in COMMANDS, words
        used = {word.split("=")[0] for word in words[1:] if re.fullmatch(r"--?[a-zA-Z][\w-]*(=.*)?", word)}
        assert used <= options(words[0]), words


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_make_target_on_the_page_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(MAKE.findall(code(page))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_on_the_page_leads_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if fragment:
            assert fragment in {anchor(heading) for heading in HEADING.findall(file.read_text(encoding="utf-8"))}, (
                target
            )
