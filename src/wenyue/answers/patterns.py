"""Tables of words as regular expressions."""

from __future__ import annotations

import re


def either(*alternatives: str) -> str:
    """A group that matches any of ``alternatives`` (each a regular expression), tried in this order."""
    return f"(?:{'|'.join(alternatives)})"


def any_of(*alternatives: str) -> re.Pattern[str]:
    """``either``, compiled; for ``fullmatch`` and ``search``."""
    return re.compile(either(*alternatives))


def front(*alternatives: str, before: str = "(?=.)") -> re.Pattern[str]:
    """One of ``alternatives`` at the beginning, with the spaces and commas behind it, where something follows."""
    return re.compile(f"^{either(*alternatives)}[ ,.!、:]*{before}")


def back(*alternatives: str) -> re.Pattern[str]:
    """One or several of ``alternatives`` at the end."""
    return re.compile(f"[ ,]*{either(*alternatives)}+$")


def peeled(text: str, first: re.Pattern[str], last: re.Pattern[str]) -> list[str]:
    """``text``, and what is left of it with less and less at its front and its back; never empty."""
    forms = [text]
    while (rest := first.sub("", forms[-1])) != forms[-1]:
        forms.append(rest)
    for form in list(forms):
        while (rest := last.sub("", form)) != form:
            forms.append(rest)
            form = rest  # noqa: PLW2901  # shorter and shorter
    return list(dict.fromkeys(form for form in forms if form))
