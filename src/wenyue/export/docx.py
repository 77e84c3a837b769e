"""Word: a package that opens without a question, with named styles, live numbers and live references.

What no answer changes (styles, fonts, settings) stands compressed in
``base.docx``, made by ``scripts/make_base_docx.py``; this module writes the
document, `numbering` its lists and `furniture` the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from wenyue.drafting.document import (
    Blank,
    Clause,
    Document,
    FlowChart,
    Inlines,
    Item,
    Lines,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    Text,
)
from wenyue.export import carried, furniture, numbering, resuming
from wenyue.export.columns import widths
from wenyue.export.comments import Comments
from wenyue.export.copies import Copy, draft_mark
from wenyue.export.flowchart import draw, name_of, told
from wenyue.export.layout import (
    COMES_ALONG,
    Body,
    Disclaimer,
    Heading,
    Note,
    NumberLine,
    Picture,
    Row,
    Side,
    Signature,
    inlines_of,
    rows,
)
from wenyue.export.numbering import Numbering, Reached
from wenyue.export.package import archive, pack
from wenyue.export.pictures import Pictures
from wenyue.export.word_package import COMMENTS, RELATIONS, Extra, constant_parts, relationship
from wenyue.export.wordml import (
    DECLARATION,
    LINE_BREAK,
    NAMESPACE,
    TABLE_END,
    bookmark,
    cell,
    content_control,
    field,
    look,
    paragraph,
    row,
    run,
    table_start,
)

Part = TypeVar("Part")
_SPECIAL = (Blank, Reference)  # inlines that are more than words

# Twentieths of a point: A4; two columns need the room that one leaves white; space to press a seal on.
_WIDTH, _HEIGHT = 11906, 16838
_MARGIN, _MARGIN_OF_TWO = 1588, 1134
_SEAL, _SEAL_ON_FORM = 1300, 640
_ABOVE, _ABOVE_ON_FORM = 360, 240
_PICTURE_HEIGHT = 538.0  # points: 19 cm, so that the heading of the picture stands above it on the same page
_APART = '<w:tcMar><w:right w:w="284" w:type="dxa"/></w:tcMar>'

# The style of what is printed: alone, and in two columns in Chinese and in English, whose long words would leave holes
# in a narrow line with two straight edges.
_STYLES = {
    "number": ("ContractNumber", "ColumnParticulars", "ColumnParticulars"),
    "parties": ("Parties", "ColumnParticulars", "ColumnParticulars"),
    "clause": ("Clause", "ColumnText", "ColumnTextEnglish"),
    "item": ("Item", "ColumnText", "ColumnTextEnglish"),
    "text": ("ClauseText", "ColumnText", "ColumnText"),
    "english": ("ClauseTextEnglish", "ColumnText", "ColumnTextEnglish"),
    "lines": ("Particulars", "ColumnParticulars", "ColumnParticulars"),
}


_PLAIN = Copy()
_OPENING = f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"><w:body>'.encode()


def write(document: Document, *, signing: bool = False, copy: Copy = _PLAIN) -> bytes:
    """The document as a Word file."""
    signing = signing or copy.signing
    printed = list(rows(document, signing=signing))
    # Remarks are handed out row by row, and pictures collected.
    alone = bool(copy.remarks) or any(isinstance(row, Picture) for row in printed)
    body = (WordBody if alone else _Remembering)(document, Comments(copy.remarks))
    return package(body, printed, copy, signing=signing)


def package(body: WordBody, printed: Sequence[Row], copy: Copy, *, signing: bool) -> bytes:
    """The rows that ``body`` prints, in a package with all that a Word file needs."""
    document = body.document
    xml = body.print(printed)
    parts = [
        furniture.properties(document),
        pack("word/document.xml", xml, level=3),
        furniture.footer(document, printed),
        furniture.header(document, draft_mark(document) if copy.watermark and not signing else ""),
        body.numbering.part(),
    ]
    extras: list[Extra] = []
    if copy.remarks:
        extras.append(COMMENTS)
        parts.append(body.comments.part())
    if copy.carried:
        extras += carried.EXTRAS
        parts += carried.parts(copy.carried, document)
    if body.pictures:
        extras += body.pictures.extras
        parts += body.pictures.parts()
    return archive((*constant_parts(tuple(extras), copy.fonts), *parts))


class WordBody:
    """Writes the document row by row."""

    def __init__(self, document: Document, comments: Comments) -> None:
        self.document = document
        self.comments = comments
        self._two = len(document.languages) > 1
        self._margin = _MARGIN_OF_TWO if self._two else _MARGIN
        self._width = _WIDTH - 2 * self._margin
        self.numbering = Numbering(columns=self._two)
        self.pictures: Pictures | None = None
        self._targets = {clause.id: clause for clause in document.clauses() if clause.number}
        self._places = {id: place for place, id in enumerate(self._targets, 1)}
        self._ids = 0
        self._in_columns = False

    def print(self, stream: Sequence[Row]) -> bytes:
        """``word/document.xml``."""
        return b"".join((_OPENING, *self._rows(stream), self._closing().encode()))

    def _rows(self, stream: Sequence[Row]) -> Iterator[bytes]:
        for printed, following in _with_next(stream):
            yield "".join(self._row(printed, following)).encode()

    def _closing(self) -> str:
        return (
            f'{self._end_columns()}<w:sectPr><w:headerReference w:type="default" r:id="{relationship("header1.xml")}"/>'
            f'<w:footerReference w:type="default" r:id="{relationship("footer1.xml")}"/>'
            f'<w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}"/><w:pgMar w:top="1440" w:right="{self._margin}" w:bottom="1440" '
            f'w:left="{self._margin}" w:header="851" w:footer="851" w:gutter="0"/><w:docGrid w:linePitch="312"/>'
            "</w:sectPr></w:body></w:document>"
        )

    def _row(self, printed: Row, following: Row | None) -> Iterator[str]:
        match printed:
            case Body(clause, sides):
                texts = [self._clause(clause, side, in_cell=self._two and not _is_wide(sides)) for side in sides]
                texts[0] = self.comments.beside(clause.id, texts[0])
                texts = [_kept(text) for text in texts] if _is_kept(following) else texts
                yield from self._body(texts, wide=_is_wide(sides))
            case Heading("title", sides=sides):
                # What concerns the whole contract stands at its title.
                yield self.comments.beside("", self.heading(printed, sides[0]))
                for side in sides[1:]:
                    yield self.heading(printed, side)
            case Heading(sides=sides):
                yield from self._sides([self.heading(printed, side) for side in sides], "<w:cantSplit/>")
            case NumberLine(sides):
                style = self._style("parties" if printed.names_parties else "number")
                yield from self._sides([self._paragraph(style, inlines_of(side), side.language) for side in sides])
            case Note(sides):
                style = self._style("parties")
                yield from self._sides([self._paragraph(style, inlines_of(side), side.language) for side in sides])
            case Signature():
                yield _kept(self._end_columns())
                yield from self._signature(printed)
            case Picture():
                yield from self._picture(printed)
            case Disclaimer():
                pass  # stands in the footer of every page

    def _picture(self, picture: Picture) -> Iterator[str]:
        """A flow chart over the full width: half a page would be too narrow."""
        self.pictures = self.pictures or Pictures()
        yield self._end_columns()
        for language, chart in picture.charts:
            room = self._width / 20, _PICTURE_HEIGHT
            yield self.pictures.show(draw(chart, language), room, name_of(language), told(chart, language))

    def _style(self, kind: str, language: str = "zh") -> str:
        return _STYLES[kind][self._two and (1 if language.startswith("zh") else 2)]

    # One column, or two in a table that goes on from row to row

    def _sides(self, printed: Sequence[str], properties: str = "") -> Iterator[str]:
        if not self._two:
            yield printed[0]
            return
        if not self._in_columns:
            self._in_columns = True
            yield table_start("Columns", [self._width // len(printed)] * len(printed), fixed=True)
        empty = paragraph(self._style("text"), "")
        yield self.table_row([cell(self._width // len(printed), text or empty) for text in printed], properties)

    def _body(self, printed: Sequence[str], *, wide: bool) -> Iterator[str]:
        """A clause; one that holds a table over the full width, language after language: half would be too narrow."""
        if self._two and wide:
            yield self._end_columns()
            yield from printed
        else:
            yield from self._sides(printed)

    def _end_columns(self) -> str:
        end = TABLE_END if self._in_columns else ""
        self._in_columns = False
        return end

    # Rows

    def heading(self, heading: Heading, side: Side) -> str:
        """English headings are bold; Chinese ones stand out by their font."""
        words = "".join(run(inline.text, look(side.language, side.language == "en")) for inline in inlines_of(side))
        if heading.level != "article":
            return paragraph("Title" if heading.level == "title" else "Heading1", words)
        number = ""
        if heading.ordinal:
            number = self.numbering.number(*numbering.article(side.language), heading.ordinal)
        return paragraph("Heading2", words, number)

    def _clause(self, clause: Clause, side: Side, *, in_cell: bool) -> str:
        """The first paragraph carries the number; items go on in the list of their clause. What leads to them stays on
        their page; not so in a cell, where it would keep the whole row, which holds them, on the page of the next."""
        language, blocks = side.language, side.blocks
        place = numbering.place(clause, language)
        printed: list[str] = []
        if side.label and place:
            inlines: Inlines = ()
            if blocks and isinstance(blocks[0], Paragraph):
                inlines, blocks = blocks[0].inlines, blocks[1:]
            keep = "<w:keepNext/>" if blocks and not in_cell else ""
            number = self.numbering.number(*place, clause.number[-1])
            words = bookmark(self.next_id(), self._bookmark(clause.id, language), self.words(inlines, language))
            printed.append(paragraph(self._style("clause", language), words, keep + number))
        counter, level = (place[0], place[1] + 1) if place else numbering.items(language)
        kind = "lines" if not place else "text" if language.startswith("zh") else "english"
        for block, following in _with_next(blocks):
            match block:
                case Item(ordinal, inlines):
                    number = self.numbering.number(counter, level, ordinal)
                    printed.append(self._paragraph(self._style("item", language), inlines, language, number))
                case Paragraph(inlines):
                    leads = not in_cell and isinstance(following, Lines | Table)
                    keep = "<w:keepNext/>" if leads else ""
                    printed.append(self._paragraph(self._style(kind, language), inlines, language, keep))
                case Lines(lines):
                    words = LINE_BREAK.join([self.words(line, language) for line in lines])
                    printed.append(paragraph(self._style("lines"), words))
                case Table():
                    printed.append(self._table(block, language))
                case FlowChart() | SignatureBlock():
                    raise AssertionError("pictures and signature blocks are rows of their own")
        return "".join(printed)

    def _table(self, table: Table, language: str) -> str:
        """A ruled table whose head is repeated on every page."""
        columns = widths(table, self._width)
        printed = [table_start("RuledTable", columns, fixed=False)]
        for cells in (table.header, *table.rows):
            style, repeated = ("TableText", "") if len(printed) > 1 else ("TableHead", "<w:tblHeader/>")
            contents = [self._paragraph(style, words, language) for words in cells]
            middle = '<w:vAlign w:val="center"/>'
            shown = [cell(width, text, middle) for width, text in zip(columns, contents, strict=True)]
            printed.append(self.table_row(shown, f"<w:cantSplit/>{repeated}"))
        return "".join((*printed, TABLE_END))

    def _signature(self, signature: Signature) -> Iterator[str]:
        """The lines to sign on, kept on one page, with room for seals and hands under each pair."""
        seal, above = (_SEAL_ON_FORM, _ABOVE_ON_FORM) if signature.is_short else (_SEAL, _ABOVE)
        yield paragraph("Spacer", "", f'<w:keepNext/><w:spacing w:before="{above}"/>')
        yield table_start("SignatureTable", [self._width // 2] * 2, fixed=True)
        last = len(signature.lines) - 1
        for place, line in enumerate(signature.lines):
            paired = len(line.cells) > 1
            # A long name does not run into the one beside it.
            width, how = (self._width // 2, _APART) if paired else (self._width, '<w:gridSpan w:val="2"/>')
            height = f'<w:trHeight w:val="{seal}" w:hRule="atLeast"/>' if paired and line.room else ""
            keep = '<w:keepNext w:val="0"/>' if place == last else ""
            contents = [self._paragraph("SignatureLine", words, line.language, keep) for words in line.cells]
            printed = self.table_row([cell(width, text, how) for text in contents], f"<w:cantSplit/>{height}")
            yield self.comments.beside(signature.clause.id, printed)
        yield TABLE_END

    def table_row(self, cells: Sequence[str], properties: str = "") -> str:
        """A row of any of the tables."""
        return row(cells, properties)

    # Words

    def _paragraph(self, style: str, inlines: Inlines, language: str, properties: str = "") -> str:
        return paragraph(style, self.words(inlines, language), properties)

    def words(self, inlines: Inlines, language: str) -> str:
        """Runs; words that stand together and look alike are one run."""
        if len(inlines) == 1 and type(inlines[0]) is Text:
            return run(inlines[0].text, look(language, inlines[0].bold))
        printed: list[str] = []
        waiting, bold = "", False
        for inline in inlines:
            special = isinstance(inline, _SPECIAL)
            if waiting and (special or inline.bold is not bold):
                printed.append(run(waiting, look(language, bold)))
                waiting = ""
            bold = inline.bold
            if isinstance(inline, Reference):
                printed.append(self._reference(inline, language))
            elif isinstance(inline, Blank):
                printed.append(self._blank(inline, language))
            else:
                waiting += inline.text
        if waiting:
            printed.append(run(waiting, look(language, bold)))
        return "".join(printed)

    def _blank(self, blank: Blank, language: str) -> str:
        return content_control(self.next_id(), blank.key, run(blank.text, look(language, blank.bold)))

    def _reference(self, reference: Reference, language: str) -> str:
        """A field for the number, which Word works out; 第 and 条 around it are words."""
        words = look(language, reference.bold)
        target = self._targets.get(reference.target)
        if target is None or target.label(language) not in reference.text:
            return run(reference.text, words)
        number = target.label(language)
        before, _, after = reference.text.partition(number)
        live = field(f"REF {self._bookmark(target.id, language)} \\n \\h", number, words)
        return f"{run(before, words) if before else ''}{live}{run(after, words) if after else ''}"

    def _bookmark(self, clause: str, language: str) -> str:
        """The name of a clause's first paragraph; Word allows 40 letters, digits and underscores."""
        return f"_{self._places[clause]}_{_plain(clause)}_{language[:2]}"

    def next_id(self) -> str:
        """A number that no other bookmark, control or change of this file has."""
        self._ids += 1
        return str(self._ids)


