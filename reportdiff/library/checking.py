"""What is wrong or missing in a library, as values for a table or JSON.

The bars below are rules of thumb, stated in docs/intake.md; every problem is a thing to
look at, not a verdict.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from reportdiff import families
from reportdiff.compare import outline_drift
from reportdiff.countries import Country, by_code, countries, find, named_in
from reportdiff.errors import SourceError
from reportdiff.library.doubles import find_doubles
from reportdiff.library.finding import Entry, Library, Shelf
from reportdiff.library.one_family import main_family, of_one_family, only_family
from reportdiff.model import Report
from reportdiff.read import read

SIZE = 4.0
"""Times by which a section may be longer or shorter than the country's others of the same family."""
DRIFT = 0.8
"""Correspondence of two outlines below which the change of outline is told."""

_OFTEN = 5  # mentions of another country, where the own is never named
_WORDS = 60  # words: shorter sections vary too much
_LAST = 6  # words of a broken end that are shown
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:(?: and the| and| of the| of| the)? [A-Z][\w.’'-]*){0,4}")


class Kind(StrEnum):
    """What kind of problem it is."""

    UNREADABLE = "unreadable"
    NO_EDITION = "no edition"
    NO_CODE = "no country code"
    GAP = "gap"
    DOUBLE = "double edition"
    SAME_TEXT = "same text"
    NEARLY_SAME = "nearly the same text"
    FAMILY = "another family"
    DOUBT = "perhaps no report"
    CUT_OFF = "text breaks off"
    MISSING = "missing section"
    SIZE = "unusual size"
    COUNTRY = "wrong country"
    IDENTITY = "conflicting identity"
    DRIFT = "outline changed"
    IGNORED = "ignored file"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where (a path within the library), whose edition, and what in a sentence."""

    kind: Kind
    path: str
    country: str | None
    edition: int | None
    text: str


def check(
    library: Library, *, family: str | None = None, progress: Callable[[int, int, str], None] | None = None
) -> tuple[Problem, ...]:
    """Read every report of a library and say what is wrong or missing.

    Args:
        library: what ``find_library`` found.
        family: the only family of reports to check, and that of texts that do not tell; all where left out.
        progress: called with how many are read, how many there are, and the path just read.

    Returns:
        The problems: by country and edition, then what concerns the library as a whole.

    Raises:
        FamilyError: no such family.
    """
    if family is not None:
        families.load(family)
        library, _ = of_one_family(library, family)
    reports: dict[str, Report] = {}
    unreadable: list[Problem] = []
    entries = library.entries
    for number, entry in enumerate(entries, start=1):
        try:
            reports[entry.path] = _read(library.path(entry), entry.family, family)
        except SourceError as trouble:
            unreadable.append(_problem(Kind.UNREADABLE, entry, str(trouble)))
        if progress is not None:
            progress(number, len(entries), entry.path)
    if family is not None and all(report.identity.family != family for report in reports.values()):
        reports = {path: read(library.folder + "/" + path, family=family) for path in reports}
    if family is not None:
        library, reports = only_family(library, reports, family)
    return (*unreadable, *check_reports(library, reports))


def _read(path: str, stated: str | None, asked: str | None) -> Report:
    """Read a report; one that nothing shows to be of another family is of the one asked for."""
    report = read(path, family=stated)
    return read(path, family=asked) if asked and report.doubt and report.identity.family != asked else report


def check_reports(library: Library, reports: Mapping[str, Report]) -> tuple[Problem, ...]:
    """Say what is wrong with a library whose reports are read already, by path."""
    problems: list[Problem] = []
    known = {path: report.identity.family for path, report in reports.items()}
    main = main_family(known.values())
    for shelf in library.shelves:
        rows: dict[str, list[Entry]] = defaultdict(list)
        for entry in shelf.entries:  # what nothing tells the family of counts with most
            rows[known.get(entry.path, entry.family) or main or ""].append(entry)
        for _, mine in sorted(rows.items()):
            problems.extend(_row(Shelf(shelf.key, shelf.country, tuple(mine)), reports))
        problems.extend(
            _problem(Kind.FAMILY, entry, f"is from the {_family(known[entry.path])}, most from the {_family(main)}")
            for entry in shelf.entries
            if known.get(entry.path) not in {None, main}
        )
    problems.extend(
        _problem(Kind.SAME_TEXT if double.same else Kind.NEARLY_SAME, double.entry, double.told)
        for double in find_doubles(library, reports)
    )
    problems.extend(
        Problem(Kind.IGNORED, name, None, None, "is no report, as far as its name tells") for name in library.ignored
    )
    return tuple(problems)


def _row(shelf: Shelf, reports: Mapping[str, Report]) -> Iterator[Problem]:
    """Check the editions of one country that are of one family."""
    yield from _shelf(shelf)
    read_ones = [(entry, reports[entry.path]) for entry in shelf.entries if entry.path in reports]
    yield from (_problem(Kind.DOUBT, entry, report.doubt) for entry, report in read_ones if report.doubt)
    yield from _cut_off(read_ones)
    yield from _sections(read_ones)
    for entry, report in read_ones:
        yield from _country(entry, report)
    for old, new in shelf.pairs():
        if old.path in reports and new.path in reports:
            yield from _drift(new, old, reports[old.path], reports[new.path])


def _cut_off(read_ones: Sequence[tuple[Entry, Report]]) -> Iterator[Problem]:
    for entry, report in read_ones:
        if report.cut_off:
            last = max((unit for section in report.sections for unit in section.units), key=lambda unit: unit.end)
            tail = " ".join(last.text.split()[-_LAST:])
            heading = next((piece.text for piece in report.outside if piece.why == "heading cut off"), None)
            where = f"mid-sentence (… {tail})" if heading is None else f"the midst of a heading ({heading})"
            alone = next((s.heading for s in report.sections if not s.units and s.start >= last.end), None)
            where = where if alone is None else f"a heading ({alone})"
            yield _problem(Kind.CUT_OFF, entry, f"ends in {where}; what follows is missing")


def _family(name: str | None) -> str:
    """Give the title of a family of reports."""
    return families.load(name).title if name else "other reports"


def _problem(kind: Kind, entry: Entry, text: str) -> Problem:
    return Problem(kind, entry.path, entry.country, entry.edition, text)


def _shelf(shelf: Shelf) -> Iterator[Problem]:
    """Check what paths and front matter tell: editions without a year, twice there, or missing between two."""
    by_edition: dict[int, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        if entry.edition is None:
            yield _problem(Kind.NO_EDITION, entry, "neither front matter nor name tell the edition")
        else:
            by_edition[entry.edition].append(entry)
        if entry.iso3 is None:
            yield _problem(
                Kind.NO_CODE, entry, f"{entry.country} is no country known by a code; its other names cannot be joined"
            )
    years = sorted(by_edition)
    for year, some in sorted(by_edition.items()):
        for entry in some[1:]:
            yield _problem(Kind.DOUBLE, entry, f"the edition of {year} is there twice: {some[0].path} counts")
    for before, after in pairwise(years):
        missing = range(before + 1, after)
        if missing:
            names = str(missing[0]) if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
            yield _problem(Kind.GAP, by_edition[after][0], f"no edition of {names} between {before} and {after}")


def _sections(read_ones: Sequence[tuple[Entry, Report]]) -> Iterator[Problem]:
    """Compare each report's sections with those of the country's other editions of the same family."""
    for entry, report in read_ones:
        others = [other for e, other in read_ones if e is not entry and other.identity.family == report.identity.family]
        others = [other for other in others if not outline_drift(other, report).suppressed]
        if len(others) < 2:  # noqa: PLR2004 - one other edition is no rule
            continue
        sizes, title = _sizes(report), _titles(report, *others)
        usual: dict[str, list[int]] = defaultdict(list)
        for other in others:
            for name, size in _sizes(other).items():
                usual[name].append(size)
        for name, seen in usual.items():
            if name not in sizes and len(seen) * 2 > len(others) and not report.cut_off:
                text = f"no section “{title.get(name, name)}”, which {len(seen)} of {len(others)} other editions have"
                yield _problem(Kind.MISSING, entry, text)
        for name, size in sizes.items():
            seen = usual.get(name, [])
            if len(seen) >= 2 and max(size, median(seen)) >= _WORDS:  # noqa: PLR2004 - as above
                usually = median(seen)
                if size > SIZE * usually or size * SIZE < usually:
                    text = f"section “{title.get(name, name)}” has {size} words, usually about {usually:.0f}"
                    yield _problem(Kind.SIZE, entry, text)


def _sizes(report: Report) -> dict[str, int]:
    """Count words by section; parts ("integrity.killings") come and go, and count with their section."""
    sizes: Counter[str] = Counter()
    for section in report.sections:
        sizes[section.name.split(".")[0]] += sum(len(unit.text.split()) for unit in section.units)
    return {name: size for name, size in sizes.items() if name != "other"}


def _titles(*reports: Report) -> dict[str, str]:
    """Give the titles of sections as the first report shows them that has each."""
    return {section.name: section.title for report in reversed(reports) for section in report.sections}


def _country(entry: Entry, report: Report) -> Iterator[Problem]:
    """Check that the text is about the country it lies under."""
    who = report.identity
    known = find(entry.country) or by_code(entry.iso3 or "")
    if known is not None and who.iso3 is not None and who.iso3 != known.iso3:
        yield _problem(Kind.COUNTRY, entry, f"lies under {entry.country}, but its text is on {who.country}")
    elif entry.edition is not None and who.edition is not None and entry.edition != who.edition:
        yield _problem(Kind.IDENTITY, entry, f"lies as {entry.edition}, but its text says {who.edition}")
    else:
        other = _other_country(entry, known, report)
        if other is not None:
            yield _problem(Kind.COUNTRY, entry, f"never names {entry.country}, but {other}")
    for note in report.notes:
        if re.match(r"The .{3,40} (?:names|says) ", note):
            yield _problem(Kind.IDENTITY, entry, note)


def _other_country(entry: Entry, known: Country | None, report: Report) -> str | None:
    """Name the country that a text speaks of most, where it never names its own."""
    own = {entry.country, report.identity.country or entry.country}
    if known is not None:
        own |= {known.name, *known.names, *(old.name for old in known.former)}
    lowered = report.text.casefold()
    if any(name.casefold() in lowered for name in own):
        return None
    mentions: Counter[str] = Counter()
    for phrase in _NAME.findall(report.text):
        for country in named_in(phrase):
            mentions[country.iso3] += 1
    if not mentions:
        return None
    iso3, count = max(mentions.items(), key=lambda item: (item[1], item[0]))
    return next((c.name for c in countries() if c.iso3 == iso3), None) if count >= _OFTEN else None


def _drift(entry: Entry, before: Entry, old: Report, new: Report) -> Iterator[Problem]:
    drift = outline_drift(old, new)
    if drift.suppressed or drift.correspondence < DRIFT:
        tail = "; not compared section by section" if drift.suppressed else ""
        text = f"its outline corresponds to that of {before.edition} by {drift.correspondence:.0%}{tail}"
        yield _problem(Kind.DRIFT, entry, text)
