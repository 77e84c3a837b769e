"""Comments of a Word file: the remarks of a review copy, each beside its clause."""

from __future__ import annotations

from collections.abc import Iterable

from wenyue.export.copies import Remark
from wenyue.export.package import Packed, pack
from wenyue.export.wordml import DECLARATION, NAMESPACE, paragraph, run

AUTHOR = "Wenyue"
_LOOK = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
_CLOSE = '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'


class Comments:
    """Hands out the remarks to their clauses and remembers them in the order of the text."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        self._waiting: dict[str, list[Remark]] = {}
        for remark in remarks:
            self._waiting.setdefault(remark.clause, []).append(remark)
        self._placed: list[Remark] = []

    def beside(self, clause: str, paragraphs: str) -> str:
        """``paragraphs`` with the remarks about ``clause`` at the words of the first of them."""
        if clause not in self._waiting or "</w:pPr>" not in paragraphs:
            return paragraphs
        remarks = self._waiting.pop(clause)
        ids = range(len(self._placed), len(self._placed) + len(remarks))
        self._placed += remarks
        starts = "".join(f'<w:commentRangeStart w:id="{id}"/>' for id in ids)
        ends = "".join(f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>' for id in ids)
        return paragraphs.replace("</w:pPr>", f"</w:pPr>{starts}", 1).replace("</w:p>", f"{ends}</w:p>", 1)

    def part(self) -> Packed:
        """``word/comments.xml``. They carry no date: the same answers give the same file."""
        comments = "".join(map(_comment, range(len(self._placed)), self._placed))
        xml = f'{DECLARATION}<w:comments xmlns:w="{NAMESPACE}">{comments}</w:comments>'
        return pack("word/comments.xml", xml.encode())


def _comment(id: int, remark: Remark) -> str:
    paragraphs = "".join(paragraph("Normal", run(line, _LOOK), _CLOSE) for line in remark.text.split("\n"))
    return f'<w:comment w:id="{id}" w:author="{AUTHOR}" w:initials="W">{paragraphs}</w:comment>'
