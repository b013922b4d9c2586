"""YAML to records. Reads the nodes and not the values: a year, an id and a date stay as written, lines are known.

The only importer of PyYAML here. Aliases are followed, but may not unfold to more than the file could hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import yaml

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument, SourceInfo
from papergraph.readers.blocks.decode import decode
from papergraph.readers.field_names import meaning_of
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of
from papergraph.readers.passages import on_lines
from papergraph.readers.tree import rows

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEDIA_TYPES = ("application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml")
_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\n)*(?:---[ \t]*\n)?[ \t]*- (?:title|id|name|authors?|paper|year) ?:"
)
_ITEM = re.compile(r"( *)- +\S")
_FIELD = re.compile(r"[ \-]*([^\s:'\"#\-][^:'\"#]{0,40}):(?:[ \t]+(.*))?$")
_DEEPEST = 60
_DEEP = re.compile(r"(?:[\[{][ \t\n]{0,9}|[-?][ \t\n]{1,9}){60}|^[ ]{500}", re.MULTILINE)
_MOST_FAULTS = 200
_MOST_UNFOLDED = 5_000_000
_NOTHING = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:bool")


@dataclass
class _Lines:
    """Where the mappings of a document begin, and their abstracts, by the identity of the mapping."""

    start: dict[int, int] = field(default_factory=dict)
    abstract: dict[int, tuple[int, int]] = field(default_factory=dict)


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is YAML, or begins as a YAML list of papers."""
    if document.media_type in _MEDIA_TYPES or document.id.lower().endswith((".yaml", ".yml", ".yaml.gz", ".yml.gz")):
        return True
    vague = document.media_type in (None, "text/plain", "application/octet-stream")
    return vague and _START.match(document.data[:4000]) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each mapping that is a paper; what is broken is an issue, and the items around it are read."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    lines = _Lines()
    values = list(_values(decoded.text, document.id, lines, issues))
    text_rows = decoded.text.split("\n")
    for row in rows(values):
        place = id(row.item)
        origin = Origin(document.id, lines.start.get(place), len(records), row.headings)
        first, last = lines.abstract.get(place, (None, None))
        outcome = record_of(row.fields, origin, abstract_line=first, listed=row.listed)
        if isinstance(outcome, PaperRecord):
            folded = text_rows[first - 1 : last] if first and last else []
            records.append(_on_lines(outcome, folded, first or 0))
        else:
            issues.append(outcome)
    issues.extend(unread_identifiers(decoded.text, document.id, records, issues))
    info = SourceInfo(
        id=document.id,
        title=PurePosixPath(document.id).name.partition(".")[0],
        locator=document.locator,
        kind="yaml",
        sha256=document.sha256,
    )
    return ReadResult(info, tuple(records), tuple(issues))


def _on_lines(record: PaperRecord, folded: Sequence[str], first: int) -> PaperRecord:
    """The record with the lines of its abstract, where that stands on more than one."""
    if len(folded) < 2:
        return record
    bare = [re.sub(r"^[ -]*[\w ]{1,30}:[ ]", "", folded[0]), *folded[1:]]
    texts = (on_lines(text, bare, first) if text.kind == "abstract" else text for text in record.texts)
    return replace(record, texts=tuple(texts))


def _values(text: str, source: str, lines: _Lines, issues: list[Issue]) -> Iterator[object]:
    """The values of all documents in the text; of a broken one those of its items that can be read."""
    found, fault = _parsed(text, 1, source, lines)
    yield from found
    if fault is None:
        return
    issues.append(fault)
    told = fault.code != "broken-yaml"  # one issue says it for all of an attack
    faults = {fault.origin}
    for line, chunk in _chunks(text):
        found, fault = _parsed(chunk, line, source, lines)
        if fault is not None:
            found = [_lenient(chunk)]
            lines.start[id(found[0])] = line
            if not told and fault.origin not in faults and len(faults) < _MOST_FAULTS:
                issues.append(fault)
            faults.add(fault.origin)
        yield from found
    if not told and len(faults) > _MOST_FAULTS:
        message = f"{len(faults)} places are not valid YAML; the first {_MOST_FAULTS} are listed"
        issues.append(Issue("read", "warning", "broken-yaml", message, Origin(source)))


