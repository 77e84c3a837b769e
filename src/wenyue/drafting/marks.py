"""Marks: how printed values leave a template without ever being read as text.

While a clause is rendered, each value is put aside and a mark stands in its
place: private-use characters around its number. Everything that works on the
rendered text (dropping a sentence, parsing Markdown) sees marks only, so that
nothing a person typed can act; at the end the marks are filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wenyue.drafting.document import Inline, Table

_OPEN, _CLOSE, DROP = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_BRACKET = re.compile(f"（[^（）]*{DROP}[^（）]*）|\\s?\\([^()]*{DROP}[^()]*\\)")
# A sentence: from the last full stop or semicolon before the mark to the next one after it.
_SENTENCE = re.compile(f"[^。；！？\\n]*{DROP}[^。；！？\\n]*[。；！？]?")
_ENGLISH_SENTENCE = re.compile(
    f"(?:(?<=^)|(?<=[.;] )|(?<=\\n))(?:[^.;\\n]|[.;](?! |$|\\n))*{DROP}(?:[^.;\\n]|[.;](?! |$|\\n))*[.;]?", re.M
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Lines that a template prints one below the other (the annex list)."""

    lines: tuple[tuple[Inline, ...], ...]


Held = Inline | Table | Listed


class Marks:
    """The values put aside while one clause is rendered."""

    def __init__(self) -> None:
        self.held: list[Held] = []

    def hold(self, value: Held) -> str:
        """Put ``value`` aside; what stands in its place."""
        self.held.append(value)
        return f"{_OPEN}{len(self.held) - 1}{_CLOSE}"


def without_dangling(text: str, chinese: bool) -> str:
    """``text`` without the bracket, or else the sentence, that holds a reference to nothing."""
    if DROP not in text:
        return text
    text = _BRACKET.sub("", text)
    if DROP in text:
        text = _SENTENCE.sub("", text) if chinese else _ENGLISH_SENTENCE.sub("", text)
        text = re.sub(r"(?<=[.;])  +", " ", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def split_marks(text: str) -> Sequence[str | int]:
    """Running text as a sequence of words and numbers of marks."""
    pieces: list[str | int] = []
    position = 0
    for mark in _MARK.finditer(text):
        if mark.start() > position:
            pieces.append(text[position : mark.start()])
        pieces.append(int(mark.group(1)))
        position = mark.end()
    if position < len(text):
        pieces.append(text[position:])
    return pieces
