"""The Cypher that the sync runs, made from the schema: values travel as parameters, names come from the schema alone.

A node of ours is found by the label that only ours carry, so that a user's own :Paper with the same id is another node.
There is no index on `id` for the other labels: the embedded store would hold the unique constraint against them too.
New nodes are created with all their labels at once, because there a label that is added later moves the node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papergraph.graph.schema import (
    CONCEPT_KINDS,
    EDGE_TYPES,
    HASH_PROPERTY,
    NODE_TYPES,
    OWNED_LABEL,
    OWNERS_PROPERTY,
    Property,
)

BOOKS = "PapergraphSync"  # label of the lock and of what each workspace last wrote
MOVING = "pg_moving"  # holds a node's id while its second label changes
OUR_LABELS = (OWNED_LABEL, *NODE_TYPES, *CONCEPT_KINDS)
OUR_MARKS = ("id", HASH_PROPERTY, OWNERS_PROPERTY, MOVING)
KEPT_KEYS = {label: (*OUR_MARKS, *(prop.name for prop in node.properties)) for label, node in NODE_TYPES.items()}


def schema_statements() -> Iterator[str]:
    """Constraints and indexes; running them again changes nothing."""
    for label in (OWNED_LABEL, BOOKS):
        yield (f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for node in NODE_TYPES.values():
        for prop in node.indexed:
            name = f"{OWNED_LABEL}_{node.label}_{prop}".lower()
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{prop})"


# --- reading what is there --------------------------------------------------------------------------------
# A section is a label or an edge type. Each of these is one statement for all the sections that are asked for.

_SECTION = "head([l IN labels(n) WHERE l IN $sections]) AS section"


def own_nodes() -> str:
    """Section and strings "id, separator, hash" in lists, of the nodes of ours that belong to $workspace alone."""
    return (
        f"MATCH (n:{OWNED_LABEL}) WHERE n.{OWNERS_PROPERTY} = [$workspace] AND n.id IS NOT NULL "
        f"WITH {_SECTION}, substring(n.{HASH_PROPERTY}, 0, 2) AS part, n.id + $separator + n.{HASH_PROPERTY} AS row "
        "WHERE section IS NOT NULL RETURN section, part, collect(row)"
    )


def shared_nodes() -> str:
    """Section, id, hash and owners of the nodes of ours that do not belong to $workspace alone."""
    return (
        f"MATCH (n:{OWNED_LABEL}) WHERE n.id IS NOT NULL AND NOT coalesce(n.{OWNERS_PROPERTY}, []) = [$workspace] "
        f"WITH n, {_SECTION} WHERE section IS NOT NULL "
        f"RETURN section, n.id, n.{HASH_PROPERTY}, n.{OWNERS_PROPERTY}"
    )


def whole_nodes() -> str:
    """Section, id, owners, labels and all properties of every node of ours."""
    return (
        f"MATCH (n:{OWNED_LABEL}) WHERE n.id IS NOT NULL WITH n, {_SECTION} WHERE section IS NOT NULL "
        f"RETURN section, n.id, n.{OWNERS_PROPERTY}, labels(n), properties(n)"
    )


def own_edges(types: Iterable[str]) -> str:
    """Section and strings "source, target, hash" in lists, of the edges of ours that belong to $workspace alone."""
    return (
        f"{_edges(types)} WHERE e.{OWNERS_PROPERTY} = [$workspace] "
        f"WITH type(e) AS section, substring(e.{HASH_PROPERTY}, 0, 2) AS part, "
        f"a.id + $separator + b.id + $separator + e.{HASH_PROPERTY} AS row RETURN section, part, collect(row)"
    )


def shared_edges(types: Iterable[str]) -> str:
    """Section, source, target, hash and owners of the edges of ours that do not belong to $workspace alone."""
    return (
        f"{_edges(types)} WHERE e.{HASH_PROPERTY} IS NOT NULL AND NOT coalesce(e.{OWNERS_PROPERTY}, []) = [$workspace] "
        f"RETURN type(e), a.id, b.id, e.{HASH_PROPERTY}, e.{OWNERS_PROPERTY}"
    )


def whole_edges(types: Iterable[str]) -> str:
    """Section, source, target, owners, nothing, and all properties of every edge of ours."""
    return (
        f"{_edges(types)} WHERE e.{HASH_PROPERTY} IS NOT NULL "
        f"RETURN type(e), a.id, b.id, e.{OWNERS_PROPERTY}, [], properties(e)"
    )


def _edges(types: Iterable[str]) -> str:
    return f"MATCH (a:{OWNED_LABEL})-[e:{'|'.join(types)}]->(b:{OWNED_LABEL})"


def of_another_kind(kind: str) -> str:
    return f"UNWIND $ids AS id MATCH (n:{OWNED_LABEL} {{id: id}}) WHERE NOT n:{kind} RETURN n.id"


# --- writing nodes ----------------------------------------------------------------------------------------


def create_nodes(label: str, kind: str | None) -> str:
    labels = ":".join(name for name in (OWNED_LABEL, label, kind) if name)
    return f"UNWIND $rows AS r CREATE (n:{labels} {{id: r.id, {_new(NODE_TYPES[label].properties)}}})"


def update_nodes(label: str) -> str:
    """Sets content and owner; removes properties of the schema that are no longer there, and none that others set."""
    return f"UNWIND $rows AS r MATCH (n:{OWNED_LABEL} {{id: r.id}}) SET {_set('n', NODE_TYPES[label].properties)}"


def park_nodes(kind: str) -> tuple[str, str, str]:
    """Three steps that give nodes another kind; the id stands aside meanwhile (see `unpark_nodes`)."""
    others = ":".join(name for name in CONCEPT_KINDS if name != kind)
    return (
        f"UNWIND $rows AS r MATCH (n:{OWNED_LABEL} {{id: r.id}}) SET n.{MOVING} = n.id, n.id = null",
        f"MATCH (n:Concept:{OWNED_LABEL}) WHERE n.{MOVING} IN $ids REMOVE n:{others} SET n:{kind}",
        unpark_nodes(),
    )


def unpark_nodes() -> str:
    """Gives nodes whose move was interrupted their ids back."""
    return f"MATCH (n:Concept:{OWNED_LABEL}) WHERE n.{MOVING} IS NOT NULL SET n.id = n.{MOVING}, n.{MOVING} = null"


def delete_nodes(label: str) -> tuple[str, str]:
    """Deletes nodes that hold nothing of anyone else, and takes our marks and properties off the others."""
    wiped = ", ".join(f"n.{key} = null" for key in KEPT_KEYS[label])
    labels = (OWNED_LABEL, label, *(CONCEPT_KINDS if NODE_TYPES[label].subtype else ()))
    match = f"UNWIND $rows AS r MATCH (n:{OWNED_LABEL} {{id: r.id}})"
    return (
        f"{match} WHERE NOT EXISTS {{ (n)--() }} AND all(l IN labels(n) WHERE l IN $labels) "
        "AND all(k IN keys(n) WHERE k IN $keys) DELETE n",
        f"{match} REMOVE n:{':'.join(labels)} SET {wiped} RETURN count(n)",
    )


def release_nodes() -> str:
    return f"UNWIND $rows AS r MATCH (n:{OWNED_LABEL} {{id: r.id}}) SET {_released('n')}"


# --- writing edges ----------------------------------------------------------------------------------------


def _ends() -> str:
    return f"UNWIND $rows AS r MATCH (a:{OWNED_LABEL} {{id: r.a}}) MATCH (b:{OWNED_LABEL} {{id: r.b}})"


def _ours(type: str) -> str:
    return f"{_ends()} MATCH (a)-[e:{type}]->(b) WHERE e.{HASH_PROPERTY} IS NOT NULL"


def create_edges(type: str) -> str:
    return f"{_ends()} CREATE (a)-[e:{type} {{{_new(EDGE_TYPES[type].properties)}}}]->(b)"


def update_edges(type: str) -> str:
    return f"{_ours(type)} SET {_set('e', EDGE_TYPES[type].properties)}"


def delete_edges(type: str) -> tuple[str, str]:
    """Deletes edges that hold no property of anyone else, and takes our marks and properties off the others."""
    keys = [prop.name for prop in EDGE_TYPES[type].properties]
    wiped = ", ".join(f"e.{key} = null" for key in (*keys, HASH_PROPERTY, OWNERS_PROPERTY))
    return (
        f"{_ours(type)} AND all(k IN keys(e) WHERE k IN $keys) DELETE e",
        f"{_ours(type)} SET {wiped} RETURN count(e)",
    )


def edge_keys(type: str) -> list[str]:
    return [*(prop.name for prop in EDGE_TYPES[type].properties), HASH_PROPERTY, OWNERS_PROPERTY]


def release_edges(type: str) -> str:
    return f"{_ours(type)} SET {_released('e')}"


def _new(properties: tuple[Property, ...]) -> str:
    own = f"{HASH_PROPERTY}: r.{HASH_PROPERTY}, {OWNERS_PROPERTY}: [$workspace]"
    return ", ".join([own, *(f"{prop.name}: r.{prop.name}" for prop in properties)])


def _set(name: str, properties: tuple[Property, ...]) -> str:
    held = f"coalesce({name}.{OWNERS_PROPERTY}, [])"
    owners = f"{name}.{OWNERS_PROPERTY} = CASE WHEN $workspace IN {held} THEN {held} ELSE {held} + [$workspace] END"
    content = [f"{name}.{prop.name} = r.{prop.name}" for prop in properties]
    return ", ".join([*content, f"{name}.{HASH_PROPERTY} = r.{HASH_PROPERTY}", owners])


def _released(name: str) -> str:
    return f"{name}.{OWNERS_PROPERTY} = [w IN {name}.{OWNERS_PROPERTY} WHERE w <> $workspace]"
