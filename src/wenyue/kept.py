"""What the shipped files say, kept as plain data for the next start.

Reading the YAML of a dialog and the catalogs takes longer than all else that the
first question waits for. What was read is kept as JSON in the cache folder of
the person (``WENYUE_CACHE``, or the platform's place), each with a fingerprint
of the files and of the code that read them: whoever edits a file sees it at the
next start. Nothing that anybody answered is kept there, and nothing kept there
is ever run. A file that is not whole, or that somebody else could have written,
counts as none. The folder may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wenyue import __version__
from wenyue.disk import make_folder, write_private

VARIABLE = "WENYUE_CACHE"
_PACKAGE = Path(__file__).parent
_CODE = tuple(
    _PACKAGE / name
    for name in ("kept.py", "library.py", "language.py", "interview/conditions.py", "interview/evaluation.py")
)
"""What reads the files: where it changes, so may what they say."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder() -> Path | None:
    """Where it is kept; None where there is no such place (``WENYUE_CACHE`` is empty, or nobody is at home)."""
    chosen = os.environ.get(VARIABLE)
    with suppress(RuntimeError):
        if chosen is not None:
            return Path(chosen).expanduser() if chosen else None
        from platformdirs import user_cache_path

        return user_cache_path("wenyue", appauthor=False)
    return None


def data(name: str, files: Iterable[Path], read: Callable[[], Any]) -> Any:
    """What ``read`` makes of ``files``, from this or an earlier run: mappings, lists and text.

    ``name`` is that of the file it is kept in. What ``read`` raises is kept by nobody. Raises OSError
    when one of ``files`` cannot be read.
    """
    home = folder()
    if home is None:
        return read()
    fingerprint = _fingerprint(name, files)
    file = home / f"{name}.json"
    with suppress(OSError):
        first, _, kept = _read(file).partition(b"\n")
        if first == _first_line(fingerprint, kept):
            return json.loads(kept)
    found = read()
    with suppress(OSError):
        kept = json.dumps(found, ensure_ascii=False).encode()
        make_folder(home)
        write_private(file, _first_line(fingerprint, kept) + b"\n" + kept)
    return found


def _first_line(fingerprint: str, kept: bytes) -> bytes:
    """What the content was read from, and a sum of the content: a file that is not whole is not used."""
    return f"{fingerprint} {blake2b(kept, digest_size=20).hexdigest()}".encode()


@lru_cache(maxsize=1)
def _code(files: tuple[Path, ...]) -> bytes:
    """All that the code says; it does not change while it runs."""
    return b"\0".join(file.read_bytes() for file in files)


def _fingerprint(name: str, files: Iterable[Path]) -> str:
    """The same only for the same program and the same files, in name and content."""
    seen = blake2b(f"{__version__}\0{name}\0".encode() + _code(_CODE), digest_size=20)
    for file in files:
        content = file.read_bytes()
        # The same files in another checkout are the same.
        seen.update(f"\0{'/'.join(file.parts[-3:])}\0{len(content)}\0".encode())
        seen.update(content)
    return seen.hexdigest()


def _read(file: Path) -> bytes:
    """A file that only we can have written. Raises OSError for any other."""
    # Not to wait for somebody who would write into a pipe of that name.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as stream:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise PermissionError(file)
        if os.name == "posix" and (about.st_uid != os.geteuid() or about.st_mode & _OTHERS_MAY_WRITE):
            raise PermissionError(file)
        return stream.read()
