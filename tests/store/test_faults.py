"""Kills and cuts on real databases: whatever happens in the middle of a sync, the next one gives the graph."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from papergraph.errors import StoreError
from papergraph.store import bolt, open_store
from papergraph.store.sync import sync
from tests.store.graphs import citing, held
from tests.store.processes import running
from tests.store.servers import HOW, Database, tool

pytestmark = pytest.mark.slow
PAPERS = 3000
SYNC = """
    import json, os, sys, time
    from pathlib import Path
    from papergraph.store import open_store, sync as syncing
    from tests.store.graphs import citing
    told = json.loads(sys.argv[1])
    syncing.BATCH_ROWS = 200
    with open_store(told["uri"], workspace=Path(told["workspace"]), **told["login"]) as store:
        print("ready", flush=True)
        syncing.sync(store, citing(int(sys.argv[2])), workspace_id="one")
    print("done", flush=True)
"""


def told(database: Database) -> str:
    return json.dumps({"uri": database.uri, "workspace": str(database.workspace), "login": database.login})


@pytest.mark.parametrize("seconds", [0.15, 0.6, 1.5, 3.0])
def test_a_sync_that_was_killed_is_completed_by_the_next(tmp_path: Path, seconds: float) -> None:
    _kill_and_complete(Database("embedded", tmp_path), seconds)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("seconds", [0.3, 1.0, 2.5])
def test_a_sync_that_was_killed_on_neo4j_is_completed_by_the_next(neo4j_database: Database, seconds: float) -> None:
    _kill_and_complete(neo4j_database, seconds)


def _kill_and_complete(database: Database, seconds: float) -> None:
    with running(SYNC, told(database), PAPERS) as child:
        time.sleep(seconds)
        child.kill()
        child.wait()
    with database.open() as store:
        partly = len(held(store).nodes)
        sync(store, citing(PAPERS), workspace_id="one", patience=90)
        assert held(store) == citing(PAPERS)
        assert sync(store, citing(PAPERS), workspace_id="one").unchanged
        assert partly <= PAPERS


@pytest.mark.parametrize("seconds", [0.1, 0.5, 1.2, 2.0])
def test_an_interrupted_sync_leaves_a_store_that_answers(tmp_path: Path, seconds: float) -> None:
    database = Database("embedded", tmp_path)
    with running(SYNC, told(database), PAPERS) as child:
        time.sleep(seconds)
        child.send_signal(signal.SIGINT)
        child.wait(timeout=30)
    with database.open() as store:
        sync(store, citing(PAPERS), workspace_id="one", patience=90)
        assert held(store) == citing(PAPERS)
    assert not list(tmp_path.rglob("java-error*"))


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_a_server_that_was_killed_in_the_middle_of_a_sync(tmp_path: Path) -> None:
    if not tool.is_prepared():
        pytest.skip(HOW)
    home, port = tmp_path / "neo4j", tool.free_port()
    server = tool.start(home, bolt_port=port)
    database = Database("neo4j", tmp_path, server.uri, {"user": "neo4j", "password": server.password})
    try:
        with running(SYNC, told(database), PAPERS) as child:
            time.sleep(2.5)
            os.kill(server.pid, signal.SIGKILL)
            _, error = child.communicate(timeout=120)
            assert "StoreError" in error
        server = tool.start(home, bolt_port=port)
        with database.open() as store:
            sync(store, citing(PAPERS), workspace_id="one", patience=90)
            assert held(store) == citing(PAPERS)
    finally:
        server.stop()


@contextmanager
def proxy(port: int, *, after: int, cut: bool) -> Iterator[int]:
    """A proxy that, after so many bytes from the client, cuts the connection, or passes nothing on any more."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def pump(source: socket.socket, target: socket.socket, left: int) -> None:
            try:
                while left > 0 and (data := source.recv(min(65536, left))):
                    target.sendall(data)
                    left -= len(data)
                if left > 0 or cut:
                    source.shutdown(socket.SHUT_RDWR)
                    target.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

        def accept() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                    server = socket.create_connection(("127.0.0.1", port))
                except OSError:
                    return
                threading.Thread(target=pump, args=(client, server, after), daemon=True).start()
                threading.Thread(target=pump, args=(server, client, 10**12), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]


@pytest.mark.parametrize("cut", [True, False], ids=["cut", "hanging"])
@pytest.mark.parametrize("after", [100, 3_000, 60_000, 200_000])
def test_a_connection_that_fails_is_told_and_nothing_is_half_written(
    database: Database, monkeypatch: pytest.MonkeyPatch, after: int, cut: bool
) -> None:
    for name, seconds in (("RETRY_SECONDS", 2.0), ("ANSWER_SECONDS", 5.0), ("CONNECT_SECONDS", 3.0)):
        monkeypatch.setattr(bolt, name, seconds)
    graph = citing(PAPERS)
    with database.open() as store:
        uri, login = store.uri, database.login
        if database.kind == "embedded":
            password = (database.workspace / ".papergraph" / "store" / "password").read_text()
            login = {"user": "root", "password": password, "database": "papergraph"}
        with (
            proxy(int(uri.rpartition(":")[2]), after=after, cut=cut) as port,
            pytest.raises(StoreError) as failure,
            open_store(f"bolt://127.0.0.1:{port}", workspace=database.workspace, **login) as cut_off,
        ):
            sync(cut_off, graph, workspace_id="one")
        assert "\n" not in str(failure.value)
        monkeypatch.undo()
        sync(store, graph, workspace_id="one", patience=90)
        assert held(store) == graph


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root to mount a small file system")
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], capture_output=True)
    if mounted.returncode:
        pytest.skip("this system does not let us mount a file system")
    try:
        database = Database("embedded", small)
        with database.open() as store:
            sync(store, citing(50), workspace_id="one")
        with pytest.raises(StoreError), database.open() as store:
            sync(store, citing(60_000), workspace_id="one")
        with database.open() as store:
            assert len(held(store).nodes) >= 50
    finally:
        subprocess.run(["umount", "-l", small], check=False)
