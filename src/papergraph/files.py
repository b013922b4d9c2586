"""Writing files so that a reader, or a process that is killed, sees the old content or the new, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from papergraph.errors import WorkspaceError


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replaces the file's content in one step; with `private`, readable by this user alone (0600).

    Raises WorkspaceError when the folder is missing or cannot be written.
    """
    try:
        _write(path, data, mode=0o600 if private else 0o666 & ~_umask())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WorkspaceError(f"{path} cannot be written ({reason}); check the folder") from error


def _write(path: Path, data: bytes, *, mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    """This process's mask; asking for it means setting it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
