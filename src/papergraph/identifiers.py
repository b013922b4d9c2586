"""The identifiers that a text or a URL names, in normal form.

Used by every stage, so it imports nothing heavy. A DOI of arXiv's own (10.48550/arXiv.X) is an arXiv id. Identifiers
are read as they stand: nothing is looked up, and an id that cannot be is not repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from papergraph.model import Identifier

# Four digits behind the month up to 2014, five since 2015.
_NEW = r"(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.[0-9]{4}|(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2])\.[0-9]{5})"
_ARCHIVE = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs"
    r"|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics"
    r"|plasm-ph|q-alg|q-bio|quant-ph|solv-int|stat|supr-con)"
)
_OLD = rf"{_ARCHIVE}(?:\.[a-z]{{2}})?/[0-9]{{2}}(?:0[1-9]|1[0-2])[0-9]{{3}}"
_ID = rf"(?P<id>{_NEW}|{_OLD})(?:v[0-9]{{1,2}})?(?![0-9])"
_HOST = (
    r"(?:arxiv\.org|ar5iv\.(?:labs\.arxiv\.)?org|alphaxiv\.org|arxiv-vanity\.com|scirate\.com"
    r"|arxiv\.paperswithcode\.com)"
)
_PATH = r"(?:abs|pdf|html|format|ps|src|e-print|overview|papers|list|arxiv)"
_ARXIV_URL = re.compile(rf"{_HOST}/(?:{_PATH}/)?(?:arxiv:)?/?{_ID}", re.IGNORECASE)
_MIRROR_URL = re.compile(
    rf"(?:huggingface\.co/papers|hf\.co/papers|paperswithcode\.com/paper/arxiv|semanticscholar\.org/arxiv"
    rf"|api\.semanticscholar\.org/arxiv:|inspirehep\.net/arxiv|papers\.cool/arxiv|arxiv\.wiki/abs)/?{_ID}",
    re.IGNORECASE,
)
_ARXIV_LABEL = re.compile(
    rf"\bar[xv]i?[xv](?:[\s:./\[#-]|\s?id\b|\bpreprint\b|\be-?prints?\b){{0,4}}{_ID}", re.IGNORECASE
)
_CORR = re.compile(rf"\bCoRR,?\s{{0,3}}(?:abs/)?{_ID}", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ID}", re.IGNORECASE)
_BARE = re.compile(rf"\s*(?:arxiv:\s*)?{_ID}\s*(?:\[[a-z.-]{{2,20}}\])?\s*", re.IGNORECASE)
_BARE_OLD = re.compile(rf"(?<![\w./-])(?P<id>{_OLD})(?:v[0-9]{{1,2}})?(?![0-9])", re.IGNORECASE)
_BRACKETED = re.compile(rf"(?<=[\[(])(?P<id>{_NEW})(?:v[0-9]{{1,2}})?(?=[\])])")
_TAG_HINT = re.compile(r"[0-9]\s?\[[a-z]")
_OLD_HINT = re.compile(r"[a-z]/[0-9]{7}")
_TAGGED = re.compile(rf"(?<![\w./]){_ID}\s?\[[a-z-]{{2,10}}(?:\.[A-Z]{{2}})?\]", re.IGNORECASE)

_DOI = re.compile(r"(?<![\w.])10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}/[^\s\"<>|\\^`{}\[\]…]{1,300}", re.IGNORECASE)
_DOI_START = re.compile(r"\s*(?:https?://)?(?:(?:www|dx|doi)\.)?(?:doi\.org/|doi:\s*)?", re.IGNORECASE)
_DOI_TAIL = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|fulltext|meta|html|full/html)|\.pdf|v[0-9]\.full(?:\.pdf)?|[?#&].*)$", re.IGNORECASE
)
_ORCID = re.compile(r"(?<![0-9])([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])(?![0-9])", re.IGNORECASE)
_ROR = re.compile(r"(?:\bror\.org/|^\s*(?:ror:)?)(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})(?![a-z0-9])", re.IGNORECASE)
_OPENALEX = re.compile(
    r"(?:\bopenalex\.org/(?:[a-z]{4,12}/)?|^\s*(?:openalex:)?)([WAISVCFPT][0-9]{4,12})(?![0-9])", re.IGNORECASE
)
_ACL = re.compile(
    r"(?:aclanthology\.org|aclweb\.org/anthology|aclanthology\.info/papers)/(?:papers/)?(?:[A-Z]/[A-Z][0-9]{2}/)?"
    r"((?:[A-Z][0-9]{2}-[0-9]{4})|(?:[0-9]{4}\.[a-z0-9_-]{2,40}\.[0-9]{1,4}))",
    re.IGNORECASE,
)
_OPENREVIEW = re.compile(
    r"openreview\.net/(?:forum|pdf|attachment|references/pdf|revisions)\?(?:[^\s#]{0,80}&)?id=([\w-]{6,20})",
    re.IGNORECASE,
)
_S2 = re.compile(r"semanticscholar\.org/(?:paper|reader)/(?:[^\s/?#]{1,300}/)?([0-9a-f]{40})", re.IGNORECASE)
_PMID = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/([0-9]{4,9})", re.IGNORECASE)
_TAIL = ".,;:!?'\"’”*_~。，；：、"
# Running text without any of these holds no identifier: plain searches are many times faster than the patterns.
_HINTS = ("10.", "arx", "arv", "scirate", "papers", "corr", "openreview", "acl", "semanticscholar", "ncbi.nlm")
_BRACKET_OR_SLASH = re.compile(r"/[0-9]{7}|\[[0-9a-z]|\([0-9]{4}\.[0-9]")


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier in a text: text[start:end] names `identifier`."""

    start: int
    end: int
    identifier: Identifier


