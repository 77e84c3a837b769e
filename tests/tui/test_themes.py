"""Every text of every theme can be read on every ground."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from driving import opened
from rich.style import Style
from textual.color import Color
from textual.filter import monochrome_style
from textual.theme import Theme

from wenyue.preferences import remembered
from wenyue.tui.themes import GROUNDS, NAMES, TERMINAL, TEXTS, THEMES, suited
from wenyue.tui.widgets.marked_list import MarkedList


def luminance(name: str) -> float:
    """Relative luminance of a colour, WCAG 2.1."""
    parts = [part / 255 for part in Color.parse(name).rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(name: str) -> str:
    """What NO_COLOR makes of a colour."""
    rich = Color.parse(name).rich_color
    made = monochrome_style(Style(color=rich)).color
    assert made is not None
    return Color.from_rich_color(made).hex


OWN = [theme for theme in THEMES if not theme.ansi]


@pytest.mark.parametrize("seen", [str, grey], ids=["in colour", "NO_COLOR"])
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_texts_stand_out_from_their_grounds(theme: Theme, seen: Callable[[str], str]) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    needed = 7.0 if theme.name.endswith("contrast") else 4.5
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("input-cursor-foreground", "input-cursor-background")]
    pairs += [
        ("footer-key-foreground", "footer-key-background"),
        ("block-cursor-foreground", "block-cursor-background"),
    ]
    too_faint = {
        (text, ground): round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(seen(variables[text]), seen(variables[ground]))) < needed
    }
    assert not too_faint


def test_the_terminal_s_own_colours_are_its_text_on_its_ground_and_one_marked_line() -> None:
    (theme,) = [theme for theme in THEMES if theme.ansi]
    variables = theme.to_color_system().generate() | theme.variables
    assert {variables[name] for name in TEXTS} == {"ansi_default"}
    assert {variables[name] for name in GROUNDS} <= {"ansi_default", "transparent"}
    assert (variables["block-cursor-background"], variables["block-cursor-foreground"]) == (
        "ansi_blue",
        "ansi_bright_white",
    )


@pytest.mark.parametrize(
    ("colours", "theme"),
    [("standard", TERMINAL), ("256", NAMES[0]), ("truecolor", NAMES[0]), ("windows", NAMES[0]), (None, NAMES[0])],
)
def test_a_terminal_of_sixteen_colours_keeps_its_own(colours: str | None, theme: str) -> None:
    assert suited(colours) == theme


async def test_the_theme_chosen_is_there_in_the_next_run() -> None:
    async with opened(new=False) as screen:
        assert screen.app.theme == "wenyue-dark"
        await screen.press("f8")
        assert screen.app.theme == "wenyue-light"
    assert remembered().theme == "wenyue-light"
    async with opened(new=False) as screen:
        assert screen.app.theme == "wenyue-light"
        for _ in NAMES:
            await screen.press("f8")
        assert screen.app.theme == "wenyue-light"


@pytest.mark.parametrize("name", NAMES)
async def test_a_theme_named_outside_is_used_and_every_screen_opens_in_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", name)
    async with opened() as screen:
        assert screen.app.theme == name
        await screen.say("1")
        assert "Noted" in screen.text
        for keys in (("f1",), ("escape", "f4"), ("f4", "f3"), ("f3", "f6"), ("s",)):
            await screen.press(*keys)
        assert "Save as Word" in screen.text


async def test_without_colours_the_terminal_s_own_are_left_out_and_not_turned_to_grey(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", TERMINAL)
    async with opened() as screen:
        filters = {type(one).__name__ for one in screen.app._filters}
        assert "NoColor" in filters
        assert "Monochrome" not in filters
        await screen.press("f8")
        assert "Monochrome" in {type(one).__name__ for one in screen.app._filters}


@pytest.mark.parametrize("theme", [theme.name for theme in OWN])
async def test_the_marked_row_of_every_list_can_be_read_whatever_stands_in_it(theme: str) -> None:
    async with opened(size=(120, 40)) as screen:
        screen.app.theme = theme
        await screen.say("1", "1", "1", "甲公司")
        for key in ("f5", "f9", "f10", "f6"):
            await screen.press(key)
            await screen.settle()
            (marked,) = [one for one in screen.app.screen.query(MarkedList) if one.highlighted is not None]
            rows = [marked.render_line(y) for y in range(marked.size.height)]
            faint = [
                segment.text
                for y, row in enumerate(rows)
                if marked._lines[marked.scroll_offset.y + y : marked.scroll_offset.y + y + 1] != []
                and marked._lines[marked.scroll_offset.y + y][0] == marked.highlighted
                for segment in row
                if segment.text.strip() and segment.style and segment.style.color and segment.style.bgcolor
                if contrast(segment.style.color.get_truecolor().hex, segment.style.bgcolor.get_truecolor().hex) < 4.5
            ]
            assert faint == [], key
            await screen.press("escape")
