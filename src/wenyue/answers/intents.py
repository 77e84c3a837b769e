"""What a person may mean instead of answering: passing, asking, commanding."""

from __future__ import annotations

import re

from wenyue.answers.commands import is_reply, read_edit, read_order
from wenyue.answers.normalise import bare, normalise
from wenyue.answers.patterns import any_of, back, either, front, peeled
from wenyue.answers.questions import read_question
from wenyue.answers.reading import Names, Problem, Reading, Skip
from wenyue.language import msg

# What stands around 跳过 and "skip" without changing it.
_LEAD = front(
    "算了", "罢了", "那", "这里", "这儿", "此处", "我(?:们)?(?:也|还|暂时|现在|目前|真的?|先)?", "先", "这个", "这题",
    "这项", "这道题",
    "这一?[题项]", "此项", "本题", "嗯+", "呃+", "额", "唉", "哎", "哦", "还是", "暂时", "现在", "目前", "还", "就",
    "真的?", "实在", "都", "请",
    "麻烦", "我想", "我要", "咱们?", "可能", "要", "得", "需要",
    "okay", "ok", "um+", "uh+", "hmm+", "well", "just", "please", "pls", "let'?s", "let me",
    "i(?:'d| would) (?:like|want|prefer) to", "i want to",
    "i'?ll", "we'?ll", "i'?m", "we'?re", "i", "we", "you can", "honestly", "sorry", "oh", "ah", "actually",
    "to be honest", "tbh", "maybe",
    "for now", "so", "will", "still",
)  # fmt: skip
_TAIL = back(
    "吧", "了", "啊", "呀", "哦", "呢", "啦", "哈", "呗", "嘛", "哎", "好了", "行了", "算了", "就行", "就好", "即可",
    "再说", "先", "这题", "这个", "这项",
    "这一?[题项]", "一下", "下", "的",
    " ?(?:please|pls|for now|now|thanks?|this(?: one| question)?|it|that|here|the question|at the moment|yet"
    "|right now|today|then|sorry)",
    " (?:honestly|either|really|at all)",
)  # fmt: skip
_SKIP = any_of(
    # to pass
    "(?:跳过?去?)+", "跳+", "算了", "拉倒", "略过?", "过", "忽略", "(?:继续|到|去)?下一?[题个项步道](?:题|问题)?",
    "继续", "往下走?", "不(?:想|用|需要)?(?:填|写|答|回答|选|说|提供)",
    "先?(?:放|搁)(?:着|一?放|一下|一边)?", "先这样",
    # later
    "(?:以后|回头|后面|后续|之后|晚点|稍后|一会儿?|[过待等]一?会儿?|等?等?下|到时候?|改天|等等?|下次|确认后"
    "|谈好后?)(?:再)?(?:说|填|写|定|看|补|补充|议|商量|决定|商定|协商|谈)?",
    "再(?:说|看|议|想想|考虑)", "(?:再)?(?:想想|考虑(?:考虑)?|商量(?:商量)?|看看?|议|研究(?:研究)?)", "后补",
    "待补充?", "面议", "[待再另]议", "(?:双方)?协商",
    "[待等]?(?:进一步)?确认", "[待未]定",
    "没(?:定|想好|考虑好|确定|决定|谈好?|谈妥|商量好?|说好|想过|概念|主意|想法|数|底|谱)",
    "(?:还)?在(?:谈|商量|考虑|走流程)", "定不下来",
    "(?:去)?问(?:问|一?下)?(?:老板|领导|财务|同事|法务|对方|客户|别人)?", "要(?:问|商量|确认|考虑).{0,6}",
    # not known
    "(?:完全)?不(?:太|大|是很|怎么)?(?:知道?|晓得|清楚|确定|了解|懂|明白|记得|好说|会|肯定|明确)(?:啊|呢)?"
    "(?:怎么|该|要|应该)?(?:填|写|选|定|答)?(?:什么|多少|哪个|啥|几)?(?:好)?",
    "(?:心里)?没(?:数|底|概念)", "说不(?:准|好|上来|清)", "忘了?", "记不(?:得|清|住)", "无法(?:确定|回答|提供)",
    "暂(?:无|缺|没有)", "暂不(?:确定|清楚|知道|填|提供|定)", "暂时(?:没有?|无)",
    "未知", "不详", "不适用", "不涉及", "没有(?:想法|概念|头绪|主意)", "谁知道", "[天鬼]知道",
    "不(?:方便|便)(?:说|透露|提供)", "保密", "不造", "母鸡", "唔知", "bzd",
    # as usual
    "(?:随|看|问|听)?[你您](?:们)?的?(?:定|决定|看着办|来定|帮我定|说了算|安排|选|帮我选)?",
    "你(?:帮我|来)?(?:定|决定|选|看着办|安排)", "系统(?:定|决定|默认)",
    "(?:按|用|走|就|照)?(?:系统)?(?:默认|缺省|常规|惯例|行规|一般|通常|标准|平常|你们)(?:的|值|就行|处理|来"
    "|写法|做法|条款|方案)*", "照旧",
    "(?:就)?(?:按|用)?[你您](?:们)?(?:推荐|建议|选好)的(?:就行|来|即可)?", "不关心", "没所谓",
    "bu ?zhi ?dao", "tiao ?guo",
    # English: to pass
    "skip(?:ping)?(?: (?:over|past))?(?: this| it)?", "pass(?: on)?", "next(?: question| one)?", "continue",
    "move on", "go on", "n\\.?/?a\\.?", "not applicable",
    "(?:decide |some ?time |do (?:it |this )?|ask me |tell you |come back(?: to (?:it|this))? |answer |fill "
    "(?:it |this )?(?:in )?|let you know |get back to you |think about it |figure it out |maybe )?later"
    "(?: on)?",
    "come back to (?:it|this)", "no (?:answer|comment|preference)", "(?:rather|prefer) not (?:to )?(?:say|answer)",
    "none of your business", "forget(?: about)?(?: it| this)?", "never ?mind",
    # English: not known
    "(?:really )?(?:do not|don'?t|dont|doesn'?t) (?:really |actually )?(?:know|have (?:it|that|one|this"
    "|any idea|a clue|that information|the information|this information)|care|remember|mind|want to (?:answer"
    "|say)|recall)"
    "(?: (?:what|how|which) (?:to|i should|one to) (?:put|write|say|fill in|answer|choose|pick))?(?: about "
    "(?:it|this|that))?(?: yet)?",
    "dunno", "idk", "(?:have |got )?no (?:idea|clue|information)", "(?:haven'?t (?:a|got a) |not a )clue",
        "(?:am |are )?not (?:so |quite |really )?(?:sure|certain|decided|known|determined|available|at hand)"
        "(?: what to (?:put|say|write))?",
    "unsure", "unknown", "undecided", "uncertain", "t\\.?b\\.?[dacn]\\.?(?: later)?",
    "to be (?:decided|determined|confirmed|agreed|announced|advised|discussed|negotiated|settled)",
    "(?:under|in) (?:negotiation|discussion)s?",
    "have ?n[o']?t (?:decided|thought about it|got it|figured it out|agreed|discussed it)",
    "(?:deciding|negotiating|discussing|thinking)(?: about it)?", "(?:not|none|nothing) (?:decided|yet)",
    "(?:can'?t|cannot|can not) (?:say|tell|decide|remember|answer)", "beats me", "(?:who|god|heaven) knows",
    "search me", "forgot",
    "(?:need|have|want) to (?:check|ask|think|confirm)(?: (?:first|about it|with .{1,20}|my .{1,20}))?",
    "(?:check|ask|think)(?: (?:first|about it|with .{1,20}|my .{1,20}|around))", "check",
    # English: as usual
    "whatever(?: you (?:think|want|like|say))?",
    "(?:use |take |go with |keep )?(?:the )?(?:default|standard|usual)(?: one| value| wording)?",
    "you (?:decide|choose|pick)", "up to you", "dealer'?s choice", "as usual",
    "(?:it'?s |that'?s )?(?:fine|good|ok|okay) as (?:it is|is|they are)",
    "(?:as |what )?you (?:suggest|recommend)(?:ed)?",
    # signs
    "\\?\\?+", "🤷.*", "🤔", "⏭️?", "⏩", "-{1,3}", "\\.{2,}", "/",
)  # fmt: skip
_BLANK = any_of(
    "(?:先)?(?:留空白?(?:行)?|留白|空着?(?:不填)?|不填空着|空白(?:行)?|空[出起下]来|空一?格|留(?:一?个|一)?空"
    "|留一?[条行](?:横)?线?|[划画]一?条?(?:横)?线|下划线|空在那(?:里|儿)?)",
    "(?:自己|以后|到时候?|打印(?:出来|后)?|(?:留着)?(?:签|签字|签约|签合同)的?时候?|签字时)?(?:再|用笔|拿笔)?"
    "(?:手填|手写|填上去)", "(?:留着)?(?:签|签字|签约|签合同)的?时候?再?(?:填|写)", "liu ?kong", "liu ?kong ?bai",
    "(?:leave|keep|put|print|make)(?: (?:it|this|that|this one|the field|a))?(?: (?:as|a))? ?(?:blank|empty"
    "|open|blank line|line|space|unfilled)(?: space| line)?",
    "(?:a )?blank(?: line| space)?", "empty",
        "(?:to be )?(?:fill(?:ed)?|write|written|complete[d]?)(?: (?:it|this))?(?: in)? (?:by hand|on paper"
        "|by pen)(?: later)?", "to be filled in(?: later)?", "handwritten",
    "[_＿]{2,}",
)  # fmt: skip
# 无 for a name or a number: there is none, so the question is passed.
_NOTHING = any_of(
    "无", "没有?", "暂无", "暂时没有", "目前没有", "木有", "(?:还)?没有(?:这个)?", "不(?:用|要|需要)",
    "none", "nil", "nothing",
    "not yet", "no(?:pe)?",
    "没了", "没有?(?:别的|其[他它]的?|什么)?(?:要补充|要说|补充|特殊)?的?了?",
    "没(?:啥|什么)(?:特殊|别的|其他|要说|补充)?的?了?",
    "(?:no,? )?nothing (?:else|more|special|to add)", "no(?:thing)? more", "(?:no,? )?that(?:'s| is) (?:all|it)",
    "(?:i |we )?(?:do not|don'?t) have(?: one| any)?",
)  # fmt: skip
# 没有邮箱, "we don't use e-mail": what is asked for, said again.
_THING = either(
    "(?:电子)?(?:邮箱|邮件)(?:地址)?", "(?:座机|固定|联系)?(?:电话|手机)(?:号码?)?", "座机", "号码?",
    "(?:银行|对公)?(?:账[号户]|卡号?|户头)", "(?:统一)?(?:社会)?信用代码", "代码", "税号", "(?:营业)?执照", "身份证号?",
    "(?:合同)?编号", "合同号", "文件", "附件", "名单",
    "e-?mails?(?: address)?", "mail(?:box)?", "(?:tele)?phone(?: number)?",
    "(?:mobile|landline|number|code|file|list)s?",
    "(?:bank )?account(?: number)?", "(?:credit|tax) code", "(?:business )?licen[cs]e", "id(?: card| number)?",
    "contract number",
)  # fmt: skip
_NO_SUCH_THING = any_of(
    rf"(?:我们?|公司|店里|他们?)?(?:这边|这里)?(?:还|暂时|目前|现在)*(?:没有?|无|没[办开用装]|不用|不使用)"
    rf"(?:任何|办|开|用)?{_THING}",
    rf"(?:(?:i|we|they) )?(?:have |has |got )?(?:no|not any) {_THING}(?: yet| at the moment)?",
    rf"(?:(?:i|we|they) )?(?:do not|don'?t|haven'?t|doesn'?t) (?:have|got|use)(?: an?| any| our)? {_THING}(?: yet)?",
    "(?:还|暂时|目前)*没(?:有)?(?:办|开|申请|注册)(?:下来|好|完)?", "还在(?:办|申请|注册)(?:中|理)?",
    "(?:正在|还在)办理?",
    "(?:still |being )?(?:applying|in progress|pending)",
)  # fmt: skip
_HAS_NOTHING = frozenset(["text", "date", "credit_code", "resident_id", "phone", "email", "bank_account", "rows"])
# Where any text can be the answer, these are one: they say how something is done or priced.
_COULD_BE_TEXT = frozenset((
    "标准", "一般", "通常", "常规", "协商", "双方协商", "面议", "check", "standard", "usual",
))  # fmt: skip
# So speaks also who passes; where any words can be the answer, they are confirmed before they count as one.
_MAY_BE_WORDS = any_of(
    "保密", "不提供", "问(?:问|一?下)?(?:对方|客户|别人)",
    "要?(?:问|商量|确认|考虑)(?!.{0,2}(?:老板|领导|财务|同事|法务|家里|一下|下$|清楚)).{1,6}",
    "(?:按|用|走|就|照)(?:常规|惯例|行规|一般|通常|标准|平常)(?:的|值|就行|处理|来|写法|做法|条款|方案)*",
    "惯例", "行规", "(?:(?:need|have|want) to )?(?:check|ask|confirm) with (?!my\\b).{1,20}",
)  # fmt: skip
_PASSES = re.compile("(?:算了|跳过?|不知道|那|先|我(?!们)|i(?:'[a-z]+)? )")
_ITS_NUMBER = re.compile("编号|合同号|号码?$|number|code|代码|税号|还?没(?:有)?(?:办|开|申请|注册)|^(?:正|还)在|ing$")
_ANYTHING = any_of("随便", "随意", "都行", "都可以", "无所谓", "怎么都行", "any(?:thing)?", "doesn'?t matter")
_FILLER = any_of(
    "算了", "嗯+", "那个?", "好吧", "唉", "ok(?:ay)?", "sorry", "well", "hmm+", "um+", "不好意思", "抱歉", "这个", "i"
)


