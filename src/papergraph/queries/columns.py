"""The columns that a statement returns, from its text: one server does not name them when it has no rows."""

from __future__ import annotations

from papergraph.store.tokens import Token, tokens

_AFTER = frozenset({"ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def returned(text: str) -> tuple[str, ...]:
    """The names of the last RETURN at the top: the alias where there is one, else the expression as written."""
    found, blanked = tokens(text)
    items = _items(found)
    return tuple(_name(item, blanked) for item in items if item)


def _items(found: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = []
    depth, within = 0, False
    for token in found:
        if token.kind == "sign":
            depth += (token.value in _OPENING) - (token.value in _CLOSING)
        if depth == 0 and token.kind == "word" and token.value == "RETURN":
            items, within = [[]], True
        elif depth == 0 and token.kind == "word" and token.value in _AFTER:
            within = False
        elif within and depth == 0 and token.value == "," and token.kind == "sign":
            items.append([])
        elif within and not (token.value == "DISTINCT" and items == [[]]):
            items[-1].append(token)
    return items


def _name(item: list[Token], text: str) -> str:
    end = item[-1].start + _length(item[-1], text)
    if len(item) > 2 and item[-2].value == "AS":
        return text[item[-1].start : end].strip("`")
    return text[item[0].start : end]


def _length(token: Token, text: str) -> int:
    if token.kind == "name":
        return text.index("`", token.start + 1) + 1 - token.start
    return len(token.value)
