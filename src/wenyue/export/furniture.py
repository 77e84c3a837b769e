"""What stands on every page of a Word file, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wenyue.drafting.document import Document, text_of
from wenyue.export.layout import Disclaimer, Row, inlines_of
from wenyue.export.package import Packed, pack
from wenyue.export.wordml import DECLARATION, NAMESPACE, escaped, field, look, paragraph, run

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def header(document: Document) -> Packed:
    """The contract's number, in the document's languages."""
    numbers = [document.contract_no[language] for language in document.languages if document.contract_no.get(language)]
    words = "    ".join(text_of(inlines) for inlines in numbers)
    line = paragraph("Header", run(words, look(document.languages[0])) if words else "")
    return _part("word/header1.xml", f'<w:hdr xmlns:w="{NAMESPACE}">{line}</w:hdr>')


def footer(document: Document, rows: Iterable[Row]) -> Packed:
    """The disclaimer, when the rows have one, and page x of y."""
    notes = "".join(
        paragraph("Disclaimer", run(text_of(inlines_of(side)), look(side.language)))
        for row in rows
        if isinstance(row, Disclaimer)
        for side in row.sides
    )
    pages = run("  /  ", look("en")).join(map(_pages, document.languages))
    return _part("word/footer1.xml", f'<w:ftr xmlns:w="{NAMESPACE}">{notes}{paragraph("Footer", pages)}</w:ftr>')


def properties(document: Document) -> Packed:
    """Title and language. No dates: the same answers give the same file, whenever it is made."""
    first = document.languages[0]
    language = "zh-CN" if first.startswith("zh") else "en-GB"
    return _part(
        "docProps/core.xml",
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DUBLIN_CORE}"><dc:title>{escaped(document.title[first])}'
        f"</dc:title><dc:creator>Wenyue</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>",
    )


@cache
def _pages(language: str) -> str:
    """第 1 页 共 1 页, Page 1 of 1: fields that carry a text for readers that do not work them out."""
    before, between, after = ("第 ", " 页 共 ", " 页") if language.startswith("zh") else ("Page ", " of ", "")
    words = look(language)
    runs = [run(before, words), field("PAGE", "1", words), run(between, words), field("NUMPAGES", "1", words)]
    return "".join([*runs, run(after, words)] if after else runs)


def _part(name: str, xml: str) -> Packed:
    return pack(name, f"{DECLARATION}{xml}".encode())
