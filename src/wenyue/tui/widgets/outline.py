"""The sections of the script, how each stands, its questions, and how much is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wenyue.interview import asides
from wenyue.interview.checks import Finding
from wenyue.interview.dialog import Question
from wenyue.interview.engine import Interview, Step
from wenyue.interview.engine import State as AnswerState
from wenyue.interview.progress import Standing, State, standing
from wenyue.language import Language, clean, msg, nmsg
from wenyue.language import Message as Said
from wenyue.tui.prose import Prose
from wenyue.tui.states import SEVERITIES, STATES
from wenyue.tui.widgets.marked_list import MarkedList

_MARKS: Mapping[State, tuple[str, str]] = {
    "none": (" ", "$text-muted"),
    "care": ("!", "$text-warning"),
    "blanks": ("_", "$text-warning"),
    "done": ("✓", "$text-success"),
    "open": (" ", "$text-muted"),
}


@dataclass(frozen=True)
class _Row:
    """One row: the section it belongs to, and the answer it goes to."""

    content: Content
    section: str
    key: str


class Outline(MarkedList):
    """One row a section, then one for each thing the checks say. Choosing one goes to its first open question, or
    else to its first answer. Opened, a section shows its questions, to go to any of them; that of the section being
    asked about is open anyway."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "open_section(True)", show=False),
        Binding("left", "open_section(False)", show=False),
    ]

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
        """A section or a question was chosen; ``key`` is the answer to go to."""

        key: str

    class Shown(Message):
        """The outline has come into view, and may be behind."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[_Row] = []
        self._open: dict[str, bool] = {}
        self._now = ""
        self._shown: tuple[Interview, Sequence[Finding], Language] | None = None

    def tell_shown(self) -> None:
        self.post_message(self.Shown())

    def show(self, interview: Interview, section: str, findings: Sequence[Finding], language: Language) -> None:
        """``section`` is the one being asked about, ``findings`` those of the checks so far."""
        if section != self._now:
            self._open = {}  # what was opened to look around need not stay open for ever
        self._now, self._shown = section, (interview, findings, language)
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        interview, findings, language = self._shown
        mark = self.highlighted
        self._rows = [*self._sections(interview, findings, language), *_checks(interview, findings, language)]
        hint = Content(clean(language.say(msg("Space opens a section and closes it.")))).stylize("$text-muted")
        progress = Content(clean(language.say(asides.progress(interview))))
        options = [Option(Prose.of(row.content), disabled=not row.key) for row in self._rows]
        options.append(Option(Prose.of(Content("\n") + progress + Content("\n") + hint), disabled=True))
        self.clear_options()
        self.add_options(options)
        self.highlighted = min(mark, len(self._rows) - 1) if mark is not None else None

    def _sections(self, interview: Interview, findings: Sequence[Finding], language: Language) -> Iterator[_Row]:
        for one in interview.dialog.sections:
            steps = [step for question in interview.dialog.in_section(one.id) for step in interview.steps_of(question)]
            how = standing(interview, one.id, findings)
            key = _goal(interview, steps).key if steps else ""
            yield _Row(self._section(Said(one.title), one.id, how, language), one.id, key)
            if self._is_open(one.id):
                yield from self._questions(interview, one.id, language)

    @staticmethod
    def _questions(interview: Interview, section: str, language: Language) -> Iterator[_Row]:
        """A row a question; that of a record goes to what is still open in it."""
        for question in interview.dialog.in_section(section):
            steps = interview.steps_of(question)
            if steps:
                yield _Row(_question(interview, question, steps, language), section, _goal(interview, steps).key)

    def _section(self, title: Said, id: str, how: Standing, language: Language) -> Content:
        mark, colour = _MARKS[how.state]
        if how.state == "open" and id == self._now:
            mark = "•"
        words = Content(clean(language.say(title)))
        line = Content(f"{mark} ").stylize(colour) + (words.stylize("bold") if id == self._now else words)
        count = f"  {how.done}/{how.of}  " if how.of else "  "
        return line + Content(count + clean(language.say(_word(how)))).stylize("$text-muted")

    # Opening sections

    def _is_open(self, section: str) -> bool:
        return self._open.get(section, section == self._now)

    def action_fold(self) -> None:
        row = self._marked_row
        if row is not None:
            self.action_open_section(not self._is_open(row.section))

    def action_open_section(self, wanted: bool) -> None:
        """Show or hide the questions of the section on which the mark stands."""
        row = self._marked_row
        if row is None:
            return
        self._open[row.section] = wanted
        self._fill()
        self.highlighted = next(place for place, one in enumerate(self._rows) if one.section == row.section)

    @property
    def _marked_row(self) -> _Row | None:
        place = self.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def on_key(self, event: events.Key) -> None:
        """The space bar opens and closes, before the talk takes it for the beginning of an answer."""
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.action_fold()

    async def _on_click(self, event: events.Click) -> None:
        """A click on the mark before a section opens and closes it; anywhere else it goes there."""
        place = event.style.meta.get("option")
        if not isinstance(place, int) or place >= len(self._rows) or event.x >= _MARK_WIDTH:
            return
        begins = place == 0 or self._rows[place].section != self._rows[place - 1].section
        if begins and self._rows[place].key:
            event.prevent_default()
            event.stop()
            self.highlighted = place
            self.action_fold()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._rows[event.option_index].key))


_CHECKS = "checks"
"""Stands for a section where there is none: the rows of the checks."""
_MARK_WIDTH = 5
"""Columns at the left of a row that belong to its mark."""


def _word(how: Standing) -> Said:
    """How a section stands, in a word or two."""
    match how.state:
        case "none":
            return msg("not needed")
        case "care":
            return nmsg("one to look at", "{n} to look at", how.findings)
        case "blanks":
            return nmsg("one left open", "{n} left open", how.blanks)
        case "done":
            return msg("done")
        case _:
            return msg("open")


def _checks(interview: Interview, findings: Sequence[Finding], language: Language) -> Iterator[_Row]:
    """What the checks say so far; each row goes to the first answer that it is about."""
    if findings:
        heading = "\n" + clean(language.say(msg("What the checks say")))
        yield _Row(Content(heading).stylize("bold $text-accent"), _CHECKS, "")
    for finding in findings:
        word, colour = SEVERITIES[finding.severity]
        words = msg("{severity}: {message}", severity=word, message=finding.message)
        asked = (interview.dialog.question_by_id[id] for id in finding.check.questions)
        steps = next((found for question in asked if (found := interview.steps_of(question))), ())
        line = Content("! ").stylize(colour) + Content(clean(language.say(words)))
        yield _Row(line, _CHECKS, _goal(interview, steps).key if steps else "")


def _goal(interview: Interview, steps: Sequence[Step]) -> Step:
    """Where one goes among several: to the first that is not answered, else to the first."""
    return next((step for step in steps if step.key not in interview.draft.answers), steps[0])


def _question(interview: Interview, question: Question, steps: Sequence[Step], language: Language) -> Content:
    states = [interview.state(step) for step in steps]
    state: AnswerState = "open" if "open" in states else "blank" if "blank" in states else states[0]
    mark, _, colour = STATES[state]
    return Content(f"  {mark} ").stylize(colour) + Content(clean(language.say(Said(question.label))))
