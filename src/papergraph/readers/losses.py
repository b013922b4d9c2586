"""The last look over a source: identifiers that stand in it and came out nowhere are issues; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from papergraph.identifiers import find
from papergraph.model import Identifier, Issue, Origin, PaperRecord

_MOST = 10_000
_BEFORE, _AFTER = 60, 400  # no identifier is longer
# A line without any of these holds no identifier. Each is found by a sign that is rare in text and asked for what
# stands before it, which is ten times faster than looking for words.
_MAY_HOLD = re.compile(
    r"[./xXvV](?i:(?<=10\.)[0-9]{4}|(?<=[0-9]{4}\.)[0-9]{4}|(?<=ar[xv])i?[xv]|(?<=paper[./])|(?<=papers[./])"
    r"|(?<=openreview\.)net|(?<=aclanthology\.)|(?<=aclweb\.)|(?<=semanticscholar\.)|(?<=ncbi\.)nlm"
    r"|(?<=[a-z]/)[0-9]{7})"
)
# The address of a preprint, as nearly all lists link them.
_ADDRESS = re.compile(r"xiv\.org/(?:abs|pdf)/([0-9]{4}\.[0-9]{4,5})(?=[\s)\"<>|\]])")


def unread_identifiers(
    text: str | Iterable[tuple[int, str]], source: str, records: Iterable[PaperRecord], issues: Iterable[Issue] = ()
) -> list[Issue]:
    """A note for each identifier in the source's text that no record and no issue names, the first place of each.

    The text may be given in parts with the lines on which they begin, where the whole would run values together.
    """
    records = tuple(records)
    named = {one for record in records for one in record.identifiers}
    places: dict[Identifier, int] = {}
    for line, part in [(1, text)] if isinstance(text, str) else text:
        _add_places(part, line, places, named)
    missing = {one: line for one, line in places.items() if one not in named}
    if missing:
        named = _mentioned(records, issues)
    notes: list[Issue] = []
    for identifier, line in list(missing.items()):
        if identifier not in named and len(notes) < _MOST:
            message = f"{identifier} stands here, but in no entry that was read"
            notes.append(Issue("read", "note", "unread-identifier", message, Origin(source, line)))
    return notes


def _add_places(text: str, line: int, places: dict[Identifier, int], known: Set[Identifier]) -> None:
    """Adds each identifier in the text with the first line that holds it. Looks only around what may be one.

    The addresses of preprints that are known are passed over.
    """
    counted, position = 0, 0
    while match := _MAY_HOLD.search(text, position):
        if (address := _ADDRESS.match(text, match.start())) and Identifier("arxiv", address[1]) in known:
            position = address.end()
            continue
        start = max(text.rfind("\n", position, match.start()) + 1, match.start() - _BEFORE, 0)
        line_end = end if (end := text.find("\n", match.end())) >= 0 else len(text)
        position = min(line_end, match.end() + _AFTER)
        line += text.count("\n", counted, start)
        counted = start
        for found in find(text[start:position]):
            if start + found.end == position < line_end and found.start > _BEFORE:
                position = start + found.start  # cut off by the window: look again from there
                break
            places.setdefault(found.identifier, line)


def _mentioned(records: Iterable[PaperRecord], issues: Iterable[Issue]) -> set[Identifier]:
    """The identifiers in all that the records and issues say, besides the records' own."""
    named: set[Identifier] = set()
    passages: list[str] = []
    for record in records:
        named.update(one for reference in record.references for one in reference.identifiers)
        passages.extend(_texts(record))
    passages.extend(issue.message for issue in issues)
    named.update(found.identifier for found in find("\n".join(passages)))
    return named


def _texts(record: PaperRecord) -> Iterator[str]:
    yield record.title or ""
    yield from (link.url for link in record.links)
    yield from (text.raw or text.text for text in record.texts)
    yield from (topic for topic, _ in record.topics)
    yield from (value for value in (record.venue, record.short_name, *record.organizations) if value)
    yield from (author.name for author in record.authors)
