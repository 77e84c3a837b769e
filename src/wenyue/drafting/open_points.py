"""The cover note of a version for signing that was taken as it was: what was open, beside the contract, never in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wenyue.drafting.document import Block, Clause, Document, Item, Lines, Paragraph, Text
from wenyue.drafting.review import Review
from wenyue.interview.dialog import Dialog
from wenyue.language import Language, Message, msg


def open_points(reviewed: Review, dialog: Dialog, languages: Mapping[str, Language]) -> Document:
    """The errors that stand and the lines still open, in the languages of the contract."""
    document = reviewed.document
    spoken = {code: languages[code] for code in document.languages}
    blocks = {code: tuple(_blocks(reviewed, dialog, language)) for code, language in spoken.items()}
    return Document(
        languages=document.languages,
        title={code: language.say(_TITLE) for code, language in spoken.items()},
        contract_no=document.contract_no,
        front=(Clause("open_points", "none", (), blocks),),
        parts=(),
        back=(),
        meta=document.meta,
    )


def file_name(contract: str, language: Language) -> str:
    """The name of the note that lies beside the file ``contract``: "contract - open points.docx"."""
    stem, dot, extension = contract.rpartition(".")
    return language.say(msg("{name} - open points", name=stem)) + dot + extension


_TITLE = msg("Open points")


def _blocks(reviewed: Review, dialog: Dialog, language: Language) -> Iterator[Block]:
    def words(message: Message) -> tuple[Text, ...]:
        return (Text(language.say(message)),)

    contract = language.say(dialog.title)
    lead = msg("The version for signing of this contract was taken as it is. The note is no part of it.")
    yield Lines(((Text(contract),), words(lead)))
    if reviewed.errors:
        yield Paragraph(words(msg("To be put right before signing:")))
    for ordinal, finding in enumerate(reviewed.errors, 1):
        source = finding.source(dialog)
        said = finding.message if source is None else msg("{message} {source}", message=finding.message, source=source)
        yield Item(ordinal, words(said), "open_points")
    if reviewed.blanks:
        yield Paragraph(words(msg("Still open in the contract:")))
    for ordinal, (_, label) in enumerate(reviewed.blanks, 1):
        yield Item(ordinal, words(label), "open_points")
