"""What else changes when an answer changes: answers set aside or brought back, computed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wenyue.interview.asking import name, shown
from wenyue.interview.engine import Interview, every_step
from wenyue.interview.replies import Reply
from wenyue.language import Message, Words, msg, nmsg


def effects(before: Interview, after: Interview, changed: Mapping[str, object]) -> Iterator[Reply]:
    """The consequences of a change beyond the answers that were changed, for saying them."""
    gone = [key for key in after.parked if key not in before.parked]
    back = [key for key in before.parked if key not in after.parked and key in after.draft.answers]
    if gone:
        yield Reply(
            "effect",
            (
                nmsg(
                    "One answer is set aside because it no longer applies: {answers}.",
                    "{n} answers are set aside because they no longer apply: {answers}.",
                    len(gone),
                    answers=labels(after, gone),
                ),
            ),
        )
    if back:
        yield Reply(
            "effect",
            (
                nmsg(
                    "One answer is back: {answers}.",
                    "{n} answers are back: {answers}.",
                    len(back),
                    answers=labels(after, back),
                ),
            ),
        )
    for step in after.steps:
        answer = after.draft.answers.get(step.key)
        if step.key in changed or step.key in gone or step.key in back or answer is None or answer.origin != "default":
            continue
        old, new = before.default(step), after.default(step)
        if old != new and before.draft.answers.get(step.key) == answer:
            yield Reply(
                "effect",
                (msg("{label} is now {answer}.", label=name(step), answer=shown(step, new)),),
                key=step.key,
            )


def labels(interview: Interview, keys: Iterable[str]) -> Words:
    """The names of answers by their keys, as a list for a message."""
    steps = every_step(interview.dialog)
    names = [name(steps[key]) for key in keys if key in steps]
    shortened = names[:6] + ([Message("…")] if len(names) > 6 else [])
    return Words(tuple(shortened))
