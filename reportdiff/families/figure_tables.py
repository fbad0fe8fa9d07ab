"""The ``[figures]`` table of a family file -> ``FigureWords``, every key and value checked.

Phrases are written as everywhere in that file (see ``phrases.py``). docs/figure-meaning.md says what
each key means to a reader.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from reportdiff.errors import FamilyError
from reportdiff.families.figure_words import AHEAD, SHARED, UNLIKE, WEAK, FigureWords, Measure
from reportdiff.families.lexicon import Lexicon, labelled, lexicon, spellings
from reportdiff.families.phrases import PhraseError

_LISTS = {
    "kinds": None,
    "columns": None,
    "periods": ("current", "previous", "earlier", "carried", "undated"),
    "comparisons": ("cues", "changes", "openers", "references"),
    "parts": ("opens", "back"),
    "claims": ("increase", "decrease", "same", "similar", "efforts"),
    "actors": None,
}
_KEYS = {
    "reporting_year",
    "first_of",
    "targets",
    "in_noun",
    "of_staff",
    "in_lead",
    "harmed",
    "skip",
    "alike_only",
    "sure_only",
    "topical",
    "topic",
    "unlike",
    "factors",
    "divisions",
    "like",
    "subgroups",
    "measures",
    *_LISTS,
}
_MEASURE_KEYS = {"kinds", "cues", "weak", "weak_kinds", "ahead", "nouns", "units", "near"}


def parse_figure_words(tables: Mapping[str, object], where: str) -> FigureWords:
    """Read the ``[figures]`` table of a family file.

    Args:
        tables: the table as TOML gives it; an empty one gives words that know nothing.
        where: the file's name, for errors.

    Raises:
        FamilyError: an unknown key or a value of the wrong kind; says which and what was expected.
    """
    where = f"{where}, figures"
    _known(tables, _KEYS, where)
    if (like := tables.get("like")) is not None:
        tables = {**_other(like, where), **{k: v for k, v in tables.items() if k != "like"}}
    year, first_of = tables.get("reporting_year", -1), tables.get("first_of", [])
    alike_only, sure_only = tables.get("alike_only", False), tables.get("sure_only", False)
    if not isinstance(alike_only, bool) or not isinstance(sure_only, bool):
        raise FamilyError(where, f"alike_only, sure_only are {alike_only!r}, {sure_only!r}", "true or false")
    if not isinstance(year, int) or isinstance(year, bool):
        raise FamilyError(where, f"reporting_year is {year!r}", "a whole number of years from the edition's own")
    measures = _table(tables, "measures", where)
    words = FigureWords(
        reporting_year=year,
        measures=tuple(_measure(measures, name, where) for name in measures),
        first_of=frozenset(_texts(first_of, f"{where}, first_of")),
        targets=frozenset(_texts(tables.get("targets", []), f"{where}, targets")),
        of_staff=frozenset(_texts(tables.get("of_staff", []), f"{where}, of_staff")),
        harmed=frozenset(_texts(tables.get("harmed", []), f"{where}, harmed")),
        alike_only=alike_only,
        sure_only=sure_only,
        topical=frozenset(_texts(tables.get("topical", []), f"{where}, topical")),
        skip=frozenset(_texts(tables.get("skip", []), f"{where}, skip")),
        in_noun=frozenset(_texts(tables.get("in_noun", []), f"{where}, in_noun")),
        divisions=_divisions(tables, where),
        factors=_factors(tables, where),
    )
    return _with_phrases(words, tables, where)


def _with_phrases(words: FigureWords, tables: Mapping[str, object], where: str) -> FigureWords:
    """Add all that is written as phrases."""
    lists = {name: _lists(tables, name, keys, where) for name, keys in _LISTS.items()}
    periods, compared, parts, claims = (lists[k] for k in ("periods", "comparisons", "parts", "claims"))
    measures, groups = _table(tables, "measures", where), _table(tables, "subgroups", where)
    cues = {UNLIKE: _texts(tables.get("unlike", []), f"{where}, unlike")}
    for name in measures:
        found = _measure_lists(measures, name, where)
        cues |= {name: found["cues"], name + WEAK: found["weak"], name + AHEAD: found["ahead"]}
    return replace(
        words,
        topic=_lexicon({"topic": _texts(tables.get("topic", []), f"{where}, topic")}, where),
        cues=_shared(cues, where),
        kinds=_lexicon(lists["kinds"], where),
        columns=_lexicon(lists["columns"], where),
        periods=_lexicon({k: periods.get(k, ()) for k in ("previous", "earlier", "current")}, where),
        carried=_lexicon({"carried": periods.get("carried", ())}, where),
        undated=_lexicon({"undated": periods.get("undated", ())}, where),
        comparisons=_lexicon({"cue": compared.get("cues", ())}, where),
        openers=_lexicon({"opener": compared.get("openers", ())}, where),
        changes=_lexicon({"change": compared.get("changes", ())}, where),
        references=_lexicon({"reference": compared.get("references", ())}, where),
        parts=_lexicon({"opens": parts.get("opens", ())}, where),
        back=_lexicon({"back": parts.get("back", ())}, where),
        subgroups=tuple((axis, _lexicon(_lists(groups, axis, None, where), where)) for axis in groups),
        leads=_leads(tables, groups, where),
        actors=_lexicon(lists["actors"], where),
        claims=_lexicon({k: claims.get(k, ()) for k in ("same", "similar", "increase", "decrease")}, where),
        efforts=_lexicon({"effort": claims.get("efforts", ())}, where),
    )


def _leads(tables: Mapping[str, object], groups: Mapping[str, object], where: str) -> tuple[tuple[str, Lexicon], ...]:
    """The groups that words before a figure may name, by axis."""
    named = _texts(tables.get("in_lead", []), f"{where}, in_lead")
    axes = {axis: _lists(groups, axis, None, where) for axis in groups}
    kept = {axis: {group: phrases for group, phrases in told.items() if group in named} for axis, told in axes.items()}
    unknown = set(named).difference(*kept.values())
    if unknown:
        raise FamilyError(f"{where}, in_lead", f"names {min(unknown)!r}", "groups that stand under subgroups")
    return tuple((axis, _lexicon(told, where)) for axis, told in kept.items() if told)


def _other(name: object, where: str) -> Mapping[str, object]:
    """The ``[figures]`` of another family's file, for a family that reads figures in the same way."""
    file = Path(__file__).parent / f"{name}.toml"
    if not isinstance(name, str) or not file.is_file():
        raise FamilyError(where, f"like is {name!r}", "the name of another family")
    return _table(tomllib.loads(file.read_text(encoding="utf-8")), "figures", where)


