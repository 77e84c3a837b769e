"""Questions instead of answers: about a term, about the question itself, about progress."""

from __future__ import annotations

import re

from wenyue.answers.normalise import bare, has_han
from wenyue.answers.patterns import any_of, either, front
from wenyue.answers.reading import About, Question

_POLITE = front(
    "请问一?下?", "我?想(?:请)?问一?下?", "问一?下", "问个问题", "那", "等等", "等一下", "稍等", "不好意思", "对不起",
    "话说", "所以", "那么", "但是", "可是",
    "sorry", "excuse me", "wait", "hold on", "hmm+", "quick question", "question", "and", "but", "so", "ok", "well",
    "hey", "hi", "um",
)  # fmt: skip

# The question that stands, as people call it.
_ITSELF = either(
    "这", "这个", "这里", "这儿", "这题", "这一?[题项条道个步]", "这个(?:问题|字段|选项|东西|空|栏)",
    "这(?:一栏|栏|项)", "那", "那个", "它", "此项", "此处", "本题",
    "这是", "上面(?:这个|那个)?", "您?你?(?:问的|说的)?(?:这个)?", "题目", "我", "的",
    "this", "that", "it", "these", "those", "this (?:one|question|field|thing|item|part)", "the question", "question",
    "you",
    "you asking(?: for| me)?", "here", "up", "",
)  # fmt: skip
_PUZZLED = any_of(
    f"{_ITSELF}(?:是)?(?:什么|啥|几个)意思", f"{_ITSELF}(?:看|听)?(?:不懂|不明白|没懂|没看懂|不理解)",
    f"(?:没|看|听)(?:不|看)?(?:懂|明白){_ITSELF}", "没明白", "说人话",
    "这是?(?:什么|啥)", "啥", "什么", "啊", "嗯", "哈", "诶", "问的是什么",
    f"(?:你)?(?:在)?问{_ITSELF}?(?:的是)?(?:什么|啥)", f"what(?:'s| is| does| do| are)? ?{_ITSELF}(?: mean| asking)?",
    "(?:i )?(?:do not|don'?t|dont) (?:get|understand)(?: it| this| that| the question)?", "huh", "eh", "pardon",
    "come again", "what do you mean", "sorry",
)  # fmt: skip

