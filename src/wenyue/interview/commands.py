"""Commands said in words: 回到上一题, 把金额改成 15 万, in English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wenyue.answers.reading import Command, Value
from wenyue.interview import asides, fixes, replies, sections
from wenyue.interview.asking import ask, name
from wenyue.interview.engine import Step
from wenyue.interview.hanging import Meant, Words, offer_words
from wenyue.interview.replies import Pick, Reply
from wenyue.language import following, msg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation

_MOST_OFFERED = 9
"""Answers offered when a name fits several: one digit each."""


def obey(conversation: Conversation, step: Step | None, command: Command, typed: str = "") -> tuple[Reply, ...]:
    """Do what a command says. ``step`` is what is being asked now, ``typed`` the command in the words used."""
    match command.order:
        case "undo":
            return conversation.undo()
        case "redo":
            return conversation.redo()
        case "back":
            return _back(conversation, step)
        case "language":
            code = command.target or following(conversation.languages, conversation.language)
            going_on = Reply("aside", (msg("Going on in English."),), action="language")
            return conversation.speak(code) or conversation.tell(going_on)
        case "edit":
            free = step is not None and (step.kind == "text" or bool(step.wording)) and typed
            words = Words(step, typed, conversation.editing) if step is not None and free else None
            return _edit_by_name(conversation, command, words)
        case action:
            return conversation.tell(Reply("aside", asides.HELP if action == "help" else (), action=action))


def _back(conversation: Conversation, step: Step | None) -> tuple[Reply, ...]:
    steps = conversation.interview.steps
    place = steps.index(step) if step in steps else len(steps)
    if place == 0:
        return conversation.tell(Reply("aside", (replies.NOTHING_BEFORE,)))
    return (*conversation.tell(Reply("aside", (replies.BACK,))), *conversation.edit(steps[place - 1].key))


def _edit_by_name(conversation: Conversation, command: Command, words: Words | None) -> tuple[Reply, ...]:
    """Change the answer or the setting that is named; unless the name is certain, ask which. ``words`` where the
    command may be an answer itself."""
    found, certain = asides.steps_named(conversation.interview, command.target, conversation.languages)
    if len(found) == 1 and certain:
        return change(conversation, found[0], command.answer, words)
    return _which(conversation, found[:_MOST_OFFERED], command.answer, words)


def change(conversation: Conversation, step: Step, answer: str, words: Words | None = None) -> tuple[Reply, ...]:
    """Ask for an earlier answer again, or take the new one that was said with its name. It is confirmed first where
    the ``words`` used may be an answer themselves: a term can say 服务时间改为…"""
    if not answer:
        return conversation.edit(step.key)
    conversation.hanging, conversation.filling = None, ""
    conversation.editing = conversation.named = step.key
    reading = conversation.read(step, answer)
    if words is not None and isinstance(reading, Value):
        reading = replace(reading, literal=False)
    said = conversation.respond(step, reading, answer)
    if words is not None and said[-1].tone == "confirm":
        return offer_words(conversation, words)
    if conversation.editing != step.key or conversation.hanging or any(reply.tone == "question" for reply in said):
        return said
    return (*said, *conversation.tell(ask(conversation.interview, step)))  # what is wanted instead has to be seen


def _which(
    conversation: Conversation, steps: tuple[Step, ...], answer: str = "", words: Words | None = None
) -> tuple[Reply, ...]:
    """Ask which of several answers is to be changed, and to what if that was said."""
    if not steps:
        return conversation.tell(Reply("problem", (msg("I found no answer of that name."),)))
    conversation.meant = Meant(steps, answer, words)
    picks = tuple(Pick(name(step), str(number)) for number, step in enumerate(steps, 1))
    return conversation.tell(Reply("which", (msg("Which answer do you want to change?"),), picks=picks))


def pointed_at(conversation: Conversation, step: Step | None, text: str) -> tuple[Reply, ...] | None:
    """What a number of the recap or "fix" does; None where something else was said, or nothing answers to it."""
    return _of_recap(conversation, step, text) or _fix(conversation, text)


def _of_recap(conversation: Conversation, step: Step | None, text: str) -> tuple[Reply, ...] | None:
    if conversation.recap is None or conversation.editing or conversation.filling:
        return None
    question = sections.chosen(conversation.recap, text, step.key if step else "")
    steps = conversation.interview.steps_of(question) if question else ()
    if not steps:
        return None
    return conversation.edit(steps[0].key) if len(steps) == 1 else _which(conversation, steps)


def _fix(conversation: Conversation, text: str) -> tuple[Reply, ...] | None:
    ordinal = fixes.asked_for(text)
    offered = conversation.fixes if ordinal is not None else ()
    if ordinal is None or not offered:
        return None
    if ordinal > len(offered) or (ordinal == 0 and len(offered) > 1):
        lines = (fixes.offer(fix, number, len(offered)) for number, fix in enumerate(offered, 1))
        return conversation.tell(Reply("problem", (msg("Say which one of these:"), *lines)))
    return conversation.fix(offered[max(0, ordinal - 1)].finding.id)
