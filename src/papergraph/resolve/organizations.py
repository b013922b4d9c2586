"""One organization for its many spellings: through the gazetteer in `data/organizations.toml`, else as written."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType

from papergraph.model import Organization
from papergraph.text import fold

_LONGEST = 200
_LEGAL_FORMS = frozenset(["inc", "ltd", "llc", "corp", "co", "gmbh", "plc", "ag", "limited", "corporation"])
_SPELLED_OUT = {"univ": "university", "inst": "institute", "natl": "national"}
_ODD_WORD = re.compile(r"\b(?:the|univ|inst|natl|" + "|".join(sorted(_LEGAL_FORMS)) + r")\b", re.I)
_IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_LISTED = re.compile(r"\s*(?:[;；、|]|\s[&/+×]\s|\sand\s)\s*")
# Footnote marks and numbers around a name.
_NO_NAME = re.compile(r"^(?:[\W_¹²³⁰-₉]|[0-9]{1,2}(?=[\s,)]))+|[\s,;:*†‡§¶¹²³⁰-₉]+$")
_CORPORATE = re.compile(
    r"(?:team|collaboration|consortium|laborator(?:y|ies)|labs?|research|institute|university|foundation|initiative"
    r"|contributors|corporation|inc|committee|working group)\.?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the gazetteer."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    ror: str | None = None


@functools.cache
def gazetteer() -> Mapping[str, Known]:
    """The entries under the key of each of their spellings."""
    text = resources.files("papergraph.resolve").joinpath("data/organizations.toml").read_text(encoding="utf-8")
    found: dict[str, Known] = {}
    for row in tomllib.loads(text)["organization"]:
        known = Known(row["name"], tuple(row.get("aliases", ())), row.get("country"), row.get("ror"))
        for spelling in (known.name, *known.aliases):
            found[key(spelling)] = known
    return MappingProxyType(found)


def key(name: str) -> str:
    """The spelling without case, accents, spaces, article, legal form: "The OpenAI, Inc." → "openai"."""
    if not _ODD_WORD.search(name):
        return fold(name).replace(" ", "")
    words = [_SPELLED_OUT.get(word, word) for word in fold(name).split()]
    if words[:1] == ["the"]:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words)


@functools.lru_cache(maxsize=1 << 16)
def find(name: str) -> Known | None:
    """The gazetteer's entry for a spelling, tried without what stands in brackets as well."""
    table = gazetteer()
    known = table.get(fold(name).replace(" ", "")) or table.get(key(name))
    if known is None and ("(" in name or "（" in name):
        known = table.get(key(_IN_BRACKETS.sub(" ", name)))
    return known


@functools.lru_cache(maxsize=1 << 20)
def is_organization(name: str) -> bool:
    """Whether a name in the place of an author is an organization's: "OpenAI", "Gemma Team", "Kimi-AI"."""
    if find(name) is not None:
        return True
    words = name.split()
    if not words:
        return False
    return words[-1].endswith("-AI") or (
        len(words) > 1 and (words[-1] == "AI" or _CORPORATE.fullmatch(words[-1]) is not None)
    )


def names_in(text: str) -> Iterator[str]:
    """The organizations that an affiliation names, known ones under their usual name.

    "Dept. of Physics, MIT, Cambridge, USA" gives MIT; what holds no known name is kept as written.
    """
    text = _NO_NAME.sub("", " ".join(text.split()))[:_LONGEST].strip()
    if not text:
        return
    known = find(text)
    if known is not None:
        yield known.name
        return
    for piece in _LISTED.split(text):
        yield from _names_in_piece(piece.strip())


def _names_in_piece(piece: str) -> Iterator[str]:
    known = find(piece)
    parts = [part.strip() for part in re.split(r"[,，]", piece)]
    found = [known] if known else [entry for entry in map(find, _runs(parts)) if entry]
    if found:
        yield from dict.fromkeys(entry.name for entry in found)
    elif fold(piece):
        yield piece


def _runs(parts: list[str]) -> Iterator[str]:
    """Each part of an address, and each with the next one: "University of California, Berkeley" is two parts."""
    for at, part in enumerate(parts):
        yield part
        if at + 1 < len(parts):
            yield f"{part}, {parts[at + 1]}"


@dataclass(slots=True)
class OrganizationTable:
    """Collects organizations while papers are resolved."""

    spellings: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The ids of the organizations that the texts name, in their order."""
        return tuple(dict.fromkeys(self._add_name(name) for text in texts for name in names_in(text)))

    def _add_name(self, name: str) -> str:
        id = "org:" + fold(name)
        seen = self.spellings.setdefault(id, {})
        seen[name] = seen.get(name, 0) + 1
        return id

    def table(self, used: Iterable[str]) -> tuple[Organization, ...]:
        """The organizations with these ids, sorted."""
        return tuple(self._organization(id) for id in sorted(set(used)))

    def _organization(self, id: str) -> Organization:
        seen = self.spellings[id]
        name = min(seen, key=lambda one: (-seen[one], one))
        known = find(name)
        if known is not None:
            return Organization(id=id, name=known.name, aliases=known.aliases, ror=known.ror, country=known.country)
        return Organization(id=id, name=name, aliases=tuple(sorted(set(seen) - {name})))
