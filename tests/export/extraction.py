"""Reads the words back out of what the writers wrote, numbers included, in the order of reading."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """``text`` without white space and without the bars that some formats draw between cells."""
    return re.sub(r"[\s|]", "", text)


def of_text(data: bytes) -> str:
    return data.decode().replace("\n----\n", "\n")


def of_html(data: bytes) -> str:
    return "".join(_Words("main").of(data.decode()))


def of_markdown(data: bytes) -> str:
    """What a reader of the rendered page sees."""
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(data.decode())
    return "".join(_Words("").of(page))


class _Words(HTMLParser):
    """The text inside one element (everything when it has no name) but not in pictures, which say again what stands
    below them; blocks and line breaks end a line."""

    def __init__(self, within: str) -> None:
        super().__init__()
        self._within, self._inside, self._found = within, not within, list[str]()
        self._drawn = False

    def of(self, page: str) -> list[str]:
        self.feed(page)
        self.close()
        return self._found

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = self._inside or tag == self._within
        self._drawn = self._drawn or tag == "svg"
        if tag in {"p", "br", "li", "tr", "td", "th", "h1", "h2", "h3"}:
            self._found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._inside = False
        if tag == "svg":
            self._drawn = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._drawn:
            self._found.append(data)


class Word:
    """A Word file taken apart."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            self.names = package.namelist()
            self.entries = package.infolist()
            self.parts = {name: package.read(name) for name in self.names}
        self.document = self.part("word/document.xml")

    def part(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def text(self) -> str:
        """Every paragraph as a line with the number Word would print, and the disclaimer of the footer."""
        notes = [
            _words(paragraph)
            for paragraph in self.part("word/footer1.xml").iter(f"{W}p")
            if style_of(paragraph) == "Disclaimer"
        ]
        return "\n".join(filter(None, [*self.paragraphs(), *notes]))

    def paragraphs(self) -> list[str]:
        numbers = _Numbers(self.part("word/numbering.xml"))
        return [numbers.of(paragraph) + _words(paragraph) for paragraph in self.document.iter(f"{W}p")]


def style_of(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def _words(paragraph: Any) -> str:
    return "".join("\n" if found.tag == f"{W}br" else found.text or "" for found in paragraph.iter(f"{W}t", f"{W}br"))


class _Numbers:
    """Counts as ECMA-376 tells Word to: uses of one abstract list go on counting, an override starts anew once."""

    def __init__(self, numbering: Any) -> None:
        self._levels: dict[str, list[tuple[str, str, str]]] = {}
        for abstract in numbering.iter(f"{W}abstractNum"):
            self._levels[abstract.get(f"{W}abstractNumId")] = [
                tuple(level.find(f"{W}{name}").get(f"{W}val") for name in ("numFmt", "lvlText", "suff"))
                for level in abstract.iter(f"{W}lvl")
            ]
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        for use in numbering.iter(f"{W}num"):
            number = use.get(f"{W}numId")
            self._abstract[number] = use.find(f"{W}abstractNumId").get(f"{W}val")
            for override in use.iter(f"{W}lvlOverride"):
                level = int(override.get(f"{W}ilvl"))
                self._starts[number, level] = int(override.find(f"{W}startOverride").get(f"{W}val"))
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)

    def of(self, paragraph: Any) -> str:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number = properties.find(f"{W}numId").get(f"{W}val")
        level = int(properties.find(f"{W}ilvl").get(f"{W}val"))
        counts = self._counts[self._abstract[number]]
        counts[level] = self._starts.pop((number, level), counts[level] + 1)
        counts[level + 1 :] = [0] * (8 - level)
        levels = self._levels[self._abstract[number]]
        formats = [kind for kind, _, _ in levels]
        _, text, after = levels[level]
        printed = re.sub(r"%(\d)", lambda found: _printed(formats, counts, int(found[1]) - 1), text)
        return printed + ("" if after == "nothing" else " ")


def _printed(formats: list[str], counts: list[int], level: int) -> str:
    count = counts[level]
    if formats[level] == "decimal":
        return str(count)
    assert formats[level] == "chineseCountingThousand"
    digits = "一二三四五六七八九"
    names: list[str] = [*digits, "十", *(f"十{one}" for one in digits), "二十"]
    return names[count - 1]
