"""References whose form alone tells their parts: those with a code behind the title, and quoted ones of East Asia.

"张三, 李四. 题名[J]. 刊名, 2020, 43(5)" (GB/T 7714) ends the title with the kind of work; "山田 太郎, 佃 洸摂:「題名」,
誌名, 2025年5月" quotes it behind names. Too few family names are known for certain, so the form must speak for them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from papergraph.readers.dates import find_dates
from papergraph.readers.lists.cjk_names import is_cjk_name, may_be_cjk_name
from papergraph.readers.lists.details import Details
from papergraph.readers.lists.names import is_name

_CODE = re.compile(
    r"\s?\[(J|C|D|R|A|G|M|N|P|S|Z|EB|DB|CP|PP)(?:/(?:OL|CD|DK|MT))?\]\s?(?://|[.．,，:：。]|(?=$|\n|\(|（))"
)
_WORKS = ("J", "C", "D", "R", "A", "PP")  # kinds that are papers for certain: no books, norms, patents or pages
_LEAD = re.compile(r"\s*(?:[\[［(（]?[0-9]{1,4}[\]］)）.]\s?)?\s*")
_STOP = re.compile(r"[.．。]\s?(?=\S)")
_COMMA = re.compile(r"\s?[,，、;；]\s?(?:and\s|&\s)?|\sand\s|\s?&\s")
_TURNED = re.compile(r"(?:[^\W\d_][\w'’‐-]{0,30}\s){1,3}(?:[A-Z]{1,3}|[A-Z](?:[\s.-]{1,2}[A-Z]){1,3})\.?(?:,?\sJr\.?)?")
_OTHERS = re.compile(r"等|ほか|他|et\.? al\.?|others", re.IGNORECASE)
_ACCESSED = re.compile(r"\[(?:19|20)[0-9]{2}[-./年][^\[\]]{1,10}\]")
_REMARK = re.compile(r"[【\n]|\shttps?:|\s\(?(?:doi|DOI)\b")
# What stands behind the name of a place: by the code of the reference, "" for one without.
_PLACE_ENDS = {
    "J": re.compile("[,，]"),
    "C": re.compile(r"[.．]\s?|[,，]"),
    "A": re.compile(r"[.．]\s?|[,，]"),
    "": re.compile(r"[,，.．。:：;；(（]|\s(?=[0-9]{1,6}(?![0-9]|st|nd|rd|th)|[Vv]ol\b)"),
}
_PAGES = re.compile("(?<![0-9-])[0-9]{1,6}[-–~][0-9]{3,6}(?![0-9-])")
_PREPRINT = re.compile(r"\s*(?:arxiv|corr|preprint)", re.IGNORECASE)
_OPENS, _CLOSES = '“「『《"', '”」』》"'
_BEHIND_NAMES = re.compile(r"[\s,，、.．。:：;；]{0,3}$")
_NAMES = re.compile(r"\s?[,，、・;；]\s?(?:and\s)?|\sand\s")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST = 1200


class Reference(NamedTuple):
    """text[start:end] is the title, and the reference goes on to `stop`; `sure`: its code says that it is a paper."""

    start: int
    end: int
    stop: int
    details: Details
    sure: bool


@lru_cache(maxsize=256)
def read_reference(text: str) -> Reference | None:
    """The parts of a reference in one of the two forms; None where the text is none."""
    if "[" in text and (code := _CODE.search(text, 0, _LONGEST)):
        return _coded(text, code)
    return None if text.isascii() else _quoted(text)


def _coded(text: str, code: re.Match[str]) -> Reference | None:
    """The reference whose title ends before its code."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if "\n" in text[start : code.start()].strip() or code.start() - start < 4:
        return None
    details = Details()
    for dot in _STOP.finditer(text, start, code.start()):
        if _are_names(text[start : dot.start()]):
            details.authors.append(text[start : dot.start()])
            start = dot.end()
            break
    stop = _stop(text, code.end())
    sure = code[1] in _WORKS
    _imprint(_ACCESSED.sub(" ", text[code.end() : stop]), details, ends=_PLACE_ENDS.get(code[1]))
    return Reference(start, code.start(), stop, details, sure and bool(details.authors or details.dates))


def _are_names(text: str) -> bool:
    """Whether a text before a full stop is a byline: "张三, 李四, 等", "Li C T, Goyal S K, et al"."""
    parts = _COMMA.split(text.strip())
    people = [part for part in parts if not _OTHERS.fullmatch(part)]
    return bool(people) and all(may_be_cjk_name(part) or _TURNED.fullmatch(part) or is_name(part) for part in people)


def _stop(text: str, start: int) -> int:
    """Where the imprint ends: before a remark in brackets, an address, or the next line."""
    remark = _REMARK.search(text, start)
    return remark.start() if remark else len(text)


def _imprint(text: str, details: Details, *, ends: re.Pattern[str] | None) -> None:
    """Adds the date of an imprint, and the journal or proceedings up to what `ends` its name."""
    dates = [found.iso for found in find_dates(_PAGES.sub(" ", text))] or _YEAR.findall(text)[-1:]
    details.dates += [max(reversed(dates), key=len)] if dates else []
    text = text.strip(" ,，.．。:：/").removeprefix("In ").removeprefix("in ")
    if ends is None or _PREPRINT.match(text):
        return
    end = ends.search(text, 2)
    name = (text[: end.start()] if end else text).strip()
    if len(name) > 2 and not name[0].isdigit():
        details.venue, details.has_venue = name, True


def _quoted(text: str) -> Reference | None:
    """The reference whose title is quoted behind Chinese or Japanese names."""
    start = next((at for at, character in enumerate(text[:300]) if character in _OPENS), 0)
    close = text.find(_CLOSES[_OPENS.index(text[start])], start + 1, start + 300) if start else -1
    if close - start < 5 or "\n" in text[:close]:
        return None
    lead, behind = _LEAD.match(text), _BEHIND_NAMES.search(text, 0, start)
    names = text[lead.end() if lead else 0 : behind.start() if behind else start]
    stop = _stop(text, close + 1)
    if not _are_east_asian(names) or not (_YEAR.search(text, close, stop) or not text[close + 1 : stop].strip(" .。")):
        return None
    details = Details(authors=[names])
    _imprint(text[close + 1 : stop], details, ends=_PLACE_ENDS[""])
    end = close - 1 if text[close - 1] in ",，." else close
    return Reference(start + 1, end, stop, details, sure=False)


def _are_east_asian(text: str) -> bool:
    """Whether a text is a row of names of which one is a name for certain, or is written with a space."""
    if not text or text.isascii():
        return False
    parts = [part for part in _NAMES.split(text.strip()) if not _OTHERS.fullmatch(part)]
    known = any(is_cjk_name(part) or (may_be_cjk_name(part) and " " in part) for part in parts)
    return known and all(may_be_cjk_name(part) or is_name(part) for part in parts)
