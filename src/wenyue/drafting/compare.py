"""Two texts of one contract, compared clause by clause and word by word.

A contract is compared as `Passage` after passage: its paragraphs in the order of
reading, each with the clause it belongs to. Numbers are no part of the words, so
that a clause that only moved is not a changed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple, TypeVar

from wenyue.drafting.document import Blank, Inline, Inlines, Reference, Text, text_of

Kind = Literal["same", "gone", "new"]


class Passage(NamedTuple):
    """One paragraph: the id of its clause or heading, its language, its number (may be empty), its words."""

    place: str
    language: str
    label: str
    inlines: Inlines

    @property
    def text(self) -> str:
        return " ".join(text_of(self.inlines).split())


class Piece(NamedTuple):
    """Words that stand in both texts, in the old one only, or in the new one only."""

    kind: Kind
    inlines: Inlines

    @property
    def text(self) -> str:
        return text_of(self.inlines)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one clause (or heading) in one language.

    ``before`` and ``label`` are its numbers in the old text and in the new one,
    empty where there is none. ``paragraphs`` are those that changed.
    """

    place: str
    language: str
    kind: Literal["changed", "new", "gone", "renumbered"]
    before: str
    label: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def compare(old: Iterable[Passage], new: Iterable[Passage]) -> tuple[Change, ...]:
    """What changed between two drafts, in the order of the new text; what is gone stands where it stood."""
    before, after = _by_clause(old), _by_clause(new)
    found: list[Change] = []
    for place in in_order(list(before), list(after)):
        passages, others = before.get(place, []), after.get(place, [])
        paragraphs = tuple(_paragraphs(passages, others))
        label, number = (group[0].label if group else "" for group in (passages, others))
        if paragraphs or (passages and others and label != number):
            kind: Literal["changed", "new", "gone", "renumbered"] = (
                "gone" if not others else "new" if not passages else "changed" if paragraphs else "renumbered"
            )
            found.append(Change(place[0], place[1], kind, label, number, paragraphs))
    return tuple(found)


def changed_by_hand(written: Sequence[Passage], found: Sequence[str]) -> tuple[Change, ...]:
    """What became of a contract that was written out, in the hands of others: ``found`` are its paragraphs now.

    A paragraph that was put in belongs to the clause before it.
    """
    now: list[Passage] = []
    last = written[0] if written else Passage("", "", "", ())
    for one, text in aligned([passage.text for passage in written], list(found)):
        last = written[one] if one is not None else last
        if text is not None:
            label = last.label if one is not None else ""
            now.append(Passage(last.place, last.language, label, (Text(found[text]),)))
    return tuple(change for change in map(_without_moved_references, compare(written, now)) if change.paragraphs)


_NUMBER = re.compile(r"\D{0,16}\d+(\.\d+)*\D{0,8}")


def _without_moved_references(change: Change) -> Change:
    """A clause put in moves the numbers after it, and Word the references to them: nobody's change."""

    def moved(piece: Piece) -> bool:
        if piece.kind == "gone":
            return all(isinstance(inline, Reference) for inline in piece.inlines)
        return piece.kind == "same" or _NUMBER.fullmatch(piece.text) is not None

    kept = tuple(pieces for pieces in change.paragraphs if len(pieces) == 1 or not all(map(moved, pieces)))
    return replace(change, paragraphs=kept)


def _by_clause(passages: Iterable[Passage]) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        found.setdefault((passage.place, passage.language), []).append(passage)
    return found


Id = TypeVar("Id")


def in_order(old: Sequence[Id], new: Sequence[Id]) -> Iterator[Id]:
    """Every one of both, once, in the order of the new; what is gone after what stood before it."""
    waiting = {one: place for place, one in enumerate(new)}
    gone: dict[int, list[Id]] = {}
    last = 0
    for one in old:
        if one in waiting:
            last = waiting[one] + 1
        else:
            gone.setdefault(last, []).append(one)
    for place in range(len(new) + 1):
        yield from gone.get(place, ())
        if place < len(new):
            yield new[place]


def _paragraphs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs that differ."""
    for one, other in aligned([passage.text for passage in old], [passage.text for passage in new]):
        before = old[one].inlines if one is not None else ()
        after = new[other].inlines if other is not None else ()
        if one is None or other is None or old[one].text != new[other].text:
            yield pieces(before, after)


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """The places of paragraphs that belong together; None for one that the other text lacks."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or (b - a == d - c == 1):
            yield from zip(range(a, b), range(c, d), strict=True)
            continue
        ahead = c
        for place in range(a, b):
            twin = next((other for other in range(ahead, d) if _are_alike(old[place], new[other])), None)
            if twin is None:
                yield place, None
                continue
            yield from ((None, other) for other in range(ahead, twin))
            yield place, twin
            ahead = twin + 1
        yield from ((None, other) for other in range(ahead, d))


_ALIKE = 0.4


def _are_alike(old: str, new: str) -> bool:
    """Whether one paragraph is the other with changes, rather than another one."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


_TOKEN = re.compile(r"[A-Za-z]+|\d(?:[\d,.]*\d)?|\s+|.", re.DOTALL)
_RELATED = 0.25  # paragraphs that share less than this are not worth telling apart word by word
_ISLAND = 1  # so few letters that stay the same between two changes are not worth keeping apart


def pieces(old: Inlines, new: Inlines) -> tuple[Piece, ...]:
    """The words of two paragraphs as one: what stays, what goes, what comes; by words, figures and characters."""
    before, after = list(_tokens(old)), list(_tokens(new))
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    if not matcher.real_quick_ratio() or matcher.ratio() < _RELATED:
        return tuple(piece for piece in (Piece("gone", old), Piece("new", new)) if piece.inlines)
    codes = matcher.get_opcodes()
    found: list[tuple[Kind, Inline]] = []
    for place, (kind, a, b, c, d) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        if kind == "equal" and not (inside and sum(len(one.text) for one in after[c:d]) <= _ISLAND):
            found += (("same", one) for one in after[c:d])
        else:
            found += (("gone", one) for one in before[a:b])
            found += (("new", one) for one in after[c:d])
    return tuple(_gathered(found))


def _gathered(tokens: Iterable[tuple[Kind, Inline]]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; between two things that stay, all that goes stands before what comes."""
    for stays, run in groupby(tokens, key=lambda token: token[0] == "same"):
        listed = list(run)
        kinds: tuple[Kind, ...] = ("same",) if stays else ("gone", "new")
        for kind in kinds:
            inlines = tuple(_joined(inline for found, inline in listed if found == kind))
            if inlines:
                yield Piece(kind, inlines)


def _joined(tokens: Iterable[Inline]) -> Iterator[Inline]:
    for whole, run in groupby(tokens, key=lambda token: None if isinstance(token, Blank | Reference) else token.bold):
        if whole is None:
            yield from run
        else:
            yield Text("".join(token.text for token in run), whole)


def _tokens(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Blank | Reference):
            yield inline
        else:
            yield from (Text(found, inline.bold) for found in _TOKEN.findall(inline.text))
