"""The line above the contract: what is open in it, and the languages in which it can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style

from wenyue.language import Language, clean, msg, nmsg
from wenyue.tui.prose import Words

_OWN_NAMES = {"zh_Hans": "中文", "en": "English"}
"""Languages by their own names, in every language."""


def name_of_languages(codes: tuple[str, ...], language: Language) -> str:
    """中文, English; "Both" for two, which stand side by side."""
    if len(codes) > 1:
        return language.say(msg("Both"))
    return _OWN_NAMES.get(codes[0], codes[0])


class ContractTitle(Words):
    """Says how many lines are open. A click on a language shows the contract in it."""

    DEFAULT_CSS = """
    ContractTitle { padding: 0 1; background: $surface; color: $text-muted; }
    """

    @dataclass
    class Chosen(Message):
        """Languages were clicked: the place in what was offered."""

        place: int

    def show(
        self,
        blanks: int,
        offered: Sequence[tuple[str, ...]],
        shown: tuple[str, ...],
        saved: tuple[str, ...],
        language: Language,
    ) -> None:
        """``offered`` are the languages that can be shown, ``shown`` those that are, ``saved`` those of the file."""
        count = nmsg("one open line", "{n} open lines", blanks) if blanks else msg("no open lines")
        line = Content(clean(language.say(msg("Contract: {blanks}", blanks=count))))
        for place, codes in enumerate(offered):
            name = name_of_languages(codes, language)
            # Brackets, not only a colour, tell which is shown.
            choice = Content(f"[{name}]").stylize("bold") if codes == shown else Content(name).stylize("underline")
            line += Content("  ") + choice.stylize(Style.from_meta({"place": place}))
        if shown != saved:
            words = msg("The file will be: {languages}", languages=name_of_languages(saved, language))
            line += Content("\n" + language.say(words))
        self.say(line)

    def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("place")
        if place is not None:
            event.stop()
            self.post_message(self.Chosen(int(place)))
