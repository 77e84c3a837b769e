"""Folders and files that are put on the disk whole, and for no more people than they are for."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER, PRIVATE = 0o700, 0o600


def make_folder(folder: Path, mode: int = PRIVATE_FOLDER) -> None:
    """A folder and those around it, the new ones at most with ``mode``."""
    for parent in reversed((folder, *folder.parents)):  # ``parents=True`` would make those as the umask says
        parent.mkdir(mode, exist_ok=True)


def write_new(file: Path, data: bytes, mode: int = PRIVATE, *, exactly: bool = False) -> None:
    """A file that was not there, through no link, at most with ``mode``; ``exactly``: with it, whatever the umask says.
    Raises OSError."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags, PRIVATE if exactly else mode), "wb") as stream:
        if exactly and hasattr(os, "fchmod"):
            os.fchmod(stream.fileno(), mode)
        stream.write(data)


def write_private(file: Path, data: bytes) -> None:
    """Put a small file in its place whole, for its owner only, through no link, beside other processes that do the
    same. Raises OSError."""
    new = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        write_new(new, data)
        new.replace(file)
    except OSError:  # a disk that is full
        with suppress(OSError):
            new.unlink()
        raise
