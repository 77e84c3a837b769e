"""The path in what a terminal pastes when a file is dropped onto it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wenyue.language import clean

_QUOTES = ("'", '"')
_ESCAPED = re.compile(r"\\(.)")


def path_in(text: str) -> Path | None:
    """The file that ``text`` names: plainly, in quotes, with escaped spaces, or as ``file://``; None for no name.

    Of several lines the first counts. A path is taken as it stands where that file exists.
    """
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    if not lines:
        return None
    said = lines[0].removeprefix("& ").strip()  # as PowerShell is given it
    if len(said) > 1 and said[0] in _QUOTES and said[-1] == said[0]:
        said = said[1:-1]
    if said.casefold().startswith("file:"):
        said = unquote(urlsplit(said).path)
        if re.match(r"/[A-Za-z]:", said):  # file:///C:/…
            said = said[1:]
    elif "\\ " in said or (said.startswith("/") and "\\" in said):
        said = _ESCAPED.sub(r"\1", said)
    if not said or "\0" in said:
        return None
    try:
        return Path(said).expanduser()
    except RuntimeError:  # ~somebody, who is not here
        return Path(said)
