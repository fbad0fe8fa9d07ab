"""Make a library of invented reports in which every change is known.

    python tests/bench/make_library.py FOLDER [--countries 190] [--editions 25] [--characters 25000] [--seed 1]

Writes FOLDER/reports/<country>/<edition>.md and FOLDER/truth/<country>.json. The same arguments give
the same bytes. score_library.py reads the truth. What a truth file holds, one object an edition:
``tier``, ``grades``, ``figures`` (with ``restated``: what the edition before had told of that year),
``items`` (each recommendation: name of its words, first edition that made it), ``changes`` against the
edition before (names of units: reworded, moved, split, merged, removed, added; the rest is kept) and
``house`` (numbers of the house-style edits this narrative shows). Units are named by a digest of their words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from editions import ABOUT, GRADES, house_style, key, lay_out, tell_figures, tier_lines, whole_sentences
from evolve import PHRASES, Country, Line

LAST_EDITION = 2025
SYLLABLES = ("vel", "dor", "quen", "zar", "mith", "oru", "pel", "ska", "tund", "wes", "yll", "bra", "hul", "nev", "gor")
ENDINGS = ("moria", "duna", "stova", "land", "atha", "esk", "ovar", "inia", "umba", "ystan")
CHARACTERS_AT_SCALE_ONE = 20_600


def names(count: int, rng: Random) -> list[str]:
    """Invent so many country names."""
    every = [(a + b).capitalize() for a, b in product(SYLLABLES, ENDINGS)]
    every += [(a + b + c).capitalize() for a, b, c in product(SYLLABLES, SYLLABLES, ENDINGS)]
    few = every[: len(SYLLABLES) * len(ENDINGS)]
    rng.shuffle(few)
    return (few + every[len(few) :])[:count]


def codes() -> Iterator[str]:
    """Give the alpha-3 codes that ISO 3166 leaves to users, without the XKX in use for Kosovo."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for first, seconds in (("X", letters), ("Q", letters[12:])):
        for second, third in product(seconds, letters):
            if first + second + third != "XKX":
                yield first + second + third


def changes(country: Country, tier: list[Line]) -> dict[str, Any]:
    """Read off what became of every line since the edition before."""
    lines = [*tier, *(line for section in country.sections.values() for line in section)]
    heirs: dict[int, list[Line]] = {}
    for line in lines:
        for parent in line.parents:
            heirs.setdefault(id(parent), []).append(line)
    found: dict[str, Any] = {k: [] for k in ("reworded", "moved", "split", "merged", "removed", "added")}
    for line in lines:
        new = key(line.text)
        if not line.parents:
            found["added"].append(new)
        elif len(line.parents) > 1:
            found["merged"].append([[key(p.text) for p in line.parents], new])
        elif len(heirs[id(line.parents[0])]) > 1:
            siblings = heirs[id(line.parents[0])]
            if siblings[0] is line:
                found["split"].append([key(line.parents[0].text), [key(x.text) for x in siblings]])
        elif new != key(line.parents[0].text):
            found["reworded"].append([key(line.parents[0].text), new])
        if line.moved:
            found["moved"].append(new)
    found["removed"] = [key(line.text) for line in country.past if id(line) not in heirs]
    return found


def old_words(number: int) -> str:
    """Give the words that a house-style edit takes out."""
    return str(PHRASES["house"][number]["old"])


def narrative(country: Country, edition: int, number: int, *, stripped: bool) -> tuple[str, dict[str, Any]]:
    """Write one edition; give its text and its truth."""
    if number:
        country.step(edition)
    else:
        country.first(edition)
    made = whole_sentences(country, number)
    figures = tell_figures(country, edition)
    tier = tier_lines(country, first=not number)
    lines = [*tier, *(line for section in country.sections.values() for line in section)]
    house_style(country, lines, number)
    made += sorted({k for line in lines for k in line.house if any(old_words(k) in p.text for p in line.parents)})
    grades = {section: country.rng.choice(GRADES) for section in ABOUT}
    text = lay_out(country, edition, tier, grades, stripped=stripped)
    truth = {
        "edition": edition,
        "tier": country.tier,
        "grades": grades,
        "figures": figures,
        "items": [{"unit": key(x.text), "since": x.since} for x in country.sections["recommendations"]],
        "changes": changes(country, tier) if number else None,
        "house": made,
    }
    country.past, country.past_figures = lines, [line for line in lines if line.kind == "figure"]
    return text, truth


def front_matter(name: str, code: str, edition: int, body: str) -> str:
    """Write what stands above the narrative in the library's file."""
    title = f"{edition} Trafficking in Persons Report - {name}"
    rows = {
        "country": name,
        "iso3": code,
        "edition": edition,
        "family": "tip",
        "title": f'"{title}"',
        "source": f"https://reports.example/tip/{edition}/{name.lower()}",
        "retrieved": f"{edition}-07-01",
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
    }
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in rows.items()) + f"---\n\n# {title}\n\n"


def make(folder: Path, countries: int, editions: int, characters: int, seed: int) -> int:
    """Write the library and its truth; give the number of characters written."""
    rng, written = Random(seed), 0  # noqa: S311  invented text, no secret
    (folder / "truth").mkdir(parents=True, exist_ok=True)
    chosen = names(countries, rng)
    places = [
        (a + b).capitalize() for a, b in product(SYLLABLES, ("wick", "ford", "haven", "mar", "gat", "lo", "brück"))
    ]
    for name, code in zip(chosen, codes(), strict=False):
        country = Country(name, rng.sample(places, 9), f"{seed}/{name}", characters / CHARACTERS_AT_SCALE_ONE)
        stripped = rng.random() < 0.08
        home = folder / "reports" / name.lower()
        home.mkdir(parents=True, exist_ok=True)
        truths = []
        for number in range(editions):
            edition = LAST_EDITION - editions + 1 + number
            text, truth = narrative(country, edition, number, stripped=stripped)
            written += len(text)
            (home / f"{edition}.md").write_text(front_matter(name, code, edition, text) + text, encoding="utf-8")
            truths.append(truth)
        whole = {"country": name, "iso3": code, "stripped": stripped, "editions": truths}
        (folder / "truth" / f"{name.lower()}.json").write_text(json.dumps(whole), encoding="utf-8")
    return written


def main() -> None:
    """Read the command line and make the library."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    for option, usual in (("countries", 190), ("editions", 25), ("characters", 25_000), ("seed", 1)):
        parser.add_argument(f"--{option}", type=int, default=usual)
    asked = parser.parse_args()
    written = make(asked.folder, asked.countries, asked.editions, asked.characters, asked.seed)
    print(f"{asked.countries * asked.editions} narratives, {written / 1e6:.1f} million characters in {asked.folder}")


if __name__ == "__main__":
    main()
