"""The typesetting engine behind PDF files: data in, PDF/A-2a and PDF/UA-1 out.

The engine sees two files, both in memory: the layout (``contract.typ``) and the
words (``data.json``). It has no fonts but the ones beside this module and asks
no network. A character that these fonts lack is named before anything is
printed: a box in a contract is worse than no file.
"""

from __future__ import annotations

import json
import os
import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenyue.errors import ExportError
from wenyue.language import Words, msg, nmsg

if TYPE_CHECKING:
    import typst

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"

# PDF/A wants a date, and the same contract gives the same bytes: midnight, 1 January 2000, UTC.
_TIMESTAMP = 946_684_800

# The engine prints nothing for these, whether a font has them or not: line ends, soft hyphen,
# zero-width spaces and joiners, line and paragraph separators, variation selectors.
_INVISIBLE = frozenset(
    map(chr, (0x0A, 0x20, 0xAD, *range(0x200B, 0x200E), 0x2028, 0x2029, 0x2060, *range(0xFE00, 0xFE10)))
) | frozenset(map(chr, range(0xE0100, 0xE01F0)))

_PRINT = 220  # dots to the inch, fine enough for print

_in_thread = threading.local()
_process: int | None = None


def typeset(data: dict[str, Any]) -> bytes:
    """``data`` printed by ``contract.typ``: tagged, the fonts embedded.

    Safe in threads, each of which gets an engine of its own. After ``fork`` in a
    process that has written a PDF before, the engine would wait for ever for
    threads that were not copied: workers are to be started with ``spawn`` or
    ``forkserver``. Raises `ExportError` there, when a character has no glyph, and
    when the engine refuses.
    """
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    _refuse(missing(words))
    compiler = _compiler()
    import typst

    try:
        pdf = compiler.compile(
            # The files go in anew each time: the engine forgets them after a run.
            {"main.typ": _layout(), "data.json": words.encode()},  # type: ignore[type-var]  # its stubs forget dicts
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=_TIMESTAMP,
        )
    except typst.TypstError as error:
        raise ExportError(
            msg(
                "The PDF could not be made ({reason}). Write the contract as Word or HTML instead.",
                reason=error.message,
            )
        ) from error
    assert isinstance(pdf, bytes)
    return pdf


def picture(svg: str, width: float) -> bytes:
    """A drawing as a PNG image for print, in the shipped fonts. ``width`` is that of the drawing, in points.

    The same limits and errors as `typeset`.
    """
    _refuse(missing(svg))
    layout = f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("drawing.svg", width: {width}pt)'
    files = {"main.typ": layout.encode(), "drawing.svg": svg.encode()}
    # The files go in anew each time: the engine forgets them after a run.
    image = _compiler().compile(files, format="png", ppi=_PRINT)  # type: ignore[type-var]  # its stubs forget dicts
    assert isinstance(image, bytes)
    return image


def missing(text: str) -> list[str]:
    """The characters of ``text`` that the fonts of PDF files lack, in the order of Unicode."""
    return sorted(set(text) - coverage())


@cache
def coverage() -> frozenset[str]:
    """Every character that can be printed: what both fonts have, and what prints nothing."""
    return frozenset((_FONTS / "coverage.txt").read_text("utf-8")) | _INVISIBLE


def _refuse(characters: list[str]) -> None:
    if characters:
        raise ExportError(
            nmsg(
                "The fonts for PDF files do not have the character {characters}. "
                "Write the contract as Word or HTML instead, or write this character in another way.",
                "The fonts for PDF files do not have the characters {characters}. "
                "Write the contract as Word or HTML instead, or write these characters in another way.",
                len(characters),
                characters=Words(tuple(map(_shown, characters[:10]))),
            )
        )


def _shown(character: str) -> str:
    """The character and its number; the number alone where there is nothing to see."""
    number = f"U+{ord(character):04X}"
    return number if unicodedata.category(character)[0] in "CZ" else f"{character} ({number})"


def _compiler() -> typst.Compiler:
    """The engine of this thread: one cannot be used by two at once."""
    global _process  # noqa: PLW0603 - which process the engine's threads live in is a fact of the whole process
    if _process not in (None, os.getpid()):
        raise ExportError(
            msg(
                "PDF files cannot be written in a process that was forked after a PDF was written. "
                "Start the workers with “spawn” or “forkserver”."
            )
        )
    if not hasattr(_in_thread, "compiler"):
        import typst

        _process = os.getpid()
        _in_thread.compiler = typst.Compiler(root=_FONTS, font_paths=_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _in_thread.compiler
    return compiler


@cache
def _fonts() -> typst.Fonts:
    """Ours alone: neither the machine's fonts nor those inside the engine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])


@cache
def _layout() -> bytes:
    return (_HERE / "contract.typ").read_bytes()
