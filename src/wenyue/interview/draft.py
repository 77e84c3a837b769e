"""One person's answers over time.

A draft is a history of changes and a position in it. The answers are what the
changes up to the position say; undo and redo move the position. Nothing is
ever taken out of the history except by writing a new change after an undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal

Origin = Literal["typed", "default", "blank"]
"""``typed``: the value counts. ``default``: the usual answer was taken, and is worked
out anew as other answers change. ``blank``: left open on purpose."""

WORDING = "@"
"""Joins an answer's key and the language of its second wording: ``service_object@en``."""

ORIGINS: Mapping[str, Origin] = {"typed": "typed", "default": "default", "blank": "blank"}
"""Out of text from outside."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One accepted answer: its value, the words it was read from, and how it came to be."""

    value: object
    typed: str = ""
    origin: Origin = "typed"


Change = Mapping[str, Answer | None]
"""Answers that changed together, by key; None takes an answer back."""


@dataclass(frozen=True, slots=True)
class Override:
    """The version for signing was taken as it was, although checks found errors: the day, and their ids."""

    on: date
    checks: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """The answers of one person to one dialog.

    ``key`` of an answer: the question's variable (``fee_total``), with the field
    for a record (``party_a.name``), with the language for a second wording.
    ``opened_on`` is the day it was begun; relative defaults count from it.
    ``exported`` says whether the contract was ever written out, ``exported_at`` the
    position at which it last was; -1 when that is not in the history (any more).
    ``base`` is the finished contract that this one starts from, as it was then:
    what is done to that draft later does not reach in here. ``overrides`` are
    kept whatever is undone.
    """

    id: str
    dialog: str
    version: str
    opened_on: date
    changes: tuple[Change, ...] = ()
    position: int = 0
    exported: bool = False
    exported_at: int = -1
    base: Draft | None = None
    overrides: tuple[Override, ...] = ()

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """The answers at this point of the history."""
        found: dict[str, Answer | None] = {}
        for change in self.changes[: self.position]:
            found.update(change)
        return MappingProxyType({key: answer for key, answer in found.items() if answer is not None})

    def with_change(self, change: Change) -> Draft:
        """The draft after ``change``; what had been undone is given up."""
        changes = (*self.changes[: self.position], MappingProxyType(dict(change)))
        # What was written out after a change that is given up cannot be gone back to.
        exported_at = self.exported_at if self.exported_at <= self.position else -1
        return replace(self, changes=changes, position=len(changes), exported_at=exported_at)

    def with_answer(self, key: str, answer: Answer | None) -> Draft:
        return self.with_change({key: answer})

    def written_out(self) -> Draft:
        """The draft after its contract was written out as it is now."""
        return replace(self, exported=True, exported_at=self.position)

    @property
    def as_written_out(self) -> Draft | None:
        """The draft as it was when it was last written out; None when it never was, or that is not known."""
        return replace(self, position=self.exported_at) if 0 <= self.exported_at <= len(self.changes) else None

    def with_override(self, on: date, checks: Iterable[str]) -> Draft:
        """The draft that remembers what stood when the version for signing was taken as it was."""
        return replace(self, overrides=(*self.overrides, Override(on, tuple(checks))))

    def snapshot(self) -> Draft:
        """The answers as they stand, without their history."""
        answers = MappingProxyType(dict(self.answers))
        return replace(self, changes=(answers,) if answers else (), position=1 if answers else 0)

    @property
    def can_undo(self) -> bool:
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        return self.position < len(self.changes)

    def undo(self) -> Draft:
        """The draft before the last change; the same draft when there is none."""
        return replace(self, position=self.position - 1) if self.can_undo else self

    def redo(self) -> Draft:
        """The draft with the last undone change back; the same draft when there is none."""
        return replace(self, position=self.position + 1) if self.can_redo else self