_ASKED = either("什么", "啥", "嘛")
_EXPLAIN = either("解释", "说明", "讲解?", "介绍", "科普", "说说", "讲讲", "聊聊", "定义", "讲一?下", "说一?下")
_NOT_KNOWN = "我?(?:不知道|不懂|不明白|不清楚|没懂|没听懂|没搞懂)?"
_TERM = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:请|麻烦|帮我|给我|能不能|能否|可以|可不可以|能|你能)*(?:再)?{_EXPLAIN}(?:一下|下)?(?:什么是"
        r"|什么叫|啥是)?(?P<t>.+?)"
        rf"(?:是{_ASKED}(?:意思)?|的?(?:意思|含义|定义|概念))?(?:好[吗么]|可以[吗么]|[吗么呢吧])?$",
        r"^(?:怎么|如何|咋)(?:理解|解释)(?P<t>.+)$",
        rf"^{_NOT_KNOWN}(?:什么|啥)(?:叫做?|是|才是|才叫|叫作)(?P<t>.+?)(?:的意思|意思|呢|啊|呀|来着|的)?$",
        r"^(?:何谓|何为|什么叫做?|啥叫)(?P<t>.+)$",
        rf"^{_NOT_KNOWN}(?P<t>.+?)(?:到底|究竟|具体)?(?:这个词?|这词|一词|这几个字|这个概念)?(?:到底|究竟|具体)?"
        rf"(?:是|指|指的是|是指|算|代表|表示|的意思是|意思是|的定义是|的含义是|含义是)(?:个)?{_ASKED}(?:东西"
        r"|意思|玩意儿?|概念|来的|鬼|呢|啊|呀|含义|样的|来着)?$",
        rf"^{_NOT_KNOWN}(?P<t>.+?)(?:这个词?)?(?:是)?(?:什么|啥|几个|何)意思(?:呢|啊|呀)?$",
        r"^(?P<t>.+?)(?:怎么|如何|咋)(?:理解|解释|讲|说|定义)(?:呢|啊|的)?$",
        r"^(?P<t>.+?)的(?:意思|含义|定义|概念)(?:呢|是)?$",
        r"^我?(?:看)?(?:不懂|不明白|没懂|不理解|不太懂|没明白|不太明白|没听说过|没听过)(?P<t>.+)$",
        r"^(?P<t>.+?)(?:我)?(?:不懂|不明白|没看懂|看不懂|不理解|没听过|没听说过)$",
        r"^(?:what|wat)(?:'s|s|'re| is| are| was| exactly is| exactly are|'s exactly)? (?:meant by "
        r"|the meaning of |the definition of |exactly )?(?:a |an |the |by )?"
        r"[\"']?(?P<t>.+?)[\"']?(?: mean| means| meaning| stand for| refer to| exactly| here| in this context"
        r"| again| supposed to mean| please| then)*$",
        r"^what (?:does|do|did|would) (?:a |an |the )?(?:word |term |phrase )?[\"']?(?P<t>.+?)[\"']? (?:mean"
        r"|means|stand for|refer to|involve|imply|cover|entail|include)"
        r"(?: exactly| here| in this context)?$",
        r"^(?:can you |could you |would you |please |pls |help me (?:to )?|i need you to )*(?:explain|define"
        r"|describe|clarify|understand|tell me about|tell me what|tell me|elaborate on|translate)(?: to me)?"
        r"(?: what)?(?: is| are)? (?:the (?:meaning of |term |word )?|a |an )?[\"']?(?P<t>.+?)[\"']?(?: is"
        r"| are| means?| to me| please| for me| in plain words)*$",
        r"^(?:the )?(?:meaning|definition) of (?:a |an |the )?(?P<t>.+)$",
        r"^(?P<t>.+?)(?: meaning| definition| means what| means)$",
        r"^i (?:do not|don'?t) (?:understand|know|get)(?: what)?(?: the (?:term|word))? (?:a |an |the )?"
        r"(?P<t>.+?)(?: is| are| means?)?$",
        r"^(?:what do you|what did you) mean by (?:a |an |the )?(?P<t>.+)$",
        r"^(?:never heard of|not sure what|no idea what|unsure what) (?:a |an |the )?(?P<t>.+?)(?: is| are| means?)?$",
    )
)
# Words of which a term is not made: with them, the question is about what to answer.
_NO_TERM = re.compile(
    r"多少|合适|一般|通常|怎么|哪|建议|推荐|应该|必须|[填写选付签]|区别|不同|上限|下限|帮我|惯例|行情|市场"
    r"|规定|[吗么]$|\d|什么|啥"
    r"|\b(?:should|would|could|shall|usual|typical|normal|norm|reasonable|recommend\w*|suggest\w*|common"
    r"|standard|best|better|difference|maximum|minimum|max|example|options?|choices"
    r"|safe|limit|average|rate|i|we|you|people|do|does|can|if|happens|to|how|amount should|currency|purpose"
    r"|point|reason|progress|left|for|used)\b"
)

# A word that asks, in a text without a question mark.
_ASKS = any_of(
    "[吗么]$", "什么(?![都也])", "为啥", "为何", "怎么", "怎样", "如何", "咋", "多少", "多久", "第几",
    "哪[个些种项里]?(?!都)", "啥(?![都也])", "干嘛", "几[题个步道]", "(.)不\\1(?!都|.*都)", "有没有", "能否", "可否",
    "可不可以", "还是不",
    "有.{0,4}(?:建议|例子|参考)", "举.{0,2}例", "例子", "例如$", "比如$", "示例", "求?(?:建议|推荐)$", "区别",
    "不一样", "进度", "必填", "选填", "选项", "还没完",
    "^(?:why|what(?! about)|what's|whats|how(?! about)|which|who|whose|when|where|wat|explain|define|describe"
    "|clarify|list|difference)\\b",
        "^(?:show|give|need|want|help)\\b.* (?:example|advice|suggestion|recommendation|options|choices|tip"
        "|decide)s?$", "^(?:any|an?|some) (?:\\w+ )?(?:example|advice|suggestion|recommendation|tip)s?$",
        "^(?:如果|要是|万一).*[不没]",
    "^(?:can|could|may|must|do|does|did|should|shall|is|are|will|would|am|has|have|need)n?'?t? (?:i|we|you|it"
    "|this|that|there|they|he|one|these|the|\\d\\S*|people|others|others|my|our)\\b",
    "^[:/]?feeds$",
    "^(?:advice|examples?|progress|options|choices|for example|e\\.?g\\.?|required|mandatory|optional)$",
)  # fmt: skip

