"""Who asks a server: user, password and database from the environment, the user's own file, or what was typed.

Never from a command line, an address or a workspace, which others can read or may have written.
"""

from __future__ import annotations

import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papergraph.errors import StoreError

VARIABLES = {
    "user": ("PAPERGRAPH_NEO4J_USER", "NEO4J_USERNAME", "NEO4J_USER"),
    "password": ("PAPERGRAPH_NEO4J_PASSWORD", "NEO4J_PASSWORD"),
    "database": ("PAPERGRAPH_NEO4J_DATABASE", "NEO4J_DATABASE"),
}
FILE_VARIABLE = "PAPERGRAPH_CONFIG"
DEFAULT_USER = "neo4j"
_typed: dict[str, str] = {}  # passwords of this process, by address


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a server is told. The password does not show in `repr`."""

    user: str
    password: str | None = field(repr=False)
    database: str | None = None


def credentials(uri: str, **given: str | None) -> Credentials:
    """User, password and database for this address: what is given, the environment, the file; StoreError for the file.

    The password is None when nobody has told it.
    """
    told = {name: given.get(name) or _variable(names) for name, names in VARIABLES.items()}
    if not all(told.values()):
        own = _in_file(uri)
        told = {name: value or own.get(name) for name, value in told.items()}
    return Credentials(told["user"] or DEFAULT_USER, told["password"] or _typed.get(uri), told["database"])


def ask(uri: str) -> None:
    """Asks for the password of a server in the terminal, when nothing else tells it and someone sits there."""
    found = credentials(uri)
    if found.password is None and sys.stdin.isatty() and sys.stderr.isatty():
        import getpass

        _typed[uri] = getpass.getpass(f"password of {found.user} at {uri}: ")


def file() -> Path:
    """The user's own settings, which need not exist."""
    if named := os.environ.get(FILE_VARIABLE):
        return Path(named)
    folder = os.environ.get("XDG_CONFIG_HOME") or (os.environ.get("APPDATA") if os.name == "nt" else None)
    return (Path(folder) if folder else Path.home() / ".config") / "papergraph" / "config.toml"


def _variable(names: tuple[str, ...]) -> str | None:
    return next((os.environ[name] for name in names if os.environ.get(name)), None)


def _in_file(uri: str) -> Mapping[str, str]:
    path = file()
    try:
        with path.open("rb") as opened:
            data = tomllib.load(opened)
            mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoreError(f"{path}: {error}; repair it, or delete it") from error
    stores = data.get("stores", {})
    own = stores.get(uri, {}) if isinstance(stores, dict) else {}
    if not isinstance(own, dict) or not all(isinstance(value, str) for value in own.values()):
        raise StoreError(f'{path}: expected [stores."{uri}"] with texts for user, password and database')
    if "password" in own and os.name == "posix" and mode & 0o077:
        raise StoreError(f"{path} holds a password and others can read it: chmod 600 {path}")
    return own
