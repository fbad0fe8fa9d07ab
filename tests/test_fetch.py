"""Fetching, against a server on this machine that serves pages and misbehaves."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import ClassVar

import pytest

from reportdiff.errors import FetchError
from reportdiff.intake import load
from reportdiff.intake.addresses import is_public
from reportdiff.intake.fetch import USER_AGENT, Limits, fetch

PAGE = (
    "<html><head><title>2021 Trafficking in Persons Report: Kosovo</title></head><body>"
    "<p>The government of an invented Kosovo convicted 12 traffickers – nine more than before.</p></body></html>"
)


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by path; ``asked`` remembers each request as (path, user agent, host)."""

    asked: ClassVar[list[tuple[str, str, str]]] = []
    real: ClassVar[Path | None] = None

    def do_GET(self) -> None:  # noqa: C901, PLR0912 - the standard library's name; a table of misbehaviours
        agent, host = self.headers.get("User-Agent", ""), self.headers.get("Host", "")
        self.asked.append((self.path, agent, host))
        times = sum(path == self.path for path, _, _ in self.asked)
        match self.path.split("?")[0]:
            case "/page":
                self.answer(200, PAGE.encode())
            case "/windows":
                self.answer(200, PAGE.encode("cp1252"), {"Content-Type": "text/html; charset=iso-8859-1"})
            case "/zipped":
                self.answer(200, gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})
            case "/moved":
                self.answer(302, b"", {"Location": "/page"})
            case "/circle":
                self.answer(301, b"", {"Location": "/circle"})
            case "/on":
                self.answer(302, b"", {"Location": f"/on?{times}"})
            case "/to-file":
                self.answer(302, b"", {"Location": "file:///etc/hosts"})
            case "/picture":
                self.answer(200, b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"})
            case "/bomb":
                self.answer(200, gzip.compress(b"a" * 30_000_000), {"Content-Encoding": "gzip"})
            case "/broken":
                self.answer(200, b"no gzip at all", {"Content-Encoding": "gzip"})
            case "/forbidden":
                self.answer(403, b"go away")
            case "/busy":
                self.answer(429 if times < 3 else 200, PAGE.encode(), {"Retry-After": "0"})
            case "/busy-date":
                self.answer(503 if times < 2 else 200, PAGE.encode(), {"Retry-After": formatdate(usegmt=True)})
            case "/later":
                self.answer(503, b"", {"Retry-After": "3600"})
            case "/slow":
                self.drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode(), head=True)
            case "/slow-body":
                self.drip(PAGE.encode() * 100, head=False)
            case "/real" if self.real is not None:
                self.answer(200, self.real.read_bytes())
            case _:
                self.answer(404, b"nothing here")

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self, data: bytes, *, head: bool) -> None:
        if not head:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
        for byte in data[:200]:
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked, Server.real = [], None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_page_is_fetched_with_its_address_and_date_under_our_own_name(server: str) -> None:
    found = load(f"{server}/page", allow_private=True)
    assert found.address == f"{server}/page"
    assert found.retrieved is not None
    assert "12 traffickers – nine" in found.markdown
    assert Server.asked == [("/page", USER_AGENT, server.removeprefix("http://"))]


def test_the_header_says_which_characters(server: str) -> None:
    assert "12 traffickers – nine" in load(f"{server}/windows", allow_private=True).markdown


@pytest.mark.parametrize("path", ["/moved", "/zipped", "/busy", "/busy-date"])
def test_redirects_compression_and_polite_retries_lead_to_the_page(server: str, path: str) -> None:
    found = fetch(server + path, allow_private=True)
    assert found.data == PAGE.encode()
    assert found.address == server + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", "redirects"),
        ("/on", "redirects"),
        ("/to-file", "leads to file:"),
        ("/picture", "is image/png"),
        ("/bomb", "larger than 1000000"),
        ("/broken", "does not decompress"),
        ("/forbidden", "403"),
        ("/missing", "404"),
        ("/later", "come back in 3600 seconds"),
    ],
)
def test_what_is_no_usable_page_is_told_in_one_line(server: str, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words) as told:
        fetch(server + path, allow_private=True, limits=Limits(size=1_000_000))
    assert "\n" not in str(told.value)
    assert str(told.value).startswith(server + path)


@pytest.mark.parametrize("path", ["/slow", "/slow-body"])
def test_a_server_that_drips_byte_by_byte_is_left_in_time(server: str, path: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(FetchError, match=r"longer than 1 seconds|in time"):
        fetch(server + path, allow_private=True, limits=Limits(seconds=1))
    assert time.perf_counter() - begun < 4


def test_a_server_that_is_not_there_is_told(server: str) -> None:
    del server
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "169.254.169.254", "10.0.0.1"]
)
def test_this_machine_and_private_networks_are_not_asked(host: str) -> None:
    with pytest.raises(FetchError, match=r"private network|no such host"):
        fetch(f"http://{host}:9/")
    assert Server.asked == [] or Server.asked[-1][0] != "/"


def test_a_redirect_to_a_private_network_is_not_followed(server: str) -> None:
    # This machine counts as public until it is asked once: the redirect's own host is judged again.
    with pytest.raises(FetchError, match="private network"):
        fetch(f"{server}/moved", public=lambda _: not Server.asked)
    assert [path for path, _, _ in Server.asked] == ["/moved"]


@pytest.mark.parametrize(
    "address",
    [
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1%eth0",
        "224.0.0.1",
        "::",
        "100.64.0.1",
        "no",
    ],
)
def test_wrapped_and_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "address", ["http://", "http://user:word@example.org/", "http://exa mple/", "http://x:99999999/"]
)
def test_addresses_that_are_none_are_told(address: str) -> None:
    with pytest.raises(FetchError) as told:
        fetch(address)
    assert "word" not in str(told.value).replace("password", "")


def test_a_real_page_comes_over_the_wire_as_from_the_disk(server: str, corpus: Path) -> None:
    Server.real = corpus / "hrr" / "kosovo" / "2018.html"
    fetched = load(f"{server}/real", allow_private=True)
    on_disk = load(str(Server.real))
    assert (fetched.markdown, fetched.sha256) == (on_disk.markdown, on_disk.sha256)
