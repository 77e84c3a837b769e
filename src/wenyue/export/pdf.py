"""PDF for printing, signing and keeping: PDF/A-2a and PDF/UA-1, searchable, the same bytes every time.

The rows of `wenyue.export.layout` become plain data: dicts, lists and strings.
Words are a list in which a string is plain, a list of one string is bold,
``None`` is a place where a line may break, and ``True`` begins a new line. How
that looks on paper is written in ``contract.typ``; how it is printed, in
`wenyue.export.typesetting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise, zip_longest
from typing import Any

from wenyue.drafting.document import (
    Block,
    Document,
    FlowChart,
    Inline,
    Inlines,
    Item,
    Lines,
    Paragraph,
    SignatureBlock,
    Table,
    block_inlines,
    item_label,
    text_of,
)
from wenyue.export import columns
from wenyue.export.copies import Copy, draft_mark
from wenyue.export.flowchart import draw, told
from wenyue.export.layout import (
    COMES_ALONG,
    Body,
    Disclaimer,
    Heading,
    Note,
    NumberLine,
    Picture,
    Side,
    Signature,
    in_words,
    inlines_of,
    lead,
    printable,
    rows,
    running_head,
)
from wenyue.export.typesetting import typeset

Pieces = list[str | list[str] | bool | None]
Data = dict[str, Any]

_PAGE = {"zh": ("第 ", " 页 共 ", " 页"), "en": ("Page ", " of ", "")}
"""What stands before, between and after the number of the page and that of the last page."""

# A longer word with no place to break (an address of the web, a code) may break after every eighth
# character, so that it stays on the paper.
_WORD = 24
_UNBROKEN = re.compile(r"[^\s\u2e80-\uffef]+")  # Han characters and their punctuation break anywhere
_EIGHT = re.compile(".{1,8}")
_PICTURE = (430.0, 600.0)  # points of the page that a picture may take
# What is kept together has to fit on one page, in half its width if need be.
_KEPT_CHARACTERS = 600
_KEPT_BLOCKS = 6
_LED_TO = {"items", "lines", "table"}
_LINE = 40  # characters, roughly


_PLAIN = Copy()


def write(document: Document, *, signing: bool = False, copy: Copy = _PLAIN) -> bytes:
    """``document`` as a PDF file on A4. ``signing`` leaves out the disclaimer.

    Raises `ExportError` naming the characters that the shipped fonts lack. Not
    to be called in a process forked after a call (`typesetting.typeset` says why).
    """
    signing = signing or copy.signing
    mark = draft_mark(document) if copy.watermark and not signing else ""
    return typeset({**_data(document, signing), "watermark": mark})


def _data(document: Document, signing: bool) -> Data:
    """All that ``contract.typ`` prints; every list of cells has one for each language."""
    languages = document.languages
    number = [document.contract_no.get(language, ()) for language in languages]
    printed: list[Data] = []
    disclaimer: list[Pieces] = []
    for row in rows(document, signing=signing):
        match row:
            case Heading(kind, sides=sides, depth=depth):
                # The engine has a title apart from its headings: below it they begin with level 1.
                printed.append({"kind": kind, "level": depth - 1, "cells": [_heading(side) for side in sides]})
            case NumberLine(sides) | Note(sides):
                printed.append({"kind": "number", "cells": [_pieces(inlines_of(side)) for side in sides]})
            case Body(sides=sides):
                printed += _body(sides)
            case Signature():
                _keep_with_next(printed)
                printed.append(_signature(row))
            case Picture(charts):
                printed += [_picture(chart, language) for language, chart in charts]
            case Disclaimer(sides):
                disclaimer = [_pieces(inlines_of(side)) for side in sides]
    return {
        "languages": [language[:2] for language in languages],
        "title": printable(document.title[languages[0]]),
        "description": printable(text_of(number[0])),
        "header": [{"language": language[:2], "words": words} for language, words in running_head(document)],
        "disclaimer": disclaimer,
        "page": [_PAGE.get(language[:2], _PAGE["en"]) for language in languages],
        "rows": printed,
    }


def _heading(side: Side) -> str:
    return lead(side.label) + printable(text_of(inlines_of(side)))


def _body(sides: tuple[Side, ...]) -> Iterator[Data]:
    """The blocks of a clause, those of two languages in step."""
    printed = [_blocks(side, whole_lists=len(sides) == 1) for side in sides]
    steps = [list(cells) for cells in zip_longest(*printed, fillvalue={"kind": "nothing"})]
    for cells, following in pairwise([*steps, []]):
        # Words that lead to a list, a table or lines do not end a page.
        leads = any(cell["kind"] in _LED_TO for cell in following) and cells[0]["kind"] == "paragraph"
        wide = any(cell["kind"] == "table" for cell in cells)
        yield {"kind": "body", "cells": cells, "wide": wide, "sticky": leads}


def _blocks(side: Side, whole_lists: bool) -> Iterator[Data]:
    """One cell for each block; the items of a list are one cell, or one each to stand beside their translations."""
    label, blocks = side.label, side.blocks
    numbered = bool(label)
    if label:
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
        words, named = _pieces(first.inlines), in_words(label)
        yield {"kind": "paragraph", "label": lead(label), "named": named, "words": words, "numbered": True}
        blocks = blocks[1:] if blocks and first is blocks[0] else blocks
    for is_list, run in groupby(blocks, key=lambda block: isinstance(block, Item)):
        if is_list and whole_lists:
            yield {"kind": "items", "items": [_item(item, side.language) for item in run if isinstance(item, Item)]}
        else:
            yield from (_cell(block, side.language, numbered) for block in run)


def _cell(block: Block, language: str, numbered: bool) -> Data:
    match block:
        case Paragraph(inlines):
            return {"kind": "paragraph", "label": "", "named": False, "words": _pieces(inlines), "numbered": numbered}
        case Item():
            return {"kind": "items", "items": [_item(block, language)]}
        case Lines(lines):
            return {"kind": "lines", "lines": [_pieces(line) for line in lines], "keep": _fits(block_inlines(block))}
        case Table(header, body):
            word = columns.LINE // len(header)
            return {
                "kind": "table",
                "header": [_pieces(cell, word) for cell in header],
                "cells": [_pieces(cell, word) for row in body for cell in row],
                "widths": columns.shares(block),
            }
        case FlowChart() | SignatureBlock():
            raise AssertionError("pictures and signature blocks have a row of their own")


def _item(item: Item, language: str) -> Data:
    return {"ordinal": item.ordinal, "label": item_label(item.ordinal, language), "words": _pieces(item.inlines)}


def _picture(chart: FlowChart, language: str) -> Data:
    drawing = draw(chart, language)
    scale = min(1.0, _PICTURE[0] / drawing.width, _PICTURE[1] / drawing.height)
    words, width = told(chart, language), drawing.width * scale
    return {"kind": "picture", "language": language[:2], "svg": drawing.svg, "width": width, "alt": words}


def _signature(row: Signature) -> Data:
    return {
        "kind": "signature",
        "lines": [
            {"language": line.language[:2], "cells": [_pieces(cell) for cell in line.cells], "room": line.room}
            for line in row.lines
        ],
        "short": row.is_short,
        "keep": _fits(inline for line in row.lines for cell in line.cells for inline in cell),
    }


def _keep_with_next(printed: list[Data]) -> None:
    """A page with nothing but signatures could be put under another contract: the end of the last clause comes along,
    from its number on where it is short."""
    words = 0
    for row in reversed(printed[-_KEPT_BLOCKS:]):
        if row["kind"] != "body":
            break
        row["sticky"] = True
        words += _letters(row["cells"][0])
        if words >= COMES_ALONG or any(cell.get("label") for cell in row["cells"]):
            break


def _letters(printed: object) -> int:
    """How many letters a cell prints."""
    match printed:
        case {"kind": "items", "items": list(within)} | {"kind": "lines", "lines": list(within)} | list(within):
            return sum(map(_letters, within))
        case {"words": words}:
            return _letters(words)
        case {"kind": "table"}:
            return COMES_ALONG
        case str(words):
            return len(words)
        case _:
            return 0


def _fits(inlines: Iterable[Inline]) -> bool:
    return sum(len(inline.text) + _LINE * inline.text.count("\n") for inline in inlines) <= _KEPT_CHARACTERS


def _pieces(inlines: Inlines, word: int = _WORD) -> Pieces:
    """The words of a run of inlines; neighbours that look the same are printed as one."""
    pieces: Pieces = []
    for bold, run in groupby(inlines, key=lambda inline: inline.bold):
        text = printable("".join(inline.text for inline in run))
        for number, line in enumerate(text.split("\n")):
            if number:
                pieces.append(True)
            for place, part in enumerate(_breakable(line, word)):
                if place:
                    pieces.append(None)
                pieces.append([part] if bold else part)
    return pieces


def _breakable(line: str, word: int) -> list[str]:
    """``line`` in the parts between which it may break although nothing in the text says so."""
    if len(line) <= word:
        return [line] if line else []
    marked = _UNBROKEN.sub(
        lambda found: "\0".join(_EIGHT.findall(found[0])) if len(found[0]) > word else found[0], line
    )
    return marked.split("\0")
