"""Makes src/wenyue/export/base.docx: the parts of a Word file that no answer changes.

    python scripts/make_base_docx.py        (make base-docx)

The styles, the fonts and the settings are set down here and nowhere else; the
writer (`wenyue.export.docx`) only names them. Numbering, header, footer, core
properties and the document itself are empty here: the writer writes them anew
for each contract. The package is small because python-docx's own template, with
its 790 kB of styles, is emptied first.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree

from wenyue.export.package import archive, pack

BASE = Path(__file__).resolve().parents[1] / "src" / "wenyue" / "export" / "base.docx"

SONG = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
HEI = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'


def size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def spacing(before: float = 0, after: float = 0, lines: float = 1.5) -> str:
    """Points before and after, and the distance of lines."""
    around = f'w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"'
    return f'<w:spacing {around} w:line="{lines * 240:.0f}" w:lineRule="auto"/>'


LEFT, CENTRE, RIGHT, JUSTIFIED = (f'<w:jc w:val="{side}"/>' for side in ("left", "center", "right", "both"))
TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
KEEP = "<w:keepNext/><w:keepLines/>"

# id: (name, based on, followed by, paragraph properties, run properties), in the order the standard wants inside.
PARAGRAPHS = {
    "Normal": ("Normal", "", "", spacing() + JUSTIFIED, SONG),
    "Title": ("Title", "Normal", "Normal", "<w:keepNext/>" + spacing(6, 6, 1.2) + CENTRE, HEI + size(22)),
    "ContractNumber": ("Contract Number", "Normal", "Normal", spacing(0, 12) + RIGHT, SONG),
    "Parties": ("Parties", "ContractNumber", "Normal", CENTRE, SONG),
    "Heading1": (
        "heading 1",
        "Normal",
        "Heading2",
        KEEP + spacing(18, 6) + CENTRE + '<w:outlineLvl w:val="0"/>',
        HEI + size(15),
    ),
    "Heading2": (
        "heading 2",
        "Normal",
        "Clause",
        KEEP + spacing(12, 3) + LEFT + '<w:outlineLvl w:val="1"/>',
        HEI + size(12),
    ),
    "Clause": ("Clause", "Normal", "Clause", "", SONG),
    "ClauseText": ("Clause Text", "Clause", "Clause", TWO_CHARACTERS, SONG),
    "ClauseTextEnglish": ("Clause Text English", "Clause", "Clause", '<w:ind w:left="709"/>', SONG),
    "Item": ("Item", "Clause", "Item", "", SONG),
    "Particulars": ("Particulars", "Normal", "Particulars", "<w:keepLines/>" + spacing(0, 6, 1.3) + LEFT, SONG),
    "ColumnParticulars": (
        "Column Particulars",
        "Particulars",
        "ColumnParticulars",
        spacing(0, 6, 1.25) + LEFT,
        SONG + size(10.5),
    ),
    "ColumnText": ("Column Text", "Normal", "ColumnText", spacing(0, 3, 1.25), SONG + size(10.5)),
    "ColumnTextEnglish": ("Column Text English", "ColumnText", "ColumnTextEnglish", LEFT, SONG + size(10.5)),
    "Picture": ("Picture", "Normal", "Normal", spacing(6, 6, 1) + CENTRE, SONG),
    "TableHead": ("Table Head", "Normal", "TableText", "<w:keepNext/>" + spacing(lines=1.2) + CENTRE, HEI + size(10.5)),
    "TableText": ("Table Text", "Normal", "TableText", spacing(lines=1.2) + LEFT, SONG + size(10.5)),
    "SignatureLine": ("Signature Line", "Normal", "SignatureLine", KEEP + spacing(lines=1.3) + LEFT, SONG),
    "Spacer": ("Spacer", "Normal", "Normal", '<w:spacing w:line="120" w:lineRule="exact"/>', SONG + size(2)),
    "Header": (
        "header",
        "Normal",
        "",
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>'
        # Should it take two lines, the text keeps its distance.
        + spacing(0, 6, 1)
        + RIGHT,
        SONG + size(9),
    ),
    "Footer": ("footer", "Normal", "", spacing(lines=1) + CENTRE, SONG + size(9)),
    "Disclaimer": ("Disclaimer", "Footer", "", spacing(0, 3, 1) + LEFT, SONG + '<w:color w:val="595959"/>' + size(8)),
}

CELLS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
)
RULED = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# id: (name, table properties)
TABLES = {
    "TableNormal": ("Normal Table", '<w:tblInd w:w="0" w:type="dxa"/>' + CELLS.format(108)),
    "RuledTable": ("Ruled Table", f"<w:tblBorders>{RULED}</w:tblBorders>" + CELLS.format(85)),
    "Columns": (
        "Two Languages",
        '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>'
        + CELLS.format(142),
    ),
    "SignatureTable": ("Signature Table", CELLS.format(0)),
}

DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{SONG}{size(12)}"
    '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
SETTINGS = (
    '<w:zoom w:percent="100"/>',
    '<w:defaultTabStop w:val="420"/>',
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    # A line ended by hand is not stretched to the full width.
    "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
        )
    )
    + "</w:compat>",
    '<w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/>',
    '<w:decimalSymbol w:val="."/>',
    '<w:listSeparator w:val=","/>',
)
# The other name is what the font is called on a machine set up in English.
FONTS = (
    ("Times New Roman", "", "02020603050405020304", "00", "roman"),
    ("宋体", "SimSun", "02010600030101010101", "86", "auto"),
    ("黑体", "SimHei", "02010609060101010101", "86", "modern"),
)
UNUSED = {
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/webSettings",
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}


def make() -> bytes:
    """The package: same bytes every time."""
    document = docx.Document()
    part = document.part
    package = part.package
    assert package is not None
    for relationships in (part.rels, package.rels):
        for name in [name for name, rel in relationships.items() if rel.reltype in UNUSED]:
            del relationships[name]
    _fill(
        document.styles.element,
        [DEFAULTS, *map(_paragraph_style, PARAGRAPHS), *map(_table_style, TABLES), *_defaults()],
    )
    _fill(document.settings.element, SETTINGS)
    _fill(part.numbering_part.element, [])
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    _fill(section.header._element, ["<w:p/>"])
    _fill(section.footer._element, ["<w:p/>"])
    _fill(document.element, ["<w:body><w:p/></w:body>"])
    for found in package.iter_parts():
        if found.partname == "/word/fontTable.xml":
            _replace(found, f"<w:fonts {nsdecls('w')}>{''.join(map(_font, FONTS))}</w:fonts>")
        elif found.partname == "/docProps/app.xml":
            namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
            _replace(found, f'<Properties xmlns="{namespace}"><Application>Wenyue</Application></Properties>')
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "Wenyue", "", ""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as entries:
        return archive(pack(name, entries.read(name)) for name in sorted(entries.namelist()))


def _fill(element: Any, fragments: Iterable[str]) -> None:
    """Empties an element of python-docx's template, its namespaces included, and puts ours in."""
    for child in list(element):
        element.remove(child)
    for name in list(element.attrib):
        del element.attrib[name]
    for fragment in fragments:
        element.append(parse_xml(_declared(fragment)))
    etree.cleanup_namespaces(element)


