"""The compose file starts the server that is tested, for this machine alone, and holds no password."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from tests.store.servers import ROOT, tool

FILE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    parsed = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert isinstance(parsed, dict)
    return parsed


@pytest.fixture(scope="module")
def service(compose: dict[str, Any]) -> dict[str, Any]:
    assert list(compose["services"]) == ["neo4j"]
    found = compose["services"]["neo4j"]
    assert isinstance(found, dict)
    return found


def test_the_version_is_the_one_that_is_tested(service: dict[str, Any]) -> None:
    assert service["image"] == f"neo4j:{tool.TESTED_VERSION}-community"
    pom = (ROOT / "tools" / "neo4j" / "pom.xml").read_text(encoding="utf-8")
    assert f"<neo4j.version>{tool.TESTED_VERSION}</neo4j.version>" in pom


def test_ports_are_open_to_this_machine_only(service: dict[str, Any]) -> None:
    assert service["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert "network_mode" not in service


def test_the_password_must_come_from_the_environment(service: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?.+\}", service["environment"]["NEO4J_AUTH"])


def test_data_stay_in_a_named_volume(compose: dict[str, Any], service: dict[str, Any]) -> None:
    assert service["volumes"] == ["data:/data"]
    assert compose["volumes"]["data"]["name"]


def test_health_is_checked(service: dict[str, Any]) -> None:
    check = service["healthcheck"]
    assert check["test"][0] == "CMD"
    assert {"interval", "timeout", "retries"} <= check.keys()


def test_only_known_keys_are_used(compose: dict[str, Any], service: dict[str, Any]) -> None:
    assert compose.keys() <= {"services", "volumes"}
    assert service.keys() <= {"image", "restart", "ports", "environment", "volumes", "healthcheck"}
    assert all(isinstance(value, str) for value in service["environment"].values())


@pytest.fixture(scope="module")
def tool_of_compose() -> list[str]:
    """Compose, as Docker's plug-in or on its own; it needs no engine to check a file."""
    plugin = ["docker", "compose"]
    if shutil.which("docker") and not subprocess.run([*plugin, "version"], capture_output=True, check=False).returncode:
        return plugin
    if shutil.which("docker-compose") is None:
        pytest.skip("Docker Compose is not there: run `make compose`")
    return ["docker-compose"]


@pytest.mark.compose
def test_compose_itself_takes_the_file(tool_of_compose: list[str]) -> None:
    def check(password: str | None) -> subprocess.CompletedProcess[str]:
        given = {"NEO4J_PASSWORD": password} if password else {}
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **given}
        command = [*tool_of_compose, "-f", str(FILE), "config"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    told = check("a-password")
    assert told.returncode == 0, told.stderr
    assert f"neo4j:{tool.TESTED_VERSION}-community" in told.stdout
    refused = check(None)
    assert refused.returncode != 0
    assert "set NEO4J_PASSWORD" in refused.stderr
