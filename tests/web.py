"""A server on this machine that answers as its paths say, well and badly."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LIST = b"# Reading\n\n- A paper (https://arxiv.org/abs/2401.00001)\n"
PAGE = b"<html><body><ul><li><a href='https://arxiv.org/abs/2401.00001'>A Study of Rivers</a></li></ul></body></html>"


@lru_cache
def bomb() -> bytes:
    """Some kilobytes of gzip that unpack to 300 MB."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(b"a" * 1_000_000) for _ in range(300)), packer.flush()])


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says; counts the bodies that it sent."""

    protocol_version = "HTTP/1.1"
    bodies = 0

    def do_GET(self) -> None:
        route = self.path.strip("/").partition("?")[0]
        {
            "list.md": lambda: self.answer(200, LIST, "text/plain; charset=utf-8"),
            "page": lambda: self.answer(200, b"<html><body>x</body></html>", "text/html"),
            "missing.md": lambda: self.answer(404, b"no", "text/plain"),
            "broken.md": lambda: self.answer(500, b"no", "text/plain"),
            "empty.md": lambda: self.answer(200, b"", "text/plain"),
            "large.md": lambda: self.answer(200, b"a" * 3_000_000, "text/plain"),
            "bomb.md": lambda: self.answer(200, bomb(), "text/markdown", **{"Content-Encoding": "gzip"}),
            "page.md": lambda: self.answer(200, PAGE, "text/html"),
            "packed.md.gz": lambda: self.answer(200, gzip.compress(LIST), "application/gzip"),
            "moved.md": lambda: self.redirect("/list.md"),
            "file.md": lambda: self.redirect("file:///etc/hosts"),
            "loop.md": lambda: self.redirect("/loop.md"),
            "hangs.md": lambda: time.sleep(3),
            "drips.md": self.drip,
            "kept.md": self.conditional,
        }[route]()

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        Handler.bodies += 1

    def redirect(self, target: str) -> None:
        self.answer(302, b"", "text/plain", Location=target)

    def conditional(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(200, LIST, "text/markdown", ETag='"one"')

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            return


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server that runs until the end of the block."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()
