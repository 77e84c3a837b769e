"""The line mode: the same conversation in plain lines, for pipes, screen readers and simple terminals.

Every line of input is an answer, an aside or a command in words; beside those,
a few words with a colon show the outline, the contract, the review, or save.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wenyue import export, library, storage
from wenyue.drafting.assembly import assemble
from wenyue.drafting.review import Review, review
from wenyue.errors import ExportError, StorageError
from wenyue.export import copies, packing
from wenyue.export import text as text_writer
from wenyue.interview.asking import name, shown
from wenyue.interview.conversation import Conversation
from wenyue.interview.replies import Reply
from wenyue.language import Language, Message, clean, msg, nmsg
from wenyue.saving import Saving, copy_of

_MARKS = {
    "section": "== ",
    "recap": "* ",
    "question": "? ",
    "confirm": "? ",
    "which": "? ",
    "problem": "! ",
    "error": "!! ",
    "warning": "! ",
    "effect": "* ",
    "noted": "> ",
}
_WISHES = {
    "signing": r"(?:for\s+)?signing|签署版?|签字版?",
    "as it is": r"as[ -]it[ -]is|--as-it-is|照现状",
    "review": r"review|审阅",
    "clean": r"clean|不带回答",
}
_SAVING = re.compile(rf"(?P<file>.*?\S)(?P<wishes>(?:\s+(?:{'|'.join(_WISHES.values())}))*)", re.IGNORECASE)
"""``contract.docx``, ``contract.docx signing as it is``, ``contract.docx clean``."""


@dataclass
class LineMode:
    """One conversation over two streams of lines. ``write`` takes finished lines; ``today`` is the day of it."""

    conversation: Conversation
    drafts: storage.Drafts
    write: Callable[[str], None]
    today: date
    unsaved: bool = False

    @property
    def language(self) -> Language:
        return self.conversation.languages[self.conversation.language]

    def run(self, lines: Iterable[str]) -> int:
        """Talk until the lines end or the person leaves. The exit code: 3 when something could not be saved."""
        self.tell(self.conversation.open())
        self.say(
            msg("Commands: :contract  :review  :outline  :settings  :save FILE  :pack NAME  :undo  :redo  :help  :quit")
        )
        for line in lines:
            text = clean(line.rstrip("\n"))
            if text.startswith((":", "：")):
                if not self.command(text[1:].strip()):
                    break
            elif not self.act(self.turn(lambda text=text: self.conversation.say(text))):  # type: ignore[misc]
                break
        return 3 if self.unsaved else 0

    def turn(self, act: Callable[[], object]) -> tuple[Reply, ...]:
        """Do one turn and say what comes back, or why the disk did not take it."""
        before = self.conversation.draft
        try:
            replies = self.conversation.turn(act, self.drafts.save)
        except StorageError as error:
            self.unsaved = True
            self.say(error.message, "!! ")
            return ()
        if self.conversation.draft is not before:
            self.unsaved = False
        self.tell(replies)
        return replies

    def act(self, replies: Iterable[Reply]) -> bool:
        """Do what the replies ask the front to do. False when the person leaves."""
        for reply in replies:
            if reply.action in ("review", "finish"):
                self.show_review()
            elif reply.action == "quit":
                return self.command("quit")
        return True

    def command(self, text: str) -> bool:
        """A word after a colon. False when the person leaves."""
        word, _, rest = text.partition(" ")
        match word.casefold():
            case "quit" | "q" | "退出":
                self._take_leave()
                return False
            case "contract" | "合同":
                self.show_contract()
            case "review" | "检查":
                self.show_review()
            case "outline" | "目录":
                self.show_outline()
            case "save" | "保存":
                self.save(rest.strip())
            case "pack" | "全套":
                self.pack(rest.strip())
            case "undo" | "撤销":
                self.turn(self.conversation.undo)
            case "redo" | "重做":
                self.turn(self.conversation.redo)
            case "edit" | "改":
                self.turn(lambda: self.conversation.edit(rest.strip()))
            case "settings" | "设置":
                self.show_settings()
            case "set" | "设":
                self.set(rest.strip())
            case "fix" | "照改":
                self.turn(lambda: self.conversation.say(f"fix {rest}"))
            case "feeds" | "哪条":
                self.turn(lambda: self.conversation.say("feeds"))
            case _:
                for line in self._help():
                    self.say(line)
        return True

    def _take_leave(self) -> None:
        draft = self.conversation.draft
        if self.unsaved:
            self.say(msg("The last answer could not be saved. All before it is there."), "!! ")
        elif draft.changes:
            self.say(msg("Saved. You can pick up from here with: wenyue resume {draft}", draft=draft.id))
        else:
            self.say(msg("Nothing was answered, so there is nothing to keep."))

    def _help(self) -> Iterable[Message]:
        yield msg("Type an answer in your own words, or the number of a choice. An empty line takes the usual answer.")
        yield msg("“?” and a word explains it; “why”, “which clause”, “skip”, “leave blank”, “back” work too.")
        yield msg(
            ":contract shows the contract, :review all answers, :save contract.docx writes it (.pdf .md .html .txt)."
        )
        yield msg(
            ":save contract.docx clean writes it without the answers it carries, for the other side;"
            " review writes a copy with what was found and what is open as comments."
        )
        yield msg(":save contract.docx signing writes the version for signing, once no error stands.")
        yield msg(":pack contract.zip writes it with its annexes, a summary, a checklist for signing and hints.")
        yield msg(":edit and a name from the review changes an earlier answer; “in English” or “用中文” switches.")
        yield msg(":settings lists what nobody is asked for (payment days, copies …); :set pay_days 30 changes it.")

    def tell(self, replies: Iterable[Reply]) -> None:
        for reply in replies:
            if reply.tone == "person":
                continue
            for number, line in enumerate(reply.lines):
                self.say(line, _MARKS.get(reply.tone, "") if number == 0 else "  ")
            for number, pick in enumerate(reply.picks, 1):
                self.say(Message("{n}. {label}", {"n": number, "label": pick.label}), "  ")
            if reply.tone == "question":
                self._beside(reply)

    def _beside(self, reply: Reply) -> None:
        """What belongs to a question: why it is asked, the terms it uses, what Enter does."""
        if reply.why is not None:
            self.say(msg("Why I ask: {why}", why=reply.why), "  ")
        for note in reply.notes:
            self.say(msg("Keep in mind: {note}", note=note), "  ")
        if reply.terms:
            terms = [self.language.say(self.conversation.dialog.term_by_id[id].term) for id in reply.terms]
            self.say(
                msg("Words used here (“?” and the word explains it): {terms}", terms=self.language.join(terms)), "  "
            )
        if reply.several:
            self.say(msg("Several are possible: 1,3 or 1-3, all, none."), "  ")
        if reply.usual is not None:
            self.say(reply.usual, "  ")

    def say(self, message: Message, mark: str = "") -> None:
        self.write(mark + clean(self.language.say(message)))

    def show_contract(self) -> None:
        dialog = self.conversation.dialog
        document = assemble(dialog, library.template(dialog.id), self.conversation.draft, self.conversation.languages)
        self.write(clean(text_writer.write(document).decode()))

    def reviewed(self) -> Review:
        dialog = self.conversation.dialog
        return review(dialog, library.template(dialog.id), self.conversation.draft, self.conversation.languages)

    def show_review(self) -> None:
        looked_at = self.reviewed()
        section = ""
        for row in looked_at.rows:
            if row.section != section:
                section = row.section
                self.say(Message(self.conversation.dialog.section_by_id[section].title), "== ")
            self.say(
                Message("{name}: {answer}  [{key}]", {"name": row.name, "answer": row.answer, "key": row.key}), "  "
            )
        for finding in looked_at.findings:
            self.tell([self.conversation.raised(finding)])
        count = len(looked_at.blanks)
        self.say(nmsg("One place is still open in the contract.", "{n} places are still open in the contract.", count))
        self.say(msg("Type “:save contract.docx” to write it, or “:edit” and a name in brackets to change an answer."))

    def show_settings(self) -> None:
        """The values that nobody is asked for, as the contract uses them."""
        interview = self.conversation.interview
        for step in interview.settings:
            value = shown(step, interview.printed[step.key])
            self.say(Message("{name}: {answer}  [{key}]", {"name": name(step), "answer": value, "key": step.key}), "  ")
        self.say(msg("Type “:set” with a name in brackets and the new value to change one: :set pay_days 30"))

    def set(self, words: str) -> None:
        """Change a setting, named by the word in brackets or by its label: ``pay_days 30``."""
        word, _, value = words.rpartition(" ")
        known = {step.key for step in self.conversation.interview.settings}
        first, _, rest = words.partition(" ")
        if first in known and " " not in rest.strip():
            word, value = first, rest
        if not word or not value.strip():
            self.say(msg("Add a name and a value: :set pay_days 30"), "! ")
            return
        self.turn(lambda: self.conversation.replace(word, value.strip()))

    def show_outline(self) -> None:
        interview = self.conversation.interview
        for section in self.conversation.dialog.sections:
            asked = [q for q in self.conversation.dialog.in_section(section.id) if interview.structure.shown(q)]
            done = sum(1 for question in asked if interview.is_done(question))
            title = Message(section.title)
            self.say(msg("{section}: {done} of {all} answered", section=title, done=done, all=len(asked)), "  ")

    def pack(self, name: str) -> None:
        """Write the contract with its annexes and all that belongs to it: into a new folder, or as one archive."""
        dialog = self.conversation.dialog
        if not name:
            self.say(msg("Add a name: :pack contract.zip, or :pack contract for a folder"), "! ")
            return
        try:
            files = packing.pack(
                dialog,
                library.template(dialog.id),
                self.conversation.draft,
                self.conversation.languages,
                reader=self.conversation.language,
            )
            path = Path(name).expanduser()
            if path.exists():
                self.say(msg("{file} is already there. Choose another name.", file=str(path)), "! ")
                return
            if path.suffix.lower() == ".zip":
                storage.write_file(path, packing.zipped(files))
            else:
                storage.write_folder(path, files)
        except (ExportError, StorageError) as error:
            self.say(error.message, "! ")
            return
        self.say(msg("Written: {file}", file=str(path.absolute())))
        remark = packing.still_to_add(
            dialog,
            library.template(dialog.id),
            self.conversation.draft,
            self.conversation.languages,
            reader=self.conversation.language,
        )
        if remark:
            self.say(remark, "! ")
        self.say(Message(dialog.disclaimers.before_export))

    def save(self, words: str) -> None:
        """Write the contract: the draft always, the version for signing when no error stands or it is
        wanted as it is."""
        dialog = self.conversation.dialog
        told = _SAVING.fullmatch(words)
        if told is None:
            self.say(msg("Add a file name: :save contract.docx (or .pdf .md .html .txt)"), "! ")
            return
        wishes = {wish for wish, form in _WISHES.items() if re.search(form, told["wishes"], re.IGNORECASE)}
        if "review" in wishes and not told["file"].lower().endswith(".docx"):
            self.say(copies.ONLY_WORD_HAS_COMMENTS, "! ")
            return
        looked_at = self.reviewed()
        errors = looked_at.errors if "signing" in wishes else ()
        if errors and "as it is" not in wishes:
            self.tell([self.conversation.raised(finding) for finding in errors])
            refused = msg(
                "The version for signing was not written. Correct this, or type: :save {file} as it is", file=words
            )
            self.say(refused, "! ")
            return
        interview = self.conversation.interview
        copy = copy_of(
            looked_at,
            interview,
            self.language,
            signing="signing" in wishes,
            review="review" in wishes,
            clean="clean" in wishes,
        )
        try:
            written = self._write(Saving(Path(told["file"]).expanduser(), interview, looked_at, copy, self.language))
        except (ExportError, StorageError) as error:
            self.say(error.message, "! ")
            return
        if written:
            self.say(Message(dialog.disclaimers.before_export))

    def _write(self, saving: Saving) -> bool:
        """Write the contract, and what lies beside it. False where a file is in the way."""
        export.format_for(saving.file.name)
        there = saving.in_the_way
        if there is not None:
            self.say(msg("{file} is already there. Choose another name.", file=str(there)), "! ")
            return False
        draft = saving.write(self.conversation.languages, self.today)
        if saving.note is not None:
            self.say(msg("The open points are listed in {file}, not in the contract.", file=str(saving.note)))
        if draft.changes:
            self.conversation.draft = draft
            self.drafts.save(draft)
        self.say(msg("Written: {file}", file=str(saving.file.absolute())))
        carries = copies.told(saving.copy, saving.file.name)
        if carries:
            self.say(carries)
        return True


def run(conversation: Conversation, drafts: storage.Drafts, today: date) -> int:
    """The line mode on standard input and output."""

    def write(line: str) -> None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()

    return LineMode(conversation, drafts, write, today).run(sys.stdin)
