"""The line mode: the same conversation in plain lines, for pipes, screen readers and simple terminals.

Every line of input is an answer, an aside or a command in words; beside those,
a few words with a colon show the outline, the contract, the review, or save.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wenyue import export, library, storage
from wenyue.drafting.assembly import assemble
from wenyue.drafting.review import Review, review
from wenyue.errors import ExportError, StorageError
from wenyue.export import packing
from wenyue.export import text as text_writer
from wenyue.interview.conversation import Conversation
from wenyue.interview.replies import Reply
from wenyue.language import Language, Message, clean, msg, nmsg

_MARKS = {
    "section": "== ",
    "question": "? ",
    "confirm": "? ",
    "which": "? ",
    "problem": "! ",
    "error": "!! ",
    "warning": "! ",
    "effect": "* ",
    "noted": "> ",
}


@dataclass
class LineMode:
    """One conversation over two streams of lines. ``write`` takes finished lines."""

    conversation: Conversation
    drafts: storage.Drafts
    write: Callable[[str], None]

    @property
    def language(self) -> Language:
        return self.conversation.languages[self.conversation.language]

    def run(self, lines: Iterable[str]) -> int:
        """Talk until the lines end or the person leaves. Returns the exit code."""
        self.tell(self.conversation.open())
        self.say(msg("Commands: :contract  :review  :outline  :save FILE  :pack NAME  :undo  :redo  :help  :quit"))
        for line in lines:
            text = clean(line.rstrip("\n"))
            if text.startswith((":", "：")):
                if not self.command(text[1:].strip()):
                    return 0
                continue
            before = self.conversation.draft
            replies = self.conversation.say(text)
            if not self.saved(before):
                continue
            self.tell(replies)
            if not self.act(replies):
                return 0
        return 0

    def saved(self, before: object) -> bool:
        """Put what was accepted on disk before anything else is shown; say so when that fails."""
        if self.conversation.draft is before:
            return True
        try:
            self.drafts.save(self.conversation.draft)
        except StorageError as error:
            self.say(error.message, "!! ")
            return False
        return True

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
        before = self.conversation.draft
        match word.casefold():
            case "quit" | "q" | "退出":
                self.say(msg("Saved. You can pick up from here with: wenyue resume {draft}", draft=before.id))
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
                self.tell(self.conversation.undo())
                self.saved(before)
            case "redo" | "重做":
                self.tell(self.conversation.redo())
                self.saved(before)
            case "edit" | "改":
                self.tell(self.conversation.edit(rest.strip()))
            case _:
                for line in self._help():
                    self.say(line)
        return True

    def _help(self) -> Iterable[Message]:
        yield msg("Type an answer in your own words, or the number of a choice. An empty line takes the usual answer.")
        yield msg("“?” and a word explains it; “why”, “skip”, “leave blank”, “back” work too.")
        yield msg(
            ":contract shows the contract, :review all answers, :save contract.docx writes it (.pdf .md .html .txt)."
        )
        yield msg(":pack contract.zip writes it with its annexes, a summary, a checklist for signing and hints.")
        yield msg(":edit and a name from the review changes an earlier answer; “in English” or “用中文” switches.")

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

    def show_outline(self) -> None:
        interview = self.conversation.interview
        for section in self.conversation.dialog.sections:
            shown = [q for q in self.conversation.dialog.in_section(section.id) if interview.structure.shown(q)]
            done = sum(1 for question in shown if interview.is_done(question))
            title = Message(section.title)
            self.say(msg("{section}: {done} of {all} answered", section=title, done=done, all=len(shown)), "  ")

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
        self.say(Message(dialog.disclaimers.before_export))

    def save(self, name: str) -> None:
        """Write the contract. Errors of the checks do not stop it; they are said."""
        dialog = self.conversation.dialog
        if not name:
            self.say(msg("Add a file name: :save contract.docx (or .pdf .md .html .txt)"), "! ")
            return
        try:
            writer = export.format_for(name)
            path = Path(name).expanduser()
            if path.exists():
                self.say(msg("{file} is already there. Choose another name.", file=str(path)), "! ")
                return
            storage.write_file(path, writer(self.reviewed().document))
        except (ExportError, StorageError) as error:
            self.say(error.message, "! ")
            return
        self.say(msg("Written: {file}", file=str(path.absolute())))
        self.say(Message(dialog.disclaimers.before_export))


def run(conversation: Conversation, drafts: storage.Drafts) -> int:
    """The line mode on standard input and output."""

    def write(line: str) -> None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()

    return LineMode(conversation, drafts, write).run(sys.stdin)
