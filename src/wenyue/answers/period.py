"""How long and from when: 两年, 1年6个月, 明年三月一号起两年, 2027-01-01至2027-12-31, "the third quarter of 2027"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from wenyue.answers.calendar import last_day, months_in
from wenyue.answers.days import read_span
from wenyue.answers.lengths import Unit, in_months_and_days, read_length
from wenyue.answers.numerals import figures
from wenyue.answers.phrases import LONGEST, candidates, phrase, too_long, understand_phrase, unread, with_point
from wenyue.answers.ranges import read_range
from wenyue.answers.reading import Asked, Problem, Reading, Several, Value
from wenyue.answers.spans import Span, full_year, month_span, year_span
from wenyue.answers.things import related
from wenyue.answers.values import Period
from wenyue.language import Language, Message, msg, nmsg

EXAMPLE = "1年"
Rule = Callable[[str, Asked], Reading | None]


class PeriodKind:
    """Kind ``period``: a ``Period``."""

    name = "period"

    def understand(self, text: str, asked: Asked) -> Reading:
        if len(text) > LONGEST:
            return too_long(EXAMPLE)
        found = understand_phrase(text, lambda said: with_point(said, lambda whole: read_period(whole, asked)))
        found = related(found, text, asked, to=("change", "every", "trial"))
        return found or unread(msg("That was not read as a length of time or as two dates."), EXAMPLE)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        period = _period(value)
        length = in_words(period, language)
        ends = _ends_in_words(period, language)
        if not length or not ends:
            return length or ends
        return f"{ends}，{length}" if language.is_chinese else f"{length}, {ends}"

    def to_data(self, value: object) -> object:
        period = _period(value)
        data: dict[str, object] = {
            unit: n for unit in ("years", "months", "weeks", "days") if (n := getattr(period, unit))
        }
        data |= {end: day.isoformat() for end in ("start", "end") if (day := getattr(period, end))}
        return data

    def from_data(self, data: object) -> Period:
        if not isinstance(data, dict):
            raise TypeError(f"not a period: {data!r}")
        counts = {unit: data.get(unit, 0) for unit in ("years", "months", "weeks", "days")}
        if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in counts.values()):
            raise ValueError(f"not a period: {data!r}")
        ends = {end: date.fromisoformat(data[end]) if data.get(end) else None for end in ("start", "end")}
        period = Period(
            counts["years"], counts["months"], counts["weeks"], counts["days"], start=ends["start"], end=ends["end"]
        )
        if not (period.has_length or period.start or period.end) or set(data) - {*counts, *ends}:
            raise ValueError(f"not a period: {data!r}")
        return period


def _period(value: object) -> Period:
    if not isinstance(value, Period):
        raise TypeError(f"not a Period: {value!r}")
    return value


def in_words(period: Period, language: Language) -> str:
    """The length alone: 1年6个月; "1 year and 6 months". Empty where only ends are given."""
    if language.is_chinese:
        units = (("years", "年"), ("months", "个月"), ("weeks", "周"), ("days", "天"))
        return language.in_script("".join(f"{n}{unit}" for name, unit in units if (n := getattr(period, name))))
    counts: list[Message] = []
    if period.years:
        counts.append(nmsg("{n} year", "{n} years", period.years))
    if period.months:
        counts.append(nmsg("{n} month", "{n} months", period.months))
    if period.weeks:
        counts.append(nmsg("{n} week", "{n} weeks", period.weeks))
    if period.days:
        counts.append(nmsg("{n} day", "{n} days", period.days))
    return language.join(language.say(count) for count in counts)


def _ends_in_words(period: Period, language: Language) -> str:
    if period.start and period.end:
        return language.say(msg("{start} to {end}", start=period.start, end=period.end))
    if period.start:
        return language.say(msg("from {start}", start=period.start))
    return language.say(msg("until {end}", end=period.end)) if period.end else ""


def read_period(text: str, asked: Asked) -> Reading | None:
    """The period that the bare ``text`` is, wholly."""
    if found := _year_or_length(text, asked.today) or _length(text) or _length_from_signing(text):
        return found
    if _OPEN_ENDED.fullmatch(text):
        return Several((), msg("An open end is not possible here. For how long, or until when?"))
    whole = read_span(text, asked.today)
    if isinstance(whole, Span) and not whole.is_day:
        return _value(whole)
    if isinstance(whole, Problem) or (isinstance(whole, Several) and whole.readings):
        return whole
    # 2026-12-01 is one day, not the range from 2026 to December 1.
    ends: tuple[Rule, ...] = () if isinstance(whole, Span) else (_both, _ends)
    for read in (*ends, _start_and_length, _until):
        found = read(text, asked)
        if found is not None:
            return found
    if isinstance(whole, Span):
        if isinstance(_length(phrase(text).text), Value):
            # 一年以内 is also a day; here it is a length with a bound, which the caller takes off.
            return None
        return Several((), msg("That is one day. For how long, or until when?"))
    if whole is not None:
        return whole
    if re.fullmatch(r"\d{1,4}(?:\.\d+)?", figures(text)):
        return Several((), msg("Of which unit: days, months or years?"))
    return None


_OPEN_ENDED = re.compile(
    r"长期|永久|终身|一辈子|无限期|不定期|无固定期限|一直|forever|until further notice|indefinite(?:ly)?"
    r"|open[- ]ended|permanent(?:ly)?"
)
_SIGNED = re.compile(
    r"^(?:签|做|干|服务|合作|为期|期限|持续|先签|租|用|来|共|有效期|合同期|a |for |lasting |an? (?=\d)"
    r"|a term of |a period of |term of |period of |the next |next |未来|今后|接下来|试用期?|签个|签|个)+[ ]*"
)


def _length(text: str) -> Reading | None:
    said = figures(text)
    if re.match(r"(?:-|负|minus |negative )\d", said):
        return Problem(msg("A length of time cannot be negative."), EXAMPLE)
    length = (
        read_length(said)
        or read_length(_SIGNED.sub("", said))
        or read_length(
            re.sub(
                r"(?:的)?(?:合同|期限|时间|服务|试用期?|期合同|期|试试|看看| contract| term| period| agreement)$",
                "",
                said,
            ).rstrip("的")
        )
    )
    if length is None:
        return None
    if re.fullmatch(r"\d+年\d+月|(?:\d+年)?\d+月\d+[日号]", said):
        return None
    if "workday" in length.units() or length.units() & {"minute", "hour"}:
        return Several((), msg("Please give the period in days, months or years."))
    size = in_months_and_days(length)
    if size is None:
        return Several((), msg("Please give whole days."))
    if not any(size):
        return Problem(msg("A period must be longer than zero."), EXAMPLE)
    if size[0] > 1200 or size[1] > 36500:
        return Problem(msg("That is longer than a hundred years."), EXAMPLE)
    return Value(_as_said(length.parts, size), literal=length.literal and all(n % 1 == 0 for n, _ in length.parts))


_SIGNING = (
    r"(?:合同|协议|本合同)?(?:签订|签署|签约|签字|盖章|生效|签|双方签字)(?:盖章)?(?:之日|那天|当天|日期?|之后"
    r"|以后|后)?"
)
_FROM_SIGNING = (
    re.compile(rf"^(?:从|自)?{_SIGNING}(?:开始|起|起算|算起|算|,)*(?:算|计)?(?P<length>.+)$"),
    re.compile(rf"^(?P<length>.+?),?(?:从|自){_SIGNING}(?:开始|起|起算|算起|算)*$"),
    re.compile(
        r"^(?P<length>.+?) (?:from|after|since|as of|starting (?:from|on|at)|beginning (?:on|at)) (?:the )?"
        r"(?:date of )?(?:signing|signature|execution|effective date|signing date|date of signing"
        r"|contract date|start|start date)(?: date| day)?$"
    ),
)


def _length_from_signing(text: str) -> Reading | None:
    """自签订之日起一年: the start is the contract's own, so the length is the answer."""
    for pattern in _FROM_SIGNING:
        found = pattern.match(text)
        reading = _length(found["length"].strip(" ,")) if found else None
        if isinstance(reading, Value):
            return replace(reading, literal=False, note=msg("It runs from the start of the contract."))
    return None


