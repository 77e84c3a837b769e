"""The line mode: the same conversation in plain lines, for pipes, screen readers and simple terminals.

Every line of input is an answer, an aside or a command in words, or begins with
a colon: then it is one of the ``orders``, which show the contract, the outline,
the review and so on, or write files. Everything the screen has is here in
linear text: one thing a line, no line drawn over, no box, no colour, and words
instead of signs where a screen reader would skip the sign.
"""

from __future__ import annotations

import sys
from datetime import date

from wenyue.interview.conversation import Conversation
from wenyue.plain.line_mode import LineMode
from wenyue.storage import Drafts

__all__ = ["LineMode", "run"]


def run(conversation: Conversation, drafts: Drafts, today: date) -> int:
    """The line mode on standard input and output."""

    def write(line: str) -> None:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stdout.flush()

    return LineMode(conversation, drafts, write, today).run(sys.stdin)
