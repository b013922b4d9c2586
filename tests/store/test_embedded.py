"""The embedded store: private, shared between processes, and whole after every way in which one of them can end."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from pathlib import Path

import filelock
import pytest

from papergraph.errors import StoreError
from papergraph.store import open_store, sharing
from papergraph.store.bolt import Login, Store
from tests.store.processes import run, running, wait_until

HOLD = """
    import sys, time
    from pathlib import Path
    from papergraph.store import open_store
    with open_store(workspace=Path(sys.argv[1])) as store:
        store.write("MERGE (:Paper {{title: 'from the holder'}})")
        print("ready", flush=True)
        {then}
    print("closed", flush=True)
"""
WAIT = HOLD.format(then="time.sleep(60)")
SERVE = """
    import sys
    from pathlib import Path
    from papergraph.store.sharing import serve
    serve(Path(sys.argv[1]))
"""
TITLES = "MATCH (p:Paper) RETURN p.title ORDER BY p.title"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def store_folder(workspace: Path) -> Path:
    return workspace / ".papergraph" / "store"


def test_what_is_written_is_there_the_next_time(tmp_path: Path) -> None:
    with open_store(workspace=tmp_path) as store:
        store.write("CREATE (:Paper {title: 'kept'})")
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("kept",),)
        assert store.kind == "embedded"
        assert store.server[0] == "ArcadeDB"


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_only_the_user_can_read_password_and_address(tmp_path: Path) -> None:
    folder = store_folder(tmp_path)
    with open_store(workspace=tmp_path) as store:
        assert mode(folder) == 0o700
        assert mode(folder / "password") == mode(folder / "holder.json") == 0o600
        assert json.loads((folder / "holder.json").read_text()) == {
            "pid": os.getpid(),
            "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]),
            "uri": store.uri,
        }
        assert store.uri.startswith("bolt://127.0.0.1:")
    assert not (folder / "holder.json").exists()


def test_the_log_stays_in_the_workspace_and_holds_no_password(tmp_path: Path) -> None:
    result = run(HOLD.format(then="import os; os.chdir(sys.argv[1])"), tmp_path)
    assert result.stdout.split() == ["ready", "closed"]
    assert result.stderr == ""
    folder = store_folder(tmp_path)
    password = (folder / "password").read_text()
    logs = [path for path in (folder / "log").rglob("*") if path.is_file()]
    assert any("Bolt" in path.read_text(errors="replace") for path in logs)
    assert not [path for path in logs if password in path.read_text(errors="replace")]
    assert {path.name for path in tmp_path.iterdir()} == {".papergraph"}


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's table of sockets")
def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    with open_store(workspace=tmp_path):
        inodes = {str(link.readlink())[8:-1] for link in Path("/proc/self/fd").iterdir() if _is_socket(link)}
        rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()]
        listening = [row[1].split(":")[0] for row in rows if row[3] == "0A" and row[9] in inodes]
    assert listening
    assert set(listening) <= {"0100007F", "0000000000000000FFFF00000100007F"}


def _is_socket(link: Path) -> bool:
    try:
        return str(link.readlink()).startswith("socket:")
    except OSError:
        return False


def test_stores_of_one_process_share_its_server(tmp_path: Path) -> None:
    first = open_store(workspace=tmp_path)
    second = open_store(workspace=tmp_path)
    first.close()
    first.close()
    assert second.read("RETURN 1").records == ((1,),)
    second.close()


def test_another_process_goes_through_the_one_that_holds_it(tmp_path: Path) -> None:
    with running(WAIT, tmp_path), open_store(workspace=tmp_path) as store:
        store.write("CREATE (:Paper {title: 'from the guest'})")
        assert store.read(TITLES).records == (("from the guest",), ("from the holder",))


def test_the_holder_waits_for_its_guests(tmp_path: Path) -> None:
    with running(WAIT, tmp_path) as holder:
        pass_on = (store_folder(tmp_path) / "holder.json").exists
        with open_store(workspace=tmp_path) as store:
            holder.send_signal(signal.SIGINT)
            wait_until(lambda: not pass_on())
            assert store.read(TITLES).records == (("from the holder",),)
            assert holder.poll() is None
        holder.wait(timeout=20)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_the_holder_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with running(WAIT, tmp_path) as holder:
        holder.send_signal(number)
        holder.wait(timeout=20)
        assert holder.returncode == (128 + number if number is signal.SIGTERM else -number)
    folder = store_folder(tmp_path)
    assert not (folder / "holder.json").exists()
    assert not list(folder.rglob("java-error*"))
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("from the holder",),)


def test_what_was_written_survives_a_kill(tmp_path: Path) -> None:
    with running(WAIT, tmp_path) as holder:
        holder.kill()
        holder.wait()
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("from the holder",),)


def test_a_holder_that_does_not_answer_is_named(tmp_path: Path) -> None:
    folder = store_folder(tmp_path)
    folder.mkdir(parents=True)
    (folder / "holder.json").write_text(json.dumps({"pid": 4711, "command": "papergraph build", "uri": None}))
    with (
        filelock.FileLock(folder / "lock"),
        pytest.raises(StoreError, match=r"held by process 4711 \(papergraph build\), which does not answer: wait"),
    ):
        sharing.open_embedded(tmp_path, patience=0.2)


def test_serve_keeps_it_up_until_it_is_told(tmp_path: Path) -> None:
    with running(SERVE, tmp_path, ready="the store of") as server:
        assert server.stdout
        assert "password in" in server.stdout.readline()
        with open_store(workspace=tmp_path) as store:
            store.write("CREATE (:Paper {title: 'through serve'})")
        second = run(SERVE, tmp_path)
        assert "is already up at bolt://127.0.0.1" in second.stderr
        assert f"held by process {server.pid}" in second.stderr
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
        assert server.returncode == 0
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("through serve",),)


def test_serve_ends_while_others_are_connected(tmp_path: Path) -> None:
    with running(SERVE, tmp_path, ready="the store of") as server:
        told = json.loads((store_folder(tmp_path) / "holder.json").read_text())
        login = Login("reader", (store_folder(tmp_path) / "password").read_text())
        with Store(told["uri"], login, database="papergraph") as browser:
            browser.read("RETURN 1")
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)
            assert server.returncode == 0


def test_a_lost_password_is_made_anew(tmp_path: Path) -> None:
    with open_store(workspace=tmp_path) as store:
        store.write("CREATE (:Paper {title: 'kept'})")
    (store_folder(tmp_path) / "password").unlink()
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("kept",),)


def test_a_damaged_store_says_that_it_can_be_built_again(tmp_path: Path) -> None:
    folder = store_folder(tmp_path)
    (folder / "databases").mkdir(parents=True)
    (folder / "databases" / "papergraph").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match=r"cannot be opened .*delete the folder and run `papergraph sync`"):
        open_store(workspace=tmp_path)


def test_a_store_that_was_left_open_does_not_keep_the_process(tmp_path: Path) -> None:
    left = "from pathlib import Path; import sys; from papergraph.store import open_store\n"
    result = run(left + "open_store(workspace=Path(sys.argv[1])).read('RETURN 1'); sys.exit(3)", tmp_path)
    assert (result.returncode, result.stderr) == (3, "")


def test_a_heap_that_java_refuses_is_told(tmp_path: Path) -> None:
    result = run(WAIT, tmp_path, PAPERGRAPH_HEAP="lots")
    assert "Java does not start with a heap of 'lots': set PAPERGRAPH_HEAP, for example to 1g" in result.stderr


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / ".papergraph").write_text("a file")
    with pytest.raises(StoreError, match=r"cannot be used for the embedded store"):
        open_store(workspace=tmp_path)
