"""Asides: what is said beside the questions. None of it changes the draft, and the same question stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wenyue.answers.reading import Problem, Question
from wenyue.interview import replies
from wenyue.interview.asking import ask, name, shown, usual
from wenyue.interview.dialog import Term
from wenyue.interview.engine import Interview, Step
from wenyue.interview.glossary import Glossary, laws_cited
from wenyue.interview.replies import Pick, Reply
from wenyue.language import Language, Message, Words, msg, nmsg

_BRACKETS = re.compile(r"[(（][^)）]*[)）]$")
"""The unit at the end of a label: Payment period (days)."""


def answer(interview: Interview, glossary: Glossary, step: Step | None, question: Question) -> Reply:
    """The answer to a question about a term, the field, a blank, or progress."""
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
            blank = Message(step.question.blank) if step.question.blank else replies.LEFT_BLANK
            lines = (blank, msg("You can leave it open by typing “leave blank”."))
        case "advice":
            lines = (usual(interview, step) or _example(step), *why(interview, step)[:1])
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


def _example(step: Step) -> Message | None:
    return msg("For example: {example}", example=step.example) if step.example else None


def progress(interview: Interview) -> Message:
    """How much has been asked and how much is left, honestly."""
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
    line = msg("I have no entry for “{words}”; close ones: {near}.", words=words, near=_names(near))
    return Reply("aside", (line,), picks=tuple(Pick(Message(term.term), f"?{term.id}") for term in near))


def _names(terms: tuple[Term, ...]) -> Words:
    return Words(tuple(Message(term.term) for term in terms))


def problem(step: Step, found: Problem) -> Reply:
    """Why a text is no answer, with one that would work."""
    example = found.example or step.example
    lines = [found.reason]
    if step.error and not found.understood and not step.choices:
        lines.append(Message(step.error))
    if example:
        lines.append(msg("For example: {example}", example=example))
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


def steps_named(interview: Interview, words: str, languages: Mapping[str, Language]) -> tuple[Step, ...]:
    """The steps a person may mean by ``words``: by the name of the answer or the setting in any language,
    closest first."""
    from rapidfuzz import fuzz, process

    wanted = words.strip().casefold()
    names: dict[str, Step] = {}
    for step in (*interview.steps, *interview.settings):
        for language in languages.values():
            names.setdefault(language.say(name(step)).casefold(), step)
            label = language.say(Message(step.label)).casefold()
            names.setdefault(label, step)
            names.setdefault(_BRACKETS.sub("", label).strip(), step)
        names.setdefault(step.key.casefold(), step)
        names.setdefault(step.question.id.casefold(), step)
    if wanted in names:
        return (names[wanted],)
    inside = dict.fromkeys(step for label, step in names.items() if wanted and wanted in label)
    if inside:
        return tuple(inside)
    # "payment days" names the "Payment period (days)".
    parts = wanted.split()
    together = dict.fromkeys(step for label, step in names.items() if parts and all(part in label for part in parts))
    if together:
        return tuple(together)
    best = process.extract(wanted, list(names), scorer=fuzz.WRatio, limit=6, score_cutoff=70)
    return tuple(dict.fromkeys(names[label] for label, _, _ in best))


HELP = (
    msg("Type an answer in your own words, or the number of a choice."),
    msg("“?” and a word explains it. “why”, “skip”, “leave blank”, “back”, “undo”, “change the start date” work too."),
    msg("“用中文” or “in English” switches the language at any moment. Everything is saved as you go."),
)
"""How to talk with the program, in three sentences."""
