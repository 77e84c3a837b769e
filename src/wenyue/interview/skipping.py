"""Answers that are passed over: the usual one is taken, or a line is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenyue.interview import replies, wordings
from wenyue.interview.asking import shown
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview, Step
from wenyue.interview.replies import Reply
from wenyue.language import Message, msg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation


def skip(conversation: Conversation, step: Step, typed: str, *, blank: bool) -> tuple[Reply, ...]:
    """Pass over a step; ``blank`` when a line was asked for instead of the usual answer."""
    usual = conversation.interview.default(step)
    if blank or usual is None or usual == ():
        if step.field is not None and blank and conversation.editing != step.key:
            return _leave_record_open(conversation, step, typed)
        return leave_blank(conversation, step, typed)
    lines = (replies.SKIPPED, *noted_usual(conversation.interview, step).lines)
    return conversation.accept(step, Answer(None, typed, "default"), Reply("noted", lines, key=step.key))


def leave_blank(conversation: Conversation, step: Step, typed: str) -> tuple[Reply, ...]:
    """Leave a step open: the contract shows a line."""
    lines: tuple[Message, ...] = (left_open(conversation.interview, step),)
    if not step.wording and not step.field and step.question.blank:
        lines = (*lines, Message(step.question.blank))
    return conversation.accept(step, Answer(None, typed, "blank"), Reply("noted", lines, key=step.key))


def left_open(interview: Interview, step: Step) -> Message:
    """What the contract prints where an answer was left empty."""
    if not step.wording:
        return replies.LEFT_BLANK
    return replies.NO_CHINESE if wordings.without_chinese(interview, step) else replies.SAME_WORDING


def _leave_record_open(conversation: Conversation, step: Step, typed: str) -> tuple[Reply, ...]:
    """Leave open this field and all that follow it in the record."""
    interview = conversation.interview
    steps = interview.steps_of(step.question)
    rest = [s for s in steps[steps.index(step) :] if s.key not in interview.draft.answers or s == step]
    change = {s.key: Answer(None, typed, "blank" if interview.default(s) is None else "default") for s in rest}
    return conversation.change(
        change, Reply("noted", (msg("The rest of these particulars stays open."),), key=step.key)
    )


def noted_usual(interview: Interview, step: Step) -> Reply:
    """The usual answer, as it was noted."""
    return Reply("noted", (msg("Noted: {answer}.", answer=shown(step, interview.default(step))),), key=step.key)
