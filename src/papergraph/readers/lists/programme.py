"""Points of a programme that are no papers: openings, breaks, and names of sessions that stand among the talks."""

from __future__ import annotations

import re

from papergraph.readers.lists.words import words

_SESSION = re.compile(
    r"(?:(?:session|sitzung|sesión|sessão|sessione|séance|sessie)\s[0-9ivx]{1,4}\s?[a-z]?|(?:セッション|会议|세션)\s?[0-9]{1,2}[A-Za-z]?)"
    r"\s?[:：–—-]",
    re.IGNORECASE,
)
_OPENED = re.compile(
    r"(?:オープニング|クロージング|開会|閉会|休憩|昼食|懇親会|开幕|闭幕|茶歇|午休|개회|폐회|휴식|점심)(?:$|[\s・、,/(（:：])"
)
_POINTS = words(
    """
    opening closing welcome break lunch dinner registration reception introductions coffee tea remarks session ceremony
    address and the discussion wrap up wrap-up final general panel q&a
    eröffnung begrüßung pause mittagspause kaffeepause ouverture clôture accueil déjeuner café
    apertura cierre bienvenida almuerzo descanso chiusura pranzo abertura encerramento almoço intervalo
    """
)
_MOST_WORDS, _LONG = 4, 60


def is_programme_point(title: str) -> bool:
    """Whether a title is that of an opening, a break or a whole session rather than of one paper."""
    if len(title) > _LONG:
        return False
    if _SESSION.match(title) or _OPENED.match(title):
        return True
    shown = title.casefold().replace("/", " ").split()
    return 0 < len(shown) <= _MOST_WORDS and all(word.strip(".,:-–") in _POINTS for word in shown)
