"""The program's own colours: dark, light, high contrast, and the terminal's own.

None of Textual's themes is readable everywhere: these are measured by a test,
4.5 : 1 for every text on every ground, 7 : 1 in the high-contrast theme.
Widgets use only the names in ``TEXTS`` on the names in ``GROUNDS``.

What a terminal of 16 colours makes of these can be hard to read (grey on grey),
and what its colours look like nobody knows. The fourth theme therefore has the
terminal's default text on its default ground for everything, and one marked
line: what is what is told by marks, bold letters and words, as everywhere.
"""

from __future__ import annotations

from textual.theme import Theme

GROUNDS = ("background", "surface", "panel")
TEXTS = ("foreground", "text-muted", "text-primary", "text-accent", "text-success", "text-warning", "text-error")

TERMINAL = "wenyue-terminal"
_OWN = "ansi_default"
_MARKED = ("block-cursor-background", "input-selection-background", "screen-selection-background")


def _theme(
    name: str,
    *,
    dark: bool,
    grounds: tuple[str, str, str],
    foreground: str,
    muted: str,
    primary: str,
    accent: str,
    success: str,
    warning: str,
    error: str,
) -> Theme:
    background, surface, panel = grounds
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=primary,
        accent=accent,
        success=success,
        warning=warning,
        error=error,
        variables={
            "text-muted": muted,
            "text-primary": primary,
            "text-accent": accent,
            "text-success": success,
            "text-warning": warning,
            "text-error": error,
            "footer-background": panel,
            "footer-foreground": foreground,
            "footer-description-foreground": foreground,
            "footer-description-background": panel,
            "footer-key-foreground": accent,
            "footer-key-background": panel,
            "footer-item-background": panel,
            "block-hover-background": surface,
            "block-cursor-background": primary,
            "block-cursor-foreground": background,
            "block-cursor-text-style": "bold",
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": primary,
            "input-selection-foreground": background,
            "screen-selection-background": primary,
            "screen-selection-foreground": background,
            "border": primary,
            "border-blurred": muted,
            "scrollbar": muted,
            "scrollbar-hover": foreground,
            "scrollbar-active": primary,
            "scrollbar-background": surface,
            "scrollbar-corner-color": surface,
            "link-color": primary,
        },
    )


THEMES = (
    _theme(
        "wenyue-dark",
        dark=True,
        grounds=("#14161a", "#1b1e24", "#262a33"),
        foreground="#e8e8e6",
        muted="#adb4bf",
        primary="#84bdff",
        accent="#ffc66d",
        success="#7ddc9a",
        warning="#ffb454",
        error="#ff9a94",
    ),
    _theme(
        "wenyue-light",
        dark=False,
        grounds=("#fbfaf7", "#f2f0ea", "#e4e1d8"),
        foreground="#1b1d21",
        muted="#4f535b",
        primary="#0b4a94",
        accent="#713d00",
        success="#14592c",
        warning="#7a4400",
        error="#9c1020",
    ),
    _theme(
        "wenyue-contrast",
        dark=True,
        grounds=("#000000", "#000000", "#1a1a1a"),
        foreground="#ffffff",
        muted="#dcdcdc",
        primary="#9ad0ff",
        accent="#ffdc70",
        success="#92ffb4",
        warning="#ffdc70",
        error="#ffb3b0",
    ),
    Theme(
        name=TERMINAL,
        ansi=True,
        dark=True,
        background=_OWN,
        surface=_OWN,
        panel=_OWN,
        boost=_OWN,
        foreground=_OWN,
        primary=_OWN,
        secondary=_OWN,
        accent=_OWN,
        success=_OWN,
        warning=_OWN,
        error=_OWN,
        variables={
            **dict.fromkeys(TEXTS, _OWN),
            **dict.fromkeys(("footer-foreground", "footer-key-foreground", "footer-description-foreground"), _OWN),
            **dict.fromkeys(("footer-background", "footer-key-background", "footer-description-background"), _OWN),
            **dict.fromkeys(("border", "border-blurred", "scrollbar", "scrollbar-hover", "link-color"), _OWN),
            **dict.fromkeys(("scrollbar-background", "scrollbar-corner-color", "block-hover-background"), _OWN),
            **dict.fromkeys(_MARKED, "ansi_blue"),
            **{name.replace("background", "foreground"): "ansi_bright_white" for name in _MARKED},
            "block-cursor-text-style": "bold",
            "input-cursor-text-style": "reverse",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "scrollbar-active": "ansi_blue",
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
        },
    ),
)
"""In the order in which the theme key goes through them."""

NAMES = tuple(theme.name for theme in THEMES)


def suited(colour_system: str | None) -> str:
    """The theme to begin with in a terminal, by what Rich calls its colours: ``standard`` has 16 or 8."""
    return TERMINAL if colour_system == "standard" else NAMES[0]
