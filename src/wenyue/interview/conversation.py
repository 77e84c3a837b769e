"""The conversation: text in, replies out.

It holds the draft, the language, and what the last message left hanging (a
reading to confirm, readings to pick from, an earlier answer being changed).
Fronts hand it what was typed, save ``draft``, and show what comes back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wenyue import answers
from wenyue.answers.period import Period
from wenyue.answers.reading import Asked, Command, Problem, Question, Reading, Several, Skip, Value
from wenyue.interview import asides, commands, replies
from wenyue.interview.asking import ask, noted, shown
from wenyue.interview.checks import Finding, findings_so_far
from wenyue.interview.conditions import compiled, every
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Answer, Draft
from wenyue.interview.effects import effects, labels
from wenyue.interview.engine import Interview, Step
from wenyue.interview.glossary import Glossary
from wenyue.interview.periods import told_days
from wenyue.interview.replies import Pick, Reply, spoken
from wenyue.interview.shown import mask
from wenyue.interview.values import Overlay
from wenyue.language import Language, Message, clean, msg, nmsg

LONGEST_ANSWER = 5000
"""Characters. Longer texts belong in an annex, and make every reader slow."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """Readings that wait for the person: one to confirm, or several to pick from."""

    step: Step
    readings: tuple[Value, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class Meant:
    """Answers that a command may have meant, for picking one by number, and the new answer said with it."""

    steps: tuple[Step, ...] = ()
    answer: str = ""


class Conversation:
    """One person talking with one script.

    ``languages`` are all that the program speaks, by code; ``language`` is the
    one spoken now. ``transcript`` is everything said so far, in order.
    """

    def __init__(self, dialog: Dialog, draft: Draft, languages: Mapping[str, Language], language: str) -> None:
        self.dialog = dialog
        self.languages = languages
        self.language = language
        self.glossary = Glossary(dialog, languages)
        self.transcript: list[Reply] = []
        self.editing = ""
        self._filling = ""
        self._nothing_at = ""
        self._hanging: Hanging | None = None
        self.meant = Meant()
        self.named = ""
        self._section = ""
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
        wanted = self.editing or self._filling
        return self._interview.step_by_key.get(wanted) or self._interview.next_step()

    # What a front calls

    def open(self) -> tuple[Reply, ...]:
        """The first words (or welcome back), and the question that stands."""
        if not self._draft.answers:
            greeting = Reply("welcome", (Message(self.dialog.welcome), Message(self.dialog.disclaimers.first_screen)))
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
        hanging, self._hanging = self._hanging, None
        if hanging is not None:
            settled = self._settle(hanging, text)
            if settled is not None:
                return settled
        meant, self.meant = self.meant, Meant()
        if text.isdecimal() and 1 <= int(text) <= len(meant.steps):
            return commands.change(self, meant.steps[int(text) - 1], meant.answer)
        step = self.step
        if not text:
            return self._enter(step)
        reading = self.read(step, text)
        return self.respond(step, reading, text)

    def edit(self, key: str) -> tuple[Reply, ...]:
        """Ask an earlier question again; afterwards one is back where one was."""
        step = self._interview.step_by_key.get(key)
        if step is None:
            return self.tell(Reply("problem", (msg("That question is not part of the contract at the moment."),)))
        self._hanging = None
        self._filling = ""
        self.editing = key
        return self.tell(ask(self._interview, step))

    def leave_edit(self) -> tuple[Reply, ...]:
        """Leave an earlier answer as it was."""
        self.editing = self._filling = ""
        self._hanging = None
        return self.tell(Reply("aside", (replies.UNCHANGED,)), *self._ask_next())

    def undo(self) -> tuple[Reply, ...]:
        """Take back the last change of an answer."""
        if not self._draft.can_undo:
            return self.tell(Reply("aside", (replies.NOTHING_TO_UNDO,)))
        change = self._draft.changes[self._draft.position - 1]
        return self._move(self._draft.undo(), msg("Taken back: {answers}.", answers=labels(self._interview, change)))

    def redo(self) -> tuple[Reply, ...]:
        """Bring back what was taken back last."""
        if not self._draft.can_redo:
            return self.tell(Reply("aside", (replies.NOTHING_TO_REDO,)))
        change = self._draft.changes[self._draft.position]
        return self._move(self._draft.redo(), msg("Back again: {answers}.", answers=labels(self._interview, change)))

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

    def read(self, step: Step | None, text: str) -> Reading:
        """What a text is as an answer to ``step``."""
        if step is None:
            return answers.understand("text", text, Asked(self._draft.opened_on, self.language))
        kind = "text" if step.wording and step.kind != "rows" else step.kind
        asked = self._interview.asked(step, self.language, self.languages)
        return answers.understand(kind, text, asked)

    def respond(self, step: Step | None, reading: Reading, typed: str) -> tuple[Reply, ...]:
        """What comes back for a reading of ``typed``."""
        match reading:
            case Question():
                return self.tell(asides.answer(self._interview, self.glossary, step, reading))
            case Command():
                return commands.obey(self, step, reading)
        if step is None:
            return self.tell(self._done())
        match reading:
            case Value():
                return self._take(step, reading, typed)
            case Several(readings, reason):
                return self._which(step, readings, reason, typed)
            case Skip(blank):
                return self._skip(step, blank, typed)
            case Problem():
                return self.tell(asides.problem(step, reading))

    def _take(self, step: Step, value: Value, typed: str, confirmed: bool = False) -> tuple[Reply, ...]:
        told = None
        if isinstance(value.value, Period) and (value.value.start or value.value.end):
            told = told_days(self._interview, step, value.value, typed)
            if told is None:
                return self.tell(Reply("problem", (replies.HOW_LONG,), key=step.key))
        broken = self._broken_rule(step, told[step.key].value if told else value.value)
        if broken is not None:
            return self.tell(broken)
        if not value.literal and not confirmed:
            self._hanging = Hanging(step, (value,), typed)
            return self.tell(noted(step, value, tone="confirm", named=step.key == self.named))
        if step.kind == "rows" and isinstance(value.value, tuple):
            return self._add_rows(step, value, typed)
        reply = noted(step, value, named=step.key == self.named)
        return self._accept(step, told or {step.key: Answer(value.value, typed)}, reply)

    def _broken_rule(self, step: Step, value: object) -> Reply | None:
        if not step.rule or step.kind == "rows":
            return None
        values = Overlay(self._interview.structure, x=value, var=step.question.var)
        if step.field:
            record = self._interview.structure[step.question.var]
            values = Overlay(values, this=record)
        if compiled(step.rule)(values) is not False:
            return None
        return Reply("problem", (Message(step.error),), key=step.key)

    def _which(self, step: Step, readings: tuple[Value, ...], reason: Message | None, typed: str) -> tuple[Reply, ...]:
        fitting = tuple(reading for reading in readings if self._broken_rule(step, reading.value) is None)
        self._hanging = Hanging(step, fitting, typed) if fitting else None
        picks = tuple(
            Pick(Message("{value}", {"value": shown(step, reading.value)}), str(number))
            for number, reading in enumerate(fitting, 1)
        )
        question = msg("Which of these do you mean?") if fitting else msg("That can be read in more than one way.")
        lines = tuple(line for line in (reason, question) if line is not None)
        return self.tell(Reply("which", lines, key=step.key, picks=picks))

    def _settle(self, hanging: Hanging, text: str) -> tuple[Reply, ...] | None:
        """The answer to "is this what you mean?"; None when something new was typed instead."""
        asked = Asked(self._draft.opened_on, self.language)
        if len(hanging.readings) == 1:
            said = answers.understand("yes_no", text, asked) if text else Value(True)
            if said == Value(True) or (isinstance(said, Value) and said.value is True):
                return self._take(hanging.step, hanging.readings[0], hanging.typed, confirmed=True)
            if isinstance(said, Value) and said.value is False:
                return self.tell(ask(self._interview, hanging.step))
            return None
        number = answers.understand("integer", text, asked)
        if isinstance(number, Value) and isinstance(number.value, int) and 1 <= number.value <= len(hanging.readings):
            return self._take(hanging.step, hanging.readings[number.value - 1], hanging.typed, confirmed=True)
        if not text:
            self._hanging = hanging
            return self.tell(Reply("aside", (msg("Pick one by its number, or type the answer another way."),)))
        return None

    # Accepting

    def _enter(self, step: Step | None) -> tuple[Reply, ...]:
        """The empty answer: keep, use the usual answer, or finish a list."""
        if step is None:
            return self.tell(self._done())
        existing = self._draft.answers.get(step.key)
        if step.key in (self._filling, self.editing) and existing is not None:
            self.editing = self._filling = ""
            return self.tell(Reply("aside", (replies.UNCHANGED,)) if step.kind != "rows" else None, *self._ask_next())
        if self._interview.default(step) is not None:
            return self._accept(step, Answer(None, "", "default"), self._noted_default(step))
        if step.may_stay_open or self._nothing_at == step.key:
            return self._leave_blank(step, "")
        self._nothing_at = step.key
        return self.tell(Reply("problem", (replies.EMPTY,), key=step.key))

    def _skip(self, step: Step, blank: bool, typed: str) -> tuple[Reply, ...]:
        usual = self._interview.default(step)
        if blank or usual is None or usual == ():
            if step.field is not None:
                return self._skip_record(step, typed) if blank else self._leave_blank(step, typed)
            return self._leave_blank(step, typed)
        reply = self._noted_default(step)
        return self._accept(
            step, Answer(None, typed, "default"), Reply("noted", (replies.SKIPPED, *reply.lines), key=step.key)
        )

    def _leave_blank(self, step: Step, typed: str) -> tuple[Reply, ...]:
        if step.wording:
            lines: tuple[Message, ...] = (replies.SAME_WORDING,)
        else:
            blank = step.question.blank if not step.field else ""
            lines = (replies.LEFT_BLANK, *((Message(blank),) if blank else ()))
        return self._accept(step, Answer(None, typed, "blank"), Reply("noted", lines, key=step.key))

    def _skip_record(self, step: Step, typed: str) -> tuple[Reply, ...]:
        """Leave open this field and all that follow it in the record."""
        steps = self._interview.steps_of(step.question)
        rest = [s for s in steps[steps.index(step) :] if s.key not in self._draft.answers or s == step]
        change = {
            s.key: Answer(None, typed, "blank" if self._interview.default(s) is None else "default") for s in rest
        }
        return self._change(change, Reply("noted", (msg("The rest of these particulars stays open."),), key=step.key))

    def _noted_default(self, step: Step) -> Reply:
        usual = self._interview.default(step)
        return Reply("noted", (msg("Noted: {answer}.", answer=shown(step, usual)),), key=step.key)

    def _add_rows(self, step: Step, value: Value, typed: str) -> tuple[Reply, ...]:
        existing = self._draft.answers.get(step.key)
        kept = existing.value if existing and self._filling == step.key and isinstance(existing.value, tuple) else ()
        assert isinstance(value.value, tuple)
        row_rule = step.question.row_rule
        if row_rule and not every(value.value, row_rule):
            return self.tell(Reply("problem", (Message(step.question.row_error),), key=step.key))
        rows = (*kept, *value.value)
        self._filling, self.editing = step.key, ""
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
        broken = self._broken_rows(step, rows)
        return self._change({step.key: Answer(rows, words)}, reply, *((broken,) if broken else ()))

    def _broken_rows(self, step: Step, rows: tuple[object, ...]) -> Reply | None:
        if not step.rule or compiled(step.rule)(Overlay(self._interview.structure, x=rows)) is not False:
            return None
        return Reply("tip", (Message(step.error),), key=step.key)

    def _accept(self, step: Step, given: Answer | Mapping[str, Answer], reply: Reply) -> tuple[Reply, ...]:
        if step.key == self.editing:
            self.editing = ""
        self._filling = self.named = ""
        return self._change({step.key: given} if isinstance(given, Answer) else given, reply)

    def _change(self, change: Mapping[str, Answer | None], *said: Reply) -> tuple[Reply, ...]:
        before, known = self._interview, self.findings
        self.draft = self._draft.with_change(change)
        return self.tell(
            *said,
            *effects(before, self._interview, change),
            *(self.raised(finding) for finding in self.findings if finding.id not in {old.id for old in known}),
            *self._ask_next(),
        )

    def _move(self, draft: Draft, said: Message) -> tuple[Reply, ...]:
        before = self._interview
        self.editing = self._filling = ""
        self._hanging = None
        self.draft = draft
        return self.tell(Reply("aside", (said,)), *effects(before, self._interview, {}), *self._ask_next())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The checks that fire on what was answered so far."""
        return findings_so_far(self._interview)

    def raised(self, finding: Finding) -> Reply:
        source = finding.source(self.dialog)
        lead = {
            "error": msg("This needs fixing: {message}", message=finding.message),
            "warning": msg("Be careful here: {message}", message=finding.message),
            "tip": msg("A small tip: {message}", message=finding.message),
        }[finding.severity]
        lines = (lead, source) if source else (lead,)
        return Reply(finding.severity, lines, check=finding.id, questions=finding.check.questions)

    # Asking

    def _ask_next(self) -> tuple[Reply, ...]:
        step = self.step
        if step is None:
            return (self._done(),)
        opening: tuple[Reply, ...] = ()
        if step.question.section != self._section and not self.editing:
            self._section = step.question.section
            opening = (self._section_opening(step.question.section),)
        return (*opening, ask(self._interview, step))

    def _section_opening(self, id: str) -> Reply:
        shown_here = [q for q in self.dialog.in_section(id) if self._interview.structure.shown(q)]
        left = sum(1 for question in shown_here if not self._interview.is_done(question))
        title = Message(self.dialog.section_by_id[id].title)
        line = nmsg("Next: {section}, one question.", "Next: {section}, about {n} questions.", left, section=title)
        return Reply("section", (line,))

    def _done(self) -> Reply:
        return Reply("done", (replies.DONE,), action="finish")

    def tell(self, *said: Reply | None) -> tuple[Reply, ...]:
        """Put replies on the transcript, and give them back."""
        told = tuple(reply for reply in said if reply is not None)
        self.transcript.extend(told)
        return told


def _masked(step: Step | None, text: str) -> str:
    """What was typed, as the transcript keeps it: identity numbers only by their last characters."""
    return mask(text) if step is not None and step.masked and any(c.isdigit() for c in text) else text
