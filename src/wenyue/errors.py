"""Every exception the program raises on purpose.

    WenyueError
    ├── MistakesError       files with mistakes, all of them at once
    │   ├── AuthoringError  a dialog, catalog or template file says something it cannot mean
    │   └── AnswersError    an answers file names no question, or an answer cannot be read
    ├── ExpressionError     a condition or computed value cannot be evaluated
    ├── AssemblyError       the contract cannot be put together from template and draft
    ├── ExportError         a finished document cannot be written in a format
    └── StorageError        drafts cannot be read or written

What a person types is never a reason for an exception: a wrong answer is a value
(see ``answers.reading``). Exceptions are for broken files and programs. Each
carries the messages a person needs: what, where, why and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wenyue.language import Message


class WenyueError(Exception):
    """Something a person can read and act on.

    ``message`` says what happened and what to do; ``where`` says in which file
    and line, when there is one (``dialogs/x/questions.yaml:13``).
    """

    def __init__(self, message: Message, where: str = "") -> None:
        super().__init__(f"{where}: {message}" if where else str(message))
        self.message = message
        self.where = where


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a file: where it stands, and what to do about it."""

    where: str
    message: Message

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class MistakesError(WenyueError):
    """Several mistakes found in one reading, so that nobody has to fix them one run at a time."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(mistakes[0].message, mistakes[0].where)
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class AuthoringError(MistakesError):
    """A dialog, catalog or template file says something it cannot mean."""


class AnswersError(MistakesError):
    """An answers file names a question that does not exist, or an answer that cannot be read."""


class ExpressionError(WenyueError):
    """A condition or computed value cannot be evaluated."""


class AssemblyError(WenyueError):
    """The contract cannot be put together from its template and a draft."""


class ExportError(WenyueError):
    """A finished document cannot be written in the format asked for."""


class StorageError(WenyueError):
    """Drafts cannot be read or written."""
