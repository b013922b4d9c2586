"""Links of formats that map directly, with what they lead to: told by the field's name first, then by the address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from papergraph.identifiers import from_url
from papergraph.model import Link, LinkRole

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'`|\\^{}\[\]（）「」，。]{3,2000}", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[([^\[\]]{0,500})\]\(\s?<?(https?://[^\s()<>]{3,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?)>?[^()]{0,200}\)"
)
_HOSTS: tuple[tuple[LinkRole, tuple[str, ...]], ...] = (
    ("code", ("github.com", "gitlab.com", "bitbucket.org", "gist.github.com", "codeberg.org", "sourceforge.net")),
    ("video", ("youtube.com", "youtu.be", "bilibili.com", "vimeo.com", "slideslive.com", "videolectures.net")),
    (
        "blog",
        ("medium.com", "substack.com", "zhihu.com", "zhuanlan.zhihu.com", "mp.weixin.qq.com", "towardsdatascience.com"),
    ),
    ("project", ("github.io", "gitlab.io", "netlify.app", "vercel.app")),
    ("data", ("kaggle.com", "zenodo.org", "figshare.com")),
)
_PUBLISHERS = (
    "arxiv.org", "openreview.net", "aclanthology.org", "aclweb.org", "doi.org", "acm.org", "ieee.org", "springer.com",
    "sciencedirect.com", "nature.com", "science.org", "wiley.com", "tandfonline.com", "mdpi.com", "neurips.cc",
    "mlr.press", "thecvf.com", "semanticscholar.org", "biorxiv.org", "medrxiv.org", "ssrn.com", "pnas.org",
    "nips.cc", "usenix.org",
    "jmlr.org", "isca-speech.org", "isca-archive.org", "ncbi.nlm.nih.gov", "oup.com", "cambridge.org", "plos.org",
    "frontiersin.org", "aaai.org", "ijcai.org", "dl.acm.org", "researchgate.net", "hal.science", "jstor.org",
    "sagepub.com",
    "psycnet.apa.org", "citeseerx.ist.psu.edu", "eric.ed.gov", "cell.com", "bmj.com", "elifesciences.org",
)  # fmt: skip


def urls_in(text: str) -> tuple[str, ...]:
    """The addresses in a text, Markdown links among them, in order and without closing punctuation."""
    if "](" in text:
        text = _MARKDOWN_LINK.sub(lambda m: f" {m[2]} ", text)
    found = []
    for match in _URL.finditer(text):
        url = match[0].rstrip(".,;:!?*_~")
        while url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1]
        found.append(url if "://" in url[:8] else f"https://{url}")
    return tuple(dict.fromkeys(found))


def without_links(text: str) -> str:
    """The text with Markdown links as their words and bare addresses left out."""
    return _URL.sub(" ", _MARKDOWN_LINK.sub(r"\1", text)) if "://" in text or "www." in text else text


def link(url: str, *, role: LinkRole | None = None, text: str = "") -> Link:
    """The link with the role that its field names; without one, the role that the address tells."""
    return Link(url, role or role_of(url), text)


def role_of(url: str) -> LinkRole:
    """What an address leads to; "other" where it does not tell."""
    host, path = _host_and_path(url)
    if path.lower().endswith(".pdf") or (host.endswith("arxiv.org") and path.startswith("/pdf/")):
        return "pdf"
    if is_paper_address(url):
        return "paper"
    if host == "huggingface.co":
        return "data" if path.startswith("/datasets/") else "code"
    return next((role for role, hosts in _HOSTS if _is_at(host, hosts)), "other")


def is_paper_address(url: str) -> bool:
    """Whether an address names a work by its identifier, or stands on the site of a publisher of papers."""
    return from_url(url) is not None or _is_at(_host_and_path(url)[0], _PUBLISHERS)


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts.path
    except ValueError:
        return "", ""


def _is_at(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith("." + one) for one in hosts)
