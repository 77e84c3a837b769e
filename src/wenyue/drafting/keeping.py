"""What was made of a part of a contract, kept for the next contract that has the same part.

The assembly gives the very same objects where a clause says the same as in an
earlier draft (`wenyue.drafting.assembly`), and most of a contract does. What is
made of such an object, and of nothing else but a few named circumstances, is
made once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from itertools import islice
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")

_MOST = 4096


def make_room(kept: dict[Key, Any], most: int) -> None:
    """Where there are ``most`` already, drop an eighth of them, what is kept longest: to look for the oldest one is
    slow in a dictionary whose oldest ones were dropped before."""
    if len(kept) >= most:
        with suppress(RuntimeError):  # another thread changes it just now
            for key in tuple(islice(kept, most // 8 or 1)):
                kept.pop(key, None)


class Kept(Generic[Made]):
    """What was made of objects (themselves, not their contents) under certain circumstances."""

    def __init__(self) -> None:
        # The object is kept beside what was made of it, so that no other can get its id.
        self._kept: dict[tuple[Hashable, ...], tuple[object, Made]] = {}

    def get(self, of: object, *circumstances: Hashable) -> Made | None:
        """What was made of the object; None when nothing was."""
        found = self._kept.get((id(of), *circumstances))
        return None if found is None else found[1]

    def keep(self, made: Made, of: object, *circumstances: Hashable) -> Made:
        """``made``, which is now known."""
        make_room(self._kept, _MOST)
        self._kept[id(of), *circumstances] = (of, made)
        return made

    def made(self, make: Callable[..., Made], of: Any, *circumstances: Hashable) -> Made:
        """What ``make`` makes of the object under the circumstances, now or before."""
        found = self._kept.get((id(of), *circumstances))
        return found[1] if found is not None else self.keep(make(of, *circumstances), of, *circumstances)

    def clear(self) -> None:
        self._kept.clear()
