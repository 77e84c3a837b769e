"""Drives the screen in tests: opens it, types, and reads what is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.content import Content
from textual.pilot import Pilot

from conftest import TODAY
from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp
from wenyue.tui.prose import Words
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk

SIZES = ((80, 24), (120, 40), (40, 12))
_MOST_DRAWINGS = 8


def in_turn(
    names: str | tuple[str, ...], cases: Sequence[object], sizes: Sequence[tuple[int, int]] = SIZES
) -> pytest.MarkDecorator:
    """Run a test for every case and in every ``size``, in turn: each case in each size would take minutes, and what a
    size breaks it breaks in any case."""
    several = not isinstance(names, str)
    rows: list[tuple[object, ...]] = []
    for place in range(max(len(sizes), len(cases))):
        case = cases[place % len(cases)]
        rows.append((sizes[place % len(sizes)], *(case if several and isinstance(case, tuple) else (case,))))
    return pytest.mark.parametrize(("size", *([names] if isinstance(names, str) else names)), rows)


class Screen:
    """The program on a screen of a size, seen and used as a person would."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, WenyueApp)
        self.app = pilot.app

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def words(self) -> str:
        """What is on the screen as running words, wherever lines break."""
        return " ".join(self.text.replace("▌", " ").replace("│", " ").split())

    def said_by(self, selector: str) -> str:
        """The words of one widget of the screen on top."""
        content = self.app.screen.query_one(selector, Words).content
        assert isinstance(content, Content)
        return content.plain

    @property
    def chat(self) -> ChatScreen:
        found = [screen for screen in self.app.screen_stack if isinstance(screen, ChatScreen)]
        return found[-1]

    @property
    def talk(self) -> Talk:
        return self.chat.talk

    async def settle(self) -> None:
        """Wait until all that was begun is done and drawn."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        # A scroll bar may be drawn once more after what is beside it, and later still on a busy machine.
        for _ in range(_MOST_DRAWINGS):
            before = self.text
            await self.pilot.pause()
            if self.text == before and not self._has_mail():
                break

    def _has_mail(self) -> bool:
        """Whether something waits to be done. The pilot takes a process that got no turn of the processor for one that
        has nothing to do."""
        screens = self.app.screen_stack
        pumps = [self.app, *(node for screen in screens for node in screen.walk_children(with_self=True))]
        waiting = sum(pump._message_queue.qsize() + len(pump._next_callbacks) for pump in pumps)
        return waiting + sum(len(screen._callbacks) for screen in screens) > 0

    async def filled(self) -> None:
        """Wait until the contract pane, which may just have come into view, has been laid out and filled."""
        for _ in range(50):
            await self.settle()
            if self.chat.contract_pane.document is not None:
                break
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def tap(self, *keys: str) -> None:
        """As `press`, without waiting for what is drawn to come to rest: for walks that look at it anyway."""
        for key in keys:
            self._send(events.Key(key, key if len(key) == 1 else None))
            await self.pilot.pause()
        await self.app.workers.wait_for_complete()

    async def at_once(self, *keys: str) -> None:
        """Press keys as one reading of the terminal gives them, with nothing done between them."""
        self._send(*(events.Key(key, key if len(key) == 1 else None) for key in keys))
        await self.settle()

    async def click_twice(self, x: int, y: int) -> None:
        """A double click on a cell of the screen."""

        def mouse(kind: type[events.MouseEvent]) -> events.MouseEvent:
            return kind(None, x, y, 0, 0, 1, False, False, False, x, y)

        self._send(*(mouse(kind) for _ in range(2) for kind in (events.MouseDown, events.MouseUp)))
        await self.settle()

    def _send(self, *of_the_terminal: events.Event) -> None:
        driver = self.app._driver
        assert driver is not None
        for event in of_the_terminal:
            event.set_sender(self.app)
            driver.send_message(event)

    @property
    def stack(self) -> list[str]:
        """The names of the screens that lie on one another, the one on top last."""
        return [type(screen).__name__ for screen in self.app.screen_stack]

    async def say(self, *answers: str) -> None:
        """Type answers, each followed by Enter."""
        for answer in answers:
            self.chat.prompt.take(answer)
            await self.press("enter")

    async def ask_for(self, key: str) -> None:
        """Answer whatever comes with Enter or a skip until the question ``key`` is asked."""
        await self._pass_until(lambda: self.talk.step is not None and self.talk.step.key == key)

    async def finish(self) -> None:
        """Pass every question that is left."""
        await self._pass_until(lambda: self.talk.step is None)

    async def _pass_until(self, there: Callable[[], bool]) -> None:
        """What comes between is not drawn, only its end: drawing is what takes the time."""
        for _ in range(120):
            if there():
                break
            step = self.talk.step
            self.talk.say("")
            if step is not None and self.talk.step == step:
                self.talk.say("skip")
        assert there(), "the script has an end"
        self.chat._show()
        await self.settle()


@asynccontextmanager
async def opened(
    *, language: str = "en", size: tuple[int, int] = (80, 24), new: bool = True, draft_id: str = ""
) -> AsyncIterator[Screen]:
    """The program, running: with a new contract, a draft, or (neither) the start screen."""
    drafts = Drafts()
    app = WenyueApp(Session(language, drafts, TODAY), new=new and not draft_id, draft_id=draft_id)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = Screen(pilot)
        await screen.settle()
        await screen.settle()
        yield screen
    drafts.close()
