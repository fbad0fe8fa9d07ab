"""How strongly a demand is made: which modal or adverb went, which came."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportdiff.model import Leaning, Shift

# The demand's own verb, with what strengthens or weakens it, stands among its first words.
_HEAD = 6
_STEM = 5  # letters that all forms of a verb have in common
_WORD = re.compile(r"[^\W\d_]{3,}(?<!\band)")
# What may stand before the words that lead up to a demand's verb: nothing, or a word that leads up to them.
_LEADS = re.compile(
    r"(?:^|[,;:]|\b(?:and|or|to|also|should|must|shall|ought to|continue|further|\w+ly))\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The table of force.toml: one pattern of all phrases, longest first; the force and place of each."""

    pattern: re.Pattern[str]
    force: dict[str, int]
    where: dict[str, str]


@cache
def _words() -> _Words:
    text = resources.files("reportdiff.history").joinpath("force.toml").read_text(encoding="utf-8")
    ranks = tomllib.loads(text)["rank"]
    force = {phrase: rank["force"] for rank in ranks for phrase in rank["words"]}
    where = {phrase: rank["where"] for rank in ranks for phrase in rank["words"]}
    longest = sorted(force, key=lambda phrase: (-len(phrase), phrase))
    spelled = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return _Words(re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE), force, where)


def leaning(old: str, new: str) -> Leaning | None:
    """Tell whether a demand lost or gained force between two wordings.

    Args:
        old: the demand as the earlier edition words it.
        new: the demand as the later one does.

    Returns:
        The shift with the words that went and came, or ``None`` where the words of force (see
        force.toml) are the same or balance each other.
    """
    words = _words()
    before, after = _found(old, new), _found(new, old)
    gone, come = before - after, after - before
    for place in ("modal", "verb"):
        mine = {phrase for phrase, where in words.where.items() if where == place}
        if not (set(gone) & mine and set(come) & mine):
            gone, come = (Counter({w: n for w, n in found.items() if w not in mine}) for found in (gone, come))
    balance = sum(words.force[w] * n for w, n in come.items()) - sum(words.force[w] * n for w, n in gone.items())
    if not balance:
        return None
    shift = Shift.STRENGTHENED if balance > 0 else Shift.WEAKENED
    return Leaning(shift, ", ".join(gone.elements()), ", ".join(come.elements()))


def _found(text: str, other: str) -> Counter[str]:
    """Count the words of force of a demand; those about a verb only where the other wording has that verb, too."""
    words = _words()
    head = re.match(rf"\s*(?:\S+\s+){{0,{_HEAD - 1}}}\S*", text)
    end = head.end() if head else 0
    found: Counter[str] = Counter()
    for match in words.pattern.finditer(text):
        phrase = " ".join(match[0].casefold().split())
        where = words.where[phrase]
        if where in {"before", "manner", "verb"} and match.start() >= end:
            continue
        if where == "before" and not _LEADS.search(text, 0, match.start()):
            continue  # "the minimum age for work to the age"
        beside = [_WORD.search(text, match.end())]
        if where == "manner":
            beside += list(_WORD.finditer(text, 0, match.start()))[-1:]
        if where not in {"before", "manner"} or any(one and _has(other, one[0]) for one in beside):
            found[phrase] += 1
    return found


def _has(text: str, verb: str) -> bool:
    """Tell whether a text has a verb in any of its forms."""
    stem = verb.casefold()[:_STEM]
    return any(word.startswith(stem) for word in _WORD.findall(text.casefold()))
