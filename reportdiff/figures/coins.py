"""Currencies that no table holds, known by the dollars told behind them: "75,000 thalers ($5,700)"."""

from __future__ import annotations

import re

from reportdiff.figures.persons import CASES, PERSONS
from reportdiff.figures.units import time_unit

_TOLD_TWICE = re.compile(
    r"(?:\d|\b(?:hundred|thousand|million|billion))\s+([A-Za-z][A-Za-z'’]{1,20})\s+"
    r"\((?:the equivalent of )?(?:US\s?)?[$€£]\s?\d"
)


def coins_of(text: str) -> frozenset[str]:
    """The nouns of a text that stand between an amount and the same amount in dollars, euros or pounds."""
    if not any(sign in text for sign in "$€£"):
        return frozenset()
    words = (match[1].lower().replace("’", "'") for match in _TOLD_TWICE.finditer(text))
    return frozenset(w for w in words if w not in PERSONS and w not in CASES and time_unit(w) is None)


def coin(word: str, coins: frozenset[str]) -> str | None:
    """The word behind an amount, as written, if it is one of these currencies."""
    return word if word.lower() in coins else None
