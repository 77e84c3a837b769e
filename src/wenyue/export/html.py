"""HTML: one file that needs nothing else, for screens, screen readers and the browser's printer.

Numbers are text inside the list items, so that they can be read aloud, searched
and copied. There is no script, and the page forbids itself to load anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import NamedTuple

from wenyue.drafting.document import (
    Blank,
    Block,
    Document,
    FlowChart,
    Inline,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    block_inlines,
    item_label,
)
from wenyue.drafting.keeping import Kept
from wenyue.export.flowchart import draw
from wenyue.export.layout import (
    UNPRINTABLE,
    Body,
    Disclaimer,
    Heading,
    Note,
    NumberLine,
    Picture,
    Row,
    Side,
    Signature,
    in_words,
    inlines_of,
    lead,
    printable,
    rows,
)

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5em 1.5em; max-width: 46em; color: #111; background: #fff;
  font: 1rem/1.75 "Times New Roman", "Songti SC", SimSun, "宋体", "Noto Serif CJK SC", serif; text-align: justify; }
body.two { max-width: 76em; }
h1, h2, h3, th, .number { font-family: "Times New Roman", "Heiti SC", SimHei, "黑体", "Noto Sans CJK SC", sans-serif; }
h1 { text-align: center; font-size: 1.7em; line-height: 1.3; margin: 0.4em 0; }
h2, h3 { font-size: 1.15em; margin: 1.3em 0 0.4em; text-align: left; }
h2.part { text-align: center; font-size: 1.3em; margin-top: 1.8em; }
p { margin: 0.35em 0; }
ol { list-style: none; margin: 0; padding: 0; }
ol ol { padding-left: 2em; }
.number { font-weight: normal; }
.named { font-weight: bold; }
.no { text-align: right; }
.note { text-align: center; }
.two .no, .two .note, .two td { text-align: left; }
.lines { text-align: left; }
.picture { text-align: center; }
.picture svg { max-width: 100%; height: auto; }
.blank { white-space: nowrap; }
:lang(zh) h2, :lang(zh) h3 { font-weight: bold; }
table { border-collapse: collapse; width: 100%; }
table.ruled { margin: 0.5em 0; font-size: 0.95em; }
table.ruled th, table.ruled td { border: 1px solid #444; padding: 0.25em 0.6em; text-align: left; vertical-align: top; }
table.ruled th { background: #f2f2f2; }
table.columns { table-layout: fixed; }
table.columns > tbody > tr > td { vertical-align: top; padding: 0 1.1em; width: 50%; }
table.columns > tbody > tr > td + td { border-left: 1px solid #bbb; }
table.signature { margin-top: 2.5em; table-layout: fixed; break-inside: avoid; break-before: avoid; }
.two table.signature { break-before: auto; }
.kept { break-inside: avoid; }
table.signature td { vertical-align: top; padding: 0.2em 1em 0.2em 0; text-align: left; }
table.signature tr.room td { padding-bottom: 2.6em; }
a { color: inherit; text-decoration-color: #999; }
footer { margin-top: 3em; border-top: 1px solid #999; font-size: 0.85em; color: #444;
  break-inside: avoid; break-before: avoid; }
@page { size: A4; margin: 2cm 2.5cm; @bottom-center { content: PAGES; font-size: 9pt; } }
@media print {
  body { padding: 0; max-width: none; font-size: 11pt; line-height: 1.6; }
  body.two { font-size: 9.5pt; max-width: none; }
  table.columns > tbody > tr > td { padding: 0 0.8em; }
  h1, h2, h3, tr:has(> td > h2), tr:has(> td > h3), p:has(+ ol), p:has(+ .lines), p:has(+ .ruled) {
    break-after: avoid; }
  .ruled { line-height: 1.4; }
  table.ruled th, table.ruled td { padding: 0.2em 0.6em; }
  .ruled tr, .signature tr, .lines { break-inside: avoid; }
  .short { margin-top: 1.5em; }
  .signature.short tr.room td { padding-bottom: 1.6em; }
  footer { margin-top: 1.5em; }
  a { text-decoration: none; }
  thead { display: table-header-group; }
}
"""
_PAGES = {
    "zh": '"第 " counter(page) " 页 共 " counter(pages) " 页"',
    "en": '"Page " counter(page) " of " counter(pages)',
}
_HEAD = (
    "<!DOCTYPE html>\n"
    '<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body{two}>\n<main>\n"
)

# What a run of rows stands in, by its kind.
_OPENED = {"columns": '<table class="columns" role="presentation"><tbody>', "list": '<ol role="list">', "": ""}
_CLOSED = {"columns": "</tbody></table>", "list": "</ol>", "": ""}


