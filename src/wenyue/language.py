"""One language: its messages, and how it writes dates, money, numbers and lists.

A message is never a finished string until it is shown. It is an English text
with named places (``"The date {date} does not exist."``) and the values for
them, so that everything already said can be said again in another language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Protocol, TypeVar, runtime_checkable

Value = TypeVar("Value")
_PLACE = re.compile(r"\{(\w+)\}")
_NOTHING: Mapping[str, object] = MappingProxyType({})

# C0 without newline and tab, DEL, C1, and the characters that reorder or hide text.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


def clean(text: str) -> str:
    """``text`` without characters that could drive a terminal or reorder what is read, in NFC.

    Newlines and tabs stay. Every text from outside (typed, pasted, files,
    catalogs, exceptions) passes here once, at the border.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text))


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said: an English text with places, and the values for them."""

    id: str
    args: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    plural: str = ""

    def __str__(self) -> str:
        return ENGLISH.say(self)

    def __hash__(self) -> int:
        return hash((self.id, self.plural))


def msg(id: str, /, **args: object) -> Message:
    """A message of the program (found by the catalog extractor under this name)."""
    return Message(id, args)


def nmsg(one: str, many: str, /, n: int, **args: object) -> Message:
    """A message that depends on a number (found by the catalog extractor under this name)."""
    return Message(one, {"n": n, **args}, plural=many)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of yuan inside a message, written with separators and two decimals."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage inside a message: 30 is written 30%."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Words:
    """Several things inside a message, written as a list of the language."""

    items: tuple[object, ...]


@runtime_checkable
class Writable(Protocol):
    """A value that knows how each language writes it (a chosen option, a period)."""

    def written(self, language: Language) -> str: ...


Catalog = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """What a language is called, and how it writes what is not in its catalog.

    The words of ``locales/<code>/language.toml``; what is not said there is as
    in English. ``called`` are the names people ask for it by, ``systems`` the
    beginnings of the system locales that mean it. ``like`` is the code of the
    language whose data (other names, the contract itself) serve for this one
    too; ``script`` writes the characters of Chinese words that code holds.
    """

    name: str = ""
    date: str = "{d} {month} {y}"
    joint: str = ", "
    last_joint: str = " and "
    quotes: tuple[str, str] = ("“", "”")
    called: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    like: str = ""
    script: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# English needs no folder, since message ids are English; so its words are here.
_ENGLISH = Style(
    "English", called=("英文", "英文版", "英语", "english", "eng", "yingwen", "english version"), systems=("en",)
)


class Language:
    """The messages of one language and its way of writing values.

    ``code`` is the name of its folder under ``locales/`` (``zh_Hans``); English
    needs none, since message ids are English. ``catalog`` maps the English id
    to the translation, or to its plural forms; it may be a function that reads
    the catalog, which is called when the first word is needed.
    """

    def __init__(
        self, code: str, catalog: Catalog | Callable[[], Catalog] = MappingProxyType({}), style: Style | None = None
    ) -> None:
        self.code = code
        self.style = style or (_ENGLISH if code == "en" else Style())
        self._catalog = catalog

    @cached_property
    def catalog(self) -> Catalog:
        return self._catalog() if callable(self._catalog) else self._catalog

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @property
    def is_chinese(self) -> bool:
        return self.code.startswith("zh")

    @property
    def kin(self) -> tuple[str, ...]:
        """The code, and that of the language whose data serve for this one too."""
        return (self.code, self.style.like) if self.style.like else (self.code,)

    def of(self, by_code: Mapping[str, Value], otherwise: Value) -> Value:
        """What ``by_code`` has for this language or its kin."""
        return next((by_code[code] for code in self.kin if code in by_code), otherwise)

    def in_script(self, words: str) -> str:
        """Chinese words of the code (个月), in the characters of this language (個月)."""
        script = self.style.script
        return "".join(script.get(character, character) for character in words) if script else words

    def say(self, message: Message | str) -> str:
        """The finished text of ``message`` in this language."""
        if isinstance(message, str):
            message = Message(message)
        template = self._template(message)
        if not message.args or "{" not in template:
            return template
        said = _PLACE.sub(lambda place: self._fill(place, message.args), template)
        return said[:-1] if template.endswith("}.") and said.endswith("..") and not said.endswith("...") else said

    def has(self, id: str) -> bool:
        """Whether this language has words of its own for the English text ``id``."""
        return self.code == "en" or id in self.catalog

    def _template(self, message: Message) -> str:
        found = self.catalog.get(message.id)
        if message.plural:
            forms = found if isinstance(found, tuple) else ((found,) if found else (message.id, message.plural))
            one = message.args.get("n") == 1
            return forms[0] if one or len(forms) == 1 else forms[1]
        if isinstance(found, tuple):
            return found[0]
        return found or message.id

    def _fill(self, place: re.Match[str], args: Mapping[str, object]) -> str:
        name = place.group(1)
        return self.write(args[name]) if name in args else place.group(0)

    def write(self, value: object) -> str:
        """Any value of a message, as this language writes it."""
        match value:
            case str():
                return value
            case Message():
                return self.say(value)
            case bool():
                return self.say("yes" if value else "no")
            case int():
                return str(value)
            case Writable():
                return value.written(self)
            case Money():
                return self.money(value.amount)
            case Percent():
                return self.percent(value.value)
            case Words():
                return self.join(self.write(item) for item in value.items)
            case Decimal():
                return self.number(value)
            case date():
                return self.date(value)
            case None:
                return ""
            case _:
                return str(value)

    def date(self, day: date) -> str:
        """1 December 2026; 2026年12月1日."""
        pattern = self.style.date
        month = _month_name(day.month, self.code) if "{month}" in pattern else ""
        return pattern.format(y=day.year, m=day.month, d=day.day, month=month)

    def number(self, number: Decimal | int) -> str:
        """Plain digits without trailing zeros: 30, 0.5."""
        return plain_number(number)

    def money(self, amount: Decimal) -> str:
        """120,000.00, in all languages (the unit is written around it)."""
        return f"{amount:,.2f}"

    def percent(self, value: Decimal | int) -> str:
        """30%, without trailing zeros."""
        return f"{plain_number(value)}%"

    def join(self, items: Iterable[str]) -> str:
        """电话、邮件; telephone, e-mail and chat."""
        words = list(items)
        if len(words) < 2:
            return "".join(words)
        return self.style.joint.join(words[:-1]) + self.style.last_joint + words[-1]

    def quote(self, text: str) -> str:
        return f"{self.style.quotes[0]}{text}{self.style.quotes[1]}"


def following(codes: Iterable[str], code: str) -> str:
    """The language that comes after ``code`` when one switches through all of them."""
    known = list(codes)
    return known[(known.index(code) + 1) % len(known)]


def plain_number(number: Decimal | int) -> str:
    """Digits without exponent or trailing zeros: Decimal('30.00') → 30."""
    if isinstance(number, int):
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=64)
def _month_name(month: int, code: str) -> str:
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale=code)[month])


ENGLISH = Language("en")
