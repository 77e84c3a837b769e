"""A reply to "is that what you mean?": agreement and refusal that speak of what was said, not of the question.

要, 有, 会, "they will" are no agreement: as a reply to "you mean none?" they say the opposite.
"""

from __future__ import annotations

import re

from wenyue.answers.normalise import bare, fold
from wenyue.answers.patterns import either

_END = "[的了吧呀啊哦嘛呢哒滴]*"
_RIGHT = either(
    f"是{_END}", f"对{_END}", "嗯+", "恩+", "没错", "正确", "确[认定]", "就是(?:这样|这个|它|这个意思)?", "是这样",
    "(?:就是)?(?:这个|那个)意思", "对头", "没毛病", "当然",
    "y", "ye", "yes+", "yea+h?", "yep+", "yup+", "ya+h?", "right", "correct", "true", "exactly", "indeed",
    "confirm(?:ed)?", "affirmative", "of course", "definitely", "absolutely", "certainly",
    "please", "thanks?", "thank you",
    "(?:that|it|this)(?:'?s| is) (?:right|correct|it|true|what i mean(?:t)?)", "that'?s the one",
    "i (?:do|did) mean that", "shi ?(?:de)?", "dui ?(?:de)?", "en+", "que(?:ding|ren)",
    "[👍👌✅✔☑🆗💯👏⭕🉑\ufe0f\U0001f3fb-\U0001f3ff]+",
)  # fmt: skip
_WELL = either(
    f"好{_END}", "行", "可以", "没问题", "同意", "就这样", "就这么[办定]", "妥", "成",
    "ok+", "okay", "k", "sure(?: thing)?", "alright", "all right", "fine", "good", "great", "perfect", "agreed?",
    "i agree", "go ahead", "no problem",
    "(?:that|it|this)(?:'?s| is) (?:fine|good|ok|okay|great|perfect)", "(?:sounds|looks) (?:good|great|fine|right)",
    "that works", "why not", "hao ?(?:de)?", "ke ?yi", "xing",
)  # fmt: skip
_BETWEEN = "[ ,.;!、~]*"
_AGREES = re.compile(f"(?:{either(_RIGHT, _WELL)}{_BETWEEN})+")
_IS_RIGHT = re.compile(f"(?:{_RIGHT}{_BETWEEN})+")
_DENIES = re.compile(
    either(
        "不+", f"不[是对行好]{_END}", "否", "[搞弄说听]?错了?", "不是这(?:个意思|样|个)",
        "n", "no+", "nope+", "nah+", "wrong", "incorrect", "false",
        "not (?:right|correct|that|this|really|at all|quite)",
        "(?:that|it|this)(?:'?s| is)? ?(?:not (?:right|correct|it|what i mean(?:t)?)|wrong)", "bu ?(?:shi|dui)?",
        "no,? thanks?(?: you)?", "[👎❌✖✗✘❎🚫🙅\ufe0f]+",
    )
)  # fmt: skip


def agrees(text: str, *, strictly: bool = False) -> bool:
    """Whether the whole of ``text`` says that what was proposed is right. ``strictly`` leaves out what may consent to
    the thing itself instead (可以, "sure")."""
    said = bare(fold(text))
    pattern = _IS_RIGHT if strictly else _AGREES
    return pattern.fullmatch(said) is not None


def denies(text: str) -> bool:
    """Whether the whole of ``text`` says that what was proposed is wrong, and nothing else."""
    return _DENIES.fullmatch(bare(fold(text))) is not None
