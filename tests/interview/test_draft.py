"""Answers over time: changing, undoing and redoing lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from small import TODAY, draft
from wenyue.interview.draft import Answer, Draft

keys = st.sampled_from(["price", "share", "goods"])
answers = st.one_of(st.none(), st.builds(Answer, st.integers(), st.text(max_size=3)))
histories = st.lists(st.tuples(keys, answers), max_size=12)


def written(history: list[tuple[str, Answer | None]]) -> Draft:
    made = draft()
    for key, answer in history:
        made = made.with_answer(key, answer)
    return made


@given(histories)
def test_undoing_everything_and_redoing_it_gives_the_same_answers(history: list[tuple[str, Answer | None]]) -> None:
    made = written(history)
    back = made
    for _ in history:
        back = back.undo()
    assert dict(back.answers) == {}
    for _ in history:
        back = back.redo()
    assert dict(back.answers) == dict(made.answers)


@given(histories, keys, answers)
def test_an_answer_changed_and_changed_back_leaves_the_answers_as_they_were(
    history: list[tuple[str, Answer | None]], key: str, other: Answer | None
) -> None:
    made = written(history)
    again = made.with_answer(key, other).with_answer(key, made.answers.get(key))
    assert dict(again.answers) == dict(made.answers)


def test_undo_at_the_beginning_and_redo_at_the_end_change_nothing() -> None:
    assert draft().undo() == draft()
    made = draft(price=1)
    assert made.redo() == made


def test_a_new_answer_after_an_undo_gives_up_what_was_undone() -> None:
    made = draft(price=1, share=2).undo().with_answer("goods", Answer("tea"))
    assert set(made.answers) == {"price", "goods"}
    assert not made.can_redo


def test_answers_that_change_together_are_undone_together() -> None:
    made = draft().with_change({"price": Answer(1), "share": Answer(2)})
    assert set(made.answers) == {"price", "share"}
    assert dict(made.undo().answers) == {}


def test_a_draft_knows_what_was_last_written_out() -> None:
    begun = Draft("d", "x", "1", TODAY).with_answer("a", Answer(1))
    assert begun.as_written_out is None
    draft = begun.written_out().with_answer("a", Answer(2)).with_answer("b", Answer(3))
    assert draft.exported
    assert draft.as_written_out is not None
    assert {key: answer.value for key, answer in draft.as_written_out.answers.items()} == {"a": 1}
    # What was given up after an undo cannot be gone back to.
    assert draft.undo().undo().undo().with_answer("c", Answer(4)).as_written_out is None
    assert draft.undo().undo().with_answer("c", Answer(4)).as_written_out is not None
