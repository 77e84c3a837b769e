"""What changed since the contract was last saved, on the screen and as a Word file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from driving import Screen, in_turn, opened
from textual.widgets import Input

from wenyue.storage import Drafts
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.compare import CompareScreen
from wenyue.tui.screens.save_changes import SaveChanges
from wenyue.tui.widgets.passages import Passages


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def saved_and_changed(screen: Screen) -> None:
    """Party A's name was 甲公司 when the contract was saved, and is 新公司 now."""
    await screen.say("1", "1", "1", "甲公司")
    screen.talk.keep(screen.talk.conversation.draft.written_out())
    screen.chat._change("party_a.name")
    await screen.settle()
    await screen.say("新公司")


@in_turn(
    ("language", "since"),
    [("en", "changed since the contract was last saved as a file"), ("zh_Hans", "上次存成文件以后，有 2 处变了")],
)
async def test_changes_since_the_last_file_stand_clause_by_clause_with_signs(
    language: str, since: str, size: tuple[int, int]
) -> None:
    async with opened(language=language, size=size) as screen:
        await saved_and_changed(screen)
        await screen.press("f10")
        assert isinstance(screen.app.screen, CompareScreen)
        assert since in screen.said_by("#since")
        assert "[-甲-]{+新+}公司" in screen.text.replace("\n", "").replace(" ", "")


async def test_what_was_never_saved_is_compared_with_the_draft_as_it_was_opened() -> None:
    async with opened(size=(100, 30)) as screen:
        await screen.say("1", "1", "1", "甲公司")
        id = screen.talk.conversation.draft.id
    async with opened(size=(100, 30), draft_id=id) as screen:
        await screen.press("f10")
        assert screen.said_by("#since") == "Nothing has changed since the draft was opened."
        await screen.press("escape")
        screen.chat._change("party_a.name")
        await screen.settle()
        await screen.say("新公司")
        await screen.press("f10")
        assert "have changed since the draft was opened" in screen.said_by("#since")
        assert "{+新+}" in screen.text


async def test_enter_goes_to_the_clause() -> None:
    async with opened(size=(120, 40)) as screen:
        await saved_and_changed(screen)
        await screen.press("f10", "enter")
        assert isinstance(screen.app.screen, ChatScreen)
        marked = screen.chat.query_one(Passages).selected
        assert marked is not None
        assert marked.passage.clause == "H2"


async def test_the_changes_are_saved_as_word_with_tracked_changes_and_never_over_another_file(
    in_a_folder_of_its_own: Path,
) -> None:
    async with opened(size=(100, 30)) as screen:
        await saved_and_changed(screen)
        await screen.press("f10", "s")
        assert isinstance(screen.app.screen, SaveChanges)
        screen.app.screen.query_one("#place", Input).value = "changes"
        (in_a_folder_of_its_own / "changes.docx").write_text("mine", encoding="utf-8")
        await screen.press("enter")
        assert "is there already" in screen.said_by("#outcome")
        assert (in_a_folder_of_its_own / "changes.docx").read_text(encoding="utf-8") == "mine"
        await screen.press("enter")
        await screen.settle()
        words = zipfile.ZipFile(in_a_folder_of_its_own / "changes.docx").read("word/document.xml").decode()
        assert "<w:ins " in words
        assert "<w:delText" in words
        assert screen.said_by("#outcome") == f"Saved: {in_a_folder_of_its_own / 'changes.docx'}"


@pytest.mark.parametrize("typed", ["~nosuchuser/x", "x" * 300])
async def test_a_place_for_the_changes_that_cannot_be_is_said_in_words(
    in_a_folder_of_its_own: Path, typed: str
) -> None:
    async with opened(size=(100, 30)) as screen:
        await saved_and_changed(screen)
        await screen.press("f10", "s")
        screen.app.screen.query_one("#place", Input).value = typed
        await screen.press("enter")
        assert "cannot be written" in screen.said_by("#outcome")
        assert not any(file.suffix == ".docx" for file in in_a_folder_of_its_own.iterdir())


async def test_after_undoing_past_the_saved_state_the_draft_as_opened_counts() -> None:
    async with opened(size=(100, 30)) as screen:
        await saved_and_changed(screen)
        kept = Drafts().find(screen.talk.conversation.draft.id)
        assert kept is not None
        assert kept.as_written_out is not None
        assert screen.talk.was_written_out
        screen.talk.undo()
        screen.talk.undo()
        screen.talk.say("丙公司")
        assert not screen.talk.was_written_out
