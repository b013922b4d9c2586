"""A store that cannot be reached is told in one line: what, where, and what to do; never with a password in it."""

from __future__ import annotations

import contextlib
import getpass
import io
import logging
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from papergraph.errors import StoreError
from papergraph.store import ask_password, login, open_store
from papergraph.store.login import Credentials
from tests.store.servers import Database, tool

SECRET = "not-to-be-shown"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PASSWORD", "USER", "USERNAME", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)
        monkeypatch.delenv(f"PAPERGRAPH_NEO4J_{name}", raising=False)


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        (
            "http://localhost:7474",
            r"'http://localhost:7474' is not the address of a store: use embedded, none, bolt://host:7687 or",
        ),
        ("localhost:7687", r"is not the address of a store"),
        ("bolt://", r"is not the address of a store"),
        ("neo4j", r"is not the address of a store"),
        (f"bolt://neo4j:{SECRET}@localhost:7687", r"address at localhost:7687 holds a user or password: leave it out"),
        ("bolt://127.0.0.1:1", r"no store answers at bolt://127.0.0.1:1 \(Connection refused\): start the server"),
        ("neo4j://127.0.0.1:1", r"no store answers at neo4j://127.0.0.1:1 \(Connection refused\)"),
        ("bolt+ssc://127.0.0.1:1", r"no store answers at"),
        ("bolt://nowhere.invalid:7687", r"no store answers at bolt://nowhere.invalid:7687"),
    ],
)
def test_a_wrong_address_is_told(tmp_path: Path, uri: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as told:
        open_store(uri, workspace=tmp_path, password=SECRET)
    assert SECRET not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own settings, with a login for one address."""
    file = tmp_path / "config.toml"
    file.write_text(f'[stores."bolt://127.0.0.1:1"]\nuser = "me"\npassword = "{SECRET}"\ndatabase = "mine"\n')
    file.chmod(0o600)
    monkeypatch.setenv("PAPERGRAPH_CONFIG", str(file))
    return file


def test_the_users_own_file_tells_the_login_of_an_address(own_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert login.credentials("bolt://127.0.0.1:1") == Credentials("me", SECRET, "mine")
    assert login.credentials("bolt://127.0.0.1:2") == Credentials("neo4j", None, None)
    monkeypatch.setenv("NEO4J_PASSWORD", "from the environment")
    assert login.credentials("bolt://127.0.0.1:1") == Credentials("me", "from the environment", "mine")
    assert login.credentials("bolt://127.0.0.1:1", password="given").password == "given"
    assert SECRET not in repr(login.credentials("bolt://127.0.0.1:1"))


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_a_password_that_others_can_read_is_refused(own_file: Path, tmp_path: Path) -> None:
    own_file.chmod(0o644)
    with pytest.raises(StoreError, match=r"holds a password and others can read it: chmod 600") as told:
        open_store("bolt://127.0.0.1:1", workspace=tmp_path)
    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    "text", ["[stores", '[stores."bolt://127.0.0.1:1"]\npassword = 5', "[stores]\n'bolt://127.0.0.1:1' = 1"]
)
def test_an_own_file_that_is_damaged_is_told(own_file: Path, tmp_path: Path, text: str) -> None:
    own_file.write_text(text)
    with pytest.raises(StoreError, match=r"config\.toml: "):
        open_store("bolt://127.0.0.1:1", workspace=tmp_path)


def test_a_password_is_asked_for_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(login, "_typed", {})
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or "typed")
    ask_password("bolt://127.0.0.1:1")
    assert asked == []
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stderr", Terminal())
    for uri in ("embedded", "none", "bolt://127.0.0.1:1", "bolt://127.0.0.1:1"):
        ask_password(uri)
    assert asked == ["password of neo4j at bolt://127.0.0.1:1: "]
    assert login.credentials("bolt://127.0.0.1:1").password == "typed"


class Terminal(io.StringIO):
    """A stream at which someone sits."""

    def isatty(self) -> bool:
        return True


def test_a_password_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"set PAPERGRAPH_NEO4J_PASSWORD or NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:1", workspace=tmp_path)


@pytest.fixture
def silent_server() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        kept: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    kept.append(listening.accept()[0])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"
        for connection in kept:
            connection.close()


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_given_up(silent_server: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"took longer than 15 s to answer"):
        open_store(silent_server, workspace=tmp_path, password=SECRET)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
class TestNeo4j:
    """What only a real server refuses."""

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"password": SECRET}, r"refuses user 'neo4j' or the password: check PAPERGRAPH_NEO4J_USER"),
            ({"user": "nobody"}, r"refuses user 'nobody' or the password"),
            ({"database": "nothing"}, r"has no database 'nothing': leave the name out"),
        ],
    )
    def test_a_wrong_login_is_told(
        self, neo4j_database: Database, changes: dict[str, str], message: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.DEBUG), pytest.raises(StoreError, match=message) as told:
            neo4j_database.open(**changes)
        assert SECRET not in str(told.value) + caplog.text

    def test_login_and_database_come_from_the_environment(
        self, neo4j_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NEO4J_PASSWORD", "another")
        monkeypatch.setenv("PAPERGRAPH_NEO4J_PASSWORD", neo4j_database.login["password"])
        monkeypatch.setenv("NEO4J_DATABASE", "neo4j")
        with open_store(neo4j_database.uri, workspace=tmp_path) as store:
            assert store.server == ("Neo4j", tool.TESTED_VERSION)
            assert store.read("RETURN 1").records == ((1,),)

    def test_the_routing_scheme_works_on_one_server(self, neo4j_database: Database) -> None:
        routing = Database("neo4j", neo4j_database.workspace, "neo4j" + neo4j_database.uri[4:], neo4j_database.login)
        with routing.open() as store:
            assert store.read("RETURN 1").records == ((1,),)

    def test_an_encrypted_connection_wants_a_certificate_that_is_trusted(
        self, neo4j_database: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        server = int(neo4j_database.uri.rpartition(":")[2])
        with encrypting(server, tmp_path) as port:
            encrypted = Database("neo4j", tmp_path, f"bolt+ssc://127.0.0.1:{port}", neo4j_database.login)
            with encrypted.open() as store:
                assert store.read("RETURN 1").records == ((1,),)
            for scheme in ("bolt+s", "neo4j+s"):
                encrypted.uri = f"{scheme}://127.0.0.1:{port}"
                with pytest.raises(
                    StoreError, match=r"certificate of .* is not trusted \(self-signed certificate\): use \+ssc"
                ) as told:
                    encrypted.open()
                assert "\n" not in str(told.value)
            with pytest.raises(StoreError, match=r"no store answers .*check whether it wants \+s"):
                Database("neo4j", tmp_path, f"bolt://127.0.0.1:{port}", neo4j_database.login).open()

    def test_the_password_does_not_show(self, neo4j_database: Database) -> None:
        with neo4j_database.open() as store:
            shown = repr(store) + repr(vars(store))
        assert neo4j_database.login["password"] not in shown


@contextmanager
def encrypting(port: int, folder: Path) -> Iterator[int]:
    """The port of a proxy that speaks TLS with a certificate of its own, and passes everything on in clear."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=(listening, context, port), daemon=True).start()
        yield listening.getsockname()[1]


def _accept(listening: socket.socket, context: ssl.SSLContext, port: int) -> None:
    while True:
        try:
            client, _ = listening.accept()
        except OSError:
            return
        with contextlib.suppress(OSError):
            secured = context.wrap_socket(client, server_side=True)
            server = socket.create_connection(("127.0.0.1", port))
            for ends in ((secured, server), (server, secured)):
                threading.Thread(target=_pump, args=ends, daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError, ValueError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
