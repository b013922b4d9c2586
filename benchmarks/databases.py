"""The two databases that are compared, each on an empty folder of its own: the embedded one, and the real Neo4j."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from papergraph.store import open_store
from papergraph.store.bolt import Store

ROOT = Path(__file__).resolve().parents[1]
HEAP = "2g"
KINDS = ("embedded", "neo4j")
WIPE = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone"


@dataclass(frozen=True)
class Database:
    """A database that answers, the folder of the workspace that has it, and how a bare driver logs in."""

    kind: str
    store: Store
    folder: Path
    login: tuple[str, str]

    def wipe(self) -> None:
        """Empties the database; constraints and indexes stay."""
        while self.store.write(WIPE).records[0][0]:
            pass


@contextmanager
def opened(kind: str) -> Iterator[Database]:
    """An empty database of this kind."""
    os.environ["PAPERGRAPH_HEAP"] = HEAP
    folder = Path(tempfile.mkdtemp(prefix="papergraph-bench-"))
    try:
        if kind == "embedded":
            with open_store("embedded", workspace=folder) as store:
                password = (folder / ".papergraph" / "store" / "password").read_text()
                yield Database(kind, store, folder, ("root", password))
            return
        server = server_tool().start(folder, heap=HEAP)
        try:
            with open_store(server.uri, workspace=folder, password=server.password) as store:
                yield Database(kind, store, folder, ("neo4j", server.password))
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def server_tool() -> ModuleType:
    """tools/neo4j/server.py as a module."""
    spec = importlib.util.spec_from_file_location("neo4j_server", ROOT / "tools" / "neo4j" / "server.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
