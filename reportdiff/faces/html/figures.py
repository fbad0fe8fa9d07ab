"""Figure changes, claims and sums -> rows of the figures table, with the geometry of their small pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.faces.editions import edition
from reportdiff.faces.figure_names import figure_rank, is_named, is_nothing, stems, what_counts
from reportdiff.faces.html.changes import Href
from reportdiff.faces.html.views import ClaimView, FigureRow, Picture, Where
from reportdiff.faces.own_words import around, own_name, plain, tells_own_words
from reportdiff.faces.places import Place, Places, Side, figure_ids, sides
from reportdiff.faces.quantities import percent, quantity, signed
from reportdiff.faces.status import figure_status
from reportdiff.faces.wording import Wording
from reportdiff.figures.beside import told_beside, trend_between
from reportdiff.figures.tables import BAR
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

LONGEST_QUOTE = 100  # characters that stand for the name of a figure
FEW = 6  # figures of the new edition only: more than these are folded


@dataclass(frozen=True, slots=True)
class Tables:
    """The figures of a page: those to see at once, those of the new edition only, those that stayed, and those
    we are less sure of."""

    moved: tuple[FigureRow, ...]
    fresh: tuple[FigureRow, ...]
    same: tuple[FigureRow, ...]
    unsure: tuple[FigureRow, ...]
    against: tuple[ClaimView, ...]
    claims: tuple[ClaimView, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.moved or self.fresh or self.same or self.unsure or self.against or self.claims)


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
        told, fresh, same, unsure = [], [], [], []
        rows = self._told_apart([(change, self._row(row_id, change)) for row_id, change in ranked])
        for change, row in rows:
            if change.confidence is Confidence.LOW:
                unsure.append(row)
            elif isinstance(change, Lined) and change.trend is Trend.SAME:
                same.append(row)
            else:
                told.append(row)
                fresh += [row] if row.status == "new" and not row.old else []
        fresh = fresh if len(fresh) > FEW else []
        moved = [row for row in told if row not in fresh]
        against: list[ClaimView] = []
        claims: list[ClaimView] = []
        for claim in self.comparison.claims:
            (against if claim.agrees is False else claims).append(self._claim(claim))
        return Tables(tuple(moved), tuple(fresh), tuple(same), tuple(unsure), tuple(against), tuple(claims))

    def _told_apart(self, rows: Sequence[tuple[FigureChange, FigureRow]]) -> list[tuple[FigureChange, FigureRow]]:
        """Quote the report beside a figure that another row of the same name could be taken for: two counts of
        investigations, or "none" of some officials beside the total."""
        counted = [((new or old)[0], row) for (old, new), row in ((sides(c), row) for c, row in rows)]
        names = Counter(row.what for _, row in counted)
        alike = Counter((row.what, row.subject, figure.unit) for figure, row in counted)
        units = Counter((row.what, figure.unit) for figure, row in counted)
        told = []
        for (figure, row), (change, _) in zip(counted, rows, strict=True):
            plain_name = row.subject is None and units[row.what, figure.unit] > 1
            doubtful = plain_name or alike[row.what, row.subject, figure.unit] > 1
            doubtful = doubtful or (is_nothing(figure) and row.subject is None and names[row.what] > 1)
            quotes = doubtful and row.quote is None and row.what and figure.reported and BAR not in figure.sentence
            told.append((change, replace(row, quote=around(figure, LONGEST_QUOTE)) if quotes else row))
        return told

    def _row(self, row_id: str, change: FigureChange) -> FigureRow:
        old, new = sides(change)
        figure, w = (new or old)[0], self.w
        before = told_beside(change.new, self.comparison.new_figures) if isinstance(change, FirstReported) else None
        moved = _movement(change, before)
        status = figure_status(change)
        own = "_own" if status == "gone" and tells_own_words(self.comparison) else ""
        cut = "_cut" if _beyond(status, self.comparison) else own
        both: list[tuple[Side, Figure]] = [*(("new", f) for f in new), *(("old", f) for f in old)]
        return FigureRow(
            id=row_id,
            what=self._what(figure),
            subject=self._subject(figure, old, new),
            quote=self._quote(figure),
            old=w.say("list.comma").join(self._shown(f) for f in ((before,) if before else old)),
            old_note=self._told_by(before) if before else self._note(old),
            new=w.say("list.comma").join(self._shown(f) for f in new if f.reported),
            new_note=self._note(new),
            status=status,
            word=w.say(f"trend.{moved.trend.value if moved.trend else status + cut}"),
            difference="" if moved.difference is None else signed(moved.difference, figure.unit, w),
            percent="" if moved.percent is None else percent(moved.percent),
            picture=self._picture(before or (old[0] if old else None), new[0] if new else None, change),
            where=self.links([p for side, f in both if (p := self.index.find(side, f.start))]),
            doubt=None
            if change.confidence is Confidence.HIGH
            else w.say(f"trend.{'doubt' if old and new else 'unsure'}"),
        )

    def _what(self, figure: Figure) -> str:
        """Name what is counted; nothing where only the report's own words can (see ``own_words``)."""
        if not tells_own_words(self.comparison):
            return what_counts(figure, self.w)
        return own_name(figure, self.w) if BAR in figure.sentence else ""

    def _quote(self, figure: Figure) -> str | None:
        """Quote the words around a figure that has no better name."""
        if BAR in figure.sentence:
            return None
        nameless = not is_named(figure) and not figure.subject
        return around(figure, LONGEST_QUOTE) if nameless or tells_own_words(self.comparison) else None

    def _subject(self, figure: Figure, old: tuple[Figure, ...], new: tuple[Figure, ...]) -> str | None:
        """Give the report's own words for what is counted, where they say more than measure and values."""
        if not figure.subject or not figure.reported or not is_named(figure) or tells_own_words(self.comparison):
            return None
        told = stems(" ".join((what_counts(figure, self.w), *(self._shown(f) for f in (*old, *new)))))
        return None if stems(figure.subject) <= told else figure.subject

    def _told_by(self, before: Figure) -> str:
        """Say that it is the new edition that tells the earlier value."""
        teller = edition(self.comparison.new, "new", self.w)
        return self.w.say("figure.told_by", year=before.period, edition=teller)

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
        """Write a value: that of a table's row without a unit of ours, which could be quoted wrongly."""
        if BAR in figure.sentence and tells_own_words(self.comparison):
            return plain(figure)
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

    def _picture(self, was: Figure | None, now: Figure | None, change: FigureChange) -> Picture | None:
        """Place both values on one scale from zero; no picture where there is no value or no common unit."""
        if was is None or now is None or isinstance(change, NotReported | UnitChanged):
            return None
        old, new = _value(was), _value(now)
        if old is None or new is None or min(old, new) < 0 or max(old, new) <= 0:
            return None
        title = self.w.say(
            "picture.title",
            old=self._shown(was),
            new=self._shown(now),
            old_edition=edition(self.comparison.old, "old", self.w)
            if isinstance(change, Lined | Restated)
            else self._note((was,)),
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


@dataclass(frozen=True, slots=True)
class _Moved:
    """How a row's figure moved, as far as it can be said."""

    trend: Trend | None = None
    difference: float | None = None
    percent: float | None = None


def _movement(change: FigureChange, before: Figure | None) -> _Moved:
    match change:
        case Lined():
            return _Moved(change.trend, change.difference, change.percent)
        case Restated():
            return _Moved(None, change.difference)
        case FirstReported() if before and (moved := trend_between(before, change.new)):
            relative = moved[1] / before.low * 100 if before.low and change.new.unit != "percent" else None
            return _Moved(moved[0], moved[1], relative)
        case FirstReported() | Gone() | NotReported() | UnitChanged():
            return _Moved()


def _beyond(status: str, comparison: Comparison) -> bool:
    """Tell whether a figure may stand beyond the break of the text in which it was not found."""
    return {"gone": comparison.new.cut_off, "new": comparison.old.cut_off}.get(status, False)


def _value(figure: Figure) -> float | None:
    """Give the one number that a picture can place: a range has none."""
    return (
        figure.low if figure.low == figure.high or figure.high is None else figure.high if figure.low is None else None
    )
