"""A small script for tests of the engine: every shape of question, few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.entries import read

TODAY = date(2026, 11, 24)


def question(var: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"Q-{var}",
        "var": var,
        "section": "S",
        "tier": "quick",
        "kind": kind,
        "label": var.replace("_", " ").capitalize(),
        "ask": f"What is the {var}?",
        "why": "So that the contract says it.",
        **fields,
    }


SCRIPT: dict[str, Any] = {
    "id": "small",
    "title": "Small contract",
    "version": "1",
    "law_date": "2026-11-23",
    "languages": ["zh_Hans", "en"],
    "welcome": "Hello.",
    "sections": [{"id": "S", "title": "All of it"}],
    "records": [
        {
            "id": "party",
            "fields": [
                {"id": "name", "kind": "text", "label": "Name", "ask": "Name?", "required": "true", "wordings": "true"},
                {
                    "id": "kind",
                    "kind": "choice",
                    "label": "Kind",
                    "ask": "What kind?",
                    "default": "company",
                    "choices": [{"id": "company", "label": "Company"}, {"id": "person", "label": "Person"}],
                },
                {"id": "chief", "kind": "text", "label": "Chief", "ask": "Who?", "when": "this.kind == 'company'"},
            ],
        }
    ],
    "questions": [
        question(
            "doc_lang",
            "choice",
            choices=[{"id": "zh", "label": "Chinese"}, {"id": "zh_en", "label": "Both"}],
            default="zh",
            unanswered="default",
        ),
        question(
            "dialog_depth",
            "choice",
            choices=[{"id": t, "label": t} for t in ("quick", "standard", "full")],
            default="standard",
            unanswered="quick",
        ),
        question("buyer", "record", record="party", fields=["name", "kind", "chief"]),
        question("goods", "text", wordings="true"),
        question("delivery", "yes_no", default="no", unanswered="default"),
        question("place", "text", when="delivery", blank="The place of delivery stays open."),
        question("start_date", "date", default_from="first_of_next_month(today)"),
        question("term", "period", default="1 year", starts="start_date", ends="end_date"),
        question(
            "end_date",
            "date",
            default_from="end_of_term(start_date, term)",
            rule="x > start_date",
            error="The end must be after the start.",
        ),
        question("price", "money", rule="x > 0", error="More than nothing, please."),
        question("share", "percent", default="30", rule="1 <= x <= 99", error="Between 1 and 99."),
        question(
            "extras",
            "choices",
            choices=[{"id": i, "label": i} for i in ("ribbon", "box", "card")],
            default=[],
            unanswered="default",
        ),
        question("message", "text", when="'card' in extras"),
        question("warranty", "integer", tier="standard", default="12", unit="month"),
    ],
    "derived": [{"var": "rest", "kind": "percent", "value": "100 - share"}],
    "checks": [
        {
            "id": "C1",
            "severity": "error",
            "when": "end_date < start_date",
            "message": "{end_date} is before {start_date}.",
            "questions": ["Q-start_date", "Q-end_date"],
        },
        {
            "id": "C2",
            "severity": "warning",
            "when": "delivery and empty(place)",
            "message": "Where to?",
            "questions": ["Q-place"],
        },
        {"id": "C3", "severity": "tip", "when": "blank_count > 0", "message": "{blank_count} open: {blank_list}."},
    ],
    "disclaimers": dict.fromkeys(
        ("first_screen", "before_export", "on_warning", "on_glossary", "in_document", "not_covered"), "No advice."
    ),
}


def dialog() -> Dialog:
    return read(Dialog, SCRIPT)


def draft(**typed: object) -> Draft:
    """A draft with these values typed (``buyer__name`` stands for ``buyer.name``)."""
    made = Draft("t", "small", "1", TODAY)
    for key, value in typed.items():
        made = made.with_answer(
            key.replace("__", "."), value if isinstance(value, Answer) else Answer(value, str(value))
        )
    return made
