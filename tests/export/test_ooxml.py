"""Word files against the XML schemas and the packaging rules of ECMA-376.

``ooxml_schemas.zip`` holds the schemas of the standard that contracts touch;
small stand-ins take the place of those for drawings and formulas.
"""

from __future__ import annotations

import atexit
import io
import posixpath
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from documents import EN, ZH, contract
from lxml import etree

import golden
from wenyue.export import docx, redline
from wenyue.export.copies import Copy, Fonts, Remark

SCHEMAS = Path(__file__).with_name("ooxml_schemas.zip")
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The schema of each part, by the end or the beginning of its name. The core properties rest on
# Dublin Core's own schemas; a test of their own checks them.
PLACES = {
    "[Content_Types].xml": "opc-xsd/opc-contentTypes.xsd",
    ".rels": "opc-xsd/opc-relationships.xsd",
    "docProps/app.xml": "shared-documentPropertiesExtended.xsd",
    "docProps/custom.xml": "shared-documentPropertiesCustom.xsd",
    "customXml/itemProps1.xml": "shared-customXmlDataProperties.xsd",
    "word/": "wml.xsd",
}


@cache
def schemas() -> Path:
    """The folder with the schemas, for this run."""
    folder = Path(tempfile.mkdtemp(prefix="ooxml-"))
    atexit.register(shutil.rmtree, folder)
    with zipfile.ZipFile(SCHEMAS) as packed:
        packed.extractall(folder)
    return folder


@cache
def schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(schemas() / name))


def complaints(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            place = next((p for p in PLACES if name.endswith(p) or name.startswith(p)), None)
            if place is not None:
                rules = schema(PLACES[place])
                rules.validate(etree.fromstring(package.read(name)))
                yield from (f"{name}: {error.message}" for error in rules.error_log)


def everything(name: str, text: str) -> bytes:
    document, copy = golden.everything(name, text)
    return docx.write(document, copy=copy)


HOSTILE = Copy(
    watermark=True,
    remarks=(Remark("", "<w:p/>"), Remark("S1.1", "]]>\n& \x00")),
    fonts=Fonts('"仿宋"&<', "黑体"),
    carried='<contract xmlns="urn:wenyue:contract:1"/>',
)
FILES: dict[str, Callable[[], bytes]] = {
    **{f"{name} {text}": partial(everything, name, text) for name in golden.NAMES for text in golden.TEXTS},
    **{
        f"by hand {'+'.join(languages)}": partial(docx.write, contract(*languages))
        for languages in ((ZH,), (EN,), (ZH, EN))
    },
    "hostile": partial(docx.write, contract(ZH, EN, hostile=True), copy=HOSTILE),
    "tracked": lambda: redline.write(golden.document("filled", "zh"), golden.document("tech", "zh")),
    "tracked both": lambda: redline.write(golden.document("bilingual", "both"), golden.document("filled", "both")),
}
every_file = pytest.mark.parametrize("make", FILES.values(), ids=FILES.keys())


@every_file
def test_every_part_follows_its_schema(make: Any) -> None:
    assert list(complaints(make())) == []


def test_a_mistake_would_be_found() -> None:
    data = docx.write(contract(ZH))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as changed:
            for name in package.namelist():
                changed.writestr(name, package.read(name).replace(b'<w:jc w:val="both"/>', b'<w:jc w:val="wide"/>'))
    assert any("wide" in found for found in complaints(made.getvalue()))


@every_file
def test_the_package_follows_the_rules(make: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(make())) as package:
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len({name.lower() for name in names}) == len(names)
        assert not [name for name in names if name.endswith("/") or name.startswith("/") or "\\" in name]
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_DEFLATED}
        types = etree.fromstring(package.read("[Content_Types].xml"))
        overrides = [found.attrib["PartName"] for found in types.iter(f"{_TYPES}Override")]
        assert len(set(overrides)) == len(overrides)
        assert {name[1:] for name in overrides} <= set(names)
        assert {found.get("Extension") for found in types.iter(f"{_TYPES}Default")} == {"rels", "xml"}
        reached = set()
        for name in names:
            if not name.endswith(".rels"):
                continue
            relationships = etree.fromstring(package.read(name))
            ids = [found.get("Id") for found in relationships]
            assert len(set(ids)) == len(ids)
            source = posixpath.dirname(posixpath.dirname(name))
            for found in relationships.iter(f"{_RELATIONSHIPS}Relationship"):
                assert found.get("TargetMode") is None
                reached.add(posixpath.normpath(posixpath.join(source, str(found.attrib["Target"]))))
        # Every part is reached, and nothing that is not there.
        assert reached == {name for name in names if not name.endswith(".rels") and name != names[0]}


@every_file
def test_ids_are_unique_and_pairs_complete(make: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(make())) as package:
        document = etree.fromstring(package.read("word/document.xml"))
        for element in ("bookmarkStart", "commentRangeStart", "commentReference", "ins", "del"):
            ids = [found.get(f"{W}id") for found in document.iter(f"{W}{element}")]
            assert len(set(ids)) == len(ids)
        for start, end in (("bookmarkStart", "bookmarkEnd"), ("commentRangeStart", "commentRangeEnd")):
            assert {found.get(f"{W}id") for found in document.iter(f"{W}{start}")} == {
                found.get(f"{W}id") for found in document.iter(f"{W}{end}")
            }
        controls = [found.get(f"{W}val") for found in document.iterfind(f".//{W}sdtPr/{W}id")]
        assert len(set(controls)) == len(controls)
        if "word/comments.xml" in package.namelist():
            comments = etree.fromstring(package.read("word/comments.xml"))
            ids = [found.get(f"{W}id") for found in comments.iter(f"{W}comment")]
            assert ids == [found.get(f"{W}id") for found in document.iter(f"{W}commentReference")]


def test_the_core_properties_are_those_of_the_standard_each_once() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(contract(ZH)))) as package:
        properties = [etree.QName(found).localname for found in etree.fromstring(package.read("docProps/core.xml"))]
    assert properties == ["title", "creator", "language"]
