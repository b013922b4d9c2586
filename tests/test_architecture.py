"""The imports of the package, read from its source: heavy packages have one owner, stages know only earlier ones."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SRC / "papergraph"
MODULES = sorted(path.relative_to(SRC).as_posix() for path in PACKAGE.rglob("*.py"))

OWNERS = {
    "neo4j": {"papergraph/store/bolt.py"},
    "arcadedb_embedded": {"papergraph/store/embedded.py"},
    "pyvis": {"papergraph/views/html.py"},
    "networkx": {"papergraph/graph/networkx.py"},
    "spacy": {"papergraph/extract/nlp.py"},
    "arxiv": {"papergraph/providers/arxiv.py"},
    "requests": {"papergraph/http.py"},
    "charset_normalizer": {"papergraph/readers/blocks/charsets.py"},
}
# What takes long to import must not stand where the command line imports it before it knows the command.
HEAVY = {*OWNERS, "lxml", "markdown_it", "bibtexparser", "rapidfuzz", "yaml"}

WORLD = {"papergraph.http", "papergraph.sources", "papergraph.store", "papergraph.workspace", "papergraph.pipeline"}
LATER = {
    "papergraph/readers/": WORLD | {"papergraph.resolve", "papergraph.extract", "papergraph.graph", "papergraph.cli"},
    "papergraph/resolve/": WORLD | {"papergraph.extract", "papergraph.graph", "papergraph.cli"},
    "papergraph/extract/": WORLD | {"papergraph.readers", "papergraph.graph.build", "papergraph.cli"},
    "papergraph/graph/": WORLD | {"papergraph.readers", "papergraph.resolve", "papergraph.extract", "papergraph.cli"},
    "papergraph/views/": WORLD | {"papergraph.readers", "papergraph.resolve", "papergraph.extract", "papergraph.cli"},
    "papergraph/exports/": WORLD | {"papergraph.readers", "papergraph.resolve", "papergraph.extract", "papergraph.cli"},
    "papergraph/store/": {"papergraph.readers", "papergraph.resolve", "papergraph.extract", "papergraph.cli"},
    "papergraph/queries/": {"papergraph.readers", "papergraph.resolve", "papergraph.extract", "papergraph.cli"},
}
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "tools"}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((SRC / module).read_text(encoding="utf-8"), module)


def imports(nodes: Iterator[ast.AST] | list[ast.stmt]) -> Iterator[str]:
    """Absolute names of what is imported; `from a import b` counts as both a and a.b."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def all_imports(module: str) -> set[str]:
    return set(imports(ast.walk(tree(module))))


def imports_on_load(module: str) -> set[str]:
    return set(imports(tree(module).body))


def within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


@pytest.mark.parametrize("package", OWNERS)
def test_a_heavy_package_has_one_owner(package: str) -> None:
    users = {module for module in MODULES if any(within(name, {package}) for name in all_imports(module))}
    assert users <= OWNERS[package]


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("papergraph/cli/")])
def test_a_command_imports_nothing_heavy_on_load(module: str) -> None:
    assert not [name for name in imports_on_load(module) if within(name, HEAVY)]


@pytest.mark.parametrize("module", [module for module in MODULES if module.endswith("__init__.py")])
def test_a_package_imports_nothing_heavy_on_load(module: str) -> None:
    assert not [name for name in imports_on_load(module) if within(name, HEAVY)]


@pytest.mark.parametrize("module", ["papergraph/model.py", "papergraph/text.py", "papergraph/graph/schema.py"])
def test_the_types_need_only_the_standard_library(module: str) -> None:
    foreign = {
        name for name in all_imports(module) if name.split(".")[0] not in {*sys.stdlib_module_names, "papergraph"}
    }
    assert not foreign


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith(tuple(LATER))])
def test_a_stage_does_not_know_what_comes_after_it(module: str) -> None:
    later = next(names for folder, names in LATER.items() if module.startswith(folder))
    assert not sorted(name for name in all_imports(module) if within(name, later))


@pytest.mark.parametrize("module", MODULES)
def test_a_file_is_named_after_what_it_holds(module: str) -> None:
    assert Path(module).stem not in VAGUE_NAMES


@pytest.mark.parametrize("module", MODULES)
def test_no_handler_swallows_everything(module: str) -> None:
    handlers = [node for node in ast.walk(tree(module)) if isinstance(node, ast.ExceptHandler)]
    assert not [handler.lineno for handler in handlers if catches_all(handler) and not passes_on(handler)]


def catches_all(handler: ast.ExceptHandler) -> bool:
    names = (
        {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {"Exception"}
    )
    return bool(names & {"Exception", "BaseException"})


def passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether the handler ends with a bare `raise`: it only cleans up."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("papergraph/readers/")])
def test_reading_opens_no_file(module: str) -> None:
    calls = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id in {"open", "print", "input"}]


def test_every_module_says_why_it_exists() -> None:
    silent = [module for module in MODULES if tree(module).body and not ast.get_docstring(tree(module))]
    assert not silent
