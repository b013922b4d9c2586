"""Relation rules: lines of `rules/<relation>.jsonl`, each a pattern with sentences that it must and must not match.

The patterns' language is that of `patterns`. In the sentences [..] marks the child, <..> the parent, {..} another
mention; [we], [our method] say that the child is what the paper itself introduces, and so does a sentence whose rule
has no child and no subject.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from papergraph.errors import PapergraphError
from papergraph.extract import patterns
from papergraph.graph.schema import CLAIM_RELATIONS

_NEEDED = frozenset({"id", "relation", "pattern", "confidence", "yes", "no"})
_FIELDS = _NEEDED | {"how"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a sentence states a relation."""

    id: str
    relation: str
    pattern: str
    confidence: float
    how: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def has(self, *macros: str) -> bool:
        """Whether the pattern uses one of these words."""
        return bool(re.search(rf"\b(?:{'|'.join(macros)})\b", self.pattern))

    @property
    def follows_parent(self) -> bool:
        """Whether the pattern itself says which word stands after its parent."""
        return bool(re.search(r"\bPARENTS? [a-z(-]", self.pattern)) and not self.has(
            "PARENTS? (?:and|to|with|by|in|for)"
        )

    @property
    def subjectless(self) -> bool:
        """Whether the pattern names no child, so that it is what the paper introduces."""
        return not self.has("CHILD", "CHILDREN", "ROW", "SUBJ", "OBJ")


@functools.cache
def built_in() -> tuple[Rule, ...]:
    """The rules that come with papergraph, by relation, then in the order of their file."""
    folder = resources.files("papergraph.extract") / "rules"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return tuple(rule for file in files for rule in parse(file.read_text("utf-8"), file.name))


def parse(text: str, file: str) -> tuple[Rule, ...]:
    """The rules of one file; a line that is not one raises PapergraphError with file and line."""
    lines = enumerate(text.splitlines(), start=1)
    return tuple(_rule(line, f"{file}:{number}") for number, line in lines if line.strip())


def _rule(line: str, where: str) -> Rule:
    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise PapergraphError(f"{where} is not JSON: {error}; a rule is one JSON object on one line") from error
    if not isinstance(data, dict) or not _NEEDED <= data.keys() <= _FIELDS or data["relation"] not in CLAIM_RELATIONS:
        fields, relations = ", ".join(sorted(_FIELDS)), ", ".join(CLAIM_RELATIONS)
        raise PapergraphError(f"{where}: a rule has {fields}; relations are {relations}")
    return Rule(**{**data, "yes": tuple(data["yes"]), "no": tuple(data["no"])})


def check(rules: Iterable[Rule]) -> tuple[str, ...]:
    """What is wrong with the set: ids used twice, unreadable patterns, rules without a yes or a no sentence."""
    seen: set[str] = set()
    problems: list[str] = []
    for rule in rules:
        if rule.id in seen:
            problems.append(f"{rule.id} is used twice")
        problems += _unreadable(rule)
        if not rule.yes or not rule.no:
            problems.append(f"{rule.id} lacks a yes or a no sentence")
        seen.add(rule.id)
    return tuple(problems)


def _unreadable(rule: Rule) -> list[str]:
    try:
        patterns.compiled(rule.pattern)
    except re.error as error:
        return [f"{rule.id} has a pattern that cannot be read: {error}"]
    return []
