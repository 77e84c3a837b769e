"""Commands said in words: 回到上一题, 把金额改成15万, "change the end date", 用英文."""

from __future__ import annotations

import re
from functools import lru_cache

from wenyue.answers.normalise import as_typed, bare, normalise
from wenyue.answers.patterns import any_of, back, either, front, peeled
from wenyue.answers.reading import Command, Names, Order

_LEAD = front(
    "算了", "那", "我(?:们)?(?:想|要|需要|得|打算)?(?:要)?", "请(?:帮我|你)?", "麻烦(?:你)?", "帮我", "帮忙", "给我",
    "可以", "能不能", "能否", "能", "让我",
    "先", "等等", "等一下", "不对", "不是", "哦", "噢", "啊", "嗯", "还是",
    "please", "can (?:i|we|you)", "could (?:i|we|you)", "i (?:want|need|would like|have|wish) to", "i'd like to",
    "we (?:want|need) to",
    "let(?:'s| us| me)", "wait", "no", "actually", "sorry", "oh", "hmm+", "ok", "ah", "just", "now",
)  # fmt: skip
_TAIL = back(
    "吧",
    "了",
    "一下",
    "下",
    "呗",
    "啊",
    "呀",
    "行吗",
    "可以吗",
    "好吗",
    "[ ,]+(?:please|now|thanks|again|for me|then|\\?)",
    "\\?",
)

_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    (
        "back",
        any_of(
            "(?:[返退回倒跳]*回?到?|去|看|改|重答|重新回答|刚才)?[上前]面?[一1]?个?(?:题|步|项|道题|问题)", "返回",
            "(?:修?改|重答)(?:一?下)?[上前]一?[个条](?:回答|答案)?",
            "回退", "后退", "往回走?", "回去", "[退倒]回去?", "[上前]一个", "退一步", "刚才(?:那|的)题",
            "(?:go |step |move |take me )?back(?: up)?(?: one(?: step| question)?)?(?: to (?:the )?"
            "(?:previous|last)(?: question| one| step)?)?",
            "(?:go to )?(?:the )?prev(?:ious)?(?: question| one| step| page)?", "(?:the )?last question", "return",
            "<-?", "←",
        ),
    ),
    ("redo", any_of("重做", "恢复(?:刚才的?|撤销的?)?", "取消撤销", "反撤销", "redo(?: (?:that|it))?", "ctrl[+-]y")),
    (
        "undo",
        any_of(
            "(?:撤[销回消]|取消|反悔)(?:上[一1]?[步个](?:答案)?|刚[才刚]的?(?:回答|答案|操作|那个)?|操作|回答)?",
            "刚才(?:的|那个)?(?:不算|作废|[填写答选]?错)", "[填写答选打]错",
            "cancel(?: (?:that|it|the last(?: one| answer)?))?",
            "undo(?: (?:that|it|the last(?: one| answer)?|last(?: answer)?))?", "take (?:that|it) back",
            "scratch that", "ctrl[+-]z", "oops", "that was wrong", "i made a mistake",
        ),
    ),
    (
        "review",
        any_of(
            "(?:看看?|看一?下|查看|预览|检查|回顾|浏览|显示)(?:一下|下)?(?:目前|现在|已有|整个|完整)?的?"
            "(?:合同|草稿|全文|已填的?(?:内容|答案)?|所有答案|答案|填的内容|填了什么|填写的?内容|汇总|摘要"
            "|总览|进展|内容)(?:草稿|全文)?",
            "预览", "总览", "回顾", "汇总", "检查", "(?:我|目前|现在|已经)*(?:都|已经)?[填答]了(?:什么|些什么|哪些)",
            "(?:review|preview|summary|overview)",
                "(?:review|preview|show|see|view|look at|read|check|display)(?: me)?(?: (?:the|my|our|all"
                "|what i have|everything|contract|draft|answers?|summary|document|agreement|so far|preview"
                "|text|full))+",
        ),
    ),
    (
        "quit",
        any_of(
            "(?:保存(?:并|后|,)?)?(?:退出?|离开|结束程序|关闭程序)(?:程序|系统|问答)?", "不[做弄玩]", "不想[填弄做]",
            "今天就?先?到这里?", "先到这里?", "(?:下次|改天|明天)(?:再|继续)[填做弄来]", "有事先走", "再见", "拜拜",
            "[保储]?存(?:一下)?(?:退出|再说)?",
            "(?:save (?:and |& )?)?(?:quit|exit|close|leave|stop|log ?out)(?: (?:now|the program|this|here))?",
            "(?:good ?)?bye", ":?q", ":?wq", ":?q!", "i'?m leaving", "i have to go", "stop here",
            "that'?s (?:it|all|enough) for (?:today|now)",
            "(?:continue|finish) (?:later|tomorrow|another time)", "save(?: it| my answers| draft)?",
        ),
    ),
    (
        "help",
        any_of(
            "(?:需要|求)?帮助", "(?:帮帮?)?忙", "帮帮(?:我|忙)", "救命", "求助",
            "(?:这个?)?怎么(?:用|操作|使用)(?:这个)?", "使用(?:说明|方法)", "说明书", "(?:有)?(?:哪些|什么)命令",
            "命令", "指令", "快捷键", "我?(?:能|可以)(?:说|做|输入)什么",
            "\\??help(?: me)?", "(?:i )?need help", "commands?", "usage", "manual", "how does this work",
            "what can i (?:say|do|type)", "instructions", "hotkeys", "shortcuts", "-h", "--help", "h",
        ),
    ),
    (
        "finish",
        any_of(
            "(?:都|全部?|已经)*[填写做答弄]?(?:完成|完毕|完工|[填写做答弄][完好]|完)", "好了",
            "(?:生成|导出|出|打印|下载|输出|制作|做出)(?:一?份)?(?:合同|文件|文档|word|pdf)?", "完成(?:填写)?", "提交",
            "(?:(?:i'?m|we'?re|all) )?(?:done|finished)(?: here)?", "finish(?: up| it)?", "that'?s all",
                "(?:generate|export|create|produce|print|make|download)(?: (?:the|my|a|to|as|it|contract"
                "|document|agreement|word|pdf|file|docx))*", "submit",
        ),
    ),
)  # fmt: skip
# These could be a name or an article of trade; as a whole free text they are taken as such.
_SHORT = frozenset((
    "check", "see", "show", "view", "检查", "出", "忙", "make", "print", "create", "summary", "overview", "manual",
    "usage", "export", "download",
))  # fmt: skip
# What answers a program rather than a question for words: yes and no, keys, buttons, and 改成 without what.
_REPLY = any_of(
    "好[的吧]?", "行", "可以", "[是对][的]?", "嗯+", "不", "否", "不是", "不对", "不行", "错了?", "确[认定]", "同意",
    "没问题", "回车", "空格", "清空", "清除", "删除?", "删掉", "重新(?:开始|填写?|来|输入)", "重[来填]", "暂停", "开始",
    "(?:修?改|更改|重填)(?:一?下)?第?[\\d一二三四五六七八九十]{1,3}[条项个号题点]", "错了[,，]? ?重[来填]",
    "(?:change|edit) (?:no\\.? ?|number |item |#)\\d{1,2}",
    "没错", "(?:不(?:用|要|需要|必|想)?|无需|没有?|别|要|需要|我?想)再?(?:修?改|更改|改动|变动)了?",
    "我?(?:又)?改变?主意了?", "继续[填写答做]+", "检查一?下",
    "菜单", "设置", "修改", "更改", "编辑", "改", "改[一1]?下", "换[一1]?个", "(?:改|换)[成为].{0,20}",
    "(?:把|将)?(?:它|这个|这里|这题|本题|答案)(?:改|换)[成为到].{0,20}",
    "ok(?:ay)?", "yes", "yeah", "yep", "yup", "sure", "fine", "right", "correct", "wrong", "confirm", "agreed?",
    "enter", "clear", "delete", "remove", "reset", "restart", "start over", "start", "pause", "wait", "hold on",
    "menu", "settings", "options", "edit", "change", "modify",
    "(?:change|set) (?:it|this) to .{0,30}", "change to .{0,30}",
)  # fmt: skip


