"""Says in a few words why a server cannot be reached or refuses: what lies at the bottom of the driver's errors."""

from __future__ import annotations

import ssl

from papergraph.errors import QueryError, StoreError
from papergraph.store.results import NameTaken, StoreConflict


def unreachable(place: str, error: BaseException, *, ours: bool) -> str:
    """One line: what failed, why, and what to do. `ours` is a server that papergraph itself starts."""
    root = _root(error)
    if ours:
        return f"{place} does not answer any more ({_words(root)}): run the command again; its log is beside it"
    if isinstance(root, ssl.SSLCertVerificationError):
        return (
            f"the certificate of {place} is not trusted ({root.verify_message}): use +ssc in place of +s if you know "
            "that it is the server's own"
        )
    encrypted = " check whether it wants +s," if isinstance(root, ConnectionResetError | ssl.SSLError) else ""
    return (
        f"no store answers at {place} ({_words(root)}): start the server, check the address,{encrypted} "
        "or use --store embedded"
    )


def refused(
    place: str, code: str, told: str, *, database: str | None, asking: bool, conflict: bool
) -> QueryError | StoreError:
    """What a server's refusal means: the query's fault when someone is `asking`, else the store's."""
    message = first_line(told)
    if "DatabaseNotFound" in code or "atabase does not exist" in message:
        return StoreError(
            f"{place} has no database {database!r}: leave the name out for the server's own, or create it"
        )
    if "AuthenticationRateLimit" in code:
        return StoreError(f"{place} was given too many wrong passwords: wait a few seconds, and try again")
    if "TransactionTimedOut" in code or "LockClientStopped" in code:
        return QueryError("the query took too long and was stopped: make it narrower, or raise --timeout")
    if (asking and code.startswith("Neo.ClientError")) or ("UnknownError" in code and asking):
        return QueryError(f"the store refuses the query: {_in_full(told)}")
    if code.endswith("WithNameAlreadyExists"):
        return NameTaken(f"{place} failed: {message} ({code}): drop it, or use another database")
    kind = StoreConflict if conflict else StoreError
    return kind(f"{place} failed: {message} ({code}); nothing of this step was written")


def _root(error: BaseException) -> BaseException:
    """The error that caused the others; of several attempts, the one that caused the first."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        inner = getattr(error, "exceptions", None)
        error = inner[0] if inner else error.__cause__ or error.__context__ or error
    return error


def _words(error: BaseException) -> str:
    return first_line(getattr(error, "strerror", None) or error)


def first_line(error: object) -> str:
    """The beginning of an error's text, or its kind where it has none."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]


def _in_full(message: str) -> str:
    """The server's message, which names line and column and may show the place under the text."""
    return "\n".join(line.rstrip() for line in message.strip().splitlines())[:2000]
