"""How values are written in the contract: the filters a template may use.

A variable in a template is a ``Slot``: a value that knows which answer it
comes from. Every filter turns it into an inline of the document. What is
missing becomes a blank in the form's own shape (``____年__月__日``), so that it
can be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal

from wenyue.answers import capitals, numerals
from wenyue.answers.values import Custom, Period
from wenyue.drafting.document import Blank, Inline, Inlines, Printed, Table, Text
from wenyue.drafting.identity import frozen
from wenyue.drafting.marks import Held, Listed
from wenyue.drafting.template import Labels
from wenyue.language import Language, Message, plain_number

LINE = "____"


class Slot:
    """A variable inside a template: its value (None while open), the key of its answer, and
    the variable whose labels it uses.

    It has no public attribute, so that ``{{ party_a.name }}`` can only mean the field. A list can
    be walked: row by row, each cell knowing the list it comes from, or option by option; an empty
    one as ``open_rows`` open rows.
    """

    __slots__ = ("_is_row", "_key", "_name", "_open_rows", "_value")

    def __init__(self, value: object, key: str, name: str, open_rows: int = 1, *, is_row: bool = False) -> None:
        self._value = value
        self._key = key
        self._name = name
        self._open_rows = open_rows
        self._is_row = is_row

    def __getattr__(self, field: str) -> Slot:
        if field.startswith("_"):
            raise AttributeError(field)
        value = self._value.get(field) if isinstance(self._value, Mapping) else None
        return Slot(value, self._key if self._is_row else f"{self._key}.{field}", field)

    def __iter__(self) -> Iterator[Slot]:
        entries = self._value if isinstance(self._value, tuple) else ()
        for entry in entries or (None,) * self._open_rows:
            yield Slot(entry, self._key, self._name, is_row=not isinstance(entry, str))


def _listed(words: Sequence[str]) -> str:
    """An English list whose parts stay apart: "a and b", but "a, b, and c and d" where a part has an
    "and" of its own, and "a, b and c; and d" where it is a list itself."""
    inner = any(", " in word for word in words)
    joint, last = (
        ("; ", "; and ") if inner else (", ", ", and ") if any(" and " in w for w in words) else (", ", " and ")
    )
    return last.join(filter(None, (joint.join(words[:-1]), words[-1])))


def identity(slot: Slot) -> object:
    """A slot's value and where it comes from, as a key: what is written of equal ones is the same."""
    return frozen(slot._value), slot._key


def _is_open(slot: Slot) -> bool:
    return slot._value is None or slot._value == ""


