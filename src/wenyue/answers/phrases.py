"""What people put around a value: hedges, bounds, labels, polite words and whole carrier sentences.

Everything here is a known filler. What is neither a filler nor the value makes a
reading impossible, so that nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from wenyue.answers.normalise import bare, normalise
from wenyue.answers.numerals import is_vague, repair_slips
from wenyue.answers.patterns import back, either, front
from wenyue.answers.reading import Problem, Reading, Several, Value
from wenyue.answers.spelling import mend
from wenyue.language import Message, msg

LONGEST = 200  # characters: no date, amount or number needs more

Bound = Literal["", "upper", "lower"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The core of an answer, and what was taken off it."""

    text: str
    hedged: bool = False
    bound: Bound = ""


# English words end where letters end; Chinese ones need no such care.
_WORD_END = "(?![a-z])"

_FRONT = front(
    "嗯+", "呃+", "额(?=[,. ])", "那个", "那就", "那", "就", "应该是?", "可能是?", "我想(?:要|是)?", "我觉得", "我认为",
    "我们(?:想|要|打算)?", "我[要选填写]", "我打算", "咱们?", "先", "暂[定时按]为?", "初步", "定为", "定在", "定个?",
    "写上?", "填上?", "按照?",
    "算作?", "给[个他它我]?", "要个", "打算", "计划", "准备", "希望是?", "最好是?", "改成", "改为", "还是",
    "[一总]共", "共计?", "合计", "统一",
    "全部按", "[正刚恰]好", "整整", "足足", "满", "整", "就是", "是", "为", "选", "好的?[,.]", "行[,.]", "可以[,.]",
    "(?:不对|不是|错了|不)[,.](?:应该|应当)?是?(?=[\\d一二两三四五六七八九十])", "应当是?",
    either(
        "ok(?:ay)?", "no(?:pe)?,? (?=it )", "yes(?=[,.])", "yeah(?=[,.])", "well",
        "um+", "uh+", "hmm+", "so", "just", "only", "please",
        "pls", "maybe", "probably",
        "perhaps", "exactly", "precisely", "(?:a )?total of", "in total",
        "(?:i|we) (?:think|guess|believe|suppose|say|would say)(?: (?:it's|it is|it should be|that))?", "i'd say",
        "(?:let's|let us|lets|we'll|i'll|i will|we will) (?:say|do|go with|go for|make it|take|use|put|have"
        "|start|begin)",
        "let's", "say", "make (?:it|that)", "go with", "put(?: down)?", "set (?:it )?(?:to|at|as)", "use",
        "change (?:it )?to", "it'?s",
        "it is", "that'?s", "that is", "it (?:should|will) be", "(?:should|will) be", "is", "(?:how|what) about",
        "call it", "with",
        "(?:i|we)(?:'d| would) like", "(?:i|we) (?:want|need)", "give (?:me|it|them|us)", "for",
    )
    + _WORD_END,
)  # fmt: skip
_BACK = back(
    "(?<=[\\d\u4e00-\u9fffa-z%])(?:即可|就行|就好|就可以|就?够了|都行|好了|为宜|比较合适|这样|为准|差不多了"
    "|行不行|[可以行好]+吗|对吧|了|整|的|算|行|可以|没问题)",
    "(?<=[\\d\u4e00-\u9fffa-z%])(?:定金|押金|首付|预付款|服务费|费用|总价)",
    " (?:please|pls|thanks?(?: you)?|thx|total|in total|altogether|only|exactly|flat|sharp|should do|is fine"
    "|is ok|would be (?:fine|good)|works)",
    " (?:i think|i guess|i suppose|for now|then|or something)",
)  # fmt: skip
_HEDGE_FRONT = front(
    "大概(?:是|要|在)?", "大约(?:是|在)?", "约莫", "约", "差不多", "估计", "接近", "将近", "近", "大致", "左右", "~",
    "≈",
    "(?:just )?(?:about|around|roughly|approximately|approx\\.?|circa|nearly|almost|some|ca\\.?|c\\.)(?= |\\d)",
)  # fmt: skip
_HEDGE_BACK = back(
    "左右", "上下", "前后", "的?样子", "大概", "差不多", " or so", " ?more or less", " approx(?:imately|\\.)?",
    " roughly", " give or take", "-?ish",
)  # fmt: skip
_UPPER_FRONT = front(
    "不到", "不足", "不满", "不要超过", "不得?超过", "最[多高大长]", "至多", "不[高多大]于", "[小低少]于", "上限",
    "顶多", "封顶",
    "(?:within|up to|at most|(?:no|not) more than|less than|under|max(?:imum)?(?: of)?|below|not exceeding"
    "|no longer than|not over)" + _WORD_END,
    "<=?", "≤",
)  # fmt: skip
_UPPER_BACK = back(
    "以内", "之内", "以下", "内", "不到", "封顶", "之前", "\\(含\\)以[下内]", " ?max(?:imum)?", " at (?:the )?most",
    " or less", " tops",
)  # fmt: skip
_LOWER_FRONT = front(
    "不[少低小]于", "至少", "最[少低短]", "起码", "超过", "[大多高]于",
    "(?:at least|(?:just |a bit |slightly |a little )?(?:over|above|more than)|(?:no|not) less than|min"
    "(?:imum)?(?: of)?)" + _WORD_END,
    ">=?", "≥",
)  # fmt: skip
_LOWER_BACK = back("以上", "起步", "起", "往上", "\\(含\\)以上", " minimum", " or more", " at least", " and up")
_BOUNDS: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (_UPPER_FRONT, "upper"),
    (_UPPER_BACK, "upper"),
    (_LOWER_FRONT, "lower"),
    (_LOWER_BACK, "lower"),
)

