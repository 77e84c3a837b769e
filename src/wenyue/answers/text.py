"""Free text: names, addresses, special terms. Kept as typed, except for what is unsafe and for spaces at the ends."""

from __future__ import annotations

from wenyue.answers.reading import Asked, Problem, Reading, Value
from wenyue.language import Language, clean, msg

LONGEST_TEXT = 5000


class Text:
    """Kind ``text``: a ``str`` that is not empty, at most 5,000 characters; may hold several lines."""

    name = "text"

    def understand(self, text: str, asked: Asked) -> Reading:
        said = "\n".join(line.strip() for line in clean(text).strip().split("\n"))
        if not said:
            return Problem(msg("Nothing was typed."), understood=False)
        if len(said) > LONGEST_TEXT:
            return Problem(msg("That is longer than {n} characters.", n=LONGEST_TEXT))
        return Value(said)

    def write(self, value: object, language: Language, asked: Asked) -> str:
        return " ".join(_str(value).split("\n"))

    def to_data(self, value: object) -> object:
        return _str(value)

    def from_data(self, data: object) -> str:
        return _str(data)


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value
