"""The command line.

Exit codes: 0 done · 1 the checks found an error in the answers · 2 the command,
an answers file or an answer is wrong, and nothing was written · 3 drafts or
files cannot be read or written · 70 a mistake of the program · 130 interrupted · 128 + n ended by signal n.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from wenyue import library
from wenyue.cli.commands import DIALOG, Command, write_line
from wenyue.cli.parser import language_of, parser
from wenyue.errors import AuthoringError, StorageError, WenyueError
from wenyue.language import ENGLISH, Language, msg
from wenyue.preferences import remembered


def main(arguments: Sequence[str]) -> int:
    """Run one command. Returns the exit code; tracebacks are for programs' mistakes only."""
    language = ENGLISH
    try:
        _mend_streams()
        code = language_of(arguments, os.environ, remembered().language)
        language = library.languages()[code]
        options = parser(language).parse_args(list(arguments))
        command = Command(
            options, library.languages(DIALOG)[code] if options.command not in (None, "new") else language
        )
        code_of_exit = run(command)
        sys.stdout.flush()
        return code_of_exit
    except SystemExit as end:
        return int(end.code or 0) if not isinstance(end.code, str) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (head); nothing more to say to anybody.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # until the process ends
        return 0
    except WenyueError as error:
        return _report(error, language)
    except OSError as error:
        problem = msg("What was to be said cannot be written: {error}.", error=error.strerror or type(error).__name__)
        return _report(StorageError(problem), language)
    except Exception as error:  # a mistake of ours: the person gets a sentence, the log gets the place
        return _crashed(error, language)


def run(command: Command) -> int:
    """Do what the options ask."""
    if command.options.command not in (None, "new", "resume", "chat"):  # the screen does so when it stands there
        gc.enable()
    match command.options.command:
        case None | "new" | "resume":
            return command.open()
        case "chat":
            return command.open() if not command.options.plain else command.chat()
        case "open":
            from wenyue.cli import comparing

            return comparing.open_again(command)
        case "drafts":
            from wenyue.cli import keeping

            return keeping.drafts(command)
        case "diff":
            from wenyue.cli import comparing

            return comparing.diff(command)
        case "demo":
            from wenyue.cli import demonstrating

            return demonstrating.demo(command)
        case "serve":
            from wenyue.cli import serving

            return serving.serve(command)
        case name:
            result = getattr(command, name)()
            assert isinstance(result, int)
            return result


def _mend_streams() -> None:
    """Closed streams lead nowhere, and a character that a stream does not have is replaced: neither is a
    reason to fail."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # for the whole run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _crashed(error: BaseException, language: Language) -> int:
    """One sentence, and a log with the places in the code but no values: answers are nobody's business."""
    from wenyue import crash
    from wenyue.storage import home

    try:
        folder = home()
    except WenyueError:
        folder = Path(os.devnull)
    _say(language.say(crash.told(crash.write_log(error, folder))))
    return crash.CRASHED


def _report(error: WenyueError, language: Language) -> int:
    """Say what went wrong, where, and what to do; the exit code."""
    known = library.languages() if isinstance(error, AuthoringError) else library.languages(*library.all_dialogs())
    say = known[language.code].say
    mistakes = getattr(error, "mistakes", ())
    for mistake in mistakes:
        _say(f"{mistake.where}: {say(mistake.message)}")
    if not mistakes:
        _say(say(error.message))
    return 3 if isinstance(error, StorageError) else 2


def _say(text: str) -> None:
    """A line for the person, if there is anywhere to say it."""
    with suppress(OSError, ValueError):
        write_line(text, sys.stderr)


__all__ = ["language_of", "main"]
