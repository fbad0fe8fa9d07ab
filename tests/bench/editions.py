"""Lay an invented country's lines out as the reports of each era are, and write down what is true of them.

Used by make_library.py.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from evolve import PHRASES, Country, Line

TIERS = {"1": "Tier 1", "2": "Tier 2", "2WL": "Tier 2 Watch List", "3": "Tier 3"}
LADDER = ("3", "2WL", "2", "1")
GRADES = ("increased", "maintained", "sustained", "decreased", "improved")
ABOUT = {
    "prosecution": "law enforcement efforts",
    "protection": "efforts to protect victims",
    "prevention": "efforts to prevent trafficking",
}
PER_PARAGRAPH = 7


def key(text: str) -> str:
    """Name a unit by its words: case, end marks, spaces and the "and" before the last item of a list aside."""
    plain = " ".join(text.casefold().split()).strip(" .;•").removeprefix("and ")
    return hashlib.blake2b(plain.encode(), digest_size=5).hexdigest()


def tell_figures(country: Country, edition: int) -> list[dict[str, Any]]:
    """Add the sentences of the year's figures to the country's sections; give the truth about them."""
    rng, truth = country.rng, []
    for figures in country.figures.values():
        plan, period = figures.plan, edition - 1
        before, figures.value = figures.value, max(0, round(figures.value * rng.lognormvariate(0, 0.25)))
        if rng.random() < 0.15:
            figures.value = before
        chance = rng.random()
        if chance < 0.05:
            figures.told = None
            continue
        old = next((x for x in country.past_figures if x.measure == plan["measure"]), None)
        row = {"measure": plan["measure"], "unit": plan["unit"], "period": period}
        if chance < 0.12:
            text = plan["missing"]
            figures.told = None
            truth.append({**row, "status": "not_reported"})
        else:
            if rng.random() < 0.15:
                figures.frame = rng.randrange(len(plan["frames"]))
            text, told = _frame(country, figures, edition)
            truth.append({**row, "value": figures.value, "role": "current"})
            if told is not None:
                truth.append({**row, "period": period - 1, "value": told, "role": "comparison"})
                if figures.told not in {None, told}:
                    truth[-1]["restated"] = figures.told
            figures.told = figures.value
        line = Line("figure", "", text, plan["measure"], measure=plan["measure"], parents=(old,) if old else ())
        lines = country.sections[plan["section"]]
        lines.insert(min(len(lines), 3), line)
    return truth


def _frame(country: Country, figures: Any, edition: int) -> tuple[str, int | None]:
    """Word a figure; give the sentence and the value of the year before as this edition tells it."""
    frame: str = figures.plan["frames"][figures.frame]
    told: int | None = None
    if figures.told is not None and "{p}" in frame:
        told = figures.told
        if country.rng.random() < 0.06:
            told = max(1, told + country.rng.choice([-3, -2, -1, 1, 2, 4]))
    else:
        frame = re.sub(r" \(\{p\}[^)]*\)|, compared to \{p\}[^.]*", "", frame)
    unit = figures.plan["unit"]
    words = {
        "n": country.number(figures.value, unit),
        "p": country.number(told or 0, unit),
        "y": edition - 1,
        "py": edition - 2,
    }
    return frame.format(**words), told


def tier_lines(country: Country, *, first: bool) -> list[Line]:
    """Move the tier and word the paragraph on it."""
    rng, was = country.rng, country.tier
    if not first and (rng.random() < 0.2 or (was == "2WL" and country.on_list >= 3)):
        at = LADDER.index(was)
        country.tier = LADDER[min(3, max(0, at + rng.choice([-1, 1])))]
    country.on_list = country.on_list + 1 if country.tier == "2WL" else 0
    name, tier = country.name, TIERS[country.tier]
    if country.tier == "1":
        opening = (
            f"The Government of {name} fully complies with the minimum standards for the elimination of trafficking."
        )
    elif country.tier == "3":
        opening = (
            f"The Government of {name} does not fully comply with the minimum standards for the elimination of "
            "trafficking and is not making significant efforts to do so."
        )
    else:
        opening = (
            f"The Government of {name} does not fully comply with the minimum standards for the elimination of "
            "trafficking; however, it is making significant efforts to do so."
        )
    up = LADDER.index(country.tier) - LADDER.index(was)
    verb = "remained on" if not up else "was upgraded to" if up > 0 else "was downgraded to"
    times = {2: " for the second consecutive year", 3: " for the third consecutive year"}
    reason = f"Therefore {name} {verb} {tier}{times.get(country.on_list, '')}."
    lines = [Line("fixed", "", opening, "opening"), Line("fixed", "", reason, "reason")]
    for line in lines:
        line.parents = tuple(x for x in country.past_tier if x.template == line.template)
    country.past_tier = lines
    return lines


def house_style(country: Country, lines: list[Line], number: int) -> None:
    """Give every line its final words under the house style of this edition (``number`` counts from 0)."""
    live = [k for k, edit in enumerate(PHRASES["house"]) if country.house[k] and number >= edit["since"]]
    swaps = [(k, PHRASES["house"][k]["old"], PHRASES["house"][k]["new"]) for k in live]
    swaps = [swap for swap in swaps if swap[1] and swap[2]]
    for line in lines:
        text = line.spell()
        for k, old, new in swaps:
            if old in text:
                text = text.replace(old, new)
                line.house.append(k)
        line.text = text


def whole_sentences(country: Country, number: int) -> list[int]:
    """Bring in and take out the sentences that house style adds or cuts; give the edits made."""
    made = []
    for k, edit in enumerate(PHRASES["house"]):
        if not country.house[k] or number != edit["since"] or (edit["old"] and edit["new"]):
            continue
        lines = country.sections[edit["section"]]
        if edit["new"]:
            lines.append(Line("fixed", "", edit["new"], edit["new"]))
            made.append(k)
        else:
            kept = [line for line in lines if line.body != edit["old"]]
            made.extend([k] if len(kept) < len(lines) else [])
            country.sections[edit["section"]] = kept
    return made


def lay_out(country: Country, edition: int, tier: list[Line], grades: dict[str, str], *, stripped: bool) -> str:
    """Write the narrative in the layout of the edition's era."""
    name, tier_words = country.name, TIERS[country.tier]
    old_style = edition < 2016
    shout = edition >= 2013
    said = {section: [line.text for line in lines] for section, lines in country.sections.items()}
    overview = _paragraphs([tier[0].text, *said["overview"], tier[1].text])
    profile = _paragraphs(said["profile"])
    parts = [f"{name.upper()} ({tier_words})" if old_style else f"{name.upper()}: {tier_words}"]
    parts += [profile, overview] if edition < 2018 else [overview]
    parts.append(_recommendations(name, said["recommendations"], edition))
    for section in ("prosecution", "protection", "prevention"):
        if not (stripped and edition < 2013):
            parts.append(section.upper() if shout else section.capitalize())
        opening = f"The government {grades[section]} {ABOUT[section]}."
        parts.append(_paragraphs([opening, *said[section]]))
    if edition >= 2018:
        parts += ["TRAFFICKING PROFILE", profile]
    return "\n\n".join(parts) + "\n"


def _paragraphs(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[at : at + PER_PARAGRAPH]) for at in range(0, len(sentences), PER_PARAGRAPH))


def _recommendations(name: str, items: list[str], edition: int) -> str:
    capital = [item[0].upper() + item[1:] for item in items]
    if edition >= 2019:
        return "PRIORITIZED RECOMMENDATIONS:\n\n" + "\n".join(f"* {item}." for item in capital)
    run = "; ".join([capital[0], *items[1:-1]]) + f"; and {items[-1]}."
    return f"RECOMMENDATIONS FOR {name.upper()}\n\n{run}" if edition >= 2016 else f"Recommendations for {name}: {run}"
