"""Where a reference appeared, with volume, issue and pages: "Speech Letters, vol. 49, pp. 657-666 (July 2007)".

Lists link such words to the paper; they are its venue and date, never its title.
"""

from __future__ import annotations

import re

from papergraph.readers.dates import find_dates
from papergraph.readers.lists.details import Details

_MARK = re.compile(
    r"[\s,;(](?:vol(?:ume)?|no|nr|num|núm|issue|iss|pp?|pages?|págs?|bd|band|heft|fasc|art|s|seiten|стр|том|т|с)\.?\s?[0-9]"
    r"|\bn[º°]\s?[0-9]|[0-9]\([0-9]{1,4}\)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[,.]?\s?$")
_IN = re.compile(r"^in[:\s]\s?", re.IGNORECASE)
_YEAR_END = re.compile(r"(?:19|20)[0-9]{2}\)?[\s.,]{0,3}$")
_LONGEST = 300


def read_linked_imprint(text: str) -> Details | None:
    """The venue and the date of an imprint: two of volume, issue and pages, or one of them and a year at the end."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    marks = [match for match, _ in zip(_MARK.finditer(text), range(2), strict=False)]
    if not marks or not (len(marks) > 1 or (_YEAR_END.search(text) and "," in text[: marks[0].start() + 1])):
        return None
    venue = _IN.sub("", _BEFORE.sub("", text[: marks[0].start()]).strip(" ,;("))
    dates = find_dates(text[marks[-1].end() :])
    return Details(venue=venue or None, has_venue=bool(venue), dates=[date.iso for date in dates[-1:]])
