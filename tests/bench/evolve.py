"""An invented country's reports from edition to edition, with every edit recorded as it is made.

Used by make_library.py. All chance comes from one seeded generator a country.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

PHRASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("invented.toml").read_text(encoding="utf-8"))
SENTENCES = {"overview": 5, "profile": 24, "prosecution": 34, "protection": 40, "prevention": 34}
ITEMS = 13
RATES = {"sentence": (0.46, 0.30, 0.11, 0.03), "item": (0.64, 0.20, 0.09, 0.0)}  # kept, reworded, removed, moved
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(slots=True, eq=False)
class Line:
    """A sentence or a recommendation of one edition; ``parents`` are the lines of the edition before."""

    kind: str
    head: str
    body: str
    template: str
    more: str = ""
    second: str = ""
    tail: str = ""
    parents: tuple[Line, ...] = ()
    moved: bool = False
    since: int = 0
    measure: str = ""
    text: str = ""
    house: list[int] = field(default_factory=list)

    def spell(self) -> str:
        """Give the words of the line before house style."""
        if self.kind in {"fixed", "figure"}:
            return self.body
        start = f"{self.head}{self.body}" if self.kind == "item" else f"{self.head} {self.body}"
        words = " ".join(filter(None, (start, self.more)))
        if self.second:
            words += f" and {self.second}"
        words += self.tail
        return words if self.kind == "item" else words + "."


@dataclass(slots=True)
class Figures:
    """One measure of a country: its last value and how the country words it."""

    plan: dict[str, Any]
    frame: int
    value: int
    told: int | None = None


class Country:
    """The state of one invented country and the edits that lead from one edition to the next."""

    def __init__(self, name: str, places: list[str], seed: str, scale: float) -> None:
        self.name, self.places, self.rng = name, places, Random(seed)  # noqa: S311  invented text, no secret
        rng = self.rng
        pick = {key: rng.sample(PHRASES[key], k) for key, k in (("groups", 9), ("trades", 9), ("offices", 8))}
        self.fills = {
            "place": places,
            "group": pick["groups"],
            "trade": pick["trades"],
            "office": pick["offices"],
            "org": rng.sample(PHRASES["org_words"], 6),
            "plan": rng.sample(PHRASES["plan_words"], 5),
        }
        self.used: set[str] = set()
        self.graveyard: list[tuple[Line, int]] = []
        self.scale = scale
        self.house = [rng.random() < edit["share"] for edit in PHRASES["house"]]
        self.figures = {
            plan["measure"]: Figures(
                plan, rng.randrange(len(plan["frames"])), max(2, int(plan["size"] * rng.lognormvariate(0, 0.8)))
            )
            for plan in PHRASES["figure"]
            if rng.random() < 0.85
        }
        self.tier = rng.choice(["1", "2", "2", "2", "2WL", "3"])
        self.on_list = int(self.tier == "2WL")
        self.sections: dict[str, list[Line]] = {}
        self.past: list[Line] = []
        self.past_figures: list[Line] = []
        self.past_tier: list[Line] = []

    def fill(self, template: str) -> str:
        """Put the country's own words into a template."""
        return re.sub(r"\{(\w+)\}", lambda m: self._word(m[1]), template)

    def _word(self, slot: str) -> str:
        return self.name if slot == "the_country" else self.rng.choice(self.fills[slot])

    def fresh(self, section: str, kind: str, avoid: set[str], edition: int) -> Line:
        """Write a line that no edition held before, of a template not in ``avoid`` where one is left."""
        bank = PHRASES[section]["did"]
        choices = [t for t in bank if t not in avoid and ("{" in t or t not in self.used)]
        while True:
            template = self.rng.choice(choices or bank)
            body = self.fill(template)
            if body not in self.used or self.rng.random() < 0.02:
                break
        self.used.add(body)
        if kind == "item":
            line = Line(kind, self._force(), body, template, self.fill(self.rng.choice(PHRASES[section]["quals"])))
        else:
            line = Line(kind, self.fill(self.rng.choice(PHRASES[section]["subjects"])), body, template, self._adjunct())
            line.tail = self._tail()
        line.since = edition
        return line

    def _force(self) -> str:
        return str(self.rng.choices(PHRASES["recommendations"]["force"], (1, 2, 9, 1))[0])

    def _adjunct(self) -> str:
        return self.fill(self.rng.choice(PHRASES["adjuncts"])) if self.rng.random() < 0.7 else ""

    def _tail(self) -> str:
        return self.fill(self.rng.choice(PHRASES["tails"])) if self.rng.random() < 0.45 else ""

    def first(self, edition: int) -> None:
        """Write the first edition."""
        for section, count in SENTENCES.items():
            lines: list[Line] = []
            for _ in range(max(2, round(count * self.scale))):
                bank = PHRASES[section]["did"]
                often = Counter(line.template for line in lines)
                crowded = {t for t in bank if often[t] > len(lines) // len(bank)}
                lines.append(self.fresh(section, "sentence", crowded, edition))
            fixed = [self.fill(text) for key, text in PHRASES["fixed"].items() if key.split("_")[0] == section]
            lines[0:0] = [Line("fixed", "", text, text, since=edition) for text in fixed]
            self.sections[section] = lines
        items: list[Line] = []
        for _ in range(ITEMS):
            items.append(self.fresh("recommendations", "item", {line.template for line in items}, edition))
        self.sections["recommendations"] = items

    def step(self, edition: int) -> None:
        """Lead every section to the next edition."""
        before = self.sections
        self.sections = {}
        strays: list[tuple[str, Line]] = []
        for section, lines in before.items():
            kind = "item" if section == "recommendations" else "sentence"
            kept = self._carry(section, [line for line in lines if line.kind != "figure"], kind, edition, strays)
            self._split_or_merge(kept, kind)
            self._add(section, kept, lines, kind, edition)
            self.sections[section] = kept
        for section, line in strays:
            lines = self.sections[
                self.rng.choice([s for s in ("prosecution", "protection", "prevention") if s != section])
            ]
            lines.insert(self.rng.randint(2, len(lines)), line)

    def _carry(
        self, section: str, lines: list[Line], kind: str, edition: int, strays: list[tuple[str, Line]]
    ) -> list[Line]:
        kept_share, reworded, removed, moved = RATES[kind]
        kept: list[Line] = []
        for line in lines:
            chance = self.rng.random() * (kept_share + reworded + removed + moved)
            follower = Line(line.kind, line.head, line.body, line.template, line.more, line.second, line.tail, (line,))
            follower.since = line.since
            if line.kind == "fixed" or chance < kept_share:
                kept.append(follower)
            elif chance < kept_share + reworded:
                self._reword(follower, section)
                kept.append(follower)
            elif chance < kept_share + reworded + removed:
                if kind == "item":
                    self.graveyard.append((line, edition))
            elif section in {"prosecution", "protection", "prevention"}:
                follower.moved = True
                strays.append((section, follower))
            else:
                kept.append(follower)
        if kind == "item" and self.rng.random() < 0.3:
            first = self.rng.randrange(len(kept))
            kept.insert(self.rng.randrange(len(kept)), kept.pop(first))
        return kept

    def _reword(self, line: Line, section: str) -> None:
        was = line.spell()
        while line.spell() == was:
            if line.kind == "item":
                if self.rng.random() < 0.35:
                    line.head = self._force()
                else:
                    line.more = self.fill(self.rng.choice(PHRASES["recommendations"]["quals"]))
            elif self.rng.random() < 0.5:
                line.tail = self._tail()
            elif self.rng.random() < 0.7:
                line.more = self._adjunct()
            else:
                line.head = self.fill(self.rng.choice(PHRASES[section]["subjects"]))

    def _split_or_merge(self, lines: list[Line], kind: str) -> None:
        for _ in range(1 if kind == "item" else 2):
            plain = [k for k, x in enumerate(lines) if x.kind == kind and x.parents and x.body == x.parents[0].body]
            if self.rng.random() >= (0.25 if kind == "item" else 0.6) or len(plain) < 4:
                continue
            at = self.rng.choice(plain[:-1])
            one = lines[at]
            if one.second:
                rest = Line(kind, one.head, one.second, one.template, "", "", one.tail, one.parents)
                one.second, one.tail, rest.since = "", "", one.since
                lines.insert(at + 1, rest)
            elif at + 1 in plain and not lines[at + 1].second and len(lines[at + 1].parents) == 1:
                other = lines.pop(at + 1)
                one.second = " ".join(filter(None, (other.body, other.more)))
                one.parents, one.since = (*one.parents, *other.parents), min(one.since, other.since)

    def _add(self, section: str, kept: list[Line], lines: list[Line], kind: str, edition: int) -> None:
        target = ITEMS if kind == "item" else max(2, round(SENTENCES[section] * self.scale))
        avoid = {line.template for line in lines if line.parents or kind == "item"}
        heirs = {id(parent) for line in kept for parent in line.parents}
        gone = {line.template for line in lines if id(line) not in heirs}
        while len(kept) < target or self.rng.random() < 0.3:
            due = [entry for entry in self.graveyard if edition - entry[1] >= 2 and entry[0].template not in avoid]
            if kind == "item" and due and self.rng.random() < 0.3:
                entry = self.rng.choice(due)
                self.graveyard.remove(entry)
                old = entry[0]
                line = Line(kind, old.head, old.body, old.template, old.more, old.second, old.tail, since=old.since)
            else:
                line = self.fresh(section, kind, avoid if kind == "item" else gone, edition)
            kept.insert(self.rng.randint(min(2, len(kept)), len(kept)), line)

    def number(self, value: int, unit: str) -> str:
        """Spell a number as the reports do."""
        if unit == "USD":
            return f"${value:,}"
        return DIGITS[value] if value < len(DIGITS) else f"{value:,}"
