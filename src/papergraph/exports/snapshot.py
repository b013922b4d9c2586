"""The snapshot: a whole graph in one zip file that is the same to the byte whenever the graph is the same.

`manifest.json` names the format, the version, what the graph was made from, how many nodes and edges of each kind
there are, and the hash of each member; `nodes/<Label>.jsonl` and `edges/<TYPE>.jsonl` hold a line each. Members are
stored uncompressed, because compressors differ between versions, and carry no time.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import orjson

from papergraph import __version__
from papergraph.collection import without_collection
from papergraph.errors import WorkspaceError
from papergraph.exports.json import encode
from papergraph.files import write_atomically
from papergraph.model import Edge, Node, PropertyGraph

FORMAT = 1
MANIFEST = "manifest.json"
_MEMBER = re.compile(r"(?:nodes|edges)/[A-Za-z_]{1,64}\.jsonl\Z")
_NO_TIME = (1980, 1, 1, 0, 0, 0)

T = TypeVar("T")


def write(graph: PropertyGraph, path: Path) -> None:
    """Write a snapshot that says nothing of what the graph was made from."""
    save(graph, path)


def save(graph: PropertyGraph, path: Path | str, *, manifest_extra: Mapping[str, Any] | None = None) -> None:
    """Write the graph, replacing the file as a whole; `manifest_extra` (hashes of rules, …) is kept in it."""
    members = _members(graph)
    manifest = {
        "format": FORMAT,
        "papergraph": __version__,
        "made_from": dict(manifest_extra or {}),
        "nodes": _counts(members, "nodes/"),
        "edges": _counts(members, "edges/"),
        "members": {name: hashlib.sha256(data).hexdigest() for name, data in members.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(MANIFEST), orjson.dumps(manifest, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2))
        for name, data in members.items():
            archive.writestr(_entry(name), data)
    write_atomically(Path(path), packed.getvalue())


def load(path: Path | str) -> PropertyGraph:
    """The graph of a snapshot; WorkspaceError when it is missing, damaged, or of a later format."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    with without_collection():
        for name, data in sorted(_read(Path(path))[1].items()):
            if name.startswith("nodes/"):
                nodes += _parse(path, name, data, _node)
            else:
                edges += _parse(path, name, data, _edge)
    return PropertyGraph(tuple(nodes), tuple(edges))


def manifest(path: Path | str) -> dict[str, Any]:
    """What the snapshot says of itself; reads no member but the manifest."""
    return _read(Path(path), members=False)[0]


def mark(path: Path | str) -> str:
    """One hash of the graph in the snapshot, by what its manifest says; reads no member."""
    members = manifest(path).get("members")
    return hashlib.sha256(orjson.dumps(members, option=orjson.OPT_SORT_KEYS)).hexdigest()[:24]


def verify(path: Path | str) -> dict[str, Any]:
    """The manifest, after every member was found present, whole and as its hash says; WorkspaceError otherwise."""
    about, members = _read(Path(path))
    expected = about.get("members")
    if not isinstance(expected, dict) or set(expected) != set(members):
        _damaged(path, "its members are not those that the manifest lists")
    for name, data in members.items():
        if hashlib.sha256(data).hexdigest() != expected[name]:
            _damaged(path, f"{name} is not what was written")
    return about


def _members(graph: PropertyGraph) -> dict[str, bytes]:
    """The files of the snapshot in their order; each line ends in a newline."""
    ordered = PropertyGraph.of(graph.nodes, graph.edges)
    nodes = _grouped("nodes", ordered.nodes, lambda n: n.label, lambda n: {"id": n.id, "properties": n.properties})
    edges = _grouped(
        "edges",
        ordered.edges,
        lambda e: e.type,
        lambda e: {"source": e.source, "target": e.target, "properties": e.properties},
    )
    return dict(sorted((edges | nodes).items()))


def _grouped(
    folder: str, items: Iterable[T], kind: Callable[[T], str], row: Callable[[T], dict[str, Any]]
) -> dict[str, bytes]:
    return {
        f"{folder}/{name}.jsonl": b"".join([encode(row(item)) + b"\n" for item in group])
        for name, group in itertools.groupby(items, kind)
    }


def _counts(members: Mapping[str, bytes], folder: str) -> dict[str, int]:
    return {
        name.removeprefix(folder).removesuffix(".jsonl"): data.count(b"\n")
        for name, data in members.items()
        if name.startswith(folder)
    }


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.create_system = 3  # zipfile notes the operating system otherwise
    entry.external_attr = 0o644 << 16
    return entry


def _read(path: Path, *, members: bool = True) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest and the raw members of a file that may come from anywhere."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            names = _checked_names(path, archive)
            about = _manifest(path, archive.read(MANIFEST))
            return about, {name: archive.read(name) for name in names} if members else {}
    except FileNotFoundError as error:
        raise WorkspaceError(f"{path}: there is no such snapshot") from error
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        _damaged(path, str(error).strip("'\""), error)
    except OSError as error:
        raise WorkspaceError(f"{path}: cannot be read ({error.strerror or error})") from error


def _checked_names(path: Path, archive: zipfile.ZipFile) -> list[str]:
    """The members' names, when nothing can surprise: stored, of ours, none twice, together no larger than the file."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries if entry.filename != MANIFEST]
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        _damaged(path, "its members are compressed, so it was not written by papergraph")
    if len(set(names)) != len(names) or not all(map(_MEMBER.match, names)):
        _damaged(path, "it holds files that are not part of a snapshot")
    if sum(entry.file_size for entry in entries) > path.stat().st_size:
        _damaged(path, "its members claim to be larger than the file")
    return names


def _manifest(path: Path, data: bytes) -> dict[str, Any]:
    about = orjson.loads(data)
    if not isinstance(about, dict) or not isinstance(about.get("format"), int):
        _damaged(path, "its manifest names no format")
    if about["format"] > FORMAT:
        made = about.get("papergraph", "unknown")
        raise WorkspaceError(f"{path}: written by a later papergraph ({made}); update papergraph to read it")
    return about


def _parse(path: Path | str, name: str, data: bytes, make: Callable[[str, Any], T]) -> list[T]:
    """One value for each line; the lines are joined so that the parser is called once."""
    try:
        kind = name.split("/")[1].removesuffix(".jsonl")
        return [make(kind, row) for row in orjson.loads(b"[" + data.rstrip(b"\n").replace(b"\n", b",") + b"]")]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        _damaged(path, f"{name}: {error}", error)


def _node(label: str, row: Any) -> Node:
    return Node(label, row["id"], _frozen(row["properties"]))


def _edge(type: str, row: Any) -> Edge:
    return Edge(type, row["source"], row["target"], _frozen(row["properties"]))


def _frozen(properties: dict[str, Any]) -> dict[str, Any]:
    for key, value in properties.items():
        if type(value) is list:
            properties[key] = tuple(value)
    return properties


def _damaged(path: Path | str, why: str, error: Exception | None = None) -> NoReturn:
    raise WorkspaceError(f"{path}: the snapshot is damaged: {why}; build it again or restore another one") from error
