"""The one truth of the graph's shape: labels, edge types, their properties, and what follows from them.

Validation, constraints, indexes, MERGE statements, exporters, `papergraph schema` and the data model page are all
derived from the tables here. Nothing here knows of a database connection.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Type = Literal["string", "integer", "float", "boolean", "date", "string[]", "integer[]"]
Group = Literal[
    "bibliographic", "list", "concept", "claim", "derivation", "taxonomy", "comparison", "usage", "statistics"
]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name, its type ("date" is an ISO 8601 string, as precise as known) and what it holds."""

    name: str
    type: Type
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label. `subtype` names the property whose value becomes a second label; `indexed` are looked up by value."""

    label: str
    about: str
    prefix: tuple[str, ...]
    properties: tuple[Property, ...]
    subtype: str | None = None
    indexed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeType:
    """An edge type.

    `ends` lists the allowed (source label, target label) pairs; `symmetric` edges begin at the lower id.
    """

    type: str
    about: str
    ends: tuple[tuple[str, str], ...]
    group: Group
    properties: tuple[Property, ...] = ()
    symmetric: bool = False


def _p(name: str, type: Type, about: str, *, required: bool = False) -> Property:
    return Property(name, type, about, required)


CONCEPT_KINDS = ("Method", "Model", "Dataset", "Benchmark", "Task", "Metric", "Tool", "Theory", "Topic")

# Written by the store on every node and edge of ours, never by a stage: see store/sync.py.
OWNED_LABEL = "Papergraph"
HASH_PROPERTY = "pg_hash"
OWNERS_PROPERTY = "pg_workspaces"

_ALIASES = _p("aliases", "string[]", "other spellings")
_SOURCES = _p("sources", "string[]", "ids of the sources that say so")

_NODE_TYPES = (
    NodeType(
        "Paper",
        "A work: an article, preprint, report or thesis.",
        ("arxiv:", "doi:", "title:"),
        (
            _p("title", "string", "the title", required=True),
            _p("arxiv_id", "string", "arXiv identifier without version"),
            _p("doi", "string", "DOI in lower case"),
            _p("ids", "string[]", "every identifier ever known, this node's id first"),
            _p("published", "date", "first published"),
            _p("year", "integer", "year of `published`"),
            _p("abstract", "string", "the abstract"),
            _p("url", "string", "where to read it"),
            _p("votes", "integer", "the most votes that a list gave"),
            _p("citation_count", "integer", "citations counted by a service"),
            _p("categories", "string[]", "arXiv categories, the primary one first"),
            _p("first_listed", "date", "the first day on which a list named it"),
            _p("contested", "string[]", "identifiers that sources give to this and to another paper"),
            _p("stub", "boolean", "known only as cited, or from the vocabulary"),
            _p("provenance", "string[]", "field=source, for each field that a record won"),
        ),
        indexed=("title", "arxiv_id", "doi", "year"),
    ),
    NodeType(
        "Author",
        "A person who wrote a paper.",
        ("author:", "orcid:"),
        (_p("name", "string", "the fullest spelling", required=True), _ALIASES, _p("orcid", "string", "ORCID iD")),
        indexed=("name",),
    ),
    NodeType(
        "Organization",
        "A university, company or laboratory.",
        ("org:",),
        (
            _p("name", "string", "the usual name", required=True),
            _ALIASES,
            _p("ror", "string", "ROR identifier"),
            _p("country", "string", "ISO 3166 code"),
        ),
        indexed=("name",),
    ),
    NodeType(
        "Concept",
        "A named idea: a method, model, data set, benchmark, task, metric, tool, theory or topic.",
        ("concept:",),
        (
            _p("name", "string", "the usual, short name", required=True),
            _p("full_name", "string", "what the name stands for"),
            _ALIASES,
            _p("kind", "string", "one of " + ", ".join(CONCEPT_KINDS), required=True),
            _p("first_seen", "date", "the earliest date known for it"),
            _p("provenance", "string", "vocabulary or text"),
        ),
        subtype="kind",
        indexed=("name",),
    ),
    NodeType(
        "Name",
        "A folded spelling; leads to everything that is spelled so.",
        ("name:",),
        (_p("key", "string", "lower case, no accents, one space between words", required=True),),
        indexed=("key",),
    ),
    NodeType(
        "Claim",
        "One statement in one place of one source: CHILD relation PARENT.",
        ("claim:",),
        (
            _p("relation", "string", "the edge type that it supports", required=True),
            _p("sentence", "string", "the source's own words", required=True),
            _p("source", "string", "id of the source", required=True),
            _p("line", "integer", "line in the source"),
            _p("rule", "string", "the rule that read it", required=True),
            _p("polarity", "string", "asserted, denied or hypothetical", required=True),
            _p("scope", "string", "the words that limit it"),
            _p("how", "string", "what kind of the relation (fine_tuned, base_model, …)"),
            _p("confidence", "float", "0 to 1", required=True),
        ),
        indexed=("relation",),
    ),
    NodeType(
        "Source",
        "A reading list, digest, bibliography or answer of a service.",
        ("source:",),
        (
            _p("title", "string", "its title", required=True),
            _p("locator", "string", "path, URL or query"),
            _p("kind", "string", "how it was read"),
            _p("language", "string", "ISO 639 code"),
            _p("date", "date", "its own date"),
        ),
    ),
    NodeType(
        "Venue",
        "A conference, journal or workshop.",
        ("venue:",),
        (_p("name", "string", "the usual name", required=True), _ALIASES),
        indexed=("name",),
    ),
)

_SUPPORT = (
    _p("support", "integer", "asserted claims behind it"),
    _p("confidence", "float", "of its best claim, raised by independent ones"),
    _p("first_seen", "date", "date of the earliest paper that states it"),
)
_EVIDENCE = (
    *_SUPPORT,
    _p("evidence", "string[]", "sentences, the surest first"),
    _p("papers", "string[]", "ids of the papers that state it"),
    _p("how", "string[]", "what kinds of the relation"),
    _p("provenance", "string", "vocabulary, where no claim supports it; text otherwise"),
)
_COMPARISON = (*_EVIDENCE, _p("scopes", "string[]", "benchmarks or conditions that limit it"))
_USAGE = (*_EVIDENCE, _p("scopes", "string[]", "conditions that limit it"))
_MENTION = (
    _p("count", "integer", "how often"),
    _p("weight", "float", "count, rarer names weighing more"),
    _p("evidence", "string[]", "sentences that name it"),
    _SOURCES,
    _p("lines", "integer[]", "lines of the evidence, in its order"),
    _p("confidence", "float", "0 to 1"),
)
_CONCEPTS = (("Concept", "Concept"),)

_EDGE_TYPES = (
    EdgeType(
        "WROTE",
        "The author wrote the paper.",
        (("Author", "Paper"),),
        "bibliographic",
        (_p("position", "integer", "place in the byline, from 1"),),
    ),
    EdgeType(
        "AFFILIATED_WITH",
        "A byline puts the author there.",
        (("Author", "Organization"),),
        "bibliographic",
        (_SOURCES,),
    ),
    EdgeType(
        "FROM_ORGANIZATION", "The paper comes from there.", (("Paper", "Organization"),), "bibliographic", (_SOURCES,)
    ),
    EdgeType(
        "PUBLISHED_IN",
        "Where it was published.",
        (("Paper", "Venue"),),
        "bibliographic",
        (_p("year", "integer", "year of publication"),),
    ),
    EdgeType(
        "CITES",
        "The paper cites the other.",
        (("Paper", "Paper"),),
        "bibliographic",
        (
            _SOURCES,
            _p("contexts", "string[]", "sentences around the citation"),
            _p("intents", "string[]", "background, method or result"),
            _p("influential", "boolean", "a service calls it influential"),
        ),
    ),
    EdgeType(
        "LISTED_IN",
        "The source lists the paper.",
        (("Paper", "Source"),),
        "list",
        (
            _p("positions", "integer[]", "places in the source, from 1"),
            _p("lines", "integer[]", "lines of the source"),
            _p("headings", "string[]", "headings above it"),
            _p("date", "date", "the day under which it is listed"),
            _p("blurb", "string", "what the source says of it"),
            _p("votes", "integer", "votes in that source"),
        ),
    ),
    EdgeType(
        "HAS_TOPIC",
        "A heading, tag or category puts the paper under the concept.",
        (("Paper", "Concept"),),
        "list",
        (_p("sources", "string[]", "heading, tag or category, with the source's id"),),
    ),
    EdgeType("MENTIONS", "The paper's title or text names the concept.", (("Paper", "Concept"),), "concept", _MENTION),
    EdgeType("INTRODUCES", "The paper coins the concept.", (("Paper", "Concept"),), "concept", _MENTION),
    EdgeType("STATES", "The paper, or what a list says of it, makes the claim.", (("Paper", "Claim"),), "claim"),
    EdgeType("CHILD", "The claim's subject.", (("Claim", "Concept"),), "claim"),
    EdgeType("PARENT", "The claim's object.", (("Claim", "Concept"),), "claim"),
    EdgeType("ON", "What the claim is limited to.", (("Claim", "Concept"),), "claim"),
    EdgeType(
        "NAMES",
        "What is spelled so.",
        (("Name", "Concept"), ("Name", "Author"), ("Name", "Organization"), ("Name", "Venue")),
        "concept",
    ),
    EdgeType("VARIANT_OF", "A modified form, a member of the family.", _CONCEPTS, "derivation", _EVIDENCE),
    EdgeType(
        "EXTENDS", "Builds on, is fine-tuned or distilled from, is inspired by.", _CONCEPTS, "derivation", _EVIDENCE
    ),
    EdgeType("COMBINES", "The parent is a component.", _CONCEPTS, "derivation", _EVIDENCE),
    EdgeType("REPLACES", "Takes the place of, removes the need for.", _CONCEPTS, "derivation", _EVIDENCE),
    EdgeType(
        "DERIVES_FROM",
        "Any derivation: one edge for each pair that has a VARIANT_OF, EXTENDS, COMBINES or REPLACES edge.",
        _CONCEPTS,
        "derivation",
        (_p("relations", "string[]", "the derivation edges behind it"), *_SUPPORT),
    ),
    EdgeType("INSTANCE_OF", "Is a kind of, an example of.", _CONCEPTS, "taxonomy", _EVIDENCE),
    EdgeType("ALTERNATIVE_TO", "Serves the same purpose.", _CONCEPTS, "comparison", _COMPARISON, symmetric=True),
    EdgeType("COMPARED_WITH", "Was measured against.", _CONCEPTS, "comparison", _COMPARISON, symmetric=True),
    EdgeType("OUTPERFORMS", "Was found better than.", _CONCEPTS, "comparison", _COMPARISON),
    EdgeType(
        "USES",
        "Uses it: as base model, data, component, optimizer or tool.",
        _CONCEPTS,
        "usage",
        (*_USAGE, _p("roles", "string[]", "base_model, data, component, optimizer, tool")),
    ),
    EdgeType("EVALUATED_ON", "Was measured on the data set or benchmark.", _CONCEPTS, "usage", _USAGE),
    EdgeType("ADDRESSES", "Is meant for the task.", _CONCEPTS, "usage", _USAGE),
    EdgeType(
        "RELATED_TO",
        "Named together more often than chance.",
        _CONCEPTS,
        "statistics",
        (
            _p("papers", "integer", "papers that name both"),
            _p("npmi", "float", "normalized pointwise mutual information"),
        ),
        symmetric=True,
    ),
)

NODE_TYPES: Mapping[str, NodeType] = MappingProxyType({node.label: node for node in _NODE_TYPES})
EDGE_TYPES: Mapping[str, EdgeType] = MappingProxyType({edge.type: edge for edge in _EDGE_TYPES})

DERIVATIONS = ("VARIANT_OF", "EXTENDS", "COMBINES", "REPLACES")
CLAIM_RELATIONS = tuple(
    edge.type
    for edge in _EDGE_TYPES
    if edge.group in ("derivation", "taxonomy", "comparison", "usage") and edge.type != "DERIVES_FROM"
)
# A walk through the neighbourhood of a node does not pass through these: nearly everything hangs on them.
HUB_LABELS = ("Source", "Venue", "Name", "Claim")
