"""The process in which the embedded store's Java runs: started by its first user, ended with its last.

    python -m papergraph.store.keeper FOLDER COMMAND

Java takes signals and memory of the process in which it lives, and never leaves it again; so it does not live in the
user's. Whoever uses the store holds a lock on a file of its own, which ends with its process however that ends. When
none is held any more, the server stops. Seconds on standard input limit the statements that begin after them.
"""

from __future__ import annotations

import faulthandler
import json
import os
import secrets
import signal
import sys
import threading
from pathlib import Path

import filelock

from papergraph.errors import StoreError
from papergraph.files import write_atomically
from papergraph.store import guests
from papergraph.store.embedded import EmbeddedServer

BUSY = 75  # the exit code when another keeper has the folder
LOOK_SECONDS = 0.1
STOP_SECONDS = 60.0
LONGEST_LOG = 1_000_000
LOG = Path("log", "java.log")


def main() -> None:
    """Keeps the store of the folder in the first argument for the command in the second."""
    faulthandler.disable()  # it takes the signal by which Java notices its own checks
    sys.exit(keep(Path(sys.argv[1]), sys.argv[2]))


def keep(folder: Path, command: str) -> int:
    """The exit code, after the last user has left or SIGTERM came; a failure is told in the holder's file."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    try:
        with filelock.FileLock(folder / guests.LOCK, timeout=0.5):
            return _hold(folder, {"pid": os.getpid(), "command": command}, told)
    except filelock.Timeout:
        return BUSY


def _hold(folder: Path, holder: dict[str, object], told: threading.Event) -> int:
    os.chdir(folder)  # where Java leaves what it has no other place for
    _shorten(folder / LOG)
    _publish(folder, holder)
    try:
        server = EmbeddedServer(folder, _password(folder))
    except StoreError as error:
        _publish(folder, {**holder, "failure": str(error)})
        return 1
    threading.Thread(target=_limit, args=(server,), daemon=True).start()
    _publish(folder, {**holder, "uri": server.uri})
    while not told.wait(LOOK_SECONDS) and _is_used(folder, {**holder, "uri": server.uri}):
        pass
    _end(folder, server)
    return 0


def _is_used(folder: Path, holder: dict[str, object]) -> bool:
    """Whether anyone is there; when not, nobody finds the address any more."""
    if guests.are_there(folder):
        return True
    (folder / guests.HOLDER).unlink(missing_ok=True)
    if not guests.are_there(folder):
        return False
    _publish(folder, holder)  # someone had read the address before it was gone
    return True


def _end(folder: Path, server: EmbeddedServer) -> None:
    """Stops the server and ends this process, without the farewell of Java's threads, which are not needed any more."""
    (folder / guests.HOLDER).unlink(missing_ok=True)
    late = threading.Timer(STOP_SECONDS, os._exit, (1,))
    late.daemon = True
    late.start()
    try:
        server.stop()
    finally:
        os._exit(0)


def _limit(server: EmbeddedServer) -> None:
    for line in sys.stdin:
        server.limit(float(line) if line.strip() else None)


def _publish(folder: Path, holder: dict[str, object]) -> None:
    write_atomically(folder / guests.HOLDER, json.dumps(holder).encode(), private=True)


def _shorten(log: Path) -> None:
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        os.truncate(log, 0)


def _password(folder: Path) -> str:
    """The random password of this store, made when there is none, for its server and for its users."""
    file = folder / guests.PASSWORD
    if file.exists():
        return file.read_text(encoding="utf-8")
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)  # users with a password that is lost
    password = secrets.token_urlsafe(24)
    write_atomically(file, password.encode(), private=True)
    return password


if __name__ == "__main__":
    main()
