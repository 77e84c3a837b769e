"""How the screens look, whole: in words, and in the colours of the dark and the light theme (see `looks`).

After a wanted change: ``pytest tests/tui --snapshot-update``, and look at the diff.
"""

from __future__ import annotations

import gc
import itertools
from collections.abc import Awaitable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import pytest
from driving import Screen, opened
from looks import legend, looks
from syrupy.assertion import SnapshotAssertion
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input

from conftest import TODAY
from wenyue import library
from wenyue.storage import Drafts
from wenyue.tui.demo import DemoApp
from wenyue.tui.screens.card import Card
from wenyue.tui.screens.compare import CompareScreen
from wenyue.tui.screens.confirm import Confirm
from wenyue.tui.screens.draft import DraftCard
from wenyue.tui.screens.export import ExportCard
from wenyue.tui.screens.naming import NameCard
from wenyue.tui.screens.open_file import OpenCard
from wenyue.tui.screens.review import ReviewScreen
from wenyue.tui.screens.sample import SampleScreen
from wenyue.tui.screens.save_changes import SaveChanges
from wenyue.tui.screens.search import SearchCard
from wenyue.tui.screens.settings import SettingsCard
from wenyue.tui.screens.start import StartScreen
from wenyue.tui.screens.table import TableCard
from wenyue.tui.screens.tour import TourCard
from wenyue.tui.session import Session


class Record(Protocol):
    """Takes the picture of the screen on top, which must be of that kind: only ``in_words`` where another picture
    shows the same kind in its colours."""

    def __call__(self, name: str, kind: type, *, in_words: bool = False) -> Awaitable[None]: ...


every = pytest.mark.parametrize("language", ["en", "zh_Hans"])
sized = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
_FROZEN = 1_000_000.0


@lru_cache(maxsize=4096)
def _parsed(variables: tuple[tuple[str, str], ...], css: str, *told: object) -> list[RuleSet]:
    return _parse_rules(Stylesheet(variables=dict(variables)), css, *told)  # type: ignore[arg-type]  # what it was told


_parse_rules = Stylesheet._parse_rules


@pytest.fixture(autouse=True)
def themes_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual reads all styles again for every change of the theme, and here there is one for every screen."""

    def parse_rules(
        sheet: Stylesheet,
        css: str,
        read_from: tuple[str, str],
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        variables = tuple(sorted(sheet._variables.items()))
        return _parsed(variables, css, read_from, is_default_rules, tie_breaker, scope)

    monkeypatch.setattr(Stylesheet, "_parse_rules", parse_rules)


@pytest.fixture(autouse=True)
def nothing_is_swept_up_meanwhile() -> Iterator[None]:
    """A fifth of the time of these walks, which make a great deal and keep it, went into looking for what is not
    needed any more."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder, no day, no hour and no chance of the machine is on a screen."""
    numbers = itertools.count(1)
    monkeypatch.setattr(Path, "cwd", lambda: Path("/contracts"))
    monkeypatch.setattr(
        "wenyue.storage.time.time", lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 12).timestamp()
    )
    monkeypatch.setattr("wenyue.storage.secrets.token_hex", lambda length: f"{next(numbers):0{2 * length}x}")


def test_what_the_letters_stand_for(snapshot: SnapshotAssertion) -> None:
    assert legend() == snapshot


@every
@sized
async def test_every_screen(language: str, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened(language=language, size=size, new=False) as screen:

        async def record(name: str, kind: type, *, in_words: bool = False) -> None:
            assert isinstance(screen.app.screen, kind), name
            if in_words:
                await screen.settle()
            assert (screen.text if in_words else await looks(screen)) == snapshot(name=name)

        await _first_screen(screen, record)
        await _talk(screen, record)
        await _end(screen, record)
        await _drafts(screen, record)


async def _first_screen(screen: Screen, record: Record) -> None:
    await record("start", StartScreen)
    await screen.tap("f5")
    await record("search from the start", SearchCard)
    await screen.tap("escape", "down", "enter")
    await record("sample", SampleScreen)
    await screen.tap("escape", "end", "enter")
    await record("open a file", OpenCard)
    await screen.tap("escape", "home", "enter")


async def _talk(screen: Screen, record: Record) -> None:
    chat = type(screen.chat)
    await record("first question", chat)
    for _ in range(3):
        screen.talk.say("1")  # not drawn one by one
    await screen.say("上海晨光智能家居有限公司")
    await record("an answer", chat)
    await screen.tap("f1")
    await record("explanation", Card)
    await screen.tap("escape", "f7")
    await record("keys", Card)
    await screen.tap("t")
    await record("tour", TourCard)
    await screen.tap("escape", "f4")
    await record("outline", chat)
    await screen.tap("f4", "ctrl+g")
    await record("which clause", Card, in_words=True)
    await screen.tap("escape", "f5")
    await record("search", SearchCard, in_words=True)
    screen.app.screen.query_one("#wanted", Input).value = "不可抗力"
    await screen.tap("enter")
    await record("term", Card)
    await screen.tap("escape", "f9")
    await record("settings", SettingsCard)
    await screen.tap("escape", "f10")
    await record("changes", CompareScreen)
    await screen.tap("s")
    await record("save the changes", SaveChanges)
    await screen.tap("escape", "escape")
    for key, name in (("party_b.name", "form"), ("start_date", "calendar")):
        await screen.ask_for(key)
        await screen.tap("ctrl+t")
        await record(name, object)
        await screen.tap("escape")
    await screen.ask_for("pay_plan")
    await screen.say("instalments")
    await screen.ask_for("instalments")
    await screen.tap("ctrl+t")
    await record("table", TableCard)
    await screen.tap("escape")


async def _end(screen: Screen, record: Record) -> None:
    await screen.finish()
    await screen.tap("enter")
    await record("review", ReviewScreen)
    await screen.tap("s")
    if isinstance(screen.app.screen, Confirm):
        await screen.tap("down", "enter")
    await record("export", ExportCard)
    await screen.tap("escape", "escape")


async def _drafts(screen: Screen, record: Record) -> None:
    await screen.tap("ctrl+o")
    await record("start with a draft", StartScreen)
    await screen.tap("end", "enter")
    await record("draft", DraftCard)
    await screen.tap("escape", "f4")
    await record("name", NameCard)
    await screen.tap("escape", "delete")
    await record("delete?", Confirm)
    await screen.tap("down", "enter")
    screen.app.clear_notifications()
    await screen.tap("end", "enter")
    await record("deleted drafts", Card, in_words=True)
    await screen.tap("enter")
    await record("a deleted draft", Card, in_words=True)


@every
@sized
async def test_the_demonstration(language: str, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    drafts, sample = Drafts(), library.sample("customer_service")
    assert sample is not None
    app = DemoApp(Session(language, drafts, TODAY), "customer_service", sample, _FROZEN)
    async with app.run_test(size=size) as pilot:
        screen = Screen(pilot)
        await screen.settle()
        await screen.settle()
        assert await looks(screen) == snapshot
    drafts.close()
