"""Whose shillings: a currency's bare name means that of the report's own country, where it has one so called."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reportdiff.figures.currencies import ADJECTIVE_WORDS, ISSUERS, NOUNS
from reportdiff.model import Figure

# Countries that use a currency that is not called after them.
_USERS = {
    "ANG": "Curacao, Netherlands Antilles, Sint Maarten",
    "AUD": "Kiribati, Nauru, Tuvalu",
    "BAM": "Bosnia and Herzegovina",
    "BSD": "The Bahamas",
    "CDF": "Democratic Republic of the Congo",
    "CHF": "Liechtenstein",
    "KGS": "Kyrgyz Republic",
    "KPW": "Democratic People's Republic of Korea",
    "KRW": "Republic of Korea",
    "TRY": "Türkiye",
    "XAF": "Cameroon, Central African Republic, Chad, Equatorial Guinea, Gabon, Republic of the Congo",
    "XCD": "Antigua and Barbuda, Dominica, Grenada, St. Kitts and Nevis, St. Lucia, St. Vincent and the Grenadines",
    "XOF": "Benin, Burkina Faso, Cote d'Ivoire, Guinea-Bissau, Mali, Niger, Senegal, Togo",
}
_SHARED = frozenset(name for name, kinds in ISSUERS.items() if len(kinds) > 1)
# What the unit of a bare name may have been read as: the plain name, or the country guessed from the text.
_UNITS = frozenset(f"{name}s" for name in _SHARED) | {code for name in _SHARED for code, _ in ISSUERS[name]}
# "6.5 million dollars ($31,000)": dollars that are told again in dollars are not those of the United States.
_IN_DOLLARS = re.compile(r"\s?\((?:[a-z ]{0,30}\s)?(?:U\.?S\.?\s?)?\$")


def own_currency(figure: Figure, country: str | None) -> Figure:
    """Give a sum in a currency's bare name ("three million shillings") the currency of the report's country.

    Dollars are those of the United States unless they are told again in dollars; pounds that the country does not
    use keep the plain name, since they may be a weight.

    Args:
        figure: a figure as found, its currency perhaps guessed from the countries that the text names.
        country: the report's country under its name of today, if known.
    """
    if country is None or figure.unit not in _UNITS or (name := _bare(figure)) is None:
        return figure
    code = _issued(country.lower(), name)
    if name == "dollar" and not _IN_DOLLARS.match(figure.sentence, figure.end - figure.sentence_start):
        return figure
    if code is None and name == "pound":
        return replace(figure, unit="pounds")
    return figure if code is None else replace(figure, unit=code)


def _bare(figure: Figure) -> str | None:
    """The shared name of a currency that stands in a figure without a country's name beside it; ``None`` if none."""
    words = [word.strip(".,()") for word in figure.text.lower().split()]
    names = [NOUNS[word] for word in words if NOUNS.get(word) in _SHARED]
    if any(word in ADJECTIVE_WORDS for word in words):
        return None
    if not names and (figure.unit or "").endswith("s"):  # "Rs 5,000"
        return NOUNS.get(figure.unit or "")
    return names[0] if names else None


@cache
def _issued(country: str, name: str) -> str | None:
    """The country's own currency of a name."""
    for code, names in ISSUERS[name]:
        if country in names or country in _USERS.get(code, "").lower().split(", "):
            return code
    return None
