"""An answer to a list of options, clause by clause: what each takes, and what it leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenyue.answers.normalise import bare
from wenyue.answers.patterns import any_of, either


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. ``words`` name options, which it takes or leaves; ``rest`` takes all others.

    ``bare`` has nothing but the name of one option (投诉); ``behind`` says after the names that they are left out
    (投诉不要), so that it may speak of what stands before it too.
    """

    words: str
    takes: bool = True
    rest: bool = False
    bare: bool = False
    behind: bool = False


_SPLIT = re.compile(
    r"[,;!\n]|(?<!\d)\.|\.(?!\d)|(?:^| )but(?= )|但是?|不过|(?<=[要选])(?=除了|除去)"
    r"|(?<=[\u4e00-\u9fff]) (?=[^ ]+(?:不要|不用|不需要|除外)了?$)"
)
_OTHERS = either("其他", "其它", "其余", "剩下", "别", "另外", "余下")
_REST = any_of(
    rf"{_OTHERS}的?(?:就|也)?(?:全部?|都)*(?:要|选|可以|行|有|上|需要|保留|ok)?(?:的)?",
    r"(?:(?:and |with |keep |i want |we want )?(?:all )?(?:the )?(?:rest|others?|remaining(?: ones?)?)|everything else"
    r"|all else)(?: of (?:them|it))?(?:,? (?:is|are|yes|ok|okay|fine|good|in|please|stays?))*",
)  # fmt: skip
_NO_MORE = any_of(
    rf"{_OTHERS}的?(?:就|也)?(?:全部?|都)*(?:不|没|免|算)[要用需选必了有]?要?了?", "就(?:这些|这样|行了?)", "没有?了",
    "(?:and )?nothing (?:else|more)", "no(?:t the)? (?:others?|rest|more)", "that'?s (?:it|all)(?: for now)?",
    "none of the (?:others|rest)", "not? any(?:thing)? else",
)  # fmt: skip
_ALL = any_of(
    "(?:我|我们)?(?:全部?|所有的?|都|全都|统统|通通)+(?:要|选|上|有|需要)?", "全选",
    r"(?:i want |we want |we need |i need )?(?:all(?: of (?:them|it|these))?|everything|all of the above)",
)  # fmt: skip
_LEAVES = re.compile(
    r"^(?:就|只|就是|唯独|但|and |only )?(?:不要|不选|不用|不需要|别要|不含|不包括|不包含|去掉|除了|除去|排除|减去"
    r"|(?:no|not|don'?t (?:want|need)|do not (?:want|need)|without|except(?: for\b)?|excluding|leave out|drop|minus)"
    r"(?= )) ?(?P<words>.+?)(?:以外|之外|除外| please)?$"
)
_LEAVES_BEHIND = re.compile(
    r"^(?:就|只|唯独)?(?P<words>.+?)(?:那[条项个])?(?:就|都|全|先)*(?:不要|不用|不需要|不选|不做|不算|去掉|除外|以外|之外|免了|算了)"
    r"(?:了|的)?$|^(?P<english>.+?) (?:no|not|out|excluded|not needed|not wanted)$"
)
_TAKES = re.compile(r"^(?:还?要|只要|就要|先要|我们?要|需要|加上|还有|以及|和|also |plus |and |we need |i need |only )")
_TAKES_BEHIND = re.compile(r"(?:都|也|就)*(?:要|可以|行|留|留着|保留)$| (?:yes|in|ok|okay|please)$")
_JOINED = re.compile(r"[、和与跟及&+/]|还有| and ")


def clauses_of(text: str) -> list[Clause] | None:
    """The clauses of the bare ``text``; None where it has but one, or none of them leaves anything out."""
    parts = [part for part in (bare(part) for part in _SPLIT.split(text)) if part]
    if len(parts) < 2:
        return None
    clauses = [_clause(part) for part in parts]
    if all(clause.takes and not clause.rest and clause.words for clause in clauses):
        return None
    return clauses


def _clause(part: str) -> Clause:
    if _NO_MORE.fullmatch(part):
        return Clause("", takes=False)
    if _REST.fullmatch(part) or _ALL.fullmatch(part):
        return Clause("", rest=True)
    if found := _LEAVES.match(part):
        return Clause(found["words"], takes=False)
    if found := _LEAVES_BEHIND.match(part):
        return Clause(found["words"] or found["english"], takes=False, behind=True)
    words = _TAKES_BEHIND.sub("", _TAKES.sub("", part))
    return Clause(words or part, bare=words == part and not _JOINED.search(part))