_LANGUAGE_VERB = either(
    "用", "说", "讲", "切换?到?成?为?", "换到?成?为?", "改用", "改成?为?", "转[成为]", "翻译成", "使用", "显示",
    "语言(?:改成|换成|切换到)?",
    "(?:speak|talk|use|do this|continue|go on|go)(?: in| with)?", "switch (?:to|into|over to)?",
    "change (?:the )?(?:language )?(?:to|into)?", "in(?:to)?", "show (?:me )?(?:this )?(?:in)?",
    "set (?:the )?language to", "language:?", "prefer", "let's",
)  # fmt: skip
_OTHER_LANGUAGE = any_of("(?:切换|换|改)(?:一?下|个)?语言", "(?:switch|change)(?: the)? language", "other language")

_THING = r"(?P<t>[^,;:?]{1,30}?)"
_OF_IT = either("那一?题", "那个问题", "那一?项", "的答案", "的问题", "那里", "那个", "这题", "那") + "?"
_EARLIER = "(?:之前的?|刚才的?|前面的?|上面的?|关于)?"
_CHANGE_TO = (
    re.compile(
        rf"^(?:把|将)?{_EARLIER}{_THING}{_OF_IT}(?:改写?[成为到]|换[成为]|更正[成为]|调整?[成为到]|设[成为置]+"
        r"|变[成为更]+为?|修改[成为]|更改[成为]|写成|填成|应该(?:改成|是改为)) ?(?P<a>.+)$"
    ),
    re.compile(
        r"^(?:change|set|update|correct|modify|edit|revise|switch|fix|adjust|amend|put) (?:the |my |our )?"
        rf"(?:answer (?:to|for|about) )?(?:the )?{_THING} (?:to be|to|into|as|=) ?(?P<a>.+)$"
    ),
    re.compile(r"^make the (?P<t>[a-z ]{3,30}?) (?P<a>\d.*)$"),
)
_CHANGE = (
    re.compile(
        r"^(?:重新?)?(?:去|回去|返回)?(?:修改|更改|改动|改|重填|重新填写?|重答|重新回答|更正|调整|编辑|回到"
        rf"|跳到|跳转到|跳回|返回到?)(?:一下|下|掉|改)?{_EARLIER}{_THING}{_OF_IT}$"
    ),
    re.compile(
        rf"^(?:把|将)?{_EARLIER}{_THING}{_OF_IT}(?:要改|得改|改[一1]?下|改|重新填[一1]?下?|重填|[填写选]错|错"
        r"|不对|有误|需要修改|需要改|改一改)$"
    ),
    re.compile(
        r"^(?:change|edit|modify|update|correct|fix|revise|amend|redo|re-?enter|re-?answer|adjust|wrong) "
        rf"(?:my |our )?(?:answer (?:to|for|about|on) )?(?:the )?{_THING}(?: (?:question|answer|field))?$"
    ),
    re.compile(
        r"^(?:go|jump|take me|get|skip|return|move) (?:back )?to (?:the )?(?:question (?:about|on) )?"
        rf"(?:the )?{_THING}(?: question| part| field)?$"
    ),
    re.compile(rf"^(?:the |my )?{_THING} (?:is|was) (?:wrong|incorrect|a mistake|not right|mistaken)$"),
    re.compile(rf"^(?:i )?made a mistake (?:in|with|on|about) (?:the )?{_THING}$"),
)
_SURE_CHANGE = re.compile(r"change the |edit the |修改|更改|重填|go back to |回到")
_ITSELF = any_of(
    "[成为到].*", "(?:it|this|that) (?:to|as|into) .*", "这个?", "它", "这题", "本题", "答案", "一下", "it", "that",
    "this", "this one", "this answer",
    "没有?|不(?:用|要|需要|必|想|能)?|要|需要|想|别|无需|我(?:们)?|(?:变)?主意了?",
    "(?:the |my )?answer", "(?:my )?mind", "成", "为", "刚才", "填|写|选|答|打|修|更|变|",
)  # fmt: skip


