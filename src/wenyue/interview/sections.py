"""The sections of the talk: what is said when one begins, and what was chosen when one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wenyue.answers.normalise import normalise
from wenyue.interview.asking import shown
from wenyue.interview.dialog import Question
from wenyue.interview.engine import Interview, Step
from wenyue.interview.replies import Reply
from wenyue.language import Message, Words, msg, nmsg

_DEPTHS = ("standard", "full")
_TAKES_NO_NUMBER = ("text", "email", "credit_code", "resident_id", "phone", "bank_account")
_NUMBER = re.compile(
    r"(?P<change>(?:改(?:一下)?|修改|更改|change|edit)\s*)?(?:第|no\.? ?|number |item |#)?"
    r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[条项个号题点.、]?(?:吧)?"
)


@dataclass(frozen=True, slots=True)
class Recap:
    """What was chosen in a section: its questions, in the order of their numbers.

    It stands until ``before``, the question that follows it, is answered. Where
    that question may itself be answered by a number, the number alone is its
    answer, and one of the recap is changed by saying so: "change 2".
    """

    questions: tuple[Question, ...]
    before: str
    bare: bool


def opening(interview: Interview, section: str) -> Reply:
    """What comes next, and how much of it."""
    asked = [question for question in interview.dialog.in_section(section) if interview.structure.shown(question)]
    left = sum(1 for question in asked if not interview.is_done(question))
    title = Message(interview.dialog.section_by_id[section].title)
    line = nmsg("Next: {section}, one question.", "Next: {section}, about {n} questions.", left, section=title)
    return Reply("section", (line,))


def recap(interview: Interview, section: str, following: Step | None) -> Recap | None:
    """The recap of a section that is complete; None in the quick depth, which only fills the form's blanks."""
    if section not in interview.dialog.section_by_id or _depth(interview) not in _DEPTHS:
        return None
    asked = [question for question in interview.dialog.in_section(section) if interview.steps_of(question)]
    if not asked or not all(interview.is_done(question) for question in asked):
        return None
    bare = following is None or following.kind in _TAKES_NO_NUMBER
    return Recap(tuple(asked), following.key if following else "", bare)


def _depth(interview: Interview) -> object:
    return interview.structure["dialog_depth"] if "dialog_depth" in interview.dialog.question_by_var else ""


def told(interview: Interview, recapped: Recap) -> Reply:
    """The recap in numbered lines, and how to change one of them."""
    how = (
        msg("Say a number to change one.")
        if recapped.bare
        else msg("To change one, say so with its number: “change 1”.")
    )
    lines = tuple(_line(interview, n, question) for n, question in enumerate(recapped.questions, 1))
    return Reply("recap", (msg("This is what you chose:"), *lines, how))


def _line(interview: Interview, ordinal: int, question: Question) -> Message:
    answers = tuple(_answers(interview, question))
    said = Words(answers) if answers else msg("left open")
    return msg("{n}. {label}: {answer}", n=ordinal, label=Message(question.label), answer=said)


def _answers(interview: Interview, question: Question) -> Iterator[object]:
    """What stands as the answer; of a record only what was typed, of a list how long it is."""
    for step in interview.steps_of(question):
        given = interview.draft.answers.get(step.key)
        if given is None or given.origin == "blank" or step.wording:
            continue
        value = given.value if given.origin == "typed" else interview.default(step)
        if step.kind == "rows" and isinstance(value, tuple):
            yield nmsg("one line", "{n} lines", len(value))
        elif given.origin == "typed" or step.field is None:
            yield shown(step, value)


def chosen(recapped: Recap, text: str, current: str) -> Question | None:
    """The question of the recap whose number ``text`` is; None when it is something else.
    ``current`` is the key of what is being asked, empty when nothing is."""
    found = _NUMBER.fullmatch(normalise(text).strip().casefold())
    if found is None or current != recapped.before or not (recapped.bare or found["change"]):
        return None
    from wenyue.answers.numerals import number

    ordinal = int(found["n"]) if found["n"].isdigit() else number(found["n"])
    if ordinal is None or not 1 <= ordinal <= len(recapped.questions):
        return None
    return recapped.questions[int(ordinal) - 1]
