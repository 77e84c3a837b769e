"""What a screen with a talk does to explain itself: cards beside the text, and where one goes from them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from wenyue.errors import AssemblyError
from wenyue.interview.replies import Reply
from wenyue.language import Message, clean, msg
from wenyue.tui.screens.card import Card, Side
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.bubble import Bubble
from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.panes import Panes

if TYPE_CHECKING:
    from wenyue.tui.widgets.passage_view import PassageView

Opening = Callable[[Session, Talk], Card]


class ExplainingScreen(TranslatedScreen[None]):
    """Answers why, what if, which clause, and what a word means; shows what is behind a clause and what changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "explain('why')", msg("Why do I ask").id, priority=True, key_display="^R", show=False),
        Binding(
            "ctrl+l", "explain('blank')", msg("If it is left open").id, priority=True, key_display="^L", show=False
        ),
        Binding("ctrl+g", "explain('feeds')", msg("Which clause").id, priority=True, key_display="^G", show=False),
        Binding("f10", "compare", msg("What changed").id, priority=True, show=False),
    ]

    @property
    @abstractmethod
    def open_talk(self) -> Talk | None:
        """The talk, once it has been opened."""

    @property
    def panes(self) -> Panes:
        return self.query_one(Panes)

    @property
    def contract_pane(self) -> ContractPane:
        return self.query_one(ContractPane)

    @abstractmethod
    def _change(self, key: str) -> None:
        """Ask for an answer again."""

    @abstractmethod
    def tell(self, reply: Reply) -> None:
        """Say something that is not part of the conversation."""

    # Asked for

    def action_explain(self, what: str = "") -> None:
        """Explain the question that stands: all of it, or why it is asked, what if it is left open, what it feeds."""
        from wenyue.tui.screens import explanations

        opening: Opening = {
            "why": explanations.why_card,
            "blank": explanations.blank_card,
            "feeds": explanations.feeds_card,
        }.get(what, explanations.question_card)
        self._lay(opening)

    def on_bubble_explain(self, event: Bubble.Explain) -> None:
        event.stop()
        self._explain(event.term, "right")

    def on_bubble_ask(self, event: Bubble.Ask) -> None:
        event.stop()
        self.action_explain(event.what)

    def on_passage_view_explain(self, event: PassageView.Explain) -> None:
        event.stop()
        self._explain(event.term, "left")

    def on_passage_view_behind(self, event: PassageView.Behind) -> None:
        event.stop()
        from wenyue.tui.screens import explanations

        document = self.contract_pane.document
        if document is not None:
            self._lay(lambda session, talk: explanations.clause_card(session, talk, event.clause, document))

    def on_passage_view_change(self, event: PassageView.Change) -> None:
        event.stop()
        self._change(event.key)

    def _explain(self, term: str, side: Side) -> None:
        from wenyue.tui.screens import explanations

        self._lay(lambda session, talk: explanations.term_card(session, talk, term, side))

    def _lay(self, opening: Opening) -> None:
        talk = self.open_talk
        if talk is None:
            return
        try:
            card = opening(self.session, talk)
        except AssemblyError as error:
            self.tell(Reply("problem", (error.message,)))
            return
        self.app.push_screen(card, self._follow)

    def action_compare(self) -> None:
        """What changed in the contract since it was last saved as a file."""
        talk = self.open_talk
        if talk is None:
            return
        try:
            from wenyue.tui.screens.compare import CompareScreen

            screen = CompareScreen(self.session, talk)
        except AssemblyError as error:
            self.tell(Reply("problem", (error.message,)))
            return
        self.app.push_screen(screen, self._follow)

    # Chosen

    def _follow(self, chosen: str | None) -> None:
        """Do what was chosen on a card."""
        from wenyue.tui.screens.explanations import CLAUSE, COPY, COPY_ALL, KEY, TERM

        match chosen or "":
            case "":
                pass
            case copied if copied == COPY_ALL:
                self._copy_contract()
            case copied if copied.startswith(COPY):
                self._copy(self.contract_pane.text_of(copied.removeprefix(COPY)), msg("The clause is copied."))
            case key if key.startswith(KEY):
                self._change(key.removeprefix(KEY))
            case term if term.startswith(TERM):
                self._explain(term.removeprefix(TERM), "left")
            case clause if clause.startswith(CLAUSE):
                self.panes.open("contract")
                self.call_after_refresh(self.contract_pane.go_to, clause.removeprefix(CLAUSE))

    def _copy_contract(self) -> None:
        from wenyue.export import text as text_writer

        document = self.contract_pane.document
        if document is not None:
            self._copy(text_writer.write(document).decode(), msg("The contract is copied."))

    def _copy(self, text: str, done: Message) -> None:
        self.app.copy_to_clipboard(clean(text))
        # A terminal may refuse without a word.
        unless = msg(
            "{done} If nothing can be pasted, this terminal does not allow it: hold Shift and select.", done=done
        )
        self.app.notify(clean(self.say(unless)), markup=False)
