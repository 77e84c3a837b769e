"""One form for what was typed, before any rule looks at it.

``fold`` keeps the words apart; ``normalise`` also joins what stands between Han
characters, since Chinese has no spaces of its own (``十 二 万`` is 十二万).
``Filler`` rules know what people put around an answer without changing it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff"
_HAN = re.compile(f"[{HAN}]")
_SPACES = re.compile(r"\s+")

# NFKC leaves these alone; a rule should meet one hyphen, one tilde, one quotation mark.
_SIGNS = str.maketrans(
    {
        "。": ".",
        "．": ".",
        "·": ".",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "﹣": "-",
        "〜": "~",
        "∼": "~",
        "“": '"',
        "”": '"',
        "„": '"',
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "‘": "'",
        "’": "'",
        "`": "'",
        "´": "'",
        "⁄": "/",
        "【": "[",
        "】": "]",
        "〔": "(",
        "〕": ")",
        "¥": "￥",
    }
)


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; other text unchanged."""
    return _simplifier()(text) if _HAN.search(text) else text


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Full width, case, traditional characters, signs and runs of spaces made one."""
    if not text.isascii():
        text = re.sub(r"(?<=\d)([¼½¾])", r" \1", text)
        text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
        text = simplified(text)
    return _SPACES.sub(" ", text.translate(_SIGNS)).strip().casefold()


@lru_cache(maxsize=1)
def _around_han() -> re.Pattern[str]:
    """Made when first used: large ranges of characters take a while, and the first question reads no answer."""
    return re.compile(rf"(?<=[{HAN}]) (?=[{HAN}\d%.])|(?<=[\d%.,]) (?=[{HAN}])")


@lru_cache(maxsize=256)
def normalise(text: str) -> str:
    """``fold``, and no spaces inside a run of Han characters and figures."""
    text = fold(text)
    return text if text.isascii() else _around_han().sub("", text)


def as_typed(text: str, normal: str) -> str:
    """The part of ``text`` that ``normal`` is the normal form of, as it was typed: a name keeps its capitals.
    ``normal`` where there is no such part."""
    for start in reversed(range(len(text))):
        if normalise(text[start:]).startswith(normal):
            end = next((end for end in range(start + 1, len(text) + 1) if normalise(text[start:end]) == normal), 0)
            if end:
                return text[start:end].strip()
    return normal


_ENDS = " \t\n.,;:!~|、；，\"'…"
_FRACTION = re.compile(r"\.\d")
_PARTICLES = re.compile(
    r"(?<=.)(?:吧|啊|呀|哦|喔|噢|呢|嘛|哈|啦|咯|喽|哇|嘞|哎|唉|呗|的话|[~!.,、;]|😊|🙂|😄|谢谢你?|拜托)$"
)


def bare(text: str) -> str:
    """Without the punctuation and the particles at its ends: 十二万吧。 → 十二万."""
    before = ""
    while before != text:
        before = text
        text = _PARTICLES.sub("", _strip(text))
    return text


def _strip(text: str) -> str:
    # The point of .5 is no punctuation.
    return text.rstrip(_ENDS) if _FRACTION.match(text) else text.strip(_ENDS)
