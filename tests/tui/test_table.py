"""A list as a table: cells, sums, a pasted block, and a save that is what typing the rows would be."""

from __future__ import annotations

import pytest
from driving import Screen, opened
from textual import events
from textual.coordinate import Coordinate

from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import msg
from wenyue.storage import Drafts
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.table import TableCard


async def to_the_table(screen: Screen, key: str = "kpis") -> TableCard:
    await screen.say("1", "1", "2")
    await screen.ask_for(key)
    await screen.press("ctrl+t")
    card = screen.app.screen
    assert isinstance(card, TableCard)
    return card


@pytest.mark.parametrize(
    ("language", "left", "done"), [("en", "17% left", "complete"), ("zh_Hans", "还差 17%", "正好")]
)
async def test_the_usual_list_is_there_and_the_sum_says_what_is_left(language: str, left: str, done: str) -> None:
    async with opened(language=language, size=(120, 30)) as screen:
        await to_the_table(screen)
        assert done in screen.said_by("#sums")
        await screen.press("ctrl+d")
        assert left in screen.said_by("#sums")


async def test_a_table_left_as_it_was_takes_the_usual_answer() -> None:
    async with opened() as screen:
        await to_the_table(screen)
        await screen.press("ctrl+s")
        assert isinstance(screen.app.screen, ChatScreen)
        assert screen.talk.interview.draft.answers["kpis"].origin == "default"


async def test_a_full_disk_keeps_the_cells_for_when_the_table_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Drafts, draft: Draft) -> None:
        raise StorageError(msg("The disk is full: the last answer is not saved yet."))

    async with opened(size=(120, 40)) as screen:
        await to_the_table(screen, "staff_list")
        screen.app.post_message(events.Paste("Wang\tlead\tMandarin\t\t2026-12-01"))
        await screen.settle()
        monkeypatch.setattr(Drafts, "save", refuse)
        await screen.press("ctrl+s")
        assert "! The disk is full" in screen.text
        await screen.press("ctrl+t")
        assert "Wang" in screen.text
        monkeypatch.undo()
        await screen.press("ctrl+s")
        assert "staff_list" in screen.talk.interview.draft.answers


async def test_a_pasted_block_is_saved_as_the_same_words_typed_in_the_talk() -> None:
    rows = ["张三\t组长\t普通话\t\t2026-12-01", "李四\t客服\t粤语\t证书\t"]
    async with opened(language="zh_Hans", size=(40, 12)) as screen:
        await to_the_table(screen, "staff_list")
        screen.app.post_message(events.Paste("姓名\t岗位\n" + "\n".join(rows)))
        await screen.settle()
        await screen.press("ctrl+s")
        saved = screen.talk.interview.draft.answers["staff_list"].value
    async with opened(language="zh_Hans") as screen:
        await screen.say("1", "1", "2")
        await screen.ask_for("staff_list")
        await screen.say("\n".join(rows), "")
        assert screen.talk.interview.draft.answers["staff_list"].value == saved


async def test_cells_are_typed_one_after_another_and_a_new_row_follows() -> None:
    async with opened(size=(90, 24)) as screen:
        card = await to_the_table(screen, "staff_list")
        await screen.pilot.press(*"Wang", "enter", *"lead", "enter", "enter", "enter", *"2026-12-01", "enter")
        await screen.settle()
        assert card._place == Coordinate(1, 0)
        assert "1 December 2026" in screen.text
        await screen.press("ctrl+s")
        value = screen.talk.interview.draft.answers["staff_list"].value
        assert isinstance(value, tuple)
        assert [row["name"] for row in value] == ["Wang"]


async def test_a_cell_that_cannot_be_read_keeps_the_table_open() -> None:
    async with opened(size=(90, 24)) as screen:
        card = await to_the_table(screen, "staff_list")
        await screen.pilot.press(*"Wang")
        await screen.press("ctrl+s")
        assert screen.app.screen is card
        assert screen.said_by("#said") == "! Row 1, Role: This is needed."
        assert card._place == Coordinate(0, 1)
        assert "staff_list" not in screen.talk.interview.draft.answers


async def test_escape_keeps_the_cells_while_the_talk_is_open() -> None:
    async with opened(size=(90, 24)) as screen:
        await to_the_table(screen, "staff_list")
        await screen.pilot.press(*"Wang")
        await screen.press("escape")
        assert "staff_list" not in screen.talk.interview.draft.answers
        await screen.press("ctrl+t")
        assert "Wang" in screen.text


async def test_what_was_put_by_does_not_come_back_over_a_newer_list() -> None:
    async with opened(size=(90, 24)) as screen:
        await to_the_table(screen, "staff_list")
        await screen.press(*"Wang", "escape")
        await screen.say("Li | lead | Mandarin | - | 2026-12-01", "")
        screen.chat._change("staff_list")
        await screen.press("ctrl+t")
        assert "Wang" not in screen.text
        await screen.press("ctrl+s")
        value = screen.talk.interview.draft.answers["staff_list"].value
        assert isinstance(value, tuple)
        assert [row["name"] for row in value] == ["Li"]


@pytest.mark.parametrize("leaving", ["escape", "ctrl+q"])
async def test_cells_are_there_when_the_draft_is_opened_again(leaving: str) -> None:
    async with opened(size=(90, 24)) as screen:
        await to_the_table(screen, "staff_list")
        await screen.press(*"Wang", "enter", *"lea", leaving)
        id = screen.talk.conversation.draft.id
    async with opened(size=(90, 24), draft_id=id) as again:
        await again.press("ctrl+t")
        card = again.app.screen
        assert isinstance(card, TableCard)
        assert card._cells[0][:2] == ["Wang", "lea"]


async def test_a_click_marks_a_cell_and_the_language_switches() -> None:
    async with opened(size=(120, 30)) as screen:
        card = await to_the_table(screen)
        line = next(y for y, text in enumerate(screen.lines) if "Service level" in text)
        await screen.pilot.click(offset=(8, line))
        await screen.settle()
        assert card._place == Coordinate(1, 0)
        assert card.line.text == "Service level"
        assert card.line.has_focus
        await screen.press("f2")
        assert "第 2 行" in screen.text
        assert card.line.text == "Service level"
