"""Slips in the English words that dates, lengths and amounts are made of: Febuary, tommorow, thousnad."""

from __future__ import annotations

import re
from functools import lru_cache

_KNOWN = (
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow",
    "yesterday", "christmas", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "twelfth", "three", "seven", "eight", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety", "hundred", "thousand", "million", "billion", "minutes", "hours", "weeks", "months", "years",
    "quarter", "quarters", "working", "business", "calendar", "days", "percent", "copies", "people", "between",
    "starting", "until",
)  # fmt: skip
# Real words that are one letter away from a known one.
_OTHER = frozenset((
    "match", "mouse", "mouth", "yards", "weeds", "house", "hour", "four", "ours", "money", "month", "minute",
    "week", "year", "day", "wears", "forth", "nine", "sever", "even", "worth", "north", "south", "birth", "party",
    "forte", "sight", "night", "eights", "threes", "pears", "bears", "dears", "tears", "peers", "works", "words",
    "seeks", "reeks",
))  # fmt: skip
_WORD = re.compile(r"[a-z]{4,}")


def mend(text: str) -> str:
    """``text`` (lower case) with each word that is one slip away from a known one put right."""
    if not _WORD.search(text):
        return text
    return _WORD.sub(lambda found: _mended(found.group()), text)


@lru_cache(maxsize=256)
def _mended(word: str) -> str:
    if word in _KNOWN or word in _OTHER:
        return word
    from rapidfuzz.distance import DamerauLevenshtein

    if len(word) == 4:
        return next(
            (known for known in ("year", "week", "days", "hour", "june", "july") if _swapped(word, known)), word
        )
    near = [
        known
        for known in _KNOWN
        if len(known) >= 5 and known[0] == word[0] and DamerauLevenshtein.distance(word, known) <= _slips(word, known)
    ]
    return near[0] if len(near) == 1 else word


def _slips(word: str, known: str) -> int:
    """How many slips are still the same word: one, or two in a long one."""
    return 2 if len(word) >= 7 and len(known) >= 8 else 1


def _swapped(word: str, known: str) -> bool:
    return word != known and word[0] == known[0] and sorted(word) == sorted(known)
