"""How long a conversation takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first screen counts minutes, and must not wait for the engine
    from wenyue.interview.engine import Remaining

_SECONDS = 12
"""For one question: most are a number, Enter, or a name that is at hand."""


def minutes(remaining: Remaining) -> tuple[int, int]:
    """At least and at most how many minutes the questions that are left take; 1 when there are any."""
    least, most = (-(-count * _SECONDS // 60) for count in (remaining.at_least, remaining.at_most))
    return least, most
