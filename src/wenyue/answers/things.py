"""What a number is said to be for: 首付3万 is no answer where the whole price is asked for, 提前一个月 none where a
number of months after the start is.

Both the words typed and the names of the question are looked through for the same few things, so that
a label in front of a number is left out only where it names what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from wenyue.answers.normalise import normalise
from wenyue.answers.reading import Asked, Reading, Several, Value
from wenyue.language import msg

_THINGS: Mapping[str, re.Pattern[str]] = {
    "whole": re.compile(
        r"总[价额款]|总金额|总费用|总包价|打包价|合同(?:金额|总)|全款"
        r"|\b(?:total|contract|full|whole) (?:price|fee|amount|value)\b"
    ),
    "sum": re.compile(r"[一总]共|[合总共]计|\btotal\b|\baltogether\b"),
    "one": re.compile(r"单价|\bunit (?:price|rate)\b"),
    "first": re.compile(
        r"首[付期笔款]|预付|先[付给]|签约付|第一[笔期次]|\bup ?-?front\b|\badvance\b|\bdown\b|\bfirst\b|\bat signing\b"
    ),
    "last": re.compile(
        r"尾款|余款|余额|剩[余下]|后付|第二[笔期次]|\bbalance\b|\bremain(?:der|ing)\b|\bthe rest\b"
        r"|\b(?:final|last|second) (?:payment|instalment|share)\b"
    ),
    "earnest": re.compile(r"[定订]金|\bdeposit\b|\bearnest\b"),
    "security": re.compile(r"押金|[保担][证保]金|\bsecurity\b|\bbond\b"),
    "damages": re.compile(r"违约|罚[金款]|赔|滞纳金|\bdamages\b|\bpenalt|\bcompensation\b"),
    "tax": re.compile(r"税[率额款点金]|增值税|[专普]票|\b(?:vat|tax) ?(?:rate|amount)?(?=[ :]*\d)"),
}
_TAX = re.compile(r"税|[专普]票|\bvat\b|\btax\b")
_ALSO: Mapping[str, frozenset[str]] = {
    # A deposit is money paid first, and a security as well.
    "first": frozenset({"earnest"}),
    "security": frozenset({"earnest"}),
    "earnest": frozenset({"security"}),
    "whole": frozenset({"sum"}),
}


def is_for_another(text: str, asked: Asked, *, share: bool = False) -> bool:
    """Whether ``text`` says that its amount (its ``share``) is for something else than the question asks for."""
    if asked.columns or not (wanted := _named(asked.called, share)):
        return False
    said = _things(normalise(text), share)
    if "one" not in wanted:
        # 押金一共2万 adds up what is asked for.
        said -= {"sum"}
    return bool(said) and not said & wanted.union(*(_ALSO.get(one, frozenset()) for one in wanted))


def asks_for_one(asked: Asked) -> bool:
    """Whether the question asks for the price of one: of a month, a seat or a contact."""
    return "one" in _named(asked.called, False)


@lru_cache(maxsize=64)
def _named(names: tuple[str, ...], share: bool) -> frozenset[str]:
    """The things that the names of a question tell."""
    return frozenset().union(*(_things(normalise(name), share) for name in names))


def _things(text: str, share: bool) -> frozenset[str]:
    found = {name for name, words in _THINGS.items() if words.search(text)}
    if share:
        # The price is what a share is of: 总价的10%. Words about tax leave room for no other share.
        found -= {"whole", "sum", "one"}
        found |= {"tax"} if _TAX.search(text) else set()
    return frozenset(found)


_RELATIONS: Mapping[str, re.Pattern[str]] = {
    "change": re.compile(
        r"增加|新增|减少|上[升涨]|下降|延长|缩短"
        r"|\b(?:add|increase|reduce|extend|extra)|\bmore\b(?! than)|\bfewer\b"
    ),
    "before": re.compile(r"提前|[之以]前|前$|\b(?:before|earlier|ahead|in advance|notice)\b"),
    "every": re.compile(r"每|间隔|\b(?:every|each)\b"),
    "signing": re.compile(r"签[约订署字]|\bsign"),
    "trial": re.compile(r"试用|试运行|\btrial\b|\bprobation"),
}


def related(
    found: Reading | None, text: str, asked: Asked, *, to: Collection[str] = tuple(_RELATIONS)
) -> Reading | None:
    """``found``, asked for where the number in ``text`` stands in a relation that the question does not speak of:
    提前一个月 where months after the start are asked for, 增加2个 where all of them are."""
    if not isinstance(found, Value) or not asked.ask:
        return found
    said, about = normalise(text), _relations((*asked.called, *asked.ask))
    if all(name in about or not _RELATIONS[name].search(said) for name in to):
        return found
    return Several((replace(found, literal=False),), msg("That may mean something else than is asked for. Is it this?"))


@lru_cache(maxsize=64)
def _relations(texts: tuple[str, ...]) -> frozenset[str]:
    said = [normalise(text) for text in texts]
    return frozenset(name for name, words in _RELATIONS.items() if any(words.search(text) for text in said))
