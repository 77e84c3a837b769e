"""How a screen looks in two themes at once, as a few short lines that a person can read and compare.

A look is a letter for the text, a letter for its ground and signs for what else it is, the number of cells before
it: ``12Mb`` are 12 cells of muted text on the background, ``40>c*`` the marked row in bold. The letters stand for a
pair of colours, one in each theme (`legend`), so that a text which has the wrong colour in one theme only stands out:
as ``?1``, with its colours below. ``'`` follows colours seen through the ground of a card. Lines of plain text
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from driving import Screen
from rich.color import Color as RichColor
from textual.color import Color
from textual.css.query import DOMQuery
from textual.widget import Widget
from textual.widgets import Input, TextArea

from wenyue.tui.themes import NAMES, THEMES

BOTH = NAMES[:2]
"""The dark theme and the light one."""

_LETTERS: Mapping[str, str] = {
    "foreground": "F",
    "text-muted": "M",
    "text-primary": "P",
    "text-accent": "A",
    "text-success": "S",
    "text-warning": "W",
    "text-error": "E",
    "background": "b",
    "surface": "s",
    "panel": "p",
}
_SEEN_THROUGH = {"'": 0.6, '"': 0.3}
"""The grounds of cards let this much less through: of all cards, and of the tour."""

_MOST_TAKES = 6
"""Takes until two after one another have the same words: on a busy machine something may still be moving."""

Pair = tuple[str, str]


class Cell(NamedTuple):
    """What one cell of the screen is, in one theme. Colours as ``#rrggbb``."""

    is_blank: bool
    text: str
    ground: str
    signs: str


class Look(NamedTuple):
    """Cells that look alike in both themes."""

    text: Pair | None
    ground: Pair
    signs: str


@cache
def _colours() -> dict[Pair, str]:
    found: dict[Pair, str] = {}
    own = [{**theme.to_color_system().generate(), **theme.variables} for theme in THEMES[:2]]
    for name, letter in _LETTERS.items():
        dark, light = (Color.parse(variables[name]) for variables in own)
        found.setdefault((dark.hex.lower(), light.hex.lower()), letter)
    grounds = [Color.parse(variables["background"]) for variables in own]
    for (dark_hex, light_hex), letter in list(found.items()):
        for sign, share in _SEEN_THROUGH.items():
            dark, light = (
                Color.parse(one).blend(ground, share)
                for one, ground in zip((dark_hex, light_hex), grounds, strict=True)
            )
            found.setdefault((dark.hex.lower(), light.hex.lower()), letter + sign)
    return found


def legend() -> str:
    """The letters, and their colours in the dark and the light theme."""
    return "\n".join(f"{letter:<3} {dark}  {light}" for (dark, light), letter in _colours().items())


async def looks(screen: Screen) -> str:
    """The screen on top in words, and below them how it looks; the theme on it may be the other one afterwards."""
    _hold_cursors(screen.app.screen.query("*"))
    await _stand_still(screen)
    seen: dict[str, tuple[str, list[list[Cell]]]] = {}
    for _ in range(_MOST_TAKES):
        seen[screen.app.theme] = screen.text, _cells(screen)
        if len({text for text, _ in seen.values()}) == 1 and len(seen) == len(BOTH):
            break
        screen.app.theme = next(name for name in BOTH if name != screen.app.theme)
        await screen.pilot.pause()
    (text, dark), (same, light) = (seen[name] for name in BOTH)
    assert text == same, "the words are the same in every theme"
    return f"{text}\n{'-' * 20}\n" + "\n".join(_told(dark, light))


async def _stand_still(screen: Screen) -> None:
    """Wait until two takes are alike: a line that has just got the keyboard takes its colour a little later."""
    before = _cells(screen)
    for _ in range(_MOST_TAKES):
        await screen.pilot.pause()
        after = _cells(screen)
        if after == before:
            break
        before = after


def _hold_cursors(widgets: DOMQuery[Widget]) -> None:
    for one in widgets:
        if isinstance(one, Input | TextArea):
            one.cursor_blink = False


def _cells(screen: Screen) -> list[list[Cell]]:
    return [
        [
            Cell(
                not character.strip(),
                _hex(segment.style.color if segment.style else None),
                _hex(segment.style.bgcolor if segment.style else None),
                _signs(segment.style),
            )
            for segment in strip
            for character in segment.text
        ]
        for strip in screen.app.screen._compositor.render_strips()
    ]


def _hex(colour: RichColor | None) -> str:
    return "" if colour is None or colour.triplet is None else colour.triplet.hex


def _signs(style: object) -> str:
    signs = {"bold": "*", "underline": "_", "reverse": "~", "italic": "/", "strike": "-", "dim": "."}
    return "".join(sign for name, sign in signs.items() if getattr(style, name, False))


def _told(dark: list[list[Cell]], light: list[list[Cell]]) -> Iterator[str]:
    names = dict(_colours())
    plain = Look(_pair(names, "F"), _pair(names, "b"), "")
    unknown: dict[Pair, str] = {}

    def called(pair: Pair) -> str:
        if pair not in names:
            close = next((letter for known, letter in names.items() if _are_close(known, pair)), "")
            names[pair] = close or unknown.setdefault(pair, f"?{len(unknown) + 1}")
        return names[pair]

    lines = []
    for one, other in zip(dark, light, strict=True):
        runs = list(_runs(one, other))
        if all(look in (plain, plain._replace(text=None)) for look, _ in runs):
            lines.append("")
            continue
        said = []
        for look, count in runs:
            text = called(look.text) if look.text is not None else ""
            said.append(f"{count}{text}{called(look.ground)}{look.signs}")
        lines.append(" ".join(said))
    for line, group in groupby(enumerate(lines, 1), key=lambda numbered: numbered[1]):
        numbers = [number for number, _ in group]
        if line:
            yield f"{numbers[0]}{f'-{numbers[-1]}' if len(numbers) > 1 else ''}  {line}"
    for (dark_hex, light_hex), letter in unknown.items():
        yield f"{letter} {dark_hex} {light_hex}"


def _are_close(known: Pair, pair: Pair) -> bool:
    """Whether they differ only by how a colour was rounded."""
    parts = (zip(Color.parse(a).rgb, Color.parse(b).rgb, strict=True) for a, b in zip(known, pair, strict=True) if b)
    return all(pair) and all(abs(a - b) <= 1 for both in parts for a, b in both)


def _pair(names: Mapping[Pair, str], letter: str) -> Pair:
    return next(pair for pair, one in names.items() if one == letter)


def _runs(dark: list[Cell], light: list[Cell]) -> Iterator[tuple[Look, int]]:
    """Looks and how many cells have each. A blank has no colour of its own: it goes with what is before it."""
    found: list[tuple[Look, int]] = []
    for one, other in zip(dark, light, strict=True):
        shows = not one.is_blank or "_" in one.signs or "~" in one.signs
        look = Look((one.text, other.text) if shows else None, (one.ground, other.ground), one.signs if shows else "")
        if found:
            last, count = found[-1]
            if not shows and last.ground == look.ground and "_" not in last.signs and "~" not in last.signs:
                found[-1] = last, count + 1
                continue
            if last.text is None and last.ground == look.ground:
                last = look
                found[-1] = last, count
            if last == look:
                found[-1] = last, count + 1
                continue
        found.append((look, 1))
    yield from found
