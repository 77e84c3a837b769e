"""Letters as keys: the same whether small or capital, and as an input method for Chinese sends them."""

from __future__ import annotations

import unicodedata

from textual import events

_WIDE_SPACE = "ideographic_space"


def as_plain_key(event: events.Key) -> None:
    """Let a letter or digit act as its plain key: S, with Caps Lock or Shift, and ｓ as s. What it puts into a line is
    left as it is; only the wide space, which no line takes, is the space that was meant."""
    if event.key == _WIDE_SPACE:
        event.key, event.character = "space", " "
    elif len(event.key) == 1:
        event.key = unicodedata.normalize("NFKC", event.key).casefold()
