"""What the last message left hanging: readings that wait for the person, one to confirm or several to pick from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.reading import Asked, Value
from wenyue.interview.asking import ask, noted, shown
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
    conversation.hanging = Hanging(step, fitting, typed) if fitting else None
    if not fitting:
        unclear = msg("That can be read in more than one way.")
        return conversation.tell(Reply("problem", (reason, unclear) if reason else (unclear,), key=step.key))
    picks = tuple(
        Pick(Message("{value}", {"value": shown(step, reading.value)}), str(number))
        for number, reading in enumerate(fitting, 1)
    )
    question = msg("Which of these do you mean?")
    lines = (reason, question) if reason and reason != msg("Which one?") else (question,)
    return conversation.tell(Reply("which", lines, key=step.key, picks=picks))


def again(conversation: Conversation, waiting: Hanging) -> tuple[Reply, ...]:
    """Come back to what was left hanging after something else was asked or changed; Enter means what it meant before.
    Nothing where another question is being asked by now."""
    busy = conversation.hanging is not None or bool(conversation.meant.steps)
    if busy or conversation.step is None or conversation.step.key != waiting.step.key:
        return ()
    if len(waiting.readings) > 1:
        return which(conversation, waiting.step, waiting.readings, None, waiting.typed)
    conversation.hanging = waiting
    return conversation.tell(noted(waiting.step, waiting.readings[0], tone="confirm"))


def settle(conversation: Conversation, hanging: Hanging, text: str) -> tuple[Reply, ...] | None:
    """The answer to "is this what you mean?"; None when something new was typed instead."""
    asked = Asked(conversation.draft.opened_on, conversation.language)
    if len(hanging.readings) == 1:
        said = answers.understand("yes_no", text, asked) if text else Value(True)
        if said == Value(True) or (isinstance(said, Value) and said.value is True):
            return conversation.take(hanging.step, hanging.readings[0], hanging.typed, confirmed=True)
        if isinstance(said, Value) and said.value is False:
            return conversation.tell(ask(conversation.interview, hanging.step))
        return None
    number = answers.understand("integer", text, asked)
    if isinstance(number, Value) and isinstance(number.value, int) and 1 <= number.value <= len(hanging.readings):
        return conversation.take(hanging.step, hanging.readings[number.value - 1], hanging.typed, confirmed=True)
    if not text:
        conversation.hanging = hanging
        unclear = msg("Pick one by its number, or type the answer another way.")
        return conversation.tell(Reply("aside", (unclear,)))
    return None
