"""The files by which the keeper of an embedded store and its users know of each other. All die with their process.

The keeper holds `lock` and tells its address in a file that only its user can read. Each user of the store, the one
that started the keeper too, holds a file in `guests/`.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock

LOCK, HOLDER, PASSWORD, GUESTS = "lock", "holder.json", "password", "guests"


def enter(folder: Path) -> Callable[[], None]:
    """Makes this process a guest of the folder's store, until the function that is returned is called."""
    (folder / GUESTS).mkdir(exist_ok=True, mode=0o700)
    while True:
        file = folder / GUESTS / secrets.token_hex(8)
        lock = filelock.FileLock(file, thread_local=False)
        lock.acquire()
        if file.exists():  # else the keeper took it for one that was left behind, before it was locked
            break
        lock.release()

    def leave() -> None:
        lock.release()
        file.unlink(missing_ok=True)

    return leave


def are_there(folder: Path) -> bool:
    """Whether anyone uses the store; what processes that were killed have left behind is cleared away."""
    return any(_is_there(file) for file in (folder / GUESTS).glob("*"))


def _is_there(guest: Path) -> bool:
    try:
        with filelock.FileLock(guest, timeout=0):
            pass
    except filelock.Timeout:
        return True
    guest.unlink(missing_ok=True)
    return False


def is_free(folder: Path) -> bool:
    """Whether no keeper has the folder; raises OSError when it cannot be locked."""
    try:
        with filelock.FileLock(folder / LOCK, timeout=0):
            return True
    except filelock.Timeout:
        return False


def holder(folder: Path) -> dict[str, Any]:
    """What the keeper tells of itself: pid, the command that started it, and its address or failure; may be empty."""
    try:
        found = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
