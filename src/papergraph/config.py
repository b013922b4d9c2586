"""What a workspace or a user has set: which store, and where. Never holds a password that belongs to a server.

Order of precedence: an option on the command line, the environment, the workspace's config.toml, the default.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from papergraph.errors import WorkspaceError

EMBEDDED = "embedded"
NO_STORE = "none"
STORE_VARIABLE = "PAPERGRAPH_STORE"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one workspace. `id` marks what this workspace owns in a shared store; it is made once."""

    id: str
    store: str = EMBEDDED


def load(path: Path) -> Config:
    """The settings in the file; raises WorkspaceError that names file and line when it is damaged."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorkspaceError(f"{path}: {error}; repair it, or delete it to start with the defaults") from error
    match data:
        case {"workspace": {"id": str(id)}, "store": {"uri": str(uri)}}:
            return Config(id, uri)
        case {"workspace": {"id": str(id)}}:
            return Config(id)
    raise WorkspaceError(f'{path}: expected [workspace] with id = "…" and [store] with uri = "…"')


def dump(config: Config) -> bytes:
    """The settings as TOML; only called for values that papergraph itself has checked or made."""
    return (
        "# Settings of this workspace. No passwords: they come from the environment (see docs/neo4j.md).\n"
        f'[workspace]\nid = "{config.id}"\n\n[store]\nuri = "{config.store}"\n'
    ).encode()


def store_uri(config: Config, path: Path, *, option: str | None = None) -> str:
    """The store to use. A store that someone else's config.toml names is not trusted: raises WorkspaceError."""
    chosen = option or os.environ.get(STORE_VARIABLE)
    if chosen:
        return chosen
    if config.store not in (EMBEDDED, NO_STORE) and not _is_ours(path):
        raise WorkspaceError(
            f"{path} belongs to another user and names the store {config.store}; "
            f"say --store {config.store} if you trust it, or --store {EMBEDDED}"
        )
    return config.store


def _is_ours(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
