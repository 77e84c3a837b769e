"""Contracts that start from a finished one: an amendment, a renewal."""

from __future__ import annotations

from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.language import Message, msg, nmsg


def obstacle(dialog: Dialog, base: Draft | None) -> Message | None:
    """Why a contract of ``dialog`` cannot start from the draft ``base``; None when it can."""
    title = Message(dialog.title)
    if dialog.base is None:
        return None if base is None else msg("“{title}” starts from nothing. Leave out the other draft.", title=title)
    if base is None:
        return msg("“{title}” starts from a finished contract. Say from which: --from DRAFT", title=title)
    if base.dialog != dialog.base.id:
        needed = Message(dialog.base.title)
        return msg("“{title}” starts from a contract of another kind: {needed}.", title=title, needed=needed)
    interview = Interview(dialog.base, base)
    if base.exported or interview.next_step() is None:
        return None
    return nmsg(
        "That contract is not finished: one question is left. Finish it first (draft {draft}).",
        "That contract is not finished: {n} questions are left. Finish it first (draft {draft}).",
        interview.remaining.at_least,
        draft=base.id,
    )
