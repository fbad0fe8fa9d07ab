"""A family's TOML text -> Family, every key checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import fields
from functools import partial

from reportdiff.errors import FamilyError
from reportdiff.families.figure_tables import parse_figure_words
from reportdiff.families.figure_words import FigureWords, Measure
from reportdiff.families.kinds import Columns, Family, ListWords, Order, SectionKind
from reportdiff.families.lexicon import Lexicon
from reportdiff.families.lines import LineIndex, first_words
from reportdiff.families.phrases import PhraseError, Phrasing, anywhere, source, whole
from reportdiff.families.table import Table

_KEYS = {
    "name", "title", "language", "page_bytes", "detect", "citations", "numbering", "lettering", "titles", "tier_lines",
    "tier_sentences", "tier_reasons", "tiers", "orders", "sections", "grades", "list", "front", "tail", "figures",
}  # fmt: skip
_SECTION_KEYS = {
    "name", "title", "level", "holds", "within", "headings", "openings", "first_words", "cues", "columns", "apparatus",
    "entries", "answers",
}  # fmt: skip
_NAMED = re.compile(r"\(\?P<\w+>")
_NAME = (  # a country inside running text, where its capitals are all that shows how far it goes
    r"(?-i:[A-Z][^\s:;()]*(?:\s+(?:of|and|the|da|de|do|&|d[’'][A-Z][^\s:;().]*|[A-Z][^\s:;().]*)){0,8}?)"
)
_LOUD_NAME = r"(?-i:[A-Z][A-Z’'.&-]+(?:\s+[A-Z(][A-Z’'.&()-]*){0,6}?)(?=\s*(?-i:[A-Z][a-z]|[•●]))"
_ELSE = r"(?:was|were|is|are|has|have|had|by|that|which|who)\b"  # another verb: not the thing graded is what changed
_HOLDS = ("sentences", "recommendations")


def parse(name: str, text: str, *, thorough: bool = True) -> Family:
    """Read a family file.

    Args:
        name: what the file is called, without its ending; must be the family's ``name``.
        text: the TOML text.
        thorough: also make every phrase, so that a wrong one is found now and not when first tried.

    Raises:
        FamilyError: the text is no TOML or does not keep to the form; says file, key and what was expected.
    """
    where = f"{name}.toml"
    try:
        top = Table(where, tomllib.loads(text), _KEYS)
        if top.text("name") != name:
            raise FamilyError(where, f"name is {top.text('name')!r}", repr(name))
        family = _family(top)
        if thorough:
            _make_all(family)
    except tomllib.TOMLDecodeError as wrong:
        raise FamilyError(where, str(wrong), "TOML") from wrong
    except PhraseError as wrong:
        raise FamilyError(where, str(wrong), "a phrase as docs/families.md has them") from wrong
    return family


def _make_all(value: object) -> None:
    """Make every phrase that a value holds, however deep."""
    match value:
        case Phrasing():
            _ = value.made
        case Lexicon():
            value.make()
        case dict():
            _make_all(tuple(value.values()))
        case tuple() | list():
            for one in value:
                _make_all(one)
        case Family():
            _make_all([getattr(value, f.name) for f in fields(value)])
            _make_all(value.figures)
        case SectionKind() | Columns() | LineIndex() | FigureWords() | Measure():
            _make_all([getattr(value, f.name) for f in fields(value)])
        case _:
            pass


def _family(top: Table) -> Family:
    tiers = _tiers(top)
    longest = sorted(tiers, key=lambda t: (-len(t), t))
    sections = tuple(_section(table) for table in top.tables("sections", _SECTION_KEYS))
    return Family(
        name=top.text("name"),
        title=top.text("title"),
        detect=anywhere(top.texts("detect")),
        sections=sections,
        orders=tuple(_order(t, sections) for t in top.tables("orders", {"first", "last", "sections", "mixed"})),
        lines=_lines(top, longest),
        tier_sentences=tuple(_inside(p, longest) for p in top.texts("tier_sentences")),
        tier_reasons=anywhere(top.texts("tier_reasons")),
        tiers=tiers,
        graders=anywhere(_grade_table(top).texts("subjects")),
        not_graded=frozenset(_grade_table(top).texts("others")),
        grades=_grades(top, "verbs"),
        any_grade=_any_grade(top, "verbs"),
        states=_grades(top, "states", after=True),
        any_state=_any_grade(top, "states", after=True),
        list_words=_list_words(top),
        numbering=anywhere(top.texts("numbering")),
        lettering=anywhere(top.texts("lettering")),
        language=top.text("language", "en"),
        page_bytes=top.number("page_bytes", 0),
        citations=anywhere(top.texts("citations")),
        read_figures=partial(parse_figure_words, top.table("figures"), top.where),
    )


def _inside(phrase: str, tiers: Sequence[str]) -> Phrasing:
    return Phrasing(lambda: rf"(?<!\w){source(phrase, tiers=tiers)}(?!\w)")


def _section(table: Table) -> SectionKind:
    name, headings = table.text("name"), table.texts("headings")
    table.where += f" ({name})"
    holds = table.text("holds", "sentences")
    if holds not in _HOLDS:
        raise FamilyError(table.where, f"holds is {holds!r}", " or ".join(_HOLDS))
    return SectionKind(
        name=name,
        title=table.text("title"),
        level=table.number("level", 1),
        holds=holds,
        within=table.texts("within"),
        runs_in=_runs_in(headings),
        heads=frozenset[str]().union(*(first_words(p) for p in headings)),
        openings=anywhere(table.texts("openings")),
        first_words=anywhere(table.texts("first_words")),
        cues=_cues(table),
        columns=_columns(table),
        apparatus=table.flag("apparatus"),
        entries=anywhere(table.texts("entries")),
        answers=frozenset(answer.casefold() for answer in table.texts("answers")),
    )


def _columns(table: Table) -> Columns | None:
    if "columns" not in table.values:
        return None
    columns = Table(f"{table.where}, columns", table.values["columns"], {"items", "years"})
    items, years = (anywhere(columns.texts(key)) for key in ("items", "years"))
    if items is None:
        raise FamilyError(columns.where, "no items", "what heads the column of the recommendations")
    return Columns(items, years)


def _runs_in(headings: Sequence[str]) -> Phrasing | None:
    """The headings as the first words of a paragraph, longest first so that none hides a longer one.

    One that names a country needs an end mark, or the name in capitals: nothing else shows where it ends.
    """

    def write() -> str:
        sources = []
        for phrase in sorted(headings, key=lambda p: (-len(p), p)):
            mark = r"\s*[:.](?=\s|[A-Z•])" if "{country}" in phrase else ""
            written = source(phrase).replace(source("{country}"), _NAME)
            sources.append(f"(?:{_NAMED.sub('(?:', written)}){mark}")
            lead = phrase.removesuffix("{country}").rstrip()
            if lead and lead != phrase:
                sources.append(rf"(?:{_NAMED.sub('(?:', source(lead))})\s+{_LOUD_NAME}")
        return r"(?:" + "|".join(sources) + r")(?!(?-i:[a-z]))"

    return Phrasing(write) if headings else None


def _cues(table: Table) -> dict[str, float]:
    value = table.values.get("cues", {})
    if not isinstance(value, dict):
        raise FamilyError(table.where, "cues is no table", 'a table of "word" = weight')
    cues = {}
    for phrase, weight in value.items():
        if not isinstance(weight, int | float) or isinstance(weight, bool):
            raise FamilyError(table.where, f"cues: {phrase!r} weighs {weight!r}", "a number")
        if phrase != phrase.lower() or not 1 <= len(phrase.split(" ")) <= 2:  # noqa: PLR2004 - word or pair of words
            raise FamilyError(table.where, f"cues: {phrase!r}", "one or two words in lower case")
        cues[phrase] = float(weight)
    return cues


def _order(table: Table, sections: Sequence[SectionKind]) -> Order:
    order = Order(table.number("first", 0), table.number("last", 9999), table.texts("sections"), table.flag("mixed"))
    for name in order.sections:
        if name not in {kind.name for kind in sections}:
            raise FamilyError(table.where, f"no section {name!r}", "a name of [[sections]]")
    return order


def _tiers(top: Table) -> dict[str, str]:
    table = Table(f"{top.where}, tiers", top.values.get("tiers", {}), {str(k) for k in _keys(top, "tiers")})
    return {" ".join(spelling.lower().split()): tier for tier in table.values for spelling in table.texts(tier)}


def _keys(top: Table, key: str) -> Sequence[object]:
    value = top.values.get(key, {})
    return list(value) if isinstance(value, dict) else []


def _lines(top: Table, tiers: Sequence[str]) -> LineIndex:
    """Put all phrases for whole lines into one index, those that say most first."""
    index = LineIndex()
    for phrase in top.texts("tier_lines"):
        index.add("tier", phrase, whole(phrase, tiers=tiers), words={tier.split()[0] for tier in tiers})
    for table in top.tables("sections", _SECTION_KEYS):
        for phrase in table.texts("headings"):
            index.add(f"heading {table.text('name')}", phrase, whole(phrase))
    for phrase in top.texts("titles"):
        index.add("title", phrase, whole(phrase, tiers=tiers), words={tier.split()[0] for tier in tiers})
    for key in ("tail", "front"):
        for table in top.tables(key, {"why", "lines"}):
            for phrase in table.texts("lines"):
                index.add(f"{key} {table.text('why')}", phrase, whole(phrase))
    return index


def _grade_table(top: Table) -> Table:
    keys = {"subjects", "others", "about", "verbs", "states"}
    return Table(f"{top.where}, grades", top.values.get("grades", {}), keys)


def _graded(top: Table, key: str) -> dict[str, tuple[str, ...]]:
    table = _grade_table(top)
    value = table.values.get(key, {})
    words = Table(f"{table.where}, {key}", value, {str(k) for k in value} if isinstance(value, dict) else set())
    return {grade: words.texts(grade) for grade in words.values}


def _grades(top: Table, key: str, *, after: bool = False) -> tuple[tuple[str, Phrasing], ...]:
    """Read the grades that verbs give, or those that states give: words behind what is graded."""
    about = _grade_table(top).texts("about")
    return tuple((grade, _grading(verbs, about, after=after)) for grade, verbs in _graded(top, key).items())


def _any_grade(top: Table, key: str, *, after: bool = False) -> Phrasing | None:
    """Put all grades into one pattern: most sentences hold none, and one look says so."""
    verbs = [verb for several in _graded(top, key).values() for verb in several]
    return _grading(verbs, _grade_table(top).texts("about"), after=after) if verbs else None


def _grading(verbs: Sequence[str], about: Sequence[str], *, after: bool) -> Phrasing:
    def write() -> str:
        verb, what = ("|".join(source(p) for p in phrases) for phrases in (verbs, about))
        if after:
            return rf"(?<!\w)(?:{what})(?:\s+(?!{_ELSE})\S+){{0,5}}?\s+(?P<verb>{verb})(?!\w)"
        return rf"(?<!\w)(?P<verb>{verb})(?:\s+\S+){{0,6}}?\s+(?:{what})(?!\w)"

    return Phrasing(write)


def _list_words(top: Table) -> ListWords:
    if "list" not in top.values:
        return ListWords()
    table = Table(f"{top.where}, list", top.values["list"], {"verbs", "before", "never", "asking"})
    verbs, before, never = (frozenset(table.text(key).split()) for key in ("verbs", "before", "never"))
    asking = frozenset(table.text("asking", " ").split())
    return ListWords(verbs - never, before, never, asking)
