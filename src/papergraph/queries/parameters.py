"""Parameters as they are typed on a command line: key=value, or key:=JSON where the type must be said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from papergraph.errors import UsageError
from papergraph.text import printable

LARGEST = 2**63


def parsed(words: Iterable[str], *, guess: bool) -> dict[str, Any]:
    """The parameters by name; with `guess`, a value that looks like a number, true or false is one.

    Raises UsageError for a word that is no parameter.
    """
    return dict(_pair(word, guess=guess) for word in words)


def _pair(word: str, *, guess: bool) -> tuple[str, Any]:
    name, equals, value = word.partition("=")
    is_json = name.endswith(":")
    if not equals or not name.removesuffix(":").isidentifier():
        raise UsageError(
            f"a parameter is written key=value, or key:=JSON, not {printable(word)[:80]!r}; "
            "options such as --cypher stand before or after"
        )
    return name.removesuffix(":"), _json(word, value) if is_json else guessed(value) if guess else value


def _json(word: str, text: str) -> Any:
    try:
        return _checked(json.loads(text))
    except ValueError as error:
        raise UsageError(f"{printable(word)[:80]}: the value is no JSON that a store takes ({error})") from error


def _checked(value: Any) -> Any:
    if isinstance(value, int) and abs(value) >= LARGEST:
        raise ValueError("a number is too large")
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _checked(item)
    return value


def guessed(text: str) -> str | int | float | bool:
    """A number, true or false where the text is one in its plainest form ("07" and "1e3" stay texts)."""
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text and abs(number) < LARGEST:
            return number
    return text
