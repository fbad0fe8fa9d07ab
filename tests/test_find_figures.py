"""Finding figures in prose: readable cases under cases/figures/, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.figures.find import find_figures, find_unreported
from reportdiff.model import Figure, Qualifier

CASES = Path(__file__).parent / "cases" / "figures"
_MARK = re.compile(r"\{(?P<words>[^{}]*?): (?P<value>[^{};]*)(?:; (?P<subject>[^{}]*))?\}")


def _paragraphs(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [part for part in text.strip().split("\n\n") if not part.startswith("#")]


def _cases() -> list[tuple[str, str]]:
    return [
        (path.name, part)
        for path in sorted(CASES.glob("*.txt"))
        if path.stem != "silences"
        for part in _paragraphs(path.name)
    ]


def _number(value: float) -> str:
    return f"{value:.15g}"


def _said(figure: Figure) -> str:
    """A figure as the cases write it: "30 persons", "20..50 persons, range", "552.. persons, at_least"."""
    if figure.low is None:
        value = "-"
    elif figure.high is None:
        value = f"{_number(figure.low)}.."
    else:
        value = _number(figure.low) + ("" if figure.low == figure.high else f"..{_number(figure.high)}")
    plain = figure.qualifier in {Qualifier.EXACT, Qualifier.NONE}
    return f"{value} {figure.unit or 'none'}" + ("" if plain else f", {figure.qualifier.value}")


@pytest.mark.parametrize(("name", "case"), _cases())
def test_a_paragraph_holds_the_figures_marked_in_it_and_no_others(name: str, case: str) -> None:
    text = _MARK.sub(lambda mark: mark["words"], case)
    found = find_figures(text)
    assert [(f.text, _said(f)) for f in found] == [(m["words"], m["value"]) for m in _MARK.finditer(case)], name
    for figure, mark in zip(found, _MARK.finditer(case), strict=True):
        assert mark["subject"] in {None, figure.subject}


@pytest.mark.parametrize("case", _paragraphs("silences.txt"))
def test_a_statement_of_silence_is_found_with_what_it_is_silent_about(case: str) -> None:
    text = _MARK.sub(lambda mark: mark["words"], case)
    found = [(f.text, f.unit or "none", f.subject) for f in find_unreported(text)]
    assert found == [(m["words"], m["value"], m["subject"]) for m in _MARK.finditer(case)]
    assert all(not f.reported and f.low is None and f.high is None for f in find_unreported(text))


_PIECES = st.sampled_from(
    ["12", "3,400", "twenty", "-", "one", "of the", "victims", "cases", "percent", "$", "2019", "to", "between", "and",
     "no", "none", "were", "(", ")", ".", ",", "“", "\n\n", "years", "a", "half", "hundred", "million",
     "did not report", "how many", "at least", "or more", "Kenyan shillings", "April", "Article", "1/2",
     "%", "third", "several", "’", "0"]
)  # fmt: skip
_PROSE = st.lists(_PIECES, max_size=40).map(" ".join) | st.lists(_PIECES, max_size=25).map("".join)


def _check_laws(text: str) -> None:
    for found in (find_figures(text), find_unreported(text)):
        end = 0
        for figure in found:
            assert text[figure.start : figure.end] == figure.text
            assert figure.text
            assert end <= figure.start, "figures do not overlap and stand in reading order"
            end = figure.end
            assert text[figure.sentence_start :].startswith(figure.sentence)
            assert figure.text in figure.sentence
            if figure.low is not None and figure.high is not None:
                assert figure.low <= figure.high


@given(_PROSE | st.text(max_size=200))
@settings(deadline=None)
def test_any_text_gives_figures_in_order_that_lie_where_they_say(text: str) -> None:
    _check_laws(text)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_hostile_line_makes_it_fail(name: str) -> None:
    _check_laws(HOSTILE[name])


@given(_PROSE)
@settings(deadline=None, max_examples=50)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    assert find_figures(text) == find_figures(text)


def test_a_figure_keeps_its_sentence() -> None:
    text = "Vellmark acted. Police freed 12 men in May.\n\nNobody else came."
    (figure,) = find_figures(text)
    assert figure.sentence == "Police freed 12 men in May."
    assert text[figure.sentence_start :].startswith(figure.sentence)


def test_measure_period_and_role_are_left_to_a_report() -> None:
    (figure,) = find_figures("In 2019, courts convicted 12 traffickers.")
    assert (figure.measure, figure.period, figure.section, figure.reported) == (None, None, None, True)
