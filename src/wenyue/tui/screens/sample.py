"""A finished contract to look at, made from the sample conversation. Nothing in it can be changed."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer

from wenyue.language import msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.widgets.contract_pane import ContractPane


class SampleScreen(TranslatedScreen[None]):
    """The sample contract in the language of the session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("中文").id, priority=True, key_display="F2"),
        Binding("f8", "app.next_theme", msg("Colours").id, priority=True, key_display="F8"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
    ]

    DEFAULT_CSS = """
    SampleScreen {
        align: center top;
        & > #about-sample { background: $panel; color: $text-accent; padding: 0 1; }
        & > #contract { width: 100%; max-width: 100; height: 1fr; border: none; }
    }
    """

    def __init__(self, session: Session, dialog: str) -> None:
        super().__init__(session)
        self._dialog = dialog

    def compose(self) -> ComposeResult:
        yield Words(id="about-sample")
        yield ContractPane(id="contract")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(ContractPane).focus_text()
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#about-sample", Words).say(
            self.say(msg("A sample: the people and firms in it are made up. This is what you get, as Word or PDF."))
        )
        self.run_worker(self._show(), exclusive=True)

    async def _show(self) -> None:
        """Made in a thread: the conversation is played from beginning to end."""
        document = await asyncio.to_thread(self.session.sample, self._dialog)
        pane = self.query_one(ContractPane)
        pane.show(document, lambda key: key, self.language)
        pane.settle()
