"""The types that travel between the stages; nothing here reads, fetches, decides or prints.

Every type is a frozen dataclass of plain values, so that a stage can only return something new, and so that
`to_json` and `from_json` carry all of them to disk and back without losing anything. Imports the standard
library only.

Lines are 1-based. Offsets count characters (code points). Dates are ISO 8601, as precise as known:
"2024", "2024-05" or "2024-05-29".
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, cast

Severity = Literal["note", "warning", "error"]
Stage = Literal["open", "read", "resolve", "enrich", "extract", "build", "deliver"]
LinkRole = Literal["paper", "pdf", "code", "project", "data", "blog", "video", "other"]
Polarity = Literal["asserted", "denied", "hypothetical"]
TextKind = Literal["abstract", "blurb", "remark"]
TopicOrigin = Literal["heading", "tag", "category"]
Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
Properties = Mapping[str, Value]

T = TypeVar("T")


# --- stage 1: sources -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One opened source: its bytes and where they came from.

    `id` is the path relative to the workspace, the URL or query, or for standard input `stdin:<hash>`; `locator`
    is what the user gave. `media_type` is a hint ("text/markdown", "application/x-bibtex", …) from the name or
    the server, or None: readers look at the content as well. `sha256` is the hex digest of `data`.
    """

    id: str
    locator: str
    data: bytes
    sha256: str
    media_type: str | None = None