# "合同金额:", "服务期限是", "付款比例为": what is asked for, said again.
_ASKED_FOR = either(
    "金额", "费用", "总价", "单价", "价格", "价款", "报价", "预算", "总额", "款项", "押金", "保证金", "服务费",
    "一口价", "打包价", "总包价", "成交价", "日期",
    "日子", "时间", "期限", "周期", "时长", "服务期", "合同期", "租期", "有效期", "比例", "税率", "利率", "费率",
    "违约金", "首付款?", "预付款?", "定金", "尾款",
    "数量", "份数", "人数", "次数", "个数", "数字", "响应时间", "答案", "开始日", "结束日", "起始日", "截止日",
)  # fmt: skip
_ASKED_FOR_EN = either(
    "amount", "price", "fees?", "budget", "cost", "date", "term", "period", "duration", "rate", "ratio", "percentage",
    "share", "deposit", "number",
    "quantity", "copies", "time", "payment", "response", "length", "answer",
)  # fmt: skip
_WHICH = either(
    "total",
    "contract",
    "service",
    "start",
    "end",
    "due",
    "signing",
    "monthly",
    "annual",
    "deposit",
    "response",
    "down",
    "first",
    "number of",
    "effective",
    "commencement",
    "expiry",
)
# 首付三万尾款七万 are two amounts, no label of the second.
_NAME = "(?:第[一二三四五六七八九十]|一次性|(?![零一二两三四五六七八九十百千万亿半])[\u4e00-\u9fff]){0,6}?"
_LABEL = front(
    f"{_NAME}{_ASKED_FOR}(?:大概|大约|应该|暂定)?(?:是|为|定为|定在|就|在|[:：])*",
    f"(?:the )?(?:{_WHICH} )*{_ASKED_FOR_EN}(?: (?:is|of|should be|will be|would be|shall be)|[:=])+",
)

# "I'll be out on …", "we would like to start …", "it will happen …": a subject and plain verbs. No negation.
_VERBS = either(
    "will", "would", "should", "shall", "can", "could", "must", "am", "are", "is", "was", "were", "be", "been",
    "have", "had", "to", "want", "need",
    "plans?", "expect", "like", "go", "going", "went", "come", "coming", "back", "out", "away", "leave", "leaving",
    "left", "start(?:s|ing)?",
    "begin(?:s|ning)?", "runs?", "meet", "see", "you", "happens?", "takes?", "stay", "pays?", "costs?", "sign",
    "finish(?:es)?", "expires?", "set",
    "agreed?", "do",
)  # fmt: skip
_CARRIER = re.compile(
    "^(?:i|we|it|they|he|she|you|this|that|let's|let us|(?:the|our|my) [a-z]+)(?:'ll|'d|'m|'re|'s)?"
    rf"(?: {_VERBS})+ (?=\S)(?:(?:for|to be|be|of|at) )?"
)
_CARRIER_ZH = re.compile(
    "^(?:我们?|咱们?|他们?|合同|协议|服务|会议|项目|双方|时间|日期|付款|计费周期|工期|期限)?(?:现在|目前)?"
    "(?:会|将|要|想|想要|需要|打算|计划|准备|预计|希望|有|可以|应该|能)*"
    + either(
        "在", "从", "自", "是", "为", "于", "去", "来", "做", "签", "付", "给", "收", "[上下]升了?", "下降了?",
        "增加了?", "开始于", "开始", "截止到?", "到期",
        "结束于?", "约定", "安排",
    )
    + "*[:, ]*"
)  # fmt: skip


def phrase(text: str) -> Phrase:
    """The core of ``text`` (normalised): polite words, labels, hedges and bounds taken off, and what they were."""
    return _phrase(text)


@lru_cache(maxsize=256)
def _phrase(text: str) -> Phrase:
    said = Phrase(bare(text))
    before = None
    while before != said:
        before = said
        said = _peel(said)
    return said


def _peel(said: Phrase) -> Phrase:
    text = said.text
    for pattern, bound in _BOUNDS:
        rest = pattern.sub("", text)
        if rest and rest != text:
            # Bounds of both sides leave no value: 10万以上20万以下
            return Phrase(bare(rest), said.hedged, bound)
    for pattern in (_HEDGE_FRONT, _HEDGE_BACK):
        rest = pattern.sub("", text)
        if rest and rest != text:
            return replace(said, text=bare(rest), hedged=True)
    for pattern in (_LABEL, _FRONT, _BACK):
        rest = pattern.sub("", text)
        if rest and rest != text:
            return replace(said, text=bare(rest))
    return said


