"""However it ends, what was sent is on disk and nothing of it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import opened

from conftest import TODAY
from wenyue.crash import CRASHED
from wenyue.errors import StorageError
from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp, run


async def test_ctrl_c_asks_once_and_leaves_the_second_time() -> None:
    async with opened() as screen:
        await screen.press("ctrl+c")
        assert screen.app.return_code is None
        assert "Everything is saved. Press Ctrl+C" in screen.words
        await screen.press("ctrl+c")
        assert screen.app.return_code == 0


async def test_ctrl_q_leaves() -> None:
    async with opened() as screen:
        await screen.press("ctrl+q")
        assert screen.app.return_code == 0


def test_a_mistake_of_ours_is_one_sentence_and_the_place_of_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    def broken(self: WenyueApp) -> None:
        self.crash = ValueError("the answer was 310101199001011234")

    monkeypatch.setattr(WenyueApp, "run", broken)
    assert run(language="en", drafts=Drafts(), today=TODAY) == CRASHED
    words = capsys.readouterr().err
    assert words.startswith("Something went wrong inside the program. Every answer you sent is saved.")
    assert str(own_home / "crash.log") in words
    assert "310101" not in words


async def test_an_exception_on_the_screen_prints_no_local_variables() -> None:
    with pytest.raises(ZeroDivisionError):
        async with opened() as screen:
            screen.app.call_later(lambda: 1 / 0)
            await screen.pilot.pause()
    assert isinstance(screen.app.crash, ZeroDivisionError)
    assert screen.app._exit_renderables == []


async def test_an_exception_keeps_what_stands_in_a_form() -> None:
    with pytest.raises(ZeroDivisionError):
        async with opened() as screen:
            await screen.say("1", "1", "1")
            await screen.press("ctrl+t", *"Acme")
            id = screen.talk.conversation.draft.id
            screen.app.call_later(lambda: 1 / 0)
            await screen.pilot.pause()
    assert any("Acme" in words for words in Drafts().unsent(id).values())


def test_a_draft_that_does_not_exist_is_said_by_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def opens(self: WenyueApp) -> None:
        try:
            self.session.find("0000")
        except StorageError as error:
            self.error = error

    monkeypatch.setattr(WenyueApp, "run", opens)
    with pytest.raises(StorageError, match="There is no draft “0000”"):
        run(language="en", drafts=Drafts(), draft_id="0000", today=TODAY)
