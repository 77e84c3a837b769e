"""The document tree as screen content: numbers, words, values, blanks with their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from textual.content import Content
from textual.style import Style

from wenyue.drafting.document import (
    Blank,
    Block,
    Document,
    Inline,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Printed,
    SignatureBlock,
    Table,
    Text,
    item_label,
)
from wenyue.drafting.template import NUMBER_LINE
from wenyue.export.layout import (
    Body,
    Disclaimer,
    Heading,
    Note,
    NumberLine,
    Picture,
    Row,
    Side,
    Signature,
    lead,
    printable,
    rows,
)
from wenyue.interview.glossary import Found, Glossary
from wenyue.tui.prose import term_style

Line = tuple[Inline, ...]
"""One line of a passage, as the inlines it is made of."""


Wording = tuple[str, tuple[Line, ...]]
"""A language, and the lines of a passage in it."""

Marks = Mapping[tuple[int, int, int], tuple[Found, ...]]
"""Terms to underline in a passage, by the numbers of the wording, the line in it and the inline in that."""

UNMARKED: Marks = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of the contract that is shown and updated as a whole: a heading, a clause, a list.

    ``id`` stays the same while the contract changes around it. ``wordings`` are
    the languages of the contract, the prevailing one first; ``clause`` the id of
    the clause that it belongs to, empty for headings.
    """

    id: str
    kind: str
    wordings: tuple[Wording, ...]
    clause: str = ""

    @property
    def text(self) -> str:
        """The words alone, language after language, as they are copied."""
        return "\n".join("".join(map(_words, line)) for _, lines in self.wordings for line in lines)


def passages(document: Document) -> tuple[Passage, ...]:
    """The whole contract in the order of reading."""
    found: dict[str, Passage] = {}
    for row in rows(document):
        kind, id, clause, wordings = _row(row)
        while id in found:  # a clause may come in two runs, around its signature block
            id += "+"
        if any(lines for _, lines in wordings):
            found[id] = Passage(id, kind, wordings, clause)
    return tuple(found.values())


def _row(row: Row) -> tuple[str, str, str, tuple[Wording, ...]]:
    match row:
        case Heading(level=level, id=id):
            return level, f"{level}-{id}", "", _sides(row.sides)
        case NumberLine():
            return "number", "number", NUMBER_LINE, _sides(row.sides)
        case Note():
            return "note", "note", "", _sides(row.sides)
        case Body(clause=clause):
            return "clause", clause.id, clause.id, _sides(row.sides)
        case Signature(clause=clause, lines=lines):
            signed: dict[str, list[Line]] = {}
            for line in lines:
                signed.setdefault(line.language, []).extend(line.cells)
            wordings = tuple((language, tuple(cells)) for language, cells in signed.items())
            return "signature", f"{clause.id}-signature", clause.id, wordings
        case Picture():
            return "picture", "picture", "", ()  # its steps are items as well
        case Disclaimer():
            return "disclaimer", "disclaimer", "", _sides(row.sides)


def _sides(sides: tuple[Side, ...]) -> tuple[Wording, ...]:
    return tuple((side.language, tuple(_side(side))) for side in sides)


def _side(side: Side) -> list[Line]:
    lines = [line for block in side.blocks for line in _block(block, side.language)]
    if not side.label:
        return lines
    label = Text(lead(side.label), bold=True)
    if lines and isinstance(side.blocks[0], Paragraph):
        return [(label, *lines[0]), *lines[1:]]
    return [(label,), *lines]


def _block(block: Block, language: str) -> Iterator[Line]:
    match block:
        case Paragraph(inlines):
            yield inlines
        case Item(ordinal, inlines):
            yield (Text(f"  {lead(item_label(ordinal, language))}"), *inlines)
        case Lines(lines):
            yield from lines
        case Table(header, body):
            for cells in (header, *body):
                yield _joined(cells)
        case SignatureBlock(pairs, lines):
            yield from (cell for pair in pairs for cell in pair)
            yield from lines


def _joined(cells: tuple[Inlines, ...]) -> Line:
    line: list[Inline] = []
    for place, cell in enumerate(cells):
        if place:
            line.append(Text(" | "))
        line.extend(cell)
    return tuple(line)


