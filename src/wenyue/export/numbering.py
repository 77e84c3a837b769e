"""Word's own numbering for articles, clauses and items (the numbering part of a Word file).

Numbers are Word's, never typed, so that a clause put in by hand renumbers the
ones after it.

The number 5.1 stands under an article that reads 五、. Word would print 一.1 for
a level that repeats the Chinese number above it; the switch against that
(``w:isLgl``) is not read by LibreOffice 7 nor by older Word compatibles. So the
clauses of each Chinese article are a list of their own whose format begins with
the article's number as plain text: ``5.%1``. In English one list has all levels.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from wenyue.drafting.document import Clause
from wenyue.export.package import Packed, pack
from wenyue.export.wordml import DECLARATION, NAMESPACE

_DEPTH = 3  # articles, clauses, items


class Counter(NamedTuple):
    """A list of the document: its language (``zh`` or ``en``), what it counts, and the article it is bound to."""

    language: str
    counts: str
    article: int = 0


class Restart(NamedTuple):
    """A list that is taken up again with another number than its next one."""

    counter: Counter
    level: int
    ordinal: int


Reached = tuple[
    tuple[Counter | Restart, ...],
    tuple[tuple[Counter, tuple[int, ...]], ...],
    tuple[tuple[Counter, tuple[int, int]], ...],
]
"""The lists of a document so far, the numbers that each has come to, and those that were taken up again."""


class _Level(NamedTuple):
    format: str
    text: str
    after: str
    indent: str
    bold: bool = False


def article(language: str) -> tuple[Counter, int]:
    """The list and level of article titles."""
    return (Counter("zh", "articles"), 0) if language.startswith("zh") else (Counter("en", "contract"), 0)


def place(clause: Clause, language: str) -> tuple[Counter, int] | None:
    """The list and level that count a clause; None where it has no number."""
    chinese = language.startswith("zh")
    match clause.level, clause.number:
        case "clause", (ordinal, _):
            return (Counter("zh", "clauses", ordinal), 0) if chinese else (Counter("en", "contract"), 1)
        case "scenario", (_,):
            return Counter("zh" if chinese else "en", "scenarios"), 0
        case "section", (_,):
            return Counter("zh" if chinese else "en", "sections"), 0
        case _:
            return None


def items(language: str) -> tuple[Counter, int]:
    """The list and level of items under words without a number."""
    return Counter("zh" if language.startswith("zh") else "en", "items"), 0


class Numbering:
    """Hands out the numbers of paragraphs and remembers which lists the document needs."""

    def __init__(self, *, columns: bool) -> None:
        self._columns = columns
        self._lists: list[Counter | Restart] = []
        self._numbers: dict[Counter, int] = {}
        self._reached: dict[Counter, list[int]] = {}
        self._restarted: dict[Counter, tuple[int, int]] = {}

    def number(self, counter: Counter, level: int, ordinal: int) -> str:
        """The property (``w:numPr``) under which the next paragraph of a list prints ``ordinal``."""
        if counter not in self._numbers:
            self._numbers[counter] = self._add(counter)
            self._reached[counter] = [0] * _DEPTH
        number = self._numbers[counter]
        reached = self._reached[counter]
        reached[level] += 1
        reached[level + 1 :] = [0] * (_DEPTH - level - 1)
        if reached[level] != ordinal:
            reached[level] = ordinal
            number = self._add(Restart(counter, level, ordinal))
            self._restarted[counter] = (level, number)
        elif counter in self._restarted:
            since, restarted = self._restarted[counter]
            if level >= since:
                number = restarted
            else:
                del self._restarted[counter]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def reached(self) -> Reached:
        """All that the next numbers depend on."""
        counted = tuple([(counter, tuple(counts)) for counter, counts in self._reached.items()])
        return tuple(self._lists), counted, tuple(self._restarted.items())

    def resume(self, reached: Reached) -> None:
        """Go on from where another numbering was."""
        lists, counted, restarted = reached
        self._lists = list(lists)
        self._numbers = {one: place for place, one in enumerate(lists, 1) if isinstance(one, Counter)}
        self._reached = {counter: list(counts) for counter, counts in counted}
        self._restarted = dict(restarted)

    def part(self) -> Packed:
        """``word/numbering.xml`` with the lists used so far."""
        return _part(tuple(self._lists), self._columns)

    def _add(self, wanted: Counter | Restart) -> int:
        self._lists.append(wanted)
        return len(self._lists)


@lru_cache(maxsize=64)
def _part(lists: tuple[Counter | Restart, ...], columns: bool) -> Packed:
    """Contracts with the same articles share this part, so it is rarely made anew."""
    counters = [wanted for wanted in lists if isinstance(wanted, Counter)]
    kinds = "".join(_abstract(place, counter, columns) for place, counter in enumerate(counters))
    uses = "".join(_use(number, wanted, counters) for number, wanted in enumerate(lists, 1))
    xml = f'<w:numbering xmlns:w="{NAMESPACE}">{kinds}{uses}</w:numbering>'
    return pack("word/numbering.xml", f"{DECLARATION}{xml}".encode())


def _abstract(place: int, counter: Counter, columns: bool) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/><w:suff w:val="{level.after}"/>'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/><w:pPr>{level.indent}</w:pPr>'
        f"<w:rPr>{'<w:b/>' if level.bold else ''}</w:rPr></w:lvl>"
        for depth, level in enumerate(_levels(counter, columns))
    )
    return (
        f'<w:abstractNum w:abstractNumId="{place}"><w:nsid w:val="{0x57590000 + place:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _use(number: int, wanted: Counter | Restart, counters: list[Counter]) -> str:
    if isinstance(wanted, Counter):
        return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{counters.index(wanted)}"/></w:num>'
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{counters.index(wanted.counter)}"/>'
        f'<w:lvlOverride w:ilvl="{wanted.level}"><w:startOverride w:val="{wanted.ordinal}"/></w:lvlOverride></w:num>'
    )


_FLUSH = '<w:ind w:left="0" w:firstLine="0"/>'
_TWO_CHARACTERS = '<w:ind w:left="0" w:firstLineChars="200" w:firstLine="480"/>'


def _hanging(left: int, hanging: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _levels(counter: Counter, columns: bool) -> tuple[_Level, ...]:
    """The formats of a list. Chinese paragraphs begin two characters in, English numbers hang; columns lack room."""
    if counter.language == "zh":
        indent = _FLUSH if columns else _TWO_CHARACTERS
        item = _hanging(525, 525) if columns else _TWO_CHARACTERS
        match counter.counts:
            case "articles":
                return (_Level("chineseCountingThousand", "%1、", "nothing", _FLUSH),)
            case "clauses":
                return (
                    _Level("decimal", f"{counter.article}.%1", "space", indent),
                    _Level("decimal", "（%2）", "nothing", item),
                )
            case "scenarios":
                return (
                    _Level("decimal", "场景条款%1", "space", indent, bold=True),
                    _Level("decimal", "（%2）", "nothing", item),
                )
            case "sections":
                return (
                    _Level("chineseCountingThousand", "%1、", "nothing", indent),
                    _Level("decimal", "（%2）", "nothing", item),
                )
            case _:
                return (_Level("decimal", "（%1）", "nothing", item),)
    indent, after = (_FLUSH, "space") if columns else (_hanging(709, 709), "tab")
    item = _hanging(420, 420) if columns else _hanging(1276, 567)
    match counter.counts:
        case "contract":
            return (
                _Level("decimal", "%1.", after, _FLUSH if columns else indent, bold=True),
                _Level("decimal", "%1.%2", after, indent),
                _Level("decimal", "(%3)", "tab", item),
            )
        case "scenarios":
            return (
                _Level("decimal", "Scenario Term %1.", "space", _FLUSH, bold=True),
                _Level("decimal", "(%2)", "tab", item),
            )
        case "sections":
            return (_Level("decimal", "%1.", after, indent), _Level("decimal", "(%2)", "tab", item))
        case _:
            return (_Level("decimal", "(%1)", "tab", item),)
