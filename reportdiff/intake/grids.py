"""Tables on a printed page: found by their rules and shaded heads, read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.intake.canonical import Table
from reportdiff.intake.lines import Vocabulary, unwrap
from reportdiff.intake.printed import Box, Line, Rule, Sheet, Word, lines_of

_NEAR = 3.0
_HEAD = (7.0, 60.0)
_WIDE = 100.0
_FEWEST = 3
_APART = 20.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's place: its edges, the heights of its rows' ends and its columns' left edges."""

    x0: float
    x1: float
    y0: float
    y1: float
    rules: tuple[Rule, ...]
    edges: tuple[float, ...]
    head_end: float = 0.0

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in the table."""
        middle = (word.y0 + word.y1) / 2
        return self.x0 - _NEAR <= word.x0 and word.x1 <= self.x1 + _NEAR and self.y0 <= middle <= self.y1


def find_grids(sheet: Sheet) -> list[Grid]:
    """Find the tables of a page, top to bottom: first those under a shaded head, then those of rules alone."""
    sheet = replace(sheet, rules=_without_underlines(sheet))
    heads = [box for box in sheet.boxes if _is_head(box, sheet)]
    grids: list[Grid] = []
    used: set[Rule] = set()
    for head in sorted(heads, key=lambda box: (box.y0, box.x0)):
        if any(
            grid.x0 - _NEAR <= head.x0 <= grid.x1 and grid.y0 - _NEAR <= head.y0 < grid.y1 - _NEAR for grid in grids
        ):
            continue  # a shaded row inside a table
        below = min(
            (o.y0 for o in heads if o.y0 > head.y1 + _NEAR and _overlap(o.x0, o.x1, head)), default=sheet.height
        )
        rules = [rule for rule in sheet.rules if head.y0 - _NEAR < rule.y < below and _inside(rule, head)]
        grid = _grid(sheet, (head.x0, head.x1), head.y0, head.y1, rules)
        if grid is not None:
            grids.append(grid)
            used.update(grid.rules)
    free = [rule for rule in sheet.rules if rule not in used and not any(g.y0 - _NEAR <= rule.y <= g.y1 for g in grids)]
    grids.extend(_ruled(sheet, free))
    return sorted(grids, key=lambda grid: (grid.y0, grid.x0))


def _without_underlines(sheet: Sheet) -> tuple[Rule, ...]:
    """Drop lines that run through the foot of words along half their length: underlined links."""
    by_height: dict[int, list[Word]] = {}
    for word in sheet.words:
        for step in range(int(word.y0 // 10), int(word.y1 // 10) + 1):
            by_height.setdefault(step, []).append(word)
    return tuple(rule for rule in sheet.rules if not _is_underline(rule, by_height.get(int(rule.y // 10), [])))


def _is_underline(rule: Rule, words: list[Word]) -> bool:
    struck = [w for w in words if w.y0 + 0.5 * w.size < rule.y < w.y1 - 0.05 * w.size]
    return sum(max(0.0, min(w.x1, rule.x1) - max(w.x0, rule.x0)) for w in struck) * 2 > rule.x1 - rule.x0


def _is_head(box: Box, sheet: Sheet) -> bool:
    if not box.shaded or not _HEAD[0] <= box.y1 - box.y0 <= _HEAD[1] or box.x1 - box.x0 < _WIDE:
        return False
    return any(
        box.x0 <= word.x0 and word.x1 <= box.x1 and box.y0 <= (word.y0 + word.y1) / 2 <= box.y1 for word in sheet.words
    )


def _overlap(x0: float, x1: float, head: Box) -> bool:
    return x0 < head.x1 - _NEAR and x1 > head.x0 + _NEAR


def _inside(rule: Rule, head: Box) -> bool:
    return rule.x0 >= head.x0 - _NEAR and rule.x1 <= head.x1 + _NEAR


def _ruled(sheet: Sheet, rules: list[Rule]) -> list[Grid]:
    """Find tables without a shaded head: at least three heights of rules between the same edges."""
    rows = _heights(rules)
    grids: list[Grid] = []
    run: list[list[Rule]] = []
    for row in [*rows, []]:
        if run and (not row or abs(_left(row) - _left(run[0])) > _NEAR or abs(_right(row) - _right(run[0])) > _NEAR):
            if len(run) >= _FEWEST:
                all_rules = [rule for some in run for rule in some]
                grid = _grid(sheet, (_left(run[0]), _right(run[0])), run[0][0].y, run[0][0].y, all_rules)
                if grid is not None and len(grid.edges) > 1:
                    grids.append(grid)
            run = []
        if row:
            run.append(row)
    return grids


def _heights(rules: Sequence[Rule]) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.y, rule.x0)):
        if rows and rule.y - rows[-1][0].y <= _NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows


def _left(row: Sequence[Rule]) -> float:
    return min(rule.x0 for rule in row)


def _right(row: Sequence[Rule]) -> float:
    return max(rule.x1 for rule in row)


def _grid(sheet: Sheet, across: tuple[float, float], top: float, head_end: float, rules: list[Rule]) -> Grid | None:
    """Follow rules downwards as far as what stands between them is cells, not running text."""
    x0, x1 = across
    edges = _edges(x0, x1, rules)
    inside = [word for word in sheet.words if x0 - _NEAR <= word.x0 and word.x1 <= x1 + _NEAR]
    last = head_end
    kept: list[Rule] = []
    for row in _heights(rules):
        between = [word for word in inside if last <= (word.y0 + word.y1) / 2 < row[0].y]
        if row[0].y > head_end + _NEAR and _is_running_text(lines_of(between), edges, x1):
            break
        kept.extend(row)
        last = max(last, row[0].y)
    if last <= head_end + _NEAR and len(kept) < _FEWEST:
        return None
    grid = Grid(x0, x1, top, last + 1, tuple(kept), edges, head_end)
    if len(edges) == 1:
        grid = replace(grid, edges=_gutters([word for word in inside if grid.holds(word)], x0))
    return grid


def _edges(x0: float, x1: float, rules: list[Rule]) -> tuple[float, ...]:
    """Tell where columns begin: where rules begin or end inside the table."""
    ends = sorted(end for rule in rules for end in (rule.x0, rule.x1) if x0 + 8 < end < x1 - 8)
    edges = [x0]
    for end in ends:
        if end - edges[-1] > 8:  # noqa: PLR2004 - points; no column is narrower
            edges.append(end)
    return tuple(edges)


def _is_running_text(lines: Sequence[Line], edges: tuple[float, ...], x1: float) -> bool:
    """Two or more lines that run across a column's edge without a gap are text between two tables."""
    crossing = 0
    for line in lines:
        for edge in edges[1:]:
            over = [w for w in line.words if w.x0 < edge - 1 and w.x1 > edge + 1]
            near = [
                (a, b)
                for a, b in zip(line.words, line.words[1:], strict=False)
                if a.x1 <= edge + 1 and b.x0 >= edge - 1
            ]
            if over or any(b.x0 - a.x1 < 0.6 * a.size for a, b in near):
                crossing += 1
                break
    return crossing >= 2 and crossing * 2 > len(lines) and x1 > 0  # noqa: PLR2004 - one line may be a cell set wide


