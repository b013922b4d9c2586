"""The embedded store: private, shared between processes, and whole after every way in which one of them can end."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
import time
from pathlib import Path

import filelock
import pytest

from papergraph.errors import QueryError, StoreError
from papergraph.store import open_store, sharing
from papergraph.store.bolt import Login, Store
from tests.store.processes import run, running, start, wait_until

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


def keeper_of(workspace: Path) -> int:
    """The process in which the store's Java runs, once it has told its address."""
    file = store_folder(workspace) / "holder.json"
    wait_until(lambda: file.exists() and "uri" in file.read_text())
    return int(json.loads(file.read_text())["pid"])


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


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
        told = json.loads((folder / "holder.json").read_text())
        assert told == {
            "pid": told["pid"],
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
        sockets = Path(f"/proc/{keeper_of(tmp_path)}/fd")
        inodes = {str(link.readlink())[8:-1] for link in sockets.iterdir() if _is_socket(link)}
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


def test_it_stays_up_for_its_guests_when_the_one_that_started_it_ends(tmp_path: Path) -> None:
    with running(WAIT, tmp_path) as first, open_store(workspace=tmp_path) as store:
        first.send_signal(signal.SIGINT)
        first.wait(timeout=20)
        assert store.read(TITLES).records == (("from the holder",),)
        keeper = keeper_of(tmp_path)
    wait_until(lambda: not lives(keeper))


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="reads Linux's table of a process's memory")
def test_no_java_is_in_the_process_that_asks(tmp_path: Path) -> None:
    look = 'assert "libjvm" not in Path("/proc/self/maps").read_text()'
    assert run(HOLD.format(then=look), tmp_path).stdout.split() == ["ready", "closed"]


ENDS = [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP]


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads Linux's table of processes")
@pytest.mark.parametrize("number", ENDS, ids=lambda number: number.name)
def test_the_store_ends_with_its_user_however_that_ends(tmp_path: Path, number: signal.Signals) -> None:
    with running(WAIT, tmp_path) as user:
        keeper = keeper_of(tmp_path)
        user.send_signal(number)
        user.wait(timeout=20)
        assert user.returncode == -number
    wait_until(lambda: not lives(keeper))
    assert not (store_folder(tmp_path) / "holder.json").exists()
    assert not list(tmp_path.rglob("java-error*"))
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("from the holder",),)


@pytest.mark.slow
@pytest.mark.parametrize("number", ENDS[:3], ids=lambda number: number.name)
def test_a_signal_at_any_moment_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    for moment in range(12):
        user = start(WAIT, tmp_path, environment={})
        time.sleep(0.3 * moment)
        user.send_signal(number)
        user.communicate(timeout=30)
        with open_store(workspace=tmp_path) as store:
            store.write("CREATE (:Trial)")
            keeper = keeper_of(tmp_path)
        wait_until(lambda keeper=keeper: not lives(keeper))  # type: ignore[misc]
    with open_store(workspace=tmp_path) as store:
        assert store.read("MATCH (t:Trial) RETURN count(t)").records == ((12,),)


@pytest.mark.slow
def test_fifty_short_processes_end_well(tmp_path: Path) -> None:
    for _ in range(50):
        result = run(HOLD.format(then=""), tmp_path)
        assert (result.returncode, result.stdout.split(), result.stderr) == (0, ["ready", "closed"], "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_what_was_written_survives_the_end_of_the_server(tmp_path: Path, number: signal.Signals) -> None:
    with open_store(workspace=tmp_path) as store:
        store.write("CREATE (:Paper {title: 'kept'})")
        os.kill(keeper_of(tmp_path), number)
        wait_until(lambda: sharing.guests.is_free(store_folder(tmp_path)))
        with pytest.raises(StoreError, match=r"the embedded store in .* does not answer any more"):
            store.read(TITLES)
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("kept",),)


def test_a_query_that_was_given_up_does_not_keep_the_store_up(tmp_path: Path) -> None:
    endless = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c RETURN max(a * b * c)"
    with open_store(workspace=tmp_path) as store:
        keeper = keeper_of(tmp_path)
        with pytest.raises(QueryError, match="the query took"):
            store.read(endless, timeout=0.5)
    assert not lives(keeper)


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
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
        assert server.returncode == 0
    with open_store(workspace=tmp_path) as store:
        assert store.read(TITLES).records == (("through serve",),)


def test_serve_tells_when_the_server_has_ended(tmp_path: Path) -> None:
    with running(SERVE, tmp_path, ready="the store of") as server:
        os.kill(keeper_of(tmp_path), signal.SIGKILL)
        _, error = server.communicate(timeout=20)
        assert "has ended: see" in error


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