def arxiv_id(text: str) -> str | None:
    """The arXiv id that a text is, without version: a URL of any shape, "arXiv:…", a DOI of arXiv's or the bare id."""
    match = _BARE.fullmatch(text[:80]) if len(text) <= 80 else None
    match = match or _first_arxiv(text[:2000])
    return _arxiv_form(match["id"]) if match else None


def doi(text: str) -> str | None:
    """The DOI that a text is or holds, in lower case, without resolver and closing punctuation."""
    bare = text[:1000]
    if "%" in bare:
        bare = unquote(bare)
    start = _DOI_START.match(bare)
    match = _DOI.match(bare, start.end() if start else 0) or _DOI.search(bare)
    return _doi_form(match[0]) if match else None


def orcid(text: str) -> str | None:
    """An ORCID in its four groups, where the check digit is right."""
    match = _ORCID.search(text[:200])
    if not match:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(match.groups()).upper() if digits[15] == ("X" if check == 10 else str(check)) else None


def ror(text: str) -> str | None:
    """The nine characters of a Research Organization Registry id, from its URL or bare."""
    match = _ROR.search(text[:200])
    return match[1].lower() if match else None


def openalex(text: str) -> str | None:
    """An OpenAlex id ("W2741809807"), from its URL or bare."""
    match = _OPENALEX.search(text[:200])
    return match[1].upper() if match else None


@lru_cache(maxsize=16384)
def from_url(url: str) -> Identifier | None:
    """The identifier of the work that a URL leads to; None where the URL names none (it may still be the paper's)."""
    url = url[:2000]
    if match := _first_arxiv(url):
        return Identifier("arxiv", _arxiv_form(match["id"]))
    if found := _from_known_site(url):
        return found
    if "10." in url and (value := _doi_in_url(url)):
        return Identifier("doi", value)
    return None


