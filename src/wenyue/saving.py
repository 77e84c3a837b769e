"""A contract on its way into a file: the same for the shell, the line mode and the screen.

A version for signing past errors is written only when the person wants it as
it is; each front asks for that in its own way. What was passed over then lies
in a note beside the contract, and the draft remembers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wenyue import export
from wenyue.drafting.open_points import file_name, open_points
from wenyue.drafting.review import Review
from wenyue.export.carried import carried
from wenyue.export.copies import Copy, Fonts, font_name, is_unfinished, remarks
from wenyue.export.packing import Packed, zipped
from wenyue.files import is_there, write_file, write_folder
from wenyue.interview.checks import Finding
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview
from wenyue.language import Language
from wenyue.preferences import remember, remembered


def chosen_fonts(folder: Path | None = None) -> Fonts:
    """The Chinese fonts that the person chose for Word files, else the usual ones. ``folder`` is that of the drafts."""
    chosen, usual = remembered(folder), Fonts()
    return Fonts(font_name(chosen.font) or usual.text, font_name(chosen.heading_font) or usual.headings)


def choose_fonts(folder: Path | None, **names: str) -> None:
    """Keep another font (``font="楷体"``, ``heading_font=""`` for the usual one) for the files to come."""
    remember(folder, **{part: font_name(name) for part, name in names.items()})


def write_pack(place: Path, files: Mapping[str, bytes]) -> None:
    """Write a pack: one archive where ``place`` ends in .zip, else a folder. Raises StorageError."""
    if place.suffix.lower() == ".zip":
        write_file(place, zipped(files))
    else:
        write_folder(place, files)


def packed_out(draft: Draft, packed: Packed, today: date, *, signing: bool) -> Draft:
    """The draft that remembers that its pack was written, for signing perhaps past errors."""
    if signing and packed.reviewed.has_errors:
        draft = draft.with_override(today, (finding.id for finding in packed.reviewed.errors))
    return draft.written_out()


def copy_of(
    reviewed: Review,
    interview: Interview,
    language: Language,
    *,
    signing: bool = False,
    review: bool = False,
    clean: bool = False,
    fonts: Fonts | None = None,
) -> Copy:
    """The copy that is wanted: for signing, with comments for review in ``language``, without the answers."""
    return Copy(
        signing=signing,
        watermark=is_unfinished(reviewed),
        remarks=remarks(reviewed, interview.dialog, language) if review else (),
        fonts=fonts or Fonts(),
        carried="" if clean else carried(interview, reviewed.document),
    )


@dataclass(frozen=True, slots=True)
class Saving:
    """A contract, looked through, that is to be written to ``file``. ``language`` is the one spoken with the person."""

    file: Path
    interview: Interview
    reviewed: Review
    copy: Copy
    language: Language

    @property
    def passed_over(self) -> tuple[Finding, ...]:
        """The errors that stand although the version is for signing."""
        return self.reviewed.errors if self.copy.signing else ()

    @property
    def note(self) -> Path | None:
        """The note of open points that lies beside the contract, where there is one."""
        return self.file.with_name(file_name(self.file.name, self.language)) if self.passed_over else None

    @property
    def in_the_way(self) -> Path | None:
        """A file that would be written over. Raises StorageError where there can be no file of that name."""
        return next((file for file in (self.file, self.note) if file is not None and is_there(file)), None)

    def write(self, languages: Mapping[str, Language], today: date) -> Draft:
        """Write everything; the draft that remembers it. Raises ExportError (then there is no file) or StorageError."""
        draft = self.interview.draft
        contract = export.write(self.file.name, self.reviewed.document, self.copy)
        if self.note is not None:
            points = open_points(self.reviewed, self.interview.dialog, languages)
            write_file(self.note, export.write(self.file.name, points, Copy()))
            draft = draft.with_override(today, (finding.id for finding in self.passed_over))
        write_file(self.file, contract)
        return draft.written_out()
