"""Answers that an object finds once: as `functools.cached_property`, whose lock takes longer than most answers do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Answer = TypeVar("_Answer")


class once(Generic[_Answer]):
    """A property that is computed when it is first asked for, and then an attribute of the object."""

    def __init__(self, ask: Callable[[Any], _Answer]) -> None:
        self._ask, self._name = ask, ask.__name__
        self.__doc__ = ask.__doc__

    def __get__(self, asked: Any, owner: type | None = None) -> _Answer:
        answer = asked.__dict__[self._name] = self._ask(asked)
        return answer
