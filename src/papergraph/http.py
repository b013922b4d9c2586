"""Getting one document over HTTP, bounded in size and time; the only importer of requests.

Does not decide what the document is, nor retry: a person who named the address waits for the answer.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests

from papergraph import __version__
from papergraph.errors import SourceError, WorkspaceError
from papergraph.files import write_atomically
from papergraph.text import printable

_MAX_REDIRECTS = 8
_CHUNK = 65536
_HEADERS = {
    "User-Agent": f"papergraph/{__version__} (reader of reading lists)",
    "Accept": "text/markdown, text/plain, text/html;q=0.9, */*;q=0.8",
}
_GITHUB = re.compile(r"https?://(?:www\.)?github\.com/([^/\s]+)/([^/\s#?]+?)(?:\.git)?/?")
_GITHUB_FILE = re.compile(r"https?://(?:www\.)?github\.com/([^/\s]+)/([^/\s]+)/(?:blob|raw|blame)/([^\s#?]+)")
_GIST = re.compile(r"https?://gist\.github\.com/([^/\s]+)/([0-9a-f]{20,40})/?")
_GITLAB_FILE = re.compile(r"(https?://[^/\s]+/[^\s#?]+/-)/blob/([^\s#?]+)")
_HUGGING_FACE_FILE = re.compile(r"(https?://huggingface\.co/[^\s#?]+)/blob/([^\s#?]+)")


@dataclass(frozen=True, slots=True)
class Download:
    """What an address gave: the address that answered in the end, the bytes, and the media type it names."""

    url: str
    data: bytes
    media_type: str | None


def raw_address(url: str) -> str:
    """The address of the file itself where `url` is a page around it: GitHub, a gist, GitLab, Hugging Face.

    A repository's first page means its README.
    """
    bare = url.partition("#")[0].partition("?")[0]
    if match := _GITHUB_FILE.fullmatch(bare):
        return f"https://raw.githubusercontent.com/{match[1]}/{match[2]}/{match[3]}"
    if match := _GITHUB.fullmatch(bare):
        return f"https://raw.githubusercontent.com/{match[1]}/{match[2]}/HEAD/README.md"
    if match := _GIST.fullmatch(bare):
        return f"https://gist.githubusercontent.com/{match[1]}/{match[2]}/raw"
    if match := _GITLAB_FILE.fullmatch(bare) or _HUGGING_FACE_FILE.fullmatch(bare):
        return f"{match[1]}/raw/{match[2]}"
    return url.partition("#")[0]


def without_secrets(url: str) -> str:
    """The address without fragment and without user name and password: fit for ids, messages and logs."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def download(url: str, *, limit: int, timeout: float = 60.0, cache: Path | None = None) -> Download:
    """The document at an http(s) address, at most `limit` bytes, within `timeout` seconds in all.

    With a `cache` folder the server is asked whether the document has changed, and an unchanged one is not sent
    again. Raises SourceError with one line that says what went wrong.
    """
    kept = _Kept(cache, url) if cache else None
    headers = {**_HEADERS, **(kept.conditions() if kept else {})}
    deadline = time.monotonic() + timeout
    name = without_secrets(url)
    with _one_line_errors(name, timeout), requests.Session() as session:
        response = _follow(session, url, headers, deadline)
        with response:
            if response.status_code == requests.codes.not_modified and kept:
                return kept.read()
            _require_success(name, response)
            data = _body(response, name, limit=limit, deadline=deadline)
            found = Download(str(response.url), data, _media_type(response.headers))
    if kept:
        kept.write(found, response.headers)
    return found


def _follow(session: requests.Session, url: str, headers: Mapping[str, str], deadline: float) -> requests.Response:
    """The first answer that is no redirect. Each step must stay with http or https."""
    for _ in range(_MAX_REDIRECTS):
        left = max(deadline - time.monotonic(), 0.01)
        response = session.get(url, headers=headers, timeout=left, stream=True, allow_redirects=False)
        target = response.headers.get("location")
        if not (response.is_redirect and target):
            return response
        response.close()
        url = urljoin(url, target)
        if urlsplit(url).scheme not in ("http", "https"):
            raise SourceError(f"{without_secrets(url)}: redirected to an address that is not http(s); refused")
    raise SourceError(f"{without_secrets(url)}: redirected more than {_MAX_REDIRECTS} times; check the address")


def _require_success(name: str, response: requests.Response) -> None:
    status = response.status_code
    if status == requests.codes.ok:
        return
    reason = printable(response.reason or "")[:60]
    advice = {401: "it wants a login", 403: "it refuses access", 404: "check the address", 429: "wait a while"}
    what_next = advice.get(status, "try again later" if status >= 500 else "check the address")
    raise SourceError(f"{name}: the server answered {status} {reason}; {what_next}")


def _body(response: requests.Response, name: str, *, limit: int, deadline: float) -> bytes:
    too_large = SourceError(f"{name}: larger than {limit // 1024**2} MiB; download the part that you need")
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > limit:
        raise too_large
    chunks, size = [], 0
    # read1 returns what has arrived: a server that sends one byte a second cannot pass the deadline.
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise too_large
        if time.monotonic() > deadline:
            raise requests.Timeout
    return b"".join(chunks)


def _media_type(headers: Mapping[str, str]) -> str | None:
    value = headers.get("content-type", "").partition(";")[0].strip().lower()
    return value[:100] or None


@contextmanager
def _one_line_errors(name: str, timeout: float) -> Iterator[None]:
    import urllib3

    try:
        yield
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
        raise SourceError(f"{name}: no complete answer within {timeout:g} s; try again later") from error
    except requests.exceptions.SSLError as error:
        raise SourceError(f"{name}: the server's certificate is not accepted; check the address") from error
    except (requests.ConnectionError, urllib3.exceptions.HTTPError) as error:
        raise SourceError(f"{name}: the server cannot be reached; check the address and the network") from error
    except (requests.RequestException, UnicodeError) as error:
        raise SourceError(f"{name}: this address cannot be used ({printable(str(error))[:120]})") from error


class _Kept:
    """The copy of one address in a cache folder: its bytes, and what to ask the server with."""

    def __init__(self, folder: Path, url: str) -> None:
        stem = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self.body, self.about = folder / f"{stem}.body", folder / f"{stem}.json"

    def conditions(self) -> dict[str, str]:
        """Headers of a conditional request; empty where there is no whole copy."""
        about = self._about()
        asks = {"If-None-Match": about.get("etag"), "If-Modified-Since": about.get("last_modified")}
        return {name: value for name, value in asks.items() if value}

    def read(self) -> Download:
        """The copy; only to be asked for after `conditions` were sent."""
        about = self._about()
        return Download(about["url"], self.body.read_bytes(), about.get("media_type"))

    def write(self, found: Download, headers: Mapping[str, str]) -> None:
        """Keeps the answer for the next request; a folder that cannot be written is no failure."""
        about = {
            "url": without_secrets(found.url),
            "media_type": found.media_type,
            "etag": headers.get("etag"),
            "last_modified": headers.get("last-modified"),
            "sha256": hashlib.sha256(found.data).hexdigest(),
        }
        try:
            self.body.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.body, found.data)
            write_atomically(self.about, json.dumps(about).encode())
        except (OSError, WorkspaceError):
            return

    def _about(self) -> dict[str, str]:
        try:
            about = json.loads(self.about.read_bytes())
            whole = hashlib.sha256(self.body.read_bytes()).hexdigest() == about["sha256"]
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return about if whole and isinstance(about.get("url"), str) else {}