def write(document: Document, *, signing: bool = False) -> bytes:
    """The document as one UTF-8 page."""
    page = _Page(document)
    body = page.print(rows(document, signing=signing))
    first = document.languages[0]
    head = _HEAD.format(
        language=_tag(first),
        title=_escaped(document.title[first]),
        style=_style(tuple([language[:2] for language in document.languages])),
        two=' class="two"' if page.two else "",
    )
    return f"{head}{body}\n</main>\n</body>\n</html>\n".encode()


@cache
def _style(languages: tuple[str, ...]) -> str:
    return _STYLE.replace("PAGES", ' "  /  " '.join(map(_PAGES.__getitem__, languages)))


class _Clause(NamedTuple):
    """A clause as printed, what it refers to, and what of that it leads to."""

    text: str
    targets: frozenset[str]
    led_to: frozenset[str]


_CLAUSES: Kept[_Clause] = Kept()
_HEADINGS: Kept[list[str]] = Kept()


class _Page:
    """Prints rows one after the other and closes what the next row does not continue."""

    def __init__(self, document: Document) -> None:
        self.two = len(document.languages) > 1
        self._numbered = frozenset([clause.id for clause in document.clauses() if clause.number])
        self._open = ""
        self._printed: list[str] = []

    def print(self, stream: Iterator[Row]) -> str:
        for row in stream:
            match row:
                case Body(clause, sides):
                    numbered = any(side.label for side in sides)
                    wide = any(isinstance(block, Table) for side in sides for block in side.blocks)
                    self._cells(sides, [self._kept_clause(clause.id, side) for side in sides], numbered, wide)
                case Heading(level="title", sides=sides):
                    self._printed += [
                        f'<h1 lang="{_tag(side.language)}">{self._words(inlines_of(side), side.language)}</h1>'
                        for side in sides
                    ]
                case Heading(sides=sides):
                    self._cells(sides, _HEADINGS.made(self._headings, row))
                case NumberLine(sides) | Note(sides):
                    kind = "note" if isinstance(row, Note) else "no"
                    printed = [
                        f'<p class="{kind}">{self._words(inlines_of(side), side.language)}</p>' for side in sides
                    ]
                    self._cells(sides, printed)
                case Signature() if self._open == "columns":
                    # Browsers keep nothing together across the end of a table: its last row comes along.
                    last = self._printed.pop()
                    self._printed += [f'{_CLOSED["columns"]}<div class="kept">{_OPENED["columns"]}', last]
                    self._continue("")
                    self._printed += [*self._signature(row), "</div>"]
                case Signature():
                    self._continue("")
                    self._printed += self._signature(row)
                case Picture(charts):
                    self._continue("")
                    # The steps stand above as a list, so that a screen reader need not hear them twice.
                    self._printed += [
                        f'<p class="picture" aria-hidden="true">{draw(chart, language).svg}</p>'
                        for language, chart in charts
                    ]
                case Disclaimer(sides):
                    self._continue("")
                    notes = [
                        f'<p lang="{_tag(side.language)}">{self._words(inlines_of(side), side.language)}</p>'
                        for side in sides
                    ]
                    self._printed.append(f"<footer>{''.join(notes)}</footer>")
        self._continue("")
        return "\n".join(self._printed)

    def _cells(self, sides: tuple[Side, ...], printed: list[str], listed: bool = False, wide: bool = False) -> None:
        """One row of two columns; or, in one language, a list item (``listed``) or what stands between lists. What
        holds a table gets the whole width (``wide``), language after language: half would be too narrow."""
        if self.two:
            self._continue("columns")
            if listed:
                printed = [f'<ol role="list">{text}</ol>' for text in printed]
            span = ' colspan="2"' if wide else ""
            cells = [
                f'<td{span} lang="{_tag(side.language)}">{text}</td>' for side, text in zip(sides, printed, strict=True)
            ]
            self._printed.append(f"<tr>{('</tr><tr>' if wide else '').join(cells)}</tr>")
        else:
            self._continue("list" if listed else "")
            self._printed.append(printed[0])

    def _continue(self, wanted: str) -> None:
        if wanted != self._open:
            self._printed.append(_CLOSED[self._open] + _OPENED[wanted])
            self._open = wanted

    def _headings(self, row: Heading) -> list[str]:
        return [self._heading(side, row.level, row.depth) for side in row.sides]

    def _heading(self, side: Side, level: str, depth: int) -> str:
        words = self._words(inlines_of(side), side.language)
        return f'<h{depth} class="{level}">{_escaped(lead(side.label))}{words}</h{depth}>'

    def _kept_clause(self, id: str, side: Side) -> str:
        """A clause, from what was printed of it before where it says the same and its references lead somewhere."""
        kept = _CLAUSES.get(side, id)
        if kept is not None and (not kept.targets or kept.targets & self._numbered == kept.led_to):
            return kept.text
        inlines = (inline for block in side.blocks for inline in block_inlines(block))
        targets = frozenset([inline.target for inline in inlines if isinstance(inline, Reference)])
        printed = _Clause(self._clause(id, side), targets, targets & self._numbered)
        return _CLAUSES.keep(printed, side, id).text

    def _clause(self, id: str, side: Side) -> str:
        """The blocks of a clause: a list item when it has a number, which its first paragraph carries."""
        number = _number(side.label) if side.label else ""
        parts: list[str] = []
        items: list[str] = []
        blocks = side.blocks
        if number and not (blocks and isinstance(blocks[0], Paragraph)):
            parts.append(f"<p>{number}</p>")
            number = ""
        for block in blocks:
            if isinstance(block, Item):
                label = lead(item_label(block.ordinal, side.language))
                words = self._words(block.inlines, side.language)
                items.append(f'<li><span class="number">{label}</span>{words}</li>')
                continue
            if items:
                parts.append(f'<ol role="list">{"".join(items)}</ol>')
                items = []
            parts.append(self._block(block, side.language, number))
            number = ""
        if items:
            parts.append(f'<ol role="list">{"".join(items)}</ol>')
        text = "".join(parts)
        return f'<li id="{_anchor(id, side.language)}">{text}</li>' if side.label else text

    def _block(self, block: Block, language: str, number: str) -> str:
        match block:
            case Paragraph(inlines):
                return f"<p>{number}{self._words(inlines, language)}</p>"
            case Lines(lines):
                return f'<p class="lines">{"<br>".join([self._words(line, language) for line in lines])}</p>'
            case Table():
                return self._table(block, language)
            case Item() | SignatureBlock() | FlowChart():
                raise AssertionError("items are printed as lists, signature blocks and pictures as rows of their own")

    def _table(self, table: Table, language: str) -> str:
        head = "".join([f'<th scope="col">{self._words(cell, language)}</th>' for cell in table.header])
        lines = [[f"<td>{self._words(cell, language)}</td>" for cell in cells] for cells in table.rows]
        body = "".join([f"<tr>{''.join(cells)}</tr>" for cells in lines])
        return f'<table class="ruled"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'

    def _signature(self, row: Signature) -> Iterator[str]:
        kind = "signature short" if row.is_short else "signature"
        yield f'<table class="{kind}" role="presentation"><tbody>'
        for line in row.lines:
            span = "" if len(line.cells) > 1 else ' colspan="2"'
            cells = "".join(f"<td{span}>{self._words(cell, line.language)}</td>" for cell in line.cells)
            room = ' class="room"' if line.room and not span else ""
            yield f'<tr{room} lang="{_tag(line.language)}">{cells}</tr>'
        yield "</tbody></table>"

    def _words(self, inlines: Inlines, language: str) -> str:
        return "".join([self._inline(inline, language) for inline in inlines])

    def _inline(self, inline: Inline, language: str) -> str:
        text = _escaped(inline.text).replace("\n", "<br>")
        if isinstance(inline, Blank):
            text = f'<span class="blank" title="{_escaped(inline.key)}">{text}</span>'
        elif isinstance(inline, Reference) and inline.target in self._numbered:
            text = f'<a href="#{_anchor(inline.target, language)}">{text}</a>'
        return f"<strong>{text}</strong>" if inline.bold else text


def _number(label: str) -> str:
    """A number and what stands between it and the words after it: a space, except after 一、."""
    led, kind = lead(label), "number named" if in_words(label) else "number"
    return f'<span class="{kind}">{_escaped(led.rstrip())}</span>{led[len(led.rstrip()) :]}'


_SPECIAL = re.compile(UNPRINTABLE.pattern.replace("[", "[&<>\"'", 1))


def _escaped(text: str) -> str:
    return text if _SPECIAL.search(text) is None else escape(printable(text))


def _tag(language: str) -> str:
    """zh_Hans → zh-Hans, as HTML names languages."""
    return language.replace("_", "-")


def _anchor(id: str, language: str) -> str:
    """The name of a clause inside the page; every language has its own."""
    return f"{language[:2]}-{re.sub(r'[^0-9A-Za-z.-]', '-', id)}"
