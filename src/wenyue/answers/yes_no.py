"""Yes and no, plain and colloquial, in both languages, pinyin and emoji."""

from __future__ import annotations

import re
import unicodedata

from wenyue.answers.normalise import bare, fold, has_han, normalise
from wenyue.answers.patterns import any_of, either
from wenyue.answers.phrases import LONGEST, too_long, unread
from wenyue.answers.reading import Asked, Reading, Several, Value
from wenyue.language import Language, msg

EXAMPLE = "是"

_YES = re.compile(
    either(
        "是", "对", "好", "行", "中", "成", "嗯", "恩", "要", "有", "会", "能", "可", "得", "妥", "需要", "应该要?",
        "必须", "必要", "同意", "赞成", "赞同", "接受", "愿意", "允许", "许可", "支持", "确认", "确定", "认可",
        "包含", "包括", "含", "没错", "不错", "没问题", "没有问题", "没毛病", "没意见", "当然", "肯定", "一定",
        "绝对", "必然", "可以", "可行", "行得通", "没得说", "好滴", "好勒", "好嘞", "好咧", "好叻", "好耶", "欧克",
        "okk?", "哦了", "中中", "妥妥", "对头", "正确", "是这样", "就这样", "就这么办", "就这么定", "成交",
        "听你的", "可以接受", "可以加", "不能没有", "不能少", "少不了", "照办", "照做", "要要", "真的", "想", "用",
        "签", "加", "留", "保留", "设", "设置", "启用", "开启", "开通", "开", "勾选", "适用", "yes哦", "收", "付",
    )
    + either(
        "是", "对", "好", "行", "要", "有", "会", "的", "滴", "哒", "得", "可以", "没问题", "这样", "需要", "同意",
        "一个", "一下", "上", "吧", "了", "呀", "啊", "啦", "嘞", "哇", "哦", "噢", "嘛", "呢", "嗯",
    ) + "*"
)  # fmt: skip
_NO = re.compile(
    either(
        "还没", "暂时没有?", "从来没有?", "目前没有?", "没门", "休想", "用不着", "大可不必", "可以不", "不是很",
        "不+", "否", "没", "没有", "无", "别", "勿", "甭", "拒绝", "反对", "否定", "否认", "不用", "免了?",
        "算了不", "才不", "决不", "绝不", "绝对不", "当然不", "肯定不", "一定不", "暂不", "暂时不", "先不",
        "还是不", "真不", "千万(?:不|别)", "可不", "并不", "从不", "不太",
    )
    + either(
        "是", "对", "好", "行", "中", "成", "要", "用", "有", "会", "能", "可", "可以", "需要?", "必", "必要",
        "必须", "应该", "同意", "赞成", "赞同", "接受", "愿意", "允许", "支持", "认可", "包含", "包括", "含",
        "可能", "想", "这样", "这么", "太好", "适用", "设", "设置", "启用", "开启", "开通", "开", "加", "留",
        "保留", "签", "收", "付", "存在", "得", "妥", "的", "了", "吧", "呀", "啊", "啦", "哦", "噢", "嘛", "呢",
        "哇", "呗", "它", "这个", "那个", "一个", "麻烦",
    ) + "*"
)  # fmt: skip
_YES_EN = any_of(
    "y", "ye", "yes+", "yess+", "yea", "yeah+", "yep+", "yup+", "ya", "yah", "aye", "sure(?: thing)?", "of course",
    "ok+", "okay", "okey(?: dokey)?", "k", "kk", "alright", "all right", "right", "correct", "true", "affirmative",
    "absolutely", "definitely", "certainly", "indeed", "agree", "agreed", "i agree", "i do", "we do", "we are",
    "we will", "i am", "i will", "it is", "it does", "it will", "they do", "they will", "they are", "please do",
    "do it", "go ahead", "go for it", "by all means", "fine", "good", "great", "perfect", "sounds good",
    "sounds great", "sounds fine", "looks good", "works for (?:me|us)", "that works", "that would work",
    "no problem", "no worries", "why not", "you bet", "for sure", "positive", "exactly", "gladly", "naturally",
    "obviously", "totally", "count me in", "please", "t", "that'?s (?:fine|ok|okay|right|good|correct|great)",
    "it'?s (?:ok|okay|fine|good)", "it is (?:ok|okay|fine|good)", "i think so", "we think so", "i want (?:it|that)",
    "we want (?:it|that)", "we need (?:it|that)", "i'd like that", "yes we (?:do|will|are|can)",
    "yes i (?:do|will|am|can)", "yes,? please", "accept(?:ed)?", "approved?", "confirm(?:ed)?", "allowed?",
    "hell ye(?:s|ah)", "ya+s", "fine by me", "i (?:guess|suppose) so", "do that", "do so", "roger",
    "that is (?:correct|right|fine|ok)", "yea sure", "oui", "si", "hai", "da", r"\+1", "include(?: it)?", "keep it",
)  # fmt: skip
_NO_EN = any_of(
    "n", "no+", "nope+", "nah+", "nay", "na", "negative", "false", "never",
    "not?(?: at all| really| now| needed| required| necessary| allowed| applicable| ok| okay| yet)?", "no way",
    "no,? thanks?(?: you)?", "no need",
    "not (?:at all|really|needed|required|necessary|ok|okay|allowed|good|fine|us|me|this time)", "disagree",
    "i disagree", "refuse", "rejected?", "declined?", "deny", "denied", "i do ?n[o']?t", "we do ?n[o']?t",
    "do ?n[o']?t", "it does ?n[o']?t", "it is ?n[o']?t", "it'?s not(?: ok| okay| fine| good| needed| necessary)?",
    "it is not(?: ok| okay| fine| good| needed| necessary)?", "we are not", "we'?re not", "i'?m not",
    "they do ?n[o']?t", "we won'?t", "i won'?t", "they won'?t", "won'?t", "must not", "should not", "shouldn'?t",
    "cannot", "can'?t", "f", "absolutely not", "certainly not", "definitely not", "of course not",
    "i (?:do not|don'?t) th[a-z]{2,4} so", "don'?t want(?: it| that)?", "we don'?t (?:want|need)(?: it| that)?",
    "(?:i |we )?(?:do not|don'?t) (?:want|need)(?: it| that| this)?", "without(?: it)?", "none", "forget it",
    "hell no", "nein", "non", "nyet", "exclude(?: it)?", "leave it out", "skip that clause", "not included",
    "no good", "that'?s not (?:ok|okay|fine|right|good|correct)", "i'?d rather not", "rather not",
    "prefer not(?: to)?", "better not",
)  # fmt: skip
_PINYIN_YES = frozenset((
    "shi", "shide", "shi de", "dui", "duide", "dui de", "hao", "haode", "hao de", "keyi", "ke yi", "xing", "en",
    "yao", "tongyi", "tong yi", "mei wenti", "meiwenti", "mei wen ti", "xuyao", "xu yao", "dangran", "you",
    "queding", "queren", "dang ran",
))  # fmt: skip
_PINYIN_NO = frozenset((
    "bu", "bushi", "bu shi", "buyao", "bu yao", "bie", "fou", "meiyou", "mei you", "buxing", "bu xing", "bukeyi",
    "bu keyi", "bu ke yi", "buyong", "bu yong", "bu xuyao", "buxuyao", "budui", "bu dui", "buhao", "butongyi",
    "bu tongyi",
))  # fmt: skip
_EMOJI_YES = "👍👌✅✔☑🆗💯🙆👏🤝⭕🉑"
_EMOJI_NO = "👎❌✖✗✘❎🚫🙅⛔🈲"
_EMOJI_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\u200d♂♀]")
_EITHER = re.compile(
    r"看情况|看着办|视情况|视.{0,6}而定|不一定|都行|都可以|都好|都成|随便|随意|无所谓|怎样都|怎么都|可有可无"
    r"|有时|再说|再看|两可|或许|也许|可能吧?$|大概吧?$|说不准|说不好|不好说|要看|看.{1,8}(?:需求|需要|情况"
    r"|安排|意思|心情|决定|怎么|要求)|取决于|一半一半|是也不是|又|有的.*有的|部分"
    r"|^(?:是|要|有)(?:还是|或).*(?:不|没|否).*|(?:yes|no) (?:or|and) (?:no|yes)|yes/no|y/n|是/否|是否$|是或否"
    r"|\b(?:depends?|depending|either|maybe|perhaps|possibly|sometimes|whatever|whichever|both|not always"
    r"|partly|partially|it varies|in some cases|mostly|kind of|sort of|probably not sure|mixed|don'?t mind"
    r"|do not mind|don'?t care|up to you|your call|usually|50/50)\b"
)
_ALL_THE_SAME = re.compile(
    r"都(?:行|可以|好|成|ok|没问题|没关系)|怎么都|哪个都|either|i don'?t mind|大概(?:是|要)|可能(?:要|是|会)"
    r"|好像(?:是|要)|差不多$|probably$|看着办"
)
# What may stand before or after a yes or no without changing it.
_LEAD = re.compile(
    r"^(?:嗯+|呃+|额|那|哦|噢|啊|唉|我(?:们)?(?:觉得|想|认为|感觉|这边|公司)?|咱们?|应该|这个|那个|其实|所以"
    r"|因此|那样|这样|当然|肯定|真的|就|都|还是|也|well|um+|uh+|oh|hmm+|hm|so|i (?:think|guess|believe|suppose"
    r"|would say|said)|we (?:think|guess|said)|i said|honestly|actually|just|probably|definitely|absolutely"
    r"|my answer is|the answer is|it'?s a|that'?s a|it is a|👌|👍)[ ,.!]*"
)
_SPLIT = re.compile(r"[,.;!，。；!?\n]+ *|(?<=[\u4e00-\u9fff]) +")


