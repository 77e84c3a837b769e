"""Rows are printed anew only where something before them, or they themselves, are new; and what is kept stays small."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alterations import DIALOG, FILLED, LANGUAGES, TEMPLATE
from wenyue.drafting.assembly import assemble
from wenyue.export import docx, layout, resuming
from wenyue.export.layout import Row
from wenyue.interview.draft import Answer, Draft


def written(draft: Draft) -> bytes:
    return docx.write(assemble(DIALOG, TEMPLATE, draft, LANGUAGES))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """The rows that were printed anew."""
    rows: list[Row] = []
    print_row = docx.WordBody._row

    def noted(body: docx.WordBody, row: Row, following: Row | None) -> object:
        rows.append(row)
        return print_row(body, row, following)

    monkeypatch.setattr(docx.WordBody, "_row", noted)
    return rows


def test_the_same_contract_is_not_printed_again(printed: list[Row]) -> None:
    resuming.forget()
    layout._ARTICLES.clear()
    layout._CLAUSES.clear()  # what is kept longest makes room, and must not do so between the two
    first = written(FILLED)
    assert printed
    printed.clear()
    assert written(FILLED) == first
    assert len(printed) == 1  # the line with the contract's number, which belongs to each contract


def test_another_answer_prints_what_shows_it_and_numbers_go_on_from_there(printed: list[Row]) -> None:
    whole = written(FILLED)
    printed.clear()
    changed = FILLED.with_answer("service_object", Answer("某品牌的购买者"))
    assert written(changed) != whole
    assert 1 < len(printed) < 6
    resuming.forget()
    again = written(changed)
    written(FILLED)
    assert written(changed) == again


def test_many_different_contracts_leave_little_behind() -> None:
    resuming.forget()
    for number in range(40):
        written(FILLED.with_answer("service_object", Answer(f"第{number}个品牌")))
    (start,) = resuming._starts.values()
    following = [len(point._following) for point in (start, *start._met.values())]
    assert max(following) <= resuming._ROWS
    assert len(start._met) < 200


def test_a_point_that_was_forgotten_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    resuming.forget()
    expected = written(FILLED)
    monkeypatch.setattr(resuming, "_POINTS", 3)
    monkeypatch.setattr(resuming, "_ROWS", 1)
    monkeypatch.setattr(resuming, "_STARTS", 1)
    other = replace(FILLED, position=0)
    for draft in (FILLED, other, FILLED, other, FILLED):
        assert written(draft) == (expected if draft is FILLED else written(draft))
