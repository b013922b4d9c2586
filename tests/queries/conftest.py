"""The databases of the queries' tests."""

from tests.store.servers import (
    database,
    embedded_database,
    embedded_home,
    neo4j_database,
    neo4j_home,
    newer_database,
    newer_home,
    store,
)

__all__ = [
    "database",
    "embedded_database",
    "embedded_home",
    "neo4j_database",
    "neo4j_home",
    "newer_database",
    "newer_home",
    "store",
]
