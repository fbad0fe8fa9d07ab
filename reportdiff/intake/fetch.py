"""An http(s) address -> the bytes of a page; the only door to httpx.

Everything is bounded: seconds in all, bytes after decompression, redirects, tries, and how long a
server may ask us to wait (Retry-After, RFC 9110 section 10.2.3).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from reportdiff._version import __version__
from reportdiff.errors import FetchError
from reportdiff.intake.addresses import is_public, resolve

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"reportdiff/{__version__} (reads published country reports; one page at a time)"
"""What this program calls itself, so that a webmaster can tell and refuse it."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({429, 503})
_TEXTLIKE = (
    "text/",
    "application/pdf",
    "application/xhtml",
    "application/vnd.openxmlformats",
    "application/octet-stream",
)
_OK = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: ``seconds`` in all, ``size`` in bytes, ``wait`` in seconds for one Retry-After."""

    seconds: float = 60.0
    size: int = 64 * 1024 * 1024
    redirects: int = 5
    tries: int = 3
    wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: ``address`` where it finally was, ``declared`` the character set its header names."""

    data: bytes
    address: str
    declared: str | None


def fetch(
    address: str,
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    public: Callable[[str], bool] = is_public,
) -> Fetched:
    """Get a page.

    Args:
        address: an http(s) address.
        allow_private: whether it may lie on this machine or in a private network.
        limits: other bounds than the usual ones.
        public: how a network address is judged where private ones are not allowed.

    Returns:
        The page, after redirects, decompressed.

    Raises:
        FetchError: no usable page, and why, in one line.
    """
    bounds = limits or Limits()
    job = _Job(address, bounds, time.monotonic() + bounds.seconds, (lambda _: True) if allow_private else public)
    # A server that drips its header byte by byte never trips a read timeout: hence the second thread.
    worker = threading.Thread(target=job.run, daemon=True)
    worker.start()
    worker.join(bounds.seconds + 1)
    if job.failed is not None:
        raise job.failed
    if job.result is None:
        raise FetchError(address, f"took longer than {bounds.seconds:g} seconds", "a server that answers in time")
    return job.result


class _Job:
    """One fetch, run beside the caller, which takes ``result`` or ``failed``."""

    def __init__(self, address: str, bounds: Limits, deadline: float, allowed: Callable[[str], bool]) -> None:
        self.address, self.bounds, self.deadline, self.allowed = address, bounds, deadline, allowed
        self.result: Fetched | None = None
        self.failed: Exception | None = None

    def run(self) -> None:
        """Fetch, and leave what came or what failed; nothing is raised in this thread."""
        import httpx  # noqa: PLC0415 - heavy libraries are imported late

        try:
            timeout = httpx.Timeout(min(15.0, self.bounds.seconds))
            with httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client:
                self.result = self._follow(client)
        except httpx.TimeoutException:
            self.failed = FetchError(self.address, "the server did not answer in time", "a server that answers")
        except httpx.DecodingError:
            self.failed = FetchError(self.address, "sent data that does not decompress", "a whole page")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as wrong:
            self.failed = FetchError(self.address, f"could not be fetched ({wrong})", "an http(s) address")
        except Exception as wrong:  # noqa: BLE001 - handed to the caller's thread, which raises it
            self.failed = wrong

    def _follow(self, client: httpx.Client) -> Fetched:
        address = self.address
        seen: list[str] = []
        while True:
            if address in seen or len(seen) > self.bounds.redirects:
                raise FetchError(
                    self.address, f"redirects in a circle or more than {self.bounds.redirects} times", "a page"
                )
            seen.append(address)
            answer = self._ask(client, address)
            if isinstance(answer, Fetched):
                return answer
            address = answer

    def _ask(self, client: httpx.Client, address: str) -> Fetched | str:
        """Ask once or, when the server says later, again; give the page or where it moved."""
        for tries_left in reversed(range(self.bounds.tries)):
            request = self._request(client, address)
            answer = client.send(request, stream=True)
            try:
                if answer.status_code in _LATER and tries_left:
                    self._wait(answer.headers.get("retry-after"), self.bounds.tries - tries_left)
                    continue
                if answer.status_code in _MOVED and "location" in answer.headers:
                    return str(_parsed(address).join(answer.headers["location"]))
                return self._page(answer, address)
            finally:
                answer.close()
        raise FetchError(self.address, "the server keeps asking to come back later", "a later try")

    def _request(self, client: httpx.Client, address: str) -> httpx.Request:
        """Make a request to the judged network address, under the host's own name."""
        url = _parsed(address)
        if url.scheme not in {"http", "https"} or not url.host:
            raise FetchError(self.address, f"leads to {address[:100]}", "an http(s) address")
        if url.userinfo:
            raise FetchError(
                self.address.split("//")[0] + "//...", "holds a user name or password", "an address without one"
            )
        port = url.port or (443 if url.scheme == "https" else 80)
        network = resolve(url.host, port, self.address, self.allowed)
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "text/html, */*;q=0.5"}
        headers["Host"] = url.netloc.decode("ascii")
        pinned = url.copy_with(host=network)
        return client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": url.host})

    def _wait(self, asked: str | None, attempt: int) -> None:
        seconds = _seconds(asked)
        wait = float(2**attempt) / 2 if seconds is None else seconds
        left = self.deadline - time.monotonic()
        if wait > min(self.bounds.wait, left):
            raise FetchError(self.address, f"the server asks to come back in {wait:.0f} seconds", "a later try")
        time.sleep(max(0.0, wait))

    def _page(self, answer: httpx.Response, address: str) -> Fetched:
        if answer.status_code != _OK:
            reason = f"{answer.status_code} {answer.reason_phrase}".strip()
            raise FetchError(
                self.address, f"the server answered {reason}", "a page (or save it in a browser and add the file)"
            )
        kind = answer.headers.get("content-type", "")
        if kind and not kind.lower().startswith(_TEXTLIKE):
            raise FetchError(self.address, f"is {kind.split(';')[0][:60]}", "HTML, PDF, DOCX or text")
        chunks, size = [], 0
        for chunk in answer.iter_bytes(65536):
            size += len(chunk)
            if size > self.bounds.size:
                raise FetchError(self.address, f"is larger than {self.bounds.size} bytes", "one country's report")
            if time.monotonic() > self.deadline:
                raise FetchError(self.address, f"took longer than {self.bounds.seconds:g} seconds", "a faster server")
            chunks.append(chunk)
        return Fetched(b"".join(chunks), address, _charset(kind))


def _parsed(address: str) -> httpx.URL:
    import httpx  # noqa: PLC0415 - as above

    return httpx.URL(address)


def _seconds(asked: str | None) -> float | None:
    """Read Retry-After: seconds or a date."""
    if asked is None:
        return None
    if asked.strip().isdecimal():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _charset(kind: str) -> str | None:
    message = Message()
    message["content-type"] = kind or "application/octet-stream"
    found = message.get_param("charset")
    return found if isinstance(found, str) else None
