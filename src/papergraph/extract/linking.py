"""Where passages name concepts: vocabulary names, names that the corpus coins or spells out, and name-like words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papergraph.extract import abbreviations, names
from papergraph.extract.concepts import Form, Registry
from papergraph.extract.kinds import kind_in_context
from papergraph.extract.nlp import PieceMatcher
from papergraph.extract.passages import Passage
from papergraph.extract.phrases import class_phrases, kind_of_phrase, singular
from papergraph.extract.pieces import cut
from papergraph.extract.senses import Sense
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import NOT_NAMES
from papergraph.text import join_name

_GLOSSED = ("ko", "zh", "ja")


@dataclass(frozen=True, slots=True)
class Link:
    """A place in a passage that means a concept."""

    start: int
    end: int
    surface: str
    sense: Sense
    confidence: float


class Linker:
    """Finds the concepts that passages name, once a registry is filled."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._forms: dict[str, list[Form]] = {}
        patterns: set[tuple[tuple[str, ...], str]] = set()
        for form in registry.forms():
            for words in _spellings(form.text):
                key = " ".join(words)
                self._forms.setdefault(key, []).append(form)
                patterns.add((words, key))
        self._matcher = PieceMatcher(sorted(patterns))

    def links(self, passage: Passage) -> tuple[Link, ...]:
        """The mentions of a passage: longest first where they overlap, in order of their place."""
        found = [*self._defined(passage), *self._known(passage), *self._name_like(passage)]
        found.sort(key=lambda item: (item[0] - item[1], item[0], item[3]))
        kept: list[tuple[int, int, str, int]] = []
        for item in found:
            if all(item[1] <= start or item[0] >= end for start, end, *_ in kept):
                kept.append(item)
        links = (self._link(passage, item) for item in sorted(kept))
        return self._with_classes(passage, tuple(link for link in links if link is not None))

    def _with_classes(self, passage: Passage, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """The links with the phrases that are named as classes of them, in place of links inside such a phrase."""
        starts = [link.start for link in links]
        for span in passage.sentences() if links else ():
            for start, end in class_phrases(passage.words, span, starts):
                inside = [link for link in links if link.start < end and link.end > start]
                if any(link.start <= start and end <= link.end for link in inside) or _is_thing_only(
                    passage, inside, start, end
                ):
                    continue
                surface = passage.words[start:end]
                sense = self._registry.mention(singular(surface), kind_of_phrase(surface))
                if sense is not None:
                    kept = [link for link in links if link not in inside]
                    links = tuple(sorted([*kept, Link(start, end, surface, sense, 0.7)], key=lambda link: link.start))
        return links

    def _link(self, passage: Passage, item: tuple[int, int, str, int]) -> Link | None:
        start, end, key, rank = item
        surface = passage.words[start:end]
        if rank < 2:
            sense = self._registry.sense(passage.paper, key, surface)
            confidence = 1.0 if sense is not None and sense.entry is not None else 0.9
        else:
            kind = kind_in_context(surface, passage.words[end : end + 40], passage.words[max(0, start - 30) : start])
            sense = self._registry.mention(surface, kind)
            confidence = 0.6 if sense is not None and not sense.defined and sense.entry is None else 0.9
        return None if sense is None else Link(start, end, surface, sense, confidence)

    def _defined(self, passage: Passage) -> Iterator[tuple[int, int, str, int]]:
        """ "long form (SF)" as one mention."""
        for pair in abbreviations.pairs(passage.words):
            key = join_name(pair.short)
            if self._registry.sense(passage.paper, key, pair.short) is not None:
                yield pair.start, pair.end, key, 0

    def _known(self, passage: Passage) -> Iterator[tuple[int, int, str, int]]:
        pieces = passage.pieces()
        for first, last, key in self._matcher.match(pieces.words):
            if not pieces.whole(first, last):
                continue
            start, end = pieces.starts[first], pieces.ends[last]
            surface = passage.words[start:end]
            form = next((form for form in self._forms[key] if _written_so(form, surface)), None)
            if form is not None and "\n\n" not in surface:
                yield start, end, form.key, 1

    def _name_like(self, passage: Passage) -> Iterator[tuple[int, int, str, int]]:
        for start, end in names.name_spans(passage.words, self._registry.is_family):
            yield start, end, "", 2
        if passage.text.language in _GLOSSED:
            for start, end in names.gloss_spans(passage.words):
                yield start, end, "", 2
        if passage.text.language == "en" and not passage.is_title:
            starts = frozenset(start for start, _ in passage.sentences())
            for start, end in names.title_spans(passage.words, starts):
                yield start, end, "", 2


def _is_thing_only(passage: Passage, inside: list[Link], start: int, end: int) -> bool:
    """Whether the phrase is a known name and one plain noun ("PEFT methods"), so that it means the name."""
    rest = next((passage.words[link.end : end] for link in inside if link.start == start), "")
    return rest.count(" ") == 1 and not rest.endswith(("coders", "mechanisms", "attacks", "layers"))


def _spellings(text: str) -> Iterable[tuple[str, ...]]:
    """The sequences of pieces to look for: apart, joined, and with the last word in the plural."""
    apart = cut(text).words
    joined = cut(join_name(text)).words
    found = {apart, joined}
    if re.search(r"[a-z]{3}$", text) and not text.endswith("s"):
        for words in tuple(found):
            last = words[-1]
            plural = last[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else last + "s"
            found.add((*words[:-1], plural))
    return sorted(words for words in found if words)


def _written_so(form: Form, surface: str) -> bool:
    """Whether the surface has the capitals that the form asks for."""
    if surface.lower() in NOT_NAMES:
        return False
    if form.any_case or surface == form.text:
        return True
    capitals = sum(c.isupper() for c in form.text)
    found = sum(c.isupper() for c in surface)
    if capitals == 0 or not any(c.isascii() and c.isalpha() for c in form.text):
        return True
    if sum(c.isalpha() for c in form.text) == capitals and capitals >= 2:  # an acronym: no small letters but a plural s
        return surface.rstrip("s").upper() == surface.rstrip("s")
    if capitals >= 2 and " " not in form.text:
        return found >= min(2, capitals) or (found == 1 and surface[0].isupper() and len(surface) > 4)
    return found >= 1 and (surface[0].isupper() or not form.text[0].isupper())


def sentence_links(links: tuple[Link, ...], span: Span) -> tuple[Link, ...]:
    """The links inside a sentence."""
    return tuple(link for link in links if span[0] <= link.start and link.end <= span[1])
