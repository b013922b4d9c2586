"""The folder for Neo4j Browser: every label and type has a look, every query of the library is there to be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from papergraph import exports
from papergraph.graph.schema import CONCEPT_KINDS, EDGE_TYPES, NODE_TYPES
from papergraph.model import PropertyGraph
from papergraph.queries import library


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser")
    exports.write(PropertyGraph(), path, "neo4j-browser")
    return path


def test_every_label_kind_and_type_has_a_look(folder: Path) -> None:
    blocks = re.findall(
        r"^([\w.]+) \{\n((?:  [\w-]+: [^;\n]+;\n)+)\}$", (folder / "papergraph.grass").read_text(), re.M
    )
    assert [name for name, _ in blocks][:2] == ["node", "relationship"]
    named = {name for name, _ in blocks}
    assert named >= {f"node.{label}" for label in (*NODE_TYPES, *CONCEPT_KINDS)}
    assert named >= {f"relationship.{type}" for type in EDGE_TYPES}
    assert all(re.search(r"^  color: #[0-9a-f]{6};$", look, re.M) for _, look in blocks)


def test_every_query_of_the_library_is_saved_with_its_parameters(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.cypher")} == set(library.names())
    for name in library.names():
        lines = (folder / f"{name}.cypher").read_text().splitlines()
        assert lines[0] == f"// {name}: {library.find(name).about}"
        given = [line.split()[1] for line in lines if line.startswith(":param")]
        assert given == [parameter.name for parameter in library.find(name).params]
        assert lines[-1].endswith(";")
