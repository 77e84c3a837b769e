"""One writer per file format, all of them visitors of the same document tree.

A writer is a module with ``write(document, *, signing=False) -> bytes``. It
touches no file and no clock: the same document gives the same bytes. What the
formats share, the order of reading, is `wenyue.export.layout`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from wenyue.errors import ExportError
from wenyue.language import msg

if TYPE_CHECKING:
    from wenyue.drafting.document import Document
    from wenyue.export.copies import Copy


class Writer(Protocol):
    """Prints a document. ``signing`` leaves out the disclaimer that drafts carry."""

    def __call__(self, document: Document, *, signing: bool = False) -> bytes: ...


# Modules are named, not imported: the PDF engine alone takes longer to load than a contract to write.
FORMATS = {
    ".docx": "wenyue.export.docx",
    ".pdf": "wenyue.export.pdf",
    ".html": "wenyue.export.html",
    ".md": "wenyue.export.markdown",
    ".txt": "wenyue.export.text",
}
"""The module that writes each format, by file extension."""


def format_for(name: str) -> Writer:
    """The writer for a file called ``name``. Raises `ExportError` when the extension is not one of `FORMATS`."""
    dot = name.rfind(".")
    extension = name[dot:].lower() if dot >= 0 else ""
    if extension not in FORMATS:
        raise ExportError(
            msg(
                "There is no document format for “{name}”. Choose a name that ends in one of these: {extensions}.",
                name=name,
                extensions=", ".join(FORMATS),
            )
        )
    write: Callable[..., bytes] = import_module(FORMATS[extension]).write
    return write


_SHOW_COPIES = {".docx", ".pdf"}
"""The formats that can show more of a copy than whether it is for signing."""


def write(name: str, document: Document, copy: Copy) -> bytes:
    """The file called ``name``: ``document`` as ``copy`` says. Raises `ExportError`."""
    writer: Callable[..., bytes] = format_for(name)
    extension = name[name.rfind(".") :].lower()
    return writer(document, copy=copy) if extension in _SHOW_COPIES else writer(document, signing=copy.signing)
