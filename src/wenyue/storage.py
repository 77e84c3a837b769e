"""Drafts on disk: one SQLite file that only its owner can read.

Every accepted change is on the disk (write-ahead log, ``synchronous=FULL``)
before the next question is shown. Answers are JSON, each written and read by
its kind. Nothing is ever deleted except by the person, who can bring it back
until it is erased for good.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wenyue.errors import StorageError
from wenyue.interview.draft import Change, Draft, Override
from wenyue.language import Message, Words, clean, msg, nmsg
from wenyue.private import DRAFTS, keep_others_out, make_private
from wenyue.recorded import UNREADABLE, base_from_json, base_to_json, change_from_json, change_to_json

if TYPE_CHECKING:
    from wenyue.interview.dialog import Dialog

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE IF NOT EXISTS drafts (
          id TEXT PRIMARY KEY, dialog TEXT NOT NULL, version TEXT NOT NULL, opened_on TEXT NOT NULL,
          position INTEGER NOT NULL, exported INTEGER NOT NULL, revision INTEGER NOT NULL, changed REAL NOT NULL
        ) STRICT""",
        """CREATE TABLE IF NOT EXISTS changes (
          draft TEXT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE, place INTEGER NOT NULL, data TEXT NOT NULL,
          PRIMARY KEY (draft, place)
        ) STRICT""",
    ),
    (
        "ALTER TABLE drafts ADD COLUMN base TEXT",
        """CREATE TABLE overrides (
          draft TEXT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE, place INTEGER NOT NULL,
          day TEXT NOT NULL, checks TEXT NOT NULL, PRIMARY KEY (draft, place)
        ) STRICT""",
    ),
    (
        """CREATE TABLE unsent (
          draft TEXT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE, key TEXT NOT NULL, words TEXT NOT NULL,
          PRIMARY KEY (draft, key)
        ) STRICT""",
    ),
    (
        "ALTER TABLE drafts ADD COLUMN name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE drafts ADD COLUMN deleted REAL",
    ),
)
"""What makes the file of each version out of the one before. The first files said no version (0), and so the
first step must bear being done twice."""
LONGEST_NAME = 60
"""Characters of a name that a person gives a draft."""
_UNSEEN = re.compile("[\u200b-\u200d\u2060\u00ad\u034f\u115f\u1160\u3164\ufe00-\ufe0f]")


