"""The failures a person can act on. Each message says what is wrong, where, and what to do next.

Anything else that is raised is a defect of papergraph and shows a traceback.
"""

from __future__ import annotations


class PapergraphError(Exception):
    """An expected failure; the command line prints its message alone and exits with `exit_code`."""

    exit_code = 1


class UsageError(PapergraphError):
    """The command was given something that it cannot take: an unknown name, parameter or option."""

    exit_code = 2


class SourceError(PapergraphError):
    """A source cannot be opened: missing, unreadable, empty, too large, unreachable."""


class ReadError(PapergraphError):
    """A source was opened, but nothing in it can be read."""


class ProviderError(PapergraphError):
    """A metadata service refused, failed, or answered something unreadable."""


class SchemaError(PapergraphError):
    """A graph breaks the schema: unknown label, type or property, a dangling edge, a wrong value."""


class QueryError(PapergraphError):
    """A query is unknown, lacks a parameter, or was refused by the guard or the server."""


class StoreError(PapergraphError):
    """A store cannot be reached, refuses the credentials, is locked, or failed while writing."""


class WorkspaceError(PapergraphError):
    """A workspace is missing, damaged, in use by another process, or not writable."""
