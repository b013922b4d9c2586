"""Lets only Cypher through that reads: known clauses, known procedures, one statement.

Read mode, rollback and a server's counters do not stop every statement from writing, and reading a file or a web
address is no reading of the graph. So a statement is looked at before it is sent. A word that could begin a clause
which writes is refused wherever it is not plainly a name; names that are such words go into backticks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from papergraph.errors import QueryError
from papergraph.store.tokens import Token, tokens, where

BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
PREFIXES = ("EXPLAIN", "PROFILE")
# What can stand in the middle of a statement; commands for administrators can only begin one.
WRITING = frozenset({"CREATE", "MERGE", "INSERT", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH"})
REACHING = frozenset({"LOAD", "USE", "TRANSACTION", "TRANSACTIONS", "CONCURRENT"})
PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "dbms.components",
    }
)
# The first part of dotted functions; one without a dot is always the server's own.
FUNCTIONS = frozenset({"date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector"})


def check(text: str) -> str:
    """The statement as it may be sent, without its comments; raises QueryError that says what is not let through."""
    found, blanked = tokens(text)
    while found and found[-1].value == ";" and found[-1].kind == "sign":
        found.pop()
    _check_beginning(text, found)
    for at, token in enumerate(found):
        if token.kind == "sign" and token.value == ";":
            raise QueryError(f"{where(text, token.start)}: one statement at a time")
        if token.kind == "word" and not _is_name(found, at):
            _check_word(text, token)
            if token.value == "CALL":
                _check_call(text, found, at)
        _check_function(text, found, at)
    return blanked


def _check_beginning(text: str, found: Sequence[Token]) -> None:
    words = [token for token in found[:2] if token.kind == "word"]
    first = words[1] if len(words) == 2 and words[0].value in PREFIXES else words[0] if words else None
    if first is None:
        raise QueryError(f"this is no query: begin with {', '.join(BEGINNINGS)}")
    _check_word(text, first)
    if first.value not in BEGINNINGS:
        near = get_close_matches(first.value, BEGINNINGS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"begin with {', '.join(BEGINNINGS)}"
        raise QueryError(f"{where(text, first.start)}: {first.value} does not begin a query that reads; {hint}")


def _check_word(text: str, token: Token) -> None:
    if token.value in WRITING | REACHING:
        raise QueryError(
            f"{where(text, token.start)}: {token.value} is not let through, because it can write or reach beyond the "
            "graph; say --write if you mean it, or put it in backticks if it is a name"
        )


def _is_name(found: Sequence[Token], at: int) -> bool:
    """Whether the word stands where only a name can: after a property's dot, a label's colon or a parameter's sign."""
    if at == 0 or found[at - 1].kind != "sign":
        return False
    sign = found[at - 1].value
    if sign == ".":
        return at > 1 and (found[at - 2].kind in ("word", "name") or found[at - 2].value in (")", "]", "}"))
    return sign in (":", "$")


def _check_call(text: str, found: Sequence[Token], at: int) -> None:
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or (following.kind == "sign" and following.value in "{("):
        return
    name = ".".join(_dotted(found, at + 1)).lower()
    if name not in PROCEDURES:
        raise QueryError(
            f"{where(text, following.start)}: the procedure {name[:80]} is not let through; "
            f"known ones read only: {', '.join(sorted(PROCEDURES))}"
        )


def _check_function(text: str, found: Sequence[Token], at: int) -> None:
    """Refuses functions of plug-ins: a dotted name before a bracket, outside CALL."""
    if found[at].kind not in ("word", "name") or (at and found[at - 1].value in (".", "CALL")):
        return
    parts = list(_dotted(found, at))
    end = at + 2 * len(parts) - 1
    if len(parts) < 2 or end >= len(found) or found[end].value != "(" or found[end].kind != "sign":
        return
    if parts[0].lower() not in FUNCTIONS:
        raise QueryError(
            f"{where(text, found[at].start)}: the function {'.'.join(parts).lower()[:80]} is not let through"
        )


def _dotted(found: Sequence[Token], at: int) -> Iterator[str]:
    """The parts of the dotted name that begins here."""
    while at < len(found) and found[at].kind in ("word", "name"):
        yield found[at].value
        if at + 2 >= len(found) or found[at + 1].value != "." or found[at + 1].kind != "sign":
            return
        at += 2