def _as_said(parts: tuple[tuple[Decimal, Unit], ...], size: tuple[Decimal, Decimal]) -> Period:
    """Years, months, weeks and days as said; only fractions are changed."""
    counts = {"year": 0, "month": 0, "week": 0, "day": 0}
    for n, unit in parts:
        if n % 1 or unit not in counts:
            break
        counts[unit] += int(n)
    else:
        return Period(counts["year"], counts["month"], counts["week"], counts["day"])
    months, days = int(size[0]), int(size[1])
    years = sum(int(n) for n, unit in parts if unit == "year")
    return Period(years=years, months=months - 12 * years, days=days)


_TWO_DIGIT_YEAR = re.compile(r"(\d\d)年")
_YEAR_MONTH = re.compile(r"(\d{1,2})年(\d{1,2})月份?")
_BARE_YEAR = re.compile(r"(?:year |in |all of |the whole of )?((?:19|20|21)\d\d)年?度?(?:全年|整年)?")


def _year_or_length(text: str, today: date) -> Reading | None:
    """08年 is 2008, 10年 is ten years, 27年 is asked for; 26年3月 is March 2026."""
    said = figures(text)
    if year := _BARE_YEAR.fullmatch(said):
        return _value(year_span(int(year[1])))
    if (month := re.fullmatch(r"(\d{1,2})月", said)) and 1 <= int(month[1]) <= 12:
        span = read_span(said, today)
        readings = (
            Value(Period(months=int(month[1])), literal=False),
            *([_value(span)] if isinstance(span, Span) else []),
        )
        return Several(readings, msg("A month of the year, or a number of months?"))
    if found := _YEAR_MONTH.fullmatch(said):
        months = int(found[2])
        if len(found[1]) == 2 and 1 <= months <= 12:
            return _value(month_span(full_year(found[1]), months))
        return Several(
            (Value(Period(int(found[1]), months), literal=False),), msg("Is that a month of a year, or a length?")
        )
    return _two_digit_year(said, today)


