"""Keys that come faster than the screen follows take effect in the order in which they were typed."""

from __future__ import annotations

import pytest
from driving import Screen, opened
from textual import events
from textual.widgets import Input

from wenyue.tui.screens.table import TableCard
from wenyue.tui.widgets.field_line import FieldLine


async def at_once(screen: Screen, *keys: str) -> None:
    """All keys before the first of them has taken effect, as on a slow line."""
    for key in keys:
        screen.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await screen.settle()


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
async def test_an_answer_that_was_corrected_while_typing_is_sent_as_corrected(language: str) -> None:
    async with opened(language=language) as screen:
        await at_once(screen, *"我是", "backspace", "backspace", "2", "enter")
        assert screen.talk.interview.draft.answers["my_role"].typed == "2"
        assert screen.chat.prompt.text == ""


async def test_the_cursor_goes_where_it_was_sent_before_the_next_letter() -> None:
    async with opened() as screen:
        await at_once(screen, *"bc", "home", "a", "end", "d", "left", "delete", "e")
        assert screen.chat.prompt.text == "abce"


async def test_a_field_of_a_form_is_corrected_in_order() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("ctrl+t")
        await at_once(screen, *"晨光x", "backspace", *"公司")
        assert isinstance(screen.app.focused, FieldLine)
        assert screen.app.focused.text == "晨光公司"


async def test_so_are_the_words_of_a_search() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.press("f5")
        await at_once(screen, *"fex", "backspace", "e")
        assert isinstance(screen.app.focused, Input)
        assert screen.app.focused.value == "fee"


async def table(screen: Screen) -> TableCard:
    await screen.say("1", "1", "2")
    await screen.ask_for("kpis")
    await screen.press("ctrl+t")
    card = screen.app.screen
    assert isinstance(card, TableCard)
    return card


async def test_what_is_typed_behind_enter_goes_into_the_next_cell_of_a_table() -> None:
    async with opened(size=(120, 40)) as screen:
        card = await table(screen)
        await at_once(
            screen, "ctrl+n", *"Replx", "backspace", "y", "enter", *"30 s", "enter", "1", "0", "shift+tab", "!"
        )
        assert card._cells[1][:3] == ["Reply", "30 s", "10"]
        assert card.line.text == "30 s!"


async def test_save_and_close_wait_for_the_letters_before_them() -> None:
    async with opened(size=(120, 40)) as screen:
        card = await table(screen)
        await at_once(screen, "ctrl+n", *"Reply", "ctrl+s", "escape")
        put_by = screen.talk.put_by.table(card._step)
        assert put_by is not None
        assert [list(row) for row in put_by] == card._cells
        assert card._cells[1][0] == "Reply"


async def test_what_is_typed_behind_enter_goes_into_the_next_field_of_a_form() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("ctrl+t")
        await at_once(screen, *"晨光", "enter", *"1", "tab", *"ab", "shift+tab", "end", "backspace", *"2", "escape")
        form = screen.talk.put_by.form(screen.talk.dialog.question_by_var["party_a"])
        assert [form["party_a.name"], form["party_a.kind"]] == ["晨光", "2"]
        assert "ab" in form.values()


async def test_a_pasted_block_is_spread_before_the_next_key() -> None:
    async with opened(size=(100, 40)) as screen:
        await screen.say("1", "1", "1")
        await screen.press("ctrl+t")
        screen.app.post_message(events.Paste("晨光\n公司"))
        await at_once(screen, "end", *"贸易", "tab", "end", "x")
        await screen.press("escape")
        form = screen.talk.put_by.form(screen.talk.dialog.question_by_var["party_a"])
        assert [form["party_a.name"], form["party_a.kind"]] == ["晨光贸易", "公司x"]
