"""Writes the pages of docs/ that are made from the code, so that they cannot say something else than the code does.

python tools/generate_docs.py           # write them
python tools/generate_docs.py --check   # exit 1 and name those that differ
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from papergraph.cli import COMMANDS
from papergraph.extract import vocabulary
from papergraph.graph import schema
from papergraph.queries import library

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
RULES = ROOT / "src" / "papergraph" / "extract" / "rules"
NOTICE = "<!-- Made by tools/generate_docs.py: change {source}, then run `make docs`. -->\n"
EXAMPLES_SHOWN = 2


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def code(text: str) -> str:
    return f"`{text}`" if text else ""


# --- the data model ---------------------------------------------------------------------------------------


def data_model() -> Iterator[str]:
    yield "# The data model\n"
    yield NOTICE.format(source="src/papergraph/graph/schema.py")
    yield "Every graph that papergraph builds, stores or exports has these labels, edge types and properties, and no\n"
    yield "others. Properties are left out where nothing is known; those in bold are always there. Dates are ISO\n"
    yield "8601, as precise as known. `papergraph schema` prints the same in the terminal.\n\n"
    yield "## Nodes\n\n"
    yield table(("label", "what it is", "ids begin with"), map(_label_row, schema.NODE_TYPES.values()))
    for node in schema.NODE_TYPES.values():
        yield f"\n### {node.label}\n\n{node.about}"
        yield f" A second label repeats `{node.subtype}`.\n\n" if node.subtype else "\n\n"
        yield _properties(node.properties)
    yield "\n## Edges\n"
    for group in dict.fromkeys(edge.group for edge in schema.EDGE_TYPES.values()):
        yield f"\n### {group.capitalize()}\n"
        for edge in (edge for edge in schema.EDGE_TYPES.values() if edge.group == group):
            yield from _edge(edge)


def _label_row(node: schema.NodeType) -> tuple[str, str, str]:
    return (code(node.label), node.about, ", ".join(map(code, node.prefix)))


def _edge(edge: schema.EdgeType) -> Iterator[str]:
    ends = ", ".join(f"{source} → {target}" for source, target in edge.ends)
    yield f"\n**`{edge.type}`** ({ends}). {edge.about}"
    yield " Has no direction; begins at the lower id.\n" if edge.symmetric else "\n"
    if edge.properties:
        yield "\n" + _properties(edge.properties)


def _properties(properties: Iterable[schema.Property]) -> str:
    rows = [(f"**{code(p.name)}**" if p.required else code(p.name), p.type, p.about) for p in properties]
    return table(("property", "type", "holds"), rows)


# --- the command line -------------------------------------------------------------------------------------


def command_line() -> Iterator[str]:
    yield "# The command line\n"
    yield NOTICE.format(source="src/papergraph/cli/")
    yield "Options stand after the command. Results go to stdout, messages and progress to stderr.\n\n"
    rows = [(f"[`{name}`](#papergraph-{name})", _summary(module.run)) for name, module in COMMANDS.items()]
    yield table(("command", "does"), rows)
    for name, module in COMMANDS.items():
        yield from _command(name, module.run, module.EXAMPLES)
    yield "\n## Exit codes\n\n"
    codes = {"0": "done", "1": "an expected failure: one line says what, where, and what to do", "2": "wrong usage"}
    codes |= {"3": "done, with warnings or errors among the issues, under `--strict`"}
    yield table(("code", "means"), codes.items())


def _summary(run: Callable[..., None]) -> str:
    return (inspect.getdoc(run) or "").split("\n")[0]


def _command(name: str, run: Callable[..., None], examples: str) -> Iterator[str]:
    parameters = list(_parameters(run))
    arguments = [info.metavar or name for name, info, _, _ in parameters if isinstance(info, ArgumentInfo)]
    options = [one for one in parameters if isinstance(one[1], OptionInfo) and not one[1].hidden]
    yield f"\n## papergraph {name}\n\n{inspect.getdoc(run)}\n\n"
    yield f"```\n{' '.join(['papergraph', name, *arguments, '[OPTION]…'])}\n```\n\n"
    yield table(("option", "means"), [_option(*one) for one in options])
    lines = [line for line in examples.splitlines() if line and "[bold]" not in line]
    yield "\n```\n" + "\n".join(lines) + "\n```\n"


def _parameters(run: Callable[..., None]) -> Iterator[tuple[str, ParameterInfo, object, object]]:
    """Name, description, type and default of each parameter of a command."""
    hints = get_type_hints(run, include_extras=True)
    for name, parameter in inspect.signature(run).parameters.items():
        hint, info = get_args(hints[name])[:2]
        yield name, info, hint, parameter.default


def _option(name: str, info: ParameterInfo, hint: object, default: object) -> tuple[str, str]:
    choices = [str(one.value) for one in hint] if isinstance(hint, type) and issubclass(hint, Enum) else []
    spelled = ", ".join(map(code, _names(info) or [f"--{name.replace('_', '-')}"]))
    value = "" if hint is bool else info.metavar or ("|".join(choices) or getattr(hint, "__name__", "text").upper())
    shown = default not in (None, False, ())
    return (f"{spelled} {value}".strip(), f"{info.help}" + (f" Default: {_default(default)}." if shown else ""))


def _names(info: ParameterInfo) -> list[str]:
    """The option's spellings; inside Annotated, Typer keeps the first of them where a default would stand."""
    return [one for one in (info.default, *(getattr(info, "param_decls", None) or ())) if isinstance(one, str)]