class Filters:
    """The filters of one language. ``labels`` are the contract's words for options and columns."""

    def __init__(self, language: Language, labels: Labels) -> None:
        self.language = language
        self.labels = labels
        self.chinese = language.is_chinese

    def all(self) -> Mapping[str, Callable[..., Held]]:
        """Filter name → function, for the template environment."""
        return {
            "date": self._writer(self.language.date, "____年__月__日", LINE),
            "yyyymmdd": self._writer(lambda day: f"{day:%Y%m%d}", LINE, LINE),
            "period": self._writer(self.period, "____年", "____ year(s)"),
            "cny": self._writer(lambda amount: f"{amount:,.2f}", LINE, LINE),
            "cny_upper": self._writer(capitals.capitals, "____________________元整", LINE),
            "cny_words": self._writer(self.cny_words, LINE, "RMB ____ only"),
            "pct": self._writer(lambda share: f"{plain_number(share)}%", "____%", "____%"),
            "num": self._writer(plain_number, LINE, LINE),
            "cn_num": self._writer(lambda n: "两" if n == 2 else numerals.chinese(n), LINE, LINE),
            "cn_int": self._writer(numerals.chinese, LINE, LINE),
            "num_words": self._writer(lambda n: f"{numerals.english(n)} ({n})", LINE, LINE),
            "bp_pct": self._writer(lambda n: f"{plain_number(Decimal(n) / 100)}%", LINE, "____%"),
            "of": self.of,
            "words_of": self.words_of,
            "list": self.join,
            "label": self.label,
            "names": self.names,
            "lines": self.lines,
            "raised": self.raised,
            "table": self.table,
        }

    def raised(self, slot: Slot, share: Slot) -> Inline:
        """A whole number raised by a percentage, rounded up: 10 seats and 30% more are 13."""
        if _is_open(slot) or _is_open(share):
            return Blank(LINE, (slot if _is_open(slot) else share)._key)
        more = Decimal(str(slot._value)) * (100 + Decimal(str(share._value))) / 100
        return Printed(plain_number(more.to_integral_value(ROUND_CEILING)), slot._key)

    def plain(self, slot: Slot) -> Inline:
        """A value printed without a filter: a text as it was typed, a number in digits."""
        if _is_open(slot):
            return Blank(LINE, slot._key)
        return Printed(self._text(slot._value), slot._key)

    def _writer(self, write: Callable[..., str], chinese: str, english: str) -> Callable[[Slot], Inline]:
        line = chinese if self.chinese else english

        def written(slot: Slot) -> Inline:
            return Blank(line, slot._key) if _is_open(slot) else Printed(write(slot._value), slot._key)

        return written

    def _text(self, value: object) -> str:
        match value:
            case Message():
                return self.language.say(value)
            case Custom(text):
                return text
            case Decimal():
                return plain_number(value)
            case date():
                return self.language.date(value)
            case _:
                return str(value)

    def period(self, period: Period) -> str:
        """1年6个月; one (1) year and six (6) months."""
        parts = [(period.years, "年", "year"), (period.months, "个月", "month"), (period.weeks, "周", "week")]
        parts.append((period.days, "日", "day"))
        if self.chinese:
            return "".join(f"{n}{unit}" for n, unit, _ in parts if n)
        named = [f"{numerals.english(n)} ({n}) {unit}{'' if n == 1 else 's'}" for n, _, unit in parts if n]
        return self.language.join(named)

    def cny_words(self, amount: Decimal) -> str:
        """RMB one hundred and twenty thousand only; RMB one and fifty cents only; RMB five cents only."""
        yuan, cent = divmod(int((amount * 100).to_integral_value()), 100)
        cents = f"{numerals.english(cent)} cent{'' if cent == 1 else 's'}" if cent else ""
        words = numerals.english(yuan) if yuan or not cent else ""
        return f"RMB {' and '.join(part for part in (words, cents) if part)} only"

    def label(self, slot: Slot) -> Inline:
        """The contract's words for a chosen option or a yes/no answer; an option without words is a blank."""
        words = LINE if _is_open(slot) else self._option(slot._name, slot._value)
        return Blank(LINE, slot._key) if words == LINE else Printed(words, slot._key)

    def _option(self, name: str, value: object) -> str:
        if isinstance(value, Custom):
            return value.text
        id = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
        return self.labels.options[name][id]

    def of(self, slot: Slot, one: str, many: str) -> Inline:
        """A number with what it counts: 1 hour, 2 hours; ____ hours."""
        if _is_open(slot):
            return Blank(f"{LINE} {many}", slot._key)
        number = plain_number(slot._value) if isinstance(slot._value, int | Decimal) else str(slot._value)
        return Printed(f"{number} {one if number == '1' else many}", slot._key)

    def words_of(self, slot: Slot, one: str, many: str) -> Inline:
        """The same with the number in words: two (2) originals."""
        if _is_open(slot) or not isinstance(slot._value, int):
            return Blank(f"{LINE} {many}", slot._key)
        number = slot._value
        return Printed(f"{numerals.english(number)} ({number}) {one if number == 1 else many}", slot._key)

    def join(self, slot: Slot) -> Inline:
        """Chosen options joined: 电话、邮件; telephone and e-mail. Several options of the same words print once."""
        values = slot._value if isinstance(slot._value, tuple) else ()
        if not values:
            return Blank(LINE, slot._key)
        options = tuple(dict.fromkeys(self._option(slot._name, value) for value in values))
        words = self.language.join(options) if self.chinese else _listed(options)
        return Printed(words, slot._key) if words else Blank(LINE, slot._key)

    def names(self, slot: Slot) -> Inline:
        """The first three entries of a repeated list, by their first column."""
        rows = slot._value if isinstance(slot._value, tuple) else ()
        first = [self._text(next(iter(row.values()))) for row in rows[:3]]
        return Printed(self.language.join(first), slot._key) if first else Blank(LINE, slot._key)

    def lines(self, slot: Slot) -> Listed:
        """Several texts, one below the other."""
        texts = slot._value if isinstance(slot._value, tuple) else ()
        return Listed(tuple((Printed(self._text(text), slot._key),) for text in texts))

    def table(self, slot: Slot) -> Table:
        """A repeated list as a ruled table; an empty one keeps a row of open lines."""
        names = self.labels.columns[slot._name]
        header: tuple[Inlines, ...] = tuple((Text(title),) for title in names.values())
        rows = slot._value if isinstance(slot._value, tuple) else ()
        body = tuple(tuple(self._cell(row.get(column), slot._key) for column in names) for row in rows)
        return Table(header, body or (tuple((Blank(LINE, slot._key),) for _ in names),))

    def _cell(self, value: object, key: str) -> Inlines:
        if value is None or value == "":
            return (Blank(LINE, key),)
        return (Printed(self._text(value), key),)
