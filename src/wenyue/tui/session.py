"""One run of the program: the language spoken, the drafts, and the talk under way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wenyue import fence, library
from wenyue.errors import StorageError
from wenyue.interview.draft import Draft
from wenyue.language import Language, Message, following, msg, nmsg
from wenyue.preferences import remember
from wenyue.storage import Drafts, Kept, no_draft

if TYPE_CHECKING:
    from wenyue.interview.engine import Interview, Remaining, Step
    from wenyue.interview.progress import Minutes
    from wenyue.opening import Opened
    from wenyue.tui.talk import Talk


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft as the start screen lists it. ``section`` is where it stopped, None when all is answered; ``name``
    what its person calls it, "" where it was given none."""

    draft: Draft
    title: Message
    changed: date
    section: Message | None
    left: int
    name: str = ""

    @property
    def heading(self) -> Message:
        """The name, or else which contract it is."""
        return Message("{name}", {"name": self.name}) if self.name else self.title

    @property
    def called(self) -> Message:
        """What tells it from the others: the name, or else which contract it is and the id."""
        return self.heading if self.name else msg("{title}, {id}", title=self.title, id=self.draft.id)

    @property
    def state(self) -> Message:
        """How far it is, and when it last changed."""
        if self.draft.exported:
            return msg("saved as a file; last changed on {day}", day=self.changed)
        if self.section is None:
            return msg("all questions answered; last changed on {day}", day=self.changed)
        return nmsg(
            "stopped at “{section}”, one question left; last changed on {day}",
            "stopped at “{section}”, {n} questions left; last changed on {day}",
            self.left,
            section=self.section,
            day=self.changed,
        )


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

    @property
    def next_language(self) -> Language:
        """The language that one would get by switching."""
        return self.languages[following(self.languages, self.code)]

    def speak(self, code: str) -> None:
        """Speak another language, in the next run too."""
        self.code = code
        remember(self.drafts.folder, language=code)
        if self.talk is not None:
            self.talk.speak(self.code)

    def load(self, dialog: str) -> None:
        """Read a dialog's files: takes a moment the first time. Raises AuthoringError."""
        library.dialog(dialog)
        self.languages = library.languages(dialog)

    def load_all(self) -> None:
        """Read every dialog, and speak the words of all: the drafts may be of any. Raises AuthoringError."""
        for id in library.all_dialogs():
            library.dialog(id)
        self.languages = library.languages(*library.all_dialogs())

    def outlook(self, dialog: str) -> tuple[Remaining, Minutes]:
        """How many questions a new contract asks, and how long they take."""
        from wenyue.interview.engine import Interview
        from wenyue.interview.progress import minutes

        found = library.dialog(dialog)
        interview = Interview(found, self.drafts.new(found, self.today))
        return interview.remaining, minutes(interview)

    def sample(self, dialog: str) -> Talk:
        """The sample conversation, played to its end in the language spoken. Raises AuthoringError."""
        from wenyue.interview.sample import play
        from wenyue.tui.talk import Talk

        self.load(dialog)
        found, sample = library.dialog(dialog), library.sample(dialog)
        assert sample is not None, "a dialog without a sample offers none"
        played = play(found, sample, self.languages, self.code, self.today)
        return Talk(played, lambda: library.template(dialog), self.drafts)

    def begin(self, dialog: str, base: Draft | None = None) -> Talk:
        """A new contract; ``base`` is the finished one that it starts from."""
        return self.resume(self.drafts.new(library.dialog(dialog), self.today, base))

    def resume(self, draft: Draft) -> Talk:
        """Go on with a draft that is new, or that the drafts handed over (`Drafts.find`, `Drafts.take_up`)."""
        from wenyue.interview.conversation import Conversation
        from wenyue.tui.talk import Talk

        self.load(draft.dialog)
        dialog = library.dialog(draft.dialog)

        def fed(interview: Interview, step: Step) -> tuple[Message, ...]:
            from wenyue.drafting.places import teller

            return teller(library.template(dialog.id), self.languages)(interview, step)

        conversation = Conversation(
            dialog,
            draft,
            self.languages,
            self.code,
            fed,
            visitor=fence.folder() is not None,
        )
        self.talk = Talk(conversation, lambda: library.template(dialog.id), self.drafts)
        return self.talk

    def find(self, id: str) -> Talk:
        """Go on with the draft of that id; its beginning is enough. Raises StorageError."""
        draft = self.drafts.find(id)
        if draft is None:
            raise StorageError(no_draft(id))
        return self.resume(draft)

    def open_file(self, file: Path) -> Opened:
        """A Word file of ours as a draft again, which is not kept yet. Raises StorageError, AnswersError."""
        from wenyue.opening import open_file

        opened = open_file(file)
        id = self.drafts.new(library.dialog(opened.draft.dialog), self.today).id
        return replace(opened, draft=replace(opened.draft, id=id))

    def is_open(self, draft: Draft) -> bool:
        """Whether a draft is the one that is talked about."""
        return self.talk is not None and self.talk.conversation.draft.id == draft.id

    def close(self, talk: Talk) -> None:
        """A talk has been left: what is half typed in it is kept."""
        talk.keep_unsent()
        if self.talk is talk:
            self.talk = None

    def listed(self, *, deleted: bool = False, unread: Callable[[str], object] | None = None) -> tuple[Listed, ...]:
        """All drafts, the last changed first; or the deleted ones. ``unread`` is told the ids of those that cannot be
        read. Raises StorageError."""
        return tuple(self._listed(kept) for kept in self.drafts.all(deleted=deleted, unread=unread))

    def _listed(self, kept: Kept) -> Listed:
        from wenyue.interview.engine import Interview

        draft = kept.draft
        dialog = library.dialog(draft.dialog)
        interview = Interview(dialog, draft)
        step = interview.next_step()
        section = Message(dialog.section_by_id[step.question.section].title) if step else None
        changed = date.fromtimestamp(kept.changed)
        return Listed(draft, Message(dialog.title), changed, section, interview.remaining.at_least, kept.name)
