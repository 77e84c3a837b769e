"""Outline, talk and contract side by side where there is room; one at a time where there is not."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal

from wenyue.tui.widgets.contract_pane import ContractPane
from wenyue.tui.widgets.outline import Outline
from wenyue.tui.widgets.prompt import Prompt
from wenyue.tui.widgets.talk_pane import TalkPane

Name = Literal["contract", "outline"]
BESIDE: dict[Name, int] = {"contract": 100, "outline": 140}
"""Columns from which a pane stands beside the talk; below that a key shows it instead of the talk."""


class Panes(Horizontal):
    """Decides by the width what is shown, until a key has decided otherwise."""

    DEFAULT_CSS = """
    Panes {
        height: 1fr;
        & > #contract { width: 45%; height: 1fr; }
        & > #outline { width: 30; }
        &.-alone > #contract, &.-alone > #outline { width: 1fr; border: none; }
        &.-alone > #talk { display: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: dict[Name, bool | None] = {"contract": None, "outline": None}
        self._arranged = False

    def compose(self) -> ComposeResult:
        yield Outline(id="outline")
        yield TalkPane(id="talk")
        yield ContractPane(id="contract")

    def on_mount(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    def _is_beside(self, name: Name) -> bool:
        return self.app.size.width >= BESIDE[name]

    @property
    def alone(self) -> bool:
        """Whether a pane has taken the place of the talk."""
        return self.has_class("-alone")

    def toggle(self, name: Name) -> None:
        """Show or hide a pane, and give it the keyboard or take it back."""
        shown = bool(self.query_one(f"#{name}").display)
        self._wanted[name] = not shown
        if not shown and not self._is_beside(name):
            self._wanted["outline" if name == "contract" else "contract"] = False
        self._arrange()
        if shown:
            self.query_one(Prompt).focus()
        elif name == "contract":
            self.query_one(ContractPane).focus_text()
        else:
            self.query_one(Outline).focus()

    def open(self, name: Name) -> None:
        """Show a pane where it is not shown already, and give it the keyboard."""
        if not self.query_one(f"#{name}").display:
            self.toggle(name)
        elif name == "contract":
            self.query_one(ContractPane).focus_text()
        else:
            self.query_one(Outline).focus()

    def back_to_talk(self) -> None:
        """Give the talk its place back, and the prompt the keyboard."""
        if self.alone:
            self._wanted = {"contract": None, "outline": None}
            self._arrange()
        self.query_one(Prompt).focus()

    def focus_shown(self) -> None:
        """Give the keyboard to the prompt; while a pane has taken the place of the talk, to the pane."""
        if not self.alone:
            self.query_one(Prompt).focus()
        elif self.query_one(ContractPane).display:
            self.query_one(ContractPane).focus_text()
        else:
            self.query_one(Outline).focus()

    def _arrange(self) -> None:
        shown = {name: self._is_beside(name) if wanted is None else wanted for name, wanted in self._wanted.items()}
        alone = [name for name, visible in shown.items() if visible and not self._is_beside(name)]
        panes: dict[Name, ContractPane | Outline] = {
            "contract": self.query_one(ContractPane),
            "outline": self.query_one(Outline),
        }
        for name, visible in shown.items():
            pane = panes[name]
            before, pane.display = pane.display, visible and (not alone or name in alone)
            # Not left to Textual's Show event, which now and then does not come.
            if pane.display and not before:
                pane.call_next(pane.tell_shown)
        self.set_class(bool(alone), "-alone")
        prompt = self.query_one(Prompt)
        prompt.covered = bool(alone)
        if alone and prompt.has_focus:  # the window has become narrow
            self.call_after_refresh(self.focus_shown)
