"""A finished contract to look at, made from the sample conversation. Nothing in it can be changed."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from wenyue.language import msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.explanations import CLAUSE, term_card
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.key_line import KeyLine
from wenyue.tui.widgets.passage_view import PassageView


class SampleScreen(TranslatedScreen[None]):
    """The sample contract in the language of the session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
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
        self._talk: Talk | None = None

    def compose(self) -> ComposeResult:
        yield Words(id="about-sample")
        yield ContractPane(id="contract")
        yield KeyLine()

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
        self._talk = talk = await asyncio.to_thread(self._play)
        pane, code = self.query_one(ContractPane), self.session.code
        pane.show(talk, self.language, (code,) if code in talk.dialog.languages else talk.dialog.languages[:1])
        pane.to_the_top()

    def _play(self) -> Talk:
        talk = self.session.sample(self._dialog)
        talk.prepare()
        return talk

    def on_passage_view_explain(self, event: PassageView.Explain) -> None:
        event.stop()
        if self._talk is not None:
            self.app.push_screen(term_card(self.session, self._talk, event.term, "left"), self._follow)

    def _follow(self, chosen: str | None) -> None:
        """A clause was chosen on the card of a term."""
        if chosen:
            self.query_one(ContractPane).go_to(chosen.removeprefix(CLAUSE))

    def on_contract_pane_shown(self) -> None:
        """Another language of the contract was chosen."""
        if self._talk is not None:
            self.query_one(ContractPane).show(self._talk, self.language)
