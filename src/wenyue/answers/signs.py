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
    rf"(?:(?:[不没非无未]|别(?![人家的]))[{HAN}]{{0,2}}"
    r"|\b(?:not?|nothing|never|without|neither|(?:do|does|is|are|wo)n'?t)(?: [a-z]+){0,3} ?"
    r"|\b(?:ends?|expires?|stops?) )$"
)
# 含税不行, "auto-renew off", "paperless", "automatically ends": what stands behind a sign turns it round.
_TURNED = re.compile(
    rf"[{HAN}]{{0,2}}?(?:的?不(?:要|用|需要|行|选|是|能|可以|好)|除外|免了|算了|就结束|终止)"
    r"|[a-z]*less\b|[a-z]*[ -]*(?:is |are )?(?:off|out|no|not|ends?|expires?|stops?)\b"
    r"|[a-z]*(?: version| text)?,? prevail"
)
# What compares, or tells how it was: the words say what is not wanted any more.
_ASIDE = re.compile(
    rf"比(?![较如例方分])|以前|原来|过去|曾经|(?<=[{HAN}_])(?<![我们那就])还是"
    r"|\b(?:less|fewer|than|used to|previously|formerly)\b"
)
_CLAUSES = re.compile(r"[,.;!?、\n]")
# Whom the words before a sign speak of, where the options say what oneself is: 对方出钱, "they pay us", 帮网店做客服.
_HELPED = re.compile(r"(?:帮|给|替|为)(?:了)?(?:客户|别人|人家|对方|商家|他们|她们|企业|公司|我们?|咱们?|自己)")
_SOMEBODY_ELSE = re.compile(
    rf"(?:帮|给|替|为)[{HAN}]{{0,3}}$|对方|人家|(?<!其)[他她]们?|别人|客户"
    r"|\b(?:they|he|she|somebody|someone|the other (?:side|party)|(?:our|my|their) (?:client|customer|buyer)s?)\b"
    r"|\bfor (?!(?:me|us|my|our|myself)\b)(?:[a-z]+ )*$"
)
_OWN_CLIENT = re.compile(r"\b(?:our|my|their) $")


def pointed_to(text: str, options: Sequence[Option]) -> Match | None:
    """The options whose signs stand in ``text``; None where there are none, or where one of them is denied."""
    said = fold(text)
    if len(said) > _LONGEST or not any(option.signs for option in options):
        return None
    whole = _spans(said, [option.signs for option in options])
    if not whole or _ASIDE.search(_masked(said, whole)) or any(_is_denied(said, one) for one in whole):
        return None
    if _say_what_one_is(options) and _speaks_of_somebody_else(said, whole):
        return None
    return Match(tuple(sorted({at for _, _, at in whole})), literal=False)


def denies(text: str, options: Sequence[Option]) -> bool:
    """Whether ``text`` turns down what one of the options is called: 不用加税, where 加税 is an option."""
    said = fold(text)
    names = [(*option.called, *option.signs, *option.labels.values()) for option in options]
    return any(_is_denied(said, one) for one in _spans(said, names))


def _spans(said: str, words: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    """Where the words of each option stand: 含税 within 不含税 is no sign of its own."""
    spans = [
        (*found.span(), at) for at, each in enumerate(words) for one in each for found in _sign(one).finditer(said)
    ]
    return [one for one in spans if not any(_is_within(one, other) for other in spans)]


def _is_denied(said: str, span: tuple[int, int, int]) -> bool:
    start, end, _ = span
    return bool(_NEGATED.search(_CLAUSES.split(said[:start])[-1]) or _TURNED.match(said[end:]))


def _masked(said: str, spans: Sequence[tuple[int, int, int]]) -> str:
    """``said`` without the signs themselves: 给别人做 is one, and speaks of the person."""
    for start, end, _ in spans:
        said = said[:start] + "_" * (end - start) + said[end:]
    return said


def _say_what_one_is(options: Sequence[Option]) -> bool:
    return any(label.startswith(("我是", "I am ")) for option in options for label in option.labels.values())


def _speaks_of_somebody_else(said: str, spans: Sequence[tuple[int, int, int]]) -> bool:
    rest = _masked(said, spans)
    for start, end, _ in spans:
        before = _HELPED.sub("", _CLAUSES.split(rest[:start])[-1])
        if _SOMEBODY_ELSE.search(before) or re.match(f"[{HAN}]{{0,2}}不是我", said[end:]):
            return True
        if _OWN_CLIENT.search(before) and re.match("client|customer|buyer", said[start:end]):
            return True
    return False


def _is_within(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1] and one[1] - one[0] < other[1] - other[0]


@lru_cache(maxsize=512)
def _sign(sign: str) -> re.Pattern[str]:
    """Chinese words stand anywhere; other words begin a word, and may go on: shop, shops."""
    folded = fold(sign)
    return re.compile(re.escape(folded) if has_han(folded) else rf"(?<![a-z]){re.escape(folded)}")
