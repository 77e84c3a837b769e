"""Commands that look at two texts of a contract: opening a file that comes back, and comparing drafts."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from wenyue import library
from wenyue.cli.commands import DIALOG, Command, write_line
from wenyue.errors import Mistake, MistakesError
from wenyue.files import is_same, write_file
from wenyue.interview.draft import Draft
from wenyue.language import msg
from wenyue.opening import open_file
from wenyue.storage import Drafts, no_draft


def open_again(command: Command) -> int:
    """``wenyue open``: a Word file of ours as a draft again, and what was changed in it by hand."""
    opened = open_file(Path(command.options.file))
    drafts = Drafts()
    draft = replace(opened.draft, id=drafts.new(library.dialog(opened.draft.dialog), date.today()).id)
    drafts.save(draft)
    for remark in opened.remarks:
        command.warn(remark)
    if opened.changes:
        from wenyue.drafting import changes

        command.say(msg("Changed by hand since the file was written (these words are not in the draft):"))
        for line in changes.lines(opened.changes, opened.names, command.language):
            write_line(line, sys.stdout)
    else:
        command.say(msg("Nothing in the text was changed by hand."))
    command.warn(msg("The answers are a draft again. Go on with it: wenyue resume {draft}", draft=draft.id))
    return 0


def diff(command: Command) -> int:
    """``wenyue diff``: two drafts clause by clause, as text or as a Word file with tracked changes."""
    from wenyue.drafting import changes
    from wenyue.export import redline
    from wenyue.export.comparison import between
    from wenyue.export.copies import Copy
    from wenyue.saving import chosen_fonts

    old, new = _two(command)
    target = Path(command.options.output) if command.options.output else None
    for source in (command.options.old, command.options.new):
        if target is not None and source and is_same(target, Path(source)):
            command.warn(msg("The comparison would be written over {file}. Choose another name.", file=source))
            return 2
    dialog = library.dialog(new.dialog)
    template, languages = library.template(dialog.id), library.languages(dialog.id)
    found = between(dialog, template, old, new, languages, text=command.text(new))
    for line in changes.lines(found.changes, found.names, command.language):
        write_line(line, sys.stdout)
    if not found.changes:
        command.say(msg("The two contracts are the same, word for word."))
    if target is not None:
        if target.suffix.lower() != ".docx":
            command.warn(msg("Tracked changes are something of Word files: choose a name that ends in .docx."))
            return 2
        write_file(target, redline.write(found.before, found.after, copy=Copy(fonts=chosen_fonts())))
        command.warn(msg("Written: {file}", file=str(target)))
    return 0


def _two(command: Command) -> tuple[Draft, Draft]:
    """The drafts to compare. Raises AnswersError, StorageError, MistakesError."""
    if command.options.new:
        return _draft(command, command.options.old), _draft(command, command.options.new)
    new = _draft(command, command.options.old)
    old = new.as_written_out
    if old is None:
        problem = msg("This contract was not written out before: name a second one to compare it with.")
        raise MistakesError([Mistake(command.options.old, problem)])
    return old, new


def _draft(command: Command, source: str) -> Draft:
    """A draft by its id, from a file of answers, or from a Word file."""
    file = Path(source)
    if file.suffix.lower() == ".docx":
        return open_file(file).draft
    if file.suffix.lower() in (".yaml", ".yml"):
        from wenyue import batch

        return batch.fill(file, library.dialog(DIALOG), date.today(), command.language.code).draft
    draft = Drafts().find(source)
    if draft is None:
        raise MistakesError([Mistake(source, no_draft(source))])
    return draft