def content(
    passage: Passage,
    name: Callable[[str], str],
    before: Passage | None = None,
    *,
    marked: bool = False,
    terms: Marks = UNMARKED,
) -> Content:
    """The passage for the screen, its languages one below the other. ``name`` gives the name of a blank by its key.

    With ``marked`` the words that are not in ``before`` are marked; all of them where ``before`` is None.
    ``terms`` are underlined.
    """
    written = columns(passage, name, before, marked=marked, terms=terms)
    return Content("\n\n" if passage.kind == "clause" else "\n").join(written)


def columns(
    passage: Passage,
    name: Callable[[str], str],
    before: Passage | None = None,
    *,
    marked: bool = False,
    terms: Marks = UNMARKED,
) -> tuple[Content, ...]:
    """The same, language by language."""
    known = dict(before.wordings) if before is not None else {}
    return tuple(
        _wording(
            lines, name, known.get(language, ()), marked, {at[1:]: found for at, found in terms.items() if at[0] == n}
        )
        for n, (language, lines) in enumerate(passage.wordings)
    )


def _wording(
    lines: tuple[Line, ...],
    name: Callable[[str], str],
    before: tuple[Line, ...],
    marked: bool,
    terms: Mapping[tuple[int, int], tuple[Found, ...]],
) -> Content:
    written = []
    for place, line in enumerate(lines):
        new: frozenset[int] = frozenset()
        if marked and line not in before:
            new = _new_inlines(before[place] if place < len(before) else (), line)
        inlines = (_inline(inline, name, at in new, terms.get((place, at), ())) for at, inline in enumerate(line))
        written.append(Content("").join(inlines))
    return Content("\n").join(written)


def _new_inlines(old: Line, line: Line) -> frozenset[int]:
    matcher = SequenceMatcher(None, old, line, autojunk=False)
    changed = (range(j1, j2) for tag, _, _, j1, j2 in matcher.get_opcodes() if tag in ("replace", "insert"))
    return frozenset(place for places in changed for place in places)


_CHANGED = "bold underline $text-accent"


def _words(inline: Inline) -> str:
    return printable(inline.text).replace("\n", "\n  ")


def _inline(inline: Inline, name: Callable[[str], str], new: bool, terms: tuple[Found, ...]) -> Content:
    text = Content(_words(inline))
    for found in terms:
        text = text.stylize(term_style(found.term), found.start, found.end)
    match inline:
        case Blank(key=key):
            label = name(key)
            text = (text + Content(f"[{label}]" if label else "")).stylize("$text-warning").stylize(_link(key))
        case Printed(key=key):
            text = text.stylize("$text-primary").stylize(_link(key))
    if inline.bold:
        text = text.stylize("bold")
    return text.stylize(_CHANGED) if new else text


def _link(key: str) -> Style:
    return Style.from_meta({"key": key})


class FirstUses:
    """Where in a contract each term of the glossary is used first, language by language.

    Only the words of the template are looked through, never what people typed. What was found in a text is
    kept: after an answer most of the contract is as it was.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._kept: dict[tuple[str, str], tuple[Found, ...]] = {}

    def of(self, contract: Iterable[Passage]) -> Mapping[str, Marks]:
        """Passage id → the terms that are used in it for the first time; passages without any are left out."""
        marks: dict[str, dict[tuple[int, int, int], tuple[Found, ...]]] = {}
        seen: set[tuple[str, str]] = set()
        for passage in contract:
            if passage.kind != "clause":
                continue
            for n, (language, lines) in enumerate(passage.wordings):
                for place, line in enumerate(lines):
                    for at, inline in enumerate(line):
                        if type(inline) is Text and (fresh := self._fresh(inline, language, seen)):
                            marks.setdefault(passage.id, {})[n, place, at] = fresh
        return marks

    def _fresh(self, inline: Text, language: str, seen: set[tuple[str, str]]) -> tuple[Found, ...]:
        key = (inline.text, language)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._glossary.find(_words(inline), language)
        fresh: list[Found] = []
        for one in found:
            if (language, one.term) not in seen:
                seen.add((language, one.term))
                fresh.append(one)
        return tuple(fresh)