def _replace(part: Any, xml: str) -> None:
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _declared(fragment: str) -> str:
    """``fragment`` with the namespace on its outermost element."""
    end = min(place for place in (fragment.find(mark) for mark in (" ", "/", ">")) if place > 0)
    return f"{fragment[:end]} {nsdecls('w')}{fragment[end:]}"


def _paragraph_style(id: str) -> str:
    name, base, following, paragraph, run = PARAGRAPHS[id]
    custom = "" if name in {"Normal", "Title", "heading 1", "heading 2", "header", "footer"} else ' w:customStyle="1"'
    default = ' w:default="1"' if id == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{id}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style(id: str) -> str:
    name, table = TABLES[id]
    head = ' w:default="1"' if id == "TableNormal" else ' w:customStyle="1"'
    base = "" if id == "TableNormal" else '<w:basedOn w:val="TableNormal"/>'
    return (
        f'<w:style w:type="table"{head} w:styleId="{id}"><w:name w:val="{name}"/>{base}'
        f'<w:uiPriority w:val="99"/><w:rPr>{SONG}</w:rPr><w:tblPr>{table}</w:tblPr></w:style>'
    )


def _defaults() -> list[str]:
    """The default styles of runs and lists. They say nothing: what they said would overrule the paragraph's style."""
    return [
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    ]


def _font(font: tuple[str, str, str, str, str]) -> str:
    name, other, panose, charset, family = font
    return (
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/>' if other else "")
        + f'<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )


if __name__ == "__main__":
    BASE.write_bytes(make())
    print(f"{BASE}: {BASE.stat().st_size:,} bytes")
