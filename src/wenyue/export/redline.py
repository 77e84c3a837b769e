"""Word with tracked changes: what became of one draft in another, to be accepted or refused clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from wenyue.drafting.document import Document, Inline, Inlines
from wenyue.drafting.redline import Gone, New, Redline, redline
from wenyue.export.comments import AUTHOR, Comments
from wenyue.export.copies import Copy
from wenyue.export.docx import WordBody, package
from wenyue.export.layout import Heading, Row, Side, rows
from wenyue.export.wordml import look, run

# A change has a date. The same drafts give the same file, so it is always this one.
_DATE = "2000-01-01T00:00:00Z"

_RUN = re.compile(r"<w:r>.*?</w:r>", re.DOTALL)
_PARAGRAPH = re.compile(r"<w:p><w:pPr>(.*?)</w:pPr>(.*?)</w:p>", re.DOTALL)
_CHANGED = re.compile(r"<w:(ins|del) [^>]*>.*?</w:\1>", re.DOTALL)


def write(old: Document, new: Document, *, copy: Copy | None = None) -> bytes:
    """A Word file with the text of ``new`` in which every difference from ``old`` is a tracked change."""
    copy = copy or Copy()
    merged = redline(old, new)
    body = _Body(merged)
    body.document = new  # the header has no room for what is gone
    return package(body, list(rows(merged.document, signing=copy.signing)), copy, signing=copy.signing)


class _Body(WordBody):
    """Prints words that are gone or new as such, and marks paragraphs and rows that are so as a whole."""

    def __init__(self, merged: Redline) -> None:
        super().__init__(merged.document, Comments(()))
        self._new, self._gone = merged.new, merged.gone

    def print(self, stream: Sequence[Row]) -> bytes:
        return _PARAGRAPH.sub(self._marked, super().print(stream).decode()).encode()

    def heading(self, heading: Heading, side: Side) -> str:
        printed = super().heading(heading, side)
        if heading.id in self._new:
            return _RUN.sub(lambda found: self._inserted(found[0]), printed)
        if heading.id in self._gone:
            return _RUN.sub(lambda found: self._deleted(found[0]), printed)
        return printed

    def words(self, inlines: Inlines, language: str) -> str:
        printed: list[str] = []
        for kind, part in groupby(inlines, key=type):
            if kind is Gone:
                printed += (self._deleted(run(text, look(language, bold))) for text, bold in _runs(part))
            elif kind is New:
                printed += (self._inserted(run(text, look(language, bold))) for text, bold in _runs(part))
            else:
                printed.append(super().words(tuple(part), language))
        return "".join(printed)

    def table_row(self, cells: Sequence[str], properties: str = "") -> str:
        kind = _whole("".join(cells))
        return super().table_row(cells, properties + (self._mark(kind) if kind else ""))

    def _marked(self, paragraph: re.Match[str]) -> str:
        properties, content = paragraph.groups()
        kind = _whole(content)
        mark = f"<w:rPr>{self._mark(kind)}</w:rPr>" if kind else ""
        return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{content}</w:p>"

    def _inserted(self, runs: str) -> str:
        return f"{self._mark('ins')[:-2]}>{runs}</w:ins>"

    def _deleted(self, runs: str) -> str:
        return (
            f"{self._mark('del')[:-2]}>{runs.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"
        )

    def _mark(self, kind: str) -> str:
        return f'<w:{kind} w:id="{self.next_id()}" w:author="{AUTHOR}" w:date="{_DATE}"/>'


def _runs(inlines: Iterable[Inline]) -> list[tuple[str, bool]]:
    return [
        ("".join(inline.text for inline in part), bold) for bold, part in groupby(inlines, key=lambda one: one.bold)
    ]


def _whole(xml: str) -> str:
    """``ins`` or ``del`` where all words are new, or all gone; else empty."""
    kinds = {found[1] for found in _CHANGED.finditer(xml)}
    if len(kinds) != 1 or "<w:t " in _CHANGED.sub("", xml):
        return ""
    return kinds.pop()
