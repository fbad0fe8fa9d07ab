"""Figures as words: "37 people", "about $153,000", "5 to 8 years". Numbers are shown exactly or not at all."""

from __future__ import annotations

from reportdiff.faces.wording import Wording
from reportdiff.model import Comparison, Figure, Qualifier, SectionStatus

_MILLION, _BILLION = 1e6, 1e9
_POSSESSIVE = "'\N{RIGHT SINGLE QUOTATION MARK}"  # "to four years' imprisonment"
_CODE_LENGTH = 3  # an ISO 4217 code


def number(value: float, wording: Wording) -> str:
    """Write a number with thousands separators, in millions only where that is exact.

    Args:
        value: any finite number; shown with at most two decimals.
        wording: the language.
    """
    for size, key in ((_BILLION, "quantity.billion"), (_MILLION, "quantity.million")):
        if abs(value) >= size and _is_short(value / size):
            return wording.say(key, number=_plain(value / size))
    return _plain(value)


def _is_short(value: float) -> bool:
    """Tell whether a number loses nothing when written with two decimals."""
    return abs(value - round(value, 2)) < 1e-9 * abs(value)


def _plain(value: float) -> str:
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def with_unit(value: float, unit: str | None, wording: Wording) -> str:
    """Write a number with its unit: "37 people", "$153,000", "12 inspectors"."""
    shown = number(value, wording)
    if unit is None:
        return shown
    if len(unit) == _CODE_LENGTH and unit.isupper():
        if "." in shown and shown.replace(",", "").replace(".", "").isdigit():
            shown = f"{value:,.2f}"  # cents have two digits
        key = f"currency.{unit}"
        known = key in wording.entries
        return wording.say(key, number=shown) if known else wording.say("currency.any", code=unit, number=shown)
    key = f"unit.{unit}"
    return wording.say(key, n=value, number=shown) if key in wording.entries else f"{shown} {unit}"


def quantity(figure: Figure, wording: Wording, *, unit: bool = True) -> str:
    """Write what a figure says, qualifier and unit included.

    Args:
        figure: a figure; ranges and figures without a number are quoted as the report writes them.
        wording: the language.
        unit: leave the unit out when ``False`` (money keeps its sign).
    """
    value = figure.low if figure.low is not None else figure.high
    if value is None or figure.qualifier in {Qualifier.RANGE, Qualifier.NONE} or _is_range(figure):
        return figure.text.removeprefix("from ").rstrip(_POSSESSIVE)
    if value == 0 and figure.qualifier is Qualifier.EXACT:
        return wording.say("quantity.none")
    money = figure.unit is not None and figure.unit.isupper()
    shown = with_unit(value, figure.unit if unit or money else None, wording)
    if figure.qualifier is Qualifier.EXACT:
        return shown
    return wording.say(f"quantity.{figure.qualifier.value}", value=shown)


def _is_range(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low != figure.high


def signed(value: float, unit: str | None, wording: Wording) -> str:
    """Write a difference with its sign: "+26", "−$63,216", "+5 percentage points"."""
    if value == 0:
        return "0"
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    if unit == "percent":
        return sign + wording.say("quantity.percent_points", number=number(abs(value), wording))
    money = unit is not None and unit.isupper()
    return sign + with_unit(abs(value), unit if money else None, wording)


def percent(value: float) -> str:
    """Write a relative change in whole percent, with one decimal below ten: "+236 %", "−4.5 %"."""
    size = abs(value)
    shown = f"{size:,.0f}" if size >= 10 or size == int(size) else f"{size:.1f}"  # noqa: PLR2004 - a rule of rounding
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}{shown} %"


def outline_share(comparison: Comparison) -> str:
    """Write how far the outlines correspond, in whole percent; "100%" only where no section came or went."""
    value = comparison.drift.correspondence
    went = any(section.status in {SectionStatus.ADDED, SectionStatus.REMOVED} for section in comparison.sections)
    return f"{min(round(value * 100), 99 if went or value < 1 else 100)}%"
