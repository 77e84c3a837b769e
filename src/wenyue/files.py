"""Finished files on their way to the disk: where a person says they go, whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from wenyue import fence
from wenyue.disk import make_folder, write_new
from wenyue.errors import StorageError
from wenyue.language import Message, msg

_FILE, _FOLDER = 0o644, 0o755
"""What a new one is at most: never to be written by others, whatever the umask allows."""


def named(typed: str, folder: Path | None = None) -> Path:
    """The place that a person names, ``~`` for their own folder, else within ``folder``. Raises StorageError where
    there can be none. Inside the fence a name is only a name, and nothing is said of other folders."""
    path = Path(typed)
    try:
        if fence.folder() is None:
            path = path.expanduser()
        path = folder / path if folder is not None else path
        fence.keep(path)
    except (OSError, RuntimeError, ValueError) as error:
        raise StorageError(_unwritable(Path(typed), error)) from error
    is_there(path)
    return path


def is_there(path: Path) -> bool:
    """Whether there is something of that name. Raises StorageError where there cannot be."""
    return _about(path) is not None


def is_folder(path: Path) -> bool:
    """Whether it is a folder. Raises StorageError where there cannot be anything of that name."""
    about = _about(path)
    return about is not None and stat.S_ISDIR(about.st_mode)


def is_same(one: Path, other: Path) -> bool:
    """Whether two names are of one file that is there."""
    return one.exists() and other.exists() and one.samefile(other)


def _about(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise StorageError(_unwritable(path, error)) from error


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of finished files in its place, all of them or none. Raises StorageError, also where
    something is there already."""
    fence.keep(path)
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        before = _about(path)
        if not path.name or (before is not None and (not stat.S_ISDIR(before.st_mode) or any(path.iterdir()))):
            raise StorageError(msg("{file} is already there. Choose another name.", file=str(path)))
        make_folder(path.parent, _FOLDER)
        temporary.mkdir(_FOLDER)
        for name, data in files.items():
            write_new(temporary / name, data, _FILE)
        if before is not None:
            temporary.chmod(stat.S_IMODE(before.st_mode))
        temporary.replace(path)
    except OSError as error:
        rmtree(temporary, ignore_errors=True)
        raise StorageError(_unwritable(path, error)) from error


def write_file(path: Path, data: bytes) -> None:
    """Put a finished file in its place, whole or not at all. One that replaces another is as private as that was.
    Raises StorageError."""
    fence.keep(path)
    if not path.name:
        raise StorageError(msg("{file} is a folder. Add the name of a file.", file=str(path)))
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        before = _about(path)
        make_folder(path.parent, _FOLDER)
        mode = _FILE if before is None else stat.S_IMODE(before.st_mode) & 0o777
        write_new(temporary, data, mode, exactly=before is not None)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise StorageError(_unwritable(path, error)) from error


def _unwritable(path: Path, error: Exception) -> Message:
    reason = getattr(error, "strerror", None) or msg("there is no such place")
    return msg("{file} cannot be written: {error}. Choose another place.", file=str(path), error=reason)
