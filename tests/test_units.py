"""Where sentences and recommendation items begin and end."""

from __future__ import annotations

import itertools

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from reportdiff import families
from reportdiff.units import begins_item, items, opening_mark, sentences, spoken

WORDS = families.load("tip").list_words


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Department of State paid for it.",
        "Under law No. 137 and art. 5, penalties rose to 5.5 years, e.g. for Dr. J. R. Smith.",
        "“They left at once,” Mr. Orlo said.",
        "Officials (see section 2.d.) did nothing.",
        "The case X v. Velmora and Gen. Tarn et al. stood.",
        "It spent 3.2 million velms ($1.1 million), i.e. less than in 2010.",
        "The office opened at 9:00 a.m. on weekdays.",
        "See www.Velmora.example for the act of Aug. 12.",
        "Three of them... were never found.",
        "Why? he asked, and nobody answered.",
        "The company, Marsh Foods Co. Ltd., paid the fine.",
        "A court fined two traffickers Rs. 40,000 each and the agent Kshs. 5 million.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert split(f"It is so. {sentence} That is all.") == ["It is so.", sentence, "That is all."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went to the U.S. The visit was short.", ["He went to the U.S.", "The visit was short."]),
        ("It improved its efforts.The coordinator left.", ["It improved its efforts.", "The coordinator left."]),
        ("Few knew of the NGOs.FEVA did.", ["Few knew of the NGOs.", "FEVA did."]),
        ("In 2011. 17 officers came.", ["In 2011.", "17 officers came."]),
        ("She said “no.” Then she left.", ["She said “no.”", "Then she left."]),
        ("(It was late.) They left.", ["(It was late.)", "They left."]),
        ("Nothing changed.(4; 12) The law stands.", ["Nothing changed.(4; 12)", "The law stands."]),
        ("They left (see section 7.c.). Miners stayed.", ["They left (see section 7.c.).", "Miners stayed."]),
        ("Girls had undergone FGM/C. Clinics closed.", ["Girls had undergone FGM/C.", "Clinics closed."]),
        ("No mark at the end\n\nAnother paragraph", ["No mark at the end", "Another paragraph"]),
        ("Wait... The end! Really? Yes.", ["Wait...", "The end!", "Really?", "Yes."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(
    st.one_of(
        st.text(),
        st.sampled_from(list(HOSTILE.values())),
        st.lists(st.sampled_from(list("aA. “”.)(\n19"))).map("".join),
    )
)
def test_sentences_hold_every_character_that_is_not_white_space(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


def listed(*paragraphs: str, semicolons: bool | None = None) -> list[str]:
    text, spots = "", []
    for paragraph in paragraphs:
        spots.append((len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return [text[a:b] for a, b in items(text, spots, WORDS, semicolons=semicolons)]


FUND, TRAIN, SCREEN = (
    "Fund shelters adequately.",
    "Train judges on article 12(b).",
    "Screen migrants, including children.",
)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [f"{FUND} {TRAIN} {SCREEN}"],
        [f"{FUND}{TRAIN}{SCREEN}"],
        [f"{FUND} • {TRAIN} • {SCREEN}"],
        [f"{FUND} * {TRAIN} * {SCREEN}"],
        [f"{FUND} - {TRAIN} - {SCREEN}"],
        [FUND, TRAIN, SCREEN],
        [FUND, f"• {TRAIN}", f"• {SCREEN}"],
        [f"• {FUND}", f"• {TRAIN}", f"• {SCREEN}"],
        [f"* {FUND}", f"* {TRAIN}", f"* {SCREEN}"],
        [f"- {FUND}", f"- {TRAIN}", f"- {SCREEN}"],
        [f"1. {FUND}", f"2. {TRAIN}", f"3. {SCREEN}"],
        [f"•{FUND}", f"•{TRAIN}", f"•{SCREEN}"],
    ],
)
def test_items_are_found_in_every_style(paragraphs: list[str]) -> None:
    assert listed(*paragraphs) == [FUND, TRAIN, SCREEN]


def test_semicolons_divide_items_and_the_joining_and_stays_with_its_item() -> None:
    found = listed(
        "Fund shelters; vigorously prosecute officials, including under articles 526(a) and 822 (b); and train judges."
    )
    assert found == [
        "Fund shelters",
        "vigorously prosecute officials, including under articles 526(a) and 822 (b)",
        "and train judges.",
    ]
    assert spoken(found[2]) == "train judges."


def test_a_semicolon_before_something_that_is_not_asked_for_divides_nothing() -> None:
    groups = "Identify victims among vulnerable groups, such as children in shelters; women in bars; and migrants"
    text = f"{groups}; fund shelters; train police."
    assert listed(text) == [groups, "fund shelters", "train police."]


def test_an_item_of_a_bulleted_list_keeps_its_semicolons() -> None:
    text = "• Train officials on the rules; refer victims to care."
    assert listed(text, f"• {FUND}") == ["Train officials on the rules; refer victims to care.", FUND]


def test_a_single_semicolon_divides_by_the_custom_of_the_edition() -> None:
    text = "Train officials on the rules; refer victims to care."
    assert listed(text, semicolons=False) == [text]
    assert listed(text, semicolons=True) == ["Train officials on the rules", "refer victims to care."]


def test_a_sentence_that_asks_for_nothing_goes_with_the_item_before_it() -> None:
    assert listed("Fund shelters. These should be open to men. Train judges.") == [
        "Fund shelters. These should be open to men.",
        "Train judges.",
    ]


def test_another_subject_than_the_government_may_begin_an_item() -> None:
    assert listed("VDF members stop using child soldiers. • Hold officials accountable.") == [
        "VDF members stop using child soldiers.",
        "Hold officials accountable.",
    ]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("vigorously investigate officials", True),
        ("in cooperation with NGOs, train police", True),
        ("and continue the campaign", True),
        ("children in street work", False),
        ("including those in the north", False),
        ("the police", False),
    ],
)
def test_an_item_begins_with_what_is_asked_for(words: str, *, begins: bool) -> None:
    assert begins_item(words, WORDS) is begins


@pytest.mark.parametrize(
    ("text", "size"), [("• Do", 2), ("- Do", 2), ("12. Do", 4), ("(a) Do", 4), ("Do", 0), ("2012 was", 0), ("-like", 0)]
)
def test_the_mark_of_a_list_is_told_from_its_text(text: str, size: int) -> None:
    assert opening_mark(text) == size
