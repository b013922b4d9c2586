"""Says which label, type or property of a query without an answer does not exist, instead of giving no rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from papergraph.errors import QueryError
from papergraph.graph.schema import (
    CONCEPT_KINDS,
    EDGE_TYPES,
    HASH_PROPERTY,
    NODE_TYPES,
    OWNED_LABEL,
    OWNERS_PROPERTY,
)
from papergraph.store.tokens import Token, tokens, where

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

LABELS = (*NODE_TYPES, *CONCEPT_KINDS, OWNED_LABEL)
PROPERTIES = frozenset(
    {"id", HASH_PROPERTY, OWNERS_PROPERTY}
    | {prop.name for node in NODE_TYPES.values() for prop in node.properties}
    | {prop.name for edge in EDGE_TYPES.values() for prop in edge.properties}
)
# Dates, durations and points have parts of their own, which are written like properties.
PARTS = re.compile(
    r"(year|quarter|month|week|day|hour|minute|second|millisecond|microsecond|nanosecond)s?|epoch(second|milli)s"
    r"|timezone|offset|weekyear|ordinalday|dayofweek|dayofquarter|[xyz]|latitude|longitude|height|srid|crs",
    re.IGNORECASE,
)
_LABELS = "CALL db.labels() YIELD label RETURN label"
_TYPES = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType"
_PROPERTIES = "CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey"


def unknown_names(store: Store, text: str) -> None:
    """Raises QueryError for the first label, type or property that neither the schema nor the store knows."""
    found, _ = tokens(text)
    labels, types = _known(store, _LABELS, LABELS), _known(store, _TYPES, EDGE_TYPES)
    for token, brackets in _after_colons(found):
        known, what = (types, "relationship type") if brackets == "[" else (labels, "label")
        _check(text, token, known, what)
    suspects = [token for token in _properties(found) if _spelled(text, token) not in PROPERTIES]
    if suspects:
        known = _known(store, _PROPERTIES, PROPERTIES)
        for token in suspects:
            _check(text, token, known, "property")


def _spelled(text: str, token: Token) -> str:
    return text[token.start : token.start + len(token.value)] if token.kind == "word" else token.value


def _check(text: str, token: Token, known: Collection[str], what: str) -> None:
    name = _spelled(text, token)
    if name in known:
        return
    original = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), original, n=1, cutoff=0.5)
    hint = f"the nearest is {original[near[0]]}" if near else "`papergraph schema` lists what there is"
    raise QueryError(f"{where(text, token.start)}: there is no {what} {name}; {hint}")


def _known(store: Store, text: str, always: Collection[str]) -> set[str]:
    return {*always, *(name for (name,) in store.read(text).records)}


def _after_colons(found: list[Token]) -> Iterator[tuple[Token, str]]:
    """Labels and types: names after a colon or a bar, in round or square brackets and not in a map."""
    open_brackets: list[str] = []
    in_pattern = False
    for at, token in enumerate(found):
        if token.kind == "sign" and token.value in "([{":
            open_brackets.append(token.value)
            in_pattern = False
        elif token.kind == "sign" and token.value in ")]}":
            if open_brackets:
                open_brackets.pop()
            in_pattern = False
        elif token.kind == "sign" and token.value == ":":
            in_pattern = bool(open_brackets) and open_brackets[-1] in "(["
        elif token.kind == "sign" and token.value in "|&":
            pass
        elif token.kind in ("word", "name") and in_pattern and found[at - 1].value in (":", "|", "&"):
            yield token, open_brackets[-1]
        else:
            in_pattern = False


def _properties(found: list[Token]) -> Iterator[Token]:
    """Names that can only be properties: after a variable's dot, or before a colon in the braces of a pattern."""
    in_maps = {found[at].value for at in _keys(found, in_patterns=False)}
    for at in range(2, len(found)):
        if _is_after_variable(found, at) and found[at].value not in in_maps and not PARTS.fullmatch(found[at].value):
            yield found[at]
    yield from (found[at] for at in _keys(found, in_patterns=True))


def _is_after_variable(found: list[Token], at: int) -> bool:
    before, following = found[max(at - 3, 0)].value, found[at + 1].value if at + 1 < len(found) else ""
    is_dotted = found[at - 1].value == "." and found[at - 1].kind == "sign"
    names = found[at].kind in ("word", "name") and found[at - 2].kind in ("word", "name")
    return is_dotted and names and following not in (".", "(") and before not in (".", "CALL")


def _keys(found: list[Token], *, in_patterns: bool) -> Iterator[int]:
    """Where names stand before a colon in braces: those of patterns, or those of maps."""
    brackets: list[tuple[str, bool]] = []
    for at, token in enumerate(found):
        if token.kind == "sign" and token.value in "([{":
            in_pattern = bool(brackets) and brackets[-1][0] in "([" and found[at - 1].kind in ("word", "name")
            brackets.append((token.value, in_pattern))
        elif token.kind == "sign" and token.value in ")]}":
            del brackets[-1:]
        elif brackets and brackets[-1] == ("{", in_patterns) and _is_key(found, at):
            yield at


def _is_key(found: list[Token], at: int) -> bool:
    is_name = found[at].kind in ("word", "name")
    return is_name and found[at - 1].value in ("{", ",") and at + 1 < len(found) and found[at + 1].value == ":"
