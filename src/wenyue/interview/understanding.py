"""What a text is where it was typed: an answer to the question that stands, a wish, a yes to what is proposed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.agreement import agrees
from wenyue.answers.commands import read_edit
from wenyue.answers.normalise import normalise
from wenyue.answers.reading import Asked, Command, Problem, Reading, Value
from wenyue.interview import asides
from wenyue.interview.engine import Interview, Step, names_of
from wenyue.interview.shown import places

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation

_CONFIRMED = ("date", "period", "integer", "money", "percent")
"""The kinds of usual answers that a plain yes agrees to."""
_BINDING = re.compile(r"[须应需得]|不可|可以|同意|\b(?:must|shall|may|only|unless|needs?|requires?)\b", re.I)
"""What binds somebody: so speaks a clause, and hardly anyone who corrects an answer."""


def read(conversation: Conversation, step: Step | None, text: str, interview: Interview) -> Reading:
    """What ``text`` is as an answer to ``step``, or after the last question (None)."""
    if step is None:  # nobody waits for words of one's own: whatever can be a wish is one
        asked = Asked(conversation.draft.opened_on, conversation.language, languages=names_of(conversation.languages))
        return answers.understand("yes_no", text, asked)
    kind = "text" if step.wording and step.kind != "rows" else step.kind
    asked = interview.asked(step, conversation.language, conversation.languages)
    reading = answers.understand(kind, text, asked)
    if kind in ("text", "rows"):
        wish = _wish(conversation, text)
        if wish is not None:
            return wish
        if kind == "text" and isinstance(reading, Command) and not _can_be_obeyed(conversation, reading):
            # 修改服务内容须签补充协议 begins as a wish does, and may well be what the contract is to say.
            return Value(text, literal=False)
        return reading
    if kind in _CONFIRMED and _is_proposed(step) and isinstance(reading, Problem) and not reading.understood:
        usual = interview.default(step)
        return Value(usual, literal=False) if usual is not None and agrees(text) else reading
    return reading


def _is_proposed(step: Step) -> bool:
    """Whether the question itself says its usual answer: "I make the last day …". A yes to "a cap?" names none."""
    return step.field is None and step.question.default_from in places(step.question.ask)


def _wish(conversation: Conversation, text: str) -> Command | None:
    """The wish to change an answer that words are although any words could be the answer to what is being asked: they
    name an answer of the contract. "改服务时间" is hardly a company, while "change of owners" may well be a service."""
    command = read_edit(normalise(text), strict=False)
    if command is None or not asides.is_named(conversation.interview, command.target, conversation.languages):
        return None
    return command if _can_be_obeyed(conversation, command) else None


def _can_be_obeyed(conversation: Conversation, command: Command) -> bool:
    """Whether a wish to change names anything that can be changed, to something that can be read there."""
    if command.order != "edit":
        return True
    found, certain = asides.steps_named(conversation.interview, command.target, conversation.languages)
    if not found or not command.answer or not certain:
        return bool(found)
    meant = conversation.read(found[0], command.answer)
    return not (isinstance(meant, Problem) and not meant.understood and _BINDING.search(command.answer))
