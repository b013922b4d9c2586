"""Parameters of a command line: texts, numbers where they look like one, JSON where the type is said."""

from __future__ import annotations

import pytest

from papergraph.errors import UsageError
from papergraph.queries.parameters import parsed


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("n=5", 5),
        ("n=-5", -5),
        ("n=0.5", 0.5),
        ("n=true", True),
        ("n=05", "05"),
        ("n=1e3", "1e3"),
        ("n=", ""),
        ("n=a=b", "a=b"),
        ("n=99999999999999999999", "99999999999999999999"),
        ('n:="5"', "5"),
        ('n:=["a", 1, null]', ["a", 1, None]),
        ("n:=5", 5),
        ('n:={"a": {"b": 1.5}}', {"a": {"b": 1.5}}),
    ],
)
def test_a_value_has_the_type_that_it_looks_like(word: str, value: object) -> None:
    assert parsed([word], guess=True) == {"n": value}
    assert type(parsed([word], guess=True)["n"]) is type(value)


def test_without_guessing_only_json_has_a_type() -> None:
    assert parsed(["a=5", "b:=5"], guess=False) == {"a": "5", "b": 5}


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("DPO", r"written key=value, or key:=JSON, not 'DPO'"),
        ("=5", r"key=value"),
        ("a b=5", r"key=value"),
        ("--cypher=x", r"options such as --cypher stand before or after"),
        ("n:=[1", r"n:=\[1: the value is no JSON"),
        ("n:=[99999999999999999999]", r"a number is too large"),
    ],
)
def test_a_word_that_is_no_parameter_is_told(word: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        parsed([word], guess=True)
