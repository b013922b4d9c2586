"""Rules for all tests: no setting of the user leaks in, and in CI nothing that needs a server or browser is skipped."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

MUST_RUN_IN_CI = ("neo4j", "chromium", "compose")
LEAKING = ("PAPERGRAPH_WORKSPACE", "PAPERGRAPH_STORE")


def pytest_configure() -> None:
    # How long an example takes says more of what else the machine does than of the code.
    settings.register_profile("papergraph", deadline=None)
    settings.load_profile("papergraph")
    for variable in LEAKING:
        os.environ.pop(variable, None)
    os.environ["PAPERGRAPH_CONFIG"] = "/nonexistent/config.toml"  # not the file of whoever runs the tests


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where CI is expected to have what the test needs."""
    report = yield
    marks = [mark for mark in MUST_RUN_IN_CI if item.get_closest_marker(mark)]
    if report.skipped and marks and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"a test marked {', '.join(marks)} must not be skipped in CI ({reason})"
    return report
