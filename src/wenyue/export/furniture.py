"""What stands on every page of a Word file, and what the file says about itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from wenyue.drafting.document import Document, text_of
from wenyue.export.layout import Disclaimer, Row, inlines_of, running_head
from wenyue.export.package import Packed, pack
from wenyue.export.wordml import DECLARATION, NAMESPACE, escaped, field, look, paragraph, run

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def header(document: Document, watermark: str = "") -> Packed:
    """The contract's number with the title, and the words that stand across the page."""
    words = [run(words, look(language)) for language, words in running_head(document)]
    number = run("    ", look(document.languages[0])).join(words)
    mark, namespaces = (_across(watermark), _DRAWING) if watermark else ("", "")
    line = paragraph("Header", mark + number)
    return _part("word/header1.xml", f'<w:hdr xmlns:w="{NAMESPACE}"{namespaces}>{line}</w:hdr>')


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


_DRAWING = ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
# Points. A Chinese character is as wide as it is high, a letter about half as wide.
_MARK_HEIGHT, _MARK_WIDTH, _LONGEST_MARK = 120, 110, 440


def _across(words: str) -> str:
    """Grey words across the page, as Word itself makes them: by the shape's name it finds and removes them again."""
    width = min(_LONGEST_MARK, sum(_MARK_WIDTH if ord(letter) > 0x2E80 else _MARK_WIDTH * 2 // 3 for letter in words))
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{_MARK_HEIGHT}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="none"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{place}" '
        'o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{escaped(words)}"/>'
        "</v:shape></w:pict></w:r>"
    )


@cache
def _pages(language: str) -> str:
    """第 1 页 共 1 页, Page 1 of 1: fields that carry a text for readers that do not work them out."""
    before, between, after = ("第 ", " 页 共 ", " 页") if language.startswith("zh") else ("Page ", " of ", "")
    words = look(language)
    runs = [run(before, words), field("PAGE", "1", words), run(between, words), field("NUMPAGES", "1", words)]
    return "".join([*runs, run(after, words)] if after else runs)


@lru_cache(maxsize=64)
def _part(name: str, xml: str) -> Packed:
    return pack(name, f"{DECLARATION}{xml}".encode())
