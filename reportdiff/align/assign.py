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
    for (row, column), gain in sorted(gains.items()):
        if gain > 0:
            edges[row].append((column, -gain))
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    price: dict[int, int] = defaultdict(int)
    rent: dict[int, int] = {}
    for row in edges:
        rent[row] = min(cost - price[column] for column, cost in edges[row])
        _augment(row, edges, row_of, column_of, price, rent)
    return column_of


def _augment(
    start: int,
    edges: Mapping[int, list[tuple[int, int]]],
    row_of: dict[int, int],
    column_of: dict[int, int],
    price: dict[int, int],
    rent: dict[int, int],
) -> None:
    """Give ``start`` a column along the cheapest alternating path; some row may end with none.

    Leaving a row without a column costs nothing: each row has a free place of its own, reduced cost ``-rent``.
    """
    distance: dict[int, int] = {}
    came_from: dict[int, int] = {}
    reached = {start: 0}
    done: dict[int, int] = {}
    heap: list[tuple[int, bool, int]] = []  # a column still free comes before a taken one as cheap
    row, so_far = start, 0
    idle, idle_at = start, -rent[start]
    while True:
        for column, cost in edges[row]:
            new = so_far + cost - rent[row] - price[column]
            if column not in done and new < distance.get(column, new + 1):
                distance[column] = new
                came_from[column] = row
                heapq.heappush(heap, (new, column in row_of, column))
        while heap and (heap[0][2] in done or heap[0][0] > distance[heap[0][2]]):
            heapq.heappop(heap)
        if not heap or heap[0][0] >= idle_at:
            end, total = -1, idle_at
            break
        so_far, _, column = heapq.heappop(heap)
        if column not in row_of:
            end, total = column, so_far
            break
        done[column] = so_far
        row = row_of[column]
        reached[row] = so_far
        if so_far - rent[row] < idle_at:
            idle, idle_at = row, so_far - rent[row]
    for row, at in reached.items():
        rent[row] += total - at
    for column, at in done.items():
        price[column] -= total - at
    _flip(start, end, idle, came_from, row_of, column_of)


def _flip(
    start: int, end: int, idle: int, came_from: Mapping[int, int], row_of: dict[int, int], column_of: dict[int, int]
) -> None:
    """Exchange the pairs along the path that was found."""
    if end < 0:
        if idle == start:
            return
        end = column_of.pop(idle)
        del row_of[end]
    while True:
        row = came_from[end]
        before = column_of.get(row)
        row_of[end], column_of[row] = row, end
        if row == start or before is None:
            return
        end = before