# The first line with a word of the text says what the question is about.
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "progress",
        any_of(
            "还[有剩要].{0,3}(?:多少|几|多久|很多)", "还剩", "还没完", "第几", "进度",
            "(?:多少|几)(?:道|个)?(?:题|问题|步)", "(?:完成|做|填|答)(?:到哪|了多少|了几)", "完成多少",
            "(?:快|要)(?:好|完|结束)了", "到哪了",
            "多久(?:能|可以)?.{0,2}完", "什么时候.{0,3}(?:结束|完)",
            "how many (?:more|other|questions|steps|left|remain|to go|are)",
            "how (?:much|far) (?:longer|more|left|along|to go|is left)", "how long (?:will|is|does|more)",
            "progress", "almost (?:done|there|finished)", "nearly (?:done|there)",
            "(?:are we|am i) (?:done|there|finished)", "what(?:'s| is) (?:left|remaining)", "where are we",
        ),
    ),
    (
        "feeds",
        any_of(
            "哪[一几些]?(?:个)?条(?:款|文)?", "(?:用|印|出现|体现|落)(?:在|到|进)(?:了)?(?:合同)?(?:的|里)?哪",
            "写[在进到]合同(?:的|里)?哪", "(?:影响|对应)(?:到)?(?:合同)?(?:的)?哪", "[:/]?feeds",
            "(?:which|what) (?:other )?(?:clause|article)s?\\b",
            "where (?:does|will|is|do|would) (?:it|this|that|the answer|my answer) (?:go|appear|end up|stand|come up"
            "|used|printed|be used|be printed|land|show up)", "where is (?:it|this|that) (?:used|printed)",
        ),
    ),
    ("options", any_of("选项", "哪些(?:可以|可|能)选", "(?:可以|能|可)选(?:什么|啥|哪些)", "有(?:什么|哪些|啥)可?选",
    "有哪些$", "\\boptions\\b", "\\bchoices\\b", "alternatives", "what can i (?:choose|pick|select)")),
    (
        "blank",
        any_of(
            "不(?:填|写|选|答|回答|约定|提供)", "没(?:填|写|有的话)", "留空", "留白",
            "空着?(?:的话|会|可以|行|[吗么]|$)", "跳过", "略过", "必填", "选填", "必须", "一定要", "非.{1,3}不可",
            "(?:以后|之后|后面|晚点).{0,3}(?:填|写|改|补)", "(?:如果|要是|万一).{0,4}(?:不|没)",
            "不知道怎么办", "blank", "empty", "\\bskip", "\\bleave", "required", "mandatory", "optional", "necessary",
            "compulsory", "have to", "(?:need|must) (?:i|we|to (?:answer|fill))", "do (?:i|we) need", "must (?:i|we)",
            "(?:if|when) .*(?:don'?t|not|no|nothing)\\b", "come back", "later", "without",
        ),
    ),
    (
        "why",
        any_of(
            "为什么", "为啥", "为何", "凭什么", "干嘛", "干吗", "干(?:什么|啥)", "做(?:什么|啥)用", "用来",
            "有(?:什么|啥|何)(?:用|作用|意义|必要|关系|目的)", "用途", "用处", "影响(?:什么|啥)", "原因", "目的",
            "\\bwhy\\b", "purpose", "\\bpoint\\b", "what for",
            "used", "\\bmatter", "how come", "for what", "(?:need|want) (?:this|that|it) for",
            "what(?:'s| is) (?:this|that|it) (?:for|about)", "who (?:will |can )?(?:see|need)s?", "affect",
        ),
    ),
)  # fmt: skip


