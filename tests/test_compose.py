"""docker-compose.yml starts the server that the tests run on, on loopback alone, without a password in the file."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).parents[1] / "docker-compose.yml"
POM = Path(__file__).parents[1] / "tools" / "neo4j" / "pom.xml"


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    services = yaml.safe_load(FILE.read_text(encoding="utf-8"))["services"]
    assert list(services) == ["neo4j"]
    return dict(services["neo4j"])


def test_the_version_is_the_tested_one(service: dict[str, Any]) -> None:
    tested = re.search(r"<neo4j.version>([\d.]+)</neo4j.version>", POM.read_text(encoding="utf-8"))
    assert tested
    assert service["image"] == f"neo4j:{tested.group(1)}-community"


def test_ports_are_open_on_loopback_alone(service: dict[str, Any]) -> None:
    assert service["ports"]
    assert all(str(port).startswith("127.0.0.1:") for port in service["ports"])


def test_the_password_comes_from_the_environment(service: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?.+\}", service["environment"]["NEO4J_AUTH"])


def test_data_outlives_the_container(service: dict[str, Any]) -> None:
    (volume,) = service["volumes"]
    name, _, target = volume.partition(":")
    assert target == "/data"
    assert name in yaml.safe_load(FILE.read_text(encoding="utf-8"))["volumes"]


def test_the_server_counts_as_up_when_it_answers(service: dict[str, Any]) -> None:
    assert "cypher-shell" in " ".join(service["healthcheck"]["test"])
    assert service["healthcheck"]["retries"] > 1


@pytest.mark.skipif(
    shutil.which("docker-compose") is None, reason="needs docker-compose: apt-get install docker-compose"
)
def test_compose_itself_accepts_the_file() -> None:
    command = ["docker-compose", "-f", str(FILE), "config", "-q"]
    environment = {**os.environ, "NEO4J_PASSWORD": "long-enough"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
