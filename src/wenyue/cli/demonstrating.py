"""``wenyue demo``: a conversation that plays by itself, on the screen or line by line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from wenyue import library
from wenyue.cli.commands import DIALOG, why_plain, write_line

if TYPE_CHECKING:
    from wenyue.cli.commands import Command
    from wenyue.interview.conversation import Conversation
    from wenyue.interview.sample import Sample

_PAUSE = 1.2
"""Seconds before a line is typed in the line mode."""


def demo(command: Command) -> int:
    """Play the sample. The exit code."""
    sample = library.sample(DIALOG)
    assert sample is not None, "the first dialog has a sample"
    pace = 0.0 if command.options.fast else 1.0
    reason = why_plain(command.options)
    if reason is not None:
        if reason.id:
            command.warn(reason)
        return _line_by_line(command, sample, pace if sys.stdout.isatty() else 0.0)
    from wenyue.tui.demo import run_demo

    return run_demo(language=command.language.code, dialog=DIALOG, sample=sample, today=date.today(), pace=pace)


def _line_by_line(command: Command, sample: Sample, pace: float) -> int:
    from wenyue import plain
    from wenyue.interview.conversation import Conversation
    from wenyue.storage import Drafts

    dialog, today = command.about(DIALOG), date.today()

    def write(line: str) -> None:
        write_line(line, sys.stdout)
        sys.stdout.flush()

    with TemporaryDirectory(prefix="wenyue-demo-") as folder:
        drafts = Drafts(Path(folder))
        conversation = Conversation(dialog, drafts.new(dialog, today), command.languages, command.language.code)
        try:
            return plain.LineMode(conversation, drafts, write, today).run(_typed(conversation, sample, pace))
        finally:
            drafts.close()


def _typed(conversation: Conversation, sample: Sample, pace: float) -> Iterator[str]:
    """What the sample person types, shown as it is typed. The review comes by itself at the end."""
    from wenyue.interview.sample import next_line

    while (line := next_line(conversation, sample, short=True)) is not None:
        time.sleep(_PAUSE * pace)
        write_line(f"<<< {line}" if line else "<<< (Enter)", sys.stdout)
        yield line
