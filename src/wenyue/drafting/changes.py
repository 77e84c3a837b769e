"""What changed between two texts, written out for people: one clause after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wenyue.drafting.compare import Change, Kind, Piece
from wenyue.drafting.document import Document, text_of
from wenyue.language import Language, Message, msg

_HEADS = {
    "changed": msg("{clause}: changed"),
    "new": msg("{clause}: new"),
    "gone": msg("{clause}: taken out"),
}
# So much of the words that stay is shown before and after a change.
_AROUND = 16


def lines(changes: tuple[Change, ...], names: Mapping[str, str], language: Language) -> Iterator[str]:
    """A line for each changed clause and its changed paragraphs below it: ``[-gone-]`` and ``{+new+}``.

    ``names`` are what to call clauses that have no number (see `names_of`).
    """
    for change in changes:
        yield language.say(head(change, names))
        for paragraph in change.paragraphs:
            yield f"    {marked(paragraph)}"


def head(change: Change, names: Mapping[str, str]) -> Message:
    """Which clause it is, and what became of it."""
    label = change.label or change.before or names.get(change.place, change.place)
    clause = Message(label.strip("、. ") if change.label or change.before else label)
    if change.kind == "renumbered" or (change.kind == "changed" and change.before != change.label and change.before):
        before = Message(change.before.strip("、. "))
        if change.kind == "changed":
            return msg("{clause} (was {before}): changed", clause=clause, before=before)
        return msg("{clause}: was {before}, the words are the same", clause=clause, before=before)
    return Message(_HEADS[change.kind].id, {"clause": clause})


SIGNS: Mapping[Kind, tuple[str, str]] = {"gone": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}
"""What stands around words that are gone and words that are new."""


def marked(paragraph: tuple[Piece, ...]) -> str:
    """A paragraph in one line, what is gone and what is new in brackets, long words between them cut short."""
    return "".join(text.join(SIGNS[kind]) for kind, text in in_short(paragraph))


def in_short(paragraph: tuple[Piece, ...]) -> Iterator[tuple[Kind, str]]:
    """The words of a paragraph in one line; long ones that stay are cut short."""
    for place, piece in enumerate(paragraph):
        if piece.kind == "same":
            text = piece.text.replace("\n", " / ")
            yield piece.kind, _shortened(text, first=place == 0, last=place == len(paragraph) - 1)
        else:
            yield piece.kind, " ".join(piece.text.split())


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * _AROUND + 1 or (first and last):
        return text
    start = "" if first else text[:_AROUND]
    end = "" if last else text[-_AROUND:]
    return f"{start}…{end}"


def names_of(document: Document) -> Mapping[str, str]:
    """What to call the parts of a contract that carry no number: its title, a heading, the first words of a clause."""
    language = document.languages[0]
    found = {"title": document.title[language], "number": _beginning(text_of(document.contract_no.get(language, ())))}
    for part in document.parts:
        found[part.id] = part.titles.get(language, "")
        found.update((article.id, article.titles.get(language, "")) for article in part.articles if article.titles)
    for clause in document.clauses():
        words = "".join(inline.text for inline in clause.inlines(language))
        found.setdefault(clause.id, _beginning(words))
    return found


def _beginning(text: str) -> str:
    """What a line of particulars is about, or else its first words."""
    return re.split(r"[：:（(\n]", text, maxsplit=1)[0][:_AROUND]
