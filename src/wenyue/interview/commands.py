"""Commands said in words: 回到上一题, 把金额改成 15 万, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenyue.answers.reading import Command
from wenyue.interview import asides, replies
from wenyue.interview.asking import name
from wenyue.interview.engine import Step
from wenyue.interview.replies import Pick, Reply
from wenyue.language import msg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation

_MOST_OFFERED = 9
"""Answers offered when a name fits several: one digit each."""


def obey(conversation: Conversation, step: Step | None, command: Command) -> tuple[Reply, ...]:
    """Do what a command says. ``step`` is what is being asked now."""
    match command.order:
        case "undo":
            return conversation.undo()
        case "redo":
            return conversation.redo()
        case "back":
            return _back(conversation, step)
        case "language":
            code = command.target or next(c for c in conversation.languages if c != conversation.language)
            going_on = Reply("aside", (msg("Going on in English."),), action="language")
            return conversation.speak(code) or conversation.tell(going_on)
        case "edit":
            return _edit_by_name(conversation, command)
        case action:
            return conversation.tell(Reply("aside", asides.HELP if action == "help" else (), action=action))


def _back(conversation: Conversation, step: Step | None) -> tuple[Reply, ...]:
    steps = conversation.interview.steps
    place = steps.index(step) if step in steps else len(steps)
    if place == 0:
        return conversation.tell(Reply("aside", (replies.NOTHING_BEFORE,)))
    return (*conversation.tell(Reply("aside", (replies.BACK,))), *conversation.edit(steps[place - 1].key))


def _edit_by_name(conversation: Conversation, command: Command) -> tuple[Reply, ...]:
    """Change the answer that is named; unless the name is certain, ask which."""
    found, certain = asides.steps_named(conversation.interview, command.target, conversation.languages)
    if len(found) == 1 and certain:
        return change(conversation, found[0], command.answer)
    from wenyue.interview.conversation import Meant

    conversation.meant = Meant(found[:_MOST_OFFERED], command.answer)
    picks = tuple(Pick(name(step), str(number)) for number, step in enumerate(conversation.meant.steps, 1))
    line = msg("Which answer do you want to change?") if found else msg("I found no answer of that name.")
    return conversation.tell(Reply("which", (line,), picks=picks))


def change(conversation: Conversation, step: Step, answer: str) -> tuple[Reply, ...]:
    """Ask for an earlier answer again, or take the new one that was said with its name."""
    if not answer:
        return conversation.edit(step.key)
    conversation.editing = conversation.named = step.key
    return conversation.respond(step, conversation.read(step, answer), answer)
