"""Going anywhere by words: what can be done, questions, answers, settings, clauses, terms."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from wenyue.interview.search import Entry, Hit, Kind, find, warm
from wenyue.language import Message, clean, msg, nmsg
from wenyue.tui.prose import Prose, Words
from wenyue.tui.screens.translated import TranslatedCard
from wenyue.tui.session import Session
from wenyue.tui.widgets.line import Line
from wenyue.tui.widgets.marked_list import MarkedList

_KINDS: Mapping[Kind, Message] = {
    "action": msg("do"),
    "fix": msg("fix"),
    "draft": msg("draft"),
    "question": msg("question"),
    "answer": msg("answer"),
    "setting": msg("setting"),
    "clause": msg("clause"),
    "term": msg("word"),
}
_AT_ONCE = ("action", "fix", "draft")
"""What is offered before anything has been typed."""
_LONGEST = 100
_WANTED = msg("Question, answer, clause, word, or what to do")


class SearchCard(TranslatedCard[Entry]):
    """Closes with the entry that was chosen, or with nothing. The keyboard stays in the line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", msg("Back").id, key_display="Esc"),
        Binding("f5,ctrl+p", "dismiss(None)", msg("Back").id, priority=True, show=False),
        Binding("f2", "app.switch_language", msg("Language").id, priority=True, key_display="F2"),
    ]

    DEFAULT_CSS = """
    SearchCard {
        align: center top;
        & > .card { height: 90%; max-height: 30; padding: 0; }
        &.-short > .card { height: 100%; }
        #wanted > .input--placeholder { color: $text-muted; }
        #count { color: $text-muted; padding: 0 1; }
        #found { height: 1fr; background: $surface; }
    }
    """

    def __init__(self, session: Session, entries: Sequence[Entry], wanted: Message = _WANTED) -> None:
        """``wanted`` says what there is to look for."""
        super().__init__(session)
        self._wanted = wanted
        self._entries = tuple(entries)
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Line(id="wanted", select_on_focus=True, max_length=_LONGEST)
            yield Words(id="count")
            yield MarkedList(id="found")

    @property
    def _list(self) -> MarkedList:
        return self.query_one("#found", MarkedList)

    def on_mount(self) -> None:
        self.retranslate()
        self._search("")
        self.query_one("#wanted").focus()
        # Reading the clauses by ear takes a moment the first time, and no key must wait for it.
        self.run_worker(asyncio.to_thread(warm, self._entries))

    def on_resize(self) -> None:
        self.set_class(self.size.height < 20, "-short")
        self.call_after_refresh(self._fill)

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one("#wanted", Input).placeholder = self.say(self._wanted)
        self._fill()

    # Finding

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search(clean(event.value))

    def _search(self, words: str) -> None:
        if words.strip():
            self._hits = find(self._entries, words)
        else:
            self._hits = tuple(Hit(entry) for entry in self._entries if entry.kind in _AT_ONCE)
        self._fill()
        self._list.highlighted = next((n for n, hit in enumerate(self._hits) if hit.entry.why_not is None), None)
        self._list.scroll_home(animate=False)

    def _fill(self) -> None:
        mark = self._list.highlighted
        column = max(cell_len(self.say(kind)) for kind in _KINDS.values()) + 2
        self._list.clear_options()
        self._list.add_options([self._option(hit, column) for hit in self._hits])
        self._list.highlighted = mark
        self.query_one("#count", Words).say(self.say(self._count()))

    def _count(self) -> Message:
        wanted = clean(self.query_one("#wanted", Input).value).strip()
        if not wanted:
            return msg("Type what you look for, pinyin works too. Enter goes there.")
        if not self._hits:
            return msg("Nothing is called “{words}”. Try another word, pinyin, or only a part of it.", words=wanted)
        return nmsg("One place found; Enter goes there.", "{n} places found; Enter goes there.", len(self._hits))

    def _option(self, hit: Hit, column: int) -> Option:
        entry, kind = hit.entry, self.say(_KINDS[hit.entry.kind])
        line = Content(kind + " " * (column - cell_len(kind))).stylize("$text-muted")
        line += Content(clean(self.say(entry.title)).replace("\n", " "))
        beside = hit.excerpt or (self.say(entry.beside) if entry.beside else "")
        if beside:
            line += Content("  " + " ".join(clean(beside).split())).stylize("$text-muted")
        width = self._list.scrollable_content_region.width - 4
        line = line.truncate(width, ellipsis=True) if width > column else line
        if entry.why_not is not None:
            reason = Content("\n  " + clean(self.say(entry.why_not)))
            return Option(Prose.of((line + reason).stylize("$text-muted")), disabled=True)
        return Option(Prose.of(line))

    # Going there

    def on_key(self, event: events.Key) -> None:
        """The keyboard is in the line; what moves the mark is passed on to the list."""
        moves: Mapping[str, Callable[[], None]] = {
            "up": self._list.action_cursor_up,
            "down": self._list.action_cursor_down,
            "pageup": self._list.action_page_up,
            "pagedown": self._list.action_page_down,
        }
        move = moves.get(event.key)
        if move is not None and self.query_one("#wanted").has_focus:
            event.stop()
            move()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._list.highlighted is not None:
            self._go(self._list.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go(event.option_index)

    def _go(self, place: int) -> None:
        entry = self._hits[place].entry
        if entry.why_not is None:
            self.dismiss(entry)
