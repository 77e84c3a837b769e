"""A conversation with its place on disk: what was said is shown only when it has been saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from wenyue.errors import AssemblyError, StorageError
from wenyue.interview import asides
from wenyue.interview.asking import example
from wenyue.interview.checks import Finding
from wenyue.interview.conversation import Conversation
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview, Step
from wenyue.interview.fixes import Fix, fix_of
from wenyue.interview.replies import Action, Pick, Reply
from wenyue.language import Message, Words, msg
from wenyue.storage import Drafts
from wenyue.tui.put_by import PutBy
from wenyue.tui.thread import Thread

if TYPE_CHECKING:
    # What makes the contract is imported when it is first looked at: the first question needs none of it.
    from wenyue.drafting.document import Document
    from wenyue.drafting.review import Review
    from wenyue.drafting.template import Template
    from wenyue.export.comparison import Comparison
    from wenyue.interview.search import Entry

Tool = Literal["", "form", "table", "calendar"]
"""What helps with the question that stands, beside typing."""


class Talk:
    """The conversation, its transcript, and the contract it makes.

    Every turn is saved before it is shown. When the disk refuses, the turn is
    taken back whole and StorageError is raised (`Conversation.turn`).
    """

    def __init__(self, conversation: Conversation, template: Callable[[], Template], drafts: Drafts) -> None:
        self.conversation = conversation
        self._read_template = template
        self.drafts = drafts
        self.thread = Thread()
        self.unsent: Mapping[str, str] = {}
        self._kept: Mapping[str, str] = {}
        self.put_by = PutBy(conversation)
        self._offered: tuple[Draft, Mapping[str, Fix]] | None = None
        self._opened = conversation.draft
        self.prepared = False
        """Whether all has been read that the contract is made of, so that nobody waits for it."""

    @cached_property
    def template(self) -> Template:
        """The words of the contract, read when they are first needed. Raises AuthoringError."""
        return self._read_template()

    @property
    def dialog(self) -> Dialog:
        return self.conversation.dialog

    @property
    def interview(self) -> Interview:
        return self.conversation.interview

    @property
    def step(self) -> Step | None:
        """What is being asked now."""
        return self.conversation.step

    # Turns. Each returns what the front is asked to do beside showing the words.

    def open(self) -> Action:
        """The first words, or welcome back."""
        return self._turn(self.conversation.open)

    def say(self, text: str) -> Action:
        """What was typed."""
        return self._turn(lambda: self.conversation.say(text))

    def pick(self, picks: Sequence[Pick]) -> Action:
        """One or several of the choices shown, or none of them. The transcript shows them by their names."""
        chosen = tuple(picks)
        if not chosen:
            return self.say("none")
        asked = next((e.reply for e in reversed(self.thread.entries) if chosen[0] in e.reply.picks), None)
        if asked is not None and asked.tone == "which" and not asked.key:
            return self.edit(chosen[0].text)
        names = Message("{choices}", {"choices": Words(tuple(pick.label for pick in chosen))})
        return self._turn(lambda: self.conversation.say("、".join(pick.text for pick in chosen)), names)

    def fill_form(self, question: str, words: Mapping[str, str]) -> Action:
        """What was typed into the fields of a record, as one turn."""
        return self._turn(lambda: self.conversation.fill_form(question, words))

    def fill_table(self, key: str, cells: Sequence[Sequence[str]]) -> Action:
        """The rows of a table, as the whole of a list."""
        return self._turn(lambda: self.conversation.fill_table(key, cells))

    def edit(self, key: str) -> Action:
        """Ask for an earlier answer again."""
        return self._turn(lambda: self.conversation.edit(key))

    def leave_edit(self) -> Action:
        """Leave the earlier answer as it was."""
        return self._turn(self.conversation.leave_edit)

    def undo(self) -> Action:
        return self._turn(self.conversation.undo)

    def redo(self) -> Action:
        return self._turn(self.conversation.redo)

    def fix(self, check: str) -> Action:
        """Take the fix that is on offer for a check."""
        return self._turn(lambda: self.conversation.fix(check))

    def settle(self, fix: Fix) -> Action:
        """Give the answer that settles a finding."""
        return self._turn(lambda: self.conversation.settle(fix))

    def speak(self, code: str) -> None:
        """Go on in another language; what was said is shown again in it."""
        self.conversation.speak(code)

    def tell(self, reply: Reply) -> None:
        """Say something that is not part of the conversation (a disk that refuses)."""
        self.thread.receive((reply,), self.interview, self.thread.editing)

    def _turn(self, act: Callable[[], object], spoken: Message | None = None) -> Action:
        said = self.conversation.turn(act, self.drafts.save)
        if spoken is not None:
            said = tuple(replace(reply, lines=(spoken,)) if reply.tone == "person" else reply for reply in said)
        self.thread.receive(said, self.interview, self.editing, lambda: self.conversation.standing)
        return next((reply.action for reply in reversed(said) if reply.action), "")

    @property
    def editing(self) -> str:
        """The answer that is asked for out of turn, also while its list is being filled line by line."""
        step = self.step
        if self.conversation.editing:
            return self.conversation.editing
        return self.thread.editing if step is not None and step.key == self.thread.editing else ""

    # What was typed and not sent: ``unsent``, by the key of the answer it was meant for;
    # ``put_by`` holds what stood in a form or table that was left without saving.

    def keep_unsent(self) -> None:
        """Put what is half typed beside the draft, where a sent answer takes it away. Identity numbers are
        not kept. A disk that refuses is told of with the next answer."""
        steps = self.interview.step_by_key
        words = {key: text for key, text in self.unsent.items() if text.strip() and key in steps}
        words = {key: text for key, text in words.items() if not steps[key].masked} | dict(self.put_by.kept)
        if words != self._kept:
            with suppress(StorageError):
                self.drafts.keep_unsent(self.conversation.draft.id, words)
                self._kept = words

    def unsent_before(self) -> Mapping[str, str]:
        """What was half typed in the prompt when the draft was left, without what has become its answer since; what
        stood in forms and tables is put by again."""
        with suppress(StorageError):
            self._kept = self.drafts.unsent(self.conversation.draft.id)
        given, unsent = self.interview.draft.answers, self.put_by.take_up(self._kept)
        return {key: text for key, text in unsent.items() if key not in given or given[key].typed != text}

    @property
    def sent_before(self) -> tuple[str, ...]:
        """What was typed as answers in earlier sittings, in order; no identity numbers."""
        masked = {key for key, step in self.interview.step_by_key.items() if step.masked}
        given = ((key, one) for change in self.conversation.draft.changes for key, one in change.items())
        return tuple(one.typed for key, one in given if one is not None and one.typed and key not in masked)

    # Looking

    @property
    def waiting(self) -> str:
        """The key of the question that waits while an earlier answer is changed; empty when all is asked."""
        step = self.interview.next_step()
        return step.key if step is not None else ""

    @property
    def tool(self) -> Tool:
        """What the question that stands may be answered with, beside typing."""
        step = self.step
        if step is None or step.is_setting:
            return ""
        if step.question.kind == "record":
            return "form"
        tools: Mapping[str, Tool] = {"rows": "table", "date": "calendar"}
        return tools.get(step.kind, "")

    @property
    def awaiting(self) -> Reply | None:
        """The message that waits for an answer: a choice between readings while it stands, else the question."""
        answered = False
        for reply in reversed(self.conversation.transcript):
            if reply.tone in ("question", "done") or (reply.tone in ("which", "confirm") and not answered):
                return reply
            answered = answered or reply.tone == "person"
        return None

    @property
    def hint(self) -> Message:
        """What Enter does now, or else what an answer may look like."""
        awaiting, step = self.awaiting, self.step
        if awaiting is None or step is None:
            return msg("Enter: look it all through and save.")
        if awaiting.tone == "confirm":
            return msg("Enter if right, or type it again.")
        if awaiting.tone == "which":
            return msg("A number, or say it another way.")
        if step.kind == "rows" and step.key in self.interview.draft.answers and not self.conversation.editing:
            return msg("The next line, or Enter when complete.")
        if awaiting.several:
            return msg("Space ticks, Enter sends.")
        if awaiting.picks:
            usual = msg("Number or words; Enter: marked one.")
            return usual if self.usual_picks else msg("Type a number, or arrows and Enter.")
        if awaiting.usual is not None:
            return awaiting.usual
        return example(step) or msg("Type your answer.")

    @property
    def stands(self) -> bool:
        """Whether what is being asked has an answer already, which Enter keeps."""
        answer = self.interview.draft.answers.get(self.step.key) if self.step else None
        return answer is not None and answer.origin == "typed"

    @property
    def typed_before(self) -> str:
        """The words of the answer that is being changed, where changing them is easier than saying it anew."""
        step = self.step
        answer = self.interview.draft.answers.get(step.key) if step else None
        if step is None or answer is None or step.choices or step.masked or step.kind == "yes_no":
            return ""
        if self.conversation.hanging is not None:  # Enter says yes to what was said with the wish to change it
            return ""
        return answer.typed if answer.origin == "typed" else ""

    @property
    def usual_picks(self) -> frozenset[str]:
        """The texts of the picks that Enter alone would choose: the answer that stands, or the usual one."""
        step = self.step
        if step is None:
            return frozenset()
        value = self.interview.draft.answers[step.key].value if self.stands else self.interview.default(step)
        match value:
            case bool():
                return frozenset({"yes" if value else "no"})
            case str():
                return frozenset({value})
            case tuple():
                return frozenset(one for one in value if isinstance(one, str))
            case _:
                return frozenset()

    def key_of(self, question: str) -> str:
        """The answer to jump to for a question of the script: of a record the first field that is
        still open. Empty when the question is not asked."""
        found = self.dialog.question_by_id.get(question)
        keys = [step.key for step in self.interview.steps_of(found)] if found else []
        given = self.interview.draft.answers
        missing = (key for key in keys if key not in given or given[key].origin == "blank")
        return next(missing, next(iter(keys), ""))

    def asked_as(self, key: str) -> str:
        """The key under which an answer or a setting is asked for: of a record its first field; empty for none."""
        if self.interview.step_of(key) is not None:
            return key
        return next((one for one in self.interview.step_by_key if one.startswith(f"{key}.")), "")

    def explanation(self, term: str) -> Reply:
        """A term of the glossary, by its id or any of its names."""
        return asides.explanation(self.conversation.glossary, term)

    def hint_of(self, term: str) -> Message:
        """A term in one sentence, and how to learn more."""
        plain = self.conversation.glossary.explain(self.dialog.term_by_id[term])[0]
        return msg("{plain} Click for an example, the law, and where the contract uses it.", plain=plain)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the contract will be saved."""
        from wenyue.drafting.assembly import languages_of

        return languages_of(self.interview)

    @property
    def versions(self) -> tuple[tuple[str, ...], ...]:
        """The languages in which the contract can be looked at: each alone, and the first two side by side."""
        codes = self.dialog.languages
        return (*((code,) for code in codes), *((codes[:2],) if len(codes) > 1 else ()))

    def prepare(self) -> None:
        """Read what the contract is made of, and make it once: for a thread. Raises AuthoringError."""
        from wenyue.drafting.assembly import get_ready

        with suppress(AssemblyError):  # whoever looks at the contract is told
            self.document()
            get_ready(self.template)
        self.prepared = True

    def document(self, languages: tuple[str, ...] = ()) -> Document:
        """The contract as the answers make it now, in its own languages or in others. Raises AssemblyError."""
        from wenyue.drafting.assembly import assemble

        draft = self.conversation.draft
        return assemble(self.dialog, self.template, draft, self.conversation.languages, text=languages)

    def terms_in(self, document: Document, clause: str) -> tuple[str, ...]:
        """The terms of a clause, in the order of their first use."""
        from wenyue.drafting.places import terms_in

        return terms_in(document, self.conversation.glossary, clause)

    @property
    def was_written_out(self) -> bool:
        """Whether the state is known in which the contract was last saved as a file."""
        return self.conversation.draft.as_written_out is not None

    def changes(self) -> Comparison:
        """What changed since the contract was last saved as a file; where it never was, since the draft was opened.
        Raises AssemblyError."""
        from wenyue.export.comparison import between

        draft = self.conversation.draft
        earlier = draft.as_written_out or self._opened
        return between(self.dialog, self.template, earlier, draft, self.conversation.languages)

    def review(self) -> Review:
        """The contract looked through. Raises AssemblyError."""
        from wenyue.drafting.review import review

        return review(self.dialog, self.template, self.conversation.draft, self.conversation.languages)

    def fix_of(self, finding: Finding) -> Fix | None:
        """The one answer that settles a finding, where there is one."""
        return fix_of(self.interview, finding)

    @property
    def offered(self) -> Mapping[str, Fix]:
        """The fixes on offer in the talk, by the id of their check."""
        draft = self.conversation.draft
        if self._offered is None or self._offered[0] is not draft:
            self._offered = draft, {fix.finding.id: fix for fix in self.conversation.fixes}
        return self._offered[1]

    def findable(self) -> tuple[Entry, ...]:
        """All there is to go to by words: fixes on offer, questions, answers, settings, clauses, terms."""
        from wenyue.drafting.search import findable
        from wenyue.interview.search import Entry

        conversation = self.conversation
        languages = conversation.languages
        fixes = (
            Entry("fix", fix.finding.id, fix.message, tuple(one.say(fix.message) for one in languages.values()))
            for fix in self.offered.values()
        )
        found = findable(self.dialog, self.template, conversation.draft, languages, conversation.glossary)
        return (*fixes, *found)

    def keep(self, draft: Draft) -> None:
        """Go on with the draft as it remembers that its contract was written out. Raises StorageError."""
        self.drafts.save(draft)
        self.conversation.draft = draft
