"""Every text of every theme can be read on every ground."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from wenyue.tui.themes import GROUNDS, TEXTS, THEMES


def luminance(name: str) -> float:
    """Relative luminance of a colour, WCAG 2.1."""
    parts = [part / 255 for part in Color.parse(name).rgb]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_texts_stand_out_from_their_grounds(theme: Theme) -> None:
    variables = theme.to_color_system().generate() | theme.variables
    needed = 7.0 if theme.name.endswith("contrast") else 4.5
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("background", "primary"), ("input-cursor-foreground", "input-cursor-background")]
    pairs += [
        ("footer-key-foreground", "footer-key-background"),
        ("block-cursor-foreground", "block-cursor-background"),
    ]
    too_faint = {
        (text, ground): round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(variables[text], variables[ground])) < needed
    }
    assert not too_faint
