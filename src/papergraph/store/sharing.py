"""A workspace's embedded store for whoever asks: the keeper is started when there is none, and shared by all.

No Java runs in this process. Ctrl-C, a kill and the end of Python need no care here: the keeper sees that this process
is gone, and stops when it was the last.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papergraph.errors import StoreError
from papergraph.store import guests
from papergraph.store.embedded import ADMIN, DATABASE, READER
from papergraph.store.keeper import BUSY, LOG

if TYPE_CHECKING:
    from papergraph.store.bolt import Store

FOLDER = Path(".papergraph", "store")
PATIENCE = 60.0  # seconds that a process waits for the keeper to start or to end
POLL_SECONDS = 0.02
Keeper = subprocess.Popen[str]


def open_embedded(workspace: Path, *, patience: float = PATIENCE) -> Store:
    """The workspace's embedded store, started when no process uses it yet.

    Raises StoreError that names the holder when it does not answer within `patience` seconds.
    """
    folder = _folder(workspace)
    try:
        leave = guests.enter(folder)
    except OSError as error:
        raise StoreError(f"{folder} cannot be written ({error.strerror}): check its owner and the disk") from error
    try:
        return _opened(folder, leave, time.monotonic() + patience)
    except BaseException:
        leave()
        raise


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


def _opened(folder: Path, leave: Callable[[], None], limit: float) -> Store:
    keeper: Keeper | None = None
    while time.monotonic() < limit:
        if keeper and keeper.poll() is not None:
            _check_end(folder, keeper)
            keeper = None
        if guests.is_free(folder):
            keeper = keeper or _start(folder)
        elif uri := guests.holder(folder).get("uri"):
            with contextlib.suppress(StoreError):  # it ended at this moment
                return _connect(folder, str(uri), leave, keeper)
        time.sleep(POLL_SECONDS)
    raise StoreError(
        f"the embedded store in {folder} is held by {_name(guests.holder(folder))}, which does not answer: "
        "wait until it is done, or end it"
    )


def _name(holder: dict[str, Any]) -> str:
    return f"process {holder['pid']} ({holder.get('command')})" if "pid" in holder else "another process"


# --- the keeper -------------------------------------------------------------------------------------------


def _start(folder: Path) -> Keeper:
    """A keeper in a session of its own, so that Ctrl-C in a terminal does not reach it."""
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
    log = folder / LOG
    try:
        log.parent.mkdir(exist_ok=True)
        with log.open("ab") as output:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "papergraph.store.keeper", str(folder), command],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                text=True,
                start_new_session=True,
            )
    except OSError as error:
        raise StoreError(f"the embedded store in {folder} cannot be started: {error}") from error


def _check_end(folder: Path, keeper: Keeper) -> None:
    if keeper.returncode in (0, BUSY):  # another one was quicker, or this one ended in the same moment
        return
    told = guests.holder(folder)
    failure = told.get("failure") if told.get("pid") == keeper.pid else None
    raise StoreError(
        str(failure)
        if failure
        else f"the embedded store in {folder} ended while it started (code {keeper.returncode}): see {folder / LOG}"
    )


def _connect(folder: Path, uri: str, leave: Callable[[], None], keeper: Keeper | None) -> Store:
    from papergraph.store.bolt import Login, Store

    password = (folder / guests.PASSWORD).read_text(encoding="utf-8")

    def closing() -> None:
        leave()
        if keeper:
            _part(folder, keeper)

    def limiting(seconds: float | None) -> None:
        if keeper and keeper.stdin:
            with contextlib.suppress(OSError, ValueError):
                keeper.stdin.write(f"{'' if seconds is None else seconds}\n")
                keeper.stdin.flush()

    store = Store(
        uri,
        Login(ADMIN, password),
        reader=Login(READER, password),
        database=DATABASE,
        kind="embedded",
        place=f"the embedded store in {folder}",
        limiting=limiting,
    )
    try:
        store.check()
    except BaseException:
        store.close()
        raise
    store.closing = closing  # not before: who does not reach the keeper is still its guest, and tries again
    return store


def _part(folder: Path, keeper: Keeper) -> None:
    """Waits for the end of the keeper that this process started, unless others still need it."""
    if keeper.stdin:
        with contextlib.suppress(OSError):
            keeper.stdin.close()
    limit = time.monotonic() + PATIENCE
    while keeper.poll() is None and not guests.are_there(folder) and time.monotonic() < limit:
        time.sleep(POLL_SECONDS)


# --- serving ----------------------------------------------------------------------------------------------


def serve(workspace: Path) -> None:
    """Keeps the embedded store up until Ctrl-C or SIGTERM, and prints how to reach it.

    Raises StoreError when it cannot be started, or ends meanwhile.
    """
    folder = _folder(workspace)
    with open_embedded(workspace) as store, _until_told() as told:
        print(f"the store of {workspace} answers at {store.uri} until Ctrl-C")  # noqa: T201
        print(f"user {READER} (reads) or {ADMIN}, database {DATABASE}, password in {folder / 'password'}", flush=True)  # noqa: T201
        while not told.wait(1.0):
            if guests.is_free(folder):
                raise StoreError(f"the embedded store in {folder} has ended: see {folder / LOG}")


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
