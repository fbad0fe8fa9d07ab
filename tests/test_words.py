"""Word differences: whole words, whole numbers, whole dates, and few meaningful runs."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.model import Mark, Nature, Span
from reportdiff.tokens import tokens
from reportdiff.words import diff_words, nature

texts = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=80),
    st.lists(
        st.sampled_from(
            ["The", "government", "of", "Morna", "5,000", "€", "37", "–", "(", "15 in 2018", ").", "\u00a0", " ", "not"]
        ),
        max_size=20,
    ).map(" ".join),
    st.sampled_from(list(HOSTILE.values())),
)


def marked(spans: tuple[Span, ...]) -> str:
    """Write spans as people write them: [-old-]{+new+}."""
    shapes = {Mark.SAME: "{}", Mark.REMOVED: "[-{}-]", Mark.ADDED: "{{+{}+}}"}
    return "".join(shapes[s.mark].format(s.text) for s in spans)


@settings(deadline=None)
@given(texts, texts)
def test_spans_spell_both_texts_exactly(old: str, new: str) -> None:
    spans = diff_words(old, new)
    assert "".join(s.text for s in spans if s.mark is not Mark.ADDED) == old
    assert "".join(s.text for s in spans if s.mark is not Mark.REMOVED) == new
    assert all(s.text for s in spans)
    assert all(a.mark is not b.mark for a, b in pairwise(spans))


@settings(deadline=None)
@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert nature(text, text) is Nature.IDENTICAL
    assert all(s.mark is Mark.SAME for s in diff_words(text, text))


@settings(deadline=None)
@given(texts)
def test_every_character_that_is_no_space_stands_in_one_token(text: str) -> None:
    assert "".join("".join(tokens(text)).split()) == "".join(text.split())


@settings(deadline=None)
@given(texts, texts)
def test_the_nature_of_a_difference_is_the_same_from_both_sides(old: str, new: str) -> None:
    assert nature(old, new) is nature(new, old)


@pytest.mark.parametrize(
    "token",
    [
        "67",
        "5,000",
        "1.234,5",
        "-5",
        "±3",
        "22%",
        "22 %",
        "50 percent",
        "$216,234",
        "US$1.5",
        "€3.000,50",
        "5,000 EUR",
        "USD 5,000",
        "1\u00a0234\u00a0567",
        "12th",
        "2011-2014",
        "37-year-old",
        "March 31, 2012",
        "1 April 2011",
        "April 2011",
        "2012-03-31",
        "8. März 2011",
        "8 de março de 2011",
        "anti-trafficking",
        "government’s",
        "Müller-Straße",
        "हिन्दी",
    ],
)
def test_numbers_dates_and_words_are_one_token_each(token: str) -> None:
    assert tokens(f"about {token} there") == ["about", token, "there"]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Courts convicted 67 people.", "Courts convicted 111 people.", "Courts convicted [-67-]{+111+} people."),
        ("It spent $216,234 on it.", "It spent $153,000 on it.", "It spent [-$216,234-]{+$153,000+} on it."),
        ("a rise of 5%", "a rise of 6%", "a rise of [-5%-]{+6%+}"),
        ("by March 31, 2012, all", "by March 30, 2012, all", "by [-March 31, 2012-]{+March 30, 2012+}, all"),
        ("It did act.", "It did not act.", "It did {+not +}act."),
        ("one two three", "one three", "one [-two -]three"),
        ("one two", "one two three", "one two{+ three+}"),
        (
            "people in the courts of Arbia",
            "people in the jails of Morna",
            "people in the [-courts of Arbia-]{+jails of Morna+}",
        ),
        ("from 67 to 111 men", "from 68 to 112 men", "from [-67 to 111-]{+68 to 112+} men"),
        ("held 5 men in 7 jails", "kept 5 men in 8 jails", "[-held-]{+kept+} 5 men in [-7-]{+8+} jails"),
        (
            "a clinic in Brell; aid ended",
            "a clinic in Karsa, and aid went on",
            "a clinic in [-Brell;-]{+Karsa, and+} aid [-ended-]{+went on+}",
        ),
        ("a cook, who fled, came", "a smith, came", "a [-cook, who fled-]{+smith+}, came"),
        ("victims' rights", "victims’ rights", "victims[-'-]{+’+} rights"),
        ("Red lamps glow.", "Nobody came yesterday.", "[-Red lamps glow.-]{+Nobody came yesterday.+}"),
        ("", "All new.", "{+All new.+}"),
        ("所有人都知道", "所有人不知道", "所有人[-都-]{+不+}知道"),
    ],
)
def test_differences_read_well(old: str, new: str, shown: str) -> None:
    assert marked(diff_words(old, new)) == shown


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Fund shelters.", "Fund shelters.", Nature.IDENTICAL),
        ("Fund shelters;", "Fund shelters.", Nature.TYPOGRAPHY),
        ("the “new” law", 'the "new" law', Nature.TYPOGRAPHY),
        ("men – and women", "men - and women", Nature.TYPOGRAPHY),
        ("men—and women", "men — and women", Nature.TYPOGRAPHY),
        ("five\u00a0men", "five  men", Nature.TYPOGRAPHY),
        ("efﬁcient", "efficient", Nature.TYPOGRAPHY),
        ("In May, men came", "In May men came", Nature.TYPOGRAPHY),
        ("Two men: one fled; one stayed", "Two men, one fled, one stayed", Nature.TYPOGRAPHY),
        ("It was 5,000 men", "It was 5.000 men", Nature.WORDS),
        ("They fled. One stayed", "They fled one stayed", Nature.WORDS),
        ("fund shelters;", "Fund shelters.", Nature.CASE),
        ("Fund shelters.", "Fund shelter.", Nature.WORDS),
        ("It acted.", "It acted?", Nature.WORDS),
        ("fell to -5", "fell to 5", Nature.WORDS),
        ("It can act.", "It cannot act.", Nature.WORDS),
        ("It acted", "It has not acted", Nature.WORDS),
        ("5.5 years", "55 years", Nature.WORDS),
    ],
)
def test_typography_and_case_are_told_from_words(old: str, new: str, expected: Nature) -> None:
    assert nature(old, new) is expected


@pytest.mark.parametrize("unit", ["a", "a-", "1,", "1 ", "- ", "' ", "; ", "é", "$", "March ", "\u0301", "US"])
def test_one_very_long_line_takes_no_more_than_linear_time(unit: str) -> None:
    line = unit * 60_000
    start = time.process_time()
    diff_words(f"{line} old", f"{line} new")
    nature(f"{line} old", f"{line} new")
    assert time.process_time() - start < 5


def test_two_very_long_texts_without_order_in_common_come_back_in_time() -> None:
    old = " ".join(f"w{i * 7919 % 9973}" for i in range(30_000))
    new = " ".join(f"w{i * 104729 % 9973}" for i in range(30_000))
    start = time.process_time()
    spans = diff_words(old, new)
    assert "".join(s.text for s in spans if s.mark is not Mark.ADDED) == old
    assert time.process_time() - start < 20
