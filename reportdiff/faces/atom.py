"""Change pages -> an Atom feed (RFC 4287) whose entries carry the changes themselves."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from reportdiff.faces.notes import PairNote, pair_title
from reportdiff.faces.safe import visible
from reportdiff.faces.wording import Wording

_SPACE = uuid.UUID("6c6f8a52-3a1f-5f5e-9d0b-3c8e4a1d7b21")  # our own name space for feed ids
_ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 200  # a feed tells the news; the site holds all
_XHTML = "http://www.w3.org/1999/xhtml"


def feed(notes: Sequence[PairNote], title: str, up: str, address: str | None, w: Wording) -> str:
    """Write a feed of the newest change pages, newest first.

    Args:
        notes: the change pages.
        title: the feed's title.
        up: what leads from the feed to the root of the site ("" or "../").
        address: where the site is published, for absolute links; relative ones when ``None``.
        w: the language.

    Returns:
        XML. ``updated`` is the day the newer source was retrieved, so no clock is asked.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": w.language})
    ordered = sorted(notes, key=lambda n: (n.date, n.new, n.old, n.folder), reverse=True)[:MOST_ENTRIES]
    _text(root, "id", f"urn:uuid:{uuid.uuid5(_SPACE, title)}")
    _text(root, "title", title)
    _text(root, "updated", _moment(ordered[0].date if ordered else "1970-01-01"))
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", w.say("site.name"))
    for note in ordered:
        _entry(root, note, f"{address.rstrip('/')}/" if address else up, w)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(root: ET.Element, note: PairNote, base: str, w: Wording) -> None:
    """Add one change page: its sentences as a list, each linked to its place."""
    folder = f"{base}{note.folder}/"
    entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
    _text(entry, "id", f"urn:uuid:{uuid.uuid5(_SPACE, f'{note.folder}/{note.old}-{note.new}')}")
    _text(entry, "title", visible(w.say("site.feed_entry", country=note.country, pair=pair_title(note, w))))
    _text(entry, "updated", _moment(note.date))
    ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "type": "text/html", "href": folder + note.page})
    content = ET.SubElement(entry, f"{{{_ATOM}}}content", {"type": "xhtml"})
    items = ET.SubElement(ET.SubElement(content, f"{{{_XHTML}}}div"), f"{{{_XHTML}}}ol")
    for sentence in note.sentences:
        item = ET.SubElement(items, f"{{{_XHTML}}}li")
        link = {"href": folder + note.address(sentence.anchor)}
        holder = ET.SubElement(item, f"{{{_XHTML}}}a", link) if sentence.anchor else item
        holder.text = visible(sentence.text)


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = visible(text)


def _moment(day: str) -> str:
    return f"{day[:10]}T00:00:00Z"
