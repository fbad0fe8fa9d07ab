"""The best total assignment of sparse pairs (Kuhn 1955; shortest augmenting paths, Jonker & Volgenant 1987)."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

Pair = tuple[int, int]


def best_assignment(gains: Mapping[Pair, int]) -> dict[int, int]:
    """Choose pairs, each row and column at most once, whose gains add up to the most.

    Args:
        gains: the gain of each possible pair (row, column); only positive gains are worth taking.

    Returns:
        The column of each row that got one. Whole numbers make the sum exact; among equal sums the
        answer depends on nothing but the numbers of the rows and columns.
    """
    edges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, column in sorted([pair for pair, gain in gains.items() if gain > 0]):
        edges[row].append((column, -gains[row, column]))
    work = _Assignment(dict(edges))
    for row in edges:
        work.place(row)
    return work.column_of


class _Assignment:
    """Rows get columns one after the other, each along the cheapest alternating path."""

    def __init__(self, edges: dict[int, list[tuple[int, int]]]) -> None:
        self.column_of: dict[int, int] = {}
        self._row_of: dict[int, int] = {}
        self._edges = edges
        self._price: dict[int, int] = defaultdict(int)
        self._rent: dict[int, int] = {}

    def place(self, start: int) -> None:
        """Give ``start`` a column; the row at the other end of the path may stay without one.

        Staying without costs nothing: each row has a free place of its own, of reduced cost ``-rent``.
        """
        # A column still free comes before a taken one as cheap; where the cheapest is free, the path ends there.
        cheapest, taken, column = min(
            [(cost - self._price[column], column in self._row_of, column) for column, cost in self._edges[start]]
        )
        self._rent[start] = cheapest
        if not taken and cheapest < 0:
            self._row_of[column], self.column_of[start] = start, column
            return
        self._search(start)

    def _search(self, start: int) -> None:
        """Find the cheapest path from a row to a free column or to a row that goes without."""
        distance: dict[int, int] = {}
        came_from: dict[int, int] = {}
        reached, done = {start: 0}, dict[int, int]()
        heap: list[tuple[int, bool, int]] = []
        row, so_far = start, 0
        idle, idle_at = start, -self._rent[start]
        while True:
            for column, cost in self._edges[row]:
                new = so_far + cost - self._rent[row] - self._price[column]
                if column not in done and new < distance.get(column, new + 1):
                    distance[column], came_from[column] = new, row
                    heapq.heappush(heap, (new, column in self._row_of, column))
            while heap and (heap[0][2] in done or heap[0][0] > distance[heap[0][2]]):
                heapq.heappop(heap)
            if not heap or heap[0][0] >= idle_at:
                self._settle(reached, done, idle_at)
                self._leave_idle(start, idle, came_from)
                return
            so_far, _, column = heapq.heappop(heap)
            if column not in self._row_of:
                self._settle(reached, done, so_far)
                self._flip(start, column, came_from)
                return
            done[column] = so_far
            row = self._row_of[column]
            reached[row] = so_far
            if so_far - self._rent[row] < idle_at:
                idle, idle_at = row, so_far - self._rent[row]

    def _settle(self, reached: Mapping[int, int], done: Mapping[int, int], total: int) -> None:
        """Move rents and prices so that reduced costs stay at or above zero."""
        for row, at in reached.items():
            self._rent[row] += total - at
        for column, at in done.items():
            self._price[column] -= total - at

    def _leave_idle(self, start: int, idle: int, came_from: Mapping[int, int]) -> None:
        """End the path at a row that goes without a column."""
        if idle != start:
            column = self.column_of.pop(idle)
            del self._row_of[column]
            self._flip(start, column, came_from)

    def _flip(self, start: int, end: int, came_from: Mapping[int, int]) -> None:
        """Exchange the pairs along the path that was found, from its last column back."""
        while True:
            row = came_from[end]
            before = self.column_of.get(row)
            self._row_of[end], self.column_of[row] = row, end
            if row == start or before is None:
                return
            end = before
