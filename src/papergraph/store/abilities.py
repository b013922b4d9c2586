"""What a server cannot do, by its name and version, told before or instead of an error that does not say so."""

from __future__ import annotations

import re

NEO4J = "Neo4j"
OLDEST, TESTED = (5, 0), (5, 26)
# In a statement, and what is not there.
_EMBEDDED_LACKS = (
    (
        re.compile(r"\bSHORTEST\s+\d|\b(?:ALL|ANY)\s+SHORTEST\b", re.IGNORECASE),
        "SHORTEST: shortestPath(…) does the same",
    ),
    (re.compile(r"\bfulltext\b", re.IGNORECASE), "full-text indexes: compare Name nodes or use CONTAINS"),
    (re.compile(r"\b(?:apoc|gds)\.", re.IGNORECASE), "APOC and no graph algorithms"),
)


def refusal(name: str, version: str) -> str | None:
    """Why this server cannot be used at all; None when it can."""
    if name == NEO4J and _numbers(version) < OLDEST:
        return f"it is Neo4j {version}, which is too old: papergraph needs 5, and is tested on 5.26 and later"
    return None


def remark(name: str, version: str) -> str | None:
    """What someone who uses this server should know; None when there is nothing."""
    if name == NEO4J and _numbers(version) < TESTED:
        return (
            f"Neo4j {version} is older than what papergraph is tested on (5.26): it may refuse queries of the library"
        )
    return None


def lack(kind: str, text: str) -> str | None:
    """What the statement wants and an embedded store has not; None for other stores, or when there is nothing."""
    if kind != "embedded":
        return None
    return next((f"the embedded store has no {what}" for wanted, what in _EMBEDDED_LACKS if wanted.search(text)), None)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", version)[:2])
