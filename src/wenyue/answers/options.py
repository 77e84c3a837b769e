"""Which option a text names: by number, ordinal, letter, id, label in any language, part of it, typo, pinyin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wenyue.answers.normalise import HAN, bare, fold, has_han
from wenyue.answers.numerals import figures
from wenyue.answers.reading import Option


@dataclass(frozen=True, slots=True)
class Match:
    """The options a text can mean (places in the list). ``literal`` is false for parts, typos and pinyin."""

    places: tuple[int, ...]
    literal: bool = True

    @property
    def place(self) -> int | None:
        return self.places[0] if len(self.places) == 1 else None


OUT_OF_RANGE = Match((), False)
"""A number or letter that counts options, but more than there are."""

_JUNK = re.compile(r"[\s\"'()\[\]<>.,;:!?、/\-_~]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_AROUND = re.compile(
    r"^(?:我们?是|是|属于|我们?(?:要|选择?|想要?)?|就|选择?|要|想要|用|走|采用|option|choice|answer|number"
    r"|no\.? ?(?=\d)|#|the"
    r"|i (?:choose|pick|want|prefer|take|select)|i'll (?:take|have|go with|pick|choose)|we (?:choose|pick|want"
    r"|use|prefer)|choose|pick|select|go with|take|use|prefer|just|only|仅|只要?|只有|只选|by|via|with|through"
    r"|(?:let's |i'd )?go for|let's go with|xuan|通过|按)[ :]*(?=.)"
)
_BEHIND = re.compile(
    r"(?<=.)(?:这个|那个|这一?项|那一?项|这种|那种|的|联系|沟通|吧| ba|就行|就好|即可|的那个| one| option"
    r"| please| only|选项|方式|而已)$"
)


def squeeze(text: str) -> str:
    """For comparing labels: folded, without spaces and punctuation."""
    return _JUNK.sub("", fold(text)).replace("其它", "其他")


@dataclass(frozen=True, slots=True)
class Names:
    """What one option is called."""

    exact: frozenset[str]
    words: frozenset[str]
    labels: tuple[str, ...]


@lru_cache(maxsize=64)
def _names(id: str, labels: tuple[str, ...]) -> Names:
    exact = {squeeze(id), squeeze(id.replace("_", " "))}
    words: set[str] = set()
    for label in labels:
        folded = fold(label)
        short = _BRACKETS.sub("", folded).strip()
        for form in (
            folded,
            short,
            *re.split(r"[/|;,、]| or |或", short),
            *(inner.strip("()[]") for inner in _BRACKETS.findall(folded)),
        ):
            if squeeze(form):
                exact.add(squeeze(form))
        words.update(re.findall(r"[a-z0-9]+", short))
    return Names(frozenset(exact - {""}), frozenset(words), tuple(dict.fromkeys(fold(label) for label in labels)))


def names_of(options: Sequence[Option]) -> list[Names]:
    return [_names(option.id, tuple(option.labels.values())) for option in options]


def find(text: str, options: Sequence[Option]) -> Match | None:
    """The option that the whole of ``text`` names; several places where it could be several, None where it is none."""
    said = bare(fold(text)).strip("()[] ")
    names = names_of(options)
    before = ""
    while said and said != before:
        found = _by_name(said, names) or by_place(said, len(options))
        if found is not None:
            return found
        before, said = said, bare(_BEHIND.sub("", _AROUND.sub("", said)))
    return _near(bare(fold(text)), names)


def _by_name(said: str, names: list[Names]) -> Match | None:
    key = squeeze(said)
    places = tuple(at for at, name in enumerate(names) if key in name.exact)
    if not places:
        return None
    counted = by_place(said, len(names))
    if counted is not None and counted is not OUT_OF_RANGE and counted.places != places and key.isdigit():
        # A label that is itself a number, and not the number of its own place.
        return Match(tuple(dict.fromkeys(places + counted.places)), literal=False)
    return Match(places)


_NUMBER = re.compile(
    r"(?:第|no\.? ?|number |#|option |choice |选项|方案)?(\d{1,3})(?:st|nd|rd|th)?(?:个|项|条|种|号|款|类|位)?"
    r"(?:选项|方案)?(?:(?: one| option| choice| item))?"
)
_FROM_END = re.compile(
    r"(?:倒数第(\d{1,2})(?:个|项|条|种)?|(?:the )?(\d{1,2})(?:nd|rd|th|st) (?:to |from )?(?:the )?last)"
)
_LAST = {
    "最后1个",
    "最后1项",
    "末项",
    "最后的",
    "最后那个",
    "最后",
    "最末1个",
    "last",
    "last one",
    "the last",
    "the last one",
    "最下面那个",
    "最下面的",
    "最后1种",
    "the bottom one",
    "bottom one",
}
_FIRST = {"前者", "former", "the former", "最上面那个", "最上面的", "头1个", "首项", "top one", "the top one"}
_LATTER = {"后者", "latter", "the latter"}
_MIDDLE = {"中间那个", "中间的", "the middle one", "middle one", "middle", "中间1个"}


def by_place(said: str, count: int) -> Match | None:
    """第二个, 2, B, "the second one", 最后一个: a place among ``count`` options."""
    if re.match(r"\.\d", said):
        return None
    plain = figures(said.removeprefix("the ").strip("()[].# "))
    if found := _NUMBER.fullmatch(plain):
        place = int(found[1])
        return Match((place - 1,)) if 1 <= place <= count else OUT_OF_RANGE
    if found := re.fullmatch(r"(?:选项|方案|option |choice |letter )?([a-z])(?:项|选项|方案)?", plain):
        place = ord(found[1]) - ord("a")
        return Match((place,)) if place < count else OUT_OF_RANGE
    if found := _FROM_END.fullmatch(plain):
        back = int(found[1] or found[2])
        return Match((count - back,)) if 1 <= back <= count else OUT_OF_RANGE
    if plain in _LAST or said in _LAST:
        return Match((count - 1,), literal=False)
    if plain in _FIRST:
        return Match((0,), literal=False)
    if plain in _LATTER and count == 2:
        return Match((1,), literal=False)
    if plain in _MIDDLE and count % 2:
        return Match((count // 2,), literal=False)
    return None


def _near(said: str, names: list[Names]) -> Match | None:
    """Part of a label, pinyin, or a typo; only where one option stands out."""
    cut = bare(_BEHIND.sub("", _AROUND.sub("", said)))
    for text in dict.fromkeys((said, cut)):
        for search in (_by_part, _by_order, _by_pinyin, _by_typo):
            if len(text) <= 40 and (found := search(text, names)) is not None:
                return found
    return None


_NO_PART = frozenset((
    "the", "a", "an", "of", "and", "or", "by", "to", "in", "on", "for", "with", "no", "not", "的", "和", "或", "与",
    "不", "有", "无", "是", "其他",
))  # fmt: skip


# Words that say nothing about which option is meant.
_NEUTRAL = frozenset((
    "pay", "paid", "payment", "payments", "please", "one", "option", "kind", "type", "plan", "it", "is", "we", "are",
    "our", "my", "us", "a", "way", "method",
))  # fmt: skip


def _by_part(said: str, names: list[Names]) -> Match | None:
    key = squeeze(said)
    if key.isascii() and len(key) >= 5:
        started = tuple(at for at, name in enumerate(names) if any(form.startswith(key) for form in name.exact))
        if started:
            return Match(started, literal=False)
    if key in _NO_PART or re.search(r"不|没|无|\bnot?\b", said) or key.isdigit():
        return None
    if has_han(said):
        if len(key) < 2:
            return None
        places = [at for at, name in enumerate(names) if any(key in squeeze(label) for label in name.labels)]
    else:
        words = set(re.findall(r"[a-z0-9]+", said)) - _NO_PART - _NEUTRAL
        if not words or any(len(word) < 3 for word in words):
            return None
        places = [
            at
            for at, name in enumerate(names)
            if all(
                any(
                    own == word
                    or (len(word) >= 4 and own.startswith(word))
                    or (len(word) >= 7 and _alike(own, word) >= 88)
                    or own == word.rstrip("s")
                    or own.rstrip("s") == word
                    for own in name.words
                )
                for word in words
            )
        ]
    return Match(tuple(places), literal=False) if places else None


def _by_order(said: str, names: list[Names]) -> Match | None:
    """A short form: 有限公司 for 有限责任公司, 个体户 for 个体工商户."""
    key = squeeze(said)
    if not 2 <= len(key) <= 12 or re.search(f"[^{HAN}]|[不没无]", key):
        return None
    places = [at for at, name in enumerate(names) if any(_in_order(key, squeeze(label)) for label in name.labels)]
    return Match(tuple(places), literal=False) if places else None


def _in_order(short: str, label: str) -> bool:
    rest = iter(label)
    return len(short) * 3 >= len(label) and all(character in rest for character in short)


@lru_cache(maxsize=256)
def _pinyin(label: str) -> tuple[str, str]:
    """The full pinyin of a Chinese label, and its initials."""
    from pypinyin import lazy_pinyin

    syllables = [s for s in lazy_pinyin("".join(re.findall(r"[一-鿿]", _BRACKETS.sub("", label)))) if s]
    return "".join(syllables), "".join(s[0] for s in syllables)


def _by_pinyin(said: str, names: list[Names]) -> Match | None:
    key = re.sub(r"[\s'\-]+", "", said)
    if not key.isascii() or not key.isalpha() or len(key) < 2:
        return None
    if not any(has_han(label) for name in names for label in name.labels):
        return None
    full: list[int] = []
    near: list[int] = []
    for at, name in enumerate(names):
        spellings = [_pinyin(label) for label in name.labels if has_han(label)]
        if any(key in (whole, initials) for whole, initials in spellings):
            full.append(at)
        elif len(key) >= 5 and any(whole.startswith(key) or _alike(key, whole) >= 88 for whole, _ in spellings):
            near.append(at)
    places = full or near
    return Match(tuple(places), literal=False) if places else None


def _alike(a: str, b: str) -> float:
    """0 to 100; a swap of two letters counts as one slip."""
    from rapidfuzz.distance import DamerauLevenshtein

    return 100 * DamerauLevenshtein.normalized_similarity(a, b)


def _by_typo(said: str, names: list[Names]) -> Match | None:
    key = squeeze(said)
    han = has_han(key)
    if len(key) < (3 if han else 4) or key.isdigit() or re.search(r"^(?:不|没|无|not?|un|dis)", key):
        return None
    scores = sorted(
        ((max((_alike(key, form) for form in name.exact), default=0.0), at) for at, name in enumerate(names)),
        reverse=True,
    )
    best = scores[0][0]
    limit = 66 if han and len(key) == 3 else 75
    if best < limit:
        return None
    close = tuple(sorted(at for score, at in scores if score > best - 12))
    return Match(close, literal=False)