def find(text: str) -> tuple[Found, ...]:
    """Every identifier in running text, in order, none inside another."""
    lowered = text.lower()
    if not _holds_any(lowered, _HINTS) and not _BRACKET_OR_SLASH.search(lowered):
        return ()
    found = [
        Found(m.start(), m.end(), Identifier("arxiv", _arxiv_form(m["id"]))) for m in _arxiv_matches(text, lowered)
    ]
    if "10." in text:
        found += [
            Found(m.start(), m.start() + len(_cut(m[0])), Identifier("doi", value))
            for m in _DOI.finditer(text)
            if (value := _doi_form(m[0]))
        ]
    for scheme, hint, pattern in _SITES:
        if hint in lowered:
            found += [
                Found(m.start(), m.end(), Identifier(scheme, _site_form(scheme, m[1]))) for m in pattern.finditer(text)
            ]
    return tuple(_outermost(found)) if len(found) > 1 else tuple(found)


# A pattern is only tried where one of its words stands.
_SITES = (
    ("acl", "acl", _ACL),
    ("openreview", "openreview.net", _OPENREVIEW),
    ("s2", "semanticscholar", _S2),
    ("pmid", "ncbi.nlm", _PMID),
)
_ARXIV_PATTERNS = (
    (("arxiv", "scirate", "ar5iv"), _ARXIV_URL),
    (("papers", "paperswithcode", "semanticscholar", "inspirehep"), _MIRROR_URL),
    (("10.48550",), _ARXIV_DOI),
    (("arx", "arv"), _ARXIV_LABEL),
    (("corr",), _CORR),
)


def _holds_any(text: str, hints: Iterable[str]) -> bool:
    for hint in hints:  # noqa: SIM110 - asked several times an entry, and `any` takes three times as long
        if hint in text:
            return True
    return False


def _first_arxiv(text: str) -> re.Match[str] | None:
    lowered = text.casefold()
    for hints, pattern in _ARXIV_PATTERNS:
        if _holds_any(lowered, hints) and (match := pattern.search(text)):
            return match
    return _BARE_OLD.search(text) if "/" in text and _OLD_HINT.search(lowered) else None


def _arxiv_matches(text: str, lowered: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for hints, pattern in _ARXIV_PATTERNS:
        if _holds_any(lowered, hints):
            found.extend(pattern.finditer(text))
    if "[" in text and _TAG_HINT.search(text):
        found.extend(_TAGGED.finditer(text))
    if "." in text and ("[" in text or "(" in text):
        found.extend(_BRACKETED.finditer(text))
    if "/" in text and _OLD_HINT.search(lowered):
        found.extend(_BARE_OLD.finditer(text))
    return found


def _arxiv_form(value: str) -> str:
    """Old ids without the subject class: "math.GT/0309136" is "math/0309136"."""
    archive, slash, number = value.lower().partition("/")
    return f"{archive.partition('.')[0]}/{number}" if slash else value


def _cut(text: str) -> str:
    """The text up to its end as a DOI: closing punctuation and brackets that were opened outside go."""
    while text:
        last = text[-1]
        if last in _TAIL or (last == ")" and text.count("(") < text.count(")")) or (last == ">" and "<" not in text):
            text = text[:-1]
        else:
            break
    return text


def _doi_form(text: str) -> str | None:
    value = _cut(text)
    while (shorter := _cut(_DOI_TAIL.sub("", value))) != value:
        value = shorter
    value = value.lower()
    return value if not value.endswith("/") and not _ARXIV_DOI.match(value) else None


def _doi_in_url(url: str) -> str | None:
    match = _DOI.search(unquote(url).partition("#")[0], 0) or None
    return _doi_form(match[0].partition("?")[0].partition("&")[0]) if match else None


def _from_known_site(url: str) -> Identifier | None:
    for scheme, _, pattern in _SITES:
        if match := pattern.search(url):
            return Identifier(scheme, _site_form(scheme, match[1]))
    return None


def _site_form(scheme: str, value: str) -> str:
    if scheme == "acl":
        return value.upper() if re.match("[A-Za-z][0-9]", value) else value.lower()
    return value.lower() if scheme == "s2" else value


def _outermost(found: list[Found]) -> list[Found]:
    """The longest of those that overlap, in order of place."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
