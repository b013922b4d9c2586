"""Vocabularies written as running text, so that a page holds hundreds of words and a change shows as one."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, white space between, each once."""
    return frozenset(text.split())