def read_intent(text: str, kind: str, languages: Names = ()) -> Reading | None:
    """Skip, question or command, where ``text`` is wholly one; None where it is meant as an answer of ``kind``.

    ``languages`` are those one can ask for.
    """
    said = normalise(text)
    if not said or len(said) > 160:
        return None
    strict = kind in ("text", "rows")
    passing = None if strict and bare(said) in _COULD_BE_TEXT else _skip(said, kind)
    if passing is not None:
        return passing
    order = read_order(said, languages, strict=strict)
    if order is not None:
        return order
    question = read_question(said, strict=strict)
    if question is not None and question.about != "unknown":
        return question
    edit = read_edit(text, strict=strict)
    if edit is None and question is None and kind == "text" and is_reply(said):
        return Problem(msg("That is no text to write down. Please type the words themselves, or “skip”."))
    return edit or question


def may_be_words(text: str) -> bool:
    """Whether a text that passes can as well be the words asked for: 要确认订单 as a special term, "no phone"."""
    core = bare(normalise(text)).strip("()[]")
    if _PASSES.match(core):
        return False
    if any(_MAY_BE_WORDS.fullmatch(form) for form in peeled(core, _LEAD, _TAIL)):
        return True
    return _NO_SUCH_THING.fullmatch(core) is not None and _ITS_NUMBER.search(core) is None


def _skip(said: str, kind: str) -> Skip | None:
    core = bare(said).strip("()[]") or said
    if (found := _one(core)) is not None:
        return found
    parts = [part for part in re.split(r"[,;.! 、]+", core) if part]
    if 1 < len(parts) <= 4 and all(_FILLER.fullmatch(part) or _one(part) for part in parts):
        return Skip(blank=any((one := _one(part)) is not None and one.blank for part in parts))
    if kind == "text" and _ANYTHING.fullmatch(core):
        return Skip()
    if kind not in _HAS_NOTHING:
        return None
    return Skip() if _NOTHING.fullmatch(core) or (len(core) <= 40 and _NO_SUCH_THING.fullmatch(core)) else None


def _one(core: str) -> Skip | None:
    for form in peeled(core, _LEAD, _TAIL):
        if _BLANK.fullmatch(form):
            return Skip(blank=True)
        if _SKIP.fullmatch(form):
            return Skip()
    return None