def candidates(text: str) -> Iterator[Phrase]:
    """``text`` as said, then with less and less around it; the first that is a value counts."""
    base = bare(text)
    said = phrase(base)
    seen = {base}
    yield Phrase(base)
    if said.text not in seen:
        seen.add(said.text)
        yield said
    for carrier in (_CARRIER, _CARRIER_ZH):
        found = carrier.match(base)
        if found and found.end() and found.end() < len(base):
            inner = phrase(base[found.end() :])
            if inner.text not in seen:
                seen.add(inner.text)
                yield inner


_OR = re.compile(r"(?:,? (?:or|or maybe|or else) |或者是?|或是?|还是|要么)")
_SLASH = re.compile(r" ?/ ?")
_TO = re.compile(r" ?(?:到|至|~|-+) ?| to ")


def understand_phrase(text: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """Read what was typed by ``read``, which is given the bare core of it; None when it is no value.

    Hedges and upper bounds keep the value and are noted; lower bounds, vague
    numbers, ranges and alternatives are asked for.
    """
    plain = normalise(text)
    if is_vague(bare(plain)):
        return Several((), msg("That leaves the number open. Please give one number."))
    for said in candidates(plain):
        found = read(said.text)
        if found is not None:
            return _noted(found, said, repaired=repair_slips(plain) != plain)
    found = alternatives(plain, read)
    if found is None and (mended := mend(plain)) != plain:
        found = next((found for said in candidates(mended) if isinstance(found := read(said.text), Value)), None)
        return replace(found, literal=False) if isinstance(found, Value) else None
    return found


def _noted(found: Reading, said: Phrase, *, repaired: bool) -> Reading:
    if not isinstance(found, Value):
        return found
    if said.bound == "lower":
        return Several((found,), msg("“At least” leaves the value open. Is it exactly this?"))
    note: Message | None = found.note
    if said.bound == "upper":
        note = note or msg("Taken as the figure itself, as the most it can be.")
    elif said.hedged:
        note = note or msg("Taken without “about”: a contract needs one figure.")
    if note or repaired:
        return replace(found, literal=False, note=note)
    return found


def alternatives(plain: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """ "A or B" and "from A to B", where each side is a value: asked for."""
    core = re.sub(r"^(?:从|在|between|from) ?", "", phrase(plain).text)
    core = re.sub(r"(?:之间|中间)$", "", core)
    for pattern, is_range in (
        (_OR, False),
        (_TO, True),
        (re.compile(r" and |和|与"), True),
        (_SLASH, False),
    ):
        sides = [side.strip() for side in pattern.split(core)]
        if len(sides) != 2 or not all(sides) or re.match(r"0\d", sides[0]):
            continue
        readings = [_first(side, read) for side in sides]
        if readings[1] is None or (
            readings[0] is None and not re.search(r"\d|[一二两三四五六七八九十百千万]", sides[0])
        ):
            continue
        if any(isinstance(reading, Problem) for reading in readings):
            continue
        if readings[0] is None and pattern is _SLASH:
            # 24/7 behind a number is no choice of two.
            continue
        if is_range:
            return Several((), msg("That is a range. Please give one value."))
        values = tuple(replace(r, literal=False) for r in readings if isinstance(r, Value))
        return Several(values, msg("Which of the two?"))
    return None


def _first(text: str, read: Callable[[str], Reading | None]) -> Reading | None:
    return next((found for said in candidates(text) if (found := read(said.text)) is not None), None)


_POINTED = re.compile(r"(?P<before>(?:rmb|cny|￥)? ?)(?P<n>[1-9]\d{0,2})\.(?P<three>\d{3})(?![\d.])(?P<after>.*)")
_SCALED = re.compile(r" ?(?:[十百千万亿kwm](?![a-z])|thousand|million|billion|hundred)")


def with_point(text: str, read: Callable[[str], Reading | None]) -> Reading | None:
    """``read`` of the bare ``text``; asked where its point may separate thousands: 1.200 is 1.2 here and 1200 there."""
    found = read(text)
    pointed = _POINTED.fullmatch(text)
    if found is None or not pointed or _SCALED.match(pointed["after"]):
        return found
    thousands = read(f"{pointed['before']}{pointed['n']}{pointed['three']}{pointed['after']}")
    if not isinstance(thousands, Value):
        return found
    decimals = found.readings if isinstance(found, Several) else (found,) if isinstance(found, Value) else ()
    readings = tuple(replace(each, literal=False) for each in (*decimals, thousands))
    return Several(readings, msg("Is the point a decimal point, or does it separate thousands?"))


def unread(reason: Message, example: str) -> Problem:
    """The text is no value of the kind: the reason, and an answer that would work."""
    return Problem(reason, example, understood=False)


def too_long(example: str) -> Problem:
    return Problem(msg("That is too long for this question."), example, understood=False)
