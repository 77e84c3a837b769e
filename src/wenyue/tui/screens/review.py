"""Everything before it leaves: answers by section, what is open, what the checks say."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from wenyue.drafting.review import Review, Row
from wenyue.interview.engine import State
from wenyue.language import Message, clean, msg, nmsg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.confirm import Confirm
from wenyue.tui.screens.export import ExportCard
from wenyue.tui.screens.translated import TranslatedScreen
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.marked_list import MarkedList

Adder = Callable[[str, Content], None]

STATES: dict[State, tuple[str, Message, str]] = {
    "answered": ("✓", msg("answered"), "$text-success"),
    "default": ("=", msg("usual answer"), "$text-primary"),
    "blank": ("_", msg("left open"), "$text-warning"),
    "open": ("?", msg("not answered yet"), "$text-warning"),
    "parked": ("-", msg("set aside"), "$text-muted"),
}
"""Mark, word and colour of each state of an answer."""

_SEVERITIES = {
    "error": (msg("needs fixing"), "$text-error"),
    "warning": (msg("be careful"), "$text-warning"),
    "tip": (msg("tip"), "$text-accent"),
}


class ReviewScreen(TranslatedScreen[str]):
    """Closes with the key of the answer to change, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,f6", "save", msg("Save as a file").id, key_display="S"),
        Binding("escape", "dismiss('')", msg("Back").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("中文").id, priority=True, key_display="F2"),
        Binding("ctrl+q", "app.quit", msg("Leave").id, priority=True, key_display="^Q"),
    ]

    DEFAULT_CSS = """
    ReviewScreen {
        #summary { background: $panel; padding: 0 1; text-style: bold; }
        #rows { height: 1fr; }
    }
    """

    def __init__(self, session: Session, talk: Talk, marked: str = "") -> None:
        """``marked`` is the key of the answer on which the mark stands."""
        super().__init__(session)
        self.talk = talk
        self._marked = marked
        self.review: Review = talk.review()
        self._keys: list[str] = []

    def compose(self) -> ComposeResult:
        yield Words(id="summary")
        yield MarkedList(id="rows")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.retranslate()
        rows = self.query_one("#rows", MarkedList)
        rows.focus()
        if self._marked and self._marked in self._keys:
            rows.highlighted = len(self._keys) - 1 - self._keys[::-1].index(self._marked)
        else:
            rows.action_first()

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#summary", Words).say(self.say(self._summary()))
        rows = self.query_one("#rows", MarkedList)
        mark = rows.highlighted
        options: list[Option] = []
        self._keys = []

        def add(key: str, prompt: Content) -> None:
            self._keys.append(key)
            options.append(Option(Prose.of(prompt), disabled=not key))

        self._add_findings(add)
        self._add_blanks(add)
        self._add_answers(add)
        rows.clear_options()
        rows.add_options(options)
        rows.highlighted = mark

    def _summary(self) -> Message:
        errors = len(self.review.errors)
        blanks = len(self.review.blanks)
        parts = [
            nmsg("one thing needs fixing", "{n} things need fixing", errors) if errors else msg("nothing needs fixing"),
            nmsg("one open line", "{n} open lines", blanks) if blanks else msg("no open lines"),
        ]
        return msg(
            "Before you save: {fixing}, {blanks}. Enter on a line changes it, S saves.",
            fixing=parts[0],
            blanks=parts[1],
        )

    def _add_findings(self, add: Adder) -> None:
        if not self.review.findings:
            return
        add("", self._heading(msg("What the checks say")))
        for finding in self.review.findings:
            word, colour = _SEVERITIES[finding.severity]
            words = msg("{severity}: {message}", severity=word, message=finding.message)
            line = Content("! ").stylize(colour) + Content(clean(self.say(words)))
            source = finding.source(self.talk.dialog)
            if source is not None:
                line += Content("\n  " + clean(self.say(source)))
            keys = [key for key in map(self.talk.key_of, finding.check.questions) if key]
            add(keys[0] if keys else "", line)
        caution = clean(self.say(Message(self.talk.dialog.disclaimers.on_warning)))
        add("", Content(caution).stylize("$text-muted"))

    def _heading(self, title: Message) -> Content:
        space = "\n" if self._keys else ""
        return Content(space + clean(self.say(title))).stylize("bold $text-accent")

    def _add_blanks(self, add: Adder) -> None:
        if not self.review.blanks:
            return
        add("", self._heading(msg("Open lines in the contract")))
        steps = self.talk.interview.step_by_key
        for key, name in self.review.blanks:
            known = key if key in steps else self._first_of(key)
            add(known, Content("____ ") + Content(clean(self.say(name))))

    def _first_of(self, variable: str) -> str:
        return next((key for key in self.talk.interview.step_by_key if key.partition(".")[0] == variable), "")

    def _add_answers(self, add: Adder) -> None:
        section = ""
        for row in self.review.rows:
            if row.section != section:
                section = row.section
                add("", self._heading(Message(self.talk.dialog.section_by_id[section].title)))
            add(row.key, self._answer(row))

    def _answer(self, row: Row) -> Content:
        mark, word, colour = STATES[row.state]
        words = msg("{label}: {answer}", label=row.name, answer=row.answer)
        if row.state != "answered":
            words = msg("{label}: {answer} ({state})", label=row.name, answer=row.answer, state=word)
        return Content(f"{mark} ").stylize(colour) + Content(clean(self.say(words)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._keys[event.option_index])

    def action_save(self) -> None:
        """Straight to the file; past errors only when the person says so."""
        errors = [finding.message for finding in self.review.errors]
        if not errors:
            self._export(True)
            return
        lines = (msg("The contract would be saved with this still to be fixed:"), *errors)
        self.app.push_screen(Confirm(self.session, lines, msg("Save as it is")), self._export)

    def _export(self, agreed: bool | None) -> None:
        if agreed:
            self.app.push_screen(ExportCard(self.session, self.talk))
