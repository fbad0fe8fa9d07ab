"""Figure changes, claims and sums -> rows of the figures table, with the geometry of their small pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.faces.figure_sentences import figure_rank, what_counts
from reportdiff.faces.html.changes import Href
from reportdiff.faces.html.views import ClaimView, FigureRow, Picture, Where
from reportdiff.faces.places import Place, Places, Side, figure_ids, sides
from reportdiff.faces.quantities import percent, quantity, signed
from reportdiff.faces.summary import edition
from reportdiff.faces.wording import Wording
from reportdiff.model import (
    Claim,
    Comparison,
    Confidence,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    NotReported,
    Restated,
    Trend,
    UnitChanged,
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The figures of a page: those to see at once, those that stayed, and those we are less sure of."""

    moved: tuple[FigureRow, ...]
    same: tuple[FigureRow, ...]
    unsure: tuple[FigureRow, ...]
    against: tuple[ClaimView, ...]
    claims: tuple[ClaimView, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.moved or self.same or self.unsure or self.against or self.claims)


@dataclass(frozen=True, slots=True)
class Tabler:
    """Turns figure changes into rows."""

    comparison: Comparison
    index: Places
    href: Href
    w: Wording

    def tables(self) -> Tables:
        """Give all rows, by importance of their measures."""
        ids = figure_ids(self.comparison)
        ranked = sorted(zip(ids, self.comparison.figures, strict=True), key=lambda pair: figure_rank(pair[1], self.w))
        moved, same, unsure = [], [], []
        for row_id, change in ranked:
            row = self._row(row_id, change)
            if change.confidence is Confidence.LOW:
                unsure.append(row)
            elif isinstance(change, Lined) and change.trend is Trend.SAME:
                same.append(row)
            else:
                moved.append(row)
        against: list[ClaimView] = []
        claims: list[ClaimView] = []
        for claim in self.comparison.claims:
            (against if claim.agrees is False else claims).append(self._claim(claim))
        return Tables(tuple(moved), tuple(same), tuple(unsure), tuple(against), tuple(claims))

    def _row(self, row_id: str, change: FigureChange) -> FigureRow:
        old, new = sides(change)
        figure, w = (new or old)[0], self.w
        status = row_status(change)
        difference, relative = _difference(change)
        both: list[tuple[Side, Figure]] = [*(("new", f) for f in new), *(("old", f) for f in old)]
        return FigureRow(
            id=row_id,
            what=what_counts(figure, w),
            subject=figure.subject if figure.subject and figure.measure not in {None, "other"} else None,
            old=w.say("list.comma").join(self._shown(f) for f in old),
            old_note=self._note(old),
            new=w.say("list.comma").join(self._shown(f) for f in new if f.reported),
            new_note=self._note(new),
            status=status,
            word=w.say(f"trend.{status}"),
            difference="" if difference is None else signed(difference, figure.unit, w),
            percent="" if relative is None else percent(relative),
            picture=self._picture(change),
            where=self.links([p for side, f in both if (p := self.index.find(side, f.start))]),
            doubt=None if change.confidence is Confidence.HIGH else w.say("trend.doubt"),
        )

    def links(self, found: Sequence[Place]) -> tuple[Where, ...]:
        """Link to units, once a change: where both editions say so in one change, no edition is named."""
        sides_of = {place.change: {p.side for p in found if p.change == place.change} for place in found}
        links = []
        for place in found:
            if len(sides_of[place.change]) == 1:
                links.append(self.link(place))
            elif place.side == "new":
                where = self.w.say("place.section_paragraph", section=place.section, paragraph=place.paragraph)
                links.append(Where(where, self.href(place.change)))
        return tuple(dict.fromkeys(links))

    def _shown(self, figure: Figure) -> str:
        return quantity(figure, self.w)

    def _note(self, figures: tuple[Figure, ...]) -> str:
        """Say for which year a figure is, where the report says so."""
        years = tuple(dict.fromkeys(str(f.period) for f in figures if f.period is not None))
        return self.w.say("figure.for_year", year=self.w.listed(years)) if years else ""

    def where(self, side: str, offset: int) -> Where | None:
        """Link to the unit that holds an offset of one report's text."""
        which: Side = "old" if side == "old" else "new"
        place = self.index.find(which, offset)
        return self.link(place) if place else None

    def link(self, place: Place) -> Where:
        """Link to a unit; the link says edition, section and paragraph."""
        report = self.comparison.old if place.side == "old" else self.comparison.new
        text = self.w.say(
            "place.full",
            edition=report.identity.edition or self.w.say(f"place.{place.side}_short"),
            section=place.section,
            paragraph=place.paragraph,
        )
        return Where(text, self.href(place.change))

    def _picture(self, change: FigureChange) -> Picture | None:
        """Place both values on one scale from zero; no picture where there is no value or no common unit."""
        match change:
            case Lined() | Restated():
                old, new = _value(change.old), _value(change.new)
            case FirstReported() | Gone() | NotReported() | UnitChanged():
                return None
        if old is None or new is None or min(old, new) < 0 or max(old, new) <= 0:
            return None
        title = self.w.say(
            "picture.title",
            old=self._shown(change.old),
            new=self._shown(change.new),
            old_edition=edition(self.comparison.old, "old", self.w),
            new_edition=edition(self.comparison.new, "new", self.w),
        )
        scale = 112 / max(old, new)
        return Picture(title, f"{3 + old * scale:.0f}", f"{3 + new * scale:.0f}")

    def _claim(self, claim: Claim) -> ClaimView:
        side = "old" if claim.edition == self.comparison.old.identity.edition else "new"
        report = self.comparison.old if side == "old" else self.comparison.new
        verdict = {True: "agrees", False: "disagrees", None: "unchecked"}[claim.agrees]
        where = self.where(side, claim.start)
        return ClaimView(
            edition=edition(report, side, self.w),
            text=claim.text,
            sentence=claim.sentence,
            status=verdict,
            verdict=self.w.say(f"claim.{verdict}"),
            figures=self.w.listed(tuple(self._shown(f) for f in claim.figures)),
            where=(where,) if where else (),
        )


def row_status(change: FigureChange) -> str:
    """Give the status of a figure change, as the JSON names it."""
    match change:
        case Lined():
            return change.trend.value
        case FirstReported():
            return "new"
        case Gone():
            return "gone"
        case NotReported():
            return "not_reported"
        case UnitChanged():
            return "unit_changed"
        case Restated():
            return "restated"


def _difference(change: FigureChange) -> tuple[float | None, float | None]:
    match change:
        case Lined():
            return change.difference, change.percent
        case Restated():
            return change.difference, None
        case FirstReported() | Gone() | NotReported() | UnitChanged():
            return None, None


def _value(figure: Figure) -> float | None:
    """Give the one number that a picture can place: a range has none."""
    return (
        figure.low if figure.low == figure.high or figure.high is None else figure.high if figure.low is None else None
    )
