"""An option that is not named outright: by part of its label, a short form, pinyin, a slip of the fingers.

Nothing found here is literal. Where a label says something else about the words
typed (``不许转给别人``, typed as ``转给别人``), or other labels hold them too, it is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from wenyue.answers.normalise import HAN, has_han
from wenyue.answers.options import BRACKETS, UNCLEAR, Match, Names, squeeze

_NO_PART = frozenset((
    "the", "a", "an", "of", "and", "or", "by", "to", "in", "on", "for", "with", "no", "not", "的", "和", "或", "与",
    "不", "有", "无", "是", "其他", "at", "as", "if", "be", "do", "so", "up", "me",
))  # fmt: skip
# Words that say nothing about which option is meant.
_NEUTRAL = frozenset((
    "pay", "paid", "payment", "payments", "please", "one", "option", "kind", "type", "plan", "it", "is", "we", "are",
    "our", "my", "us", "a", "way", "method",
))  # fmt: skip
_NEGATION = "不没无未非禁"
_NEGATED = re.compile(rf"[{_NEGATION}]|\b(?:not?|none|without|never)\b")
# Characters that tell options apart: one of them for another is no slip.
_CONTRAST = frozenset(
    f"{_NEGATION}有零一二两三四五六七八九十百千万半单双多少全部大中小微高低长短上下左右前后先内外进出来往"
    "甲乙丙丁买卖收付借贷公私正副原被年季月周日天时早晚男女老新旧并且或和与英汉国省市县总分子母"
)

_TELLING = frozenset("中英汉外甲乙丙丁买卖")
"""Characters that say whose or which with the one behind them."""


def near(texts: Iterable[str], names: list[Names]) -> Match | None:
    """What one of ``texts`` (the same answer with more or less around it) comes close to; None for yes and no,
    which name no option by chance."""
    from wenyue.answers.yes_no import is_plain

    for text in dict.fromkeys(texts):
        if not text or len(text) > 40 or is_plain(text):
            continue
        for search in (_by_meaning, _by_part, _by_words, _by_order, _by_pinyin, _by_slip):
            if (found := search(text, names)) is not None:
                return found
    return None


_MEANINGS = (
    re.compile(
        r"(?:(?:每[天日]|every day,? |daily,? )?(?:(?:7|24) ?[x*×/乘] ?(?:7|24)|24 ?(?:个?小时|h|hrs?|hours?))"
        r"(?: ?(?:小时|不间断|全天候|(?:a|per|every|each) day|daily|non-?stop|around the clock))?"
        r"(?:,? ?(?:7|seven) days(?: a week)?)?)|全天(?:候)?|全日制?|不间断|昼夜|日夜|a?round[ -]the[ -]clock"
        r"|all day(?: and (?:all )?night| long)?|day and night|non-?stop"
    ),
)
"""Texts that mean the same; one of them in a label is named by any other."""


def _by_meaning(said: str, names: list[Names]) -> Match | None:
    for meaning in _MEANINGS:
        if meaning.fullmatch(said):
            return _places(names, lambda name, m=meaning: any(m.search(label) for label in name.labels))  # type: ignore[misc]  # the default is no parameter of its own
    return None


def _places(names: list[Names], fits: Callable[[Names], bool]) -> Match | None:
    places = tuple(at for at, name in enumerate(names) if fits(name))
    return Match(places, literal=False) if places else None


def _by_part(said: str, names: list[Names]) -> Match | None:
    """A piece of a label, or words that stand in it one after the other."""
    key = squeeze(said)
    if key in _NO_PART or key.isdigit() or _NEGATED.search(said) or len(key) < 2:
        return None
    if key.isascii():
        places = [at for at, name in enumerate(names) if _begins(said, name) or key in name.parts]
        holding = [at for at, name in enumerate(names) if any(_holds(label, said) for label in name.labels)]
        return Match(tuple(sorted({*places, *holding})), literal=False) if places else None
    places, sure = [], True
    for at, name in enumerate(names):
        held = [label for label in name.labels if key in squeeze(label)]
        if held or key in name.parts:
            places.append(at)
            sure = sure and not any(_is_negated(label, key) for label in held)
    return _match(places, sure=sure)


def _match(places: list[int], *, sure: bool) -> Match | None:
    if not places:
        return None
    return Match(tuple(places), literal=False) if sure or len(places) > 1 else UNCLEAR


def _begins(said: str, name: Names) -> bool:
    key = squeeze(said)
    return len(key) >= 5 and any(form.startswith(key) for form in name.exact)


def _holds(label: str, said: str) -> bool:
    return re.search(rf"\b{re.escape(said)}\b", label) is not None


def _is_negated(label: str, key: str) -> bool:
    """Whether the clause of ``label`` that holds ``key`` denies it before."""
    for clause in re.split(r"[,，、:：;；()（）就则但才而]", label):
        before, found, _ = squeeze(clause).partition(key)
        if found and re.search(f"[{_NEGATION}]", before):
            return True
    return False


def _by_words(said: str, names: list[Names]) -> Match | None:
    """English words that are all in a label, in any order and with any ending."""
    if has_han(said) or _NEGATED.search(said) or squeeze(said).isdigit():
        return None
    words = set(re.findall(r"[a-z0-9]+", said)) - _NO_PART - _NEUTRAL
    if not words or any(len(word) < 2 for word in words):
        return None
    places = [at for at, name in enumerate(names) if all(_has_word(name, word) for word in words)]
    sure = not any(_NEGATED.search(label) for at in places for label in names[at].labels if not has_han(label))
    return _match(places, sure=sure)


def _has_word(name: Names, word: str) -> bool:
    return any(
        own == word
        or (len(word) >= 4 and own.startswith(word))
        or (len(word) >= 7 and _alike(own, word) >= 88)
        or (len(word) >= 3 and own.rstrip("s") == word.rstrip("s"))
        for own in name.words
    )


def _by_order(said: str, names: list[Names]) -> Match | None:
    """A short form: 有限公司 for 有限责任公司, 个体户 for 个体工商户."""
    key = squeeze(said)
    if not 2 <= len(key) <= 12 or re.search(f"[^{HAN}]|[{_NEGATION}]", key):
        return None
    held = [(at, label) for at, name in enumerate(names) for label in name.labels if _in_order(key, squeeze(label))]
    sure = not any(re.search(f"[{_NEGATION}]", label) for _, label in held)
    return _match(list(dict.fromkeys(at for at, _ in held)), sure=sure)


def _in_order(short: str, label: str) -> bool:
    rest = iter(label)
    # 英文为准 is no short form of 中英对照，以中文为准: what tells options apart keeps its word.
    if any(one in _TELLING and short[at : at + 2] not in label for at, one in enumerate(short[:-1])):
        return False
    return len(short) * 3 >= len(label) and all(character in rest for character in short)


_READINGS = 2
"""So many readings of a character are tried, the most common first; more are archaic."""


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[tuple[str, ...], ...]:
    """The pinyin of each Han character, without tones. (A dictionary of phrases would tell 银行 from 行走 at the
    price of 50 MB and of the first answer.)"""
    from pypinyin import Style, pinyin

    han = "".join(re.findall(r"[一-鿿]", BRACKETS.sub("", text)))
    return tuple(tuple(found[:_READINGS]) for found in pinyin(han, style=Style.NORMAL, heteronym=True))


def _pinyin(text: str) -> str:
    return "".join(readings[0] for readings in _readings(text))


@lru_cache(maxsize=1024)
def _spelled(label: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the full pinyin of a Chinese text looks like, and what its initials do."""
    readings = _readings(label)
    whole = "".join(f"(?:{'|'.join(each)})" for each in readings)
    return re.compile(whole), re.compile("".join(f"[{''.join({one[0] for one in each})}]" for each in readings))


