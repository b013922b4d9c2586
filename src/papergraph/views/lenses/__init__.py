"""The lenses by name: one file each, listed here by hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papergraph.errors import UsageError
from papergraph.views.lenses import everything, lineage, people, topics
from papergraph.views.lenses.lens import Lens

LENSES: Mapping[str, Lens] = MappingProxyType(
    {lens.name: lens for lens in (everything.LENS, lineage.LENS, people.LENS, topics.LENS)}
)


def find(name: str) -> Lens:
    """The lens of that name; UsageError lists the choices."""
    if name not in LENSES:
        raise UsageError(f"no lens is called {name!r}; choose one of: {', '.join(LENSES)}")
    return LENSES[name]
