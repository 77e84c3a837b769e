"""Reads a Word file that may have been through other hands: its paragraphs, and the answers it carries.

The file comes from outside. Nothing in it is trusted: sizes are limited, document
type declarations are refused, and its texts are cleaned.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from wenyue.errors import ExportError
from wenyue.export import carried
from wenyue.export.carried import Carried
from wenyue.export.wordml import NAMESPACE
from wenyue.language import clean, msg

NO_WORD_FILE = msg("This is not a Word file (.docx) that can be read.")
_W = f"{{{NAMESPACE}}}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST = 32_000_000  # bytes of one part, unpacked
_LARGEST_BESIDE = 4_000_000  # of one that holds no text of the contract
_MOST_ITEMS = 16
_PROPERTIES = "docProps/custom.xml"
_ITEM = re.compile(r"customXml/item\d+\.xml")
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
# What is there for the program alone, or not there any more.
_UNSEEN = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"}


@dataclass(frozen=True, slots=True)
class WordFile:
    """``paragraphs`` are those with words, numbers left out, tracked changes taken as accepted; ``is_ours`` says
    that this program wrote the file once, even where the answers got lost on the way."""

    paragraphs: tuple[str, ...]
    carried: Carried | None
    is_ours: bool


def read(data: bytes) -> WordFile:
    """A Word file taken apart. Raises `ExportError` when it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            items = [name for name in names if _ITEM.fullmatch(name)]
            if len(items) > _MOST_ITEMS:
                raise ValueError(len(items))
            document = _part(package, "word/document.xml", _LARGEST)
            found = [carried.read(_part(package, name, _LARGEST_BESIDE)) for name in items]
            properties = _bytes(package, _PROPERTIES, _LARGEST_BESIDE) if _PROPERTIES in names else b""
        answers = next((one for one in found if one is not None), None)
        texts = [" ".join(_text(paragraph).split()) for paragraph in document.iter(f"{_W}p")]
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError, OSError) as error:
        raise ExportError(NO_WORD_FILE) from error
    return WordFile(tuple(filter(None, texts)), answers, answers is not None or b"WenyueContract" in properties)


def _bytes(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part as it is. Raises ValueError when it is larger than ``most`` bytes, or packed as no Word file is."""
    if package.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(name)
    with package.open(name) as part:
        found = part.read(most + 1)
    if len(found) > most:
        raise ValueError(name)
    return found


def _part(package: zipfile.ZipFile, name: str, most: int) -> ElementTree.Element:
    """The root of a part. Raises ValueError when it is too large, no XML, or declares entities."""
    xml = _bytes(package, name, most)
    if b"<!DOCTYPE" in xml or b"\x00" in xml:
        raise ValueError(name)
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - without a document type there is nothing to expand
    except (ElementTree.ParseError, MemoryError) as error:
        raise ValueError(name) from error


def _text(paragraph: ElementTree.Element) -> str:
    return clean("".join(_words(paragraph)))


def _words(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _UNSEEN and child.tag not in (f"{_W}pPr", f"{_W}p"):
            yield from _words(child)
