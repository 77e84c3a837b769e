"""How long a conversation takes."""

from __future__ import annotations

from wenyue.interview.engine import Remaining
from wenyue.interview.pace import minutes


def test_minutes_are_rounded_up() -> None:
    assert minutes(Remaining(25, 60)) == (5, 12)
    assert minutes(Remaining(1, 1)) == (1, 1)
    assert minutes(Remaining(0, 0)) == (0, 0)
