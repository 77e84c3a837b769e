"""Asides: what is said beside the questions. None of it changes the draft, and the same question stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from wenyue.answers.normalise import simplified
from wenyue.answers.reading import Problem, Question
from wenyue.interview import replies
from wenyue.interview.asking import ask, example, name, shown, usual
from wenyue.interview.dialog import Term
from wenyue.interview.engine import Interview, Step
from wenyue.interview.glossary import Glossary, laws_cited
from wenyue.interview.progress import minutes
from wenyue.interview.replies import Pick, Reply
from wenyue.language import Language, Message, Words, msg, nmsg

_BRACKETS = re.compile(r"[(（][^)）]*[)）]$")
"""The unit at the end of a label: Payment period (days)."""


Fed = Callable[[Interview, Step], tuple[Message, ...]]
"""Tells in sentences what the answer to a question does in the contract (`wenyue.drafting.places.teller`)."""


def nowhere(interview: Interview, step: Step) -> tuple[Message, ...]:
    """What a conversation without a contract says of it."""
    return (replies.BEYOND,)


def answer(
    interview: Interview, glossary: Glossary, step: Step | None, question: Question, fed: Fed = nowhere
) -> Reply:
    """The answer to a question about a term, the field, a blank, the clauses it feeds, or progress."""
    if question.about == "term":
        return explanation(glossary, question.term)
    if question.about == "progress":
        return Reply("aside", (progress(interview),))
    if step is None:
        return Reply("aside", (replies.BEYOND,))
    lines: tuple[Message | None, ...]
    match question.about:
        case "why":
            lines = why(interview, step)
        case "blank":
            lines = if_blank(step)
        case "feeds":
            lines = fed(interview, step)
        case "advice":
            lines = (usual(interview, step) or example(step), *why(interview, step)[:1])
        case "options":
            asked = ask(interview, step)
            return Reply("aside", asked.lines, picks=asked.picks, key=step.key)
        case _:
            lines = (replies.BEYOND,)
    return Reply("aside", tuple(line for line in lines if line is not None), key=step.key)


def why(interview: Interview, step: Step) -> tuple[Message, ...]:
    """Why a question is asked, what to keep in mind, and the articles behind it."""
    question, dialog = step.question, interview.dialog
    notes = tuple(
        msg("Keep in mind: {note}", note=Message(dialog.note_by_id[id].text))
        for id in (*question.notes, *question.remedies)
    )
    cited = laws_cited(dialog, question.laws)
    return (
        Message(step.why or question.why),
        *notes,
        *((msg("Source: {laws}", laws=cited),) if cited else ()),
    )


def if_blank(step: Step) -> tuple[Message, ...]:
    """What happens when a question is left open, and how to do so."""
    blank = Message(step.question.blank) if step.question.blank else replies.LEFT_BLANK
    return (blank, msg("You can leave it open by typing “leave blank”."))


def progress(interview: Interview) -> Message:
    """How much has been asked, how much is left, and how long that takes, honestly."""
    left = minutes(interview)
    if not left.at_most:
        return _counted(interview)
    if left.at_least == left.at_most:
        longer = nmsg("That takes about a minute.", "That takes about {n} minutes.", left.at_most)
    else:
        longer = msg("That takes about {least} to {most} minutes.", least=left.at_least, most=left.at_most)
    return Message("{counted} {longer}", {"counted": _counted(interview), "longer": longer})


def _counted(interview: Interview) -> Message:
    left = interview.remaining
    if left.at_least == left.at_most:
        return nmsg(
            "{done} questions answered, one to go.",
            "{done} questions answered, {n} to go.",
            left.at_least,
            done=interview.asked_count,
        )
    return msg(
        "{done} questions answered; between {least} and {most} to go, depending on your answers.",
        done=interview.asked_count,
        least=left.at_least,
        most=left.at_most,
    )


def explanation(glossary: Glossary, words: str) -> Reply:
    """A term explained by any of its names; the closest entries when there is none of that name."""
    term = glossary.look_up(words)
    if term is not None:
        return Reply("aside", glossary.explain(term), term=term.id)
    near = glossary.near(words)
    if not near:
        return Reply("aside", (msg("I have no entry for “{words}”.", words=words),))
    line = msg("I have no entry for “{words}”; close ones: {near}.", words=words, near=_entry_words(near))
    return Reply("aside", (line,), picks=tuple(Pick(Message(term.term), f"?{term.id}") for term in near))


def _entry_words(terms: tuple[Term, ...]) -> Words:
    return Words(tuple(Message(term.term) for term in terms))


def problem(step: Step, found: Problem) -> Reply:
    """Why a text is no answer, with one that would work."""
    lines = [found.reason]
    if step.error and not found.understood and not step.choices:
        lines.append(Message(step.error))
    # The question's own example before one that any question of the kind could have.
    if (own := example(step)) is not None:
        lines.append(own)
    elif found.example:
        lines.append(msg("For example: {example}", example=found.example))
    return Reply("problem", tuple(lines), key=step.key)


def history(interview: Interview) -> Iterator[Reply]:
    """The exchange so far, rebuilt from the draft: each question and the answer that stands."""
    for step in interview.steps:
        given = interview.draft.answers.get(step.key)
        if given is None:
            continue
        yield Reply("question", ask(interview, step).lines, key=step.key)
        if given.origin == "blank":
            yield Reply("noted", (replies.LEFT_BLANK,), key=step.key)
        else:
            value = interview.default(step) if given.origin == "default" else given.value
            yield Reply("noted", (msg("Noted: {answer}.", answer=shown(step, value)),), key=step.key)


def steps_named(interview: Interview, words: str, languages: Mapping[str, Language]) -> tuple[tuple[Step, ...], bool]:
    """The steps a person may mean by ``words``, and whether that is certain: by the name of the answer
    in any language, by what people also call it, or by its key; else by what comes close."""
    from rapidfuzz import fuzz, process

    of_key = interview.step_of(words.strip())
    if of_key is not None:
        return (of_key,), True
    wanted = _squeezed(words)
    names: dict[str, dict[Step, None]] = {}
    for step in (*interview.steps, *interview.settings):
        for called in _names(step, languages):
            names.setdefault(_squeezed(called), {}).setdefault(step)
    if wanted in names:
        return tuple(names[wanted]), len(names[wanted]) == 1
    inside = dict.fromkeys(step for label, steps in names.items() if wanted and wanted in label for step in steps)
    if inside:
        return tuple(inside), len(inside) == 1
    # "payment days" names the "Payment period (days)".
    parts = [_squeezed(part) for part in words.split()]
    together = dict.fromkeys(
        step for label, steps in names.items() if parts and all(part in label for part in parts) for step in steps
    )
    if together:
        return tuple(together), len(together) == 1
    best = process.extract(wanted, list(names), scorer=fuzz.ratio, limit=6, score_cutoff=60)
    return tuple(dict.fromkeys(step for label, _, _ in best for step in names[label])), False


def is_named(interview: Interview, words: str, languages: Mapping[str, Language]) -> bool:
    """Whether ``words`` are exactly what an answer or a setting is called in some language."""
    wanted = _squeezed(words)
    steps = (*interview.steps, *interview.settings)
    return any(wanted == _squeezed(called) for step in steps for called in _names(step, languages))


def _names(step: Step, languages: Mapping[str, Language]) -> Iterator[str]:
    """Everything an answer may be called; a field also with its record's name before it."""
    yield step.key
    yield step.question.id
    owner = step.field or step.question
    for language in languages.values():
        label = language.say(Message(step.label))
        own = (label, _BRACKETS.sub("", label).strip(), *language.of(owner.called, ()))
        yield language.say(name(step))
        yield from own
        if step.field is not None:
            record = (language.say(Message(step.question.label)), *language.of(step.question.called, ()))
            yield from (f"{one} {other}" for one in record for other in own)
            yield from (f"{other} of {one}" for one in record for other in own)


_JOINTS = re.compile(r"[\s·\-_'’]+|的|\bthe\b")


def _squeezed(words: str) -> str:
    """A name without what people say or leave out at will: 乙方的电话 and 乙方 · 电话."""
    return _JOINTS.sub("", simplified(words.strip()).casefold().replace("'s", ""))


HELP = (
    msg("Type an answer in your own words, or the number of a choice."),
    msg(
        "“?” and a word explains it. “why”, “which clause”, “skip”, “leave blank”, “back”, “undo”,"
        " “change the start date” work too."
    ),
    msg("“用中文” or “in English” switches the language at any moment. Everything is saved as you go."),
)
"""How to talk with the program, in three sentences."""