def _two_digit_year(said: str, today: date) -> Reading | None:
    found = _TWO_DIGIT_YEAR.fullmatch(said)
    if not found:
        return None
    if said[0] == "0":
        return _value(year_span(full_year(found[1])))
    if (abs(full_year(found[1]) - today.year) <= 10 and int(found[1]) > 20) or int(found[1]) > 50:
        length = Value(Period(int(found[1])), literal=False)
        named = _value(year_span(full_year(found[1])))
        return Several((length, replace(named, literal=False)), msg("A length, or the year itself?"))
    return None


def _value(span: Span) -> Value:
    return Value(Period(start=span.first, end=span.last), literal=span.literal)


def _both(text: str, asked: Asked) -> Reading | None:
    """Two ends and a length, which must agree: 2027年1月1日至2029年12月31日，共三年."""
    for cut in list(re.finditer(r"[,;(]", text))[:6]:
        sides = (text[: cut.start()].strip(), text[cut.end() :].strip(" )"))
        for ends, length in (sides, sides[::-1]):
            reading = _length(_SIGNED.sub("", length)) or _length(phrase(length).text)
            if not isinstance(reading, Value):
                continue
            span = read_range(ends, asked.today)
            if not isinstance(span, Span) or span.is_day:
                continue
            period = _period(reading.value)
            months, days = period.years * 12 + period.months, period.weeks * 7 + period.days
            if last_day(span.first, months=months, days=days) == span.last:
                return _value(span)
            readings = (_value(span), Value(replace(period, start=span.first), literal=False))
            return Several(readings, msg("The length and the two dates do not agree. Which one is right?"))
    return None


def _ends(text: str, asked: Asked) -> Reading | None:
    """Two ends, and perhaps the length that they make."""
    found = read_range(text, asked.today)
    if found is None:
        return None
    return _value(found) if isinstance(found, Span) else found


