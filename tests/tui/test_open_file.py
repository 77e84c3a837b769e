"""A Word file of ours opened from the start screen: dropped, or named."""

from __future__ import annotations

import threading
from pathlib import Path

import docx
import pytest
from driving import Screen, in_turn, opened
from textual import events
from textual.widgets import Input

from wenyue import opening
from wenyue.saving import Saving, copy_of
from wenyue.storage import Drafts
from wenyue.tui.dropped import path_in
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.screens.open_file import OpenCard
from wenyue.tui.screens.start import StartScreen


def on_top(screen: Screen) -> type:
    return type(screen.app.screen)


async def written(screen: Screen, file: Path) -> None:
    """A contract with Party A 甲公司, in a file, with a word changed by hand."""
    await screen.say("1", "1", "1", "甲公司")
    talk = screen.talk
    looked_at = talk.review()
    copy = copy_of(looked_at, talk.interview, screen.chat.language)
    Saving(file, talk.interview, looked_at, copy, screen.chat.language).write(
        screen.app.session.languages, screen.app.session.today
    )
    changed = docx.Document(str(file))
    paragraph = next(one for one in changed.paragraphs if "行业标准" in one.text)
    run = next(one for one in paragraph.runs if "行业标准" in one.text)
    run.text = run.text.replace("行业标准", "国家标准")
    changed.save(str(file))


@in_turn(
    ("language", "by_hand"),
    [("en", "Changed by hand since the file was written"), ("zh_Hans", "手工改过")],
)
async def test_a_file_dropped_onto_the_start_screen_becomes_a_draft(
    language: str, by_hand: str, size: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "my contract.docx"
    async with opened() as screen:
        await written(screen, file)
    async with opened(language=language, size=size, new=False) as screen:
        screen.app.post_message(events.Paste(f"'{file}'"))
        await screen.settle()
        await screen.settle()
        assert on_top(screen) is OpenCard
        said = screen.said_by("#outcome")
        assert "[-行业-]{+国家+}标准" in said
        assert len(Drafts().all()) == 2
        await screen.press("enter")
        await screen.settle()
        assert on_top(screen) is ChatScreen
        assert screen.talk.interview.draft.answers["party_a.name"].value == "甲公司"
        if language == "en":
            assert by_hand in said


async def test_what_cannot_be_opened_is_said_in_place(tmp_path: Path) -> None:
    async with opened(size=(80, 24), new=False) as screen:
        await screen.press("down", "down", "down", "enter")
        assert on_top(screen) is OpenCard
        place = screen.app.screen.query_one("#file", Input)
        place.value = str(tmp_path / "none.docx")
        await screen.press("enter")
        await screen.settle()
        assert "cannot be read" in screen.said_by("#outcome")
        other = tmp_path / "other.docx"
        docx.Document().save(str(other))
        place.value = str(other)
        await screen.press("enter")
        await screen.settle()
        assert "carries no answers" in screen.said_by("#outcome")
        place.value = ""
        await screen.press("enter")
        await screen.settle()
        assert screen.said_by("#outcome") == "Type where the file is."
        await screen.press("escape")
        assert on_top(screen) is StartScreen
        assert not Drafts().all()


@pytest.mark.parametrize(
    ("dropped", "path"),
    [
        ("/a/b.docx", "/a/b.docx"),
        ("  '/a/my file.docx' \n", "/a/my file.docx"),
        ('"C:\\My Files\\合同.docx"', "C:\\My Files\\合同.docx"),
        ("/a/my\\ file\\(1\\).docx", "/a/my file(1).docx"),
        ("file:///a/my%20file.docx", "/a/my file.docx"),
        ("file:///C:/a/%E5%90%88%E5%90%8C.docx\r\nfile:///b.docx", "C:/a/合同.docx"),
        ("合同.docx", "合同.docx"),
        (r"'/home/u/O'\''Brien.docx'", "/home/u/O'Brien.docx"),
        (r"/home/u/O\'Brien\ x.docx", "/home/u/O'Brien x.docx"),
        ("/home/u/O'Brien x.docx", "/home/u/O'Brien x.docx"),
        (r'"/home/u/a\b.docx"', r"/home/u/a\b.docx"),
        ("'file:///a/my%20file.docx'", "/a/my file.docx"),
        ("file://[x/a.docx", "/a.docx"),
        ("'/a/never closed.docx", "'/a/never closed.docx"),
    ],
)
def test_the_path_in_what_a_terminal_pastes(dropped: str, path: str) -> None:
    assert path_in(dropped) == Path(path)


def test_nothing_names_no_file() -> None:
    assert path_in(" \n ") is None


def test_a_file_that_is_called_so_is_taken_as_it_stands(tmp_path: Path) -> None:
    for name in ("'a'.docx", r"a\ b.docx", "& a.docx"):
        file = tmp_path / name
        file.touch()
        assert path_in(str(file)) == file


async def test_a_second_drop_takes_the_place_of_the_first(tmp_path: Path) -> None:
    async with opened(new=False) as screen:
        screen.app.post_message(events.Paste("/nowhere/wrong.docx"))
        await screen.settle()
        other = tmp_path / "right one.docx"
        docx.Document().save(str(other))
        screen.app.post_message(events.Paste(f"'{other}'"))
        await screen.settle()
        await screen.settle()
        assert path_in(screen.app.screen.query_one("#file", Input).value) == other
        assert "carries no answers" in screen.said_by("#outcome")


async def test_a_pasted_part_of_a_path_goes_into_the_line() -> None:
    async with opened(new=False) as screen:
        screen.app.post_message(events.Paste("/nowhere/"))
        await screen.settle()
        screen.app.post_message(events.Paste("my.docx"))
        await screen.settle()
        assert screen.app.screen.query_one("#file", Input).value == "/nowhere/my.docx"


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_key_while_the_file_is_read_makes_no_draft(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.docx"
    async with opened() as screen:
        await written(screen, file)
    before = len(Drafts().all())
    go_on = threading.Event()
    read = opening.open_file

    def slow(file: Path) -> opening.Opened:
        go_on.wait(10)
        return read(file)

    monkeypatch.setattr(opening, "open_file", slow)
    async with opened(new=False) as screen:
        screen.app.post_message(events.Paste(str(file)))
        await screen.pilot.pause()
        await screen.pilot.pause()
        assert on_top(screen) is OpenCard
        await screen.pilot.press(key)
        go_on.set()
        await screen.settle()
        await screen.settle()
        if key == "enter":
            assert "[-行业-]{+国家+}标准" in screen.said_by("#outcome")
            assert len(Drafts().all()) == before + 1
        else:
            assert on_top(screen) is StartScreen
            assert len(Drafts().all()) == before
