"""Answers in a file: the same contract as from the conversation, whatever was answered."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings

from alterations import DIALOG, FILLED, LANGUAGES, TEMPLATE, alterations
from wenyue import answers, batch
from wenyue.answers.reading import Value
from wenyue.drafting.assembly import assemble
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.rules import allows

IDENTIFIERS = ("credit_code", "resident_id")


def is_sound(draft: Draft) -> bool:
    """Whether its codes are ones that the conversation takes, and no answer breaks a rule because of another."""
    interview = Interview(DIALOG, draft)
    for step in (*interview.steps, *interview.settings):
        answer = draft.answers.get(step.key)
        if answer is None or answer.value is None:
            continue
        read = step.kind in IDENTIFIERS and answers.understand(
            step.kind, str(answer.value), interview.asked(step, "zh_Hans", LANGUAGES)
        )
        if (read and not isinstance(read, Value)) or not allows(interview, step, answer.value):
            return False
    return True


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(alterations())
def test_answers_that_go_out_into_a_file_come_back_as_the_same_contract(
    tmp_path: Path, alteration: tuple[Draft, str, object]
) -> None:
    draft, key, value = alteration
    draft = draft.with_answer(key, Answer(value))
    assume(is_sound(draft))
    file = tmp_path / "answers.yaml"
    file.write_bytes(batch.answers_file(draft, DIALOG, LANGUAGES))
    back = batch.fill(file, DIALOG, draft.opened_on, "zh_Hans").draft
    assert assemble(DIALOG, TEMPLATE, back, LANGUAGES) == assemble(DIALOG, TEMPLATE, draft, LANGUAGES)


def test_words_of_the_form_that_go_out_into_a_file_come_back_in_both_languages(tmp_path: Path) -> None:
    draft = FILLED.with_change({"doc_lang": Answer("zh_en"), "scenarios": Answer(("peak",))})
    draft = draft.with_answer("peak_periods", Answer(None, origin="default"))
    file = tmp_path / "answers.yaml"
    file.write_bytes(batch.answers_file(draft, DIALOG, LANGUAGES))
    assert "peak_periods@en:\n- name: Spring Festival\n- name: National Day\n" in file.read_text(encoding="utf-8")
    back = batch.fill(file, DIALOG, draft.opened_on, "zh_Hans").draft
    assert assemble(DIALOG, TEMPLATE, back, LANGUAGES) == assemble(DIALOG, TEMPLATE, draft, LANGUAGES)
