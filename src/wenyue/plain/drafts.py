"""Orders about drafts as a whole: which there are, what they are called, which are deleted, going on with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenyue import library
from wenyue.interview.engine import Interview
from wenyue.language import Message, clean, msg, nmsg
from wenyue.storage import Drafts, Kept, clean_name, unreadable

if TYPE_CHECKING:
    from wenyue.plain.line_mode import LineMode


def called(kept: Kept, code: str) -> str:
    """What a draft is called in the language ``code``: its name, or else the contract that it is."""
    return kept.name or library.languages(kept.draft.dialog)[code].say(library.dialog(kept.draft.dialog).title)


def listed(kept: Kept, code: str) -> Message:
    """A draft in one line, as lists of lines have it."""
    interview = Interview(library.dialog(kept.draft.dialog), kept.draft)
    return nmsg(
        "{id}  {title}  begun {day}, {done} answered, one to go",
        "{id}  {title}  begun {day}, {done} answered, {n} to go",
        interview.remaining.at_least,
        id=kept.draft.id,
        title=called(kept, code),
        day=kept.draft.opened_on,
        done=interview.asked_count,
    )


def renamed(drafts: Drafts, kept: Kept, words: str) -> Message:
    """Give a draft a name, or take it away; what was done. Raises StorageError."""
    name = clean_name(words)
    drafts.rename(kept.draft.id, name)
    if name:
        return msg("The draft {id} is called “{name}” now.", id=kept.draft.id, name=name)
    return msg("The draft {id} has no name of its own any more.", id=kept.draft.id)


def brought_back(drafts: Drafts, kept: Kept, code: str) -> Message:
    """Take a draft out of the deleted ones; what was done. Raises StorageError."""
    drafts.bring_back(kept.draft.id)
    return msg("“{name}” is back among the drafts: {id}", name=called(kept, code), id=kept.draft.id)


def erased(drafts: Drafts, kept: Kept, code: str) -> Message:
    """Take a deleted draft away for good; what was done. Raises StorageError."""
    drafts.erase(kept.draft.id)
    return msg("“{name}” is gone for good.", name=called(kept, code))


# Orders. Each raises StorageError.


def drafts(mode: LineMode, _: str) -> None:
    """The drafts, the last changed first, as ``wenyue drafts`` lists them."""
    unread: list[str] = []
    kept = mode.drafts.all(unread=unread.append)
    for one in kept:
        mode.say(listed(one, mode.language.code))
    if unread:
        mode.refuse(unreadable(unread))
    elif not kept:
        mode.say(msg("There are no drafts yet: the first answer makes one."))


def resume(mode: LineMode, words: str) -> None:
    kept = _named(mode, words)
    if kept is not None:
        mode.go_on(mode.drafts.take_up(kept.draft))


def new(mode: LineMode, _: str) -> None:
    """A new contract; the one before is kept as it is."""
    dialog = library.dialog(library.dialogs()[0])
    mode.go_on(mode.drafts.new(dialog, mode.today))


def rename(mode: LineMode, words: str) -> None:
    """A name for a draft: ``1124-3f 晨光客服``; without one it has none any more."""
    id, _, name = words.partition(" ")
    kept = _named(mode, id)
    if kept is not None:
        mode.say(renamed(mode.drafts, kept, name))


def delete(mode: LineMode, words: str) -> None:
    """Put a draft among the deleted ones; never the one that is being talked about."""
    kept = _named(mode, words)
    if kept is None:
        return
    name = called(kept, mode.language.code)
    if kept.draft.id == mode.conversation.draft.id:
        mode.refuse(msg("“{name}” is the draft we are talking about. Begin another with :new first.", name=name))
        return
    mode.drafts.delete(kept.draft.id)
    mode.say(msg("“{name}” is deleted. “:restore {id}” brings it back.", name=name, id=kept.draft.id))


def deleted(mode: LineMode, _: str) -> None:
    unread: list[str] = []
    kept = mode.drafts.all(deleted=True, unread=unread.append)
    for one in kept:
        mode.say(listed(one, mode.language.code))
    if unread:
        mode.refuse(unreadable(unread))
    if kept:
        mode.say(msg("“:restore” and the number brings one back, “:erase” and the number takes it away for good."))
    elif not unread:
        mode.say(msg("No draft is deleted."))


def restore(mode: LineMode, words: str) -> None:
    kept = _named(mode, words, deleted=True)
    if kept is not None:
        mode.say(brought_back(mode.drafts, kept, mode.language.code))


def erase(mode: LineMode, words: str) -> None:
    """Take a deleted draft away for good."""
    kept = _named(mode, words, deleted=True)
    if kept is not None:
        mode.say(erased(mode.drafts, kept, mode.language.code))


def _named(mode: LineMode, words: str, *, deleted: bool = False) -> Kept | None:
    """The draft whose number is said; says so where there is none."""
    id = clean(words).strip()
    kept = mode.drafts.kept(id, deleted=deleted) if id else None
    if kept is None:
        mode.refuse(no_deleted(id) if deleted else msg("There is no draft “{id}”. “:drafts” lists them.", id=id))
    return kept


def no_deleted(id: str) -> Message:
    """What a person is told who asks for a deleted draft that is not there."""
    return msg("No deleted draft has the number “{id}”.", id=id)
