"""Entries that name one another: ids said once, and every section, kind, term, law and question named exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from wenyue import answers
from wenyue.authoring.script import SUPPLIED, Script, unknown
from wenyue.errors import Mistake
from wenyue.interview.conditions import FUNCTIONS
from wenyue.interview.dialog import (
    Annex,
    Check,
    Derived,
    Law,
    Note,
    Question,
    Record,
    RecordField,
    Scenario,
    Section,
    Setting,
    Term,
)
from wenyue.interview.engine import all_steps
from wenyue.interview.entries import Entry
from wenyue.interview.shown import places
from wenyue.language import Message, msg
from wenyue.source import Place

_RESERVED = {"this", "var", "x", "starter", *SUPPLIED}
_NAMED = (Question, Term, Law, Check, Annex, Scenario, Note)
"""Entries whose ids are all different, so that an id alone says what it is."""
_UNFILLED: Mapping[type[Entry], tuple[str, ...]] = {
    Question: ("label", "why", "blank", "error"),
    Term: ("plain", "example", "form", "today"),
    Note: ("text",),
    Scenario: ("note",),
}
"""Texts that are shown as they are."""
_WITH_CHOICES = ("choice", "choices")


def entry_mistakes(script: Script) -> Iterator[Mistake]:
    """The mistakes of all entries of a dialog, expressions aside."""
    yield from _twice(script)
    for path, question in script.listed(Question):
        yield from _question(script, path, question)
    for path, record in script.listed(Record):
        yield from _record(script, path, record)
    valued: list[tuple[Place, Setting | Derived]] = [*script.listed(Setting), *script.listed(Derived)]
    for path, value in valued:
        yield from _kind(script, path, value)
    yield from _needed(script)
    yield from _cited(script)
    yield from _dates(script)
    yield from _printed_places(script)


def _twice(script: Script) -> Iterator[Mistake]:
    """Ids and variables that two entries share."""
    for kinds in (_NAMED, (Section,), (Record,)):
        yield from _doubles(_names(script, kinds, "id"))
    variables = list(_names(script, (Setting, Derived, Question), "var"))
    yield from _doubles(variables)
    for where, name in variables:
        if name in _RESERVED or name in FUNCTIONS or name in ("today", "suggested_annexes"):
            yield Mistake(
                where, msg("“{name}” already means something in expressions. Choose another name.", name=name)
            )
        elif not name.isidentifier():
            yield Mistake(where, msg("“{name}” is no name: use letters, digits and _ only.", name=name))
    for kind, inner in ((Question, "choices"), (Question, "columns"), (Record, "fields"), (Setting, "choices")):
        for path, entry in script.listed(kind):
            parts = enumerate(getattr(entry, inner))
            yield from _doubles((script.at(*path, inner, number, "id"), part.id) for number, part in parts)


def _names(script: Script, kinds: Iterable[type[Entry]], field: str) -> Iterator[tuple[str, str]]:
    """What entries of some kinds are called, with the place of each name."""
    for kind in kinds:
        for path, entry in script.listed(kind):
            yield script.at(*path, field), getattr(entry, field)


def _doubles(named: Iterable[tuple[str, str]]) -> Iterator[Mistake]:
    first: dict[str, str] = {}
    for where, name in named:
        if name in first:
            yield Mistake(
                where,
                msg(
                    "“{name}” is the name of another entry too ({where}). Rename one of the two.",
                    name=name,
                    where=first[name],
                ),
            )
        first.setdefault(name, where)


def _needed(script: Script) -> Iterator[Mistake]:
    """Questions that the program itself reads."""
    periods = any(question.kind == "period" for question in script.dialog.questions)
    depth = () if script.dialog.after else ("dialog_depth",)
    for name in (*depth, *(("start_date",) if periods else ())):
        if name not in script.dialog.question_by_var:
            yield Mistake(
                script.at("questions"), msg("The program reads “{name}”. Ask a question with this “var”.", name=name)
            )


def _question(script: Script, path: Place, question: Question) -> Iterator[Mistake]:
    dialog = script.dialog
    if question.section not in dialog.section_by_id:
        yield Mistake(script.at(*path, "section"), unknown(msg("section"), question.section, dialog.section_by_id))
    yield from _kind(script, path, question)
    for number, column in enumerate(question.columns):
        if column.kind not in answers.KINDS:
            where = script.at(*path, "columns", number, "kind")
            yield Mistake(where, unknown(msg("kind of answer"), column.kind, answers.KINDS))
    columns = [column.id for column in question.columns]
    for number, row in enumerate(question.starter):
        for name in row.cells:
            if name not in columns:
                where = script.at(*path, "starter", number, "cells", name)
                yield Mistake(where, unknown(msg("column"), name, columns))
    if question.scaled and question.scaled not in columns:
        yield Mistake(script.at(*path, "scaled"), unknown(msg("column"), question.scaled, columns))
    record = dialog.record_by_id.get(question.record)
    fields = [field.id for field in record.fields] if record else []
    for number, name in enumerate(question.fields):
        if record and name not in fields:
            yield Mistake(script.at(*path, "fields", number), unknown(msg("field"), name, fields))
    for names, kind, known in (
        ("terms", msg("term"), dialog.term_by_id),
        ("notes", msg("note"), dialog.note_by_id),
        ("remedies", msg("note"), dialog.note_by_id),
        ("laws", msg("law"), dialog.law_by_id),
    ):
        yield from _all_known(script, (*path, names), kind, getattr(question, names), known)


def _record(script: Script, path: Place, record: Record) -> Iterator[Mistake]:
    for number, field in enumerate(record.fields):
        place = (*path, "fields", number)
        yield from _kind(script, place, field)
        yield from _all_known(script, (*place, "terms"), msg("term"), field.terms, script.dialog.term_by_id)


def _kind(script: Script, path: Place, entry: Question | RecordField | Setting | Derived) -> Iterator[Mistake]:
    """The kind exists, and what belongs to it is there."""
    where, records = script.at(*path, "kind"), script.dialog.record_by_id
    record = getattr(entry, "record", "")
    if entry.kind == "record" and isinstance(entry, Question):
        if record not in records:
            yield Mistake(script.at(*path, "record"), unknown(msg("record"), record, records))
    elif entry.kind not in answers.KINDS:
        yield Mistake(where, unknown(msg("kind of answer"), entry.kind, answers.KINDS))
    elif record:
        yield Mistake(where, msg("Only a question of kind “record” names a record. Correct the kind."))
    if entry.kind in _WITH_CHOICES and getattr(entry, "choices", None) == ():
        yield Mistake(where, msg("There is nothing to choose from. Write the “choices”."))
    if entry.kind == "rows" and not isinstance(entry, Derived) and not getattr(entry, "columns", ()):
        yield Mistake(where, msg("The rows have no columns. Write the “columns” (only a question can have them)."))


def _all_known(
    script: Script, path: Place, kind: Message, names: Iterable[str], known: Iterable[str]
) -> Iterator[Mistake]:
    for number, name in enumerate(names):
        if name not in known:
            yield Mistake(script.at(*path, number), unknown(kind, name, known))


def _cited(script: Script) -> Iterator[Mistake]:
    """What terms, checks, situations and clauses name; and that a term or check rests on something."""
    dialog = script.dialog
    annexes = {annex.id for annex in dialog.annexes}
    options = {choice.id for question in dialog.questions for choice in question.choices}
    sound = (question for question in dialog.questions if not question.record or question.record in dialog.record_by_id)
    fixable = [step.key for question in sound for step in all_steps(dialog, question)]
    fixable += [setting.var for setting in dialog.settings]
    supported: list[tuple[Place, Term | Check]] = [*script.listed(Term), *script.listed(Check)]
    for path, entry in supported:
        yield from _all_known(script, (*path, "laws"), msg("law"), entry.laws, dialog.law_by_id)
        if not entry.laws and not entry.basis:
            nothing = msg("“{id}” rests on nothing. Name its laws, or say its basis.", id=entry.id)
            yield Mistake(script.at(*path), nothing)
    for path, check in script.listed(Check):
        yield from _all_known(script, (*path, "questions"), msg("question"), check.questions, dialog.question_by_id)
        if check.fix is not None and check.fix.var not in fixable:
            yield Mistake(script.at(*path, "fix", "var"), unknown(msg("answer"), check.fix.var, fixable))
    for path, scenario in script.listed(Scenario):
        yield from _all_known(script, (*path, "annexes"), msg("annex"), scenario.annexes, annexes)
        if scenario.option not in options:
            yield Mistake(script.at(*path, "option"), unknown(msg("option"), scenario.option, options))
        if scenario.clause not in script.clause_ids:
            yield Mistake(script.at(*path, "clause"), unknown(msg("clause"), scenario.clause, script.clause_ids))
    for paper in script.all:
        for place, clause in paper.clauses:
            for number, law in enumerate(clause.laws):
                if law not in dialog.law_by_id:
                    where = paper.structure.place((*place, "laws", number))
                    yield Mistake(where, unknown(msg("law"), law, dialog.law_by_id))


def _dates(script: Script) -> Iterator[Mistake]:
    """Days that the calendar does not have."""
    days = [(script.at("law_date"), script.dialog.law_date)]
    for path, law in script.listed(Law):
        days.append((script.at(*path, "checked"), law.checked))
    for where, day in days:
        try:
            date.fromisoformat(day)
        except ValueError:
            yield Mistake(where, msg("“{day}” is no day. Write it as 2026-11-23.", day=day))


def _printed_places(script: Script) -> Iterator[Mistake]:
    """Variables that texts print: they exist in questions and in the messages of checks; no other text is filled."""
    known = set(script.dialog.variables)
    for path, question in script.listed(Question):
        yield from _places(script, (*path, "ask"), question.ask, known)
        for number, row in enumerate(question.starter):
            for column, cell in row.cells.items():
                yield from _places(script, (*path, "starter", number, "cells", column), cell, known)
    for path, record in script.listed(Record):
        for number, part in enumerate(record.fields):
            yield from _places(script, (*path, "fields", number, "ask"), part.ask, known)
    for path, check in script.listed(Check):
        yield from _places(script, (*path, "message"), check.message, known | set(SUPPLIED))
    for kind, texts in _UNFILLED.items():
        for path, entry in script.listed(kind):
            for field in texts:
                yield from _places(script, (*path, field), getattr(entry, field), None)


def _places(script: Script, path: Place, text: str, known: set[str] | None) -> Iterator[Mistake]:
    for name in places(text):
        if known is None:
            nothing = msg(
                "“{place}” prints as it stands: no answer is filled in here. Say it in words.", place=f"{{{name}}}"
            )
            yield Mistake(script.at(*path), nothing)
        elif name not in known:
            yield Mistake(script.at(*path), unknown(msg("variable"), name, known))
