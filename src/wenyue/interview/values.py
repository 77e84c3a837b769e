"""The values of all variables, worked out from the answers when they are read.

Three ways of looking at an answer that is missing:

========== ===========================================================
given      None: nothing has been said yet (checks during the talk)
printed    None where a blank prints; the usual answer where the words of
           the form need one (contract, final checks)
structure  the usual answer (conditions: the branch the form itself takes)
========== ===========================================================

A question that is not asked at all (too deep, or its condition does not hold)
takes its usual answer in every view.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache
from typing import Literal

from wenyue import answers
from wenyue.answers.reading import Asked, Value
from wenyue.answers.values import Period
from wenyue.interview.conditions import compiled, is_true
from wenyue.interview.dialog import TIERS, Choice, Derived, Dialog, Question, RecordField, Setting
from wenyue.interview.draft import WORDING, Draft
from wenyue.interview.shown import filled
from wenyue.language import Message

View = Literal["given", "printed", "structure"]

_WITHIN: Mapping[tuple[str, object], bool] = {
    (tier, depth): TIERS.index(tier) <= TIERS.index(depth) for tier in TIERS for depth in TIERS
}
"""Whether a question of a tier is asked at a depth."""

_AMOUNTS = {"money", "percent"}


class Values(Mapping[str, object]):
    """Variable name → value: questions, settings, derived values, and ``today``.

    A record is a mapping of its fields. Texts that come from the script itself
    (a usual wording) are ``Message`` and are written in the contract's language.
    Every name of the script is a key; a name that the script does not have is a
    KeyError, since scripts are checked before they run. Names that belong to the
    contract from which this one starts have the values that it prints.
    """

    def __init__(self, dialog: Dialog, draft: Draft, view: View, structure: Values | None = None) -> None:
        self.dialog = dialog
        self.draft = draft
        self.view = view
        self._known: dict[str, object] = {"today": draft.opened_on}
        self._under_way: set[str] = set()
        self._names = dialog.variables
        self._outlook = self if view == "structure" else structure or Values(dialog, draft, "structure")
        # Whether a question is shown is a matter of the structure, in every view.
        self._shown: dict[str, bool] = {} if view == "structure" else self._outlook._shown
        self._deciding: set[str] = set() if view == "structure" else self._outlook._deciding
        base = base_of(dialog, draft)
        self._base = Values(*base, "structure" if view == "structure" else "printed") if base else None

    def __getitem__(self, name: str) -> object:
        try:
            return self._known[name]
        except KeyError:
            pass
        if name in self._under_way:
            # Two usual answers that wait for each other: neither is known.
            return None
        self._under_way.add(name)
        try:
            value = self._work_out(name)
        finally:
            self._under_way.discard(name)
        self._known[name] = value
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def _work_out(self, name: str) -> object:
        if self._base is not None and name not in self.dialog.own_variables:
            return self._base[name]
        source = self._names[name]
        if isinstance(source, Question):
            return self._record(source) if source.record else self._answer(source, None)
        if isinstance(source, Setting):
            return self._setting(source)
        if isinstance(source, Derived):
            return as_kind(source.kind, compiled(source.value)(self))
        return tuple(annex.id for annex in self.dialog.annexes if is_true(annex.when, self._outlook))

    def _setting(self, setting: Setting) -> object:
        answer = self.draft.answers.get(setting.var)
        if answer is not None and answer.origin == "typed":
            return answer.value
        left_open = answer is not None and answer.origin == "blank"
        return None if left_open and self.view != "structure" else _usual(setting)

    def shown(self, question: Question) -> bool:
        """Whether the question is asked, or was asked and still applies: its condition
        holds and it is within the depth chosen, or has an answer from a greater depth."""
        if question.var in self._deciding:
            return False  # what depends on itself does not hold
        if question.var not in self._shown:
            self._deciding.add(question.var)
            try:
                depth = "quick" if question.var == "dialog_depth" else self._outlook["dialog_depth"]
                within = _WITHIN.get((question.tier, depth), True) or question.var in self._answered
                self._shown[question.var] = within and is_true(question.when, self._outlook)
            finally:
                self._deciding.discard(question.var)
        return self._shown[question.var]

    def take_over(self, before: Values, reached: Iterable[str]) -> None:
        """Know already what was worked out for another draft that differs in nothing but what is ``reached``: all
        the variables, and of records the fields alone where no other changes (`wenyue.interview.influence`)."""
        # Another thread may be at work there: first what is known, then what of it is not known to the end.
        known, shown = before._known.copy(), before._shown.copy()
        unfinished = before._under_way.copy()
        fields: dict[str, list[str]] = {}
        for path in reached:
            name, _, field = path.partition(".")
            fields.setdefault(name, []).append(field)
        records = {name: known.get(name) for name in fields.keys() - unfinished}
        for name in (*fields, *unfinished):
            known.pop(name, None)
        self._known = known | self._known
        for name, changed in fields.items():
            if "" in changed:
                shown.pop(name, None)
        self._shown.update(shown | self._shown)  # in place: the views share it
        self._base = before._base
        for name, record in records.items():
            question = self._names[name]
            if "" not in fields[name] and isinstance(question, Question):
                self._renew(question, record, fields[name])

    def _renew(self, question: Question, record: object, changed: Container[str]) -> None:
        """A record as it was but for some of its fields."""
        if isinstance(record, Mapping) and question.var not in self._known:
            new = self._known[question.var] = dict(record)
            for field in self.dialog.fields_of(question):
                if field.id in changed:
                    new[field.id] = self._answer(question, field)

    def field_shown(self, question: Question, field: RecordField) -> bool:
        """Whether a field of a record is asked."""
        return field.when == "true" or is_true(
            field.when, Overlay(self._outlook, this=self._outlook[question.var], var=question.var)
        )

    def _record(self, question: Question) -> Mapping[str, object]:
        fields = self.dialog.fields_of(question)
        record: dict[str, object] = {}
        self._known[question.var] = record  # fields read one another through ``this``
        record.update(self.dialog.empty_record(question.record))
        for field in fields:
            record[field.id] = self._answer(question, field)
        return record

    def _answer(self, question: Question, field: RecordField | None) -> object:
        key = f"{question.var}.{field.id}" if field else question.var
        shown = self.shown(question) and (field is None or self.field_shown(question, field))
        answer = self.draft.answers.get(key)
        if not shown:
            ahead = self.view == "given" and not self.is_settled(question)
            return None if ahead else self.default_of(question, field)
        if answer is not None and answer.origin == "typed":
            return answer.value
        if answer is not None and answer.origin == "default":
            return self.default_of(question, field)
        if self.view == "given" and answer is None:
            return None
        fallback = _when_open(question, field)
        if fallback not in ("blank", "default"):
            return fallback
        if self.view == "structure" or (self.view == "printed" and fallback == "default"):
            return self.default_of(question, field)
        return None

    @cached_property
    def _answered(self) -> frozenset[str]:
        """The variables that have an answer, or a part of one."""
        return frozenset([key.partition(".")[0] for key in self.draft.answers])

    def is_settled(self, question: Question) -> bool:
        """Whether the talk is past the question: no answer to come decides whether it is asked."""
        return self._order[question.id] < self._reached

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {question.id: place for place, question in enumerate(self.dialog.questions)}

    @cached_property
    def _reached(self) -> int:
        """The place of the first question that is asked and has no answer at all; what lies beyond is undecided."""
        for place, question in enumerate(self.dialog.questions):
            if question.var not in self._answered and self.shown(question):
                return place
        return len(self.dialog.questions)

    def default_of(self, question: Question, field: RecordField | None = None, wording: str = "") -> object:
        """The usual answer as things stand; None when there is none."""
        if wording:
            return None
        if field is not None:
            return _usual(field)
        if question.preselect:
            return as_kind(question.kind, compiled(question.preselect)(self._outlook), question.choices)
        if question.default_from:
            values: Mapping[str, object] = self._outlook
            if question.starter:
                values = Overlay(values, starter=_starter_rows(self.dialog, question, values))
            return as_kind(question.kind, compiled(question.default_from)(values), question.choices)
        return _usual(question)

    def second_wording(self, key: str, language: str) -> object:
        """What was typed as the wording in the contract's other language; None when nothing was."""
        if self._base is not None and key.partition(".")[0] not in self.dialog.own_variables:
            return self._base.second_wording(key, language)
        answer = self.draft.answers.get(f"{key}{WORDING}{language}")
        return answer.value if answer and answer.origin == "typed" else None


