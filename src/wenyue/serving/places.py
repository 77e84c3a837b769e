"""How many tabs may be open at once: each is a process of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

FOR_ONE = 4
"""Tabs that one visitor may have open."""


@dataclass
class Places:
    """``most`` for all visitors together, and `FOR_ONE` for each."""

    most: int
    taken: Counter[str] = field(default_factory=Counter)

    def free_for(self, visitor: str) -> bool:
        return self.taken.total() < self.most and self.taken[visitor] < FOR_ONE

    def take(self, visitor: str) -> bool:
        """Take a place; False when there is none."""
        free = self.free_for(visitor)
        if free:
            self.taken[visitor] += 1
        return free

    def give_back(self, visitor: str) -> None:
        self.taken[visitor] -= 1
        if not self.taken[visitor]:
            del self.taken[visitor]