class _Remembering(WordBody):
    """Prints anew only the rows that were not printed before from the same point on (see `resuming`)."""

    def _rows(self, stream: Sequence[Row]) -> Iterator[bytes]:
        point = resuming.start((self._two, *[(one.id, one.number) for one in self._targets.values()]), self._reached())
        here = True  # whether this body has printed up to the point itself
        for wanted, following in _with_next(stream):
            kept = _is_kept(following)
            known = point.after(wanted, kept=kept)
            if known is not None:
                _, printed, point = known
                here = False
            else:
                if not here:
                    self._resume(point)
                    here = True
                printed = "".join(self._row(wanted, following)).encode()
                point = point.keep(wanted, printed, self._reached(), kept=kept)
            yield printed
        if not here:
            self._resume(point)

    def _reached(self) -> tuple[Reached, int, bool]:
        return self.numbering.reached(), self._ids, self._in_columns

    def _resume(self, point: resuming.Point[tuple[Reached, int, bool]]) -> None:
        numbers, self._ids, self._in_columns = point.reached
        self.numbering.resume(numbers)


def _with_next(stream: Sequence[Part]) -> Iterator[tuple[Part, Part | None]]:
    """Each row, or block, and the one after it."""
    return zip(stream, (*stream[1:], None), strict=False)  # of nothing there is no next one


def _is_wide(sides: Iterable[Side]) -> bool:
    """Whether a clause gets the full width: it holds a table."""
    return any(isinstance(block, Table) for side in sides for block in side.blocks)


def _is_kept(following: Row | None) -> bool:
    """Signatures alone on a page could be put under another text."""
    return isinstance(following, Signature)


@cache
def _plain(id: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "_", id)[:28]


_STYLED = re.compile(r'(<w:pStyle w:val="\w+"/>)(?!<w:keepNext)')
_TAG = re.compile("<[^>]*>")


def _kept(paragraphs: str) -> str:
    """The last of the paragraphs, as many as it takes to know the clause again, each kept on one page with what
    follows it. The rest may stand on the page before: a long clause would leave it half empty."""
    place, letters = len(paragraphs), 0
    while place > 0 and letters < COMES_ALONG:
        start = max(paragraphs.rfind("<w:p>", 0, place), 0)
        letters += len(_TAG.sub("", paragraphs[start:place]))
        place = start
    return paragraphs[:place] + _STYLED.sub(r"\1<w:keepNext/>", paragraphs[place:])