class Overlay(Mapping[str, object]):
    """The values with a few names more: ``x`` the answer under examination, ``this`` and ``var`` in a record."""

    def __init__(self, values: Mapping[str, object], **names: object) -> None:
        self.beneath = values
        self.names = names

    def __getitem__(self, name: str) -> object:
        return self.names[name] if name in self.names else self.beneath[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.names, *self.beneath)))

    def __len__(self) -> int:
        return len(self.names.keys() | self.beneath.keys())


def base_of(dialog: Dialog, draft: Draft) -> tuple[Dialog, Draft] | None:
    """The dialog and the draft that a draft starts from, an empty one where it has none yet; None
    for a dialog that starts from nothing."""
    if dialog.base is None:
        return None
    return dialog.base, draft.base or Draft("", dialog.base.id, dialog.base.version, draft.opened_on)


def second_language(dialog: Dialog, values: Mapping[str, object]) -> str:
    """The contract's second language, when the answers ask for one; else ""."""
    choice = values.get("doc_lang")
    return dialog.languages[1] if len(dialog.languages) > 1 and choice not in (None, "zh") else ""


def as_kind(kind: str, value: object, choices: tuple[Choice, ...] = ()) -> object:
    """What an expression gave, as a value of the kind: numbers as Decimal for amounts, lists in the options' order."""
    if value is None:
        return None
    if kind in _AMOUNTS and not isinstance(value, Decimal):
        return Decimal(str(value))
    if kind == "integer":
        return int(str(value)) if not isinstance(value, Decimal) else int(value)
    if kind in ("choices", "rows") and isinstance(value, list | tuple):
        if choices:
            return tuple(choice.id for choice in choices if choice.id in value)
        return tuple(value)
    return value


