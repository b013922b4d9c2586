"""Takes the picture of the page that the README shows: docs/images/dpo.png. Needs Chromium; run by hand.

python tools/picture.py
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import papergraph

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "images" / "dpo.png"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def main() -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        lists = [path for path in sorted(Path(folder, "examples").iterdir()) if path.name != "README.md"]
        papergraph.build(*lists, workspace=folder)
        page = Path(folder) / "dpo.html"
        papergraph.view(papergraph.open_graph(folder), page, around="DPO", hops=2)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
            tab = browser.new_page(viewport={"width": 1400, "height": 860})
            tab.goto(page.as_uri())
            tab.wait_for_timeout(2500)
            tab.screenshot(path=TARGET)
            browser.close()
    print(f"wrote {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
