"""The two databases that the tests run on: the embedded one, and a real Neo4j that all test processes share."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import filelock
import pytest

from papergraph.store import open_store
from papergraph.store.bolt import Store

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "tools" / "neo4j" / "server.py"
HOW = "Neo4j is not there: run `make neo4j`, which downloads it (needs Java 17 or later and Maven)"
on_neo4j = (pytest.mark.neo4j, pytest.mark.xdist_group("neo4j"))


def server_tool() -> ModuleType:
    """tools/neo4j/server.py as a module."""
    spec = importlib.util.spec_from_file_location("neo4j_server_tool", SERVER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = server_tool()


@dataclass
class Database:
    """An empty database; `open` gives a store on it, with the credentials that it wants."""

    kind: str
    workspace: Path
    uri: str = "embedded"
    login: dict[str, str] = field(default_factory=dict)
    others: list[Store] = field(default_factory=list)

    def open(self, **changes: Any) -> Store:
        store = open_store(self.uri, workspace=self.workspace, **{**self.login, **changes})
        self.others.append(store)
        return store

    def close(self) -> None:
        for store in self.others:
            store.close()


@pytest.fixture(scope="session")
def neo4j_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a Neo4j server that runs as long as the whole test run, started by whoever comes first."""
    if not tool.is_prepared():
        pytest.skip(HOW)
    base = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    home: Path = (base.parent if is_worker else base) / "neo4j"
    home.mkdir(exist_ok=True)
    with filelock.FileLock(home / "start.lock"):
        if not (home / "ready").exists():
            _start(home, parent=os.getppid() if is_worker else os.getpid())
    return home


def _start(home: Path, parent: int) -> None:
    command = [sys.executable, str(SERVER), "run", "--home", str(home), "--parent", str(parent)]
    with (home / "run.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    limit = time.monotonic() + 120
    while b"password in" not in (home / "run.log").read_bytes():
        assert process.poll() is None and time.monotonic() < limit, (home / "run.log").read_text()
        time.sleep(0.1)
    (home / "ready").touch()


@pytest.fixture
def neo4j_database(neo4j_home: Path, tmp_path: Path) -> Iterator[Database]:
    """The shared Neo4j, emptied, for this test alone."""
    with filelock.FileLock(neo4j_home / "use.lock"):
        login = {"user": "neo4j", "password": (neo4j_home / "password").read_text()}
        database = Database("neo4j", tmp_path, (neo4j_home / "uri").read_text(), login)
        with database.open() as store:
            store.write("MATCH (n) DETACH DELETE n")
        yield database
        database.close()


@pytest.fixture
def embedded_database(tmp_path: Path) -> Iterator[Database]:
    """A new embedded database."""
    database = Database("embedded", tmp_path)
    with database.open():  # kept up until the test is over, so that each `open` in it is quick
        yield database
        database.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=on_neo4j)])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database of each kind."""
    found = request.getfixturevalue(f"{request.param}_database")
    assert isinstance(found, Database)
    return found


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """A store on an empty database of each kind."""
    with database.open() as opened:
        yield opened
