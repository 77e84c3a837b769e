"""What the last message left hanging: readings that wait for the person, one to confirm or several to pick from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.reading import Asked, Value
from wenyue.interview.asking import ask, name, noted, shown
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
    words: Words | None = None
    """What was typed as a wish to change an answer, and may be an answer itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words typed where any words could be the answer (to ``step``); ``editing`` is what was being changed then."""

    step: Step
    text: str
    editing: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading that a reply agrees to; None where it turns down the only one."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class Meant:
    """Answers that a command may have meant, for picking one by number, and the new answer said with it."""

    steps: tuple[Step, ...] = ()
    answer: str = ""
    words: Words | None = None


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
    lines = (reason, question) if reason and reason != msg("Which one?") else (question,)
    return conversation.tell(Reply("which", lines, key=step.key, picks=picks))


def again(conversation: Conversation, waiting: Hanging) -> tuple[Reply, ...]:
    """Come back to what was left hanging after something else was asked or changed; Enter means what it meant before.
    Nothing where another question is being asked by now."""
    busy = conversation.hanging is not None or bool(conversation.meant.steps)
    if busy or waiting.words or conversation.step is None or conversation.step.key != waiting.step.key:
        return ()
    if len(waiting.readings) > 1:
        return which(conversation, waiting.step, waiting.readings, None, waiting.typed)
    conversation.hanging = waiting
    return conversation.tell(noted(waiting.step, waiting.readings[0], tone="confirm"))


def settle(conversation: Conversation, hanging: Hanging, text: str) -> tuple[Reply, ...] | None:
    """The answer to "is this what you mean?"; None when something new was typed instead."""
    if hanging.words is not None and not changes(text):
        return _instead(conversation, hanging.words, text)
    if hanging.words is not None:
        text = ""
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


CHANGE, KEEP = "1", "2"
"""What picks the change that a wish proposes, and the words of the wish as an answer."""


def changes(text: str) -> bool:
    """Whether a reply to a wish that may be an answer takes the change."""
    from wenyue.answers.agreement import agrees

    return not text or text == CHANGE or agrees(text)


def offer_words(conversation: Conversation, words: Words) -> tuple[Reply, ...]:
    """Say with the change that has just been proposed that the words themselves can be the answer instead."""
    assert conversation.hanging is not None
    conversation.hanging = replace(conversation.hanging, words=words)
    proposed = conversation.transcript.pop()
    label = name(words.step)
    picks = (Pick(msg("Change it"), CHANGE), Pick(msg("Keep my words for “{label}”", label=label), KEEP))
    return conversation.tell(replace(proposed, picks=picks))


def _instead(conversation: Conversation, words: Words, text: str) -> tuple[Reply, ...] | None:
    """Go back to the question that stood: with the words as its answer, asked again, or with what is typed now."""
    conversation.editing, conversation.named = words.editing, ""
    if text == KEEP:
        return conversation.take(words.step, Value(words.text), words.text)
    from wenyue.answers.agreement import denies

    return conversation.tell(ask(conversation.interview, words.step)) if denies(text) else None


def meant(conversation: Conversation, hanging: Hanging, text: str) -> Settled | Value | None:
    """What a reply to ``hanging`` settles; the new answer that it gives instead; None where it does neither."""
    # The first question need not wait for what reads replies.
    from wenyue.answers.agreement import agrees, denies
    from wenyue.answers.yes_no import is_plain

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
    head, _, rest = text.replace("，", ",").partition(",")  # 是的，10个; 不是，我是乙方
    said = conversation.read(step, rest.strip() if rest.strip() and (agrees(head) or denies(head)) else text)
    if not isinstance(said, Value):
        return None
    if said.value == proposed.value:
        return Settled(proposed)
    # 有 after "you mean no?" says the opposite, and 1 may have been meant as a yes: asked once more.
    doubtful = is_plain(text) and step.kind in ("yes_no", "choice", "choices")
    return replace(said, literal=said.literal and not doubtful)
