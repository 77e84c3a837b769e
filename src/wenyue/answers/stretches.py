"""Options that are stretches of numbers (不到10万人, "1 to 10 million"): which of them a number falls into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from wenyue.answers.normalise import bare, normalise
from wenyue.answers.numerals import number
from wenyue.answers.phrases import phrase
from wenyue.answers.reading import Option

_Stretch = tuple[Decimal, Decimal]
"""From and to, both included."""
_MOST = Decimal("Infinity")
_PEOPLE = re.compile(r" ?(?:个人|人次|人|条|个|people|persons?|users?|customers?)(?=$|以|之|到|至|或)")
_TO = re.compile(r" ?(?:到|至|~|-) ?| to ")
_SCALE = re.compile(r"(?: ?(?:thousand|million|billion)|[千百十]?[万亿]|k)$")


def within(text: str, options: Sequence[Option]) -> tuple[int, ...]:
    """The places of the options that the number or the stretch of numbers ``text`` may fall into; empty where it is
    none, or where the options are no stretches."""
    told = [_of_labels(option) for option in options]
    if sum(each is not None for each in told) < 2:
        return ()
    said = _stretch(text)
    if said is None:
        return ()
    low, high = said
    same = tuple(at for at, each in enumerate(told) if each == said)
    if same:
        return same
    # Two that only touch where they end have no number in common.
    return tuple(
        at
        for at, each in enumerate(told)
        if each and (low < each[1] and each[0] < high if low < high else each[0] <= low <= each[1])
    )


def _of_labels(option: Option) -> _Stretch | None:
    return next((found for label in option.labels.values() if (found := _stretch(label))), None)


def _stretch(text: str) -> _Stretch | None:
    plain = bare(_PEOPLE.sub("", bare(normalise(text))))
    sides = [side for side in _TO.split(plain) if side]
    if len(sides) == 2:
        low, high = number(sides[0]), number(sides[1])
        scale = _SCALE.search(sides[1])
        if scale and not _SCALE.search(sides[0]):
            # 1 to 10 million
            low = number(sides[0] + scale[0])
        return (low, high) if low is not None and high is not None and low < high else None
    said = phrase(plain)
    n = number(bare(_PEOPLE.sub("", said.text)))
    if n is None:
        return None
    return {"upper": (Decimal(0), n), "lower": (n, _MOST)}.get(said.bound, (n, n))
