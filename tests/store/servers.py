"""The databases that the tests run on: the embedded one, and two real releases of Neo4j, shared by all processes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
on_newer = (pytest.mark.neo4j, pytest.mark.xdist_group("newer"))


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
    """The folder of the Neo4j that the compose file starts."""
    return _running(tmp_path_factory.getbasetemp(), tool.TESTED_VERSION)


@pytest.fixture(scope="session")
def newer_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the newest Neo4j that is tested."""
    return _running(tmp_path_factory.getbasetemp(), tool.NEWER_VERSION)


def _running(base: Path, version: str) -> Path:
    """The folder of a server that runs as long as the whole test run, started by whoever comes first."""
    if not tool.is_prepared(version):
        pytest.skip(HOW)
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    home = (base.parent if is_worker else base) / f"neo4j-{version}"
    home.mkdir(exist_ok=True)
    with filelock.FileLock(home / "start.lock"):
        if not (home / "ready").exists():
            _start(home, version, parent=os.getppid() if is_worker else os.getpid())
    return home


def _start(home: Path, version: str, parent: int) -> None:
    command = [sys.executable, str(SERVER), "run", "--version", version, "--home", str(home), "--parent", str(parent)]
    with (home / "run.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    limit = time.monotonic() + 120
    while b"password in" not in (home / "run.log").read_bytes():
        assert process.poll() is None and time.monotonic() < limit, (home / "run.log").read_text()
        time.sleep(0.1)
    (home / "ready").touch()


@contextmanager
def _emptied(database: Database) -> Iterator[Database]:
    """The database, with nothing in it, for one test alone."""
    with filelock.FileLock(database.workspace / "use.lock"):
        with database.open() as store:
            store.write("MATCH (n) DETACH DELETE n")
        yield database
        database.close()


def _neo4j(home: Path) -> Database:
    login = {"user": "neo4j", "password": (home / "password").read_text()}
    return Database("neo4j", home, (home / "uri").read_text(), login)


@pytest.fixture
def neo4j_database(neo4j_home: Path) -> Iterator[Database]:
    """The shared Neo4j, emptied, for this test alone."""
    with _emptied(_neo4j(neo4j_home)) as database:
        yield database


@pytest.fixture
def newer_database(newer_home: Path) -> Iterator[Database]:
    """The shared newest Neo4j, emptied, for this test alone."""
    with _emptied(_neo4j(newer_home)) as database:
        yield database


@pytest.fixture(scope="session")
def embedded_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace whose embedded store stays up for all tests of this process."""
    workspace = tmp_path_factory.mktemp("embedded")
    with open_store(workspace=workspace):
        yield workspace


@pytest.fixture
def embedded_database(embedded_home: Path) -> Iterator[Database]:
    """The embedded database, emptied, for this test alone."""
    with _emptied(Database("embedded", embedded_home)) as database:
        yield database


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("neo4j", marks=on_neo4j),
        pytest.param("newer", marks=on_newer),
    ]
)
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
