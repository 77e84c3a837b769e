"""Amounts of money, in yuan: 12万, 120,000元, 三块五, 壹拾贰万元整, "RMB 120,000", "two million yuan"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from wenyue.answers.capitals import LARGEST, read_capitals
from wenyue.answers.normalise import normalise
from wenyue.answers.numerals import figures, number
from wenyue.answers.phrases import LONGEST, too_long, understand_phrase, unread, with_point
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.answers.things import is_for_another
from wenyue.language import Language, msg

_FOREIGN = re.compile(
    r"[$€£₩₹฿]|美元|美金|美刀|刀(?!具)|欧元|欧$|英镑|日元|日圆|円|港[币元纸]|台币|韩[元币]|新[币元]|澳[元币]"
    r"|加元|卢布|法郎|泰铢"
    r"|\b(?:us|hk|a|c|s|nt)?(?:dollars?|usd|eur|euros?|gbp|pounds?|jpy|yen|hkd|twd|krw|sgd|aud|cad|chf|inr"
    r"|bucks?|quid|usdt|btc|bitcoins?|cents?)\b"
)
_NEGATIVE = re.compile(
    r"^(?:rmb|cny|人民币|￥)? ?(?:-|负|零下|minus |negative )[ ￥]?"
    r"(?=[\d零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖]|[a-z])|^\(\d[\d,.]*\)$"
)
_FRONT = re.compile(r"^(?:(?:人民币|rmb|cny|￥|yuan|renminbi|chinese yuan|小写|大写|金额|共)[ :]*)+")
_BACK = re.compile(
    r"[ ]*(?:(?:￥|元?人民币|rmb|cny|renminbi|(?:chinese )?yuan|kuai|块钱|块|元钱?|圆|钱|整|正|only|even|大洋"
    r"|人民币元)[ ]*)+$"
)
TAX = re.compile(
    r"[ ,(]*(?:\+ ?(?:税|tax|vat)|不?含税|税前|税后|未税|另?加税|税(?:点)?另[算计加]"
    r"|(?:tax|vat) (?:included|excluded|inclusive"
    r"|exclusive)|(?:including|excluding|inclusive of|exclusive of|incl\.?"
    r"|excl\.?|before|after|with|without|plus|net of)"
    r" (?:tax|vat))(?:价|金额|总价|的)?[ ,:)]*"
)
_N = r"\d+(?:\.\d+)?"
_COINS = re.compile(
    rf"(?:(?P<yuan>{_N}) ?(?:元|块钱?|圆|yuan|kuai))?[ 零]*(?:and |又)?(?:(?P<jiao>{_N}) ?(?:角|毛钱?|jiao"
    r"|mao))?[ 零]*(?:and )?"
    rf"(?:(?P<fen>\d+) ?(?P<unit>分钱?|fen)?)?(?:整|正|钱)?"
)
_BOTH = re.compile(
    r"^(?P<a>[^()]+)\((?:大写|小写|人民币大写|in words|say)?[: ]*(?P<b>[^()]+)\)$|^(?P<c>[^,]+?)[, ]*(?:大写"
    r"|小写)[:为是 ]*(?P<d>.+)$"
)
_PLAIN = re.compile(r"\d+(?:\.\d*)?|\.\d+")
EXAMPLE = "12万"
_ANOTHER = msg("That is said of another amount. Please give the one asked for here.")


class Money:
    """Kind ``money``: a ``Decimal`` of yuan, at most two decimals."""

    name = "money"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        found = understand_phrase(text, lambda said: with_point(said, read_money))
        if isinstance(found, Value | Several) and is_for_another(text, asked):
            return Problem(_ANOTHER, EXAMPLE)
        if found is None:
            from wenyue.answers.rates import read_rate

            found = read_rate(text, asked)
            if isinstance(found, Value | Several) and is_for_another(text, asked):
                return Problem(_ANOTHER, EXAMPLE)
        return found or unread(msg("That was not read as an amount of money."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        amount = _decimal(value)
        return f"{language.money(amount)} 元" if language.is_chinese else f"RMB {language.money(amount)}"

    def to_data(self, value: object) -> object:
        return str(_decimal(value))

    def from_data(self, data: object) -> Decimal:
        return decimal_from_data(data)


def _decimal(value: object) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(f"not a Decimal: {value!r}")
    return value


def decimal_from_data(data: object) -> Decimal:
    """A finite, not negative ``Decimal`` stored as text."""
    if not isinstance(data, str):
        raise TypeError(f"not a decimal in quotes: {data!r}")
    try:
        value = Decimal(data)
    except InvalidOperation as error:
        raise ValueError(f"not a decimal: {data!r}") from error
    if not value.is_finite() or value < 0:
        raise ValueError(f"not an amount: {data!r}")
    return value


def read_money(text: str) -> Reading | None:
    """The amount that the bare ``text`` is, wholly."""
    if _FOREIGN.search(text):
        if re.search(r"\d|[一二两三四五六七八九十百千万]|one|two|three|five|ten|hundred|thousand|million|[$€£]", text):
            return Problem(msg("Amounts are in yuan (RMB). Please give the amount in yuan."), EXAMPLE)
        return None
    if _NEGATIVE.search(text):
        return Problem(msg("An amount cannot be negative."), EXAMPLE) if re.search(r"\d|\w", text[1:]) else None
    if both := _BOTH.match(text):
        return _figures_and_words(both)
    if text in ("免费", "不收费", "不要钱", "零元", "free", "free of charge", "no charge", "for free"):
        return Value(Decimal(0), literal=False)
    untaxed = TAX.sub("", text)
    amount = _amount(untaxed)
    if amount is None:
        return None
    if amount > LARGEST:
        return Problem(msg("The largest amount is {largest}.", largest="999,999,999,999.99"), EXAMPLE)
    if amount != amount.quantize(Decimal("0.01")):
        return _rounded(amount)
    note = None if untaxed == text else msg("What you said about tax is asked separately.")
    return Value(plain(amount), literal=note is None, note=note)


def _rounded(amount: Decimal) -> Several:
    cent = Decimal("0.01")
    down = amount.quantize(cent, "ROUND_FLOOR")
    return Several(
        (Value(down, literal=False), Value(down + cent, literal=False)),
        msg("Amounts have at most two decimals. Which one do you mean?"),
    )


def plain(amount: Decimal) -> Decimal:
    """Without exponent and trailing zeros: 120000.00 → 120000."""
    amount = amount.normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def _amount(text: str) -> Decimal | None:
    text = re.sub(r"(?<=[\d一二两三几])个(?=亿|百万|万)", "", text.strip(" ,"))
    text = re.sub(r"^\(([^()]+)\)(?=.)", r"\1", text)
    words = read_capitals(text) if re.search("[元圆角分整正]", text) else None
    if words is not None:
        return words
    stripped = _BACK.sub("", _FRONT.sub("", text)).strip()
    if (whole := number(stripped)) is not None:
        return whole
    if grand := re.fullmatch(r"(\d+(?:\.\d+)?|a) grand", figures(stripped)):
        return Decimal(1000) * (1 if grand[1] == "a" else Decimal(grand[1]))
    if len(re.findall("[元圆块]", text)) > 1 and not re.search("人民币元|元整?人民币", text):
        return None
    for each in (text, stripped):
        if (coins := _coins(_FRONT.sub("", figures(each)).strip())) is not None:
            return coins
    return None


def _coins(text: str) -> Decimal | None:
    """元, 角 and 分 one after the other; a digit after a unit belongs to the next lower one (三块五, 两毛五)."""
    text = re.sub(r" ?人民币$", "", text)
    found = _COINS.fullmatch(text)
    if not found or not (found["yuan"] or found["jiao"] or found["unit"]):
        return None
    total = Decimal(found["yuan"] or 0) + Decimal(found["jiao"] or 0) / 10
    last = found["fen"]
    if not last:
        return total
    if found["unit"]:
        return total + Decimal(last) / 100
    if found["jiao"]:
        return total + Decimal(last) / 100 if len(last) == 1 else None
    if "零" in text:
        return total + Decimal(last) / 100 if len(last) == 1 else None
    # 三块五 is 3.50, 3块50 and 3块05 too are said.
    return total + Decimal(last) / (10 if len(last) == 1 else 100) if len(last) <= 2 else None


def _figures_and_words(found: re.Match[str]) -> Reading | None:
    sides = (found["a"] or found["c"], found["b"] or found["d"])
    amounts = [_amount(_FRONT.sub("", side.strip())) for side in sides]
    if amounts[0] is None or amounts[1] is None:
        # 12万(含税) is an amount and a remark, which the tax rule knows.
        return None if not TAX.search(found.group()) else _with_remark(found.group())
    if amounts[0] == amounts[1]:
        return Value(plain(amounts[0]))
    values = tuple(Value(plain(amount), literal=False) for amount in amounts if amount is not None)
    return Several(values, msg("Figures and words are not the same amount. Which one is right?"))


def is_about_tax(text: str) -> bool:
    """Whether the whole of ``text`` says that tax is or is not in a price."""
    return TAX.fullmatch(normalise(text)) is not None


def _with_remark(text: str) -> Reading | None:
    amount = _amount(TAX.sub("", text))
    if amount is None:
        return None
    return Value(plain(amount), literal=False, note=msg("What you said about tax is asked separately."))