@lru_cache(maxsize=8)
def _language_forms(languages: Names) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each language the ways of asking for it: "speak English", 用中文."""
    return tuple(
        (
            code,
            re.compile(
                rf"(?P<verb>(?:{_LANGUAGE_VERB} ?)*)(?:{either(*(re.escape(normalise(name)) for name in names))})"
                r"(?:问我|显示|界面|继续|回答|交流|沟通|版本?|说| version| instead)*"
            ),
        )
        for code, names in languages
        if names
    )


def read_order(text: str, languages: Names = (), *, strict: bool) -> Command | None:
    """The command, other than to change an answer, that the whole of ``text`` (normalised) is.

    ``languages`` are those one can ask for; ``strict`` takes only what cannot be a text of its own.
    """
    for said in peeled(_bare(text), _LEAD, _TAIL):
        if strict and said in _SHORT:
            continue
        for order, pattern in _ORDERS:
            if pattern.fullmatch(said):
                return Command(order)
        for code, pattern in _language_forms(languages):
            found = pattern.fullmatch(said)
            if found and (found["verb"] or not strict):
                return Command("language", code)
        if _OTHER_LANGUAGE.fullmatch(said):
            return Command("language")
    return None


def is_reply(text: str) -> bool:
    """Whether the whole of ``text`` (normalised) speaks to the program, so that it is no text to be kept."""
    return _REPLY.fullmatch(_bare(text)) is not None


_THANKS = re.compile(r"[,;]? ?(?:please|thanks|thank you|谢谢你?|拜托|麻烦了?)$")


def read_edit(text: str, *, strict: bool) -> Command | None:
    """The answer that ``text`` wants changed, and the new one as it was typed, where it is given."""
    for said in peeled(_bare(normalise(text)), _LEAD, _TAIL):
        for pattern in _CHANGE_TO:
            found = pattern.match(said)
            if found and not _ITSELF.fullmatch(target := _target(found["t"])):
                return Command("edit", target, as_typed(text, _THANKS.sub("", found["a"]).strip()))
        if strict and not _SURE_CHANGE.match(said):
            continue
        for pattern in _CHANGE:
            found = pattern.match(said)
            if found and not _ITSELF.fullmatch(target := _target(found["t"])) and not re.match(r"[\d\W]+$", target):
                return Command("edit", target)
    return None


def _bare(text: str) -> str:
    said = bare(text)
    return said[1:] if said.startswith(("/", ":")) and len(said) > 2 else said


def _target(words: str) -> str:
    """What is to be changed, in the words used: 金额, "start date"."""
    return re.sub(r"^(?:之前的?|刚才的?|前面的?|修改|the |my )+|(?:的答案|那题|这题|的)$", "", bare(words)).strip()