# (before the start)(start)(between)(length), and the other way round.
_START_FIRST = re.compile(
    r"^(?:从|自|由|from|starting from|starting on|starting|start|beginning|effective|as of|since|commencing"
    r"|commencing on)? ?(?P<start>.+?)"
    r"(?:[ ,]*(?:起算|起|开始算|开始|生效|之日起)[ ,]*(?:算|计|计算)?(?:的)?|[,;+ ]+(?:and )?(?:for|lasting"
    r"|running for|for a (?:term|period) of|,|\+)?[ ]*|往后|(?=为期|共|签|做|租|服务|持续|有效期))[ ,]*"
    r"(?:为期|期限为?|共|签|做|租|服务|持续|有效期|连续|后|之后|for|lasting|a term of|a period of|一共|总共|干"
    r"|用|的)*[ :]*(?P<length>.+?)(?:的?(?:时间|期限|合同)?)$"
)
_LENGTH_FIRST = re.compile(
    r"^(?:为期|签|做|租|服务|for|a term of|a period of|期限)? ?(?P<length>.+?)[ ,;(]*(?:,|从|自|由"
    r"|starting from|starting on|starting|from|beginning on|beginning|commencing on|commencing|effective"
    r"|effective from|as of|counting from|counted from|counting|start|starts|since|after)+"
    r"[ :]*(?P<start>.+?)(?:起算|起|开始算|开始|生效|算起|之日起|\))*$"
)


_FROM = re.compile(r"[ ,]*(?:从|自|from|start(?:s|ing)?(?: from| on)?|beginning(?: on)?) ?")


def _start_and_length(text: str, asked: Asked) -> Reading | None:
    for pattern in (_START_FIRST, _LENGTH_FIRST):
        for start, length in _cuts(pattern, text):
            found = _joined(start, length, asked)
            if found is not None:
                return found
    return None


def _cuts(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut ``text``: the pattern's own, then every place where the start could end."""
    if found := pattern.match(text):
        yield found["start"], found["length"]
    if pattern is _LENGTH_FIRST:
        for joint in list(_FROM.finditer(text))[:6]:
            yield text[joint.end() :], text[: joint.start()]
    else:
        for joint in list(re.finditer(r"起算?|开始|, ?| for | \+ ?|\+| ", text))[:12]:
            yield text[: joint.start()], text[joint.end() :]


def _joined(start: str, length: str, asked: Asked) -> Reading | None:
    reading = _length(re.sub(r"^(?:算|为期|共|签|做|干|持续|,|for)+ ?", "", length.strip(" ,")))
    if not isinstance(reading, Value):
        return reading if isinstance(reading, Problem) and read_span(start, asked.today) else None
    day = None
    for said in candidates(start.strip(" ,")):
        day = read_span(said.text, asked.today)
        if day is not None:
            break
    if not isinstance(day, Span):
        return day
    if not day.is_day:
        return Several(
            (Value(replace(_period(reading.value), start=day.first), literal=False),), msg("From which day?")
        )
    return Value(replace(_period(reading.value), start=day.first), literal=False)


_UNTIL = re.compile(
    r"^(?:(?P<length>.+?)[,; ]+)?(?:(?:从|自)?(?:今天|现在|签订|签约|签字|签署|即日|生效)(?:之?日)?(?:起"
    r"|开始)?,? ?)?(?:一直|直)?(?:到|至|截至|截止到|until|till|til|through|ending|ends|up to|to|by)(?: on)? ?"
    r"(?P<end>.+?)(?:为止|止|结束|到期|截止)?$|^(?P<end2>.+?)(?:为止|止|结束|到期|截止)$"
)


def _until(text: str, asked: Asked) -> Reading | None:
    """Only the last day: 到2027年年底. It runs from the day the question knows, if it knows one."""
    found = _UNTIL.match(text)
    if not found or re.match("start|begin|commenc|effective", found["end"] or ""):
        return None
    end = read_span(found["end"] or found["end2"], asked.today, after=asked.start)
    if end is None or not isinstance(end, Span):
        return end
    if found["length"]:
        reading = _length(found["length"])
        if not isinstance(reading, Value):
            return None
        return Value(replace(_period(reading.value), end=end.last), literal=False)
    if asked.start and end.last < asked.start:
        return Problem(msg("The end is before the start."), EXAMPLE)
    return Value(Period(start=asked.start, end=end.last), literal=end.literal and asked.start is None)


def length_of(period: Period) -> tuple[int, int] | None:
    """Whole months, or days where there are none: (12, 0). None for a period without an end."""
    if period.has_length:
        return period.years * 12 + period.months, period.weeks * 7 + period.days
    if period.start and period.end:
        months = months_in(period.start, period.end)
        if months and last_day(period.start, months=months) == period.end:
            return months, 0
        return 0, (period.end - period.start).days + 1
    return None
