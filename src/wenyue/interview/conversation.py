"""The conversation: text in, replies out.

It holds the draft, the language, and what the last message left hanging (a
reading to confirm, readings to pick from, an earlier answer being changed).
Fronts hand it what was typed, save ``draft``, and show what comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from wenyue.answers.reading import Command, Problem, Question, Reading, Several, Skip, Value
from wenyue.answers.values import Period
from wenyue.errors import StorageError
from wenyue.interview import asides, commands, fixes, hanging, raising, replies, sections, skipping, wordings
from wenyue.interview.asking import ask, noted, shown
from wenyue.interview.checks import Finding, findings_so_far
from wenyue.interview.conditions import every
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.effects import effects, labels
from wenyue.interview.engine import Interview, Step
from wenyue.interview.glossary import Glossary
from wenyue.interview.periods import told_days
from wenyue.interview.replies import Action, Reply, spoken
from wenyue.interview.rules import allows
from wenyue.interview.shown import mask
from wenyue.language import Language, Message, Words, clean, msg, nmsg

if TYPE_CHECKING:  # forms and tables are laid open later than the first question
    from wenyue.interview import filling, previewing

LONGEST_ANSWER = 5000
"""Characters. Longer texts belong in an annex, and make every reader slow."""


class Conversation:
    """One person talking with one script.

    ``languages`` are all that the program speaks, by code; ``language`` is the
    one spoken now. ``transcript`` is everything said so far, in order. ``fed``
    tells which clauses an answer feeds.
    """

    def __init__(
        self,
        dialog: Dialog,
        draft: Draft,
        languages: Mapping[str, Language],
        language: str,
        fed: asides.Fed = asides.nowhere,
        *,
        visitor: bool = False,
    ) -> None:
        self.dialog = dialog
        self.languages = languages
        self.language = language
        self.glossary = Glossary(dialog, languages)
        self.fed = fed
        self._visitor = visitor
        self.transcript: list[Reply] = []
        self.editing = ""
        self.filling = ""
        self._nothing_at = ""
        self.hanging: hanging.Hanging | None = None
        self.meant = hanging.Meant()
        self.named = ""
        self._section = ""
        self.recap: sections.Recap | None = None
        self._recapped: frozenset[str] = frozenset()
        self._draft = draft
        self._interview = Interview(dialog, draft)

    @property
    def draft(self) -> Draft:
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        self._draft = draft
        self._interview = Interview(self.dialog, draft)

    @property
    def interview(self) -> Interview:
        """The script and the draft as they stand."""
        return self._interview

    @property
    def step(self) -> Step | None:
        """What is being asked now; None when everything has been."""
        wanted = self.editing or self.filling
        return self._interview.step_of(wanted) or self._interview.next_step()

    # What a front calls

    def turn(self, act: Callable[[], object], keep: Callable[[Draft], None]) -> tuple[Reply, ...]:
        """Do one turn, and ``keep`` what was accepted before anybody is shown what was said in it.

        When ``keep`` raises StorageError, the turn is taken back whole: nothing seems saved that is not.
        """
        before = {**vars(self), "transcript": list(self.transcript)}
        act()
        if self._draft is not before["_draft"]:
            try:
                keep(self._draft)
            except StorageError:
                vars(self).update(before)
                raise
        return tuple(self.transcript[len(before["transcript"]) :])

    def open(self) -> tuple[Reply, ...]:
        """The first words (or welcome back), and the question that stands."""
        if not self._draft.answers:
            said = self.dialog.disclaimers
            kept = said.kept_there if self._visitor else said.kept_here
            greeting = Reply(
                "welcome", tuple(map(Message, filter(None, (self.dialog.welcome, said.first_screen, kept))))
            )
            return self.tell(greeting, *self._ask_next())
        self.transcript.extend(asides.history(self._interview))
        step = self.step
        if step is None:
            return self.tell(Reply("welcome", (msg("Welcome back. Everything has been answered."),)), *self._ask_next())
        section = Message(self.dialog.section_by_id[step.question.section].title)
        left = self._interview.remaining
        welcome = nmsg(
            "Welcome back. We stopped at “{section}”; one question is left.",
            "Welcome back. We stopped at “{section}”; {n} questions are left.",
            left.at_least,
            section=section,
        )
        self._section = step.question.section
        return self.tell(Reply("welcome", (welcome,)), *self._ask_next())

    def say(self, text: str) -> tuple[Reply, ...]:
        """What comes back for what was typed. The draft has changed when an answer was accepted."""
        text = clean(text).strip()
        if len(text) > LONGEST_ANSWER:
            return self.tell(Reply("problem", (replies.TOO_LONG,)))
        if text:
            self._nothing_at = ""
            self.tell(Reply("person", (spoken(_masked(self.step, text)),), key=self.step.key if self.step else ""))
        waiting, self.hanging = self.hanging, None
        if waiting is not None:
            settled = hanging.settle(self, waiting, text)
            if settled is not None:
                return settled
        meant, self.meant = self.meant, hanging.Meant()
        if text.isdecimal() and 1 <= int(text) <= len(meant.steps):
            return commands.change(self, meant.steps[int(text) - 1], meant.answer, meant.words)
        step = self.step
        if not text:
            return self._enter(step)
        pointed_at = commands.pointed_at(self, step, text)
        if pointed_at is not None:
            return pointed_at
        reading = self.read(step, text)
        said = self.respond(step, reading, text)
        if waiting is not None and isinstance(reading, Command | Question):
            return (*said, *hanging.again(self, waiting))
        return said

    def fix(self, check: str) -> tuple[Reply, ...]:
        """Give the answer that settles the finding of a check."""
        fix = next((fix for fix in self.fixes if fix.finding.id == check), None)
        if fix is None:
            return self.tell(Reply("problem", (msg("There is not just one way to settle this. Change an answer."),)))
        return self.settle(fix)

    def settle(self, fix: fixes.Fix) -> tuple[Reply, ...]:
        """Give the answer that settles a finding, also one of the finished contract."""
        self.hanging = None
        self.editing = self.filling = ""
        return self.change({fix.key: fix.answer}, Reply("noted", (fix.message,), key=fix.key))

    @property
    def fixes(self) -> tuple[fixes.Fix, ...]:
        """The fixes on offer for what the checks find now; "fix 2" means the second."""
        return fixes.fixes(self._interview, self.findings)

    def edit(self, key: str) -> tuple[Reply, ...]:
        """Ask an earlier question again, or for a setting; afterwards one is back where one was."""
        step = self._interview.step_of(key)
        if step is None:
            return self.tell(Reply("problem", (msg("That question is not part of the contract at the moment."),)))
        self.hanging = None
        self.filling = ""
        self.editing = key
        return self.tell(ask(self._interview, step))

    def replace(self, name: str, text: str) -> tuple[Reply, ...]:
        """Read ``text`` as the new answer, or the new value of the setting, of that name."""
        return commands.obey(self, self.step, Command("edit", name, text))

    def fill_form(self, question: str, words: filling.Words) -> tuple[Reply, ...]:
        """Take what was typed into the fields of a record, as far as it can be read, in one change."""
        from wenyue.interview import filling

        return filling.fill_form(self, self.dialog.question_by_var[question], words)

    def fill_table(self, key: str, cells: filling.Cells) -> tuple[Reply, ...]:
        """Take the rows of a table as the whole of a list; nothing while a cell of it cannot be read."""
        from wenyue.interview import filling

        step = self._interview.step_of(key)
        return filling.fill_table(self, step, cells) if step is not None else ()

    def drop(self) -> None:
        """Leave whatever the last message left hanging: something else is being answered."""
        self.editing = self.filling = self.named = self._nothing_at = ""
        self.hanging, self.meant = None, hanging.Meant()

    def leave_edit(self) -> tuple[Reply, ...]:
        """Leave an earlier answer as it was."""
        self.editing = self.filling = ""
        self.hanging = None
        return self.tell(Reply("aside", (replies.UNCHANGED,)), *self._ask_next())

    def undo(self) -> tuple[Reply, ...]:
        """Take back the last change of an answer."""
        change = self.undoable
        if change is None:
            return self.tell(Reply("aside", (replies.NOTHING_TO_UNDO,)))
        return self._move(self._draft.undo(), msg("Taken back: {answers}.", answers=change))

    def redo(self) -> tuple[Reply, ...]:
        """Bring back what was taken back last."""
        change = self.redoable
        if change is None:
            return self.tell(Reply("aside", (replies.NOTHING_TO_REDO,)))
        return self._move(self._draft.redo(), msg("Back again: {answers}.", answers=change))

    @property
    def undoable(self) -> Words | None:
        """The names of the answers that undo would take back; None when there is nothing to undo."""
        draft = self._draft
        return labels(self._interview, draft.changes[draft.position - 1]) if draft.can_undo else None

    @property
    def redoable(self) -> Words | None:
        """The names of the answers that redo would bring back."""
        draft = self._draft
        return labels(self._interview, draft.changes[draft.position]) if draft.can_redo else None

    def explain(self, words: str) -> tuple[Reply, ...]:
        """The explanation of a term by any of its names; close ones when it is unknown. The question stands."""
        return self.tell(asides.explanation(self.glossary, words))

    def speak(self, code: str) -> tuple[Reply, ...]:
        """Go on in another language."""
        if code not in self.languages:
            return self.tell(Reply("problem", (msg("I do not speak that language."),)))
        self.language = code
        return ()

    # Reading

    def preview(self, text: str) -> previewing.Preview | None:
        """How ``text`` would be read if it were sent now; None for free text. Nothing changes."""
        from wenyue.interview import previewing

        return previewing.preview(self, text)

    def read(self, step: Step | None, text: str, interview: Interview | None = None) -> Reading:
        """What a text is as an answer to ``step``; ``interview`` where it is not the one that stands."""
        from wenyue.interview import understanding  # the first question need not wait for it

        return understanding.read(self, step, text, interview or self._interview)

    def respond(self, step: Step | None, reading: Reading, typed: str) -> tuple[Reply, ...]:
        """What comes back for a reading of ``typed``."""
        match reading:
            case Question():
                return self.tell(asides.answer(self._interview, self.glossary, step, reading, self.fed))
            case Command():
                return commands.obey(self, step, reading, typed)
        if step is None:
            return self.tell(self._at_the_end(reading))
        match reading:
            case Value():
                return self.take(step, reading, typed)
            case Several(readings, reason):
                return hanging.which(self, step, readings, reason, typed)
            case Skip(blank):
                return skipping.skip(self, step, typed, blank=blank)
            case Problem():
                return self.tell(asides.problem(step, reading))

    def take(self, step: Step, value: Value, typed: str, confirmed: bool = False) -> tuple[Reply, ...]:
        """Take a reading as the answer to ``step``, or say what stands against it, or ask whether it is meant."""
        told = None
        if isinstance(value.value, Period) and (value.value.start or value.value.end):
            told = told_days(self._interview, step, value.value, typed)
            if told is None:
                return self.tell(Reply("problem", (replies.HOW_LONG,), key=step.key))
        broken = self.broken_rule(step, told[step.key].value if told else value.value)
        if broken is not None:
            return self.tell(broken)
        if not value.literal and not confirmed:
            self.hanging = hanging.Hanging(step, (value,), typed)
            return self.tell(noted(step, value, tone="confirm", named=step.key == self.named))
        if step.kind == "rows" and isinstance(value.value, tuple):
            return self._add_rows(step, value, typed)
        placed = wordings.placed(self._interview, step, value, typed)
        if placed is not None:
            return self.accept(step, *placed)
        reply = noted(step, value, named=step.key == self.named)
        remark = wordings.only_chinese(self._interview, step, value)
        more = () if remark is None or remark in self.transcript else (remark,)
        return self.accept(step, told or {step.key: Answer(value.value, typed)}, reply, *more)

    def broken_rule(self, step: Step, value: object) -> Reply | None:
        """What is said where a value is none that the question allows."""
        if step.kind == "rows" or allows(self._interview, step, value):
            return None
        return Reply("problem", (Message(step.error),), key=step.key)

    # Accepting

    def _enter(self, step: Step | None) -> tuple[Reply, ...]:
        """The empty answer: keep, use the usual answer, or finish a list."""
        if step is None:
            return self.tell(self._done(action="finish"))
        existing = self._draft.answers.get(step.key)
        if step.key in (self.filling, self.editing) and (existing is not None or step.is_setting):
            waiting = self._waiting if self.filling else ()
            self.editing = self.filling = ""
            said = Reply("aside", (replies.UNCHANGED,)) if step.kind != "rows" else None
            return self.tell(said, *map(self.raised, waiting), *self._ask_next())
        if self._interview.default(step) is not None:
            return self.accept(step, Answer(None, "", "default"), skipping.noted_usual(self._interview, step))
        if step.may_stay_open or self._nothing_at == step.key:
            return skipping.leave_blank(self, step, "")
        self._nothing_at = step.key
        return self.tell(Reply("problem", (replies.EMPTY,), key=step.key))

    def _add_rows(self, step: Step, value: Value, typed: str) -> tuple[Reply, ...]:
        existing = self._draft.answers.get(step.key)
        kept = existing.value if existing and self.filling == step.key and isinstance(existing.value, tuple) else ()
        assert isinstance(value.value, tuple)
        row_rule = step.row_rule
        if row_rule and not every(value.value, row_rule):
            return self.tell(Reply("problem", (Message(step.question.row_error),), key=step.key))
        rows = (*kept, *value.value)
        self.filling, self.editing = step.key, ""
        words = f"{existing.typed}\n{typed}" if kept and existing else typed
        reply = Reply(
            "noted",
            (
                nmsg(
                    "Noted, one line so far: {rows}",
                    "Noted, {n} lines so far: {rows}",
                    len(rows),
                    rows=shown(step, rows),
                ),
                msg("Type the next line, or press Enter when the list is complete."),
            ),
            key=step.key,
        )
        fits = allows(self._interview, step, rows)
        broken = () if fits else (Reply("tip", (Message(step.error),), key=step.key),)
        return self.change({step.key: Answer(rows, words)}, reply, *broken)

    def accept(self, step: Step, given: Answer | Mapping[str, Answer], *said: Reply) -> tuple[Reply, ...]:
        """Put an answer to ``step`` into the draft, with those that were told together with it."""
        if step.key == self.editing:
            self.editing = ""
        self.filling = self.named = ""
        return self.change({step.key: given} if isinstance(given, Answer) else given, *said)

    def change(self, change: Mapping[str, Answer | None], *said: Reply) -> tuple[Reply, ...]:
        """Change answers together: what was said about it, what follows from it, what the checks find, what is next."""
        before, known = self._interview, self._due
        self.draft = self._draft.with_change(change)
        return self.tell(
            *said,
            *effects(before, self._interview, change),
            *raising.news(self.dialog, known, self._due, self.fixes),
            *self._ask_next(),
        )

    def _move(self, draft: Draft, said: Message) -> tuple[Reply, ...]:
        before, known = self._interview, self.findings
        self.editing = self.filling = ""
        self.hanging = None
        self.draft = draft
        follows = (*effects(before, self._interview, {}), *raising.news(self.dialog, known, self._due, self.fixes))
        return self.tell(Reply("aside", (said,)), *follows, *self._ask_next())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The checks that fire on what was answered so far."""
        return findings_so_far(self._interview)

    @property
    def _waiting(self) -> tuple[Finding, ...]:
        """What the checks find in a list that is being typed line by line; it is said when the list is complete."""
        filling = self.dialog.question_by_var.get(self.filling)
        return tuple(found for found in self.findings if filling is not None and filling.id in found.check.questions)

    @property
    def _due(self) -> tuple[Finding, ...]:
        """The findings that are said as soon as they are there."""
        waiting = self._waiting
        return tuple(found for found in self.findings if found not in waiting)

    def raised(self, finding: Finding) -> Reply:
        """A finding as it is said."""
        return raising.raised(self.dialog, finding, self.fixes)

    @property
    def standing(self) -> Mapping[str, Reply]:
        """All that the checks find now, as it is said, by the id of the check."""
        offered = self.fixes
        return {finding.id: raising.raised(self.dialog, finding, offered) for finding in self.findings}

    # Asking

    def _ask_next(self) -> tuple[Reply, ...]:
        step = self.step
        going_on = not self.editing and (step is None or step.question.section != self._section)
        ending = self._end_of_section(step) if going_on else ()
        if step is None:
            return (*ending, self._done())
        if not going_on:
            return (ask(self._interview, step),)
        self._section = step.question.section
        return (*ending, sections.opening(self._interview, self._section), ask(self._interview, step))

    def _end_of_section(self, following: Step | None) -> tuple[Reply, ...]:
        """The recap of the section that has just been completed, once."""
        if self._section in self._recapped:
            return ()
        recap = sections.recap(self._interview, self._section, following)
        if recap is None:
            return ()
        self.recap = recap
        self._recapped |= {self._section}
        return (sections.told(self._interview, recap),)

    def _at_the_end(self, reading: Reading) -> Reply:
        """What comes back when all has been asked: a yes, or going on, leads to the review; other words to what can be
        said here."""
        if isinstance(reading, Skip) or (isinstance(reading, Value) and reading.value is True):
            return self._done(action="finish")
        return Reply("problem", (replies.NOTHING_ASKED,))

    def _done(self, action: Action = "") -> Reply:
        return Reply("done", (replies.DONE,), action=action)

    def tell(self, *said: Reply | None) -> tuple[Reply, ...]:
        """Put replies on the transcript, and give them back."""
        told = tuple(reply for reply in said if reply is not None)
        self.transcript.extend(told)
        return told


def _masked(step: Step | None, text: str) -> str:
    """What was typed, as the transcript keeps it: identity numbers only by their last characters."""
    return mask(text) if step is not None and step.masked and any(c.isdigit() for c in text) else text