def read_question(text: str, *, strict: bool) -> Question | None:
    """The question that ``text`` (normalised) is. ``strict`` takes only what cannot be a text of its own."""
    if text.startswith("?"):
        return _pointed(text.strip("? "))
    if "@" in text:
        return None
    mark = text.rstrip(" \"').!~").endswith("?")
    said = _without_polite(text)
    marked = mark or said.endswith(("吗", "么"))
    if not said:
        return Question("unknown") if mark else None
    if strict and not marked and not _STRICT.match(said):
        return None
    if _PUZZLED.fullmatch(said) and (mark or len(said) > 1):
        return Question("why")
    about = _about(said)
    term = _term(said)
    if term is not None and about is None:
        return Question("term", term)
    if not marked and not _ASKS.search(said):
        return None
    if about is not None:
        return Question(about)
    if mark and (noun := _noun(said)):
        return noun
    return (
        Question("advice")
        if _ASKS.search(said) and _IS_ADVICE.search(said)
        else (Question("unknown") if marked else None)
    )


_STRICT = re.compile(
    r"什么是|啥是|何谓|为什么|为啥|.{1,12}是(?:什么|啥)(?:意思)?$|(?:what|what's|whats) (?:is |are )?(?:a "
    r"|an )?\w+$|why$"
    r"|(?:留空|空着|不填|不写|跳过)(?:的话)?(?:会|行不行|可不可以|怎么样|怎样)|还(?:有|剩)(?:多少|几)(?:道|个)?(?:题|问题)"
    r"|[:/]?feeds$|which clauses?\b"
    r"|(?:它|这(?:个|一?项|题)?)?(?:会)?(?:影响|用在|写[进到在]|对应)(?:合同)?(?:的|里的?)?哪"
    r"|哪[一几些]?(?:个)?条款"
    r"|what happens if (?:i|we) (?:leave|skip|do ?n[o']?t)|how many (?:more )?(?:questions|steps)\b"
)
_IS_ADVICE = any_of(
    "多少", "怎么", "怎样", "如何", "咋", "什么", "啥", "哪", "建议", "推荐", "参考", "例", "合适", "合理", "合法",
    "可以", "能", "行", "够", "太", "贵", "高", "低", "多", "少", "区别", "一样", "规定", "限", "含税", "要", "正常",
    "惯例",
    "\\bhow\\b", "\\bwhat\\b", "\\bwhich\\b", "should", "recommend", "suggest", "advi[cs]e", "example", "e\\.g",
    "usual", "normal", "typical", "reasonable", "enough", "too ", "\\bok\\b", "limit", "better", "difference",
    "^(?:is|are|can|could|does|do|would|will|may)\\b", "decide", "tips",
)  # fmt: skip


def _pointed(said: str) -> Question:
    """?违约金: the words after the mark are the term."""
    said = _without_polite(said)
    if not said or _PUZZLED.fullmatch(said) or re.fullmatch(_ITSELF, said):
        return Question("why")
    return Question("term", _term(said) or said)


def _without_polite(text: str) -> str:
    said = re.sub(r"[?？!！.。~\s]+$", "", text).strip()
    before = ""
    while said != before:
        before, said = said, _POLITE.sub("", said)
    said = re.sub(r"(?<=.)[呢啊呀哈嘞]+$", "", said)
    return said.strip(" ,")


def _about(said: str) -> About | None:
    return next((about for about, pattern in _ABOUT if pattern.search(said)), None)


def _term(said: str) -> str | None:
    """The words asked about; None where no term is asked about."""
    for pattern in _TERM:
        found = pattern.match(said)
        if not found:
            continue
        term = re.sub(r"^(?:我|一下|下)(?=.{2})", "", found["t"].strip(" \"'“”《》()[],:"))
        if 2 <= len(term) <= 40 and not re.fullmatch(_ITSELF, term) and not _NO_TERM.search(term):
            return term
    return None


def _noun(said: str) -> Question | None:
    """A bare noun with a question mark is a term: 违约金？"""
    short = len(said) <= 8 if has_han(said) else len(said.split()) <= 3
    if (
        not short
        or _ASKS.search(said)
        or re.search(
            r"\d|[吗么]$|\b(?:in|including|per|included|or|much|currency|there|it|is|now)\b|是|要|会|有|行|可以|对",
            said,
        )
    ):
        return None
    return Question("term", bare(said))
