"""The folder of drafts and the files in it, which are for their owner only."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from wenyue.disk import PRIVATE_FOLDER, make_folder
from wenyue.errors import StorageError
from wenyue.language import msg

DRAFTS = "drafts.db"
PREFERENCES = "preferences.json"
"""The file beside the drafts that remembers what was chosen about the program (see ``wenyue.preferences``)."""


def make_private(folder: Path) -> None:
    """The folder of drafts, for its owner only. One that others use too (it holds more than ours) stays as
    it is: the files in it are private by themselves."""
    make_folder(folder)
    known = (DRAFTS, PREFERENCES, "crash.log", "served", "files-")
    ours = all(entry.name.startswith(known) for entry in folder.iterdir())
    if os.name == "posix" and ours and not folder.is_symlink():
        folder.chmod(PRIVATE_FOLDER)


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
