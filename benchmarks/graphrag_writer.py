"""Writes a graph with neo4j-graphrag's Neo4jWriter and prints the seconds; run by rivals.py in a venv that has it."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from pathlib import Path

import neo4j
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph


def main() -> None:
    logging.disable(logging.WARNING)
    given = json.loads(Path(sys.argv[1]).read_text())
    graph = Neo4jGraph(nodes=given["nodes"], relationships=given["relationships"])
    with neo4j.GraphDatabase.driver(given["uri"], auth=tuple(given["login"])) as driver:
        writer = Neo4jWriter(driver=driver, neo4j_database=given["database"], batch_size=given["batch"])
        start = time.perf_counter()
        told = asyncio.run(writer.run(graph))
        taken = time.perf_counter() - start
    if told.status != "SUCCESS":
        sys.exit(str(told.metadata))
    print(taken)


if __name__ == "__main__":
    main()
