"""Which option a text names: by number, ordinal, letter, id or label in any language; the rest is ``near_options``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wenyue.answers.normalise import bare, fold
from wenyue.answers.numerals import figures
from wenyue.answers.reading import Option


@dataclass(frozen=True, slots=True)
class Match:
    """The options a text can mean (places in the list). ``literal`` is false for parts, typos and pinyin;
    ``sure`` is false where it is asked for even though only one place is known."""

    places: tuple[int, ...]
    literal: bool = True
    sure: bool = True

    @property
    def place(self) -> int | None:
        return self.places[0] if len(self.places) == 1 and self.sure else None


OUT_OF_RANGE = Match((), False)
"""A number or letter that counts options, but more than there are."""
UNCLEAR = Match((), literal=False, sure=False)
"""Options are counted, but which ones is not said."""

_JUNK = re.compile(r"[\s\"'()\[\]<>.,;:!?、/\-_~]+")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_AROUND = re.compile(
    r"^(?:(?:我|我们|咱们?|本公司|我司|我这边)(?:这边|公司)?(?:就|都)?是|是|属于|我们?(?:要|选择?|想要?)?|就|选择?|要|想要|用|走|采用|option|choice|answer|number"
    r"|no\.? ?(?=\d)|#|the"
    r"|(?:i am|i'm|we are|we're|it's|it is|that's|they are|they're)(?: an?| the)?(?= )"
    r"|i (?:choose|pick|want|prefer|take|select)|i'll (?:take|have|go with|pick|choose)|we (?:choose|pick|want"
    r"|use|prefer)|choose|pick|select|go with|take|use|prefer|just|only|仅|只要?|只有|只选|by|via|with|through"
    r"|(?:let's |i'd )?go for|let's go with|xuan|通过|按)[ :]*(?=.)"
)
_BEHIND = re.compile(
    r"(?<=.)(?:这个|那个|这一?项|那一?项|这种|那种|的|联系|沟通|吧| ba|就行|就好|即可|的那个| one| option"
    r"| please| pls| plz| thanks| thx| only|选项|方式|而已)$"
)


def squeeze(text: str) -> str:
    """For comparing labels: folded, without spaces and punctuation."""
    return _JUNK.sub("", fold(text)).replace("其它", "其他")


_PARTED = re.compile(
    r"(?!no\. ?\d)(?:不(?:要|用|是|需要|选)?|别|没有?|无|no(?:pe|ne)?|not|do(?: not|n't)|without)"
    r"(?:\s*[,.;:!?、/\-_~]+\s*(?=\S)|(?<=不)\s+(?=\S))"
)


def rest_of_parted(text: str) -> str | None:
    """What follows a “no” and a sign behind it: 不要，定金 is no 不要定金. None where nothing is parted so."""
    said = fold(text).strip()
    found = _PARTED.match(said)
    return said[found.end() :] if found else None


@dataclass(frozen=True, slots=True)
class Names:
    """What one option is called: its id, its labels and its other names, pieces of the labels, the words in them, the
    labels as they are, and the amounts that labels and other names tell."""

    exact: frozenset[str]
    parts: frozenset[str]
    words: frozenset[str]
    labels: tuple[str, ...]
    amounts: frozenset[str]


# 有一个就行, "one is enough": how many are wanted, and no length (一个月一付).
_HOW_MANY = re.compile(r"(\d+) ?(?:个(?!月|季|星期|礼拜|小时|工作)|is\b|are\b|of them\b)")


@lru_cache(maxsize=64)
def _names(id: str, labels: tuple[str, ...], called: tuple[str, ...]) -> Names:
    exact = {squeeze(id), squeeze(id.replace("_", " ")), *map(squeeze, called)}
    parts: set[str] = set()
    words: set[str] = set()
    for label in labels:
        folded = fold(label)
        short = BRACKETS.sub("", folded).strip()
        exact.update((squeeze(folded), squeeze(short)))
        pieces = (*re.split(r"[/|;:,、]| or |或者?", short), *(each.strip("()[]") for each in BRACKETS.findall(folded)))
        parts.update(squeeze(piece) for piece in pieces)
        words.update(re.findall(r"[a-z0-9]+", short))
    exact.discard("")
    return Names(
        frozenset(exact),
        frozenset(parts - exact - {""}),
        frozenset(words),
        tuple(dict.fromkeys(fold(label) for label in labels)),
        frozenset(
            (
                *(n for label in labels for n in re.findall(r"\d+", figures(fold(label)))),
                *(n for name in called for n in _HOW_MANY.findall(figures(fold(name)))),
            )
        ),
    )


def names_of(options: Sequence[Option]) -> list[Names]:
    return [_names(option.id, tuple(option.labels.values()), option.called) for option in options]


def is_exact(text: str, options: Sequence[Option]) -> bool:
    """Whether ``text`` is the label or the id of an option, letter by letter."""
    names = names_of(options)
    if rest_of_parted(text) is not None:
        return any(fold(text) in name.labels for name in names)
    return any(squeeze(text) in name.exact for name in names)


def find(text: str, options: Sequence[Option]) -> Match | None:
    """The option that the whole of ``text`` names; several places where it could be several, None where it is none."""
    from wenyue.answers.near_options import near

    said = bare(fold(text)).strip("()[] ")
    names = names_of(options)
    rest = rest_of_parted(text)
    if rest is not None and not is_exact(text, options):
        return _parted(text, rest, options)
    before = ""
    while said and said != before:
        found = _by_name(said, names) or _by_amount(said, names) or by_place(said, len(options))
        if found is not None:
            return found
        before, said = said, bare(_BEHIND.sub("", _AROUND.sub("", said)))
    whole = bare(fold(text))
    return near((whole, bare(_BEHIND.sub("", _AROUND.sub("", whole)))), names)


def _parted(text: str, rest: str, options: Sequence[Option]) -> Match | None:
    """A “no” and an option behind a comma: either what both name together, or the option; asked for."""
    together = [at for at, name in enumerate(names_of(options)) if squeeze(text) in name.exact]
    after = find(rest, options)
    if not together:
        return None
    return Match(tuple(sorted({*together, *(after.places if after else ())})), literal=False, sure=False)


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


_AMOUNT = re.compile(r"(\d{1,3})(?P<measure>个|种|位|样|类)?")
_LETTER = re.compile(r"[a-z]")


def _by_amount(said: str, names: list[Names]) -> Match | None:
    """两, 两个, "two", "a": an amount or a name before it is a place, so a label with it counts too."""
    if _LETTER.fullmatch(said):
        party = re.compile(rf"\bparty {said}\b")
        named = [at for at, name in enumerate(names) if any(party.search(label) for label in name.labels)]
        return _with_place(named, by_place(said, len(names)))
    found = _AMOUNT.fullmatch(figures(said))
    if not found or (said.isdigit() and not found["measure"]):
        return None
    named = [at for at, name in enumerate(names) if found[1] in name.amounts]
    if found["measure"] or said in ("两", "俩", "仨"):
        # How many, not which.
        return Match(tuple(named), literal=False) if named else UNCLEAR
    return _with_place(named, by_place(said, len(names)))


def _with_place(named: list[int], counted: Match | None) -> Match | None:
    if counted is None or not named or counted.places == tuple(named):
        return counted
    return Match(tuple(sorted({*named, *counted.places})), literal=False, sure=False)


_NUMBER = re.compile(
    r"(?:第|no\.? ?|number |#|option |choice |选项|方案)?(\d{1,3})(?:st|nd|rd|th)?(?:个|项|条|种|号|款|类|位)?"
    r"(?:选项|方案)?(?:(?: one| option| choice| item))?"
)
# "No. 4" is the fourth; "no 4" may be all but the fourth.
_NO_NUMBER = re.compile(r"no ?\d{1,3}")
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
    if _NO_NUMBER.fullmatch(said):
        return UNCLEAR
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
