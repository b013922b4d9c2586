"""The embedded store's server: Java inside this process, which is the keeper's. The one user of arcadedb_embedded.

It listens on free loopback ports, keeps its data and log in the folder that it is given, and has two users: one that
may do everything, and one that can only read, whatever a statement says.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from papergraph.errors import StoreError

DATABASE = "papergraph"
ADMIN, READER = "root", "reader"
HEAP_VARIABLE = "PAPERGRAPH_HEAP"
DEFAULT_HEAP = "1g"
LONGEST_STATEMENT = 300  # seconds after which the server stops any statement
LARGEST_MESSAGE = 256 * 1024 * 1024
LOGGING = """\
handlers=java.util.logging.FileHandler
.level=INFO
java.util.logging.FileHandler.pattern={folder}/store.%g.log
java.util.logging.FileHandler.limit=2000000
java.util.logging.FileHandler.count=2
java.util.logging.FileHandler.append=true
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %5$s%6$s%n
"""
READ_ONLY = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}


class EmbeddedServer:
    """A running server; `uri` is its Bolt address. Raises StoreError when it cannot be started."""

    def __init__(self, folder: Path, password: str) -> None:
        try:
            import arcadedb_embedded as arcadedb
            import jpype
        except ImportError as error:
            raise StoreError(
                f"there is no embedded store for {sys.platform}: use a Neo4j server with --store bolt://…, "
                "or --store none"
            ) from error
        self._jpype = jpype
        _start_java(folder)
        port = _free_port()
        self.uri = f"bolt://127.0.0.1:{port}"
        self._server = arcadedb.create_server(str(folder), password, config=_settings(port))
        try:
            self._server.start()
            self._server.create_database(DATABASE)
            self._add_reader(password)
        except (arcadedb.ArcadeDBError, jpype.JException) as error:
            self.stop()
            raise StoreError(
                f"the embedded store in {folder} cannot be opened ({_reason(error)}); see {folder / 'log'}, "
                "or delete the folder and run `papergraph sync`: it holds nothing that cannot be built again"
            ) from error

    def _add_reader(self, password: str) -> None:
        security = self._server._java_server.getSecurity()
        as_json = self._jpype.JClass("com.arcadedb.serializer.json.JSONObject")
        if security.existsUser(READER):
            return
        security.saveGroup("*", READER, as_json(json.dumps(READ_ONLY)))
        user = {"name": READER, "password": str(security.encodePassword(password)), "databases": {DATABASE: [READER]}}
        security.createUser(as_json(json.dumps(user)))

    def limit(self, seconds: float | None) -> None:
        """Makes the server stop statements that begin now after so many seconds; None: after the usual time."""
        limit = self._jpype.JClass("com.arcadedb.GlobalConfiguration").COMMAND_TIMEOUT
        limit.setValue(self._jpype.JLong(int(1000 * (LONGEST_STATEMENT if seconds is None else seconds))))

    def stop(self) -> None:
        """Stops the server after what is being written; may be called twice."""
        self._server.stop()


def _settings(port: int) -> dict[str, Any]:
    return {
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": port,
        "http_port": _free_port(),
        "host": "127.0.0.1",
        "mode": "development",  # in production mode the cause of a refusal is not told
        "bolt_maxMessageSize": LARGEST_MESSAGE,
        "bolt_packstream_maxValueLength": LARGEST_MESSAGE,
        "queryMaxHeapElementsAllowedPerOp": -1,
        "opencypher_loadCsv_allowFileUrls": False,
        "opencypher_loadCsv_allowRemoteUrls": False,
    }


def _start_java(folder: Path) -> None:
    """Starts Java, whose log stays in the folder."""
    from arcadedb_embedded.exceptions import ArcadeDBError
    from arcadedb_embedded.jvm import start_jvm

    log = folder / "log"
    log.mkdir(parents=True, exist_ok=True)
    settings = log / "logging.properties"
    settings.write_text(LOGGING.format(folder=log.as_posix()), encoding="utf-8")
    arguments = [
        f"-Djava.util.logging.config.file={settings}",
        f"-XX:ErrorFile={log}/java-error-%p.log",
        f"-Darcadedb.command.timeout={LONGEST_STATEMENT * 1000}",
        "--sun-misc-unsafe-memory-access=allow",  # keeps a warning about the server's own libraries out of the log
        # Half the time of the first minute: a build is over before thorough compilation and parallel collection pay.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xrs",  # leaves SIGTERM and its like to Python, which stops the server
    ]
    heap = os.environ.get(HEAP_VARIABLE, DEFAULT_HEAP)
    try:
        start_jvm(heap_size=heap, jvm_args=arguments)
    except ArcadeDBError as error:
        raise StoreError(
            f"Java does not start with a heap of {heap!r}: set {HEAP_VARIABLE}, for example to 1g"
        ) from error


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _reason(error: object) -> str:
    return str(error).strip().splitlines()[0][:300]
