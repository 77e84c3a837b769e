"""After a mistake of the program itself: what the person is told, and a log for whoever mends it.

The log has the places in the code and nothing else. An exception's own words,
and the values of its variables, may hold an answer.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from pathlib import Path

from wenyue import __version__
from wenyue.disk import make_folder, write_private
from wenyue.language import Message, msg

CRASHED = 70
"""Exit code after a mistake of the program itself (EX_SOFTWARE)."""


def write_log(crash: BaseException, folder: Path) -> Path:
    """Note files, lines and functions in ``folder``, readable by nobody else. Where it is; written or not."""
    frames = traceback.StackSummary.extract(traceback.walk_tb(crash.__traceback__), lookup_lines=False)
    lines = [f"wenyue {__version__}", f"{type(crash).__module__}.{type(crash).__qualname__}"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    log = folder / "crash.log"
    with suppress(OSError):
        make_folder(folder)
        write_private(log, ("\n".join(lines) + "\n").encode())
    return log


def told(log: Path) -> Message:
    """The one sentence for the person."""
    return msg(
        "Something went wrong inside the program. Every answer you sent is saved. What happened is noted in {file},"
        " without your answers.",
        file=str(log),
    )
