"""Of which family of reports a text is, by its title lines, headings and words, and whether anything says so at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportdiff import families
from reportdiff.families import Family

HEAD = 60  # blocks: title lines stand among the first ones
LONGEST_TITLE = 160
DEFAULT = "tip"  # the family of a text that tells none
_PROBE = 4000  # characters that show by their words what kind of report a text is
_HEAD_SIZE = 3000  # characters among which a title line stands
_OFTEN = 20  # times that a word counts at most, where families are weighed against each other
_ENOUGH = 3  # mentions of a family's own words in the first 4,000 characters
_HEADING = 2  # mentions that a section's heading counts for, up to three words; a longer one is enough by itself
_LONG = 4
# A text speaks as a family's reports do if its own words stand in it often, or many of them do. In the reports at
# hand: in those on trafficking and child labor 12 and more in 1,000 words, in those on human rights 7 and more of them.
_OFTEN_IN_1000 = 4
_DIFFERENT = 6
_SECTION = 1000  # words: few sections are longer


def family_of(text: str, named: str | None, address: str, title: str | None) -> Family:
    """Choose the family of reports: the one named, else the one whose own words and headings the text uses most."""
    if named is not None:
        return families.load(named)
    head = f"{title or ''}\n{address}\n{text[:_PROBE]}"
    known = [families.load(name) for name in families.names()]
    lines = _lines([title or "", *text[:_HEAD_SIZE].split("\n")[:HEAD]])
    titled = [f for f in known if any(key == "title" for line in lines for key, _ in f.lines.find(line))]
    tried = titled or known
    uses = [_uses(head, family) for family in tried]
    if not titled:
        if max(uses) < _ENOUGH:  # an excerpt from the middle, maybe
            lines = _lines(text.split("\n"))
        uses = [n + sum(_headings(lines, family).values()) for n, family in zip(uses, tried, strict=True)]
    hits, _, best = max((n, family.name == DEFAULT, at) for at, (n, family) in enumerate(zip(uses, tried, strict=True)))
    return tried[best] if titled or hits >= _ENOUGH else families.load(DEFAULT)


def is_shown(text: str, titles: Iterable[str], family: Family, *, opened: int = 0) -> bool:
    """Tell whether anything in a text shows that it is a report of the family.

    Args:
        text: the report's text.
        titles: lines of which one may be the report's title or tier line.
        family: the family it was read as.
        opened: how many sections were found by the words with which that family's sections open.

    Returns:
        Whether it has a title or tier line of that family, a long heading, a short one with some of its words,
        enough of its words, or so many sections that open as its do.
    """
    if any(key in {"title", "tier"} for line in _lines(titles) for key, _ in family.lines.find(line)):
        return True
    found = Counter(_words(text, family))
    size = len(text.split())
    if opened * _SECTION >= size > 0:
        return True
    often = found.total() * 1000 >= _OFTEN_IN_1000 * size
    if found.total() >= _ENOUGH and (often or len(found) >= _DIFFERENT):
        return True
    headed = _headings(_lines(text.split("\n")), family).values()
    return _ENOUGH in headed or (found.total() > 0 and sum(headed) > 0 and sum(headed) + found.total() >= _ENOUGH)


def doubt_of(family: Family) -> str:
    """Say that nothing shows a text to be a report of the family."""
    return (
        f"Nothing in this text shows that it is from the {family.title}; it was read as if it were, "
        "so its sections and figures may be wrong."
    )


def _lines(lines: Iterable[str]) -> list[str]:
    """Keep what may be a title or heading, without the marks of Markdown."""
    return [line.strip(" \t#*") for line in lines if line and len(line) <= LONGEST_TITLE]


def _words(text: str, family: Family) -> list[str]:
    return [match.group().lower() for match in family.detect.finditer(text)] if family.detect else []


def _uses(text: str, family: Family) -> int:
    """Count how often a text uses a family's own words, each a few times at most."""
    return sum(min(count, _OFTEN) for count in Counter(_words(text, family)).values())


def _headings(lines: Sequence[str], family: Family) -> dict[str, int]:
    """List the sections whose headings stand in lines of their own, each with the mentions that it counts for."""
    found: dict[str, int] = {}
    for line in lines:
        for key, _ in family.lines.find(line):
            if key.startswith("heading "):
                weight = _ENOUGH if len(line.split()) >= _LONG else _HEADING
                found[key] = max(weight, found.get(key, 0))
    return found
