"""``python -m wenyue`` and the ``wenyue`` command."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    # Read at Textual's import. Its keyboard protocol turns long commits of Chinese input
    # methods into garbage; without it Esc takes a moment longer, and nothing else is lost.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # Read at pypinyin's import: its phrases take 50 MB and 0.1 s, and nothing here asks for them.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    # All that is made while a program starts stays: to look again and again for what does not took a tenth of
    # the time until the first question. The command line and the screen go back to it when they have begun.
    gc.disable()
    from wenyue.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
