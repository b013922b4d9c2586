"""The one order in which resolving sees its input, whatever the order in which it came."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceInfo


def arrange(results: Iterable[ReadResult]) -> tuple[list[SourceInfo], list[PaperRecord], list[Issue]]:
    """Sources by id, records by place, and what reading complained about; a source that was read twice counts once.

    Of two states of one source (equal id, other content) the one with the later date, then the greater hash, is taken.
    """
    by_source: dict[str, list[ReadResult]] = defaultdict(list)
    for result in results:
        by_source[result.source.id].append(result)
    sources: list[SourceInfo] = []
    records: list[PaperRecord] = []
    issues: list[Issue] = []
    for _, group in sorted(by_source.items()):
        chosen = _newest(group)
        sources.append(chosen[0].source)
        records += _in_order(_without_repeats([record for one in chosen for record in one.records], len(chosen)))
        issues += dict.fromkeys(issue for one in chosen for issue in one.issues)
        if len({one.source.sha256 for one in group}) > 1:
            issues.append(_two_states(chosen[0].source))
    return sources, records, issues


def _newest(group: Sequence[ReadResult]) -> list[ReadResult]:
    """The results of the newest state of one source, in an order of their own."""
    last = max((one.source.date or "", one.source.sha256) for one in group)
    chosen = [one for one in group if (one.source.date or "", one.source.sha256) == last]
    return sorted(chosen, key=repr) if len(chosen) > 1 else chosen


def _without_repeats(records: list[PaperRecord], results: int) -> list[PaperRecord]:
    return list(dict.fromkeys(records)) if results > 1 else records


def _in_order(records: list[PaperRecord]) -> list[PaperRecord]:
    ordered: list[PaperRecord] = []
    for _, group in itertools.groupby(sorted(records, key=_place), key=_place):
        here = list(group)
        ordered += sorted(here, key=repr) if len(here) > 1 else here
    return ordered


def _place(record: PaperRecord) -> tuple[str, int, int]:
    origin = record.origin
    return origin.source, origin.line or 0, -1 if origin.index is None else origin.index


def _two_states(source: SourceInfo) -> Issue:
    message = f"{source.id} was given in two states; the later one is used"
    return Issue("resolve", "warning", "source-in-two-states", message, Origin(source.id))
