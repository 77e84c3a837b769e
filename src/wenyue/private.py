"""The folder of drafts and the files in it, which are for their owner only."""

from __future__ import annotations

import os
from pathlib import Path

DRAFTS = "drafts.db"
PREFERENCES = "preferences.json"
"""The file beside the drafts that remembers what was chosen about the program (see ``wenyue.preferences``)."""


def make_private(folder: Path) -> None:
    """The folder of drafts, for its owner only. One that others use too (it holds more than ours) stays as
    it is: the files in it are private by themselves."""
    for parent in reversed((folder, *folder.parents)):
        parent.mkdir(mode=0o700, exist_ok=True)
    known = (DRAFTS, PREFERENCES, "crash.log", "served", "files-")
    ours = all(entry.name.startswith(known) for entry in folder.iterdir())
    if os.name == "posix" and ours and not folder.is_symlink():
        folder.chmod(0o700)