def _known(table: Mapping[str, object], keys: Iterable[str], where: str) -> None:
    known = sorted(keys)
    for key in table:
        if key not in known:
            raise FamilyError(where, f"unknown key {key!r}", "one of " + ", ".join(known))


def _table(tables: Mapping[str, object], name: str, where: str) -> Mapping[str, object]:
    value = tables.get(name, {})
    if not isinstance(value, dict):
        raise FamilyError(where, f"{name} is no table", f"[figures.{name}]")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise FamilyError(where, f"is {value!r}", "a list of texts")
    return tuple(value)


def _lists(
    tables: Mapping[str, object], name: str, keys: Iterable[str] | None, where: str
) -> dict[str, tuple[str, ...]]:
    """Read a table of lists of phrases; ``keys`` are those it may have, ``None`` for any."""
    table, where = _table(tables, name, where), f"{where}.{name}"
    if keys is not None:
        _known(table, keys, where)
    return {key: _texts(value, f"{where}, {key}") for key, value in table.items()}


def _divisions(tables: Mapping[str, object], where: str) -> dict[str, str]:
    """Groups -> the way of dividing people that they belong to."""
    return {group: way for way, groups in _lists(tables, "divisions", None, where).items() for group in groups}


def _factors(tables: Mapping[str, object], where: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, factor in _table(tables, "factors", where).items():
        if not isinstance(factor, int | float) or isinstance(factor, bool) or factor <= 0:
            raise FamilyError(f"{where}, factors", f"{word} is {factor!r}", "a number over zero")
        found[word] = float(factor)
    return found


def _measure_lists(measures: Mapping[str, object], name: str, where: str) -> dict[str, tuple[str, ...]]:
    table = {k: v for k, v in _table(measures, name, where).items() if k != "anyone"}
    found = _lists({name: table}, name, _MEASURE_KEYS, f"{where}.measures")
    if not found.get("kinds"):
        raise FamilyError(f"{where}.measures.{name}", "has no kinds", "the kinds of things that it counts")
    return dict.fromkeys(_MEASURE_KEYS, ()) | {"weak_kinds": found["kinds"]} | found


def _measure(measures: Mapping[str, object], name: str, where: str) -> Measure:
    lists = _measure_lists(measures, name, where)
    anyone = _table(measures, name, where).get("anyone", False)
    if not isinstance(anyone, bool):
        raise FamilyError(f"{where}.measures.{name}", f"anyone is {anyone!r}", "true or false")
    nouns = _lexicon({name: lists["nouns"]}, where)
    near = _lexicon({name: lists["near"]}, where)
    weak_kinds, units = frozenset(lists["weak_kinds"]), frozenset(lists["units"])
    return Measure(name, frozenset(lists["kinds"]), nouns, weak_kinds, anyone, units, near)


def _shared(lists: Mapping[str, tuple[str, ...]], where: str) -> Lexicon:
    """Make a lexicon in which a phrase of several lists is labelled with all of them ("funding|restitution")."""
    labels: dict[str, list[str]] = {}
    for label, phrases in lists.items():
        for phrase in phrases:
            for spelling in _spelled(phrase, where):
                labels.setdefault(spelling, []).append(label)
    joined: dict[str, list[str]] = {}
    for spelling, names in labels.items():
        joined.setdefault(SHARED.join(dict.fromkeys(names)), []).append(spelling)
    return labelled((spelling, label) for label, found in joined.items() for spelling in found)


def _spelled(phrase: str, where: str) -> tuple[str, ...]:
    try:
        return spellings(phrase)
    except PhraseError as wrong:
        raise FamilyError(where, str(wrong), "a phrase as docs/families.md has them") from wrong


def _lexicon(lists: Mapping[str, tuple[str, ...]], where: str) -> Lexicon:
    try:
        return lexicon(lists)
    except PhraseError as wrong:
        raise FamilyError(where, str(wrong), "a phrase as docs/families.md has them") from wrong
