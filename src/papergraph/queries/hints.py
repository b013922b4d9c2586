"""Says which label, type or property of a query without an answer does not exist, instead of giving no rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from papergraph.errors import QueryError
from papergraph.graph.schema import CONCEPT_KINDS, EDGE_TYPES, NODE_TYPES, OWNED_LABEL
from papergraph.store.tokens import Token, tokens, where

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

LABELS = (*NODE_TYPES, *CONCEPT_KINDS, OWNED_LABEL)
_LABELS = "CALL db.labels() YIELD label RETURN label"
_TYPES = "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType"


def unknown_names(store: Store, text: str) -> None:
    """Raises QueryError for the first label or type in the text that neither the schema nor the store knows."""
    found, _ = tokens(text)
    labels, types = _known(store, _LABELS, LABELS), _known(store, _TYPES, EDGE_TYPES)
    for token, brackets in _after_colons(found):
        name = text[token.start : token.start + len(token.value)] if token.kind == "word" else token.value
        known, what = (types, "relationship type") if brackets == "[" else (labels, "label")
        if name not in known:
            near = get_close_matches(name.casefold(), {one.casefold(): one for one in known}, n=1, cutoff=0.5)
            original = {one.casefold(): one for one in known}
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
