"""What kind of copy of a contract a file is: for signing, a draft, for review; with its answers or clean.

The tree is the same in all of them. Writers take what they can show of a copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wenyue.drafting.document import Blank, Document, Printed
from wenyue.drafting.review import Review
from wenyue.interview.dialog import Dialog
from wenyue.language import Language, Message, clean, msg

ONLY_WORD_HAS_COMMENTS = msg(
    "A copy for review carries comments, so it is a Word file: choose a name that ends in .docx."
)
_SEVERITIES = {"error": msg("To be fixed"), "warning": msg("Please look at this"), "tip": msg("A hint")}


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands in the margin beside a clause; ``clause`` is its id, empty for the contract as a whole."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Fonts:
    """The Chinese fonts of a Word file, by the names that Word knows them under."""

    text: str = "宋体"
    headings: str = "黑体"


COMMON_FONTS = ("宋体", "仿宋", "楷体", "黑体", "微软雅黑", "等线")
"""Chinese fonts that Word has on most machines."""
_LONGEST_FONT = 31  # letters, as Windows has it


def font_name(words: str) -> str:
    """The name of a font as somebody typed it; "" when it is none."""
    return " ".join(clean(words).split())[:_LONGEST_FONT]


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a contract.

    ``watermark`` prints 草稿/DRAFT across every page. ``carried`` is the text of
    the part that holds the answers (`wenyue.export.carried`), empty in a clean copy.
    """

    signing: bool = False
    watermark: bool = False
    remarks: tuple[Remark, ...] = ()
    fonts: Fonts = field(default_factory=Fonts)
    carried: str = ""


def told(copy: Copy, name: str) -> Message | None:
    """What a person is to know of what the file called ``name`` carries beside its text, before sending it on."""
    if not copy.carried or not name.lower().endswith(".docx"):
        return None
    return msg(
        "Carried along: all answers, also those that no clause prints, so that the file can be opened here again."
    )


def draft_mark(document: Document) -> str:
    """The words of the watermark: 草稿, DRAFT, or both."""
    return " ".join("草稿" if language.startswith("zh") else "DRAFT" for language in document.languages)


def is_unfinished(review: Review) -> bool:
    """Whether the contract is not ready to be signed: open lines, or a check that found an error."""
    return bool(review.blanks) or review.has_errors


def remarks(review: Review, dialog: Dialog, language: Language) -> tuple[Remark, ...]:
    """What a reviewer is to look at, in ``language``: findings first, then open lines, each beside the first
    clause that prints the answer it is about."""
    return (*_findings(review, dialog, language), *_open_lines(review, language))


def _findings(review: Review, dialog: Dialog, language: Language) -> Iterator[Remark]:
    places = _places(review.document)
    for finding in review.findings:
        names = [dialog.question_by_id[id].var for id in finding.check.questions]
        keys = [key for name in names for key in places if key.partition(".")[0] == name]
        remark = msg("{severity}: {message}", severity=_SEVERITIES[finding.severity], message=finding.message)
        source = finding.source(dialog)
        lines = [language.say(remark), *([language.say(source)] if source else [])]
        yield Remark(places[keys[0]] if keys else "", "\n".join(lines))


def _open_lines(review: Review, language: Language) -> Iterator[Remark]:
    places = _places(review.document)
    for key, label in review.blanks:
        yield Remark(places.get(key, ""), language.say(msg("Still open: {label}", label=label)))


def _places(document: Document) -> dict[str, str]:
    """The first clause that prints each answer, or the open line for it."""
    found: dict[str, str] = {}
    language = document.languages[0]
    for clause in document.clauses():
        for inline in clause.inlines(language):
            if isinstance(inline, Blank | Printed):
                found.setdefault(inline.key, clause.id)
    return found
