"""One message of the transcript, as one widget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style

from wenyue.interview.glossary import Glossary
from wenyue.interview.replies import Reply, Tone
from wenyue.language import Language, clean, msg
from wenyue.language import Message as Said
from wenyue.tui.prose import term_style
from wenyue.tui.talk import Talk
from wenyue.tui.thread import Entry
from wenyue.tui.widgets.term_hints import Hint, HintedWords

# Marks that are one cell wide everywhere; each stands beside words that say the same.
MARKS: Mapping[Tone, str] = {
    "person": "> ",
    "noted": "✓ ",
    "effect": "~ ",
    "confirm": "? ",
    "which": "? ",
    "problem": "! ",
    "aside": "i ",
    "error": "! ",
    "warning": "! ",
    "tip": "* ",
}


class Bubble(HintedWords):
    """Shows one entry. A click on a term asks for its card, a click on an answer asks to change it."""

    DEFAULT_CSS = """
    Bubble {
        padding: 0 1;
        border-left: blank;
        &.question { margin-top: 1; color: $foreground; }
        &.-live { text-style: none; border-left: outer $accent; background: $surface; }
        &.section { margin-top: 1; color: $text-accent; text-style: bold; }
        &.welcome { color: $foreground; }
        &.person { color: $text-primary; }
        &.noted { color: $text-success; }
        &.-editable:hover { background: $panel; }
        &.-selected { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        &.effect { color: $text-muted; }
        &.aside { color: $text-muted; border-left: outer $text-muted; }
        &.confirm, &.which { color: $text-accent; border-left: outer $accent; }
        &.problem, &.error { color: $text-error; border-left: outer $error; }
        &.warning { color: $text-warning; border-left: outer $warning; }
        &.tip { color: $text-accent; }
        &.-settled { color: $text-muted; border-left: blank; }
        &.done { margin-top: 1; text-style: bold; color: $text-success; }
    }
    """

    @dataclass
    class Explain(Message):
        """A term was clicked."""

        term: str

    @dataclass
    class Ask(Message):
        """It is asked why a question is put, what if it is left open, or which clauses it feeds."""

        what: str

    @dataclass
    class Change(Message):
        """An answer was clicked."""

        key: str

    @dataclass
    class Fix(Message):
        """The fix of a finding was clicked."""

        check: str

    def __init__(self, entry: Entry, talk: Talk, language: Language) -> None:
        super().__init__(content_of(entry, talk, language))
        self.entry = entry
        self._fix = talk.offered.get(entry.reply.check) if entry.reply.check else None
        self.hint = _hinter(talk, language)
        self.add_class(entry.reply.tone, update=False)
        self._mark(update=False)  # a widget is styled when it is mounted

    @property
    def editable(self) -> bool:
        return self.entry.reply.tone == "noted" and bool(self.entry.reply.key) and not self.entry.taken_back

    def show(self, entry: Entry, talk: Talk, language: Language) -> None:
        """The same message as it stands now."""
        self.entry = entry
        self._fix = talk.offered.get(entry.reply.check) if entry.reply.check else None
        self.hint = _hinter(talk, language)
        self._mark()
        self.say(content_of(entry, talk, language))

    def is_behind(self, entry: Entry, talk: Talk) -> bool:
        """Whether it has to be shown anew: the message is another, or its fix is no longer the one on offer."""
        check = entry.reply.check
        return self.entry is not entry or bool(check and self._fix != talk.offered.get(check))

    def _mark(self, *, update: bool = True) -> None:
        self.set_class(self.entry.live, "-live", update=update)
        self.set_class(self.entry.settled, "-settled", update=update)
        self.set_class(self.editable, "-editable", update=update)

    def on_click(self, event: events.Click) -> None:
        meta = event.style.meta
        if "ask" in meta:
            self.post_message(self.Ask(str(meta["ask"])))
        elif "term" in meta:
            self.post_message(self.Explain(str(meta["term"])))
        elif "fix" in meta:
            self.post_message(self.Fix(str(meta["fix"])))
        elif "key" in meta:
            self.post_message(self.Change(str(meta["key"])))
        elif self.editable or (self.entry.reply.tone == "person" and self.entry.reply.key):
            self.post_message(self.Change(self.entry.reply.key))


def _hinter(talk: Talk, language: Language) -> Hint:
    return lambda term: language.say(talk.hint_of(term))


def content_of(entry: Entry, talk: Talk, language: Language) -> Content:
    """The words of an entry in a language. Values enter as text and are never read as markup."""
    reply, say = entry.reply, language.say
    lines = [Content(clean(say(line))) for line in reply.lines]
    marker = _Marker(talk.conversation.glossary, language, reply.term)
    mark = MARKS.get(reply.tone, "")
    if mark and lines:
        lines[0] = Content(mark) + lines[0]
    if reply.tone == "question":
        lines = [line.stylize("bold") for line in lines]
    if entry.live or reply.tone in _EXPLAINING:
        lines = [marker.mark(line) for line in lines]
    if entry.live:
        lines.extend(_beside(entry, talk, language, marker))
    if reply.tone in ("error", "warning", "tip") and not entry.settled:
        lines.extend(_places(reply, talk, language))
    if reply.tone == "which":
        lines.extend(Content(f"  {n}  {clean(say(pick.label))}") for n, pick in enumerate(reply.picks, 1))
    if entry.taken_back:
        struck = Content("\n").join(lines).stylize("strike")
        return struck + Content(" " + say(msg("(taken back)")))
    if entry.settled:
        return lines[0].stylize("strike") + Content(" " + say(msg("(settled)")))
    return Content("\n").join(lines)


_EXPLAINING = ("aside", "error", "warning", "tip")
_ASKED: Mapping[str, Said] = {
    "why": msg("Why? ^R"),
    "blank": msg("Left open? ^L"),
    "feeds": msg("Which clause? ^G"),
}


class _Marker:
    """Underlines each term at its first use in a message; not the one that the message explains."""

    def __init__(self, glossary: Glossary, language: Language, explained: str) -> None:
        self._glossary, self._code = glossary, language.code
        self._seen = {explained}

    def mark(self, line: Content) -> Content:
        for found in self._glossary.find(line.plain, self._code):
            if found.term not in self._seen:
                self._seen.add(found.term)
                line = line.stylize(term_style(found.term), found.start, found.end)
        return line


def _beside(entry: Entry, talk: Talk, language: Language, marker: _Marker) -> Iterator[Content]:
    """What stands with the question being asked: why, in one sentence; one thing to keep in mind; its terms; and
    where there is more. Nobody is told more than two sentences that were not asked for."""
    reply, say = entry.reply, language.say
    if reply.why is not None:
        yield marker.mark(Content(clean(say(reply.why)))).stylize("$text-muted")
    for note in entry.notes[:1]:
        yield marker.mark(Content(clean(say(msg("Keep in mind: {note}", note=note))))).stylize("$text-muted")
    if entry.terms:
        names = [(term, talk.dialog.term_by_id[term]) for term in entry.terms]
        chips = Content(" · ").join(Content(clean(say(term.term))).stylize(term_style(id)) for id, term in names)
        yield Content(say(msg("Terms (F1):")) + " ").stylize("$text-muted") + chips
    asks = [Content(say(words)).stylize(_ask_style(what)) for what, words in _ASKED.items()]
    if len(entry.notes) > 1:
        asks.insert(0, Content(say(msg("More: F1"))).stylize(_ask_style("")))
    yield Content(" · ").join(asks).stylize("$text-muted")


def _ask_style(what: str) -> Style:
    return Style.from_meta({"ask": what}) + Style(underline=True)


def _places(reply: Reply, talk: Talk, language: Language) -> Iterator[Content]:
    """The answers a finding is about, to click on."""
    links: list[Content] = []
    for id in reply.questions:
        key = talk.key_of(id)
        if key:
            label = language.say(Said(talk.dialog.question_by_id[id].label))
            links.append(Content(clean(label)).stylize(Style.from_meta({"key": key}) + Style(underline=True)))
    if links:
        yield Content(language.say(msg("Change:")) + " ") + Content(" · ").join(links)
    fix = talk.offered.get(reply.check)
    if fix is not None:
        words = Content(clean(language.say(msg("Fix: {change}", change=fix.message))))
        yield words.stylize(Style.from_meta({"fix": reply.check}) + Style(underline=True))