def _gutters(words: list[Word], x0: float) -> tuple[float, ...]:
    """Tell where columns begin in a table without vertical hints: strips that no word stands in."""
    lines = lines_of(words)
    spans = sorted((word.x0, word.x1) for line in lines for word in line.words)
    edges, reach = [x0], None
    for left, right in spans:
        if reach is not None and left - reach >= 5:  # noqa: PLR2004 - points; wider than a space between words
            edges.append(left - 2)
        reach = right if reach is None else max(reach, right)
    return tuple(edges)


def lone_marks(grid: Grid, sheet: Sheet) -> int:
    """Count shapes drawn in a table where no word and no other shape is near: check marks, by the look of it."""
    inside = [(x, y) for x, y in sheet.marks if grid.x0 <= x <= grid.x1 and grid.y0 <= y <= grid.y1]
    words = [((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2) for word in sheet.words if grid.holds(word)]
    near = [[other for other in (*inside, *words) if _close(mark, other)] for mark in inside]
    return sum(len(others) == 1 for others in near)  # each is near itself


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < _APART and abs(one[1] - other[1]) < _APART / 2


def read_grid(grid: Grid, words: Sequence[Word], known: Vocabulary) -> Table | None:
    """Read a table's words into its cells; a cell over several rows stands in the first of them."""
    inside = [word for word in words if grid.holds(word)]
    ends = [row[0].y for row in _heights([rule for rule in grid.rules if rule.y > grid.y0 + _HEAD[0]])]
    if not inside:
        return None
    if grid.head_end > grid.y0 + _HEAD[0] and not any(abs(end - grid.head_end) <= _NEAR for end in ends):
        ends = sorted([*ends, grid.head_end])
    if len(ends) < 2:  # noqa: PLR2004 - no rules between rows
        ends = [line.y1 for line in lines_of(inside)]
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in inside:
        column = max(number for number, edge in enumerate(grid.edges) if number == 0 or word.x0 >= edge - _NEAR)
        middle = (word.y0 + word.y1) / 2
        row = sum(end < middle for end in _ends_of(grid, column, ends))
        first = _ends_of(grid, column, ends)
        above = first[row - 1] if row else grid.y0
        cells.setdefault((sum(end <= above + _NEAR for end in ends), column), []).append(word)
    rows = tuple(
        tuple(_cell(cells.get((row, column), []), known) for column in range(len(grid.edges)))
        for row in sorted({row for row, _ in cells})
    )
    return Table(rows) if rows else None


def _ends_of(grid: Grid, column: int, ends: list[float]) -> list[float]:
    """Give the heights at which cells of one column end."""
    left = grid.edges[column]
    right = grid.edges[column + 1] if column + 1 < len(grid.edges) else grid.x1
    middle = (left + right) / 2
    own = [grid.head_end, *(rule.y for rule in grid.rules if rule.x0 - 1 <= middle <= rule.x1 + 1)]
    if len(own) == 1:
        return ends
    return [end for end in ends if any(abs(height - end) <= _NEAR for height in own)] or ends


def _cell(words: list[Word], known: Vocabulary) -> str:
    return unwrap([line.text for line in lines_of(words)], known)
