"""Values of tables, JSON and YAML, whatever their shape, to strings, numbers and authors. Never raises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from papergraph.identifiers import orcid
from papergraph.model import AuthorName
from papergraph.readers.authors import Byline, author_name, byline, split_authors
from papergraph.readers.latex import accents

_DEEPEST = 6
_MOST = 10_000
_LONGEST = 2_000_000
_NAME_KEYS = (
    "name",
    "fullname",
    "full_name",
    "display_name",
    "displayName",
    "author_name",
    "literal",
    "raw_author_name",
)
_GIVEN_KEYS = ("given", "first", "firstName", "first_name", "firstname", "given_name", "givenName", "forename")
_FAMILY_KEYS = ("family", "last", "lastName", "last_name", "lastname", "surname", "family_name", "familyName", "sn")
_PLACE_KEYS = ("affiliation", "affiliations", "institution", "institutions", "organization", "organizations", "org")
_TEXT_KEYS = (
    "fullname",
    "name",
    "display_name",
    "title",
    "text",
    "value",
    "label",
    "term",
    "keyword",
    "tag",
    "href",
    "url",
    "id",
)
_EMPTY = frozenset({"", "nan", "none", "null", "n/a", "na", "-", "--", "—", "/", "\\n", "tbd", "?", "not available"})


def strings(value: object, depth: int = 0) -> list[str]:
    """The strings in a value: itself, its items, or of a mapping what names it. Empty and "n/a" ones are left out."""
    if value is None or isinstance(value, bool) or depth > _DEEPEST:
        return []
    if isinstance(value, str):
        text = value.strip()
        return [] if text.casefold() in _EMPTY else [text[:_LONGEST]]
    if isinstance(value, int | float):
        return [f"{value:.15g}" if isinstance(value, float) else number_text(value)]
    if isinstance(value, Mapping):
        named = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
        return strings(named, depth + 1)
    if isinstance(value, Iterable):
        return [text for item, _ in zip(value, range(_MOST), strict=False) for text in strings(item, depth + 1)]
    return [str(value)[:_LONGEST]]  # dates of YAML


def every(value: object, depth: int = 0) -> list[str]:
    """All strings in a value, those of every key of its mappings among them."""
    if isinstance(value, Mapping) and depth <= _DEEPEST:
        return [text for item in list(value.values())[:_MOST] for text in every(item, depth + 1)]
    if isinstance(value, list | tuple) and depth <= _DEEPEST:
        return [text for item in value[:_MOST] for text in every(item, depth + 1)]
    return strings(value)


def first(value: object) -> str:
    """The first string in a value, else ""."""
    found = strings(value)
    return found[0] if found else ""


def number_text(value: int) -> str:
    """Digits of a number; one longer than any that means something gives ""."""
    return str(value) if -(10**30) < value < 10**30 else ""


def count(value: object) -> int | None:
    """A whole number that is not negative: 1234, "1,234", "1.2k" (1200); else None."""
    match = re.match(r"\+?\s?([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,12})(\.[0-9])?\s?(k?)", first(value), re.IGNORECASE)
    if not match:
        return None
    whole = int(re.sub("[, ]", "", match[1]))
    return round(1000 * (whole + float(match[2] or 0))) if match[3] else whole


def authors(value: object) -> Byline:
    """The authors in a value: one string, a list of names, of mappings, or of [family, given, suffix] lists."""
    if isinstance(value, str):
        return split_authors(accents(value))
    if isinstance(value, Mapping):
        if "value" in value:
            return authors(value["value"])
        return authors([value]) if _name_of(value) else authors(list(value.values()))
    if not isinstance(value, Sequence):
        return Byline()
    items = value[:_MOST]
    if items and all(isinstance(item, str) for item in items):
        return split_authors(items[0]) if len(items) == 1 else byline(accents(item) for item in items)
    found: dict[str, AuthorName] = {}
    truncated = False
    for item in items:
        for author in _one_author(item):
            if author.name.casefold() in ("others", "et al"):
                truncated = True
            else:
                found.setdefault(author.name, author)
    return Byline(tuple(found.values()), truncated)


def _one_author(item: object) -> Iterator[AuthorName]:
    name: str | None = None
    places: tuple[str, ...] = ()
    identity = None
    if isinstance(item, Mapping):
        inner = item.get("author")
        name = _name_of(inner if isinstance(inner, Mapping) else item) or _name_of(item)
        places = tuple(dict.fromkeys(place for key in _PLACE_KEYS for place in strings(item.get(key))))
        identity = orcid(first(item.get("orcid") or item.get("ORCID")))
    elif isinstance(item, str):
        name = item
    elif isinstance(item, Sequence):
        parts = [first(part) for part in item[:3]] + ["", "", ""]
        name = " ".join(part for part in (parts[1], parts[0], parts[2]) if part)
    author = author_name(accents(name)) if name else None
    if author:
        yield AuthorName(author.name, places or author.organizations, identity)


def _name_of(item: Mapping[str, object]) -> str:
    given = next((text for key in _GIVEN_KEYS if (text := first(item.get(key)))), "")
    family = next((text for key in _FAMILY_KEYS if (text := first(item.get(key)))), "")
    if family:
        particle = first(item.get("non-dropping-particle") or item.get("dropping-particle"))
        return " ".join(part for part in (given, particle, family, first(item.get("suffix"))) if part)
    return next((text for key in _NAME_KEYS if (text := first(item.get(key)))), "")
