"""The parts of a Word file around its text: what no answer changes, and the lists of what is in the package.

``base.docx`` has the parts that every file carries; `Extra` parts are there in
some copies only, so the package's lists of types and relationships are made for
each combination of them, and then kept.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from wenyue.export.copies import Fonts
from wenyue.export.package import Packed, pack
from wenyue.export.wordml import escaped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"

_TYPES, _ROOT, DOCUMENT = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
# Parts of the base package that are written anew for each document, and those that depend on the extras and the fonts.
_FRESH = {"docProps/core.xml", "word/document.xml", "word/footer1.xml", "word/header1.xml", "word/numbering.xml"}
_INDEX = {_TYPES, _ROOT, DOCUMENT}
_FONTED = {"word/fontTable.xml", "word/styles.xml"}


class Extra(NamedTuple):
    """A part that only some copies have: its name, its content type (none for plain XML and pictures), the part
    and kind of the relationship that leads to it, and the id of that where the text names it."""

    name: str
    content_type: str
    source: str
    relation: str
    target: str
    id: str = ""


COMMENTS = Extra("word/comments.xml", f"{_WORD}.comments+xml", DOCUMENT, f"{RELATIONS}/comments", "comments.xml")
ANSWERS = Extra("customXml/item1.xml", "", DOCUMENT, f"{RELATIONS}/customXml", "../customXml/item1.xml")
ANSWERS_PROPERTIES = Extra(
    "customXml/itemProps1.xml",
    f"{_OFFICE}.customXmlProperties+xml",
    "customXml/_rels/item1.xml.rels",
    f"{RELATIONS}/customXmlProps",
    "itemProps1.xml",
)
PROPERTIES = Extra(
    "docProps/custom.xml",
    f"{_OFFICE}.custom-properties+xml",
    _ROOT,
    f"{RELATIONS}/custom-properties",
    "docProps/custom.xml",
)


@cache
def _base() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO((files("wenyue.export") / "base.docx").read_bytes())) as base:
        return {name: base.read(name) for name in base.namelist()}


@cache
def relationship(target: str) -> str:
    """The id under which the text refers to a part beside it (``header1.xml``)."""
    found = re.search(rf'Id="(\w+)"[^>]*Target="{re.escape(target)}"', _base()[DOCUMENT].decode())
    assert found is not None
    return found[1]


@lru_cache(maxsize=64)
def constant_parts(extras: tuple[Extra, ...], fonts: Fonts) -> tuple[Packed, ...]:
    """Every part that does not depend on the contract, compressed; the list of types stands first."""
    named = {name: text for name, text in _base().items() if name not in _FRESH}
    index = {name: named[name].decode() for name in _INDEX}
    for extra in extras:
        if extra.content_type:
            override = f'<Override PartName="/{extra.name}" ContentType="{extra.content_type}"/>'
            index[_TYPES] = index[_TYPES].replace("</Types>", f"{override}</Types>")
        elif extra.name.endswith(".png") and "image/png" not in index[_TYPES]:
            png = '<Default Extension="png" ContentType="image/png"/><Default'
            index[_TYPES] = index[_TYPES].replace("<Default", png, 1)
        listed = index.setdefault(extra.source, _NO_RELATIONSHIPS)
        number = listed.count("<Relationship ") + 1
        id = extra.id or f"rIdExtra{number}"
        relationship = f'<Relationship Id="{id}" Type="{extra.relation}" Target="{extra.target}"/>'
        index[extra.source] = listed.replace("</Relationships>", f"{relationship}</Relationships>")
    named.update((name, text.encode()) for name, text in index.items())
    for name in _FONTED:
        named[name] = _in_fonts(named[name].decode(), fonts).encode()
    return tuple(pack(name, text) for name, text in named.items())


_NO_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _in_fonts(xml: str, fonts: Fonts) -> str:
    """Styles or list of fonts with other Chinese fonts; what the usual ones are called elsewhere goes with them."""
    usual = Fonts()
    for old, new, alias in ((usual.text, fonts.text, "SimSun"), (usual.headings, fonts.headings, "SimHei")):
        if new != old:
            xml = xml.replace(f'<w:font w:name="{old}"><w:altName w:val="{alias}"/>', f'<w:font w:name="{old}">')
    if fonts.text == fonts.headings:
        xml = re.sub(f'<w:font w:name="{usual.headings}">.*?</w:font>', "", xml)
    # Both at once: the text may be wanted in the usual font of headings.
    names = {f'"{usual.text}"': f'"{escaped(fonts.text)}"', f'"{usual.headings}"': f'"{escaped(fonts.headings)}"'}
    return re.sub("|".join(names), lambda found: names[found[0]], xml)
