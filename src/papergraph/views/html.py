"""A payload as one HTML file that asks the network for nothing. The only importer of pyvis.

pyvis' own template links other sites and escapes nothing, so the page is made from a template of ours, with the
vis-network that pyvis carries written into it. A content security policy names the two scripts by their hash: no
other script runs, and no connection can be made, whatever a title or a sentence holds.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from pathlib import Path

import pyvis
from pyvis.network import Network

from papergraph.views.payload import Payload

# Written one after the other into one script; a file sees what stands in those before it.
SCRIPTS = ("data", "graph", "labels", "panel", "filters", "search", "path", "table", "main")
STYLES = ("page", "panels")
_HERE = resources.files("papergraph.views")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def html(payload: Payload) -> str:
    """The whole page."""
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes, network.edges = payload.nodes, payload.edges
    library, script = _library(), _script()
    network.heading = {
        "about": payload.about,
        "policy": _policy(library, script),
        "style": "\n".join(_text(f"{name}.css") for name in STYLES),
        "library": library,
        "script": script,
    }
    network.set_template_dir(str(_HERE), "template.html")
    return str(network.generate_html())


def _library() -> str:
    return (Path(pyvis.__file__).parent / _VIS).read_text(encoding="utf-8")


def _script() -> str:
    parts = "\n".join(_text(f"{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


def _text(name: str) -> str:
    return (_HERE / "page" / name).read_text(encoding="utf-8")


def _policy(*scripts: str) -> str:
    rules = (
        "default-src 'none'",
        "script-src " + " ".join(f"'sha256-{_digest(script)}'" for script in scripts),
        "style-src 'unsafe-inline'",  # vis-network and the page size things by style attributes
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
