"""A whole pack as files: safe names, one format, and a zip archive with the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wenyue.drafting.assembly import assemble
from wenyue.drafting.pack import papers_of
from wenyue.drafting.template import Template
from wenyue.export import format_for, package
from wenyue.interview.dialog import Dialog
from wenyue.interview.draft import Draft
from wenyue.language import Language, Message, clean, msg

# What some file system or other does not take in a name.
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_LONGEST = 80


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
) -> Mapping[str, bytes]:
    """The pack of a draft: file name → contents, in the order of reading.

    ``extension`` is one of `wenyue.export.FORMATS`; the other arguments are
    those of `wenyue.drafting.pack.papers_of`. Raises `ExportError`, and then
    there is no file at all.
    """
    write = format_for(f"pack{extension}")
    code = dialog.nearest(languages[reader])
    papers = papers_of(dialog, template, draft, languages, reader, text=text)
    return {
        file_name(number, _title(paper.document.title, code), extension): write(paper.document, signing=signing)
        for number, paper in enumerate(papers)
    }


def still_to_add(
    dialog: Dialog, template: Template, draft: Draft, languages: Mapping[str, Language], *, reader: str
) -> Message | None:
    """Which annexes the contract lists and the pack does not hold, as a remark to the person, if there are any."""
    code = dialog.nearest(languages[reader])
    listed = assemble(dialog, template, draft, languages, text=(code,)).annexes
    titles = [f"{line.label(code)} {_title(line.titles, code)}" for line in listed if line.id not in template.papers]
    if not titles:
        return None
    return msg(
        "The contract lists these annexes, and the pack does not hold them: {annexes}. Add them yourself.",
        annexes="; ".join(titles),
    )


def _title(titles: Mapping[str, str], reader: str) -> str:
    return titles.get(reader) or next(iter(titles.values()))


def file_name(number: int, title: str, extension: str) -> str:
    """``01 客服服务合同.docx``: files sort in the order of reading, and any file system takes the name."""
    name = _UNSAFE.sub(" ", clean(title)).strip(" .")[:_LONGEST].strip(" .")
    return f"{number:02} {name}{extension}"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip archive."""
    return package.archive(package.pack(name, contents) for name, contents in files.items())
