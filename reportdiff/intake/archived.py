"""Pages as browsers save them: web archives in one file (MHTML, RFC 2557), and the comment that says whence."""

from __future__ import annotations

import re

_HEADERS = re.compile(rb"(?i)\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}")
_RELATED = re.compile(rb"(?i)^content-type:\s*multipart/related", re.MULTILINE)
# Browsers write: <!-- saved from url=(0049)https://... -->, the number being the length of the address.
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s>]{1,2000})", re.IGNORECASE)


def is_archive(data: bytes) -> bool:
    """Tell a web archive by its headers."""
    head = _HEADERS.match(data[:8192])
    return head is not None and _RELATED.search(head.group()) is not None


def unwrap(data: bytes) -> tuple[bytes, str | None, str | None]:
    """Take the page out of a web archive.

    Returns:
        The page's bytes, its character set and its address, each ``None`` where the archive does not tell;
        nothing where the archive holds no page.
    """
    import email  # noqa: PLC0415 - a large library for a rare format
    import email.policy  # noqa: PLC0415 - as above

    archive = email.message_from_bytes(data, policy=email.policy.default)
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            address = part["Content-Location"] or archive["Snapshot-Content-Location"]
            if isinstance(page, bytes):
                return page, part.get_content_charset(), str(address) if address else None
    return b"", None, None


def saved_from(text: str) -> str | None:
    """Give the address in the comment that a browser wrote into the page it saved."""
    found = _SAVED.search(text[:4096])
    return found.group(1) if found else None
