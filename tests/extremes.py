"""Pairs of invented reports that strain a page: no change, all changed, long lists, long words, other scripts."""

from __future__ import annotations

HEAD = """---
country: {country}
edition: {edition}
family: tip
title: "{edition} Trafficking in Persons Report: {country}"
source: https://reports.example/tip/{edition}/{slug}
retrieved: {edition}-07-01
---

{country}: Tier {tier}

{overview}

PRIORITIZED RECOMMENDATIONS:

{recommendations}

PROSECUTION

{prosecution}

PROTECTION

{protection}
"""

PLAIN = {
    "country": "Estavia",
    "slug": "estavia",
    "tier": "2",
    "overview": "The Government of Estavia does not fully meet the minimum standards for the elimination of"
    " trafficking but is making significant efforts to do so. It opened a shelter in the north.",
    "recommendations": "* Investigate and prosecute traffickers.\n* Open a shelter for men.",
    "prosecution": "The government maintained law enforcement efforts. Courts convicted 12 traffickers."
    " The police had too few cars.",
    "protection": "The government increased efforts to protect victims. It identified 40 victims.",
}

OTHER = {
    "country": "Estavia",
    "slug": "estavia",
    "tier": "3",
    "overview": "Officials deny that forced labor exists anywhere on the islands. No plan was adopted.",
    "recommendations": "* Publish court decisions.\n* Let unions visit fishing vessels.",
    "prosecution": "Judges went on strike for half of the year. Lawyers reported threats.",
    "protection": "Nobody ran a shelter. Churches housed some survivors instead.",
}

TASKS = ("Train", "Fund", "Inspect", "Register", "Translate", "Publish")
PLACES = ("harbors", "quarries", "farms", "hotels", "brick kilns", "fishing fleets", "markets", "border posts")


def report(edition: int, **parts: str) -> str:
    """Write a report; parts left out are those of ``PLAIN``."""
    return HEAD.format(edition=edition, **(PLAIN | parts))


def demands(count: int, ending: str = "every year") -> str:
    """Write a list of different demands."""
    return "\n".join(
        f"* {TASKS[n % 6]} the office in charge of {PLACES[n // 6 % 8]} in district {n + 1} {ending}."
        for n in range(count)
    )


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
RTL = "حددت الحكومة 40 ضحية من ضحايا الاتجار في عام 2019. افتتحت الشرطة مكتبًا جديدًا في الميناء."
RTL_NEW = "حددت الحكومة 52 ضحية من ضحايا الاتجار في عام 2020. افتتحت الشرطة مكتبًا جديدًا في المطار."
MARKUP = (
    '<script>alert("x")</script> <img src=x onerror=alert(1)> &lt;b&gt; {{ 7*7 }} {% raw %} \'"> javascript:alert(1)'
)
ARCHIPELAGO = "Saint Bartholomew and the Northern Archipelago of Upper Estavia"

PAIRS: dict[str, tuple[str, str]] = {
    "nothing changed": (report(2019), report(2020)),
    "everything changed": (report(2019), report(2020, **OTHER)),
    "sixty recommendations": (
        report(2019, recommendations=demands(60)),
        report(2020, recommendations=demands(63, "twice a year")),
    ),
    "long words": (
        report(2019, country=ARCHIPELAGO, protection=LONG + " one."),
        report(2020, country=ARCHIPELAGO, protection=LONG + " two."),
    ),
    "right to left": (report(2019, protection=RTL), report(2020, protection=RTL_NEW)),
    "markup": (report(2019, protection=f"It is {MARKUP} so."), report(2020, protection=f"It was {MARKUP} so.")),
    "nothing at all": ("", ""),
}


def long_pair(sentences: int = 170) -> tuple[str, str]:
    """Write two long narratives of which every sentence was reworded, moved far apart or exchanged for another."""
    old, new = [], []
    for n in range(sentences):
        task, place = TASKS[n % 6].lower(), PLACES[n // 6 % 8]
        old.append(
            f"In district {n + 1} the authorities did not {task} the office that looks after workers in {place},"
            f" although observers had asked for it since the spring of the year before that."
        )
        kept = f"In district {n + 1} the ministry began to {task} the office that looks after workers in {place}"
        other = f"Nobody could tell reporters of the journal number {n + 1} why the {place} stayed closed all winter"
        new.append(f"{other if n % 3 == 2 else kept}, as two letters of the consul and a court file number {n} show.")
    parts = [
        {"prosecution": " ".join(lines[: len(lines) // 2]), "protection": " ".join(lines[len(lines) // 2 :])}
        for lines in (old, new)
    ]
    return report(2019, **parts[0], recommendations=demands(20)), report(2020, **parts[1], recommendations=demands(20))
