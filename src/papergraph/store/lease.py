"""One sync at a time in one database: a lease kept in the database itself, renewed with everything that is written.

A holder that was killed on this machine is recognised by its process id; one elsewhere, by its lease running out.
"""

from __future__ import annotations

import contextlib
import os
import platform
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from papergraph.errors import StoreError
from papergraph.store.results import StoreConflict
from papergraph.store.statements import BOOKS

if TYPE_CHECKING:
    from papergraph.store.bolt import Statement, Store
    from papergraph.store.results import Result

LEASE_MILLISECONDS = 60_000
_ALIVE: set[str] = set()  # the leases of this process that were not given back
_TAKE = f"""
MERGE (l:{BOOKS} {{id: 'lock'}})
SET l.asked = $me
WITH l
WHERE l.holder IS NULL OR l.holder = $me OR l.holder = $dead OR l.until < timestamp()
SET l.holder = $me, l.until = timestamp() + $lease
RETURN l.holder
"""
_LOOK = f"MATCH (l:{BOOKS} {{id: 'lock'}}) RETURN l.holder"
_RENEW = f"MATCH (l:{BOOKS} {{id: 'lock', holder: $me}}) SET l.until = timestamp() + $lease RETURN l.holder"
_GIVE = f"MATCH (l:{BOOKS} {{id: 'lock', holder: $me}}) SET l.holder = null, l.asked = null, l.until = null"


@dataclass(frozen=True)
class Lease:
    """The right to write; every `write` proves it again, in the same transaction."""

    store: Store
    me: str

    @classmethod
    def take(cls, store: Store, *, patience: float) -> Lease:
        """The lease, once it is free; raises StoreError that names the holder after `patience` seconds."""
        lease = cls(store, f"{platform.node()}:{os.getpid()}:{secrets.token_hex(4)}")
        _ALIVE.add(lease.me)
        limit = time.monotonic() + patience
        dead = ""
        while not lease._taken(dead):
            holder = lease._holder()
            dead = holder if _is_dead(holder) else ""
            if not dead and time.monotonic() > limit:
                _ALIVE.discard(lease.me)
                raise StoreError(
                    f"{store.place} is being synced by process {_described(holder)}: wait until it is done, and run "
                    "`papergraph sync`"
                )
            time.sleep(0.0 if dead else 0.3)
        return lease

    def write(self, *statements: Statement) -> list[Result]:
        """The answers to the statements; when the lease was lost, nothing is written and StoreError raised."""
        return self.store.transact(*statements, proof=(_RENEW, self._params))

    def give(self) -> None:
        """Lets the next one in; where the store cannot be told, it will find that the holder is gone."""
        _ALIVE.discard(self.me)
        with contextlib.suppress(StoreError):
            self.store.transact((_GIVE, self._params))

    @property
    def _params(self) -> Mapping[str, Any]:
        return {"me": self.me, "lease": LEASE_MILLISECONDS}

    def _taken(self, dead: str) -> bool:
        try:
            return bool(self.store.transact((_TAKE, {**self._params, "dead": dead}))[0].records)
        except StoreConflict:  # two made the lock's node at the same time
            return False

    def _holder(self) -> str:
        found = self.store.transact((_LOOK, {}))[0].records
        return str(found[0][0] or "") if found else ""


def _described(holder: str) -> str:
    host, _, rest = holder.partition(":")
    return f"{rest.partition(':')[0] or '?'} on {host or '?'}"


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this machine that is no more; only told where asking does no harm."""
    host, _, rest = holder.partition(":")
    pid = rest.partition(":")[0]
    if host != platform.node() or not pid.isdigit() or os.name != "posix":
        return False
    if int(pid) == os.getpid():
        return holder not in _ALIVE
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
