"""The visitors' drafts on disk: a folder for each that only the owner of the server can read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

from wenyue.errors import StorageError
from wenyue.language import msg
from wenyue.serving.seal import Seal
from wenyue.storage import Drafts

_KEY_BYTES = 32


class Visitors:
    """What lies in ``folder``: the key, and below it one store of drafts for each visitor who has answered something.

    Raises StorageError where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            _private(folder)
            self.seal = Seal(_key(folder / "key"))
        except OSError as error:
            raise _refused(folder, error) from error

    def home(self, visitor: str) -> Path:
        """The folder of a visitor (see ``Seal.visitor``)."""
        assert visitor.isalnum(), "a visitor is named by the seal, never by the browser"
        return self.folder / "visitors" / visitor

    @contextmanager
    def files(self, visitor: str) -> Iterator[Path]:
        """A folder for the files of one session. When it is over they are gone: the browser has them. So is the
        visitor's own folder where nothing was answered."""
        home = self.home(visitor)
        files = home / f"files-{secrets.token_hex(8)}"
        try:
            _private(files)
        except OSError as error:
            raise _refused(files, error) from error
        try:
            yield files
        finally:
            rmtree(files, ignore_errors=True)
            if not Drafts(home).file.exists():
                for left in (home / "crash.log", home):
                    with suppress(OSError):
                        left.unlink() if left.is_file() else left.rmdir()


def _refused(path: Path, error: OSError) -> StorageError:
    return StorageError(msg("{folder} cannot be used: {error}.", folder=str(path), error=error.strerror or ""))


def _private(folder: Path) -> None:
    """Make a folder and those above it, each for its owner only."""
    for one in reversed((folder, *folder.parents)):
        one.mkdir(mode=0o700, exist_ok=True)


def _key(file: Path) -> bytes:
    """The signing key, made the first time."""
    with suppress(FileExistsError):
        # Whole or not at all: another server may be starting at this moment.
        fresh = file.with_name(f".{secrets.token_hex(4)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, secrets.token_bytes(_KEY_BYTES))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        try:
            if not file.exists():
                fresh.rename(file) if os.name == "nt" else os.link(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    if os.name == "posix":
        file.chmod(0o600)
    key = file.read_bytes()
    if len(key) != _KEY_BYTES:
        raise StorageError(
            msg(
                "{file} is no key. Take it away and a new one is made; visitors then begin anew, and their old drafts"
                " stay where they are.",
                file=str(file),
            )
        )
    return key
