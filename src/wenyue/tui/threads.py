"""Work in a thread that may well be done at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")


def begun(work: Callable[[], T], within: float) -> Future[T]:
    """``work``, begun in a thread of its own; waits up to ``within`` seconds for it, and returns in any case.

    A moment's work is so done in the order in which it was asked for, and what
    takes longer holds nobody up.
    """
    reader = ThreadPoolExecutor(1)
    found = reader.submit(copy_context().run, work)
    reader.shutdown(wait=False)
    wait((found,), within)
    return found
