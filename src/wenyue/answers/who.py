"""The name of a person or a party, without what people type around it: 就是我，王芳 13800138000 is 王芳.

A number in a name is never kept: it belongs to a question of its own.
"""

from __future__ import annotations

import re

from wenyue.answers.normalise import HAN, has_han
from wenyue.answers.patterns import either
from wenyue.answers.reading import Problem, Reading, Several, Value, Who
from wenyue.language import msg

_DIGITS = str.maketrans("０１２３４５６７８９＋－＠．", "0123456789+-@.")
_LABELS = either(
    "(?:联系)?(?:电话|手机)(?:号码?)?", "微信(?:同)?号?", "(?:电子)?邮箱(?:地址)?", "(?:统一)?(?:社会)?信用代码",
    "税号", "身份证号?码?",
    "(?i:tel(?:ephone)?|phone(?: number)?|mobile|cell|e-?mail|wechat|credit code|id(?: number)?)",
)  # fmt: skip
_NUMBERS = re.compile(
    rf"[(（]?\s*(?:{_LABELS}\s*(?:就?是|为|is|[:：.])?\s*)?"
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![0-9A-Za-z])(?:\d{17}[\dXx]|(?=[0-9A-Z]*\d{6})[0-9A-Z]{18})(?![0-9A-Za-z])"
    r"|(?<![\d])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
    r"|(?<![\d])0\d{2,3}[- ]?[1-9]\d{6,7}(?:-\d{1,6})?(?!\d)|(?<![\d])[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)"
    r"|\+\d{1,3}[- ]?\d[\d -]{6,14}\d|(?<![\dA-Za-z])\d[\d -]{5,}\d(?![\dA-Za-z]))"
    r"\s*[)）]?(?:\s*[(（]?(?:微信同号|手机同微信|同微信)[)）]?)?",
    re.ASCII,
)
_EDGES = " ，,；;：:、。/\n\t-"
_NOBODY = re.compile(
    "|".join(
        (
            "(?:那|还)?(?:就|也)?(?:是|写)?(?:我|本人|自己|我自己|我本人|我们|你|他|她)(?:自己|本人)?(?:吧|呀|啊|了)?",
            "(?:我们?|本|咱们?)(?:的)?(?:公司|店铺?|单位|企业)(?:的)?(?:名称?|名字|全称)?",
            "(?:my|our|the) (?:company|shop|business|firm|store)(?:'s)?(?: name)?",
            "(?:我|我们)?(?:的)?(?:老板|老公|老婆|爱人|朋友|同事|合伙人|领导|店主)",
            "(?:it'?s |it is |that'?s |that is |that would be |just |only )?(?:me|myself|i|us|him|her)(?: again)?",
            "(?:the |my )?(?:boss|owner|wife|husband|friend|partner|manager)",
        )
    ),
    re.IGNORECASE,
)
# 还没注册公司: there is no name yet.
_NOT_YET = re.compile(
    "(?:我们?|咱们?|对方|他们|公司|店铺?)?(?:的)?(?:公司|店铺?|人选?|名字|这边)?(?:都|也)?(?:还|暂时|目前|现在)*(?:没有?|未)"
    "(?:找到?|注册|确?定|想好|成立|开业|办|取|起|招到?|选)(?:公司|店铺?|名字|好|下来|到|人|完|出来|(?:营业)?执照|了)*"
    r"|(?:(?:i|we|they)(?:'ve| have)?(?: are)? ?)?(?:have ?n[o']?t|not)(?: been)? (?:yet )?"
    r"(?:registered|found|set up|named|chosen|hired)(?: .{1,30})?",
    re.IGNORECASE,
)
_EITHER = re.compile(
    rf"(?P<one>[{HAN}]{{2,4}})(?:或者?|还是)(?P<other>[{HAN}]{{2,4}})"
    r"|(?P<a>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}) or (?P<b>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
)
_INSTEAD = (
    re.compile(
        r"^(?:不是|不叫|(?i:not) )(?P<no>[^,，;；]{2,20}?)(?:[,，;；]|而)\s*"
        r"(?:就?是|叫|应该是|(?i:but|it'?s) )?(?P<yes>.{2,})$"
    ),
    re.compile(r"^(?:就?是|叫)?(?P<yes>[^,，;；]{2,20}?)(?:[,，;；]|而)\s*(?:不是|不叫|(?i:not) )(?P<no>.{2,20})$"),
)
_LEAD = {
    "person": re.compile(
        "^(?:(?:那?就是|还是|也是)?我(?:自己|本人)?[，, ]+|(?:那?就是)?我?(?:的)?(?:名字|姓名)?(?:叫做?|是)"
        "|(?:那?就|也|还)(?:是|写|填)(?:我)?"
        "|(?:联系人|法人(?:代表)?|法定代表人|负责人|姓名|名字|老板|现场负责人)(?:就|也)?(?:是|叫|为|[:：])?"
        r"|(?i:(?:that'?s me|it'?s me|just me|me|myself"
        r"|(?:the |my )?(?:boss|owner|wife|husband|partner|manager))"
        r"[,;:. -]+"
        r"|(?:that(?:'s| is| would be)|it(?:'s| is)|my name is"
        r"|(?:the )?(?:contact|name|boss|legal representative|person)(?: name)?(?: is|:)|i am|i'm|call me|this is) ))"
        r"[\s,，:：]*(?=\S{2})"
    ),
    "party": re.compile(
        "^(?:(?:我们?|咱们?|本)(?:的)?(?:公司|店铺?|单位|企业|工作室|这边)?(?:的)?(?:全称|名称|名字)?(?:就)?(?:叫做?|是)"
        "|(?:公司|店铺?|单位|企业|对方|甲方|乙方)(?:的)?(?:全称|名称|名字)?(?:就)?(?:叫做?|是|[:：])|(?:名称|全称|名字|店名)(?:就)?(?:叫做?|是|为|[:：])"
        r"|(?i:(?:(?:our|the|my) (?:company|shop|business|store|firm)(?:'s)?(?: name)?(?: is called| is|:)"
        r"|(?:we are|we're|it's|it is) called|(?:full |company )?name(?: is|:)|my name is|i am|i'm|we are|we're) ))"
        r"[\s,，:：]*(?=\S{2})"
    ),
}
# We Are Social and 我是传奇 are names of businesses.
_MAY_BE_NAME = re.compile(r"(?:我们?|咱们?)(?:叫|是)|(?:we are|we're|i am|i'm) ", re.IGNORECASE)
_TAIL = {
    "person": re.compile(
        rf"(?:(?<=[{HAN}]{{2}})(?:吧|呀|啊|哈|呢)|[\s，,（(]+(?:就是我|也就是我|我本人|本人|我自己|我|我(?:的)?(?:老板|老公|老婆|爱人|朋友|同事|合伙人))"
        r"[)）]?|(?i:[\s,(]+(?:that'?s me|myself|me|my (?:boss|wife|husband|partner|colleague))\)?))$"
    ),
    "party": re.compile(rf"(?<=[{HAN}]{{2}})(?:吧|呀|啊|哈)$"),
}


