"""How far a document is printed: what the rows before decide about the next one, and what it was printed as before.

A row of a Word file depends on more than itself: on the numbers that its lists
have reached, on the ids that are taken, on whether a table is open. Where two
contracts have come to the same point, and the same row (the object, see
`wenyue.drafting.reuse`) follows, it is printed as before, and leads to the same
point again. So a contract that differs from the last one in a few clauses is
printed anew in those clauses alone.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from wenyue.drafting.keeping import make_room
from wenyue.export.layout import Row

Reached = TypeVar("Reached", bound=Hashable)

_POINTS = 4096  # of contracts with the same clauses; more begin anew
_ROWS = 8  # that are remembered after a point: most are the same in every contract, some in none
_STARTS = 32


class Point(Generic[Reached]):
    """A point in printing. ``reached`` is everything that the rows to come depend on."""

    __slots__ = ("_following", "_met", "reached")

    def __init__(self, reached: Reached, met: dict[Reached, Point[Reached]]) -> None:
        self.reached = reached
        self._met = met
        self._following: dict[tuple[int, bool], tuple[Row, bytes, Point[Reached]]] = {}

    def after(self, row: Row, *, kept: bool) -> tuple[Row, bytes, Point[Reached]] | None:
        """The row, what it was printed as and where that led; None when it was not printed here.
        ``kept``: on one page with the row after it."""
        return self._following.get((id(row), kept))

    def keep(self, row: Row, printed: bytes, reached: Reached, *, kept: bool) -> Point[Reached]:
        """The point that the row led to. The row is held, so that no other can get its id."""
        point = self._met.get(reached)
        if point is None:
            if len(self._met) >= _POINTS:
                self._met.clear()
            self._met[reached] = point = Point(reached, self._met)
        make_room(self._following, _ROWS)
        self._following[id(row), kept] = row, printed, point
        return point


_starts: dict[Hashable, Point[Any]] = {}


def start(circumstances: Hashable, reached: Reached) -> Point[Reached]:
    """The point before the first row of all documents with the same ``circumstances``."""
    point = _starts.get(circumstances)
    if point is None:
        make_room(_starts, _STARTS)
        _starts[circumstances] = point = Point(reached, {})
    return point


def forget() -> None:
    """Print every row anew."""
    _starts.clear()
