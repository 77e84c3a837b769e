"""The grammar of the command line, explained in the language of the person."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from wenyue import __version__, library
from wenyue.export import FORMATS
from wenyue.language import Language, msg

BOTH = "both"
"""``--text both``: the contract in its two languages, side by side."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str], remembered: str = "") -> str:
    """The language to speak: ``--lang`` where it stands, else WENYUE_LANG, the one last switched to, the locale's."""
    chosen = ""
    for argument, following in pairwise((*arguments, "")):
        if argument == "--lang":
            chosen = following
        elif argument.startswith("--lang="):
            chosen = argument.partition("=")[2]
    if chosen:  # said twice, before the command and behind it: the last one, as in every option
        return library.language_for(chosen)
    if remembered in library.language_codes() and not environment.get("WENYUE_LANG"):
        return remembered
    for name in ("WENYUE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return library.language_for(environment[name])
    return "en"


def _count(text: str) -> int:
    """A number of paths: 1 or more."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError(text)
    return number


def _text(writing: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    choices = [*library.contract_languages(), BOTH]
    writing.add_argument("--text", metavar=say(_CODE), choices=choices, default="", help=say(_HELP_TEXT))


def _fonts(writing: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    writing.add_argument("--font", default="", metavar=say(_FONT), help=say(_HELP_FONT))
    writing.add_argument("--heading-font", default="", metavar=say(_FONT), help=say(_HELP_HEADING_FONT))


def parser(language: Language) -> argparse.ArgumentParser:
    """The command line's grammar, explained in ``language``."""

    def say(text: str) -> str:
        return language.say(text)

    # argparse looks its own words ("usage", "options", its errors) up under this name.
    setattr(argparse, "_", lambda text: say(text) if text else text)  # noqa: B010  # the stub does not know the name
    setattr(argparse, "ngettext", lambda one, many, n: say(one if n == 1 else many))  # noqa: B010  # the same

    codes = library.language_codes()
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", metavar=say(_CODE), choices=codes, help=say(_HELP_LANG), default=argparse.SUPPRESS)
    main_parser = argparse.ArgumentParser(
        prog="wenyue", description=say(_ABOUT), epilog=say(_EXIT_CODES), parents=[shared], allow_abbrev=False
    )
    main_parser.add_argument("--version", action="version", version=f"wenyue {__version__}", help=say(_HELP_VERSION))
    main_parser.add_argument("--plain", action="store_true", help=say(_HELP_PLAIN))
    commands = main_parser.add_subparsers(dest="command", metavar=say(_COMMAND), title=say(_COMMANDS))

    def command(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=say(about), description=say(about), parents=[shared], allow_abbrev=False)

    for name, about in (("new", _HELP_NEW), ("resume", _HELP_RESUME), ("chat", _HELP_CHAT)):
        talk = command(name, about)
        talk.add_argument("--plain", action="store_true", help=say(_HELP_PLAIN))
        if name == "new":
            talk.add_argument(
                "dialog", nargs="?", default="customer_service", metavar=say(_DIALOG), help=say(_HELP_KIND)
            )
            talk.add_argument("--from", dest="base", metavar=say(_DRAFT), help=say(_HELP_FROM))
        else:
            talk.add_argument("draft", nargs="?", metavar=say(_DRAFT), help=say(_HELP_DRAFT_ID))
    _drafts(command("drafts", _HELP_DRAFTS), say)
    for name, about, source, source_help in (
        ("draft", _HELP_DRAFT, "answers", _HELP_ANSWERS),
        ("export", _HELP_EXPORT, "draft", _HELP_DRAFT_ID),
    ):
        writing = command(name, about)
        writing.add_argument(
            source, metavar="ANSWERS.yaml" if source == "answers" else say(_DRAFT), help=say(source_help)
        )
        writing.add_argument("-o", "--output", required=True, metavar=say(_FILE), help=say(_HELP_OUTPUT))
        _text(writing, say)
        writing.add_argument("--signing", action="store_true", help=say(_HELP_SIGNING))
        writing.add_argument("--as-it-is", action="store_true", help=say(_HELP_AS_IT_IS))
        writing.add_argument("--clean", action="store_true", help=say(_HELP_CLEAN))
        writing.add_argument("--review", action="store_true", help=say(_HELP_REVIEW))
        _fonts(writing, say)
    opening = command("open", _HELP_OPEN)
    opening.add_argument("file", metavar="FILE.docx", help=say(_HELP_OPEN_FILE))
    diff = command("diff", _HELP_DIFF)
    diff.add_argument("old", metavar="A", help=say(_HELP_DIFF_OLD))
    diff.add_argument("new", metavar="B", nargs="?", help=say(_HELP_DIFF_NEW))
    diff.add_argument("-o", "--output", metavar="FILE.docx", help=say(_HELP_DIFF_OUTPUT))
    _pack(command("pack", _HELP_PACK), say)
    check = command("check", _HELP_CHECK)
    check.add_argument("answers", metavar="ANSWERS.yaml", help=say(_HELP_ANSWERS))
    check.add_argument("--json", action="store_true", help=say(_HELP_JSON))
    explain = command("explain", _HELP_EXPLAIN)
    explain.add_argument("term", nargs="+", metavar=say(_TERM), help=say(_HELP_TERM))
    _demo(command("demo", _HELP_DEMO), say)
    _serve(command("serve", _HELP_SERVE), say)
    _dialogs(command("dialogs", _HELP_DIALOGS), say)
    return main_parser


def _drafts(drafts: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    one = drafts.add_mutually_exclusive_group()
    one.add_argument("--rename", nargs=2, metavar=(say(_DRAFT), say(_NAME)), help=say(_HELP_RENAME))
    one.add_argument("--delete", metavar=say(_DRAFT), help=say(_HELP_DELETE))
    one.add_argument("--deleted", action="store_true", help=say(_HELP_DELETED))
    one.add_argument("--restore", metavar=say(_DRAFT), help=say(_HELP_RESTORE))
    one.add_argument("--erase", metavar=say(_DRAFT), help=say(_HELP_ERASE))


def _dialogs(dialogs: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    dialogs.add_argument("action", choices=["check", "paths"], help=say(_HELP_DIALOGS_ACTION))
    dialogs.add_argument("--sample", type=_count, metavar="N", help=say(_HELP_SAMPLE))
    dialogs.add_argument("dialog", nargs="*", metavar=say(_DIALOG), help=say(_HELP_DIALOG))


def _pack(pack: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    pack.add_argument("source", metavar=say(_DRAFT_OR_ANSWERS), help=say(_HELP_SOURCE))
    pack.add_argument("-o", "--output", required=True, metavar=say(_FILE), help=say(_HELP_PACK_OUTPUT))
    pack.add_argument("--format", default="docx", choices=[name[1:] for name in FORMATS], help=say(_HELP_FORMAT))
    _text(pack, say)
    _fonts(pack, say)
    pack.add_argument("--signing", action="store_true", help=say(_HELP_SIGNING))
    pack.add_argument("--as-it-is", action="store_true", help=say(_HELP_AS_IT_IS))


def _demo(demo: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    demo.add_argument("--plain", action="store_true", help=say(_HELP_PLAIN))
    demo.add_argument("--fast", action="store_true", help=say(_HELP_FAST))


def _serve(serve: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    serve.add_argument("--port", type=_port, default=8700, metavar="N", help=say(_HELP_PORT))
    serve.add_argument("--host", default="127.0.0.1", metavar="HOST", help=say(_HELP_HOST))
    serve.add_argument("--token", action="store_true", help=say(_HELP_TOKEN))
    serve.add_argument("--sessions", type=_count, default=8, metavar="N", help=say(_HELP_SESSIONS))


_COMMAND, _COMMANDS = msg("COMMAND").id, msg("commands").id
_DRAFT, _FILE, _TERM = msg("DRAFT").id, msg("FILE").id, msg("TERM").id
_FONT, _NAME = msg("FONT").id, msg("NAME").id
_DIALOG, _CODE = msg("DIALOG").id, msg("CODE").id
_OF_ARGPARSE = (
    msg("usage: "),
    msg("options"),
    msg("positional arguments"),
    msg("show this help message and exit"),
    msg("the following arguments are required: %s"),
    msg("unrecognized arguments: %s"),
    msg("invalid choice: %(value)r (choose from %(choices)s)"),
    msg("argument %(argument_name)s: %(message)s"),
    msg("%(prog)s: error: %(message)s\n"),
    msg("expected one argument"),
    msg("expected %s arguments"),
    msg("not allowed with argument %s"),
    msg("expected at least one argument"),
)
"""What argparse says by itself, named here so that the catalogs have it."""
_ABOUT = msg(
    "Answer questions, understand every word, leave with a contract you can sign. Without a command, the screen opens."
    " Nothing leaves this machine."
).id
_EXIT_CODES = msg(
    "Exit codes: 0 done, 1 the checks found an error, 2 the command or an answer is wrong and nothing was written,"
    " 3 files or drafts cannot be read or written."
).id
_HELP_LANG = msg("language to speak: %(choices)s").id
_HELP_TEXT = msg("language of the contract: %(choices)s; both is side by side; by default what the answers say").id
_HELP_VERSION = msg("show the version and leave").id
_HELP_PLAIN = msg("talk line by line instead of on a screen").id
_HELP_NEW = msg("begin a new contract").id
_HELP_KIND = msg("customer_service (the usual one), supplementary_agreement or renewal_agreement").id
_HELP_FROM = msg("finished contract that a supplementary or renewal agreement starts from").id
_HELP_RESUME = msg("go on with a draft (the last one, or the one named)").id
_HELP_CHAT = msg("talk about a contract; with --plain line by line, for pipes and screen readers").id
_HELP_DRAFTS = msg("list the drafts, name them, delete them").id
_HELP_RENAME = msg('call a draft by a name of its own; "" takes the name away').id
_HELP_DELETE = msg("delete a draft; it can be brought back").id
_HELP_DELETED = msg("list the deleted drafts").id
_HELP_RESTORE = msg("bring a deleted draft back").id
_HELP_ERASE = msg("take a deleted draft away for good").id
_HELP_DRAFT = msg("write a contract from a file of answers, without a screen").id
_HELP_EXPORT = msg("write a draft as a contract, or its answers as .yaml").id
_HELP_PACK = msg("write a contract with its annexes and all that belongs to it: summary, checklist, hints, lists").id
_DRAFT_OR_ANSWERS = msg("DRAFT|ANSWERS.yaml").id
_HELP_SOURCE = msg("id of a draft, or a file of answers that ends in .yaml").id
_HELP_PACK_OUTPUT = msg("new folder to write into, or one file that ends in .zip").id
_HELP_FORMAT = msg("format of every document").id
_HELP_CHECK = msg("say what the checks find in a file of answers").id
_HELP_EXPLAIN = msg("explain a term").id
_HELP_DIALOGS = msg("for authors: check the files of a dialog, or walk its paths").id
_HELP_ANSWERS = msg("answers by name, as a person would type them").id
_HELP_DRAFT_ID = msg("id of a draft, or its beginning").id
_HELP_OUTPUT = msg("file to write; its ending decides the format: .docx .pdf .md .html .txt").id
_HELP_SIGNING = msg("the version for signing, without the draft's footer").id
_HELP_CLEAN = msg("leave out the answers that a Word file carries to be opened again").id
_HELP_OPEN = msg("go on with a contract from its Word file, and say what was changed in it by hand").id
_HELP_OPEN_FILE = msg("a Word file written by this program").id
_HELP_DIFF = msg("say clause by clause what changed between two contracts, or since a draft was last written out").id
_HELP_DIFF_OLD = msg("a draft, a file of answers, or a Word file written by this program").id
_HELP_DIFF_NEW = msg("the same, for the newer one; without it, A is compared with itself as it was last written out").id
_HELP_DIFF_OUTPUT = msg("write the newer contract as a Word file with tracked changes").id
_HELP_REVIEW = msg("a copy for review: what the checks found and what is open, as comments (Word)").id
_HELP_FONT = msg("Chinese font of the text of a Word file (as in the settings, else 宋体)").id
_HELP_HEADING_FONT = msg("Chinese font of the headings of a Word file (as in the settings, else 黑体)").id
_HELP_AS_IT_IS = msg("write the version for signing although errors stand, with a note of the open points beside it").id
_HELP_JSON = msg("findings as JSON").id
_HELP_TERM = msg("a term, in Chinese or English").id
_HELP_DIALOGS_ACTION = msg("check: every mistake with file and line; paths: draft every contract, and proof-read it").id
_HELP_DEMO = msg("watch a conversation that plays by itself; nothing of it is kept").id
_HELP_FAST = msg("without pauses").id
_HELP_SERVE = msg("the screen in a browser on this machine; each visitor has drafts of their own").id
_HELP_PORT = msg("port to listen on (8700)").id
_HELP_HOST = msg("address to listen on; anything but this machine itself needs --token").id
_HELP_TOKEN = msg("let in only who has the address with the random token that is printed").id
_HELP_SESSIONS = msg("tabs that may be open at once (8)").id
_HELP_SAMPLE = msg("walk only so many paths").id
_HELP_DIALOG = msg("id of a dialog; all of them without one").id