def _when_open(question: Question, field: RecordField | None) -> str:
    """What counts for an answer that was left open. The choices of a record only steer what is
    asked and printed, so they take their usual answer."""
    if field is None:
        return question.unanswered
    return "default" if field.kind == "choice" and field.default else "blank"


def _usual(holder: Question | RecordField | Setting) -> object:
    """The usual answer as the script writes it: option ids as they are, texts as messages, the rest read."""
    return None if holder.default is None else _read(holder.kind, holder.default)


@lru_cache(maxsize=1024)
def _read(kind: str, default: str | tuple[str, ...]) -> object:
    match kind, default:
        case "choice", str():
            return default
        case "choices", tuple():
            return default
        case "text", str():
            return Message(default) if default else None
        case "integer", str() if default.isdecimal():
            return int(default)
        case "period", str() if plain := _PERIOD.fullmatch(default):
            count = {plain["unit"]: int(plain["n"])}
            return Period(count.get("year", 0), count.get("month", 0), count.get("week", 0), count.get("day", 0))
        case _, str():
            reading = answers.understand(kind, default, Asked(date.min))
            return reading.value if isinstance(reading, Value) else None
        case _:
            return None


# The first question works some usual answers out, and what reads answers takes longer to import than all of it.
_PERIOD = re.compile(r"(?P<n>\d+) (?P<unit>year|month|week|day)s?")


def _starter_rows(dialog: Dialog, question: Question, values: Mapping[str, object]) -> tuple[Mapping[str, object], ...]:
    """The starter rows that apply, their shares scaled so that they add up to the total again."""
    rows = [dict(row.cells) for row in question.starter if is_true(row.when, values)]
    kinds = {column.id: column.kind for column in question.columns}
    made: list[dict[str, object]] = [
        {
            column: filled(cell, values, dialog) if kinds[column] == "text" else Decimal(cell)
            for column, cell in row.items()
        }
        for row in rows
    ]
    if question.scaled and made:
        _scale(made, question.scaled)
    return tuple(made)


def _scale(rows: list[dict[str, object]], column: str) -> None:
    """Rescale a column to a sum of exactly 100: each rounded, the difference added to the largest."""
    shares = [row[column] for row in rows if isinstance(row[column], Decimal)]
    total = sum((share for share in shares if isinstance(share, Decimal)), Decimal(0))
    scaled = [(Decimal(str(row[column])) * 100 / total).quantize(Decimal(1), ROUND_HALF_UP) for row in rows]
    scaled[scaled.index(max(scaled))] += 100 - sum(scaled)
    for row, share in zip(rows, scaled, strict=True):
        row[column] = share
