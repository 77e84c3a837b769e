"""What the last message left hanging: readings that wait for the person, one to confirm or several to pick from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.agreement import agrees, denies
from wenyue.answers.reading import Asked, Value
from wenyue.answers.yes_no import is_plain
from wenyue.interview.asking import ask, shown
from wenyue.interview.engine import Step
from wenyue.interview.replies import Pick, Reply
from wenyue.language import Message, msg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Hanging:
    """Readings that wait for the person: one to confirm, or several to pick from."""

    step: Step
    readings: tuple[Value, ...]
    typed: str
    listed: bool = False
    """Whether the readings were shown with numbers."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading that a reply agrees to; None where it turns down the only one."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Answers that a command may have meant, for picking one by number, and the new answer said with it."""

    steps: tuple[Step, ...] = ()
    answer: str = ""


def which(
    conversation: Conversation, step: Step, readings: tuple[Value, ...], reason: Message | None, typed: str
) -> tuple[Reply, ...]:
    """Ask which of several readings is meant; of those that break a rule none is."""
    fitting = tuple(reading for reading in readings if conversation.broken_rule(step, reading.value) is None)
    conversation.hanging = Hanging(step, fitting, typed, listed=True) if fitting else None
    if not fitting:
        unclear = msg("That can be read in more than one way.")
        return conversation.tell(Reply("problem", (reason, unclear) if reason else (unclear,), key=step.key))
    picks = tuple(
        Pick(Message("{value}", {"value": shown(step, reading.value)}), str(number))
        for number, reading in enumerate(fitting, 1)
    )
    question = msg("Which of these do you mean?")
    lines = (reason, question) if reason else (question,)
    return conversation.tell(Reply("which", lines, key=step.key, picks=picks))


def settle(conversation: Conversation, hanging: Hanging, text: str) -> tuple[Reply, ...] | None:
    """The answer to "is this what you mean?"; None when something new was typed instead."""
    match meant(conversation, hanging, text):
        case Settled(None):
            return conversation.tell(ask(conversation.interview, hanging.step))
        case Settled(Value() as value):
            return conversation.take(hanging.step, value, hanging.typed, confirmed=True)
        case Value() as said:
            return conversation.respond(hanging.step, said, text)
    if not text and hanging.listed:
        conversation.hanging = hanging
        unclear = msg("Pick one by its number, or type the answer another way.")
        return conversation.tell(Reply("aside", (unclear,)))
    return None


def meant(conversation: Conversation, hanging: Hanging, text: str) -> Settled | Value | None:
    """What a reply to ``hanging`` settles; the new answer that it gives instead; None where it does neither."""
    readings, step = hanging.readings, hanging.step
    if hanging.listed:
        number = answers.understand("integer", text, Asked(conversation.draft.opened_on, conversation.language))
        if isinstance(number, Value) and isinstance(number.value, int) and 1 <= number.value <= len(readings):
            return Settled(readings[number.value - 1])
    if len(readings) > 1:
        return None
    proposed = readings[0]
    if not text or agrees(text, strictly=step.kind == "yes_no" and proposed.value is False):
        return Settled(proposed)
    if denies(text):
        return Settled(None)
    if step.wording or step.kind == "text":
        return None
    said = conversation.read(step, text)
    if not isinstance(said, Value):
        return None
    if said.value == proposed.value:
        return Settled(proposed)
    # 有 after "you mean no?" says the opposite, and 1 may have been meant as a yes: asked once more.
    doubtful = is_plain(text) and step.kind in ("yes_no", "choice", "choices")
    return replace(said, literal=said.literal and not doubtful)
