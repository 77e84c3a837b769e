"""Answers inside messages: each value written as its kind and the reader's language have it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wenyue import answers
from wenyue.answers.reading import Asked, Column, Counted, Option
from wenyue.interview.dialog import Choice, Dialog, Question
from wenyue.interview.dialog import Column as ScriptColumn
from wenyue.language import Language, Message

_PLACE = re.compile(r"\{(\w+)\}")
BLANK = "____"


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of a kind, ready to be written in any language; an open one is a line."""

    kind: str
    value: object
    choices: tuple[Choice, ...] = ()
    columns: tuple[ScriptColumn, ...] = ()
    masked: bool = False
    unit: Counted = ""
    """What a whole number counts; "" in a text that names it itself ("{n} days")."""

    def written(self, language: Language) -> str:
        if self.value is None or self.value == "":
            return BLANK
        if isinstance(self.value, Message):
            return language.say(self.value)
        asked = Asked(
            date.min,
            language.code,
            tuple(Option(c.id, {language.code: language.say(Message(c.label))}) for c in self.choices),
            tuple(
                Column(c.id, c.kind, {language.code: language.say(Message(c.label))}, c.required) for c in self.columns
            ),
            unit=self.unit,
        )
        value = _said(self.value, language) if self.kind == "rows" else self.value
        text = answers.kind(self.kind).write(value, language, asked)
        return mask(text) if self.masked else text


def _said(rows: object, language: Language) -> object:
    """Rows whose cells come from the script, in the reader's language."""
    if not isinstance(rows, tuple):
        return rows
    return tuple(
        {name: language.say(cell) if isinstance(cell, Message) else cell for name, cell in row.items()} for row in rows
    )


def mask(text: str) -> str:
    """An identity number as lists and logs show it: only its last four characters."""
    return "*" * max(0, len(text) - 4) + text[-4:]


@lru_cache(maxsize=1024)
def places(text: str) -> tuple[str, ...]:
    """The names of the variables that a text of the script prints."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def filled(text: str, values: Mapping[str, object], dialog: Dialog) -> Message:
    """A text of the script with the values of the variables it names."""
    return Message(text, {name: shown_variable(name, values, dialog) for name in places(text)})


def shown_variable(name: str, values: Mapping[str, object], dialog: Dialog) -> object:
    """The value of a variable as messages write it."""
    value = values[name]
    source = dialog.variables.get(name)
    if source is None:
        return value
    if isinstance(source, Question):
        return Shown(source.kind, value, source.choices, source.columns)
    choices = getattr(source, "choices", ())
    return Shown(source.kind, value, choices)
