"""Dates as people write them, to ISO 8601 as precise as written: never a month or day that was not said.

Used by every reader. Works on one short text (a field, a cell, a line); what the date is the date *of* is the
caller's to know.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass

from papergraph.text import strip_accents

_MONTH_NAMES = (
    "january january jan januar janvier enero ene gennaio janeiro januari ocak января январь янв",
    "february february feb februar fevrier febrero febbraio fevereiro februari subat февраля февраль фев",
    "march march mar marz maerz mars marzo marco maart mrz mart марта март мар",
    "april april apr avril abril aprile abr avr nisan апреля апрель апр",
    "may may mai mayo maggio maio mei mayis мая маи",
    "june june jun juni juin junio giugno junho haziran июня июнь",
    "july july jul juli juillet julio luglio julho temmuz июля июль",
    "august august aug aout agosto augustus ago agustos августа август авг",
    "september september sep sept septembre septiembre settembre setembro eylul сентября сентябрь сент",
    "october october oct oktober okt octobre octubre ottobre outubro ekim октября октябрь окт",
    "november november nov novembre noviembre novembro kasim ноября ноябрь нояб",
    "december december dec dezember dez decembre diciembre dicembre dezembro aralik декабря декабрь дек",
)
MONTHS = {name: number for number, line in enumerate(_MONTH_NAMES, 1) for name in line.split()}

_YEAR = r"(?:1[5-9][0-9]{2}|20[0-9]{2})"
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_GAP = r"[\s,./-]{1,3}"
# Alternatives are tried in this order where a word begins: the more precise stand first. Every quantifier is bounded.
_DATE = re.compile(
    rf"""
    (?<!\w) (?=\w) (?:
      (?P<en>令和|平成|昭和|民國|民国) \s? (?P<ey>[0-9]{{1,3}}|元) \s? 年
        (?: \s? (?P<em>[01]?[0-9]) \s? 月 (?: \s? (?P<ed>[0-3]?[0-9]) \s? 日 )? )?
    |
      (?<![\w.]) (?P<cy>{_YEAR}) \s? [年년]
        (?: \s? (?P<cm>[01]?[0-9]) \s? [月월] (?: \s? (?P<cd>[0-3]?[0-9]) \s? [日일] )? )?
    | (?<![\w.]) (?P<iy>{_YEAR}) (?P<is>[-/.‐–]) (?P<im>[01]?[0-9]) (?P=is) (?P<id>[0-3]?[0-9]) (?! [0-9] )
    | (?<![\w.]) (?P<ky>{_YEAR}) \. \s (?P<km>[01]?[0-9]) \. (?: \s (?P<kd>[0-3]?[0-9]) (?: \. | (?!\w) ) )?
    | (?<![\w./-]) (?P<jy>{_YEAR}) [-/.] (?P<jm>0[1-9]|1[0-2]) (?! [0-9] | [-/.][0-9] | -?[A-Za-z] )
    | (?<![\w./-]) (?P<n1>[0-3]?[0-9]) (?P<ns>[/.-]) (?P<n2>[0-3]?[0-9]) (?P=ns) (?P<ny>{_YEAR}|[0-9]{{2}})
        (?! [\w/] | \.[0-9] )
    | (?<![\w./-]) (?P<pm>0?[1-9]|1[0-2]) / (?P<py>{_YEAR}) (?! [\w/] )
    | (?P<dd>{_DAY}) (?:\s(?:of|de))? {_GAP} (?P<dm>{_MONTH}) (?:\s(?:of|del?))? {_GAP} (?P<dy>{_YEAR}) (?! \d )
    | (?P<mm>{_MONTH}) (?:\sde)? {_GAP} (?: (?P<md>{_DAY}) (?:\s?[-–]\s?{_DAY})? {_GAP} )? (?P<my>{_YEAR}) (?! \d )
    | (?P<qm>{_MONTH}) \s? ['’] (?P<qy>[0-9]{{2}}) (?! \w )
    | (?<![\w.]) (?P<ym>{_YEAR}) {_GAP} (?P<yn>{_MONTH}) (?: {_GAP} (?P<yd>{_DAY}) (?! [\w.] ) )? (?! \w )
    | (?<![\w./:=-]) (?P<y>{_YEAR}) [a-z]? (?! \w | [./:=-]\w )
    )
    """,
    re.VERBOSE,
)
# Every form has one of these; most texts that are asked have none.
_MAY_DATE = re.compile("(?:1[5-9]|20|['’/.-])[0-9]{2}")
# Year, month and day of the forms with a month's name and of those with numbers only, by the letter of their groups.
_NAMED = {"d": ("dy", "dm", "dd"), "m": ("my", "mm", "md"), "y": ("ym", "yn", "yd")}
_NUMBERED = {
    "c": ("cy", "cm", "cd"), "i": ("iy", "im", "id"), "k": ("ky", "km", "kd"), "j": ("jy", "jm"), "p": ("py", "pm"),
}  # fmt: skip
# The year before the first of an era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_LOOSE_YEAR = re.compile(rf"(?<![0-9]){_YEAR}(?![0-9])")
_COMPACT = re.compile(rf"\s*({_YEAR})([01][0-9])([0-3][0-9])\s*")
_WORD = re.compile(r"\w+|\W")
_DIGITS = re.compile(r"\s*([0-9]{1,6})(?:st|nd|rd|th|[a-z])?\s*$")
_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: text[start:end] says `iso`."""

    start: int
    end: int
    iso: str


def iso_date(text: str, *, day_first: bool = False) -> str | None:
    """The date that a date field holds ("31 May 2024", "8/17/2021", "2024年5月", "2023a"), or None.

    Of several the first counts. `day_first` decides 3/4/2021; where one number passes 12 nothing needs deciding.
    """
    text = text[:_LIMIT]
    if compact := _COMPACT.fullmatch(text):
        return from_parts(*compact.groups())
    for found in find_dates(text, day_first=day_first):
        return found.iso
    loose = _LOOSE_YEAR.search(text)
    return loose[0] if loose else None


def find_dates(text: str, *, day_first: bool = False) -> tuple[FoundDate, ...]:
    """Every date in running text, in order. Years stand alone: "CVPR2024", arXiv ids and URLs give none."""
    if not _MAY_DATE.search(text) and "年" not in text:
        return ()
    found = []
    position = 0
    while match := _DATE.search(text, position):
        iso = _match_date(match, day_first=day_first)
        position = match.end()
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
        elif match.lastgroup != "y":
            position = _after_first_word(match)
    return tuple(found)


def day_first(texts: Iterable[str]) -> bool:
    """Whether a column of dates such as 17/8/2021 puts the day first: it does when one of them can be read only so."""
    for text in texts:
        match = _DATE.search(text[:_LIMIT])
        if match and match["ny"] and int(match["n1"]) > 12:
            return True
    return False


def from_parts(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """ISO from parts as numbers or names ("2024", "May", 31). A month or day that cannot be is left out."""
    year_number = _number(year)
    if year_number is None or not 1000 <= year_number <= 2999:
        return None
    month_number = month_of(month) if isinstance(month, str) else month
    if not month_number or not 1 <= month_number <= 12:
        return f"{year_number:04d}"
    day_number = _number(day) if day is not None else None
    if not day_number or not 1 <= day_number <= calendar.monthrange(year_number, month_number)[1]:
        return f"{year_number:04d}-{month_number:02d}"
    return f"{year_number:04d}-{month_number:02d}-{day_number:02d}"


def month_of(text: str) -> int | None:
    """The number of a month: "May", "Sept.", "août", "05"."""
    number = _number(text)
    return number if number is not None else MONTHS.get(strip_accents(text.strip().rstrip(".")).casefold())


def _match_date(match: re.Match[str], *, day_first: bool) -> str | None:
    last = match.lastgroup or ""
    if last == "y":
        return match["y"]
    if last == "ny":
        return _numeric_date(match["n1"], match["n2"], match["ny"], separator=match["ns"], day_first=day_first)
    if last == "qy":
        return _named_date("20" + match["qy"], match["qm"], None)
    form = last[0]
    if form == "e":
        year = _ERAS[match["en"]] + (1 if match["ey"] == "元" else int(match["ey"]))
        return _checked_date(str(year), match["em"], match["ed"])
    if form in _NAMED:
        return _named_date(*match.group(*_NAMED[form]))
    return _checked_date(*match.group(*_NUMBERED[form]))


def _numeric_date(first: str, second: str, year: str, *, separator: str, day_first: bool) -> str | None:
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    day_leads = int(first) > 12 or (int(second) <= 12 and (day_first or separator == "."))
    month, day = (second, first) if day_leads else (first, second)
    return _checked_date(year, month, day)


def _checked_date(year: str, month: str | None, day: str | None = None) -> str | None:
    iso = from_parts(year, month, day)
    said = 1 + (month is not None) + (day is not None)
    return iso if iso and iso.count("-") + 1 == said else None


def _named_date(year: str, month: str, day: str | None) -> str | None:
    return from_parts(year, month, day) if month_of(month) else None


def _after_first_word(match: re.Match[str]) -> int:
    word = _WORD.match(match.string, match.start())
    return word.end() if word else match.end()


def _number(text: str | int) -> int | None:
    if isinstance(text, int):
        return text
    digits = _DIGITS.match(text)
    return int(digits[1]) if digits else None
