"""A record as a form: all its fields on one card, each read as the same words would be in the talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.style import Style

from wenyue.interview import filling
from wenyue.interview.dialog import Question
from wenyue.interview.engine import Step, all_steps
from wenyue.interview.replies import Action
from wenyue.language import Language, Message, clean, msg
from wenyue.tui.prose import Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.talk import Talk
from wenyue.tui.widgets.field_line import FieldLine, Holder, Way
from wenyue.tui.widgets.key_line import KeyLine

_MARKS = {"value": "→ ", "unsure": "→ ", "problem": "! ", "aside": "i "}


class Field(Vertical):
    """One field: its name, the line, and how the words are read."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        & > .read { color: $text-muted; padding: 0 1; }
        & > .read.-problem { color: $text-error; }
    }
    """

    class Picked(Event):
        """A choice was clicked."""

    def __init__(self, step: Step, text: str, holder: Holder) -> None:
        super().__init__()
        self.step = step
        self._text = text
        self._holder = holder

    def compose(self) -> ComposeResult:
        yield Words(classes="label")
        yield FieldLine(self._text, holder=self._holder)
        yield Words(classes="read")

    @property
    def line(self) -> FieldLine:
        return self.query_one(FieldLine)

    def show(self, filled: filling.Filled, language: Language) -> None:
        """Its name and what is to be said of its words, in a language."""
        say, step = language.say, self.step
        needed = step.field is not None and step.field.required
        label = msg("{label} (needed)", label=Message(step.label)) if needed else Message(step.label)
        if step.wording:
            label = msg("{label} (English wording)", label=Message(step.label))
        self.query_one(".label", Words).say(Content(clean(say(label))).stylize("bold"))
        problem, reading = filled.problems.get(step.key), filled.readings.get(step.key)
        read = self.query_one(".read", Words)
        read.set_class(problem is not None, "-problem")
        content = Content("")
        if problem is not None:
            content = Content(_MARKS["problem"] + clean(say(problem)))
        elif reading is not None and self.line.text.strip():
            content = Content(_MARKS[reading.sense] + clean(say(reading.line)))
        elif not self.line.text.strip():
            found = filling.when_empty(filled.interview, step)
            content = Content(clean(say(found))) if found is not None else content
        if step.choices:
            content = (content + Content("\n") if content.plain else content) + self._choices(language)
        read.display = bool(content.plain)
        read.say(content)

    def _choices(self, language: Language) -> Content:
        names = [clean(language.say(Message(choice.label))) for choice in self.step.choices]
        links = [
            Content(f"{n} {label}").stylize(Style.from_meta({"choice": label}) + Style(underline=True))
            for n, label in enumerate(names, 1)
        ]
        return Content(" · ").join(links)

    def on_click(self, event: events.Click) -> None:
        label = event.style.meta.get("choice")
        if label:
            event.stop()
            self.line.take(str(label))
            self.post_message(self.Picked())


class FormCard(TranslatedCard[None]):
    """All fields of one record. ``turn`` does a turn of the talk, as the screen below does its own."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", msg("Save").id, key_display="^S"),
        Binding("escape", "close", msg("Close").id, key_display="Esc"),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    FormCard {
        & > .card { padding: 0; height: 1fr; }
        #about { padding: 0 1; text-style: bold; color: $text-primary; }
        #fields { height: 1fr; scrollbar-size-vertical: 1; }
        #fields Field { margin-bottom: 1; }
        #how { padding: 0 1; color: $text-muted; }
        &.-short #how { display: none; }
    }
    """

    def __init__(
        self, session: Session, talk: Talk, question: Question, turn: Callable[[Callable[[], Action]], None]
    ) -> None:
        super().__init__(session)
        self._talk, self._question, self._turn = talk, question, turn
        self._asked_for = talk.step.key if talk.step else ""
        steps = all_steps(talk.dialog, question)
        self._began = {step.key: filling.words_of(talk.conversation, step) for step in steps}

    def compose(self) -> ComposeResult:
        put_by = self._talk.put_by.form(self._question)
        with Vertical(classes="card"):
            yield Words(id="about")
            with VerticalScroll(id="fields", can_focus=False):
                for step in all_steps(self._talk.dialog, self._question):
                    yield Field(step, put_by.get(step.key, self._began[step.key]), self)
            yield Words(id="how")
        yield KeyLine()

    def on_mount(self) -> None:
        self._check()
        fields = self._shown
        first = next((field for field in fields if field.step.key == self._asked_for), fields[0])
        self._go(first)

    def _go(self, field: Field) -> None:
        """Type in this field, with its name in view."""
        self.set_focus(field.line, scroll_visible=False)  # now, not when the app comes to it
        self._reveal_focused()

    def _reveal(self, field: Field) -> None:
        fields = self.query_one("#fields", VerticalScroll)
        top, height = field.virtual_region.y, field.outer_size.height
        if top < fields.scroll_y:
            fields.scroll_to(y=top, animate=False, immediate=True)
        elif top + height > fields.scroll_y + fields.size.height:
            y = min(top, top + height - fields.size.height)
            fields.scroll_to(y=y, animate=False, immediate=True)

    def on_resize(self) -> None:
        self.set_class(self.size.height < 16, "-short")
        self._reveal_focused()

    @property
    def _shown(self) -> list[Field]:
        return [field for field in self.query(Field) if field.display]

    @property
    def words(self) -> dict[str, str]:
        """What stands in the fields, also in those that are not asked at the moment."""
        return {field.step.key: field.line.text for field in self.query(Field)}

    def _check(self) -> None:
        """Read every field, show those that are asked, and say how each is read."""
        filled = filling.read_form(self._talk.conversation, self._question, self.words, finish=False)
        asked = filled.interview.steps_of(self._question)
        for field in self.query(Field):
            field.display = field.step in asked
            field.show(filled, self.language)

    def retranslate(self) -> None:
        super().retranslate()
        self._check()
        self.query_one("#about", Words).say(self.say(Message(self._question.label)))
        self.query_one("#how", Words).say(
            Content(clean(self.say(msg("Save (^S)")))).stylize(
                Style.from_meta({"card": "save"}) + Style(underline=True)
            )
            + Content("  ")
            + Content(clean(self.say(msg("Back to the talk (Esc)")))).stylize(
                Style.from_meta({"card": "close"}) + Style(underline=True)
            )
        )

    def on_show(self) -> None:
        self.retranslate()
        self._reveal_focused()

    def _reveal_focused(self) -> None:
        """After the line has scrolled itself into view, which leaves its name above the edge."""
        field = next((field for field in self._shown if field.line.has_focus), None)
        if field is not None:
            self.call_after_refresh(lambda: self.call_after_refresh(self._reveal, field))

    def leave(self, line: FieldLine, way: Way) -> None:
        self._check()
        fields = self._shown
        place = next(n for n, field in enumerate(fields) if field.line is line)
        place += 1 if way in ("next", "down") else -1
        self._go(fields[place % len(fields)])

    def spread(self, line: FieldLine, text: str) -> None:
        """Several lines or cells fill the fields from here on, one each."""
        cells = [cell for row in filling.pasted(text) for cell in row]
        fields = self._shown
        start = next((n for n, field in enumerate(fields) if field.line is line), 0)
        for field, cell in zip(fields[start:], cells, strict=False):
            field.line.take(cell)
        self._check()

    def on_descendant_blur(self) -> None:
        if self.is_mounted:
            self._check()

    def on_field_picked(self, event: Field.Picked) -> None:
        event.stop()
        self._check()

    def on_click(self, event: events.Click) -> None:
        wanted = event.style.meta.get("card")
        if wanted == "save":
            self.action_save()
        elif wanted == "close":
            self.action_close()

    def action_close(self) -> None:
        """Back to the talk; what was typed is here again when the form is opened again."""
        self.put_by()
        self.dismiss()

    def put_by(self) -> None:
        self._talk.put_by.put_form(self._question, self._began, self.words)
        self._talk.keep_unsent()

    def action_save(self) -> None:
        """Save what can be read; what cannot stays here, with the reason beside it."""
        words, conversation = self.words, self._talk.conversation
        filled = filling.read_form(conversation, self._question, words, finish=True)
        if filled.change:
            self._turn(lambda: self._talk.fill_form(self._question.var, words))
        left = filling.read_form(conversation, self._question, words, finish=True)
        if left.change:  # the disk refused, which the talk has said
            self.action_close()
        elif not left.problems:
            self._talk.put_by.drop_form(self._question)
            self._talk.keep_unsent()
            self.dismiss()
        else:
            asked = left.interview.steps_of(self._question)
            for field in self.query(Field):
                field.display = field.step in asked
                field.show(left, self.language)
            self._go(next(field for field in self._shown if field.step.key in left.problems))
