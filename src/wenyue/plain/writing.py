"""Orders that write files: the contract, or the contract with all that belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenyue import export
from wenyue.answers.normalise import fold
from wenyue.export import copies, packing
from wenyue.files import is_there, named
from wenyue.language import Message, msg
from wenyue.saving import Saving, choose_fonts, chosen_fonts, copy_of, packed_out, write_pack

if TYPE_CHECKING:
    from wenyue.interview.draft import Draft
    from wenyue.plain.line_mode import LineMode

_WISHES = {
    "signing": r"(?:for\s+)?signing|签署版?|签字版?",
    "as it is": r"as[ -]it[ -]is|--as-it-is|照现状",
    "review": r"review|审阅",
    "clean": r"clean|不带回答",
}


def save(mode: LineMode, words: str) -> None:
    """Write the contract: the draft always, the version for signing when no error stands or it is wanted as it is.

    Raises ExportError, StorageError.
    """
    name, wishes = _told(words)
    if not name:
        mode.refuse(msg("Add a file name: :save contract.docx (or .pdf .md .html .txt)"))
        return
    if "review" in wishes and not name.lower().endswith(".docx"):
        mode.refuse(copies.ONLY_WORD_HAS_COMMENTS)
        return
    looked_at = mode.reviewed()
    errors = looked_at.errors if "signing" in wishes else ()
    if errors and "as it is" not in wishes:
        mode.tell([mode.conversation.raised(finding) for finding in errors])
        mode.refuse(
            msg("The version for signing was not written. Correct this, or type: :save {file} as it is", file=words)
        )
        return
    copy = copy_of(
        looked_at,
        mode.interview,
        mode.language,
        signing="signing" in wishes,
        review="review" in wishes,
        clean="clean" in wishes,
        fonts=chosen_fonts(mode.drafts.folder),
    )
    if _write(mode, Saving(named(name), mode.interview, looked_at, copy, mode.language)):
        mode.say(Message(mode.dialog.disclaimers.before_export))


def _told(words: str) -> tuple[str, set[str]]:
    """The file, and what is wished: ``contract.docx``, ``contract.docx signing as it is``, ``contract.docx clean``.
    Wishes in traditional characters are wishes too; the file keeps its own."""
    name, wishes = words.strip(), set()
    while True:
        for length in (3, 2, 1):
            parts = name.rsplit(maxsplit=length)
            said = fold(" ".join(parts[1:]))
            wish = next((wish for wish, form in _WISHES.items() if re.fullmatch(form, said, re.IGNORECASE)), None)
            if len(parts) == length + 1 and wish:
                name = parts[0]
                wishes.add(wish)
                break
        else:
            return name, wishes


def _write(mode: LineMode, saving: Saving) -> bool:
    """Write the contract, and what lies beside it. False where a file is in the way."""
    export.format_for(saving.file.name)
    there = saving.in_the_way
    if there is not None:
        mode.refuse(msg("{file} is already there. Choose another name.", file=str(there)))
        return False
    draft = saving.write(mode.conversation.languages, mode.today)
    if saving.note is not None:
        mode.say(msg("The open points are listed in {file}, not in the contract.", file=str(saving.note)))
    _keep(mode, draft)
    mode.say(msg("Written: {file}", file=str(saving.file.absolute())))
    carries = copies.told(saving.copy, saving.file.name)
    if carries:
        mode.say(carries)
    return True


_PACK_FORMATS = {
    ".docx": r"word|docx",
    ".pdf": r"pdf",
    ".md": r"markdown|md",
    ".html": r"html|网页",
    ".txt": r"txt|text|纯文本",
}


def pack(mode: LineMode, words: str) -> None:
    """Write the contract with its annexes and all that belongs to it: into a new folder, or as one archive. A
    format may stand after the name, and that it is for signing (``contract.zip pdf signing``).

    Raises ExportError, StorageError.
    """
    told, wishes = _told(words)
    name, _, last = told.rpartition(" ")
    extension = next((one for one, form in _PACK_FORMATS.items() if re.fullmatch(form, fold(last), re.IGNORECASE)), "")
    if not (name and extension):
        name, extension = told, ".docx"
    if not name:
        mode.refuse(msg("Add a name: :pack contract.zip, or :pack contract for a folder"))
        return
    path = named(name)
    if is_there(path):
        mode.refuse(msg("{file} is already there. Choose another name.", file=str(path)))
        return
    conversation, signing = mode.conversation, "signing" in wishes
    packed = packing.pack(
        mode.dialog,
        mode.template,
        conversation.draft,
        conversation.languages,
        reader=conversation.language,
        extension=extension,
        signing=signing,
        fonts=chosen_fonts(mode.drafts.folder),
    )
    if signing and packed.reviewed.has_errors and "as it is" not in wishes:
        mode.tell([conversation.raised(finding) for finding in packed.reviewed.errors])
        mode.refuse(
            msg("The pack for signing was not written. Correct this, or type: :pack {file} as it is", file=words)
        )
        return
    write_pack(path, packed.files)
    _keep(mode, packed_out(conversation.draft, packed, mode.today, signing=signing))
    mode.say(msg("Written: {file}", file=str(path.absolute())))
    if packed.not_held:
        mode.say(packed.not_held)
    mode.say(Message(mode.dialog.disclaimers.before_export))


def _keep(mode: LineMode, written: Draft) -> None:
    """The draft remembers that it was written; one without an answer is not kept at all."""
    if written.changes:
        mode.conversation.draft = written
        mode.drafts.save(written)


_HEADINGS = r"(?:headings?|标题|標題)\s+"


def font(mode: LineMode, words: str) -> None:
    """Say or choose the Chinese fonts of Word files: ``楷体`` for the text, ``headings 楷体``."""
    name = copies.font_name(re.sub(_HEADINGS, "", words, count=1, flags=re.IGNORECASE))
    if name and re.match(_HEADINGS, words, re.IGNORECASE):
        choose_fonts(mode.drafts.folder, heading_font=name)
    elif name:
        choose_fonts(mode.drafts.folder, font=name)
    fonts = chosen_fonts(mode.drafts.folder)
    mode.say(
        msg(
            "Chinese fonts of Word files: {text} for the text, {headings} for headings.",
            text=fonts.text,
            headings=fonts.headings,
        )
    )
