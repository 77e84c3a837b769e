"""The folder of drafts and the files in it, which are for their owner only."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from wenyue.errors import StorageError
from wenyue.language import msg

DRAFTS = "drafts.db"
PREFERENCES = "preferences.json"
"""The file beside the drafts that remembers what was chosen about the program (see ``wenyue.preferences``)."""


def make_folder(folder: Path) -> None:
    """A folder and those around it, the new ones for their owner only."""
    for parent in reversed((folder, *folder.parents)):  # ``parents=True`` would make those as the umask says
        parent.mkdir(mode=0o700, exist_ok=True)


def make_private(folder: Path) -> None:
    """The folder of drafts, for its owner only. One that others use too (it holds more than ours) stays as
    it is: the files in it are private by themselves."""
    make_folder(folder)
    known = (DRAFTS, PREFERENCES, "crash.log", "served", "files-")
    ours = all(entry.name.startswith(known) for entry in folder.iterdir())
    if os.name == "posix" and ours and not folder.is_symlink():
        folder.chmod(0o700)


def keep_others_out(drafts: Path) -> None:
    """Raise StorageError where the file of drafts, or one of those that SQLite puts beside it, was put there by
    somebody else: what is answered would be theirs to read."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file = drafts.with_name(drafts.name + ending)
        try:
            about = file.lstat()
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(about.st_mode) or (hasattr(os, "geteuid") and about.st_uid != os.geteuid()):
            raise StorageError(
                msg(
                    "{file} is a link or belongs to somebody else, so nothing is saved there. Move it away, or set"
                    " WENYUE_HOME to a folder of your own.",
                    file=str(file),
                )
            )


def write_private(file: Path, data: bytes) -> None:
    """Put a small file in its place whole, for its owner only, through no link. Raises OSError."""
    new = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(new, flags, 0o600), "wb") as stream:
            stream.write(data)
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
