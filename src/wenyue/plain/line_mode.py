"""One conversation over two streams of lines: what is said, what is heard, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import Document
from wenyue.drafting.places import teller
from wenyue.drafting.review import Review, review
from wenyue.drafting.template import Template
from wenyue.errors import StorageError
from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.interview.replies import Reply
from wenyue.language import Language, Message, clean, msg
from wenyue.plain import orders
from wenyue.preferences import remember
from wenyue.storage import Drafts

_LED: dict[str, Message] = {
    "question": msg("Question: {line}"),
    "confirm": msg("Question: {line}"),
    "which": msg("Question: {line}"),
    "problem": msg("Problem: {line}"),
    "effect": msg("Also: {line}"),
}
"""How the first line of a message begins whose own words do not say what it is."""
_STANDING = ("question", "confirm", "which", "done")


@dataclass
class LineMode:
    """One conversation over two streams of lines. ``write`` takes finished lines; ``today`` is the day of it."""

    conversation: Conversation
    drafts: Drafts
    write: Callable[[str], None]
    today: date
    unsaved: bool = False

    @property
    def language(self) -> Language:
        return self.conversation.languages[self.conversation.language]

    @property
    def dialog(self) -> Dialog:
        return self.conversation.dialog

    @property
    def interview(self) -> Interview:
        return self.conversation.interview

    @property
    def template(self) -> Template:
        return library.template(self.dialog.id)

    def run(self, lines: Iterable[str]) -> int:
        """Talk until the lines end or the person leaves. The exit code: 3 when something could not be saved."""
        self.tell(self.conversation.open())
        self.say(msg("Type :help for all commands, or :quit to leave. Everything is saved as you go."))
        for line in lines:
            if not self.hear(clean(line.rstrip("\n"))):
                break
        return 3 if self.unsaved else 0

    def hear(self, text: str) -> bool:
        """Do what one line says. False when the person leaves."""
        if text.startswith((":", "：")):
            return orders.obey(self, text[1:].strip())
        waiting = self.interview.next_step()
        for reply in self.turn(lambda: self.conversation.say(text)):
            # When the last question has been answered too, but not again after every change that follows.
            if reply.action in ("review", "finish") or (reply.tone == "done" and waiting is not None):
                orders.obey(self, "review")
            elif reply.action == "quit":
                return orders.obey(self, "quit")
        return True

    # Turns

    def turn(self, act: Callable[[], object]) -> tuple[Reply, ...]:
        """Do one turn and say what comes back, or why the disk did not take it."""
        before, spoken = self.conversation.draft, self.conversation.language
        try:
            replies = self.conversation.turn(act, self.drafts.save)
        except StorageError as error:
            self.unsaved = True
            self.refuse(error.message)
            return ()
        if self.conversation.draft is not before:
            self.unsaved = False
        self.tell(replies)
        if self.conversation.language != spoken:
            remember(self.drafts.folder, language=self.conversation.language)
            self.say_again()
        return replies

    def go_on(self, draft: Draft) -> None:
        """Talk about another draft from here on."""
        dialog = library.dialog(draft.dialog)
        languages = library.languages(dialog.id)
        self.conversation = Conversation(
            dialog, draft, languages, self.conversation.language, teller(library.template(dialog.id), languages)
        )
        self.unsaved = False
        self.tell(self.conversation.open())

    # Saying

    def tell(self, replies: Iterable[Reply]) -> None:
        for reply in replies:
            if reply.tone == "person":
                continue
            for number, line in enumerate(reply.lines):
                led = _LED.get(reply.tone) if number == 0 else None
                self.say(Message(led.id, {"line": line}) if led else line)
            for number, pick in enumerate(reply.picks, 1):
                self.say(Message("{n}. {label}", {"n": number, "label": pick.label}))
            if reply.tone == "question":
                self._beside(reply)

    def say_again(self) -> None:
        """The question that stands, in the language spoken now."""
        standing = (reply for reply in reversed(self.conversation.transcript) if reply.tone in _STANDING)
        self.tell([reply for reply in [next(standing, None)] if reply is not None])

    def _beside(self, reply: Reply) -> None:
        """What belongs to a question: why it is asked, the terms it uses, what Enter does."""
        if reply.why is not None:
            self.say(msg("Why I ask: {why}", why=reply.why))
        for note in reply.notes:
            self.say(msg("Keep in mind: {note}", note=note))
        if reply.terms:
            terms = [self.language.say(self.dialog.term_by_id[id].term) for id in reply.terms]
            self.say(msg("Words used here (“?” and the word explains it): {terms}", terms=self.language.join(terms)))
        if reply.several:
            self.say(msg("Several are possible: 1,3 or 1-3, all, none."))
        if reply.usual is not None:
            self.say(reply.usual)

    def say(self, message: Message) -> None:
        self.write(clean(self.language.say(message)))

    def refuse(self, message: Message) -> None:
        """Say why something was not done."""
        self.say(msg("Problem: {line}", line=message))

    # Looking

    def reviewed(self) -> Review:
        """The contract looked through. Raises AssemblyError."""
        return review(self.dialog, self.template, self.conversation.draft, self.conversation.languages)

    def document(self, text: tuple[str, ...] = ()) -> Document:
        """The contract as the answers make it now; ``text`` are its languages, by default what the answers say."""
        return assemble(self.dialog, self.template, self.conversation.draft, self.conversation.languages, text=text)
