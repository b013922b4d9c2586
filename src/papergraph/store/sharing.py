"""Who holds a workspace's embedded store: the first process starts it, the others go through it over Bolt.

The holder keeps a lock that dies with it, and tells its address in a file that only its user can read. Guests hold
locks too, so that the holder does not stop the server under them.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import filelock

from papergraph.errors import StoreError
from papergraph.files import write_atomically
from papergraph.store.embedded import ADMIN, DATABASE, READER, EmbeddedServer

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

FOLDER = Path(".papergraph", "store")
PATIENCE = 20.0  # seconds that a process waits for the holder to start or to end
GUESTS_SECONDS = 60.0  # that the holder waits for others that are still asking


@dataclass
class Holding:
    """The server of one folder that this process runs, for as many stores as use it."""

    folder: Path
    lock: filelock.BaseFileLock
    server: EmbeddedServer
    users: int = 0


@dataclass
class _Held:
    mutex: threading.RLock = field(default_factory=threading.RLock)
    folders: dict[Path, Holding] = field(default_factory=dict)


_HELD = _Held()
_OPEN: set[Store] = set()  # not closed yet


def open_embedded(workspace: Path, *, patience: float = PATIENCE) -> Store:
    """The workspace's embedded store: ours, started now, or the one that another process holds.

    Raises StoreError that names the holder when it does not answer within `patience` seconds.
    """
    folder = _folder(workspace)
    limit = time.monotonic() + patience
    while True:
        store = _own(folder) or _as_guest(folder)
        if store:
            return store
        if time.monotonic() > limit:
            raise StoreError(
                f"the embedded store in {folder} is held by {_name(_holder(folder))}, which does not answer: "
                "wait until it is done, or end it"
            )
        time.sleep(0.1)


def _folder(workspace: Path) -> Path:
    folder = (workspace / FOLDER).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be used for the embedded store ({error.strerror}): check its owner"
        ) from error
    return folder


# --- holding ----------------------------------------------------------------------------------------------


def _own(folder: Path) -> Store | None:
    """A store on this process's own server; None when another process has the folder."""
    with _HELD.mutex:
        holding = _HELD.folders.get(folder) or _start(folder)
        if holding is None:
            return None
        holding.users += 1
    return _connect(folder, holding.server.uri, closing=lambda: _leave(holding), limiting=holding.server.limit)


def _start(folder: Path) -> Holding | None:
    lock = filelock.FileLock(folder / "lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        return None
    except OSError as error:
        raise StoreError(f"{folder} cannot be locked ({error.strerror}): check its owner and the disk") from error
    try:
        _publish(folder, None)
        server = EmbeddedServer(folder, _password(folder))
        _publish(folder, server.uri)
    except BaseException:
        lock.release()
        raise
    holding = Holding(folder, lock, server)
    _HELD.folders[folder] = holding
    if len(_HELD.folders) == 1:
        atexit.unregister(_close_all)
        atexit.register(_close_all)  # after Java's own, so that it runs before it
    _mind_signals()
    return holding


def _leave(holding: Holding) -> None:
    with _HELD.mutex:
        holding.users -= 1
        if holding.users:
            return
        del _HELD.folders[holding.folder]
        (holding.folder / "holder.json").unlink(missing_ok=True)
        try:
            _wait_for_guests(holding.folder)
        finally:
            holding.server.stop()
            holding.lock.release()


def _publish(folder: Path, uri: str | None) -> None:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
    told = {"pid": os.getpid(), "command": command, "uri": uri}
    write_atomically(folder / "holder.json", json.dumps(told).encode(), private=True)


def _password(folder: Path) -> str:
    """The random password of this store, made when there is none, for its server and for our other processes."""
    file = folder / "password"
    if file.exists():
        return file.read_text(encoding="utf-8")
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)  # users with a password that is lost
    password = secrets.token_urlsafe(24)
    write_atomically(file, password.encode(), private=True)
    return password


def _mind_signals() -> None:
    """Lets SIGTERM end this process as Ctrl-C does, through every `finally`, where nobody else minds it."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


# --- being a guest ----------------------------------------------------------------------------------------


def _as_guest(folder: Path) -> Store | None:
    """A store on the server of another process; None when it has not told its address, or does not answer."""
    leave = _enter(folder)
    uri = _holder(folder).get("uri")
    if isinstance(uri, str):
        try:
            return _connect(folder, uri, closing=leave)
        except StoreError:
            return None
    leave()
    return None


def _enter(folder: Path) -> Any:
    guests = folder / "guests"
    guests.mkdir(exist_ok=True, mode=0o700)
    file = guests / secrets.token_hex(8)
    lock = filelock.FileLock(file, thread_local=False)
    lock.acquire()

    def leave() -> None:
        lock.release()
        file.unlink(missing_ok=True)

    return leave


def _wait_for_guests(folder: Path) -> None:
    limit = time.monotonic() + GUESTS_SECONDS
    while time.monotonic() < limit and any(_is_there(file) for file in (folder / "guests").glob("*")):
        time.sleep(0.05)


def _is_there(guest: Path) -> bool:
    try:
        with filelock.FileLock(guest, timeout=0):
            pass
    except filelock.Timeout:
        return True
    guest.unlink(missing_ok=True)
    return False


def _holder(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / "holder.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _name(holder: dict[str, Any]) -> str:
    return f"process {holder['pid']} ({holder.get('command')})" if "pid" in holder else "another process"


def _connect(folder: Path, uri: str, *, closing: Any, limiting: Any = None) -> Store:
    from papergraph.store.bolt import Login, Store

    def leave() -> None:
        _OPEN.discard(store)
        closing()

    try:
        password = (folder / "password").read_text(encoding="utf-8")
        store = Store(
            uri,
            Login(ADMIN, password),
            reader=Login(READER, password),
            database=DATABASE,
            kind="embedded",
            place=f"the embedded store in {folder}",
            closing=leave,
            limiting=limiting,
        )
    except BaseException:
        closing()
        raise
    _OPEN.add(store)
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    return store


def _close_all() -> None:
    """Closes what was left open at the end of the process, which would wait for Java otherwise."""
    for store in list(_OPEN):
        store.close()


# --- serving ----------------------------------------------------------------------------------------------


def serve(workspace: Path) -> None:
    """Keeps the embedded store up until Ctrl-C or SIGTERM, and prints how to reach it.

    Raises StoreError when another process holds it already.
    """
    folder = _folder(workspace)
    holder = _holder(folder)
    with _own(folder) or _refuse(folder, holder) as store, _until_told() as told:
        print(f"the store of {workspace} answers at {store.uri} until Ctrl-C")  # noqa: T201
        print(f"user {READER} (reads) or {ADMIN}, database {DATABASE}, password in {folder / 'password'}", flush=True)  # noqa: T201
        told.wait()


def _refuse(folder: Path, holder: dict[str, Any]) -> Store:
    at = f" at {holder['uri']}" if holder.get("uri") else ""
    raise StoreError(f"the embedded store in {folder} is already up{at}, held by {_name(holder)}")


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; signals do as before afterwards."""
    told = threading.Event()
    before = {number: signal.signal(number, lambda *_: told.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
