"""The small pieces of WordprocessingML: runs, paragraphs, tables, fields.

Strings in, strings out. Element order follows ECMA-376, Part 1, section 17;
style names are those of ``base.docx``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wenyue.export.layout import UNPRINTABLE, printable

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The hint makes Word take quotation marks and dashes of Chinese text from the Chinese font.
_CHINESE = ('<w:rFonts w:hint="eastAsia"/>', '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>')
_ENGLISH = ("", '<w:lang w:val="en-GB"/>')
LINE_BREAK = "<w:r><w:br/></w:r>"


@cache
def look(language: str, bold: bool = False) -> str:
    """The run properties of words in a language (``zh_Hans``, ``en``)."""
    font, proofing = _CHINESE if language.startswith("zh") else _ENGLISH
    return f"<w:rPr>{font}{'<w:b/>' if bold else ''}{proofing}</w:rPr>"


# One search for both kinds: most words need no change, and this runs for every one of them.
_SPECIAL = re.compile(UNPRINTABLE.pattern.replace("[", '[&<>"\n', 1))


def escaped(text: str) -> str:
    """``text`` for an element's content or an attribute, without what XML cannot carry."""
    if _SPECIAL.search(text) is None:
        return text
    text = printable(text).replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def run(text: str, properties: str) -> str:
    """Words that look alike; a new line becomes a line break."""
    if _SPECIAL.search(text) is not None:
        text = escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(style: str, words: str, properties: str = "") -> str:
    """A paragraph of runs. ``properties`` come after the style: keepNext, numPr, spacing, in this order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{words}</w:p>'


SPACER = paragraph("Spacer", "")
"""Keeps two tables apart, which Word would join, and stands where a cell or the text may not end in a table."""


def field(instruction: str, text: str, properties: str) -> str:
    """A field with the text shown until it is worked out anew."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(text, properties)}</w:fldSimple>'


def content_control(id: str, title: str, content: str) -> str:
    """A control around a run, so that a person can go from one open line to the next. ``id`` is unique in the file."""
    title = escaped(title)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{title}"/><w:id w:val="{id}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def bookmark(id: str, name: str, content: str) -> str:
    """A name for runs. ``id`` and ``name`` are unique in the file; a leading underscore hides it from lists."""
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{id}"/>'


def cell(width: int, content: str, properties: str = "") -> str:
    """A table cell of ``width`` twentieths of a point; its content ends with a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], properties: str = "") -> str:
    """A table row. ``properties``: cantSplit, trHeight, tblHeader, in this order."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table_start(style: str, columns: Sequence[int], *, fixed: bool) -> str:
    """The start tag and properties of a table with columns of these widths, in twentieths of a point; ``fixed`` columns
    do not grow with their content."""
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in columns])
    size = f'w:w="{sum(columns)}" w:type="dxa"' if fixed else 'w:w="5000" w:type="pct"'
    layout = '<w:tblLayout w:type="fixed"/>' if fixed else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW {size}/>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


TABLE_END = f"</w:tbl>{SPACER}"
