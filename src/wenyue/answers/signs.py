"""Options that a longer answer points to by single words: "I run a small shop" where one is asked who buys.

What is found this way is always confirmed, and asked for where the words point to several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from wenyue.answers.normalise import HAN, fold, has_han
from wenyue.answers.options import Match
from wenyue.answers.reading import Option

_LONGEST = 120
_NEGATED = re.compile(
    rf"(?:[不没非别无][{HAN}]{{0,2}}|\b(?:not?|never|without|neither|(?:do|does|is|are|wo)n'?t)(?: [a-z]+){{0,3}} ?)$"
)
_CLAUSES = re.compile(r"[,.;!?、\n]")


def pointed_to(text: str, options: Sequence[Option]) -> Match | None:
    """The options whose signs stand in ``text``; None where there are none, or where one of them is denied."""
    said = fold(text)
    if len(said) > _LONGEST or not any(option.signs for option in options):
        return None
    spans = [
        (*found.span(), at)
        for at, option in enumerate(options)
        for sign in option.signs
        for found in _sign(sign).finditer(said)
    ]
    # 含税 within 不含税 is no sign of its own.
    whole = [one for one in spans if not any(_is_within(one, other) for other in spans)]
    if not whole or any(_NEGATED.search(_CLAUSES.split(said[:start])[-1]) for start, _, _ in whole):
        return None
    places = tuple(sorted({at for _, _, at in whole}))
    return Match(places, literal=False)


def _is_within(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1] and one[1] - one[0] < other[1] - other[0]


@lru_cache(maxsize=512)
def _sign(sign: str) -> re.Pattern[str]:
    """Chinese words stand anywhere; other words begin a word, and may go on: shop, shops."""
    folded = fold(sign)
    return re.compile(re.escape(folded) if has_han(folded) else rf"(?<![a-z]){re.escape(folded)}")
