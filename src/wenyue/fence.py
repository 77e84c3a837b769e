"""The one folder in which files may be written while the person at the screen is not the owner of the machine.

``wenyue serve`` sets it for each session. Without it files go wherever the
person says: it is their own machine.
"""

from __future__ import annotations

import os
from pathlib import Path

from wenyue.errors import StorageError
from wenyue.language import msg

VARIABLE = "WENYUE_FENCE"


def folder() -> Path | None:
    """The folder that files have to stay in; None where there is no such limit."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen).resolve() if chosen else None


def keep(path: Path) -> None:
    """Raise StorageError for a path that leads out of the folder, whatever way it is written."""
    limit = folder()
    if limit is not None and not path.resolve().is_relative_to(limit):
        raise StorageError(msg("In the browser a file has only a name, and no folder. Take the folder out."))
