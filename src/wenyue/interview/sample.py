"""A conversation played from beginning to end: what the sample person types at each question.

The sample contract and the demonstration are made of it. What is said is looked
up question by question, in the language spoken at that moment, so a change of
language in the middle of it does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.entries import NOTHING, Entry
from wenyue.language import Language

Typed = str | Mapping[str, str]
"""What is typed: in every language the same, or by the code of the language."""
_LONGEST = 200
"""Turns after which a conversation that does not end is given up: a mistake in the file."""


class Sample(Entry):
    """What the sample person types, by the keys of the answers. ``short`` stands in for it where the
    conversation is watched."""

    answers: Mapping[str, Typed]
    short: Mapping[str, Typed] = NOTHING

    def typed(self, key: str, code: str, *, short: bool = False) -> str:
        """What is typed as the answer ``key`` in a language; "" (the usual answer) where nothing is given."""
        found = self.short.get(key) if short else None
        found = self.answers.get(key, "") if found is None else found
        if isinstance(found, str):
            return found
        return found.get(code) or next((found[c] for c in _near(code) if c in found), "")


def _near(code: str) -> tuple[str, ...]:
    """The languages to fall back on: a Chinese one for a Chinese one."""
    return ("zh_Hans", "en") if code.startswith("zh") else ("en", "zh_Hans")


def next_line(conversation: Conversation, sample: Sample, *, short: bool = False) -> str | None:
    """What the sample person types now; None when all has been asked, or the last line was not understood."""
    step, last = conversation.step, conversation.transcript[-1] if conversation.transcript else None
    if last is not None and last.tone == "confirm":
        return ""
    if step is None or (last is not None and last.tone in ("problem", "which")):
        return None
    if conversation.filling == step.key:
        return ""
    return sample.typed(step.key, conversation.language, short=short)


def play(dialog: Dialog, sample: Sample, languages: Mapping[str, Language], code: str, today: date) -> Conversation:
    """The whole conversation in one language, said at once. It stops where something is not understood: its
    draft is finished when its step is None."""
    conversation = Conversation(dialog, Draft("sample", dialog.id, dialog.version, today), languages, code)
    conversation.open()
    for _ in range(_LONGEST):
        line = next_line(conversation, sample)
        if line is None:
            break
        conversation.say(line)
    return conversation
