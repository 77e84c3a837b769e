"""The path in what a terminal pastes when a file is dropped onto it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

from wenyue.language import clean

_QUOTES = ("'", '"')
_URL = re.compile(r"file:(?://[^/]*)?", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def first_line(text: str) -> str:
    """The first line that says something; "" where none does."""
    return next((line.strip() for line in clean(text).split("\n") if line.strip()), "")


def path_in(text: str) -> Path | None:
    """The file that ``text`` names: plainly, quoted or escaped as a shell wants it, or as ``file://``; None for no
    name.

    Of several lines the first counts. A path is taken as it stands where that file exists.
    """
    said = first_line(text)
    if _is_file(said):
        return _path(said)
    said = said.removeprefix("& ").strip()  # as PowerShell is given it
    if not _URL.match(said):
        said = _unquoted(said)
    if _URL.match(said):
        said = unquote(_URL.sub("", said, count=1))
        if _DRIVE.match(said[1:]):  # file:///C:/…
            said = said[1:]
    return _path(said) if said and "\0" not in said else None


def is_dropped(text: str, before: str) -> bool:
    """Whether a paste is a whole path, as of a dropped file, and not the rest of the one that stands ``before`` it."""
    path = path_in(text)
    if path is None:
        return False
    if _is_file(str(path)):
        return True
    continues = before.strip() and _is_folder(before)
    return not continues and (path.is_absolute() or bool(_DRIVE.match(str(path))))


def _unquoted(said: str) -> str:
    """A word of a shell as what it stands for. What no shell would read is taken as it stands."""
    quoted = said.startswith(_QUOTES)
    if quoted and said.find(said[0], 1) == len(said) - 1 > 0:
        return said[1:-1]
    escaped = "\\" in said and (said.startswith(("/", "~")) or ("\\ " in said and not _DRIVE.match(said)))
    if quoted or escaped:
        try:
            return next(iter(shlex.split(said)), "")
        except ValueError:  # a quotation mark that is never closed
            pass
    return said


def _path(said: str) -> Path:
    try:
        return Path(said).expanduser()
    except RuntimeError:  # ~somebody, who is not here
        return Path(said)


def _is_file(said: str) -> bool:
    try:
        return _path(said).is_file()
    except (OSError, ValueError):  # too long, or with a sign that no name has
        return False


def _is_folder(said: str) -> bool:
    try:
        return _path(said.strip()).is_dir()
    except (OSError, ValueError):
        return False
