"""A whole pack as files: safe names, one format, and a zip archive with the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wenyue.drafting.document import AnnexLine
from wenyue.drafting.open_points import open_points
from wenyue.drafting.pack import pack_of
from wenyue.drafting.review import Review
from wenyue.drafting.template import Template
from wenyue.export import format_for, package, write
from wenyue.export.copies import Copy, Fonts, is_unfinished
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.language import Language, Message, Words, clean, msg

# What some file system or other does not take in a name.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST, _LONGEST_IN_BYTES = 80, 240  # most file systems take 255 bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack as files: name → contents, in the order of reading. ``reviewed`` is the contract looked through."""

    files: Mapping[str, bytes]
    reviewed: Review
    not_held: Message | None
    """Which annexes the contract lists and the pack does not hold, as a remark to the person."""


def pack(
    dialog: Dialog,
    template: Template,
    draft: Draft,
    languages: Mapping[str, Language],
    *,
    reader: str,
    extension: str = ".docx",
    text: tuple[str, ...] = (),
    signing: bool = False,
    fonts: Fonts | None = None,
) -> Packed:
    """The pack of a draft. For signing past errors it holds a note of the open points.

    ``extension`` is one of `wenyue.export.FORMATS`; the other arguments are
    those of `wenyue.drafting.pack.pack_of`. Raises `ExportError`, and then
    there is no file at all.
    """
    format_for(f"pack{extension}")
    code = dialog.nearest(languages[reader])
    made = pack_of(dialog, template, draft, languages, reader, text=text)
    documents = [paper.document for paper in made.papers]
    if signing and made.reviewed.has_errors:
        documents.append(open_points(made.reviewed, dialog, languages))
    names = [file_name(number, _title(document.title, code), extension) for number, document in enumerate(documents)]
    copy = Copy(signing=signing, watermark=is_unfinished(made.reviewed), fonts=fonts or Fonts())
    files = {name: write(name, document, copy) for name, document in zip(names, documents, strict=True)}
    return Packed(files, made.reviewed, _not_held(made.not_held, code))


def _not_held(annexes: Sequence[AnnexLine], code: str) -> Message | None:
    if not annexes:
        return None
    titles = tuple([f"{annex.label(code)} {_title(annex.titles, code)}" for annex in annexes])
    return msg(
        "The contract lists these annexes, and the pack does not hold them: {annexes}. Add them yourself.",
        annexes=Words(titles),
    )


def _title(titles: Mapping[str, str], reader: str) -> str:
    return titles.get(reader) or next(iter(titles.values()))


def file_name(number: int, title: str, extension: str) -> str:
    """``01 客服服务合同.docx``: files sort in the order of reading, and any file system takes the name."""
    name = _UNSAFE.sub(" ", clean(title)).strip(" .")[:_LONGEST]
    name = name.encode(errors="ignore")[:_LONGEST_IN_BYTES].decode(errors="ignore")
    return f"{number:02} {name}".rstrip(" .") + extension


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip archive."""
    return package.archive(package.pack(name, contents) for name, contents in files.items())
