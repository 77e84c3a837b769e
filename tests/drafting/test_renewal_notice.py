"""The days before the end within which a renewal is signed: as answered, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from wenyue import answers, library
from wenyue.answers.reading import Several, Value
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import text_of
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview

DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")


def clause(language: str, depth: str, mode: str, typed: str | None) -> str:
    """What the contract says of renewal before the end, for an answer as it was typed."""
    draft = Draft("t", DIALOG.id, DIALOG.version, date(2026, 11, 24)).with_change(
        {"dialog_depth": Answer(depth), "renewal_mode": Answer(mode), "doc_lang": Answer("zh_en")}
    )
    interview = Interview(DIALOG, draft)
    if typed is not None:
        step = interview.step_of("renewal_days")
        assert step is not None
        reading = answers.understand(step.kind, typed, interview.asked(step, language, LANGUAGES))
        if isinstance(reading, Several):
            # 一个月: asked whether it is 30 days.
            (reading,) = reading.readings
        assert isinstance(reading, Value)
        draft = draft.with_answer(step.key, Answer(reading.value, typed))
    document = assemble(DIALOG, TEMPLATE, draft, LANGUAGES)
    text = text_of(tuple(document.inlines(language)))
    found = re.search(
        r"到期前.{1,6}内签订|期满前.{1,6}日|within .{1,12} before this Agreement|at least .{1,12} before", text
    )
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("typed", "days"),
    [("15", 15), ("15天", 15), ("30", 30), ("30天", 30), ("45天", 45), ("60日", 60), ("一个月", 30), ("两个月", 60)],
)
@pytest.mark.parametrize("depth", ["standard", "full"])
def test_the_contract_says_the_days_that_were_answered(depth: str, typed: str, days: int) -> None:
    assert clause("zh_Hans", depth, "written", typed) == f"到期前{days}日内签订"
    assert clause("en", depth, "written", typed) == f"within {days} days before this Agreement"
    assert clause("zh_Hans", depth, "auto", typed) == f"期满前{days}日"
    assert clause("en", depth, "auto", typed) == f"at least {days} days before"


def test_one_day_is_one_day() -> None:
    assert clause("en", "standard", "written", "1") == "within 1 day before this Agreement"


def test_the_form_keeps_its_own_month_where_nobody_is_asked() -> None:
    assert clause("zh_Hans", "quick", "written", None) == "到期前一个月内签订"
    assert clause("en", "quick", "written", None) == "within one month before this Agreement"
