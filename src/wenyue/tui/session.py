"""One run of the program: the language spoken, the drafts, and the talk under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wenyue import library
from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import Language, Message, msg
from wenyue.storage import Drafts

if TYPE_CHECKING:
    from wenyue.drafting.document import Document
    from wenyue.interview.engine import Remaining
    from wenyue.tui.talk import Talk


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft as the start screen lists it. ``section`` is where it stopped, None when all is answered."""

    draft: Draft
    title: Message
    changed: date
    section: Message | None
    left: int


class Session:
    """What all screens share. The interview is imported when a talk begins: the first frame needs none of it."""

    def __init__(self, code: str, drafts: Drafts, today: date) -> None:
        self.code = code
        self.drafts = drafts
        self.today = today
        self.languages: Mapping[str, Language] = library.languages()
        self.talk: Talk | None = None

    @property
    def language(self) -> Language:
        """The language the screen speaks now."""
        return self.languages[self.code]

    def switch_language(self) -> None:
        """Speak the next language there is."""
        codes = list(self.languages)
        self.code = codes[(codes.index(self.code) + 1) % len(codes)]
        if self.talk is not None:
            self.talk.speak(self.code)

    def load(self, dialog: str) -> None:
        """Read a dialog's files: takes a moment the first time. Raises AuthoringError."""
        library.dialog(dialog)
        library.template(dialog)
        self.languages = library.languages(dialog)

    def outlook(self, dialog: str) -> Remaining:
        """How many questions a new contract asks."""
        from wenyue.interview.engine import Interview

        found = library.dialog(dialog)
        return Interview(found, self.drafts.new(found, self.today)).remaining

    def sample(self, dialog: str) -> Document:
        """The contract of the sample conversation, in the language spoken. Raises AuthoringError."""
        from wenyue.drafting.assembly import assemble
        from wenyue.interview.sample import play

        self.load(dialog)
        found, sample = library.dialog(dialog), library.sample(dialog)
        assert sample is not None, "a dialog without a sample offers none"
        draft = play(found, sample, self.languages, self.code, self.today).draft
        text = (self.code,) if self.code in found.languages else found.languages[:1]
        return assemble(found, library.template(dialog), draft, self.languages, text=text)

    def begin(self, dialog: str) -> Talk:
        """A new contract."""
        return self.resume(self.drafts.new(library.dialog(dialog), self.today))

    def resume(self, draft: Draft) -> Talk:
        """Go on with a draft."""
        from wenyue.interview.conversation import Conversation
        from wenyue.tui.talk import Talk

        self.load(draft.dialog)
        dialog = library.dialog(draft.dialog)
        conversation = Conversation(dialog, draft, self.languages, self.code)
        self.talk = Talk(conversation, library.template(dialog.id), self.drafts)
        return self.talk

    def find(self, id: str) -> Talk:
        """Go on with the draft of that id; its beginning is enough. Raises StorageError."""
        draft = self.drafts.find(id)
        if draft is None:
            raise StorageError(msg("There is no draft “{id}”. `wenyue drafts` lists them.", id=id))
        return self.resume(draft)

    def listed(self) -> tuple[Listed, ...]:
        """All drafts, the last changed first. Raises StorageError."""
        return tuple(self._listed(kept.draft, date.fromtimestamp(kept.changed)) for kept in self.drafts.all())

    def _listed(self, draft: Draft, changed: date) -> Listed:
        from wenyue.interview.engine import Interview

        dialog = library.dialog(draft.dialog)
        interview = Interview(dialog, draft)
        step = interview.next_step()
        section = Message(dialog.section_by_id[step.question.section].title) if step else None
        return Listed(draft, Message(dialog.title), changed, section, interview.remaining.at_least)
