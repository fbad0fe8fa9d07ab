"""One pair of editions across invented countries: house style and what stands out."""

from __future__ import annotations

import pytest

from reportdiff.compare import compare
from reportdiff.corpus import digest_of, edition_view, edits_of, house_edits, spelled
from reportdiff.model import Digest, EditKind, Lined, Report, TierMove
from reportdiff.read import read_text

NAMES = ("Velmora", "Sandorra", "Tarnovia", "Ostmark", "Quelland", "Brisk Islands", "Dorune", "Hallvia")
OWN = (
    "Police raided a quarry in the hills.",
    "Nurses visited the outer islands by boat.",
    "Teachers warned pupils of false offers.",
    "The court in the harbor town heard two brothers.",
    "Labor officers closed a cannery on the coast.",
    "A retired judge led the inquiry into the mill.",
    "Consuls met workers at the airport.",
    "Farmers signed a charter on fair wages.",
)
CUT = "The law prescribed penalties that fit the gravity of the crime."


def narrative(name: str, year: int, *sentences: str, formula: str = "comply with") -> str:
    """A short narrative."""
    return (
        f"{year} Trafficking in Persons Report: {name}\n\n{name.upper()} (Tier 2)\n\n"
        f"The Government of {name} does not fully {formula} the minimum standards for ending trafficking.\n\n"
        "PRIORITIZED RECOMMENDATIONS:\n\n* Train judges on the law against forced labor.\n* Fund shelters for men.\n\n"
        f"PROSECUTION\n\nThe government increased law enforcement efforts. {' '.join(sentences)}\n"
    )


def digests(old: dict[str, list[str]], new: dict[str, list[str]], formula: str = "comply with") -> list[Digest]:
    """Compare every country's two editions."""
    return [
        digest_of(
            compare(
                read_text(narrative(name, 2018, *old[name]), address=f"{name}/2018.txt"),
                read_text(narrative(name, 2019, *new[name], formula=formula), address=f"{name}/2019.txt"),
            ),
            TierMove.SAME,
        )
        for name in old
    ]


def test_the_same_words_replaced_everywhere_are_one_house_edit() -> None:
    own = {name: [text] for name, text in zip(NAMES, OWN, strict=True)}
    (found,) = house_edits(digests(own, own, formula="meet"))
    assert (found.kind, found.old, found.new) == (EditKind.WORDS_REPLACED, "comply with", "meet")
    assert found.narratives == tuple(sorted(NAMES))
    assert (found.could, found.of) == (8, 8)


def test_a_sentence_cut_everywhere_is_one_house_edit() -> None:
    old = {name: [CUT, text] for name, text in zip(NAMES, OWN, strict=True)}
    new = {name: [text] for name, text in zip(NAMES, OWN, strict=True)}
    (found,) = house_edits(digests(old, new))
    assert (found.kind, found.old, found.new) == (EditKind.SENTENCE_REMOVED, CUT, "")


def test_a_sentence_that_names_its_own_country_is_the_same_everywhere() -> None:
    old = {name: [text] for name, text in zip(NAMES, OWN, strict=True)}
    new = {name: [*texts, f"The people of {name} paid for these crimes."] for name, texts in old.items()}
    (found,) = house_edits(digests(old, new))
    assert found.kind is EditKind.SENTENCE_ADDED
    assert len(found.narratives) == len(NAMES)


def test_a_formula_that_comes_here_and_goes_there_is_no_house_style() -> None:
    old = {name: [CUT, OWN[i]] if i % 2 else [OWN[i]] for i, name in enumerate(NAMES)}
    new = {name: [OWN[i]] if i % 2 else [CUT, OWN[i]] for i, name in enumerate(NAMES)}
    assert house_edits(digests(old, new)) == ()


def test_equal_changes_of_figures_are_chance_and_no_house_style() -> None:
    old = {name: [f"{OWN[i]} Courts convicted three traffickers and 12 brokers."] for i, name in enumerate(NAMES)}
    new = {name: [f"{OWN[i]} Courts convicted four traffickers and 15 brokers."] for i, name in enumerate(NAMES)}
    assert house_edits(digests(old, new)) == ()


def test_two_countries_are_too_few_for_house_style() -> None:
    old = {name: [CUT, text] for name, text in zip(NAMES[:2], OWN[:2], strict=True)}
    new = {name: [text] for name, text in zip(NAMES[:2], OWN[:2], strict=True)}
    assert house_edits(digests(old, new)) == ()


