"""The sections of the script, what is done in each, and how much is left."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.interview import asides
from wenyue.interview.engine import Interview
from wenyue.language import Language, clean, msg
from wenyue.language import Message as Said
from wenyue.tui.prose import Prose
from wenyue.tui.widgets.marked_list import MarkedList


class Outline(MarkedList):
    """One row a section; choosing one goes to its first open question, or else to its first answer."""

    DEFAULT_CSS = """
    Outline {
        height: 1fr;
        border-right: solid $panel;
        background: $surface;
        &:focus { border-right: solid $accent; }
        & > .option-list--option-highlighted { background: $panel; color: $foreground; }
        & > .option-list--option-disabled { color: $text-muted; text-style: none; }
        &:focus > .option-list--option-highlighted {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """A section was chosen; ``key`` is the answer to go to."""

        key: str

    class Shown(Message):
        """The outline has come into view, and may be behind."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys: list[str] = []

    def tell_shown(self) -> None:
        self.post_message(self.Shown())

    def show(self, interview: Interview, section: str, language: Language) -> None:
        """``section`` is the one being asked about."""
        mark = self.highlighted
        rows: list[Option] = []
        self._keys = []
        for one in interview.dialog.sections:
            questions = [q for q in interview.dialog.in_section(one.id) if interview.structure.shown(q)]
            done = sum(1 for question in questions if interview.is_done(question))
            steps = [step for question in questions for step in interview.steps_of(question)]
            first = next((step for step in steps if step.key not in interview.draft.answers), next(iter(steps), None))
            state = "•" if one.id == section else "✓" if questions and done == len(questions) else " "
            title = Content(f"{state} ") + Content(clean(language.say(Said(one.title))))
            if one.id == section:
                title = title.stylize("bold")
            count = f"  {done}/{len(questions)}" if questions else "  " + language.say(msg("not needed"))
            rows.append(Option(Prose.of(title + Content(count).stylize("$text-muted")), disabled=first is None))
            self._keys.append(first.key if first else "")
        progress = Prose.of(Content("\n") + Content(language.say(asides.progress(interview))))
        rows.append(Option(progress, disabled=True))
        self.clear_options()
        self.add_options(rows)
        self.highlighted = mark

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._keys[event.option_index]))
