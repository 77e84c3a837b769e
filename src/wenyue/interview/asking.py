"""The question as it is put, and the answer as it is noted."""

from __future__ import annotations

from wenyue.answers.reading import Value
from wenyue.interview import wordings
from wenyue.interview.dialog import Term
from wenyue.interview.engine import Interview, Step, all_steps
from wenyue.interview.replies import Pick, Reply, Tone
from wenyue.interview.shown import Shown, filled
from wenyue.language import Language, Message, msg


def shown(step: Step, value: object) -> Shown:
    """An answer to a step, ready for a message."""
    kind = "text" if step.wording and step.kind != "rows" else step.kind
    columns = step.question.columns if not step.field else ()
    return Shown(kind, value, step.choices, columns, step.masked, step.unit)


def ask(interview: Interview, step: Step) -> Reply:
    """The question with all that belongs to it: choices, the usual answer, why it is asked, terms, notes."""
    question, dialog = step.question, interview.dialog
    opens = _opens(interview, step)
    reason = step.why or (question.why if opens else "")
    notes = (*question.notes, *question.remedies) if opens else ()
    return Reply(
        "question",
        _words(interview, step),
        key=step.key,
        picks=question_picks(step),
        several=step.kind == "choices",
        usual=usual(interview, step),
        why=Message(reason) if reason else None,
        terms=tuple(dict.fromkeys((*step.terms, *(question.terms if opens else ())))),
        notes=tuple(Message(dialog.note_by_id[note].text) for note in notes),
    )


def _opens(interview: Interview, step: Step) -> bool:
    """Whether the step is the first of its question: what belongs to the question is said once."""
    return step == interview.steps_of(step.question)[0]


def _words(interview: Interview, step: Step) -> tuple[Message, ...]:
    question = filled(step.question.ask, interview.structure, interview.dialog)
    label = Message(step.label)
    if step.wording:
        given = wordings.without_chinese(interview, step)
        if given is not None:
            return (wordings.question(label, given),)
        return (
            msg(
                "How should “{label}” read in the English text? Leave it empty to print what you typed before.",
                label=label,
            ),
        )
    if step.is_setting:
        return (msg("What should “{label}” be?", label=label),)
    if step.field is None:
        return (question,)
    asked = filled(step.ask, interview.structure, interview.dialog)
    return (question, asked) if _opens(interview, step) else (asked,)


def question_picks(step: Step) -> tuple[Pick, ...]:
    """The choices of a step, to be picked by number."""
    if step.kind == "yes_no" and not step.choices:
        return (Pick(msg("yes"), "yes"), Pick(msg("no"), "no"))
    return tuple(Pick(Message(choice.label), choice.id) for choice in step.choices)


def usual(interview: Interview, step: Step) -> Message | None:
    """What Enter does: keep the present answer, or use the usual one; None when Enter does nothing."""
    answer = interview.draft.answers.get(step.key)
    if answer is not None and answer.origin == "typed":
        return msg("Press Enter to keep: {answer}", answer=shown(step, answer.value))
    if step.wording:
        return msg("Press Enter to print what you typed before.")
    default = interview.default(step)
    if step.kind in ("choices", "rows") and default == ():
        return msg("Press Enter if there are none.")
    if default is not None:
        return msg("Press Enter to use: {answer}", answer=shown(step, default))
    if step.may_stay_open:
        return msg("Press Enter to leave it open.")
    return None


def noted(step: Step, value: Value, tone: Tone = "noted", *, named: bool = False) -> Reply:
    """How an answer was understood: as a statement, or (``confirm``) as a question.

    ``named`` says which answer it is, where it is not the one just asked for.
    """
    answer = shown(step, value.value)
    if tone == "confirm" and named:
        said = msg("You mean {label}: {answer}? Press Enter if that is right.", label=name(step), answer=answer)
    elif tone == "confirm":
        said = msg("You mean {answer}? Press Enter if that is right, or type it again.", answer=answer)
    elif named:
        said = msg("Changed: {label}: {answer}.", label=name(step), answer=answer)
    else:
        said = msg("Noted: {answer}.", answer=answer)
    return Reply(tone, (said, *((value.note,) if value.note else ())), key=step.key)


def name(step: Step) -> Message:
    """What lists call an answer: "Party A · domicile", "Start date"."""
    label = Message(step.label)
    if step.field is not None:
        label = msg("{record} · {field}", record=Message(step.question.label), field=label)
    return msg("{label} (English wording)", label=label) if step.wording else label


def term_names(terms: tuple[Term, ...], language: Language) -> tuple[str, ...]:
    """The entry words of terms in a language."""
    return tuple(language.say(term.term) for term in terms)


def example(step: Step) -> Message | None:
    """An answer that a person might type, in the language they talk in; a wording in that of the wording."""
    if not step.example:
        return None
    # What is written in the script is English, and so are the wordings that people are asked for.
    said: Message | str = step.example if step.wording else Message(step.example)
    return msg("For example: {example}", example=said)


def name_of(interview: Interview, key: str) -> Message:
    """What lists call the answer of a key; settings and computed values by their own names."""
    for question in interview.dialog.questions:
        if key.partition(".")[0] == question.var:
            for step in all_steps(interview.dialog, question):
                if step.key == key:
                    return name(step)
            return Message(question.label)
    setting = next((setting for setting in interview.dialog.settings if setting.var == key), None)
    if setting is None and interview.base is not None:
        return name_of(interview.base, key)
    return Message(setting.label) if setting else Message("{name}", {"name": key})
