"""How strongly a demand is made: which modal or adverb went, which came."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

from reportdiff.model import Leaning, Shift


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    """Load the table of force.toml: one pattern of all phrases, longest first, and the force of each."""
    text = resources.files("reportdiff.history").joinpath("force.toml").read_text(encoding="utf-8")
    force = {phrase: rank["force"] for rank in tomllib.loads(text)["rank"] for phrase in rank["words"]}
    longest = sorted(force, key=lambda phrase: (-len(phrase), phrase))
    spelled = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE), force


def leaning(old: str, new: str) -> Leaning | None:
    """Tell whether a demand lost or gained force between two wordings.

    Args:
        old: the demand as the earlier edition words it.
        new: the demand as the later one does.

    Returns:
        The shift with the words that went and came, or ``None`` where the words of force (see
        force.toml) are the same or balance each other.
    """
    pattern, force = _words()
    before, after = ([" ".join(m.casefold().split()) for m in pattern.findall(text)] for text in (old, new))
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    balance = sum(force[w] * n for w, n in come.items()) - sum(force[w] * n for w, n in gone.items())
    if not balance:
        return None
    shift = Shift.STRENGTHENED if balance > 0 else Shift.WEAKENED
    return Leaning(shift, ", ".join(gone.elements()), ", ".join(come.elements()))
