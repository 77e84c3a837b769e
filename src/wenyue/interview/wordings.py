"""Texts of a contract in two languages: which of them a person typed first, and in which language it is.

What is typed first is printed by the Chinese text, and by the English one unless that has words of its own. Who speaks
English types English first: then it is the Chinese words that are asked for.
"""

from __future__ import annotations

import re

from wenyue.answers.normalise import has_han
from wenyue.answers.reading import Value
from wenyue.interview.draft import WORDING, Answer
from wenyue.interview.engine import Interview, Step
from wenyue.interview.replies import Reply
from wenyue.language import Message, msg

_WORDS = re.compile("[A-Za-z]{2}")


def is_chinese(text: object) -> bool:
    return has_han(str(text))


def first_key(step: Step) -> str:
    """The key of the answer that a wording belongs to."""
    return step.key.partition(WORDING)[0]


def without_chinese(interview: Interview, step: Step) -> Answer | None:
    """The answer that a wording belongs to, where the Chinese text prints it in words that are not Chinese."""
    given = interview.draft.answers.get(first_key(step)) if step.wording and step.kind != "rows" else None
    typed = given is not None and given.origin == "typed" and isinstance(given.value, str)
    return given if typed and given and _WORDS.search(str(given.value)) and not is_chinese(given.value) else None


def lacks_chinese(interview: Interview, step: Step) -> bool:
    """Whether the Chinese text has to have words of its own still; typed once more, those that are there are meant."""
    second = interview.draft.answers.get(step.key)
    given = without_chinese(interview, step)
    return given is not None and (second is None or second.origin != "typed" or is_chinese(second.value))


def worded(interview: Interview, key: str, value: object, code: str) -> object:
    """What the text in another language, ``code``, prints of an answer: its words there, else the answer itself."""
    second = interview.printed.second_wording(key, code)
    if isinstance(second, tuple) and isinstance(value, tuple) and len(second) == len(value):
        return tuple({**row, **words} for row, words in zip(value, second, strict=True))
    return value if not second or isinstance(second, tuple) else second


def question(label: Message, given: Answer) -> Message:
    """How the Chinese words are asked for."""
    return msg(
        "The Chinese text, too, says “{answer}” for “{label}” now. How should it read in Chinese? Type it once more if"
        " it stays so; left empty, it is listed as open.",
        label=label,
        answer=str(given.value),
    )


def placed(interview: Interview, step: Step, value: Value, typed: str) -> tuple[dict[str, Answer], Reply] | None:
    """Chinese words told where English ones are asked for, each put in its place; None where nothing is crossed."""
    given = without_chinese(interview, step)
    if given is None or not is_chinese(value.value):
        return None
    said = msg(
        "Noted: {chinese} in the Chinese text, {english} in the English text.",
        chinese=str(value.value),
        english=str(given.value),
    )
    change = {first_key(step): Answer(value.value, typed), step.key: Answer(given.value, given.typed)}
    return change, Reply("noted", (said,), key=step.key)


def only_chinese(interview: Interview, step: Step, value: Value) -> Reply | None:
    """That a contract in Chinese only prints words that are not: nobody asks for others there. Not of names."""
    free = step.question.wordings and not step.wording and step.field is None and step.kind != "rows"
    asked_in_two = any(one.wording for one in interview.steps_of(step.question))
    if not free or asked_in_two or not _WORDS.search(str(value.value)) or is_chinese(value.value):
        return None
    label = Message(step.label)
    return Reply("tip", (msg("The contract is in Chinese only; “{label}” stands in it as you typed it.", label=label),))