def _by_pinyin(said: str, names: list[Names]) -> Match | None:
    key = re.sub(r"[\s'\-]+", "", said)
    if not key.isascii() or not key.isalpha() or len(key) < 2:
        return None
    if not any(has_han(label) for name in names for label in name.labels):
        return None
    full: list[int] = []
    close: list[int] = []
    for at, name in enumerate(names):
        labels = [label for label in name.labels if has_han(label)]
        if any(form.fullmatch(key) for label in labels for form in _spelled(label)):
            full.append(at)
        elif len(key) >= 5 and any(w.startswith(key) or _alike(key, w) >= 88 for w in map(_pinyin, labels)):
            close.append(at)
    places = full or close
    return Match(tuple(places), literal=False) if places else None


def _alike(a: str, b: str) -> float:
    """0 to 100; a swap of two letters counts as one slip."""
    from rapidfuzz.distance import DamerauLevenshtein

    return 100 * DamerauLevenshtein.normalized_similarity(a, b)


def _by_slip(said: str, names: list[Names]) -> Match | None:
    key = squeeze(said)
    if len(key) < 3 or key.isdigit() or re.search(r"^(?:not?|un|dis)", key):
        return None
    score = _han_slip if has_han(key) else _latin_slip
    scores = [max((score(key, form) for form in name.exact | name.parts), default=0.0) for name in names]
    best = max(scores)
    if not best:
        return None
    return Match(tuple(at for at, each in enumerate(scores) if each > best - 12), literal=False)


def _latin_slip(key: str, form: str) -> float:
    if len(key) < 4 or re.sub(r"\D", "", key) != re.sub(r"\D", "", form):
        return 0
    likeness = _alike(key, form)
    return likeness if likeness >= (75 if len(key) == 4 else 80) else 0


def _han_slip(key: str, form: str) -> float:
    """Another character of the same sound, or one in four that is no word of contrast."""
    if not has_han(form):
        return 0
    likeness = _alike(key, form)
    changed = (Counter(key) - Counter(form)) + (Counter(form) - Counter(key))
    if likeness >= 50 and re.sub(f"[{HAN}]", "", key) == re.sub(f"[{HAN}]", "", form) and _sound_alike(key, form):
        return max(likeness, 75)
    if form in key and len(key) == len(form) + 1 and len(form) > 1:
        # 打电话
        return 75 if not _CONTRAST & set(changed) else 0
    slips = round((100 - likeness) / 100 * max(len(key), len(form)))
    return likeness if slips <= len(form) // 4 and not _CONTRAST & set(changed) else 0


def _sound_alike(one: str, other: str) -> bool:
    """Whether every character of one can be read as its counterpart."""
    pairs = list(zip(_readings(one), _readings(other), strict=False))
    return len(_readings(one)) == len(_readings(other)) and all(_sounds(a) & _sounds(b) for a, b in pairs)


def _sounds(readings: tuple[str, ...]) -> set[str]:
    """Readings, with the sounds that many people do not keep apart written alike."""
    return {re.sub(r"ng", "n", re.sub(r"([zcs])h", r"\1", reading)) for reading in readings}
