"""How sure a pairing is: one formula, one scale and three bands for every kind of text.

``strength`` is the logarithm of odds that careful readers would pair two texts, moved so that 0 is
where pairing begins to be worth it. It rises with the share of the better covered text (a split
covers one side only), with that of the other, with how much rare wording is shared at all, and
when both stand where the texts around them say they should. The coefficients were fitted once, by
logistic regression on sentence links made by hand in three languages, and rounded; docs/method.md
names the sets and gives the share of right links measured in each band.
"""

from __future__ import annotations

import math

from reportdiff.model import Confidence

_BETTER, _OTHER, _PLACE, _START = 8.5, 6.0, 3.9, -7.85
_AMOUNT, _ENOUGH = 0.08, 30_000  # strength for every thousand of shared weight, up to so much
_REACH = 3.0  # places; at so many places away the bonus has sunk to 37 %
_SLOPE, _SHIFT = 0.7, 0.4  # from strength to the share of such links that readers confirmed

HIGH, MEDIUM = 0.9, 0.7
ACCEPT = 0.0  # a pair weaker than this is shown as removed + added
ANCHOR = 3.0  # a pair as strong as this helps to place its neighbours
HINT = -1.2  # two neighbours as strong as this help to place each other
LAST = -3.0  # leftovers of a short list must be as strong as this


def strength(common: int, old_weight: int, new_weight: int, distance: float) -> float:
    """Weigh a pair.

    Args:
        common: the weight both texts share.
        old_weight: the weight of the old text, above 0.
        new_weight: the weight of the new text, above 0.
        distance: how many places they stand from where their neighbours say they should; may be ``math.inf``.

    Returns:
        The logarithm of odds for pairing; worth it above ``ACCEPT``.
    """
    return likeness(common, old_weight, new_weight) + place(distance)


def likeness(common: int, old_weight: int, new_weight: int) -> float:
    """Weigh a pair by its words alone; arguments as for ``strength``."""
    one, other = common / old_weight, common / new_weight
    if one < other:
        one, other = other, one
    share = _BETTER * min(1.0, one) + _OTHER * min(1.0, other)
    return _START + share + _AMOUNT * min(common, _ENOUGH) / 1000


def place(distance: float) -> float:
    """Weigh where a pair stands: what that adds to its likeness."""
    return _PLACE * math.exp(-distance / _REACH)


def score_of(strength_of_pair: float) -> float:
    """Turn a strength into the score shown, 0 to 1: the share of such links that careful readers confirm."""
    return round(1 / (1 + math.exp(-_SLOPE * strength_of_pair - _SHIFT)), 4)


def band(score: float) -> Confidence:
    """Name the band of a score.

    Args:
        score: ``Link.score``.

    Returns:
        HIGH, MEDIUM or LOW; docs/method.md says how often each was right on texts read by hand.
    """
    if score >= HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if score >= MEDIUM else Confidence.LOW
