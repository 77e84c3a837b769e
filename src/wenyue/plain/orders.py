"""What a line that begins with a colon may ask for, by the word of any language the program speaks.

The English word of an order is a message, ``:review``; what the catalogs say for
it is its word in their languages (``:检查``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenyue.answers.normalise import fold
from wenyue.errors import WenyueError
from wenyue.language import Message, msg
from wenyue.plain import drafts, looking, talking, writing

if TYPE_CHECKING:
    from wenyue.plain.line_mode import LineMode


@dataclass(frozen=True, slots=True)
class Order:
    """``word`` is what is typed, ``about`` what it does; ``do`` gets the rest of the line."""

    word: Message
    about: Message
    do: Callable[[LineMode, str], object]
    also: tuple[str, ...] = ()


def obey(mode: LineMode, text: str) -> bool:
    """Do what the text after a colon says. False when the person leaves."""
    word, _, rest = text.partition(" ")
    order = _find(mode, word)
    if order is None:
        mode.refuse(msg("There is no command “{word}”. Type :help for all of them.", word=f":{word}"))
        return True
    try:
        order.do(mode, rest.strip())
    except WenyueError as error:
        mode.refuse(error.message)
    return order.do is not talking.leave


def _find(mode: LineMode, word: str) -> Order | None:
    typed = fold(word)
    return next((order for order in ORDERS if typed in _words(mode, order)), None)


def _words(mode: LineMode, order: Order) -> set[str]:
    said = (language.say(order.word) for language in mode.conversation.languages.values())
    return {fold(word.lstrip(":：")) for word in said} | set(order.also)


def help_lines(mode: LineMode, words: str) -> Iterable[Message]:
    """Every order in a line of its own, or the one that is named."""
    named = _find(mode, words.lstrip(":：")) if words else None
    if named is None:
        yield msg("Type an answer in your own words, or the number of a choice. An empty line takes the usual answer.")
        yield msg("“?” and a word explains it; “why”, “which clause”, “skip”, “leave blank”, “back”, “undo” work too.")
    for order in ORDERS if named is None else (named,):
        yield msg("{word}: {about}", word=order.word, about=order.about)


def _help(mode: LineMode, words: str) -> None:
    for line in help_lines(mode, words):
        mode.say(line)


ORDERS: tuple[Order, ...] = (
    Order(msg(":again"), msg("say the question again"), talking.again),
    Order(msg(":why"), msg("why this is asked, and the law behind it"), talking.why),
    Order(msg(":blank"), msg("what happens if this stays open"), talking.blank),
    Order(msg(":feeds"), msg("which clauses of the contract this goes into"), talking.feeds),
    Order(msg(":terms"), msg("explain the words of this question; with a word, explain that one"), talking.terms),
    Order(msg(":edit"), msg("change an earlier answer, by its name or the word in brackets"), talking.edit),
    Order(msg(":undo"), msg("take the last change back"), talking.undo),
    Order(msg(":redo"), msg("bring it back again"), talking.redo),
    Order(msg(":progress"), msg("how much is answered and how much is left"), talking.progress),
    Order(
        msg(":outline"),
        msg("all parts and how far each is; with a number, the questions and answers of that part"),
        looking.outline,
    ),
    Order(
        msg(":review"),
        msg("all answers and what the checks say; “:review open”, “:review usual”, “:review checks” a part of it"),
        looking.review,
    ),
    Order(msg(":fix"), msg("do what a check proposes; with a number where there are several"), talking.fix),
    Order(msg(":contents"), msg("the headings of the contract, and where lines are still open"), looking.contents),
    Order(
        msg(":contract"),
        msg("read the contract; “:contract 3” one article, “:contract 3.1” one clause and the answers behind it,"
            " “:contract en” or “:contract both” in other languages"),
        looking.contract,
    ),
    Order(msg(":changes"), msg("what changed since the contract was last written into a file"), looking.changes),
    Order(msg(":find"), msg("look for words in questions, answers, clauses and terms"), looking.find),
    Order(msg(":settings"), msg("values that nobody is asked for: payment days, copies and so on"), looking.settings),
    Order(msg(":set"), msg("change such a value: :set pay_days 30"), talking.set_value),
    Order(
        msg(":save"),
        msg("write the contract: “:save contract.docx” (.pdf .md .html .txt). Add “signing” for the version for"
            " signing, “review” for comments, “clean” to leave out the answers it carries"),
        writing.save,
    ),
    Order(
        msg(":pack"),
        msg("write it with its annexes, a summary, a checklist for signing and hints: “:pack contract.zip”, or in"
            " another format: “:pack contract.zip pdf” (word, markdown, html, text)"),
        writing.pack,
    ),
    Order(
        msg(":font"),
        msg("the Chinese fonts of Word files: “:font 楷体” for the text, “:font headings 楷体” for headings"),
        writing.font,
    ),
    Order(msg(":language"), msg("the next language, or the one named: “:language English”"), talking.language),
    Order(msg(":drafts"), msg("all drafts"), drafts.drafts),
    Order(msg(":resume"), msg("go on with another draft, by its number"), drafts.resume),
    Order(msg(":new"), msg("begin a new contract"), drafts.new),
    Order(msg(":rename"), msg("give a draft a name of its own: “:rename 1124-3f Chenguang”"), drafts.rename),
    Order(msg(":delete"), msg("delete a draft, by its number; it can be brought back"), drafts.delete),
    Order(msg(":bin"), msg("the deleted drafts"), drafts.deleted),
    Order(msg(":restore"), msg("bring a deleted draft back, by its number"), drafts.restore),
    Order(msg(":erase"), msg("take a deleted draft away for good, by its number"), drafts.erase),
    Order(msg(":help"), msg("this list"), _help, ("h", "?")),
    Order(msg(":quit"), msg("leave; everything is saved"), talking.leave, ("q", "exit")),
)  # fmt: skip
