"""Chinese dates: 明年三月一号, 下下周一, 本月底, 十月第一个星期一, 三天后. Text from ``figures``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from wenyue.answers.calendar import add_months, add_working_days, month_end, nth_weekday
from wenyue.answers.festivals import YEAR_ZH
from wenyue.answers.lengths import in_months_and_days, read_length
from wenyue.answers.reading import Several, Value
from wenyue.answers.spans import (
    Found,
    Parts,
    Span,
    full_year,
    monday_of,
    month_span,
    one_day,
    resolve,
    vague_part,
    week_span,
    year_span,
)
from wenyue.language import msg

_DAYS = {
    "大大前天": -4, "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨儿": -1,
    "今天": 0, "今日": 0, "今儿": 0, "今晚": 0, "今早": 0, "本日": 0, "即日": 0, "现在": 0,
    "明天": 1, "明日": 1, "明儿": 1, "明个": 1, "明儿个": 1, "明个儿": 1, "今儿个": 0, "后儿个": 2,
    "明早": 1, "明晚": 1, "后天": 2, "后日": 2, "后儿": 2, "大后天": 3, "大大后天": 4,
}  # fmt: skip
_WEEKDAYS = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6, "日": 6, "天": 6}
_WD = r"(?:周|星期|礼拜)(?P<wd>[1-7日天])"
_YEAR = re.compile(
    rf"(?:(?P<y>\d{{4}}|\d\d)(?:年度?|(?=[ -]?\d{{1,2}}月))|"
    rf"(?P<ry>{'|'.join(sorted(YEAR_ZH, key=len, reverse=True))}))度?的?[ ,]?"
)
_MONTH = re.compile(r"(?P<m>\d{1,2})月份?的?|第(?P<nth>\d{1,2})个月|(?P<rm>上+1?个?|下+1?个?|本|这1?个?|当)月份?的?")
_DAY = re.compile(r"(?P<d>\d{1,2})(?:[日号](?:那天|当天)?)?")
_END = re.compile(r"月?(?:底|末|尾)|的?最后1[天日]|最末1天")
_VAGUE = re.compile(r"月?(?:初|头|中旬?|上旬|下旬|上半月|下半月|中间|前后|左右)|月?中下旬|月?中上旬")
_NTH_WEEKDAY = re.compile(rf"的?(?:第(?P<n>[1-5])个?|(?P<last>最后1?个?)){_WD}")
_NTH_DAY = re.compile(r"的?第(?P<n>\d{1,2})[天日]|的?(?P<first>首日|头1天|首天)")
_WEEK = re.compile(
    r"(?P<rel>上+1?|下+1?|这1?|本|当|那)个?(?:周|星期|礼拜)的?(?:(?:周|星期|礼拜)?(?P<wd>[1-7日天])|(?P<end>末|底))?"
)
_CHECK = re.compile(rf"^(?P<rest>.+?)[ ,(\[]*{_WD}[)\]]?$")
_LEAD_CHECK = re.compile(rf"^{_WD}[ ,(]*(?P<rest>\d.+?)\)?$")
_YEAR_PART = re.compile(
    r"(?:(?P<all>全年|整年)|的?(?P<end>年?底|年?末|年尾|最后1天)|的?(?P<vague>年?初|年?中|年头|开年|中旬)|的?"
    r"(?P<half>上半年?|下半年?|前半年?|后半年?)|的?第?(?P<q>[1-4])(?:个?季度?)|的?q(?P<q2>[1-4]))(?P<tail>底"
    r"|末|最后1天)?度?"
)
_QUARTER = re.compile(r"(?P<rel>上1?个?|下1?个?|本|这1?个?|当)季度?(?P<tail>底|末|最后1天|初)?")
_LATER = re.compile(
    r"(?:再?过|等)?(?P<length>.+?)(?P<way>之?后|以后|之前|以前|前|内|之内|以内)(?:的?今天|的?同1天|的这个时候)?"
)
# 12月1日前 is a day of the year, not twelve months and a day ago.
_OF_THE_YEAR = re.compile(r"(?:\d+年)?\d{1,2}月(?:份|\d{1,2}[日号])")
_AFTER = re.compile(r"(?:再?过)(?P<length>[^前后]+)")
_FROM = re.compile(
    r"(?:从|自)?(?P<day>今天|明天|后天|现在|即日|今日)(?:开始|起)?(?:算|计算|数)?(?:的|往后|向后|之后|后|过|加"
    r"|,)?(?P<length>.+?)(?:之?后|以后)?"
)


def read_chinese(text: str, today: date, after: date | None = None) -> Found | Parts | None:
    """A day or a stretch of days told in Chinese; ``Parts`` where the year is missing."""
    if text in _DAYS:
        return one_day(today + timedelta(days=_DAYS[text]), literal=False)
    for read in (_week, _quarter, _working, _distance, _parts, _same_day, _with_weekday):
        found = read(text, today, after)
        if found is not None:
            return found
    return None


def _shift(word: str) -> int:
    """下 → 1, 下下 → 2, 上 → -1, 本 → 0."""
    return word.count("下") - word.count("上")


def _week(text: str, today: date, after: date | None) -> Found | None:
    if found := _WEEK.fullmatch(text):
        monday = monday_of(today, _shift(found["rel"]))
        if found["end"]:
            return Several(
                (Value(monday + timedelta(days=5), literal=False), Value(monday + timedelta(days=6), literal=False)),
                msg("Saturday or Sunday?"),
            )
        if found["wd"]:
            return one_day(monday + timedelta(days=_WEEKDAYS[found["wd"]]), literal=False)
        return week_span(monday)
    if text in ("周末", "这周末", "本周末", "礼拜天前", "双休日"):
        saturday = monday_of(today) + timedelta(days=5)
        return Several(
            (Value(saturday, literal=False), Value(saturday + timedelta(days=1), literal=False)),
            msg("Saturday or Sunday?"),
        )
    found = re.fullmatch(_WD, text)
    return next_weekday(_WEEKDAYS[found["wd"]], today, after) if found else None


def next_weekday(weekday: int, today: date, after: date | None = None) -> Found:
    """The next such day; a weekday that is today is asked for."""
    base = after or today
    days = (weekday - base.weekday()) % 7
    if days == 0 and after is None:
        return Several(
            (Value(today, literal=False), Value(today + timedelta(days=7), literal=False)),
            msg("Today, or a week from today?"),
        )
    return one_day(base + timedelta(days=days), literal=False)


def _quarter(text: str, today: date, after: date | None) -> Found | None:
    found = _QUARTER.fullmatch(text)
    if not found:
        return None
    first = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * _shift(found["rel"]))
    span = month_span(first.year, first.month, months=3, literal=False)
    if found["tail"] == "初":
        return vague_part(span)
    return one_day(span.last, literal=False) if found["tail"] else span


def distant_day(base: date, length: str, sign: int) -> Found | None:
    """``base`` and a length (3个月, "2 weeks") later, or earlier where ``sign`` is -1."""
    if _OF_THE_YEAR.fullmatch(length):
        return None
    read = read_length(length)
    if read is None:
        return None
    if read.units() == {"workday"}:
        count = read.parts[0][0]
        if count % 1 or count > 5000:
            return None
        counted = add_working_days(base, sign * int(count))
        note = None if counted.published else NOT_PUBLISHED_NOTE
        return one_day(counted.day, literal=False, note=note)
    size = in_months_and_days(read)
    if size is None:
        return None
    months, days = size
    return one_day(add_months(base, sign * int(months)) + timedelta(days=sign * int(days)), literal=False)


NOT_PUBLISHED_NOTE = msg("The official holidays of that year are not published yet; only weekends were left out.")


_WORKING = re.compile(
    r"(?P<rel>上+1?个?|下+1?个?|本|这1?个?|当)?(?P<of>月|周|年)?的?(?P<which>第1个?|首个|最后1个?)工作日"
)


def _working(text: str, today: date, after: date | None) -> Found | None:
    """下个工作日; the first or last working day of a month: 本月最后一个工作日."""
    if text in ("下个工作日", "下1个工作日", "下1工作日"):
        return distant_day(today, "1个工作日", 1)
    found = _WORKING.fullmatch(text)
    if not found or found["of"] not in (None, "月"):
        return None
    first = add_months(today.replace(day=1), _shift(found["rel"] or ""))
    last = found["which"].startswith("最后")
    edge = add_months(first, 1) if last else first - timedelta(days=1)
    counted = add_working_days(edge, -1 if last else 1)
    return one_day(counted.day, literal=False, note=None if counted.published else NOT_PUBLISHED_NOTE)


_SAME_DAY = re.compile(
    rf"(?:(?P<ry>{'|'.join(sorted(YEAR_ZH, key=len, reverse=True))})|(?P<rm>上+1?个?月|下+1?个?月))的?(?:今天"
    r"|今日|同1天|这1?天|第(?P<first>1)天)"
)


def _same_day(text: str, today: date, after: date | None) -> Found | None:
    """明年今天, 下个月的今天, 明年第一天."""
    found = _SAME_DAY.fullmatch(text)
    if not found:
        return None
    if found["first"]:
        return one_day(date(today.year + YEAR_ZH[found["ry"]], 1, 1), literal=False) if found["ry"] else None
    months = 12 * YEAR_ZH[found["ry"]] if found["ry"] else _shift(found["rm"])
    return one_day(add_months(today, months), literal=False)


def _distance(text: str, today: date, after: date | None) -> Found | None:
    if found := _FROM.fullmatch(text):
        return distant_day(today + timedelta(days=_DAYS[found["day"]]), found["length"], 1)
    if found := _LATER.fullmatch(text):
        sign = -1 if "前" in found["way"] else 1
        return distant_day(today, found["length"], sign)
    if found := _AFTER.fullmatch(text):
        return distant_day(today, found["length"], 1)
    return None


def _parts(text: str, today: date, after: date | None) -> Found | Parts | None:
    """年, 月 and 日 one after the other, each named, relative or left out."""
    rest, year, literal = text, None, True
    if found := _YEAR.match(rest):
        year = full_year(found["y"]) if found["y"] else today.year + YEAR_ZH[found["ry"]]
        literal, rest = bool(found["y"]), rest[found.end() :]
        if not rest:
            return year_span(year, literal=literal) if 1900 <= year <= 2199 else resolve(Parts(year), today)
    if found := _YEAR_PART.fullmatch(rest):
        return _part_of_year(found, year, today, named=year is not None)
    month = None
    if found := _MONTH.match(rest):
        rest = rest[found.end() :]
        if found["rm"]:
            base = today if year is None else today.replace(year=year, day=1)
            shifted = add_months(base.replace(day=1), _shift(found["rm"]))
            year, month, literal = shifted.year, shifted.month, False
        else:
            month = int(found["m"] or found["nth"])
        if not rest:
            return (
                Parts(year, month, literal=literal)
                if year is None
                else resolve(Parts(year, month, literal=literal), today)
            )
    return _day_part(rest, Parts(year, month, literal=literal), today)


def _day_part(rest: str, parts: Parts, today: date) -> Found | Parts | None:
    year, month, literal = parts.year, parts.month, parts.literal
    if _VAGUE.fullmatch(rest) and (month is not None or rest.startswith("月")):
        span = resolve(Parts(year or (today.year if month is None else None), month or today.month), today)
        return vague_part(span) if isinstance(span, Span) else span
    if found := _END.fullmatch(rest):
        if month is None and rest[0] != "月":
            return None
        if month is None:
            year, month = year or today.year, today.month
        return Parts(year, month, literal=False, pick=month_end)
    if (found := _NTH_WEEKDAY.fullmatch(rest)) and month is not None:
        n = -1 if found["last"] else int(found["n"])
        pick = partial(nth_weekday, weekday=_WEEKDAYS[found["wd"]], n=n)
        return Parts(year, month, literal=False, pick=pick)
    if (found := _NTH_DAY.fullmatch(rest)) and month is not None:
        return Parts(year, month, int(found["n"] or 1), literal=literal)
    rest = re.sub(r"^(\d{1,2})[-./](\d{1,2})$", r"\1月\2", rest) if year is not None and month is None else rest
    if month is None and (both := re.fullmatch(r"(\d{1,2})月(\d{1,2})", rest)):
        # 明年1-1: with the year in front, month and day follow.
        return Parts(year, int(both[1]), int(both[2]), literal=literal)
    if found := _DAY.fullmatch(rest):
        if month is None and (year is not None or rest.isdigit()):
            return None
        return Parts(year, month, int(found["d"]), literal=literal)
    return None


def _part_of_year(found: re.Match[str], year: int | None, today: date, *, named: bool) -> Found | None:
    if found["all"]:
        return year_span(year if year is not None else today.year, literal=named)
    what = found["end"] or found["vague"] or ""
    if not named and not what.startswith("年") and not found["half"] and not (found["q"] or found["q2"]):
        return None
    if found["end"]:
        return one_day(date(year if year is not None else today.year, 12, 31), literal=False)
    if found["vague"]:
        return vague_part(year_span(year if year is not None else today.year))
    if found["half"]:
        span = month_span(year or today.year, 1 if found["half"][0] in "上前" else 7, months=6, literal=named)
        if not named and span.last < today:
            return Several((), msg("Of which year?"))
        return one_day(span.last, literal=False) if found["tail"] else span
    quarter = int(found["q"] or found["q2"])
    if year is None:
        year = today.year if quarter * 3 >= today.month else today.year + 1
    span = month_span(year, quarter * 3 - 2, months=3, literal=named)
    return one_day(span.last, literal=False) if found["tail"] else span


def _with_weekday(text: str, today: date, after: date | None) -> Found | Parts | None:
    found = _CHECK.fullmatch(text) or _LEAD_CHECK.fullmatch(text)
    if not found:
        return None
    inner = _parts(found["rest"], today, after)
    weekday = _WEEKDAYS[found["wd"]]
    if isinstance(inner, Parts) and inner.day is not None:
        return Parts(inner.year, inner.month, inner.day, weekday, inner.literal)
    if isinstance(inner, Span) and inner.is_day and inner.first.weekday() == weekday:
        return inner
    return None
