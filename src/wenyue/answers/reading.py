"""What a typed answer can turn out to be, and what a kind of answer is.

``understand`` never raises for what a person types and never guesses: it
returns one of the readings below. A reading is a value object, so a front can
show it again in another language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, Protocol

from wenyue.language import Language, Message


@dataclass(frozen=True, slots=True)
class Value:
    """One reading, certain. ``literal`` is false where something was worked out
    (next Friday, three tenths, a computed end), so that the person confirms it.
    ``note`` tells what was assumed or left aside."""

    value: object
    literal: bool = True
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """More than one reading; the person picks. ``readings`` may be empty when the
    text is known to be unclear but what was meant cannot be listed (几天, a range);
    ``reason`` says why it is asked."""

    readings: tuple[Value, ...]
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Not an answer. ``understood`` tells apart a text that was read but cannot be
    (30 February) from one that was not read at all. ``example`` is an answer that
    would work, as a person would type it."""

    reason: Message
    example: str = ""
    understood: bool = True


@dataclass(frozen=True, slots=True)
class Skip:
    """The person passes, or does not know. ``blank`` is true when the person asks
    for an open line rather than for the usual wording."""

    blank: bool = False


About = Literal["term", "why", "blank", "feeds", "advice", "progress", "options", "unknown"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question instead of an answer: about a term (``term`` holds the words), or
    about the field itself (why we ask, what a blank means, what people usually
    write), about progress or the choices."""

    about: About
    term: str = ""


Order = Literal["back", "undo", "redo", "edit", "language", "review", "quit", "help", "finish"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command said in words (回到上一题, 把金额改成 15 万). ``target`` is the field named,
    or a language code; ``answer`` is the new answer, when it was given too."""

    order: Order
    target: str = ""
    answer: str = ""


Reading = Value | Several | Problem | Skip | Question | Command


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its id, and its label in each language (``{"en": …, "zh_Hans": …}``).

    ``called`` is what people also call it, in any language; ``signs`` are words that point to it in a longer answer.
    """

    id: str
    labels: Mapping[str, str]
    called: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a repeated list: its id, the kind of its cells, and its label in each language."""

    id: str
    kind: str
    labels: Mapping[str, str]
    required: bool = True


Counted = Literal[
    "", "second", "minute", "hour", "day", "workday", "week", "month", "year", "monthday", "seat", "copy", "permyriad"
]
"""What a whole number counts; ``monthday`` is a day of the month, ``permyriad`` a ten-thousandth."""


Who = Literal["", "person", "party"]
"""Whose name a text is: of a person, or of a party (a business or a person); "" where it is no name."""

Names = tuple[tuple[str, tuple[str, ...]], ...]
"""The code of each language, and what people call it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the answer answers: all that a reading may depend on besides the text.

    ``language`` is the code of the language of the conversation; the text itself
    may be in any or mix them. ``languages`` are those that the program speaks,
    each with the names that people ask for it by. ``free`` allows, beside the
    options, a text of the person's own. ``start`` is the day a period runs from.
    ``unit`` is what a whole number counts; without it a number is taken as it is.
    ``months`` are those that an amount of money is for, where that is known.
    ``who`` says that a text is a name, and whose. ``called`` is what the answer is
    called, its label and other names in every language: what an amount is for.
    ``ask`` is the question itself in every language: from when a length runs, for example.
    """

    today: date
    language: str = "en"
    options: Sequence[Option] = ()
    columns: Sequence[Column] = ()
    free: bool = False
    start: date | None = None
    unit: Counted = ""
    who: Who = ""
    months: int | None = None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    languages: Names = ()
    called: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


class Kind(Protocol):
    """One kind of answer: it reads, writes and stores values of one shape."""

    name: str

    def understand(self, text: str, asked: Asked) -> Reading:
        """Read what was typed. Never raises, whatever the text."""

    def write(self, value: object, language: Language, asked: Asked) -> str:
        """The value as it is shown back in the conversation, in one line."""

    def to_data(self, value: object) -> object:
        """The value as JSON data."""

    def from_data(self, data: object) -> object:
        """The value back from JSON data; ValueError or TypeError when it is of another shape."""
