"""What an answer can change: no variable changes that is not foretold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings

from alterations import DIALOG, FILLED, alterations
from wenyue import library
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.engine import Interview
from wenyue.interview.influence import influences


def values(draft: Draft) -> Mapping[str, object]:
    """All values in every view, records by field."""
    interview = Interview(DIALOG, draft)
    found: dict[str, object] = {}
    for view in (interview.structure, interview.printed):
        for name in DIALOG.variables:
            value = view[name]
            fields = value.items() if isinstance(value, dict) else [("", value)]
            found.update({f"{view.view} {name}.{field}".rstrip("."): repr(one) for field, one in fields})
    return found


def foretold(key: str, path: str) -> bool:
    name = path.partition(".")[0]
    return bool({name, path} & influences(DIALOG)[key])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations())
def test_no_other_variable_changes_with_an_answer(alteration: tuple[Draft, str, object]) -> None:
    draft, key, value = alteration
    before = values(draft)
    for answer in (Answer(value), Answer(None, origin="blank"), Answer(None, origin="default"), None):
        after = values(draft.with_answer(key, answer))
        changed = {
            path.partition(" ")[2] for path in before.keys() | after.keys() if before.get(path) != after.get(path)
        }
        assert [path for path in changed if not foretold(key, path)] == []


def test_a_name_reaches_only_itself_and_what_is_made_of_it() -> None:
    assert influences(DIALOG)["party_a.name"] == {"party_a.name"}
    assert "sme_case" in influences(DIALOG)["party_a.kind"]


def test_the_kind_of_a_party_decides_which_of_its_fields_are_asked() -> None:
    assert "party_a" in influences(DIALOG)["party_a.kind"]


def test_the_start_reaches_the_end_and_the_peaks_in_between() -> None:
    assert {"start_date", "end_date", "term_days", "peak_periods"} <= influences(DIALOG)["start_date"]


@pytest.mark.parametrize("id", ["customer_service", "renewal_agreement", "supplementary_agreement"])
def test_no_usual_answer_waits_for_itself(id: str) -> None:
    """Values would then depend on the order in which they are asked for."""
    dialog = library.dialog(id)
    reached = influences(dialog)
    circles = {
        frozenset((name, other))
        for name in dialog.variables
        for other in reached[name] - {name}
        if other in reached and name in reached[other]
    }
    assert circles == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(alterations())
def test_what_is_taken_over_from_another_interview_is_what_would_be_worked_out(
    alteration: tuple[Draft, str, object],
) -> None:
    draft, key, value = alteration
    before = Interview(DIALOG, draft)
    assert dict(before.structure) and dict(before.printed)
    for answer in (Answer(value), Answer(None, origin="blank"), Answer(None, origin="default"), None):
        after = Interview(DIALOG, draft.with_answer(key, answer))
        after.take_over(before, influences(DIALOG)[key])
        fresh = Interview(DIALOG, after.draft)
        assert dict(after.structure) == dict(fresh.structure)
        assert dict(after.printed) == dict(fresh.printed)


def test_a_new_name_leaves_the_record_it_was_taken_from_as_it_was() -> None:
    before = Interview(DIALOG, FILLED)
    old = dict(before.printed["party_a"])  # type: ignore[call-overload]  # a record
    after = Interview(DIALOG, FILLED.with_answer("party_a.name", Answer("丙公司")))
    after.take_over(before, influences(DIALOG)["party_a.name"])
    assert after.printed["party_a"] == {**old, "name": "丙公司"}
    assert before.printed["party_a"] == old


def test_what_another_thread_is_working_out_is_not_taken_over_half_done() -> None:
    before, after = Interview(DIALOG, FILLED), Interview(DIALOG, FILLED)
    before.structure._known["party_a"] = {"name": "half"}  # as it is while the fields of a record are worked out
    before.structure._under_way.add("party_a")
    before.structure._deciding.add("party_b")
    after.take_over(before, set())
    assert after.structure["party_a"] == Interview(DIALOG, FILLED).structure["party_a"]
    assert after.structure.shown(DIALOG.question_by_var["party_b"])