def read_name(text: str, who: Who) -> Reading:
    """The name in ``text`` (one line or several, not empty); confirmed where anything was taken away from it."""
    plain = text.translate(_DIGITS)
    parts = [part.strip(_EDGES) for part in _NUMBERS.split(plain)]
    held_number = len(parts) > 1
    kept = [part for part in parts if part] if held_number else [text]
    name = _bare("，".join(kept) if has_han("".join(kept)) else ", ".join(kept), who)
    if not name and held_number:
        return Problem(msg("That is a number, not a name. Numbers have a question of their own."))
    if not name or _NOBODY.fullmatch(name) or _NOT_YET.fullmatch(name):
        return Problem(msg("Please type the name itself, as it is to stand in the contract."))
    if who == "person" and (either := _EITHER.fullmatch(name)):
        return Several(tuple(Value(one, literal=False) for one in either.groups() if one), msg("Which one?"))
    if instead := next((found for pattern in _INSTEAD if (found := pattern.match(name))), None):
        wanted = Value(instead["yes"].strip(_EDGES), literal=False)
        return wanted if who == "person" else Several((wanted, Value(text, literal=False)))
    if name == text:
        return Value(text)
    if who == "party" and not held_number and _MAY_BE_NAME.match(text):
        return Several((Value(name, literal=False), Value(text, literal=False)))
    note = msg("I took only the name and left the number out: it has a question of its own.") if held_number else None
    return Value(name, literal=False, note=note)


def _bare(name: str, who: Who) -> str:
    """``name`` without the words that lead to it and follow it."""
    lead, tail = _LEAD[who or "person"], _TAIL[who or "person"]
    before = ""
    while name != before:
        before = name
        for pattern in (lead, tail):
            rest = pattern.sub("", name).strip(_EDGES)
            if rest and rest != name and rest != name.strip(_EDGES):
                name = rest
    return name
