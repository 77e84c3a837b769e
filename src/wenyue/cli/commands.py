"""What each command does. Every method returns an exit code (see ``wenyue.cli``)."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from wenyue import library
from wenyue.cli.parser import BOTH
from wenyue.interview.draft import Draft
from wenyue.language import Language, Message, Words, clean, msg, nmsg

if TYPE_CHECKING:
    from wenyue.drafting.review import Review
    from wenyue.export.copies import Fonts
    from wenyue.interview.checks import Finding
    from wenyue.interview.dialog import Dialog
    from wenyue.interview.engine import Interview
    from wenyue.storage import Drafts

DIALOG = "customer_service"
_DRAWN = "问約─│╭▌✓•"
"""Some of what is on the screen: Chinese in both scripts, lines, marks."""


class Command:
    """One call of the program: its language, its streams, what it was asked to do."""

    def __init__(self, options: argparse.Namespace, language: Language) -> None:
        self.options = options
        self.language = language
        self._about = DIALOG

    def say(self, message: Message, stream: TextIO | None = None) -> None:
        write_line(self.language.say(message), stream or sys.stdout)

    def warn(self, message: Message) -> None:
        """Something beside the result; where there is nowhere to say it, the result stands all the same."""
        with suppress(OSError):
            self.say(message, sys.stderr)
            sys.stderr.flush()

    @property
    def languages(self) -> Mapping[str, Language]:
        """The languages, with the words of the dialog that the command is about."""
        return library.languages(self._about)

    def about(self, dialog_id: str) -> Dialog:
        """The dialog that the command turns out to be about; from now on its words are known."""
        self._about = dialog_id
        self.language = self.languages[self.language.code]
        return library.dialog(dialog_id)

    # Talking

    def open(self) -> int:
        """The screen; or the line mode where there is no screen to draw on."""
        reason = why_plain(self.options)
        if reason is not None:
            if reason.id:
                self.warn(reason)
            return self.chat()
        from wenyue.storage import Drafts
        from wenyue.tui.app import run

        drafts = Drafts()
        wanted = getattr(self.options, "draft", None) or ""
        new = self.options.command == "new"
        if self.options.command == "resume" and not wanted:
            last = drafts.find()
            wanted = last.id if last else ""
        if new and (self.options.dialog != DIALOG or self.options.base):
            begun = self._begin(drafts)
            if begun is None:
                return 2
            drafts.save(begun)
            wanted, new = begun.id, False
        return run(language=self.language.code, drafts=drafts, draft_id=wanted, new=new, today=date.today())

    def _begin(self, drafts: Drafts) -> Draft | None:
        """A new draft of the dialog asked for, which may start from a finished contract; None, having said
        why, when it cannot."""
        from wenyue.interview.following import obstacle

        if self.options.dialog not in library.all_dialogs():
            names = Words(library.all_dialogs())
            self.warn(msg("There is no dialog “{name}”. Choose among: {names}.", name=self.options.dialog, names=names))
            return None
        dialog = self.about(self.options.dialog)
        base = self.find(drafts, self.options.base) if self.options.base else None
        if self.options.base and base is None:
            return None
        reason = obstacle(dialog, base)
        if reason is not None:
            self.warn(reason)
            return None
        return drafts.new(dialog, date.today(), base)

    def chat(self) -> int:
        """The same conversation, line by line."""
        gc.enable()
        from wenyue import plain
        from wenyue.drafting.places import teller
        from wenyue.interview.conversation import Conversation
        from wenyue.storage import Drafts

        drafts = Drafts()
        wanted = getattr(self.options, "draft", None) or ""
        fresh = self.options.command == "new"
        draft = self._begin(drafts) if fresh else self.find(drafts, wanted) if wanted else drafts.find()
        if draft is None and (fresh or wanted):
            return 2
        draft = draft or drafts.new(library.dialog(DIALOG), date.today())
        dialog = self.about(draft.dialog)
        fed = teller(library.template(dialog.id), self.languages)
        conversation = Conversation(dialog, draft, self.languages, self.language.code, fed)
        return plain.run(conversation, drafts, date.today())

    # Files

    def draft(self) -> int:
        """A contract from an answers file, without a screen."""
        from wenyue.files import is_same

        source, target = Path(self.options.answers), Path(self.options.output)
        if is_same(target, source):
            self.warn(msg("The contract would be written over its answers. Choose another name."))
            return 2
        return self._write(self._filled(source))

    def _filled(self, source: Path) -> Draft:
        """A draft from a file of answers; says what there is to remark on it. Raises AnswersError."""
        from wenyue import batch

        filled = batch.fill(source, library.dialog(DIALOG), date.today(), self.language.code)
        self.about(filled.draft.dialog)
        for remark in filled.remarks:
            self.warn(remark)
        return filled.draft

    def export(self) -> int:
        """A draft as a file: a contract, or its answers."""
        from wenyue import batch
        from wenyue.files import write_file
        from wenyue.storage import Drafts

        drafts = Drafts()
        draft = self.find(drafts, self.options.draft)
        if draft is None:
            return 2
        dialog = self.about(draft.dialog)
        target = Path(self.options.output)
        if target.suffix.lower() in (".yaml", ".yml"):
            write_file(target, batch.answers_file(draft, dialog, self.languages))
            self.warn(msg("Written: {file}", file=str(target)))
            return 0
        return self._write(draft, drafts)

    def _refuses(self, looked_at: Review) -> bool:
        """Whether the version for signing is not to be written as it is; says why."""
        errors = looked_at.errors
        if not (self.options.signing and errors) or self.options.as_it_is:
            return False
        for finding in errors:
            self.warn(_line(finding))
        self.warn(
            nmsg(
                "The version for signing was not written: one error stands. Correct it, or add --as-it-is.",
                "The version for signing was not written: {n} errors stand. Correct them, or add --as-it-is.",
                len(errors),
            )
        )
        return True

    def _fonts(self) -> Fonts:
        """The fonts that were asked for, else those chosen in the settings."""
        from wenyue.export.copies import Fonts, font_name
        from wenyue.saving import chosen_fonts

        chosen, options = chosen_fonts(), self.options
        return Fonts(font_name(options.font) or chosen.text, font_name(options.heading_font) or chosen.headings)

    def _write(self, draft: Draft, drafts: Drafts | None = None) -> int:
        """Write the contract of a draft; where it is one of ``drafts``, it is kept there as written out."""
        from wenyue import export
        from wenyue.drafting.review import review
        from wenyue.export.copies import ONLY_WORD_HAS_COMMENTS, told
        from wenyue.interview.engine import Interview
        from wenyue.saving import Saving, copy_of

        target = Path(self.options.output)
        export.format_for(target.name)
        if self.options.review and target.suffix.lower() != ".docx":
            self.warn(ONLY_WORD_HAS_COMMENTS)
            return 2
        dialog = library.dialog(draft.dialog)
        looked_at = review(dialog, library.template(dialog.id), draft, self.languages, text=self.text(draft))
        if self._refuses(looked_at):
            return 1
        interview = Interview(dialog, draft)
        copy = copy_of(
            looked_at,
            interview,
            self.language,
            signing=self.options.signing,
            review=self.options.review,
            clean=self.options.clean,
            fonts=self._fonts(),
        )
        saving = Saving(target, interview, looked_at, copy, self.language)
        written = saving.write(self.languages, date.today())
        if saving.note is not None:
            self.warn(msg("The open points are listed in {file}, not in the contract.", file=str(saving.note)))
        for row in looked_at.assumed:
            self.warn(
                msg("Not answered, so the form's own words: {label}: {answer}", label=row.name, answer=row.answer)
            )
        self._warn_of_translation(looked_at)
        for key, label in looked_at.blanks:
            self.warn(msg("Left blank: {label} ({key})", label=label, key=key))
        for finding in looked_at.errors:
            self.warn(msg("This needs fixing: {message}", message=finding.message))
        self.warn(msg("Written: {file}", file=str(target)))
        carried = told(copy, target.name)
        if carried:
            self.warn(carried)
            self.warn(msg("For the other side, write it with --clean."))
        self.warn(Message(dialog.disclaimers.before_export))
        if drafts is not None:
            drafts.save(written)
        return 0

    def _warn_of_translation(self, looked_at: Review) -> None:
        if looked_at.document.note:
            self.warn(
                msg(
                    "The answers make this a contract in Chinese only: the English text is a translation to be read, "
                    "and the document says so below its title. For a contract in two languages answer doc_lang with "
                    "zh_en."
                )
            )

    def pack(self) -> int:
        """The contract with its annexes and all that belongs to it, as a folder or one archive."""
        from wenyue.export.packing import pack
        from wenyue.saving import packed_out, write_pack
        from wenyue.storage import Drafts

        source: str = self.options.source
        drafts = None if source.lower().endswith((".yaml", ".yml")) else Drafts()
        draft = self._filled(Path(source)) if drafts is None else self.find(drafts, source)
        if draft is None:
            return 2
        dialog = self.about(draft.dialog)
        packed = pack(
            dialog,
            library.template(dialog.id),
            draft,
            self.languages,
            reader=self.language.code,
            extension=f".{self.options.format}",
            text=self.text(draft),
            signing=self.options.signing,
            fonts=self._fonts(),
        )
        if self._refuses(packed.reviewed):
            return 1
        target = Path(self.options.output)
        write_pack(target, packed.files)
        if drafts is not None:
            drafts.save(packed_out(draft, packed, date.today(), signing=self.options.signing))
        for name in packed.files:
            write_line(name, sys.stdout)
        self._warn_of_translation(packed.reviewed)
        self.warn(msg("Written: {file}", file=str(target)))
        if packed.not_held:
            self.warn(packed.not_held)
        self.warn(Message(dialog.disclaimers.before_export))
        return 0

    def find(self, drafts: Drafts, id: str) -> Draft | None:
        """The draft of an id or its beginning; says so where there is none."""
        from wenyue.storage import no_draft

        draft = drafts.find(id) if id else None
        if draft is None:
            self.warn(no_draft(id))
        return draft

    def text(self, draft: Draft) -> tuple[str, ...]:
        """The languages of the contract: what ``--text`` says, else what the answers say; where they
        say nothing, the language that was asked for with ``--lang``."""
        wanted = getattr(self.options, "text", "") or (
            "" if "doc_lang" in draft.answers else getattr(self.options, "lang", "")
        )
        if wanted == BOTH:
            return library.dialog(self._about).languages
        return (library.dialog(self._about).nearest(self.languages[wanted]),) if wanted else ()

    def check(self) -> int:
        """The findings on an answers file."""
        from wenyue import batch
        from wenyue.drafting.review import review
        from wenyue.interview.engine import Interview
        from wenyue.interview.fixes import fix_of
        from wenyue.interview.glossary import cite

        filled = batch.fill(Path(self.options.answers), library.dialog(DIALOG), date.today(), self.language.code)
        dialog = self.about(filled.draft.dialog)
        looked_at = review(dialog, library.template(dialog.id), filled.draft, self.languages)
        interview = Interview(dialog, filled.draft)
        if self.options.json:
            data = [
                {
                    "id": finding.id,
                    "severity": finding.severity,
                    "message": self.language.say(finding.message),
                    "laws": [self.language.say(cite(dialog.law_by_id[law])) for law in finding.check.laws],
                    "questions": list(finding.check.questions),
                    "fix": self._fix(interview, finding),
                }
                for finding in looked_at.findings
            ]
            write_line(json.dumps(data, ensure_ascii=False, indent=2), sys.stdout)
        else:
            for finding in looked_at.findings:
                self.say(_line(finding))
                source = finding.source(dialog)
                if source is not None:
                    write_line("    " + self.language.say(source), sys.stdout)
                fix = fix_of(interview, finding)
                if fix is not None:
                    write_line("    " + self.language.say(msg("Fix: {change}", change=fix.message)), sys.stdout)
            if not looked_at.findings:
                self.say(msg("The checks found nothing."))
            self.say(Message(dialog.disclaimers.on_warning))
        return 1 if looked_at.has_errors else 0

    def _fix(self, interview: Interview, finding: Finding) -> Mapping[str, object] | None:
        """The one answer that settles a finding, as a file of answers has it."""
        from wenyue.batch import as_data
        from wenyue.interview.fixes import fix_of

        fix = fix_of(interview, finding)
        if fix is None:
            return None
        asked = interview.asked(fix.step, self.language.code, self.languages)
        value = as_data(fix.step, fix.value, self.language, asked)
        return {"answer": fix.key, "value": value, "label": self.language.say(fix.message)}

    def explain(self) -> int:
        """A term from the shell; close matches when it is unknown."""
        from wenyue.interview.asides import explanation
        from wenyue.interview.glossary import Glossary

        glossary = Glossary(library.dialog(DIALOG), self.languages)
        reply = explanation(glossary, " ".join(self.options.term))
        for line in reply.lines:
            self.say(line, sys.stdout if reply.term else sys.stderr)
        return 0 if reply.term else 2

    def dialogs(self) -> int:
        """For authors: the whole-script check of dialogs, or a walk over every contract they can become."""
        chosen = self.options.dialog or library.all_dialogs()
        return self._check_scripts(chosen) if self.options.action == "check" else self._walk(chosen)

    def _check_scripts(self, chosen: Sequence[str]) -> int:
        from wenyue.authoring.lint import mistakes

        found = [mistake for id in chosen for mistake in mistakes(id)]
        for mistake in found:
            write_line(f"{mistake.where}: {self.language.say(mistake.message)}", sys.stderr)
        if not found:
            self.say(msg("No mistakes."))
        return 2 if found else 0

    def _walk(self, chosen: Sequence[str]) -> int:
        from wenyue.authoring.paths import lines, walk

        faulty = False
        for id in chosen:
            seen = walk(id, self.options.sample)
            faulty = faulty or bool(seen.faults)
            for line in lines(seen):
                self.say(line)
        return 1 if faulty else 0


_SEVERITIES = {"error": msg("error"), "warning": msg("warning"), "tip": msg("tip")}


def _line(finding: Finding) -> Message:
    severity = _SEVERITIES[finding.severity]
    return msg("{id} {severity}: {message}", id=finding.id, severity=severity, message=finding.message)


def write_line(text: str, stream: TextIO) -> None:
    """One line to a stream whose encoding may not have every character."""
    encoding = stream.encoding or "utf-8"
    stream.write(clean(text).encode(encoding, "replace").decode(encoding) + "\n")


def why_plain(options: argparse.Namespace) -> Message | None:
    """Why there is no screen; an empty message when the line mode was asked for; None when there is one."""
    if getattr(options, "plain", False):
        return Message("")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return msg("This is not a terminal, so the conversation goes on line by line.")
    term = os.environ.get("TERM", "")
    if os.name == "posix" and term in ("", "dumb", "unknown"):
        return msg("This terminal cannot draw a screen (TERM is {term}), so we go line by line.", term=term or "“”")
    encoding = sys.stderr.encoding or "ascii"
    try:
        _DRAWN.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return msg(
            "This terminal's encoding ({encoding}) lacks signs that the screen is made of, so we go line by line.",
            encoding=encoding,
        )
    return None