def home() -> Path:
    """The folder of drafts: ``WENYUE_HOME``, or the platform's place for a program's data."""
    chosen = os.environ.get("WENYUE_HOME")
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError as error:
            problem = msg("WENYUE_HOME is {folder}, and there is no such person here.", folder=chosen)
            raise StorageError(problem) from error
    from platformdirs import user_data_path

    return user_data_path("wenyue", appauthor=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as lists show it. ``changed`` is in seconds since the epoch; ``name`` is what its person calls it,
    "" where it was given none."""

    draft: Draft
    changed: float
    name: str = ""


def clean_name(text: str) -> str:
    """What a person types as a name, on one line, without what cannot be seen, and not too long. It is only ever
    shown: no file is called by it."""
    return " ".join(_UNSEEN.sub("", clean(text)).split())[:LONGEST_NAME].strip()


class Drafts:
    """The drafts in one folder. Raises StorageError where the disk refuses, with what to do."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or home()
        self.file = self.folder / DRAFTS
        # Of the drafts that were handed over to be gone on with, as they then stood on the disk. A list says nothing
        # about them: what another window wrote must not pass for what was gone on from here.
        self._revisions: dict[str, int] = {}
        self._saved: dict[str, tuple[Change, ...]] = {}
        self._connection: sqlite3.Connection | None = None

    def new(self, dialog: Dialog, today: date, base: Draft | None = None) -> Draft:
        """A draft without answers, which may start from a finished contract. It reaches the disk with
        its first answer."""
        draft_id = f"{today:%m%d}-{secrets.token_hex(2)}"
        return Draft(draft_id, dialog.id, dialog.version, today, base=base.snapshot() if base else None)

    def save(self, draft: Draft) -> None:
        """Put everything of the draft that is not on disk yet there, in one transaction."""
        known = self._saved.get(draft.id, ())
        same = _common(known, draft.changes)
        rows = [
            (draft.id, place, change_to_json(draft.dialog, change))
            for place, change in enumerate(draft.changes[same:], same)
        ]
        with self._transaction() as connection:
            revision = self._claim(connection, draft)
            connection.execute("DELETE FROM changes WHERE draft = ? AND place >= ?", (draft.id, same))
            connection.executemany("INSERT INTO changes VALUES (?, ?, ?)", rows)
            connection.executemany(
                "INSERT OR IGNORE INTO overrides VALUES (?, ?, ?, ?)",
                [(draft.id, n, o.on.isoformat(), " ".join(o.checks)) for n, o in enumerate(draft.overrides)],
            )
        self._revisions[draft.id] = revision
        self._saved[draft.id] = draft.changes

    def _claim(self, connection: sqlite3.Connection, draft: Draft) -> int:
        """Write the draft's head; refuse when another window wrote it since it was read here."""
        known = self._revisions.get(draft.id, 0)
        head = (draft.version, draft.position, _exported(draft), known + 1, time.time())
        if known:
            done = connection.execute(
                "UPDATE drafts SET version = ?, position = ?, exported = ?, revision = ?, changed = ?, deleted = NULL"
                " WHERE id = ? AND revision = ?",  # who goes on with a deleted draft in another window keeps it
                (*head, draft.id, known),
            )
            if done.rowcount != 1:
                if not connection.execute("SELECT 1 FROM drafts WHERE id = ?", (draft.id,)).fetchone():
                    raise StorageError(msg("This draft was erased in another window, so nothing can be added to it."))
                raise StorageError(
                    msg("This draft was changed in another window. Close this one and open the draft again.")
                )
        else:
            connection.execute(
                "INSERT INTO drafts (version, position, exported, revision, changed, id, dialog, opened_on, base)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*head, draft.id, draft.dialog, draft.opened_on.isoformat(), base_to_json(draft.base)),
            )
        return known + 1

    def all(self, *, deleted: bool = False, unread: Callable[[str], object] | None = None) -> tuple[Kept, ...]:
        """Every draft, the last changed first; or those that were deleted, the last deleted first. One that cannot
        be read is left out, and left as it is; ``unread`` is told its id."""
        if not self.file.exists():
            return ()
        found: list[Kept] = []
        with self._reading() as connection:
            for head in self._heads(connection, deleted=deleted):
                try:
                    found.append(_kept(connection, head))
                except UNREADABLE:
                    if unread is not None:
                        unread(clean(head["id"]))
        return tuple(found)

    def find(self, id: str = "") -> Draft | None:
        """The draft of that id (its beginning is enough), to be gone on with; without one, the last changed that can
        be read; None when there is none. Raises StorageError for a named one that cannot be read."""
        if not self.file.exists():
            return None
        if not id:
            last = next(iter(self.all()), None)
            return self.take_up(last.draft) if last is not None else None
        with self._reading() as connection:
            head = self._head(connection, id, deleted=False)
            return self._handed_over(connection, head) if head is not None else None

    def take_up(self, draft: Draft) -> Draft:
        """A draft out of a list, to be gone on with, as it stands on the disk now: another window may have changed
        it since. Raises StorageError, also where it has gone."""
        with self._reading() as connection:
            head = connection.execute("SELECT * FROM drafts WHERE id = ?", (draft.id,)).fetchone()
            if head is None:
                raise StorageError(no_draft(draft.id))
            return self._handed_over(connection, head)

    def kept(self, id: str, *, deleted: bool = False) -> Kept | None:
        """The draft of that id (its beginning is enough) as lists show it; ``deleted`` looks among those that were
        deleted. Raises StorageError when it cannot be read."""
        if not self.file.exists():
            return None
        with self._reading() as connection:
            head = self._head(connection, id, deleted=deleted)
            return _readable(connection, head) if head is not None else None

    def _handed_over(self, connection: sqlite3.Connection, head: sqlite3.Row) -> Draft:
        draft = _readable(connection, head).draft
        self._revisions[draft.id] = head["revision"]
        self._saved[draft.id] = draft.changes
        return draft

    def _head(self, connection: sqlite3.Connection, id: str, *, deleted: bool) -> sqlite3.Row | None:
        heads = self._heads(connection, deleted=deleted)
        fitting = [head for head in heads if head["id"] == id] or [h for h in heads if h["id"].startswith(id)]
        if len(fitting) > 1:
            raise StorageError(msg("More than one draft begins with “{id}”. Type a little more of it.", id=id))
        return fitting[0] if fitting else None

    @staticmethod
    def _heads(connection: sqlite3.Connection, *, deleted: bool) -> list[sqlite3.Row]:
        wanted = "SELECT * FROM drafts WHERE deleted IS NULL ORDER BY changed DESC"
        if deleted:
            wanted = "SELECT * FROM drafts WHERE deleted IS NOT NULL ORDER BY deleted DESC"
        return connection.execute(wanted).fetchall()

    def keep_unsent(self, id: str, words: Mapping[str, str]) -> None:
        """Keep what is half typed, by the key of the answer it is meant for, instead of what was kept
        before. A draft that has not reached the disk has no place for it."""
        if not words and not self.file.exists():
            return
        with self._transaction() as connection:
            connection.execute("DELETE FROM unsent WHERE draft = ?", (id,))
            connection.executemany(
                "INSERT INTO unsent SELECT id, ?, ? FROM drafts WHERE id = ?",
                [(key, text, id) for key, text in words.items()],
            )

    def unsent(self, id: str) -> Mapping[str, str]:
        """What was half typed when the draft was left, by the key of the answer it is meant for."""
        if not self.file.exists():
            return {}
        with self._reading() as connection:
            return dict(connection.execute("SELECT key, words FROM unsent WHERE draft = ?", (id,)).fetchall())

    # What a person does with drafts as a whole. ``id`` is a whole one. Each raises StorageError, also where the
    # draft has gone meanwhile.

    def rename(self, id: str, name: str) -> None:
        """Call a draft by a name (see `clean_name`); by none again with ""."""
        self._change("UPDATE drafts SET name = ? WHERE id = ?", clean_name(name), id)

    def delete(self, id: str) -> None:
        """Put a draft among the deleted ones, where it stays until it is brought back or erased."""
        self._change("UPDATE drafts SET deleted = ? WHERE id = ?", time.time(), id)

    def bring_back(self, id: str) -> None:
        """Take a draft out of the deleted ones again, as it was."""
        self._change("UPDATE drafts SET deleted = NULL WHERE id = ?", id)

    def erase(self, id: str) -> None:
        """Take a deleted draft away for good; nothing of it stays in the file."""
        self._change("DELETE FROM drafts WHERE id = ? AND deleted IS NOT NULL", id)
        self._revisions.pop(id, None)
        self._saved.pop(id, None)
        with self._reading() as connection:  # what is deleted is overwritten, and the log that still has it emptied
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _change(self, statement: str, *values: str | float) -> None:
        with self._transaction() as connection:
            if connection.execute(statement, values).rowcount != 1:
                raise StorageError(no_draft(str(values[-1])))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            if self._connection is None:
                self._connection = self._open()
            yield self._connection
        except (sqlite3.Error, OSError) as error:
            raise StorageError(self._explained(error), str(self.file)) from error

    def _open(self) -> sqlite3.Connection:
        make_private(self.folder)
        keep_others_out(self.file)
        # Created by us first, so that it is never readable by others, not even for a moment; and never
        # through a link, which could lead to a file that is not ours.
        descriptor = os.open(self.file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
        os.close(descriptor)
        connection = sqlite3.connect(self.file, timeout=5, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        try:
            self._bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        """Give an older file what newer versions have; what is in it stays. Refuse a file from a newer program."""
        if _version(connection) == len(_STEPS):
            return
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            version = _version(connection)  # another window may just have done it
            if version > len(_STEPS):
                raise StorageError(
                    msg(
                        "The drafts in {file} were written by a newer version of this program. Install that version.",
                        file=str(self.file),
                    )
                )
            for steps in _STEPS[version:]:
                for step in steps:
                    connection.execute(step)
            connection.execute(f"PRAGMA user_version = {len(_STEPS)}")

    def _explained(self, error: sqlite3.Error | OSError) -> Message:
        text = str(error).casefold()
        if "full" in text or getattr(error, "errno", None) == 28:
            return msg("The disk is full: the last answer is not saved yet. Make some room, then answer again.")
        if "readonly" in text or "read-only" in text or isinstance(error, PermissionError) or "unable to open" in text:
            return msg(
                "Drafts cannot be written to {folder}. Allow writing there, or set WENYUE_HOME to another folder.",
                folder=str(self.folder),
            )
        if "not a database" in text or "malformed" in text or "corrupt" in text:
            return msg(
                "The file of drafts, {file}, is damaged. It was left as it is: move it to another folder to keep it,"
                " and start again.",
                file=str(self.file),
            )
        if "locked" in text or "busy" in text:
            return msg("Another window is saving just now. Try again in a moment.")
        return msg("Drafts cannot be saved in {folder}: {error}.", folder=str(self.folder), error=str(error))


def _kept(connection: sqlite3.Connection, head: sqlite3.Row) -> Kept:
    """A draft off the disk. Raises one of `UNREADABLE` for one that is damaged."""
    rows = connection.execute("SELECT data FROM changes WHERE draft = ? ORDER BY place", (head["id"],))
    changes = tuple(change_from_json(head["dialog"], row["data"]) for row in rows)
    draft = Draft(
        head["id"],
        head["dialog"],
        head["version"],
        date.fromisoformat(head["opened_on"]),
        changes,
        max(0, min(head["position"], len(changes))),
        head["exported"] != 0,
        max(head["exported"] - 1, -1),
        base_from_json(head["base"]),
        _overrides(connection, head["id"]),
    )
    return Kept(draft, head["changed"], clean_name(head["name"]))


def _readable(connection: sqlite3.Connection, head: sqlite3.Row) -> Kept:
    try:
        return _kept(connection, head)
    except UNREADABLE as error:
        raise StorageError(unreadable((clean(head["id"]),))) from error


def _exported(draft: Draft) -> int:
    """0 when never written out, else 1 + the position at which it last was; -1 when that is not known."""
    return draft.exported_at + 1 or -int(draft.exported)


def _common(known: tuple[Change, ...], wanted: tuple[Change, ...]) -> int:
    """How many changes at the beginning are the very same."""
    count = 0
    for old, new in zip(known, wanted, strict=False):
        if old is not new and old != new:
            break
        count += 1
    return count


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _overrides(connection: sqlite3.Connection, draft: str) -> tuple[Override, ...]:
    rows = connection.execute("SELECT day, checks FROM overrides WHERE draft = ? ORDER BY place", (draft,))
    return tuple(Override(date.fromisoformat(row["day"]), tuple(row["checks"].split())) for row in rows)


def unreadable(ids: Sequence[str]) -> Message:
    """What a person is told of drafts that are there and cannot be read."""
    return nmsg(
        "The draft {ids} cannot be read: it is damaged, or was made by a later version of this program."
        " It is left as it is.",
        "The drafts {ids} cannot be read: they are damaged, or were made by a later version of this program."
        " They are left as they are.",
        len(ids),
        ids=Words(tuple(ids)),
    )


def no_draft(id: str) -> Message:
    """What a person is told who asks for a draft that is not there."""
    return msg("There is no draft “{id}”. `wenyue drafts` lists them.", id=id)
