"""The words by which lists name what stands beside them: "Authors: …", a column "Abstract", a cell of tags.

One vocabulary for labels in running text and for the heads of columns, in the languages that lists are kept in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.label_languages import LANGUAGES, PREFIXES
from papergraph.readers.lists.words import words

_FIELDS: dict[Field, str] = {
    "title": "title|paper title|paper name|paper|papers|name|article|publication|title authors|title and authors|work"
    "|reading|readings|reference|topic title|title link|paper link title",
    "title_en": "english title|title english|title en|original title",
    "authors": "author|authors|authors affiliation|authors affiliations"
    "|author s|written by|by|first author|authors et al|author list|author names",
    "organizations": "affiliation|affiliations|organization|organizations|organisation|institution|institutions"
    "|institute|company|org|orgs|university|lab|from|team|affiliated with",
    "date": "date|published|publish date|publication date|published date|published on|pub date|submitted"
    "|submission date|release date|released|release|created|posted|time|when|month|arxiv date|date published|data"
    "|publication year month",
    "year": "year|pub year|publication year|yr",
    "updated": "updated|last updated|last revised|revised|update date",
    "listed": "date read|read date|date added|added|week|session|session date|presented|presentation date|talk date"
    "|day|meeting|class|lecture|lecture date",
    "venue": "venue|conference|journal|publisher|published in|published at|conference journal|venue year|pub"
    "|publication venue|proceedings|source|where|booktitle|comment|comments|journal ref|journal reference|accepted"
    "|accepted at",
    "abstract": "abstract|summary abstract",
    "blurb": "summary|key summary|headline result"
    "|tl dr|tldr|tl dr summary|description|notes|note|remarks|remark|about|introduction|intro"
    "|highlights|key points|key idea|idea|main idea|contribution|contributions|details|takeaway|takeaways"
    "|why it matters|what s new|technical details|performance highlights|method|methods|methodology|approach|results"
    "|conclusion|comment s|overview|review|explanation|main takeaway|motivation|ai summary|translation",
    "topics": "topic|topics|tag|tags|keyword|keywords|category|categories|subject|subjects|area|areas|field|fields"
    "|theme|themes|task|tasks|type|types|domain|domains|track|research area|subfield|subtopic|class category"
    "|task domain|palabras clave",
    "link": "link|links|url|urls|pdf|arxiv|arxiv id|arxiv link|paper link|paper url|paper links|pdf link|full text"
    "|download|resources|resource|code|github|project|project page|website|repo|code link|code url|id|paper code"
    "|data|dataset|dataset link|slides|video|talk|poster|blog|demo|materials|material|source code|homepage|hf"
    "|huggingface|openreview|code data",
    "doi": "doi",
    "votes": "vote|votes|upvote|upvotes|likes|like|stars|score|points|hf upvotes",
    "citations": "citations|citation|cited by|cites|citation count|num citations",
    "short_name": "model|models|method name|acronym|abbreviation|short name|short title|algorithm|nickname|system"
    "|alias|model name|short|method model",
    "ignored": "no|number|nr|index|rank|presenter|presenters|speaker|speakers|discussant|presented by|leader"
    "|volunteer|reviewer|reader|status|read|done|priority|rating|difficulty|github account|slide|#|bibtex|bib|lang"
    "|language|pages|page|duration|room|location|due|assignment|homework|preview|image|figure|framework|publish"
    "|image preview",
}
_LABELS: dict[str, Field] = {
    label: field
    for field, labels in chain(*(language.items() for language in LANGUAGES.values()), _FIELDS.items())
    for label in labels.split("|")
}
_FOLD = re.compile(r"[\W_]+")
_LABEL = re.compile(r"^[\s*_>•\-–]{0,8}([^\W_][^:：\n|]{0,40}?)\s{0,2}[*_]{0,3}[:：]\s?[*_]{0,3}\s{0,4}")
_IN_BRACKETS = re.compile(r"[\s*_>•\-–]{0,8}[【〖［\[]\s?([^\W_][^】〗］\]\n]{0,20})[】〗］\]]\s?[:：]?\s{0,4}")
# Labels that begin prose as often as they name a field count only as heads of columns.
_ONLY_COLUMN = words(
    """
    by from name paper papers work reading readings reference source where when time day class lecture model models
    method methods system read no number week session type types short approach about data field release id done
    short status rank algorithm area track team lab company
    """
)


@lru_cache(maxsize=4096)
def column_field(text: str) -> Field | None:
    """The field that the head of a column names; of "Title & Authors" the title, whose cells hold both."""
    label = fold_label(text)
    if field := _named(label):
        return field
    if not label or len(label) > 60:
        return None
    fields = [field for word in label.split() if (field := _named(word))]
    if "title" in fields:
        return "title"
    return fields[0] if fields and len(label.split()) <= 4 else None


@lru_cache(maxsize=4096)
def label_field(label: str) -> Field | None:
    """The field that a label before a colon names."""
    folded = fold_label(label)
    if folded in _ONLY_COLUMN:
        return None
    if field := _named(folded):
        return field
    fields = [] if folded.isascii() else [_named(word) for word in folded.split()]
    return fields[0] if fields and all(fields) else None


def split_label(text: str) -> tuple[Field, int] | None:
    """The field that a text is labelled with and where its value begins: "Authors: A, B" gives (authors, 9)."""
    head = text[:80]
    match = _LABEL.match(head) if ":" in head or "：" in head else None
    if match and (field := label_field(match[1])):
        return field, match.end()
    if text[:1] not in "【〖［[" or (match := _IN_BRACKETS.match(head)) is None or match[1].isascii():
        return None
    field = label_field(match[1])
    return (field, match.end()) if field else None


def _named(label: str) -> Field | None:
    """The field of a folded label, also behind a word that says no more than that it is the paper's: "论文标题"."""
    if (field := _LABELS.get(label)) or label.isascii():
        return field
    prefix = next((prefix for prefix in PREFIXES if label.startswith(prefix)), "")
    return _LABELS.get(label[len(prefix) :].strip()) if prefix else None


def fold_label(text: str) -> str:
    """A label in lower case, words one space apart, symbols gone."""
    return " ".join(_FOLD.sub(" ", text[:80].casefold()).split())


def is_flat_header(text: str) -> bool:
    """Whether a line is the head of a table that lost its lines: "Papers Paper URL Abstract"."""
    words = fold_label(text).split()
    return 2 <= len(words) <= 8 and all(map(_named, words)) and text[:1].isupper()
