"""What a text is where it was typed: an answer to the question that stands, a wish, a yes to what is proposed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenyue import answers
from wenyue.answers.agreement import agrees
from wenyue.answers.commands import read_edit
from wenyue.answers.normalise import bare, normalise
from wenyue.answers.patterns import any_of
from wenyue.answers.reading import Asked, Command, Problem, Reading, Skip, Value
from wenyue.interview import asides
from wenyue.interview.engine import Interview, Step, names_of
from wenyue.interview.shown import places
from wenyue.language import msg

if TYPE_CHECKING:
    from wenyue.interview.conversation import Conversation

_CONFIRMED = ("date", "period", "integer", "money", "percent")
"""The kinds of usual answers that a plain yes agrees to."""
_BINDING = re.compile(r"[须应需得]|不可|可以|同意|\b(?:must|shall|may|only|unless|needs?|requires?)\b", re.I)
"""What binds somebody: so speaks a clause, and hardly anyone who corrects an answer."""


_THE_REST = any_of(
    "(?:其余|剩下|后面|其[他它]|别)的?(?:都|全都?|就)?(?:先)?(?:跳过|空着|留空|不填)(?:了|吧)?",
    "(?:先)?(?:跳过|空着)(?:其余|剩下|后面|其[他它])的?(?:吧)?",
    "(?:skip|leave)(?: out)?(?: all)?(?: the)? (?:rest|others)(?: blank| open| empty| for now)?",
)
_PROPOSED = any_of(
    "(?:就|还是)?用?(?:你|系统|程序)(?:给|推荐|建议|写|提议|算|起)(?:出来)?的(?:这个|那个)?(?:就行|吧)?",
    "(?:就)?(?:按|照)(?:你|系统|默认)(?:说|给|写|推荐|建议)?的(?:来|写|办)?(?:吧|就行)?",
    "(?:就)?用?默认(?:的|值)?(?:就行|吧)?",
    "(?:just )?(?:use|take|keep) (?:that|yours|the (?:suggested|proposed|default|usual)(?: one| value| answer)?)",
    "(?:as (?:suggested|proposed)|what you (?:suggest|propose)(?:ed)?|(?:the )?(?:suggested|proposed|default) one)",
)
"""The usual answer, in other words than an empty line."""


def read(conversation: Conversation, step: Step | None, text: str, interview: Interview) -> Reading:
    """What ``text`` is as an answer to ``step``, or after the last question (None)."""
    if step is None:  # nobody waits for words of one's own: whatever can be a wish is one
        asked = Asked(conversation.draft.opened_on, conversation.language, languages=names_of(conversation.languages))
        return answers.understand("yes_no", text, asked)
    kind = "text" if step.wording and step.kind != "rows" else step.kind
    asked = interview.asked(step, conversation.language, conversation.languages)
    said = bare(normalise(text))
    if _THE_REST.fullmatch(said):
        return Skip(blank=step.field is not None)
    usual = interview.default(step)
    reading = answers.understand(kind, text, asked)
    if _PROPOSED.fullmatch(said) and kind not in ("choice", "choices", "yes_no") and not isinstance(reading, Skip):
        return _nothing_proposed() if usual is None else Value(usual, literal=False)
    if kind in ("text", "rows"):
        wish = _wish(conversation, text)
        if wish is not None:
            return wish
        if kind == "text" and isinstance(reading, Command) and not _can_be_obeyed(conversation, reading):
            # 修改服务内容须签补充协议 begins as a wish does, and may well be what the contract is to say.
            return Value(text, literal=False)
        return reading
    if usual is None:
        return reading
    if kind in _CONFIRMED and _is_proposed(step) and isinstance(reading, Problem) and not reading.understood:
        return Value(usual, literal=False) if agrees(text) else reading
    if kind == "date" and isinstance(reading, Skip) and _is_no(text, asked):
        return Problem(msg("Then type the date that is right."))
    if step.question.adjusts and reading == Value(()) and _is_no(text, asked) and not _EVERY.search(said):
        # "Want to drop any?" No: what is proposed stays.
        return Value(usual, literal=False)
    return reading


def _is_no(text: str, asked: Asked) -> bool:
    return answers.understand("yes_no", text, asked) == Value(False)


_EVERY = re.compile(r"[都全]|所有|\b(?:all|any|them|these)\b")


def _nothing_proposed() -> Problem:
    return Problem(msg("I have nothing to propose here. Type the answer, or “skip”."))


def _is_proposed(step: Step) -> bool:
    """Whether the question itself says its usual answer: "I make the last day …". A yes to "a cap?" names none."""
    return step.field is None and step.question.default_from in places(step.question.ask)


def _wish(conversation: Conversation, text: str) -> Command | None:
    """The wish to change an answer that words are although any words could be the answer to what is being asked: they
    name an answer of the contract. "改服务时间" is hardly a company, while "change of owners" may well be a service."""
    command = read_edit(text, strict=False)
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
