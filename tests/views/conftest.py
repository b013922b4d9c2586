"""A real browser for the page: what it logs and asks for is collected, and anything unexpected fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@dataclass
class Opened:
    """A page with what happened on it."""

    page: Page
    address: str
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def text(self, selector: str = "#details") -> str:
        """The visible text of an element."""
        return self.page.locator(selector).inner_text()

    def shown(self) -> int:
        """How many nodes the status line says are shown."""
        return int(self.text("#showing").split()[1].replace(",", ""))

    def click(self, id: str) -> None:
        """Click on the drawing where the node, or the middle of the edge, is."""
        place = self.page.evaluate("id => papergraph.place(id)", id)
        self.page.mouse.click(place["x"], place["y"])

    def search(self, text: str, field: str = "#search") -> None:
        """Type into a search field and take the first answer."""
        self.page.fill(field, text)
        self.page.press(field, "Enter")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all tests of a worker."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium found; install it with: apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open HTML from a file; at the end nothing may have been logged and nothing but the file asked for."""
    opened: list[Opened] = []

    def open_html(html: str, **options: Any) -> Opened:
        file = tmp_path / f"page{len(opened)}.html"
        file.write_text(html, encoding="utf-8")
        settings = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"} | options
        page = chromium.new_context(**settings).new_page()
        one = Opened(page, file.as_uri())
        page.on("console", lambda message: one.messages.append(message.text))
        page.on("pageerror", lambda error: one.messages.append(str(error)))
        page.on("dialog", lambda dialog: one.messages.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: one.requests.append(request.url))
        page.goto(one.address)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        opened.append(one)
        return one

    yield open_html
    for one in opened:
        one.page.context.close()
        assert one.messages == []
        assert [url for url in one.requests if not url.startswith("blob:")] == [one.address]