def _parsed(text: str, line: int, source: str, lines: _Lines) -> tuple[list[object], Issue | None]:
    if deep := _DEEP.search(text):
        at = Origin(source, line + text.count("\n", 0, deep.start()))
        return [], Issue(
            "read", "error", "too-deep", f"nested deeper than {_DEEPEST} levels; only the items around are read", at
        )
    converter = _Converter(line, lines)
    try:
        return [converter.value(node) for node in yaml.compose_all(text, Loader=_LOADER)], None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = " ".join(str(getattr(error, "problem", None) or error).split())[:160]
        at = Origin(source, line + mark.line if mark else line)
        return [], Issue("read", "warning", "broken-yaml", f"this is not valid YAML: {reason}", at)
    except _UnfoldsError:
        message = "aliases unfold to more than a file may hold; only the items around are read"
        return [], Issue("read", "error", "alias-bomb", message, Origin(source, line))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The items of a text that is broken as a whole, with their lines: its list items, or its keys."""
    rows = text.replace("\t", "  ").split("\n")
    items = Counter(len(item[1]) for row in rows if (item := _ITEM.match(row)) and _FIELD.match(row))
    indent = items.most_common(1)[0][0] if items else 0
    starts = [at for at, row in enumerate(rows) if row.strip() and _starts_item(row, indent)]
    for start, end in zip(starts, [*starts, len(rows)][1:], strict=True):
        yield start + 1, "\n".join(rows[start:end])


def _starts_item(row: str, indent: int) -> bool:
    """Whether a row begins an item at this indent, or stands further left than they do."""
    depth = len(row) - len(row.lstrip(" "))
    return depth < indent or (depth == indent and (row[depth] == "-" or not row[depth].isspace()))


def _lenient(chunk: str) -> dict[str, object]:
    """The fields of a broken item by its lines: "key: value" with what is indented below it."""
    fields: dict[str, object] = {}
    name = ""
    for row in chunk.split("\n"):
        match = _FIELD.match(row)
        if match and (meaning_of(match[1]) or not name):
            name = match[1]
            fields.setdefault(name, (match[2] or "").strip().strip("'\""))
        elif name and row.strip():
            fields[name] = f"{fields[name]} {row.strip()}".strip().strip("'\"")
    return fields


class _UnfoldsError(ValueError):
    """Aliases of aliases would unfold to more than may be held."""


class _Converter:
    """Nodes to plain values, each node once: scalars stay as written, null and booleans are None."""

    def __init__(self, first_line: int, lines: _Lines) -> None:
        self.first_line, self.lines = first_line, lines
        self.done: dict[int, tuple[object, int]] = {}
        self.open: set[int] = set()
        self.keep: list[object] = []

    def value(self, node: object, depth: int = 0) -> object:
        return self._convert(node, depth)[0]

    def _convert(self, node: object, depth: int) -> tuple[object, int]:
        """The value and how many values it holds when all aliases in it are unfolded."""
        if isinstance(node, yaml.ScalarNode):
            return (None if node.tag in _NOTHING else str(node.value)), 1
        key = id(node)
        if key in self.open or depth > _DEEPEST:
            return None, 1
        if key not in self.done:
            self.open.add(key)
            self.keep.append(node)  # its identity must not be given to another node
            self.done[key] = self._collection(node, depth)
            self.open.discard(key)
        return self.done[key]

    def _collection(self, node: object, depth: int) -> tuple[object, int]:
        if isinstance(node, yaml.SequenceNode):
            items = [self._convert(item, depth + 1) for item in node.value]
            return [value for value, _ in items], self._bounded(sum(size for _, size in items))
        if not isinstance(node, yaml.MappingNode):
            return None, 1
        fields: dict[str, object] = {}
        size = 0
        start = self.first_line + node.start_mark.line
        abstract = (start, start)
        for name_node, value_node in node.value:
            name = str(name_node.value) if isinstance(name_node, yaml.ScalarNode) else ""
            value, inner = self._convert(value_node, depth + 1)
            size += inner
            if name == "<<" and isinstance(value, dict):
                fields = {**value, **fields}
                continue
            fields.setdefault(name, value)
            meaning = meaning_of(name)
            if meaning and meaning[0] == "abstract" and isinstance(value_node, yaml.ScalarNode):
                block = value_node.style in ("|", ">")
                abstract = (
                    self.first_line + value_node.start_mark.line + block,
                    self.first_line + value_node.end_mark.line - block,
                )
        self.keep.append(fields)
        self.lines.start[id(fields)], self.lines.abstract[id(fields)] = start, abstract
        return fields, self._bounded(size)

    def _bounded(self, size: int) -> int:
        if size > _MOST_UNFOLDED:
            raise _UnfoldsError
        return size + 1
