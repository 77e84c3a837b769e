"""Free text: names, addresses, special terms. Kept as typed, except for what is unsafe and for spaces at the ends."""

from __future__ import annotations

import re

from wenyue.answers.normalise import bare, fold
from wenyue.answers.patterns import any_of, either
from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import Language, clean, msg

LONGEST_TEXT = 5000

_PLACES = either(
    "甲方", "乙方", "对方", "法人", "法定代表人", "负责人", "联系人", "公司", "我们?", "(?:营业)?执照", "身份证",
    "合同",
)  # fmt: skip
# What stands somewhere else, and would stand in the contract as these very words.
_ELSEWHERE = any_of(
    "同上", "(?:和|跟|同|与)?(?:上面|前面|刚才|之前|上边|上一个)(?:那个|的|填的|写的|说的)*(?:一样|相同|一致)?(?:的)?",
    f"(?:和|跟|同|与|照|按)(?:着)?{_PLACES}(?:上)?(?:的|写的|那个)?(?:名称?|名字|全称|地址|住所|住址)?"
    "(?:一样|相同|一致|来|写|填)(?:的)?",
    f"(?:同|与){_PLACES}(?:上)?(?:的)?(?:名称?|名字|全称|地址|住所|住址)?", "一样(?:的)?", "都一样",
    "(?:the )?same (?:as|like) (?:what is |what's )?(?:on |in )?(?:the |my |our )?"
    "(?:business )?(?:licen[cs]e|id(?: card)?|passport)",
    "(?:the )?same(?: (?:as|like) (?:above|before|party [ab]|the (?:above|first|other|last) one"
    "|(?:the )?(?:company|client|provider|contact|owner|legal rep(?:resentative)?)(?: name| address)?))?",
    "as above", "ditto", "see above", "(?:the )?(?:one )?(?:above|previous|last)(?: one)?", "the one (?:above|before)",
)  # fmt: skip

_HERE = any_of(
    "(?:在)?(?:我们?|咱们?)(?:的)?(?:公司|店|家|这里|这边|这儿|那里|那边)里?", "(?:就)?(?:在)?(?:这里|这儿|那里|那儿)",
    "(?:in |at )?(?:my|our) (?:office|place|shop|company|store|city|town)", "(?:right )?here", "(?:over )?there",
)  # fmt: skip


# Any place will do, or all but one: hardly what is to be printed, but it may be.
_OPEN = any_of(
    "不在.+", "不要(?!求).+", "随便.*", "哪.{0,2}都(?:行|可以|好|成)", "自动(?:生成|编号?|编)?", "没有?固定.*",
    "任[何意]一?[个家].*", "not (?:in|at) .+", "any(?:where)?(?: .*)?", "whichever .*", "auto(?:matic(?:ally)?)?",
    "no fixed .*",
)  # fmt: skip
_LONGEST_OPEN = 24


def stands_elsewhere(text: str) -> bool:
    """Whether the whole of ``text`` points to words that stand somewhere else (同上, "same as above")."""
    return _ELSEWHERE.fullmatch(bare(fold(text))) is not None


class Text:
    """Kind ``text``: a ``str`` with words in it, at most 5,000 characters; may hold several lines."""

    name = "text"

    def understand(self, text: str, asked: Asked) -> Reading:
        said = "\n".join(line.strip() for line in clean(text).strip().split("\n"))
        if not said:
            return Problem(msg("Nothing was typed."), understood=False)
        if len(said) > LONGEST_TEXT:
            return Problem(msg("That is longer than {n} characters.", n=LONGEST_TEXT))
        if not any(character.isalnum() for character in said):
            return Problem(msg("There are no words in that. Please type it in words."), understood=False)
        if re.fullmatch(r"\W*[A-Za-z]\W*", said) and not asked.columns:
            return Problem(msg("One letter is too short for this."), understood=False)
        if stands_elsewhere(said):
            return Problem(msg("I cannot look that up from here. Please type it out in full."))
        if _HERE.fullmatch(bare(fold(said))) and not asked.columns and not asked.who:
            return Problem(msg("I cannot look that up from here. Please type it out in full."))
        if asked.who:
            from wenyue.answers.who import read_name

            return read_name(said, asked.who)
        plain = bare(fold(said))
        return Value(said, literal=bool(asked.columns) or len(plain) > _LONGEST_OPEN or not _OPEN.fullmatch(plain))

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return " ".join(_str(value).split("\n"))

    def to_data(self, value: object) -> object:
        return _str(value)

    def from_data(self, data: object) -> str:
        return _str(data)


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value
