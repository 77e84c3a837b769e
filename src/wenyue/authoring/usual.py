"""Usual answers and examples: each can be read by its kind, and is allowed by its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wenyue import answers
from wenyue.answers.reading import Asked, Problem, Value
from wenyue.authoring.names import Use, uses
from wenyue.authoring.script import Script, unknown
from wenyue.authoring.switches import opened, ordinary_answers
from wenyue.errors import ExpressionError, Mistake
from wenyue.interview.conditions import compiled
from wenyue.interview.dialog import Derived, Question, Record, RecordField, Setting
from wenyue.interview.engine import Interview, Step, all_steps, setting_step
from wenyue.interview.rules import allows
from wenyue.interview.values import Overlay, Values, as_kind
from wenyue.language import Language, Message, msg
from wenyue.source import Place

Holder = Question | RecordField | Setting


def usual_mistakes(script: Script) -> Iterator[Mistake]:
    """Usual answers that are no answers."""
    for path, holder in _holders(script):
        default = holder.default
        where = script.at(*path, "default")
        if default is not None:
            for text in (default,) if isinstance(default, str) else default:
                problem = _unreadable(holder, text, isinstance(default, tuple))
                if problem:
                    yield Mistake(where, problem)
        if isinstance(holder, Question):
            yield from _unanswered(script, path, holder)


def evaluated_mistakes(script: Script, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    """What comes to light only when the script runs: expressions that cannot be worked out from the
    usual answers, usual answers that their own rule refuses, examples that cannot be read.

    Asks that nothing else is wrong: every name must lead somewhere.
    """
    empty = opened(script.dialog)
    answered = empty.with_change(ordinary_answers(script.dialog, languages))
    interviews = [Interview(script.dialog, draft) for draft in (empty, answered)]
    failed = False
    for use in uses(script):
        problems = (_fails(script, use, interview.structure) for interview in interviews)
        problem = next((problem for problem in problems if problem), None)
        if problem:
            failed = True
            yield Mistake(use.where, problem)
    if not failed:
        yield from _refused(script, interviews[0])
        yield from _examples(script, interviews[0], languages)


def _holders(script: Script) -> Iterator[tuple[Place, Holder]]:
    yield from script.listed(Question)
    yield from script.listed(Setting)
    for path, record in script.listed(Record):
        yield from (((*path, "fields", number), field) for number, field in enumerate(record.fields))


def _unreadable(holder: Holder, text: str, one_of_several: bool) -> Message | None:
    if holder.kind == "choices" and not one_of_several:
        return msg("Several can be chosen here. Write a list: [{id}].", id=text)
    if holder.kind in ("choice", "choices"):
        ids = [choice.id for choice in holder.choices]
        return None if text in ids else unknown(msg("option"), text, ids)
    if one_of_several and holder.kind != "choices":
        return msg("One answer is expected here, not a list.")
    if holder.kind == "text":
        return None
    reading = answers.understand(holder.kind, text, Asked(date.min))
    if isinstance(reading, Value):
        return None
    return msg("“{text}” cannot be read as {kind}. {reason}", text=text, kind=holder.kind, reason=_reason(reading))


def _reason(reading: object) -> Message:
    reason = reading.reason if isinstance(reading, Problem) else None
    return reason or msg("Write it as a person would type it.")


def _unanswered(script: Script, path: Place, question: Question) -> Iterator[Mistake]:
    where, ids = script.at(*path, "unanswered"), [choice.id for choice in question.choices]
    if question.unanswered == "default":
        if question.default is None and not question.default_from and not question.preselect:
            yield Mistake(where, msg("There is no usual answer to fall back on. Write a “default”."))
    elif question.unanswered != "blank" and question.unanswered not in ids:
        yield Mistake(where, unknown(msg("option"), question.unanswered, ("blank", "default", *ids)))


def _fails(script: Script, use: Use, values: Values) -> Message | None:
    """Why an expression cannot be worked out; None when it can."""
    names: dict[str, object] = dict.fromkeys(use.extra)
    if use.record:
        users = [question for question in script.dialog.questions if question.record == use.record]
        if not users:
            return None
        names |= {"this": values[users[0].var], "var": users[0].var}
    elif "var" in use.extra and isinstance(use.entry, Question | Setting):
        names["var"] = use.entry.var
    if "x" in use.extra:
        names["x"] = _answer(use, values, names)
    if "starter" in use.extra:
        names["starter"] = ()
    try:
        value = compiled(use.source)(Overlay(values, **names))
        if isinstance(use.entry, Derived):
            as_kind(use.entry.kind, value)
    except ExpressionError as error:
        return error.message
    except ArithmeticError:
        return msg("“{expression}” gives no number. Correct it, or the kind.", expression=use.source)
    except Exception as error:  # whatever it is, the author needs the place
        return msg("“{expression}” cannot be worked out: {error}", expression=use.source, error=str(error))
    return None


def _answer(use: Use, values: Values, names: Mapping[str, object]) -> object:
    """The answer that a rule looks at."""
    if isinstance(use.entry, Question | Setting):
        return _text(values[use.entry.var])
    record = names["this"]
    return (
        _text(record.get(use.entry.id)) if isinstance(record, Mapping) and isinstance(use.entry, RecordField) else None
    )


def _refused(script: Script, interview: Interview) -> Iterator[Mistake]:
    """Usual answers that the rule of their own question does not allow."""
    for step in _steps(script):
        value = interview.default(step)
        if value is not None and not allows(interview, step, _text(value)):
            field = "default" if (step.field or step.question).default is not None else "default_from"
            problem = msg("The usual answer is refused by the rule of its own question: {rule}", rule=step.rule)
            yield Mistake(script.at(*_place(script, step), field), problem)


def _place(script: Script, step: Step) -> Place:
    """Where the question, field or setting of a step stands."""
    return next(
        path
        for path, holder in _holders(script)
        if holder is step.field or (step.field is None and getattr(holder, "var", "") == step.question.var)
    )


def _steps(script: Script) -> Iterator[Step]:
    """Everything a script can ask, second wordings aside, and its settings."""
    yield from (setting_step(setting) for setting in script.dialog.settings)
    for question in script.dialog.questions:
        yield from (step for step in all_steps(script.dialog, question) if not step.wording)


def _text(value: object) -> object:
    return str(value) if isinstance(value, Message) else value


def _examples(script: Script, interview: Interview, languages: Mapping[str, Language]) -> Iterator[Mistake]:
    """Examples that the program itself could not read, or would refuse."""
    for step in _steps(script):
        if not step.example or step.kind in ("record", "rows"):
            continue
        where = script.at(*_place(script, step), "example")
        # As each language of the contract has it.
        for code in script.dialog.languages:
            text = languages[code].say(Message(step.example))
            reading = answers.understand(step.kind, text, interview.asked(step, code, languages))
            if not isinstance(reading, Value):
                reason = _reason(reading)
                named = {"text": text, "kind": step.kind}
                yield Mistake(where, msg("“{text}” cannot be read as {kind}. {reason}", **named, reason=reason))
                break
            if not allows(interview, step, reading.value):
                yield Mistake(
                    where, msg("The example is refused by the rule of its own question: {rule}", rule=step.rule)
                )
                break
