"""Finished files on their way to the disk: whole or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from wenyue import fence
from wenyue.errors import StorageError
from wenyue.language import msg


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of finished files in its place, all of them or none. Raises StorageError, also where
    something is there already."""
    fence.keep(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StorageError(msg("{file} is already there. Choose another name.", file=str(path)))
        temporary.mkdir(parents=True)
        for name, data in files.items():
            (temporary / name).write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        rmtree(temporary, ignore_errors=True)
        problem = msg("{file} cannot be written: {error}. Choose another place.", file=str(path), error=error.strerror)
        raise StorageError(problem) from error


def write_file(path: Path, data: bytes) -> None:
    """Put a finished file in its place, whole or not at all. Raises StorageError."""
    fence.keep(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        problem = msg("{file} cannot be written: {error}. Choose another place.", file=str(path), error=error.strerror)
        raise StorageError(problem) from error
