"""``wenyue drafts``: which there are, what they are called, and which are deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenyue.language import msg
from wenyue.storage import Drafts, Kept, no_draft, unreadable

if TYPE_CHECKING:
    from wenyue.cli.commands import Command


def drafts(command: Command) -> int:
    """List the drafts, or do with one of them what the options ask. The exit code. Raises StorageError."""
    from wenyue.plain import drafts as lines

    kept, options, code = Drafts(), command.options, command.language.code
    if options.rename is not None:
        id, name = options.rename
        found = _found(command, kept, id)
        if found is not None:
            command.say(lines.renamed(kept, found, name))
    elif options.delete is not None:
        found = _found(command, kept, options.delete)
        if found is not None:
            kept.delete(found.draft.id)
            name = lines.called(found, code)
            command.say(
                msg("“{name}” is deleted. `wenyue drafts --restore {id}` brings it back.", name=name, id=found.draft.id)
            )
    elif options.restore is not None:
        found = _found(command, kept, options.restore, deleted=True)
        if found is not None:
            command.say(lines.brought_back(kept, found, code))
    elif options.erase is not None:
        found = _found(command, kept, options.erase, deleted=True)
        if found is not None:
            command.say(lines.erased(kept, found, code))
    else:
        return _list(command, kept)
    return 0 if found is not None else 2


def _list(command: Command, drafts: Drafts) -> int:
    from wenyue.plain.drafts import listed

    unread: list[str] = []
    kept = drafts.all(deleted=command.options.deleted, unread=unread.append)
    if unread:
        command.warn(unreadable(unread))
    elif not kept and command.options.deleted:
        command.say(msg("No draft is deleted."))
    elif not kept:
        command.say(msg("There are no drafts yet. `wenyue` begins one."))
    for one in kept:
        command.say(listed(one, command.language.code))
    return 0


def _found(command: Command, drafts: Drafts, id: str, *, deleted: bool = False) -> Kept | None:
    """The draft of an id or its beginning; says so where there is none."""
    from wenyue.plain.drafts import no_deleted

    kept = drafts.kept(id, deleted=deleted) if id else None
    if kept is None:
        command.warn(no_deleted(id) if deleted else no_draft(id))
    return kept
