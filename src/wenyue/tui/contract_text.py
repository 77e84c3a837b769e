"""The document tree as screen content: numbers, words, values, blanks with their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

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
from wenyue.export.layout import (
    Body,
    Disclaimer,
    Heading,
    NumberLine,
    Picture,
    Row,
    Side,
    Signature,
    lead,
    printable,
    rows,
)

Line = tuple[Inline, ...]
"""One line of a passage, as the inlines it is made of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of the contract that is shown and updated as a whole: a heading, a clause, a list.

    ``id`` stays the same while the contract changes around it.
    """

    id: str
    kind: str
    lines: tuple[Line, ...]


def passages(document: Document) -> tuple[Passage, ...]:
    """The whole contract in the order of reading."""
    found: dict[str, Passage] = {}
    for row in rows(document):
        kind, id, lines = _row(row)
        while id in found:  # a clause may come in two runs, around its signature block
            id += "+"
        if lines:
            found[id] = Passage(id, kind, tuple(lines))
    return tuple(found.values())


def _row(row: Row) -> tuple[str, str, list[Line]]:
    match row:
        case Heading(level=level, id=id):
            return level, f"{level}-{id}", _sides(row.sides)
        case NumberLine():
            return "number", "number", _sides(row.sides)
        case Body(clause=clause):
            return "clause", clause.id, _sides(row.sides, apart=True)
        case Signature(clause=clause, lines=lines):
            return "signature", f"{clause.id}-signature", [cell for line in lines for cell in line.cells]
        case Picture():
            return "picture", "picture", []  # its steps follow as items
        case Disclaimer():
            return "disclaimer", "disclaimer", _sides(row.sides)


def _sides(sides: tuple[Side, ...], *, apart: bool = False) -> list[Line]:
    """The lines of all languages, one below the other; ``apart`` leaves a line free between them."""
    lines: list[Line] = []
    for side in sides:
        if lines and apart:
            lines.append(())
        lines.extend(_side(side))
    return lines


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
    passage: Passage, name: Callable[[str], str], before: Passage | None = None, *, marked: bool = False
) -> Content:
    """The passage for the screen. ``name`` gives the name of a blank by its key.

    With ``marked`` the words that are not in ``before`` are marked; all of them where ``before`` is None.
    """
    lines = []
    for place, line in enumerate(passage.lines):
        new: frozenset[int] = frozenset()
        if marked and not (before is not None and line in before.lines):
            new = _new_inlines(before.lines[place] if before is not None and place < len(before.lines) else (), line)
        lines.append(Content("").join(_inline(inline, name, at in new) for at, inline in enumerate(line)))
    return Content("\n").join(lines)


def _new_inlines(old: Line, line: Line) -> frozenset[int]:
    matcher = SequenceMatcher(None, old, line, autojunk=False)
    changed = (range(j1, j2) for tag, _, _, j1, j2 in matcher.get_opcodes() if tag in ("replace", "insert"))
    return frozenset(place for places in changed for place in places)


_CHANGED = "bold underline $text-accent"


def _inline(inline: Inline, name: Callable[[str], str], new: bool) -> Content:
    text = Content(printable(inline.text).replace("\n", "\n  "))
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
