"""Where lines of mixed Chinese and Latin text may end.

Terminals and Textual break Chinese anywhere, which leaves 。 at the start of a
line and （ at the end of one. The rules here are the common ones (GB/T 15834,
JLREQ class 1 and 2): no closing mark begins a line, no opening mark ends one,
a Latin word or a number stays whole as long as it fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

NEVER_FIRST = frozenset("，。；：、！？）》」』】〉〕”’…—·％%℃,.;:!?)]}")
NEVER_LAST = frozenset("（《「『【〈〔“‘￥¥([{")
_SPACES = " \t\u3000"


def line_breaks(text: str, width: int) -> list[int]:
    """The offsets at which the lines of ``text`` begin, without the first (0).

    ``text`` is one paragraph, ``width`` is in cells. Spaces at a line's end may
    hang over; what fits on no line is cut at the width.
    """
    breaks: list[int] = []
    used = 0
    for start, end in _words(text):
        shown = cell_len(text[start:end].rstrip(_SPACES))
        if used and used + shown > width:
            breaks.append(start)
            used = 0
        cuts = list(_cuts(text, start, end, width)) if shown > width else []
        breaks.extend(cuts)
        used += cell_len(text[max([start, *cuts]) : end])
    return breaks


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The pieces of ``text`` between places where a line may end, spaces with the word before them."""
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _may_break(before: str, after: str) -> bool:
    if after in _SPACES or after in NEVER_FIRST:
        return False
    if before in _SPACES:
        return True
    if before in NEVER_LAST:
        return False
    return _is_wide(before) or _is_wide(after) or before == "-"


def _is_wide(character: str) -> bool:
    """Whether lines may break on either side of a character: Chinese ones and their punctuation."""
    return character >= "\u2e80" or character in "”’…—"


def _cuts(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Where a piece that is wider than a line has to be cut."""
    used = 0
    for place in range(start, end):
        cells = cell_len(text[place])
        if used and used + cells > width:
            yield place
            used = 0
        used += cells
