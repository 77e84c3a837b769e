"""What was printed of a clause, kept for the next contract that says the same.

The assembly gives the very same blocks where a clause says the same as in an
earlier draft (`wenyue.drafting.assembly.ClauseWriter.blocks`), and most of a
contract does. A writer that prints blocks from nothing but themselves and a few
named circumstances can therefore print them once.
"""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import suppress
from typing import Generic, TypeVar

from wenyue.export.layout import Side

Printed = TypeVar("Printed")

_MOST = 4096  # clauses; the one kept longest makes room


class Kept(Generic[Printed]):
    """Printed sides, by their blocks (the objects, not their contents) and the circumstances they were printed in."""

    def __init__(self) -> None:
        # The blocks are kept beside what was printed of them, so that no others can get their id.
        self._kept: dict[tuple[Hashable, ...], tuple[object, Printed]] = {}

    def get(self, side: Side, *circumstances: Hashable) -> Printed | None:
        """What was printed of the side; None when nothing was."""
        found = self._kept.get((id(side.blocks), side.label, side.language, *circumstances))
        return None if found is None else found[1]

    def keep(self, printed: Printed, side: Side, *circumstances: Hashable) -> Printed:
        """``printed``, which is now known."""
        if len(self._kept) >= _MOST:
            with suppress(RuntimeError, KeyError):  # another thread made room just now
                del self._kept[next(iter(self._kept))]
        self._kept[id(side.blocks), side.label, side.language, *circumstances] = (side.blocks, printed)
        return printed
