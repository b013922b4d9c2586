"""The one user of the official driver: connects, reads, writes, and turns every failure into a message.

What is asked runs in a thread of its own: not every server keeps a time limit, and one that hangs would never be given
up by the driver. The limit is kept here, and Ctrl-C works while a server is silent.
"""

from __future__ import annotations

import logging
import queue
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from papergraph import __version__
from papergraph.errors import PapergraphError, QueryError, StoreError
from papergraph.store import abilities
from papergraph.store.causes import first_line, refused, unreachable
from papergraph.store.results import Result
from papergraph.store.values import Ends, from_driver, unknown_ends

Parameters = Mapping[str, Any]
Statement = tuple[str, Parameters]
Closing = Callable[[], None]
T = TypeVar("T")
Limiting = Callable[[float | None], None]

CONNECT_SECONDS = 10.0
RETRY_SECONDS = 20.0
ANSWER_SECONDS = 120.0  # that one of our own statements may take; they come in batches
PORTION = 5_000  # records that are fetched at once of an answer that grows with the store
GRACE_SECONDS = 1.0  # the server's own time limit comes first where it has one: its message is the better one
ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n), n.id"
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks. The password does not show in `repr`."""

    user: str
    password: str = field(repr=False)


class Store:
    """A store that answers over Bolt. Close it, or use it in a `with` statement.

    `kind` is "embedded" or "neo4j", `server` the server's own name and version, `place` what messages call it.
    """

    def __init__(
        self,
        uri: str,
        writer: Login,
        *,
        reader: Login | None = None,
        database: str | None = None,
        kind: str = "neo4j",
        place: str | None = None,
        limiting: Limiting | None = None,
    ) -> None:
        self.uri, self.database, self.kind = uri, database, kind
        self.place = place or uri
        self.closing: Closing | None = None  # what `close` does at its end
        self._limiting = limiting
        self._writer = _driver(uri, writer)
        self._reader = _driver(uri, reader) if reader else self._writer
        self._user = writer.user
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()  # in a cluster, what was written is read again
        self._abandoned = False
        self.server = ("", "")

    @classmethod
    def connect(cls, uri: str, *, user: str, password: str, database: str | None = None) -> Self:
        """A store whose server has answered; raises StoreError."""
        store = cls(uri, Login(user, password), database=database)
        try:
            store.check()
        except BaseException:
            store.close()
            raise
        return store

    def check(self) -> None:
        """Asks the server who it is; raises StoreError when it cannot be reached, or refuses."""

        def work() -> None:
            with self._told(), self._session(self._writer, neo4j.READ_ACCESS) as session:
                self.server = _name_and_version(session.run("RETURN 1").consume().server.agent)

        self._in_time(work, CONNECT_SECONDS * 1.5)
        if reason := abilities.refusal(*self.server):
            raise StoreError(f"{self.place} cannot be used: {reason}")

    # --- reading ---------------------------------------------------------------------------------------

    def read(
        self, text: str, params: Parameters | None = None, *, timeout: float | None = None, limit: int | None = None
    ) -> Result:
        """The answer, at most `limit` records of it. Does not look at what the text does: see `guard`.

        Raises QueryError for what the server refuses or when `timeout` seconds are over, StoreError when the server
        cannot be asked.
        """
        if timeout is None:
            return self._in_time(lambda: self._read(text, params or {}, None, limit), ANSWER_SECONDS)
        if self._limiting:
            self._limiting(timeout)
        try:
            return self._in_time(
                lambda: self._read(text, params or {}, timeout, limit),
                timeout + GRACE_SECONDS,
                QueryError(
                    f"the query took longer than {timeout:g} s and was given up: make it narrower, or raise --timeout"
                ),
            )
        finally:
            if self._limiting:
                self._limiting(None)

    def _read(self, text: str, params: Parameters, timeout: float | None, limit: int | None) -> Result:
        def work(transaction: neo4j.Transaction | neo4j.ManagedTransaction) -> Result:
            answer = transaction.run(text, dict(params))
            records = list(answer) if limit is None else answer.fetch(limit + 1)
            columns = tuple(answer.keys())
            kept = records if limit is None else records[:limit]
            answer.consume()
            ends = self._ends(transaction, kept)
            rows = tuple(tuple(from_driver(value, ends) for value in record.values()) for record in kept)
            return Result(columns, rows, truncated=len(records) > len(kept))

        with self._told(asking=True), self._session(self._reader, neo4j.READ_ACCESS) as session:
            if timeout is None:  # a statement of ours, which can be tried again when a server changes its role
                return session.execute_read(neo4j.unit_of_work(timeout=ANSWER_SECONDS)(work))
            with session.begin_transaction(timeout=timeout) as transaction:  # rolled back at its end
                return work(transaction)

    def _ends(self, transaction: neo4j.Transaction | neo4j.ManagedTransaction, records: Sequence[neo4j.Record]) -> Ends:
        """Our ids of the nodes at which relationships end, asking for those that the answer does not hold."""
        known, missing = unknown_ends(records)
        if missing:
            for element, id in transaction.run(ENDS, ids=sorted(missing)):
                known[element] = id
        return known

    def portions(self, text: str, params: Parameters | None = None) -> Iterator[Sequence[neo4j.Record]]:
        """The records in portions, values as the driver gives them: each may take its time, and the whole any.

        For answers that grow with the store. Raises StoreError.
        """
        session = self._reader.session(
            database=self.database,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=self._bookmarks,
            fetch_size=PORTION,
        )

        def begin() -> neo4j.Result:
            with self._told():
                return session.run(text, dict(params or {}))

        def fetch() -> Sequence[neo4j.Record]:
            with self._told():
                return answer.fetch(PORTION)

        try:
            answer = self._in_time(begin, ANSWER_SECONDS)
            while portion := self._in_time(fetch, ANSWER_SECONDS):
                yield portion
        finally:
            if not self._abandoned:
                session.close()

    def plan(self, text: str, params: Parameters | None = None) -> str:
        """How the server would answer, in its own words; nothing is run."""
        with self._told(asking=True), self._session(self._reader, neo4j.READ_ACCESS) as session:
            plan: Any = session.run(f"EXPLAIN {text}", dict(params or {})).consume().plan or {}
            return str(plan.get("args", {}).get("string-representation", ""))

    # --- writing ---------------------------------------------------------------------------------------

    def write(self, text: str, params: Parameters | None = None) -> Result:
        """The answer to one statement that may write, in a transaction of its own; retried as the driver advises."""

        def work(transaction: neo4j.ManagedTransaction) -> Result:
            answer = transaction.run(text, dict(params or {}))
            records = list(answer)
            columns = tuple(answer.keys())
            counters = _counters(answer.consume())
            known, _ = unknown_ends(records)
            rows = tuple(tuple(from_driver(value, known) for value in record.values()) for record in records)
            return Result(columns, rows, counters=counters)

        return self._in_time(lambda: self._run(work, asking=True), ANSWER_SECONDS)

    def transact(self, *statements: Statement, proof: Statement | None = None) -> list[Result]:
        """The answers to statements that run in one transaction: all of them are written, or none.

        `proof` runs first; when it gives no record, the transaction ends there and StoreError is raised.
        """

        def work(transaction: neo4j.ManagedTransaction) -> list[Result]:
            results = []
            if proof and not list(transaction.run(proof[0], dict(proof[1]))):
                raise StoreError(f"another sync took over {self.place} meanwhile: run `papergraph sync` again")
            for text, params in statements:
                answer = transaction.run(text, dict(params))
                rows = tuple(tuple(record.values()) for record in answer)
                results.append(Result(tuple(answer.keys()), rows, counters=_counters(answer.consume())))
            return results

        return self._in_time(lambda: self._run(work, asking=False), ANSWER_SECONDS)

    def _run(self, work: Callable[[neo4j.ManagedTransaction], T], *, asking: bool) -> T:
        with self._told(asking=asking), self._session(self._writer, neo4j.WRITE_ACCESS) as session:
            # The server ends what it no longer hears of, so that a client that is gone does not lock others out.
            return session.execute_write(neo4j.unit_of_work(timeout=ANSWER_SECONDS)(work))

    def _in_time(self, work: Callable[[], T], seconds: float, failure: QueryError | None = None) -> T:
        """What the work gives; when it takes longer, it is left alone and StoreError, or the failure, is raised."""
        answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

        def answer() -> None:
            try:
                answers.put((work(), None))
            except (PapergraphError, DriverError, OSError, TypeError, ValueError) as error:
                answers.put((None, error))
            finally:  # seen only when neither of the others was put: a defect, whose traceback the thread shows
                answers.put((None, RuntimeError("asking the store failed")))

        threading.Thread(target=answer, daemon=True, name="papergraph-store").start()
        try:
            found, error = answers.get(timeout=seconds)
        except queue.Empty:
            self._abandoned = True
            raise failure or StoreError(
                f"{self.place} took longer than {seconds:g} s to answer: see what it is doing, and try again"
            ) from None
        except BaseException:
            self._abandoned = True
            raise
        if error:
            raise error
        return cast(T, found)

    # --- the rest --------------------------------------------------------------------------------------

    def close(self) -> None:
        """Ends the connections, and the embedded server when nobody else uses it. May be called twice."""
        if not self._abandoned:  # a connection whose statement still runs would be waited for
            self._reader.close()
            self._writer.close()
        closing, self.closing = self.closing, None
        if closing:
            closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, driver: neo4j.Driver, mode: str) -> neo4j.Session:
        return driver.session(database=self.database, default_access_mode=mode, bookmark_manager=self._bookmarks)

    @contextmanager
    def _told(self, *, asking: bool = False) -> Iterator[None]:
        """Turns the driver's failures into ours; with `asking`, what the server refuses is a QueryError."""
        try:
            yield
        except AuthError as error:
            raise StoreError(
                f"{self.place} refuses user {self._user!r} or the password: "
                "check PAPERGRAPH_NEO4J_USER and PAPERGRAPH_NEO4J_PASSWORD"
            ) from error
        except Neo4jError as error:
            code, told = error.code or "", error.message or error.code or ""
            conflict = isinstance(error, ConstraintError | TransientError)
            raise refused(self.place, code, told, database=self.database, asking=asking, conflict=conflict) from error
        except (ServiceUnavailable, DriverError, OSError) as error:
            raise StoreError(unreachable(self.place, error, ours=self.kind == "embedded")) from error


def _driver(uri: str, login: Login) -> neo4j.Driver:
    try:
        return neo4j.GraphDatabase.driver(
            uri,
            auth=(login.user, login.password),
            user_agent=f"papergraph/{__version__}",
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS * 3,
            max_transaction_retry_time=RETRY_SECONDS,
            telemetry_disabled=True,
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{uri} is not the address of a store: {first_line(error)}") from error


def _name_and_version(agent: str) -> tuple[str, str]:
    """("Neo4j", "5.26.30"); a server that only speaks like Neo4j tells its own name in brackets."""
    own = re.search(r"\((\w+) ([\w.]+)\)", agent)
    name, _, version = agent.partition("/")
    return (own[1], own[2]) if own else (name, version)


def _counters(summary: neo4j.ResultSummary) -> dict[str, int]:
    """What the server says it changed; empty when nothing."""
    found = vars(summary.counters)
    return {name: value for name, value in found.items() if isinstance(value, int) and value and name[0] != "_"}
