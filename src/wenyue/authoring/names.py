"""What each name in a script stands for: the variables, their kinds, and the options they can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from wenyue.answers.duration import Duration
from wenyue.answers.values import Period
from wenyue.authoring.script import SUPPLIED, SUPPLIED_TO_PAPERS, Script
from wenyue.drafting.template import CONTRACT
from wenyue.interview.dialog import (
    Annex,
    Check,
    Choice,
    Derived,
    Dialog,
    Question,
    RecordField,
    Scenario,
    Setting,
)
from wenyue.interview.entries import Entry

_PARTS: Mapping[str, frozenset[str]] = {
    "period": frozenset(part.name for part in fields(Period)),
    "duration": frozenset(part.name for part in fields(Duration)),
    "date": frozenset({"year", "month", "day"}),
}
"""What an expression may read of a value that is no record."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What a name holds. ``options`` are the ids it can be or contain; None when it is not chosen
    from a list. ``fields`` are what may be read of it after a dot."""

    kind: str
    options: tuple[str, ...] | None = None
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Use:
    """An expression where it stands.

    ``field`` is the name it is written under; ``entry`` what it belongs to;
    ``record`` the id of the record in which it stands; ``extra`` the names it may read besides the
    variables; ``before`` the number of the questions asked before it, where that matters.
    """

    source: str
    where: str
    field: str
    entry: Entry
    extra: frozenset[str] = frozenset()
    record: str = ""
    before: int | None = None


def uses(script: Script) -> Iterator[Use]:
    """Every expression of a script, in its order."""
    yield from _of_questions(script)
    yield from _of_records(script)
    for path, setting in script.listed(Setting):
        if setting.rule:
            yield Use(setting.rule, script.at(*path, "rule"), "rule", setting, frozenset({"x", "var"}))
    for path, check in script.listed(Check):
        if check.fix is not None:
            yield Use(check.fix.value, script.at(*path, "fix", "value"), "fix", check.fix)
    for kind, field in ((Derived, "value"), (Check, "when"), (Scenario, "trigger"), (Annex, "when")):
        extra = frozenset(SUPPLIED) if kind is Check else frozenset[str]()
        for path, entry in script.listed(kind):
            yield Use(getattr(entry, field), script.at(*path, field), field, entry, extra)
    for paper in script.all:
        extra = frozenset(SUPPLIED_TO_PAPERS) if paper.paper != CONTRACT else frozenset[str]()
        for path, clause in paper.clauses:
            yield Use(clause.when, paper.structure.place((*path, "when")), "when", clause, extra)
            if clause.ticked:
                yield Use(clause.ticked, paper.structure.place((*path, "ticked")), "ticked", clause, extra)


def _of_questions(script: Script) -> Iterator[Use]:
    for number, question in enumerate(script.dialog.questions):
        path = ("questions", number)
        later = None if question.returns else number
        yield Use(question.when, script.at(*path, "when"), "when", question, before=later)
        if question.rule:
            yield Use(question.rule, script.at(*path, "rule"), "rule", question, frozenset({"x", "var"}))
        starter = frozenset({"starter"}) if question.starter else frozenset[str]()
        if question.default_from:
            yield Use(question.default_from, script.at(*path, "default_from"), "default_from", question, starter)
        if question.preselect:
            yield Use(question.preselect, script.at(*path, "preselect"), "preselect", question)
        for row, cells in enumerate(question.starter):
            yield Use(cells.when, script.at(*path, "starter", row, "when"), "when", question)


def _of_records(script: Script) -> Iterator[Use]:
    for number, record in enumerate(script.dialog.records):
        users = [place for place, question in enumerate(script.dialog.questions) if question.record == record.id]
        for place, field in enumerate(record.fields):
            path = ("records", number, "fields", place)
            # The record's own question counts as asked: its earlier fields have answers.
            before = None if field.returns or not users else min(users) + 1
            names = frozenset({"this", "var"})
            yield Use(field.when, script.at(*path, "when"), "when", field, names, record.id, before)
            if field.rule:
                yield Use(field.rule, script.at(*path, "rule"), "rule", field, names | {"x"}, record.id)


def variable(dialog: Dialog, path: str, use: Use | None = None) -> Variable | None:
    """What ``path`` (``fee_total``, ``party_a.kind``) holds; None when it leads nowhere."""
    name, _, field = path.partition(".")
    if field and not _is_of_base(dialog, name):
        return _field(dialog, name, field, use)
    if use is not None and name in use.extra:
        return _extra(dialog, name, use)
    if dialog.base is not None and _is_of_base(dialog, name):
        return variable(dialog.base, path)
    source = dialog.variables.get(name, "")
    match source:
        case Question():
            return _of_question(dialog, source)
        case Setting():
            return _chosen(source)
        case Derived():
            return Variable(source.kind, None, _PARTS.get(source.kind, frozenset()))
    if name == "suggested_annexes":
        return Variable("choices", tuple(annex.id for annex in dialog.annexes))
    return Variable("date", None, _PARTS["date"]) if name == "today" else None


def _is_of_base(dialog: Dialog, name: str) -> bool:
    """Whether only the dialog beneath this one gives the name a value."""
    return dialog.base is not None and name in dialog.base.variables and name not in dialog.own_variables


def _of_question(dialog: Dialog, question: Question) -> Variable:
    if question.record:
        record = dialog.record_by_id.get(question.record)
        asked = (field.id for field in record.fields if field.id in question.fields) if record else ()
        return Variable("record", None, frozenset(asked))
    return _chosen(question)


def _chosen(holder: Question | RecordField | Setting) -> Variable:
    # An answer in the person's own words has a text besides the options' ids.
    parts = {"text"} if isinstance(holder, Question) and holder.free else set()
    return Variable(
        holder.kind, _ids(holder.kind, holder.choices), frozenset(parts) | _PARTS.get(holder.kind, frozenset())
    )


def _extra(dialog: Dialog, name: str, use: Use) -> Variable:
    match name, use.entry:
        case "x", (Question() | RecordField() | Setting()) as holder:
            return _chosen(holder)
        case "var", RecordField():
            return Variable("choice", tuple(q.var for q in dialog.questions if q.record == use.record))
        case "var", (Question() | Setting()) as holder:
            return Variable("choice", (holder.var,))
        case "this", _:
            record = dialog.record_by_id[use.record]
            return Variable("record", None, frozenset(field.id for field in record.fields))
        case "blank_count" | "error_count", _:
            return Variable("integer")
        case "findings", _:
            return Variable("choices", tuple(check.id for check in dialog.checks))
        case "missing_annexes", _:
            return Variable("choices", tuple(annex.id for annex in dialog.annexes))
        case "starter", _:
            return Variable("rows")
        case _:
            return Variable("text")


def _field(dialog: Dialog, name: str, field: str, use: Use | None) -> Variable | None:
    """A field of a record, as a variable of its own; part of a date or a period is a number."""
    owner = variable(dialog, name, use)
    if owner is None or field not in owner.fields:
        return None
    if owner.kind != "record":
        return Variable({"start": "date", "end": "date", "unit": "text", "text": "text"}.get(field, "integer"))
    question = dialog.question_by_var.get(name)
    record = dialog.record_by_id[question.record if question else use.record if use else ""]
    found = next(entry for entry in record.fields if entry.id == field)
    return _chosen(found)


def _ids(kind: str, choices: tuple[Choice, ...]) -> tuple[str, ...] | None:
    return tuple(choice.id for choice in choices) if kind in ("choice", "choices") else None