class YesNo:
    """Kind ``yes_no``: a ``bool``."""

    name = "yes_no"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        return _read(text, asked) or unread(msg("Please answer yes or no."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        """Yes and no, or what they come to where the question says so (含税)."""
        from wenyue.answers.choice import label_of

        named = next((option for option in asked.options if option.id == _IDS[_bool(value)]), None)
        return label_of(named, language) if named else language.say(msg("Yes") if value else msg("No"))

    def to_data(self, value: object) -> object:
        return _bool(value)

    def from_data(self, data: object) -> bool:
        return _bool(data)


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"not yes or no: {value!r}")
    return value


_IDS = ("no", "yes")


def _read(text: str, asked: Asked) -> Reading | None:
    """Yes, no, or the words for what these come to; asked where one says yes and the other no (对，不含税)."""
    said = read_yes_no(text)
    named = _named(text, asked)
    if asked.options and _leaves_open(text, said, named, asked):
        return _ask()
    if said is None or named is None:
        return said or named
    if isinstance(said, Value) and isinstance(named, Value):
        return said if said.value == named.value else _ask()
    return _ask()


_BEGINS_WITH_NO = re.compile(r"no\b(?! problem)|not\b|[不没无](?!错|问题|毛病)|nothing\b")


def _leaves_open(text: str, said: Reading | None, named: Reading | None, asked: Asked) -> bool:
    """Whether yes and no are mixed with the words for them: 不用加税, "no VAT, included"."""
    from wenyue.answers.options import is_exact
    from wenyue.answers.signs import denies

    if is_plain(text) or is_exact(text, asked.options):
        return False
    if named is None:
        return isinstance(said, Value) and not said.literal and denies(text, asked.options)
    return isinstance(named, Value) and named.value is True and bool(_BEGINS_WITH_NO.match(normalise(text)))


def _named(text: str, asked: Asked) -> Reading | None:
    """What the words of the question's own options say."""
    if not asked.options:
        return None
    from wenyue.answers.options import find, is_exact, rest_of_parted
    from wenyue.answers.signs import pointed_to

    named = is_exact(text, asked.options) or rest_of_parted(text) is not None
    match = (find(text, asked.options) if named else None) or pointed_to(text, asked.options)
    if match is None:
        return None
    if not match.sure:
        return _ask()
    readings = tuple(Value(asked.options[at].id == _IDS[True], literal=match.literal) for at in match.places)
    return readings[0] if len(readings) == 1 else _ask()


def read_yes_no(text: str) -> Reading | None:
    """Yes or no where the text says so; asked where it leaves it open; None where it is neither."""
    said = bare(normalise(text).strip("()[]"))
    if _ALL_THE_SAME.match(said):
        return _ask()
    single = _one(said) if said else _one(fold(text))
    if single is not None:
        return Value(single)
    return _ask() if _EITHER.search(said) else _by_clauses(said)


def is_plain(text: str) -> bool:
    """Whether the whole of ``text`` is one plain yes or no."""
    said = bare(normalise(text))
    if len(said) > 20:
        return False
    return _ALL_THE_SAME.match(said) is not None or _EITHER.fullmatch(said) is not None or _one(said) is not None


def _ask() -> Several:
    return Several((Value(True, literal=False), Value(False, literal=False)), msg("Is that yes or no here?"))


def _by_clauses(said: str) -> Reading | None:
    """The first clause that is a yes or no decides (不是，我说是7月4号); the opposite at the end is asked for."""
    clauses = [clause for clause in _SPLIT.split(said) if clause]
    if any(clause.isdigit() for clause in clauses):
        return None
    answers = [_one(bare(clause)) for clause in clauses]
    decided = [answer for answer in answers if answer is not None]
    if not decided or len(clauses) == 1:
        return _within(said)
    first = answers[0] if answers[0] is not None else _within_value(clauses[0])
    if first is None and len(set(decided)) == 1 and len(decided) >= len(clauses) - 1:
        return Value(decided[0], literal=False)
    if first is None:
        return None
    if len(clauses) == len(decided) and len(set(decided)) > 1:
        return _ask()
    return Value(first, literal=len(decided) == len(clauses))


_NOT_BUT = re.compile(r"(?:i said |said )?(yes|no),? not (yes|no)")
# What may follow a yes or no in its clause.
_GOES_ON = (
    "(?:$|[ ,.;!]*(?:i|we|it|it's|its|that|that's|this|they|let's|not|thanks?|thank|sir|need|way|please|sorry"
    "|no|yes|never|of course|definitely|absolutely|but|because|so|and|as|since|only|if|always|sure|for sure|all)"
    "(?![a-z]))"
)
_WITHIN = (
    (re.compile(rf"^(?:yes|yeah|yep|yup|sure|ok|okay|agree)(?! or| and no|/){_GOES_ON}.*"), True),
    (re.compile(rf"^(?:no|nope|nah|disagree)(?! or| and yes|/| idea| clue){_GOES_ON}.*"), False),
    (re.compile(r"^(?:是的|对的|好的|可以的|没问题|同意)[^不没]*$"), True),
    (
        re.compile(
            r"^(?:不是的?|不用|不要|不需要|没有|不可以|不行)"
            r"(?:[ ,.;!]|这|那|它|了|的|加|写|约定|另外|特别)[^是要]*$"
        ),
        False,
    ),
)


def _within(said: str) -> Reading | None:
    value = _within_value(said)
    return None if value is None else Value(value, literal=False)


def _within_value(said: str) -> bool | None:
    """A clause that begins with a yes or no and goes on: "yup that's fine"."""
    if contrast := _NOT_BUT.fullmatch(said):
        return contrast[1] == "yes" if contrast[1] != contrast[2] else None
    if len(said) > 40:
        return None
    return next((answer for pattern, answer in _WITHIN if pattern.match(said)), None)


def _one(said: str) -> bool | None:
    """True or False for a text that is one yes or no, whatever stands before it."""
    before = ""
    while said != before:
        found = _plain(said)
        if found is not None:
            return found
        before, said = said, _LEAD.sub("", said)
    return None


def _plain(said: str) -> bool | None:
    if said in ("1", "0"):
        return said == "1"
    if not said.isascii() and not has_han(said):
        # shì, bù
        said = "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    if said in _PINYIN_YES or said in _PINYIN_NO:
        return said in _PINYIN_YES
    if _NO.fullmatch(said) or _NO_EN.fullmatch(said):
        return False
    if _YES.fullmatch(said) or _YES_EN.fullmatch(said):
        return True
    return _by_emoji(said)


def _by_emoji(said: str) -> bool | None:
    signs = _EMOJI_SKIN.sub("", said).replace(" ", "")
    if not signs:
        return None
    if all(sign in _EMOJI_YES for sign in signs):
        return True
    if all(sign in _EMOJI_NO for sign in signs):
        return False
    rest = "".join(sign for sign in signs if sign not in _EMOJI_YES)
    if rest != signs and rest:
        inner = said
        for sign in _EMOJI_YES:
            inner = inner.replace(sign, "")
        inner = bare(_EMOJI_SKIN.sub("", inner).strip())
        return True if inner and (_YES.fullmatch(inner) or _YES_EN.fullmatch(inner)) else None
    return None
