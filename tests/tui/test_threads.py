"""Work in a thread that may well be done at once."""

from __future__ import annotations

import threading
from contextvars import ContextVar

import pytest

from wenyue.tui.threads import begun

LONG = 60.0


def test_what_takes_a_moment_is_there_at_once() -> None:
    found = begun(lambda: "read", LONG)
    assert found.done()
    assert found.result() == "read"


def test_what_takes_longer_holds_nobody_up_and_comes_later() -> None:
    there = threading.Event()
    found = begun(lambda: there.wait(LONG), 0)
    assert not found.done()
    there.set()
    assert found.result(LONG)


def test_what_went_wrong_is_said_to_who_asks_for_it() -> None:
    found = begun(lambda: 1 // 0, LONG)
    assert found.done()
    with pytest.raises(ZeroDivisionError):
        found.result()


def test_the_thread_knows_what_was_set_for_who_began_it() -> None:
    visitor = ContextVar("visitor", default="nobody")
    visitor.set("somebody")
    assert begun(visitor.get, LONG).result() == "somebody"
