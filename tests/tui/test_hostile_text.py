"""Whatever is typed is shown as it stands, on every screen: never markup, never an action, never an escape."""

from __future__ import annotations

import pytest
from driving import opened

HOSTILE = (
    "[red]x[/] [/nothing] [____]",
    "[@click=app.quit]x[/] {{7*7}}{% raw %} $x",
    "# x | y <w:p/> &amp; \x1b]52;c;aGk=\x07\x1b[31mx\x9b0m \u202eabc\u2066",
)
_DRIVING = dict.fromkeys(map(ord, "\x1b\x07\x9b\u202e\u2066"))


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "actions", "escapes"])
async def test_text_is_only_text_everywhere(text: str) -> None:
    async with opened(size=(150, 70)) as screen:
        await screen.say("1", "2", "1")
        await screen.ask_for("party_a.name")
        await screen.say(f"甲{text}")
        shown = f"甲{text}".translate(_DRIVING)
        assert screen.talk.interview.draft.answers["party_a.name"].value == shown
        for key in ("f1", "escape", "f3", "f3", "f4", "f4", "f2", "f6", "s"):
            await screen.press(key)
            assert not set(screen.text) & {chr(code) for code in _DRIVING}, key
            if key not in ("f1", "s"):
                assert "".join(shown.split()) in "".join(screen.words.split()), key
        assert screen.app.return_code is None


async def test_a_click_on_hostile_text_does_nothing_but_ask_again() -> None:
    async with opened(size=(80, 30)) as screen:
        await screen.say("1", "1", "1", "[@click=app.quit]here[/]")
        y, line = next((y, line) for y, line in enumerate(screen.lines) if "> [@click=app.quit]here[/]" in line)
        await screen.pilot.click(offset=(line.index("here"), y))
        await screen.settle()
        assert screen.app.return_code is None
        assert screen.talk.thread.editing == "party_a.name"