# --- stage 2: records -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """The place in a source that something was read from.

    `line` is the 1-based line of the raw source, `index` the 0-based position of the entry in it, `headings` the
    headings above, outermost first.
    """

    source: str
    line: int | None = None
    index: int | None = None
    headings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was skipped, ambiguous or contradictory. `code` is stable and kebab-case ("contested-id")."""

    stage: Stage
    severity: Severity
    code: str
    message: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A work's identifier in normal form.

    Schemes: "arxiv", "doi", "openalex", "s2", "acl", "openreview", "pmid", "url".
    """

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True)
class AuthorName:
    """An author as one source writes it, in reading order ("Edward J. Hu"), marks removed."""

    name: str
    organizations: tuple[str, ...] = ()
    orcid: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link beside a paper, with what it leads to."""

    url: str
    role: LinkRole
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A passage about a paper: `text` is repaired for matching, `raw` is the source's own wording, markup removed.

    `offsets` maps the one to the other: pairs (position in text, position in raw), ascending, the first (0, 0);
    between two pairs both advance together. `lines` are pairs (position in raw, line of the source), ascending.
    An empty `raw` means that it equals `text`.
    """

    kind: TextKind
    text: str
    language: str = "en"
    raw: str = ""
    offsets: tuple[tuple[int, int], ...] = ()
    lines: tuple[tuple[int, int], ...] = ()

    def quote(self, start: int, end: int) -> str:
        """The source's own wording of text[start:end], each run of white space as one space."""
        raw = self.raw or self.text
        return " ".join(raw[self._to_raw(start) : self._to_raw(end)].split())

    def line_at(self, start: int) -> int | None:
        """The source line on which text[start] stands; None where the reader knew none."""
        if not self.lines:
            return None
        at = bisect.bisect_right(self.lines, self._to_raw(start), key=lambda pair: pair[0]) - 1
        return self.lines[max(at, 0)][1]

    def _to_raw(self, position: int) -> int:
        if not self.offsets:
            return position
        at = bisect.bisect_right(self.offsets, position, key=lambda pair: pair[0]) - 1
        here, there = self.offsets[max(at, 0)]
        limit = self.offsets[at + 1][1] if at + 1 < len(self.offsets) else len(self.raw or self.text)
        return min(there + position - here, limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work that a source says a paper cites: by identifier, or by title (and year) alone."""

    identifiers: tuple[Identifier, ...] = ()
    title: str | None = None
    year: int | None = None
    context: str | None = None
    intent: str | None = None
    influential: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """One source's claim about one work. Two sources on one paper are two records; nothing is merged before `resolve`.

    `published` and `updated` are the paper's own dates; `listed` is the day on which a list or session named it.
    `organizations` are as written; `topics` are (name, origin) pairs, outermost heading first.
    """

    origin: Origin
    title: str | None = None
    short_name: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    authors: tuple[AuthorName, ...] = ()
    authors_truncated: bool = False
    organizations: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    listed: str | None = None
    venue: str | None = None
    topics: tuple[tuple[str, TopicOrigin], ...] = ()
    votes: int | None = None
    citation_count: int | None = None
    texts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """What is known of a source as a whole. `kind` names the reader ("markdown", "text", "bibtex", …)."""

    id: str
    title: str
    locator: str
    kind: str
    sha256: str
    language: str = "en"
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What stage 2 gives for one source: records in source order, and what was skipped or odd."""

    source: SourceInfo
    records: tuple[PaperRecord, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- stage 3: the resolved corpus -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One work. `records` are indices into `ResolvedCorpus.records`; `won` names the record that each field came from.

    `ids` holds every identifier in text form ("arxiv:…", "doi:…", "title:…"), the node id first. `contested` are
    ids that sources give to this and to another paper; they are not in `ids`. A `stub` is known only as cited.
    `authors`, `organizations` and `venue` are ids into the corpus' tables; authors stand in order of the byline.
    """

    id: str
    title: str
    ids: tuple[str, ...]
    records: tuple[int, ...] = ()
    arxiv_id: str | None = None
    doi: str | None = None
    published: str | None = None
    year: int | None = None
    url: str | None = None
    votes: int | None = None
    citation_count: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    authors_truncated: bool = False
    organizations: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    stub: bool = False
    won: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One person: the fullest spelling seen as name, the others as aliases."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    orcid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """One organization under its usual name; `country` is an ISO 3166 code."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    ror: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A conference, journal or workshop, without the year."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An author was said to belong to an organization, by these sources."""

    author: str
    organization: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One paper cites another, by these sources."""

    citing: str
    cited: str
    sources: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    influential: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A line of the ledger: these records became one paper by this rule; `disagreements` say on what they differ."""

    paper: str
    records: tuple[int, ...]
    rule: str
    disagreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCorpus:
    """All papers under stable ids. Every table is sorted by id; records are sorted by source, then by place."""

    sources: tuple[SourceInfo, ...] = ()
    records: tuple[PaperRecord, ...] = ()
    papers: tuple[Paper, ...] = ()
    authors: tuple[Author, ...] = ()
    organizations: tuple[Organization, ...] = ()
    venues: tuple[Venue, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    citations: tuple[Citation, ...] = ()
    ledger: tuple[Merge, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- stage 5: the annotated corpus ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A named idea. `kind` is a label of the schema ("Method", "Model", …); `provenance` is "vocabulary" or "text"."""

    id: str
    name: str
    kind: str
    full_name: str | None = None
    aliases: tuple[str, ...] = ()
    first_seen: str | None = None
    provenance: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A paper's title or text names a concept.

    `start` and `end` are offsets in the repaired text; `sentence` is verbatim.
    """

    paper: str
    concept: str
    source: str
    line: int | None
    start: int
    end: int
    surface: str
    sentence: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A paper coins a concept, by this rule ("title-colon", "we-introduce", …)."""

    paper: str
    concept: str
    source: str
    line: int | None
    rule: str
    sentence: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTag:
    """A heading, tag or category puts a paper under a concept."""

    paper: str
    concept: str
    source: str
    origin: TopicOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in one place of one source: CHILD relation PARENT, with the sentence that says so.

    `how` refines the relation (EXTENDS: "fine_tuned"; USES: the role); `on` is a concept that the statement is
    limited to (a benchmark), `scope` the words that limit it.
    """

    id: str
    paper: str
    relation: str
    child: str
    parent: str
    sentence: str
    source: str
    line: int | None
    rule: str
    polarity: Polarity = "asserted"
    scope: str | None = None
    on: str | None = None
    how: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRelation:
    """A relation that the vocabulary states, without a sentence: child relation parent."""

    relation: str
    child: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedCorpus:
    """The corpus with what its texts say. Tables are sorted; concepts hold each id once."""

    corpus: ResolvedCorpus
    concepts: tuple[Concept, ...] = ()
    mentions: tuple[Mention, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    claims: tuple[Claim, ...] = ()
    known: tuple[KnownRelation, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- stage 6: the property graph --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its first label, its id (unique over all labels) and its properties. Absent values are left out."""

    label: str
    id: str
    properties: Properties = field(default_factory=dict)

    @classmethod
    def of(cls, label: str, id: str, values: Mapping[str, Value | None]) -> Node:
        """A node with those of the values that say something (not None, not an empty tuple), by name."""
        return cls(label, id, _said(values))


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between two node ids; one for each (type, source, target)."""

    type: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)

    @classmethod
    def of(cls, type: str, source: str, target: str, values: Mapping[str, Value | None]) -> Edge:
        """An edge with those of the values that say something (not None, not an empty tuple), by name."""
        return cls(type, source, target, _said(values))


def _said(values: Mapping[str, Value | None]) -> Properties:
    return {name: value for name, value in sorted(values.items()) if value is not None and value != ()}


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes sorted by (label, id), edges by (type, source, target). Knows nothing of any database."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> PropertyGraph:
        """A graph in its one order."""
        return cls(
            tuple(sorted(nodes, key=lambda node: (node.label, node.id))),
            tuple(sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target))),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a query's answer. Cells are JSON values; nodes and edges in them are shown as maps.

    `truncated` says that a limit cut the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


# --- to JSON and back -------------------------------------------------------------------------------------


def to_json(value: Any) -> Any:
    """The value as JSON-ready dicts and lists; fields that hold their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: to_json(item) for f, default in _fields(type(value)) if (item := getattr(value, f.name)) != default
        }
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    return value


def from_json(cls: type[T], data: Any) -> T:
    """The value of type `cls` that `to_json` gave `data` for; unknown fields and wrong shapes raise TypeError."""
    hint: Any = cls
    return cast(T, _reader(hint)(data))


@functools.cache
def _fields(cls: type) -> tuple[tuple[dataclasses.Field[Any], Any], ...]:
    def default(f: dataclasses.Field[Any]) -> Any:
        return f.default_factory() if f.default_factory is not dataclasses.MISSING else f.default

    return tuple((f, default(f)) for f in dataclasses.fields(cls))


@functools.cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass_reader(hint)
    if origin is tuple and len(args) == 2 and args[1] is ...:
        item = _reader(args[0])
        return lambda data: tuple([item(one) for one in _expect(list, data)])
    if origin is tuple:
        items = [_reader(one) for one in args]
        return lambda data: tuple([read(one) for read, one in zip(items, _expect(list, data), strict=True)])
    if origin in (typing.Union, types.UnionType):
        inner = [_reader(one) for one in args if one is not type(None)]
        if len(inner) == 1:
            return lambda data: None if data is None else inner[0](data)
        return _frozen
    if origin is not None and issubclass(origin if isinstance(origin, type) else object, Mapping):
        return lambda data: {key: _frozen(one) for key, one in _expect(dict, data).items()}
    if hint is float:
        return lambda data: float(_expect((int, float), data))
    if hint in (str, int, bool):
        return lambda data: _expect(hint, data)
    return _frozen


def _dataclass_reader(cls: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(cls)
    readers = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(cls)}

    def read(data: Any) -> Any:
        unknown = _expect(dict, data).keys() - readers.keys()
        if unknown:
            raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
        return cls(**{name: readers[name](item) for name, item in data.items()})

    return read


def _expect(kind: Any, data: Any) -> Any:
    if not isinstance(data, kind):
        raise TypeError(f"expected {kind}, not {type(data).__name__}")
    return data


def _frozen(data: Any) -> Any:
    return tuple([_frozen(one) for one in data]) if isinstance(data, list) else data
