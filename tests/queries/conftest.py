"""The databases of the queries' tests."""

from tests.store.servers import database, embedded_database, neo4j_database, neo4j_home, store

__all__ = ["database", "embedded_database", "neo4j_database", "neo4j_home", "store"]
