"""What the first question does not wait for."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading

import pytest
from driving import Screen, opened

from conftest import TODAY
from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp
from wenyue.tui.screens import chat
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.prompt import Prompt

FIRST_QUESTION = """
import sys
from datetime import date
from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.session import Session

session = Session("zh_Hans", Drafts(), date(2026, 11, 24))
talk = session.begin("customer_service")
talk.open()
assert talk.step is not None
print(session.language.say(talk.step.question.ask))
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def first_question(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, frozenset[str]]:
    """The first question of a second start, and all modules that were imported until it was there."""
    environment = {**os.environ, "WENYUE_HOME": str(tmp_path_factory.mktemp("home")), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", FIRST_QUESTION]
    for _ in range(2):
        run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    question, modules = run.stdout.split("\n")[:2]
    return question, frozenset(modules.split())


def test_the_first_question_is_asked(first_question: tuple[str, frozenset[str]]) -> None:
    assert first_question[0].startswith("先认识一下")


@pytest.mark.parametrize(
    "library",
    [
        "yaml",
        "jinja2",
        "babel",
        "opencc",
        "pypinyin",
        "rapidfuzz",
        "borax",
        "markdown_it.main",
        "typst",
        "wenyue.drafting",
        "wenyue.export.text",
        "wenyue.interview.search",
        "wenyue.answers.numerals",
        "wenyue.answers.agreement",
        "wenyue.answers.yes_no",
        "wenyue.interview.understanding",
        "wenyue.tui.screens.start",
    ],
)
def test_the_first_question_waits_for_no_library_that_comes_later(
    first_question: tuple[str, frozenset[str]], library: str
) -> None:
    assert library not in first_question[1]


async def test_a_talk_that_is_read_at_once_stands_in_the_first_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    hints: list[str] = []
    hint = Prompt.hint

    def noted(prompt: Prompt, words: str) -> None:
        hints.append(words)
        hint(prompt, words)

    monkeypatch.setattr(chat, "_FIRST_FRAME_WAITS", 60.0)
    monkeypatch.setattr(Prompt, "hint", noted)
    async with opened() as screen:
        assert "which side are you on" in screen.text
        assert "One moment…" not in hints


async def test_while_a_talk_is_read_one_can_type_already(monkeypatch: pytest.MonkeyPatch) -> None:
    read, begin = threading.Event(), Session.begin

    def slowly(session: Session, dialog: str) -> Talk:
        read.wait(60)
        return begin(session, dialog)

    monkeypatch.setattr(chat, "_FIRST_FRAME_WAITS", 0.0)
    monkeypatch.setattr(Session, "begin", slowly)
    drafts = Drafts()
    app = WenyueApp(Session("en", drafts, TODAY), new=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(pilot)
        await pilot.pause()
        assert "One moment…" in screen.text
        await pilot.press("2")
        read.set()
        await screen.settle()
        assert "which side are you on" in screen.text
        assert screen.chat.prompt.text == "2"
    drafts.close()


async def test_what_was_made_until_the_talk_stands_there_is_never_looked_through_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(WenyueApp, "is_headless", False)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(gc, "set_threshold", lambda *_: None)
    gc.disable()
    try:
        async with opened() as screen:
            assert gc.isenabled()
            assert done == ["freeze", "freeze"]

            first = screen.chat
            await screen.press("ctrl+o")
            await screen.press("enter")
            assert screen.chat is not first
            assert done == ["freeze", "freeze"]
    finally:
        gc.enable()
