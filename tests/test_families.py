"""Family files: the little language of phrases, what is checked, and what a wrong file is told."""

from __future__ import annotations

import re

import pytest

from reportdiff import families
from reportdiff.errors import FamilyError
from reportdiff.families.lines import anchor, first_words
from reportdiff.families.parse import parse
from reportdiff.families.phrases import PhraseError, anywhere, source, whole

SMALL = 'name = "small"\ntitle = "Small"\n'
SECTION = '[[sections]]\nname = "law"\ntitle = "Law"\n'


@pytest.mark.parametrize(
    ("phrase", "fits", "fits_not"),
    [
        ("law enforcement", ["law enforcement", "Law  Enforcement"], ["lawful enforcement"]),
        ("a [b] c", ["a c", "a b c"], ["a b", "ac"]),
        ("[the] police", ["police", "the police"], ["thepolice"]),
        ("(a|b c) d", ["a d", "b c d"], ["b d"]),
        ("[a|b] c", ["c", "a c", "b c"], ["a b c"]),
        ("report[,] end", ["report end", "report, end"], ["report , end"]),
        ("efforts ... prevent", ["efforts prevent", "efforts to better prevent"], ["efforts" + " x" * 9 + " prevent"]),
        ("effort*", ["effort", "efforts"], ["eff"]),
        (r"tip \(x\)", ["tip (x)"], ["tip x"]),
        ("victims' rights", ["victims’ rights", "victims' rights"], []),
        ("a - b", ["a – b", "a - b", "a — b"], ["a b"]),
        ("in {edition}", ["in 2012"], ["in 1812"]),
        ("{letter} disappearance", ["b. Disappearance", "(c) disappearance"], ["disappearance"]),
        ("[section {number}] life", ["Section 1. Life", "life"], ["section life"]),
    ],
)
def test_a_phrase_means_what_it_says(phrase: str, fits: list[str], fits_not: list[str]) -> None:
    pattern = re.compile(source(phrase), re.IGNORECASE)
    assert all(pattern.fullmatch(text) for text in fits)
    assert not any(pattern.fullmatch(text) for text in fits_not)


def test_a_phrase_is_found_on_word_borders_only() -> None:
    pattern = anywhere(["rape", "court*"])
    assert pattern is not None
    assert not pattern.search("drapery and grapes")
    assert pattern.search("the Courts.")
    assert anywhere([]) is None


def test_a_last_gap_in_a_line_is_all_the_rest_but_not_of_a_word() -> None:
    pattern = whole("author ...")
    assert pattern.fullmatch("Author: the Office")
    assert not pattern.fullmatch("Authorities did nothing.")


@pytest.mark.parametrize("phrase", ["(a", "a]", "[a)", "{planet} x"])
def test_a_wrong_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        source(phrase)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name = "small"', "title is None; expected a text"),
        (SMALL.replace("small", "large"), "name is 'large'; expected 'small'"),
        (SMALL + 'colour = "red"\n', "unknown key 'colour'"),
        (SMALL + SECTION + "level = true\n", "level is True; expected a whole number"),
        (SMALL + SECTION + 'holds = "poems"\n', "holds is 'poems'; expected sentences or recommendations"),
        (SMALL + SECTION + 'headings = ["(law"]\n', "not closed"),
        (SMALL + SECTION + '[sections.cues]\n"three words here" = 1\n', "expected one or two words in lower case"),
        (SMALL + SECTION + '[[orders]]\nsections = ["order"]\n', "no section 'order'"),
        (SMALL + 'sections = "law"\n', "is no list of tables"),
        ("name = ", "expected TOML"),
    ],
)
def test_a_file_that_does_not_keep_to_the_form_is_told_where_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(FamilyError) as caught:
        parse("small", text)
    assert str(caught.value).startswith("small.toml")
    assert said in str(caught.value)


def test_every_family_that_ships_keeps_to_the_form() -> None:
    assert families.names() == ("dol", "hrr", "tip")
    for name in families.names():
        family = families.load(name)
        assert family.name == name
        assert len({kind.name for kind in family.sections}) == len(family.sections)


def test_an_unknown_family_is_refused_with_the_known_ones() -> None:
    with pytest.raises(FamilyError, match="one of dol, hrr, tip"):
        families.load("weather")


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("prioritized recommendations", "recommendations"),
        ("[the] {country} (a|b)", None),
        (r"prevention ... \(tip {edition}\)", "prevention"),
        ("disclaimer*...", None),
    ],
)
def test_a_line_pattern_is_found_by_a_word_that_its_lines_must_hold(phrase: str, word: str | None) -> None:
    assert anchor(phrase) == word


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("law enforcement", {"law"}),
        ("[the|a] law", {"the", "a", "law"}),
        ("(a b|c) d", {"a", "c"}),
        ("[section {number}] life", {"section", "life"}),
        ("{country} law", set()),
    ],
)
def test_the_words_that_a_heading_may_begin_with(phrase: str, words: set[str]) -> None:
    assert first_words(phrase) == words
