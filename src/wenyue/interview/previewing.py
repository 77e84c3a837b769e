"""How words would be read, said while they are still being typed. Nothing changes by it.

The readers are those of the conversation, and so are the rules: what a preview
takes, the conversation takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from wenyue import answers
from wenyue.answers.capitals import LARGEST, capitals
from wenyue.answers.reading import Asked, Command, Problem, Question, Reading, Several, Skip, Value
from wenyue.answers.values import Period, end_of
from wenyue.interview import fixes, hanging, replies, sections
from wenyue.interview.asking import shown
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview, Step
from wenyue.interview.periods import told_days
from wenyue.interview.rules import allows
from wenyue.language import Language, Message, Words, clean, msg, nmsg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation
    from wenyue.interview.hanging import Hanging

LONGEST_PREVIEW = 1000
"""Characters. What is longer was pasted, and is read when it is sent."""

Sense = Literal["value", "unsure", "problem", "aside"]
"""``value``: taken as it stands. ``unsure``: asked back before it counts. ``problem``: no answer.
``aside``: something else than an answer (a question, a command, a pass)."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of words; ``line`` says it in a few. Of a problem the first reason."""

    sense: Sense
    line: Message


def preview(conversation: Conversation, text: str) -> Preview | None:
    """How ``text`` would be read as the talk stands; None for free text and where there is nothing to say."""
    text = clean(text).strip()
    if not text or len(text) > LONGEST_PREVIEW:
        return None
    waiting = conversation.hanging
    if waiting is not None and (settled := _settled(conversation, waiting, text)) is not None:
        return settled
    step = conversation.step
    if _points_elsewhere(conversation, step, text):
        return Preview("aside", msg("a number or word for what was said above"))
    return None if step is None else of_step(conversation, conversation.interview, step, text)


def of_step(conversation: Conversation, interview: Interview, step: Step, text: str) -> Preview | None:
    """How ``text`` would be read as an answer to ``step``, whatever is being asked just now."""
    return of_reading(interview, step, conversation.read(step, text, interview), text)


def of_reading(interview: Interview, step: Step, reading: Reading, text: str) -> Preview | None:
    """What a reading of ``text`` comes to."""
    match reading:
        case Value():
            return _of_value(interview, step, reading, text)
        case Several(readings, reason):
            fitting = [one for one in readings if allows(interview, step, one.value)]
            if not fitting:
                return Preview("problem", reason or msg("That can be read in more than one way."))
            choices = Words(tuple(_written(interview, step, one.value, text) for one in fitting))
            return Preview("unsure", msg("one of these: {choices}", choices=choices))
        case Problem(reason):
            return Preview("problem", reason)
        case Skip(blank):
            usual = interview.default(step)
            if blank or usual is None or usual == ():
                return Preview("aside", msg("left open"))
            return Preview("aside", msg("the usual answer: {answer}", answer=shown(step, usual)))
        case Question():
            return Preview("aside", msg("a question to be explained, not an answer"))
        case Command():
            return Preview("aside", msg("a command, not an answer"))


def _of_value(interview: Interview, step: Step, reading: Value, text: str) -> Preview | None:
    value = reading.value
    if isinstance(value, Period) and (value.start or value.end):
        told = told_days(interview, step, value, text)
        if told is None:
            return Preview("problem", replies.HOW_LONG)
        ruled: object = told[step.key].value
    else:
        ruled = value
    if step.kind != "rows" and not allows(interview, step, ruled):
        return Preview("problem", Message(step.error))
    if step.kind == "rows" and isinstance(value, tuple):
        return Preview("value" if reading.literal else "unsure", nmsg("one line", "{n} lines", len(value)))
    if value == text:  # free text, or a code as it stands
        return None
    line = Message("{answer}", {"answer": _written(interview, step, value, text)})
    if reading.note is not None:
        line = msg("{answer} ({note})", answer=line, note=reading.note)
    return Preview("value" if reading.literal else "unsure", line)


def _written(interview: Interview, step: Step, value: object, text: str) -> object:
    """A value in full: an amount with its capitals, a length with the days it runs."""
    if step.kind == "money" and isinstance(value, Decimal) and value <= LARGEST:
        return msg("{amount}, {capitals}", amount=shown(step, value), capitals=capitals(value))
    if isinstance(value, Period):
        return _Run(_with_days(interview, step, value, text))
    return shown(step, value)


def _with_days(interview: Interview, step: Step, period: Period, text: str) -> Period:
    """The period with the days it runs from and to, where the first is known."""
    told = told_days(interview, step, period, text) if period.start or period.end else {step.key: Answer(period)}
    length = told[step.key].value if told else period
    if not isinstance(length, Period):
        return period
    start = period.start
    if start is None and step.question.starts:
        known = interview.given.get(step.question.starts)
        start = known if isinstance(known, date) else None
    if start is None:
        return replace(length, end=period.end)
    try:
        return replace(length, start=start, end=period.end or end_of(replace(length, start=start)))
    except OverflowError:
        return length


@dataclass(frozen=True, slots=True)
class _Run:
    """A period as it is written in a message."""

    period: Period

    def written(self, language: Language) -> str:
        return answers.kind("period").write(self.period, language, Asked(date.min, language.code))


def _settled(conversation: Conversation, waiting: Hanging, text: str) -> Preview | None:
    """What ``text`` does to readings that wait to be confirmed or picked from; None when it is something new."""
    if (words := waiting.words) is not None and not hanging.changes(text):
        if text == hanging.KEEP:
            return Preview("value", Message("{answer}", {"answer": words.text}))
        return of_step(conversation, conversation.interview, words.step, text)
    match hanging.meant(conversation, waiting, "" if words is not None else text):
        case hanging.Settled(None):
            return Preview("aside", msg("no; the question is asked again"))
        case hanging.Settled(Value(value)):
            return Preview("value", Message("{answer}", {"answer": shown(waiting.step, value)}))
        case Value() as said:
            return of_reading(conversation.interview, waiting.step, said, text)
    return None


def _points_elsewhere(conversation: Conversation, step: Step | None, text: str) -> bool:
    """Whether a number or word is meant for the recap, the answers offered for a change, or a fix."""
    if text.isdecimal() and 1 <= int(text) <= len(conversation.meant.steps):
        return True
    recap = conversation.recap
    if (
        recap is not None
        and not (conversation.editing or conversation.filling)
        and sections.chosen(recap, text, step.key if step else "") is not None
    ):
        return True
    return fixes.asked_for(text) is not None and bool(conversation.fixes)
