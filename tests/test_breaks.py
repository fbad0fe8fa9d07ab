"""Captions and heads that a page break prints again stand once in the text; no word of them is lost."""

from __future__ import annotations

from reportdiff.intake.breaks import without_repeats
from reportdiff.intake.canonical import Heading, Paragraph, Piece, Table

HEAD = ("Program", "Description")
FERRIES, SPONGES = ("Ferry school", "Teaches boys."), ("Sponge fund", "Pays divers.")
NOTE = Paragraph("* Paid for by the ministry.")


def test_a_table_that_a_page_break_cut_is_one_again() -> None:
    pieces: list[Piece] = [
        Paragraph("Table 10. Social Programs"),
        Table((HEAD, FERRIES)),
        Paragraph("Table 10. Social Programs (Cont.)"),
        Table((HEAD, SPONGES)),
    ]
    kept, gone = without_repeats(pieces)
    assert kept == [pieces[0], Table((HEAD, FERRIES, SPONGES))]
    assert gone == ["Table 10. Social Programs (Cont.)", "Program | Description"]


def test_however_the_publisher_says_that_it_goes_on() -> None:
    for words in ("(cont)", "(continued)", " – cont’d", "(cont) (cont)", "‡ (Cont.)", ""):
        pieces: list[Piece] = [
            Paragraph("Table 2. Work at Sea"),
            Table((HEAD, FERRIES)),
            Paragraph(f"Table 2.  Work at Sea{words}"),
        ]
        assert without_repeats(pieces)[0] == pieces[:2], words


def test_rows_behind_a_note_stay_behind_it() -> None:
    pieces: list[Piece] = [Paragraph("Table 2. Work"), Table((HEAD, FERRIES)), NOTE, Table((HEAD, SPONGES))]
    assert without_repeats(pieces) == ([*pieces[:3], Table((SPONGES,))], ["Program | Description"])


def test_another_table_with_the_same_head_keeps_it() -> None:
    pieces: list[Piece] = [
        Paragraph("Table 2. Work"), Table((HEAD, FERRIES)), Heading("Table 3. Programs", 3), Table((HEAD, SPONGES)),
    ]  # fmt: skip
    assert without_repeats(pieces) == (pieces, [])


def test_a_later_country_s_table_of_the_same_number_and_words_keeps_its_caption() -> None:
    one: list[Piece] = [Paragraph("Table 1. Work"), Table((HEAD, FERRIES)), Paragraph("Table 2. Laws"), NOTE]
    assert without_repeats([*one, *one]) == ([*one, *one], [])


def test_other_words_under_the_same_number_and_a_lone_row_stay() -> None:
    pieces: list[Piece] = [
        Paragraph("Table 1. Work"),
        Table((HEAD,)),
        Paragraph("Table 1. Laws (cont)"),
        Table((HEAD,)),
    ]
    assert without_repeats(pieces) == (pieces, [])
