"""A length of time that was told with its days: 2027年1月1日至2027年12月31日, 从3月1日起两年.

The contract says a length, a first and a last day, and asks for each. Whoever
names them together has answered all three.
"""

from __future__ import annotations

from datetime import date, timedelta

from wenyue.answers.calendar import last_day, months_in
from wenyue.answers.values import Period, end_of
from wenyue.interview.draft import Answer
from wenyue.interview.engine import Interview, Step


def told_days(interview: Interview, step: Step, period: Period, typed: str) -> dict[str, Answer] | None:
    """The answers in a period that was told with days, by key: its bare length, and the days it names.

    None when a length cannot be worked out from what was said. A last day alone
    counts from the first day as answered so far.
    """
    question = step.question
    start = period.start
    if start is None and period.end is not None:
        known = interview.structure.get(question.starts) if question.starts else None
        start = known if isinstance(known, date) else None
    end = end_of(Period(period.years, period.months, period.weeks, period.days, start, period.end))
    length = Period(period.years, period.months, period.weeks, period.days)
    if not length.has_length:
        if start is None or end is None or end < start:
            return None
        length = between(start, end)
    answers = {step.key: Answer(length, typed)}
    if period.start is not None and question.starts:
        answers[question.starts] = Answer(period.start, typed)
    if end is not None and question.ends and (period.end is not None or period.start is not None):
        answers[question.ends] = Answer(end, typed)
    return answers


def between(first: date, last: date) -> Period:
    """The length from the first to the last day, both included: whole years and months, and the days over."""
    months = months_in(first, last)
    covered = last_day(first, months=months) if months else first - timedelta(days=1)
    return Period(years=months // 12, months=months % 12, days=(last - covered).days)
