"""What a person chose about the program itself, remembered between runs: its language, its colours, the
fonts of its files.

One small file beside the drafts that only its owner can read. It is a
convenience: where it cannot be read or written, nothing is remembered and
nobody is troubled.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from wenyue import library
from wenyue.disk import write_private
from wenyue.errors import StorageError
from wenyue.private import PREFERENCES, make_private
from wenyue.storage import home

_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """The language last switched to, the colours last chosen, and the Chinese fonts of Word files; "" for what was
    never chosen."""

    language: str = ""
    theme: str = ""
    font: str = ""
    heading_font: str = ""


def remembered(folder: Path | None = None) -> Preferences:
    """What was chosen in earlier runs. ``folder`` is that of the drafts."""
    try:
        file = (folder or home()) / PREFERENCES
        is_ours = file.is_file() and file.stat().st_size <= _LARGEST
        data = json.loads(file.read_text(encoding="utf-8")) if is_ours else {}
    except (OSError, ValueError, RecursionError, StorageError):
        return Preferences()
    known = asdict(Preferences())
    said = data if isinstance(data, dict) else {}
    return Preferences(**{name: said[name] for name in known if isinstance(said.get(name), str)})


def remembered_code(folder: Path) -> str:
    """The language last switched to, where it is one that there is (still); else ""."""
    code = remembered(folder).language
    return code if code in library.language_codes() else ""


def remember(folder: Path | None = None, **chosen: str) -> None:
    """Keep a choice (``language="en"``, ``theme="wenyue-light"``) for the next run."""
    with suppress(OSError, StorageError):
        folder = folder or home()
        make_private(folder)
        data = asdict(replace(remembered(folder), **chosen))
        write_private(folder / PREFERENCES, json.dumps(data).encode())
