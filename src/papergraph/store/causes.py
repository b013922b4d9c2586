"""Says in a few words why a server cannot be reached: what lies at the bottom of the driver's chain of errors."""

from __future__ import annotations

import ssl


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


def _root(error: BaseException) -> BaseException:
    """The error that caused the others; of several attempts, the one that caused the first."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        inner = getattr(error, "exceptions", None)
        error = inner[0] if inner else error.__cause__ or error.__context__ or error
    return error


def _words(error: BaseException) -> str:
    strerror = getattr(error, "strerror", None)
    text = str(strerror or error).strip() or type(error).__name__
    return text.splitlines()[0][:300]