def _default(value: object) -> str:
    return code(str(value.value if isinstance(value, Enum) else value))


# --- queries, rules, vocabulary ---------------------------------------------------------------------------


def queries() -> Iterator[str]:
    found = [library.find(name) for name in library.names()]
    yield "# The query library\n"
    yield NOTICE.format(source="cypher/")
    yield f"{len(found)} queries, each a file of plain Cypher under `cypher/<topic>/`. Run one by its name:\n"
    yield "`papergraph query lineage.variants_of name=DPO`. Names are matched in any spelling that the graph knows.\n"
    for topic in dict.fromkeys(query.name.split(".")[0] for query in found):
        yield f"\n## {topic}\n"
        for query in (query for query in found if query.name.split(".")[0] == topic):
            given = " ".join(f"{p.name}={_quoted(str(p.example))}" for p in query.params)
            yield f"\n### {query.name}\n\n{query.about} Gives a {query.returns}.\n\n"
            yield f"```\npapergraph query {query.name} {given}".rstrip() + "\n```\n\n"
            yield f"```cypher\n{_body(query.text)}\n```\n"


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _body(text: str) -> str:
    """The statement without the comment lines of its header."""
    lines = [line for line in text.strip().splitlines() if not re.match(r"// (about|params|returns):", line)]
    return "\n".join(lines).strip()


def rules() -> Iterator[str]:
    yield "# The rules that read relations\n"
    yield NOTICE.format(source="src/papergraph/extract/rules/")
    yield "A rule is a line of JSON: a pattern over a sentence whose names are known, and sentences of which it must\n"
    yield "and must not read a relation. The tests run every one of those sentences. Here the child is **bold**,\n"
    yield "the parent in _italics_.\n"
    for path in sorted(RULES.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        yield f"\n## {path.stem.upper()}\n\n"
        yield f"{schema.EDGE_TYPES[path.stem.upper()].about} {len(lines)} rules.\n\n"
        rows = [(code(str(rule["id"])), _sentences(rule["yes"]), _sentences(rule["no"])) for rule in lines]
        yield table(("rule", "reads", "does not read"), rows)


def _sentences(found: Sequence[str]) -> str:
    """The first sentences, the child bold and the parent in italics."""
    return "<br>".join(_marked(sentence) for sentence in found[:EXAMPLES_SHOWN])


def _marked(sentence: str) -> str:
    plain = re.sub(r"[{}]", "", sentence)
    return re.sub(r"<([^<>]+)>", r"_\1_", re.sub(r"\[([^\[\]]+)\]", r"**\1**", plain)).replace("<", "&lt;")


def names() -> Iterator[str]:
    entries = vocabulary.built_in().entries
    yield "# The built-in vocabulary\n"
    yield NOTICE.format(source="src/papergraph/extract/vocabulary/")
    yield f"{len(entries)} names of machine learning that are known beforehand: what they stand for, other spellings,\n"
    yield "and what they derive from. A concept enters a graph when a paper names it, never because it stands here.\n"
    for kind in schema.CONCEPT_KINDS:
        rows = sorted((_entry(entry) for entry in entries if entry.kind == kind), key=lambda row: row[0].casefold())
        if rows:
            yield f"\n## {kind} ({len(rows)})\n\n"
            yield table(("name", "stands for", "other spellings", "since", "from"), rows)


def _entry(entry: vocabulary.Entry) -> tuple[str, str, str, str, str]:
    parents = "; ".join(f"{relation} {name}" for relation, name in entry.parents)
    return (entry.name, entry.full_name or "", ", ".join(entry.aliases), str(entry.first_seen or ""), parents)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "data_model.md": data_model,
    "cli.md": command_line,
    "queries.md": queries,
    "rules.md": rules,
    "vocabulary.md": names,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page differs")
    check = parser.parse_args().check
    stale = []
    for name, page in PAGES.items():
        path, text = DOCS / name, "".join(page())
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"docs/{', docs/'.join(stale)}: not what the code says; run `make docs`")
    print(f"{len(PAGES)} pages, {len(stale)} {'differ' if check else 'written'}")


if __name__ == "__main__":
    main()
