"""A draft as plain data, to travel with the contract that it makes, and back.

What travels are the answers in force and how each came to be; not the words they
were typed in, not what was undone, and not answers that are set aside: those are
nobody else's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wenyue import answers
from wenyue.interview.bounds import is_possible
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import WORDING, Answer, Draft, Origin
from wenyue.interview.engine import Interview, every_step
from wenyue.language import clean


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer as data: ``value`` is JSON data as its kind has it, None for the usual answer or an open line."""

    value: object
    origin: Origin = "typed"


def sent(interview: Interview) -> Mapping[str, Sent]:
    """The answers in force, by key."""
    steps = every_step(interview.dialog)
    found: dict[str, Sent] = {}
    # A wording in the other language may print although nobody was asked for it: the text can be asked for in both.
    parked = {key for key in interview.parked if WORDING not in key}
    for key, answer in interview.draft.answers.items():
        if key in steps and key not in parked:
            value = answers.kind(steps[key].kind).to_data(answer.value) if answer.origin == "typed" else None
            found[key] = Sent(value, answer.origin)
    return found


@dataclass(frozen=True, slots=True)
class Received:
    """A draft that came back, and the keys of answers that the script no longer understands."""

    draft: Draft
    lost: tuple[str, ...]


def received(
    dialog: Dialog, version: str, opened_on: date, data: Mapping[str, Sent], base: Draft | None = None
) -> Received:
    """The draft that the answers make, of those that a person could have given. Its id is to be given by who keeps
    it; ``base`` is the finished contract that it starts from."""
    steps = every_step(dialog)
    change: dict[str, Answer | None] = {}
    lost: list[str] = []
    for key, one in data.items():
        try:
            value = answers.kind(steps[key].kind).from_data(_cleaned(one.value)) if one.origin == "typed" else None
        except (KeyError, ValueError, TypeError, ArithmeticError, RecursionError):
            lost.append(key)
        else:
            change[key] = Answer(value, "", one.origin)
    empty = Draft("", dialog.id, version, opened_on, base=base)
    interview = Interview(dialog, empty.with_change(change))
    for key, answer in interview.draft.answers.items():
        if answer.origin == "typed" and not is_possible(interview, steps[key], answer.value):
            lost.append(key)
            del change[key]
    return Received(empty.with_change(change), tuple(lost))


def _cleaned(data: object) -> object:
    """JSON data from outside, its texts without characters that act."""
    match data:
        case str():
            return clean(data)
        case list():
            return [_cleaned(one) for one in data]
        case dict():
            return {clean(str(name)): _cleaned(one) for name, one in data.items()}
        case _:
            return data
