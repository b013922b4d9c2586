"""Makes the constraints and indexes that sync and queries rely on, and mends what a killed server left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papergraph.errors import StoreError
from papergraph.store.results import NameTaken
from papergraph.store.statements import schema_statements

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

# An index of ours without the constraint that it was begun for: neither of them is made anew while it stands.
_LEFT = (
    "SHOW INDEXES YIELD name, labelsOrTypes, properties, owningConstraint "
    "WHERE name = $name AND owningConstraint IS NULL AND size(labelsOrTypes) = 1 AND properties = ['id'] "
    "AND toLower(labelsOrTypes[0]) + '_id' = name RETURN name"
)


def prepare(store: Store) -> None:
    """Makes what is missing; running it again changes nothing. Raises StoreError."""
    for text in schema_statements():
        try:
            store.transact((text, {}))
        except NameTaken as error:
            _clear(store, text.split()[2], error)
            store.transact((text, {}))


def _clear(store: Store, name: str, error: StoreError) -> None:
    if not store.read(_LEFT, {"name": name}).records:
        raise error  # someone else's index has the name
    store.transact((f"DROP INDEX {name} IF EXISTS", {}))