def test_an_edit_names_its_change_and_whether_it_is_all_of_it() -> None:
    comparison = compare(
        read_text(narrative("Velmora", 2018, OWN[0]), address="velmora/2018.txt"),
        read_text(narrative("Velmora", 2019, OWN[0], OWN[1], formula="meet"), address="velmora/2019.txt"),
    )
    edits = edits_of(comparison)
    ids = {change.id for section in comparison.sections for change in section.changes}
    assert set(edits) <= ids
    kinds = {edit.kind: edit.whole for found in edits.values() for edit in found}
    assert kinds == {EditKind.WORDS_REPLACED: True, EditKind.SENTENCE_ADDED: True}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The People of Oman, and a woman.", ("OMAN", "Oman"), "the people of country , and a woman ."),
        ("WOMAN", ("OMAN",), "woman"),
        ("", (), ""),
    ],
)
def test_a_country_name_is_masked_as_a_whole_word_only(text: str, names: tuple[str, ...], expected: str) -> None:
    assert spelled(text, names) == expected


def test_the_overview_of_an_edition_holds_every_country_once() -> None:
    own = {name: [text] for name, text in zip(NAMES, OWN, strict=True)}
    more = {name: [text, CUT] if name == "Dorune" else [text] for name, text in zip(NAMES, OWN, strict=True)}
    view = edition_view(digests(own, more))
    assert view.countries == tuple(sorted(NAMES))
    assert view.resized[-1].country == "Dorune"
    assert (view.old_edition, view.new_edition) == (2018, 2019)
    assert view.tiers == ()


def test_words_beside_a_figure_are_found_though_the_figure_changes_too() -> None:
    numbers = ("three", "12", "40", "nine", "1,500", "six", "17", "88")
    old = {n: [f"{OWN[i]} Courts convicted {numbers[i]} traffickers, compared to 5."] for i, n in enumerate(NAMES)}
    new = {n: [f"{OWN[i]} Courts convicted 7 traffickers, compared with {numbers[i]}."] for i, n in enumerate(NAMES)}
    (found,) = house_edits(digests(old, new))
    assert (found.old, found.new) == ("compared to", "compared with")
    assert len(found.narratives) == len(NAMES)


def test_an_ordinal_that_counts_on_everywhere_is_no_house_style() -> None:
    old = {name: [f"{OWN[i]} It was named for the second consecutive year."] for i, name in enumerate(NAMES)}
    new = {name: [f"{OWN[i]} It was named for the third consecutive year."] for i, name in enumerate(NAMES)}
    assert house_edits(digests(old, new)) == ()
    without = {name: [f"{OWN[i]} It was named."] for i, name in enumerate(NAMES)}
    assert house_edits(digests(new, without)) == ()


def rights(name: str, year: int, number: int, inspected: int) -> Report:
    """A report of a family that keeps no statistics; one row of a table, and a number told in passing."""
    return read_text(
        f"# {year} Findings on the Worst Forms of Child Labor: {name}\n\n## III. Enforcement of Laws\n\n"
        f"| Overview | {year - 1} | {year} |\n| --- | --- | --- |\n"
        f"| Number of Labor Inspections Conducted | 7 | {inspected} |\n\n"
        f"Courts in the capital convicted {number} foremen who beat children in a quarry.\n"
        + ("" if year % 2 else "\nPolice identified 31 victims in a raid on two canneries.\n"),
        format="markdown",
        address=f"{name}/{year}.md",
        family="dol",
    )


def test_of_reports_without_statistics_only_rows_of_tables_stand_beside_those_of_other_countries() -> None:
    found = [
        digest_of(compare(rights(name, 2018, 4, 9 + i), rights(name, 2019, 5, 19 + i)), TierMove.SAME)
        for i, name in enumerate(NAMES)
    ]
    view = edition_view(found)
    assert {movement.measure for movement in view.movements} == {"inspections"}
    assert all(isinstance(m.change, Lined) and " | " in m.change.new.sentence for m in view.movements)
    assert view.stopped == ()


def test_of_many_edits_that_half_the_narratives_made_none_is_house_style_by_chance() -> None:
    things = ("shelter", "hotline", "training", "visa", "quarry", "airport", "ferry", "school", "border", "prison")
    names = [f"Velmor{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]

    def told(n: int, before: int, after: int) -> list[str]:
        verb = "sustained" if before <= n < after else "ended"
        return [f"The office for each {thing} {verb} all of its plans." for thing in things]

    # 24 of the 36 who said "sustained" say "ended" now, and five others took it up.
    old = {name: told(n, 0, 36) for n, name in enumerate(names)}
    new = {name: told(n, 24, 41) for n, name in enumerate(names)}
    assert house_edits(digests(old, new)) == ()
