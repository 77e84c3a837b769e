"""The golden contracts as trees and as files, in every format and choice of languages."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from wenyue import batch, export, library
from wenyue.drafting.document import Document
from wenyue.drafting.review import Review, review
from wenyue.export.carried import carried
from wenyue.export.copies import Copy, is_unfinished, remarks
from wenyue.interview.draft import Draft
from wenyue.interview.engine import Interview

ANSWERS = Path(__file__).parents[1] / "golden" / "answers"
NAMES = sorted(file.stem for file in ANSWERS.glob("*.yaml"))
TEXTS = {"zh": ("zh_Hans",), "en": ("en",), "both": ("zh_Hans", "en")}
DIALOG = library.dialog("customer_service")


@cache
def draft(name: str) -> Draft:
    return batch.fill(ANSWERS / f"{name}.yaml", DIALOG, date(2026, 11, 24), "zh_Hans").draft


def reviewed(name: str, text: str) -> Review:
    return review(DIALOG, library.template(DIALOG.id), draft(name), library.languages(DIALOG.id), text=TEXTS[text])


def document(name: str, text: str) -> Document:
    return reviewed(name, text).document


def everything(name: str, text: str) -> tuple[Document, Copy]:
    """A contract with all that a copy can have."""
    seen = reviewed(name, text)
    beside = remarks(seen, DIALOG, library.languages(DIALOG.id)["zh_Hans"])
    answers = carried(Interview(DIALOG, draft(name)), seen.document)
    return seen.document, Copy(watermark=is_unfinished(seen), remarks=beside, carried=answers)


def digest(name: str, text: str, extension: str) -> str:
    """The file as a short string, for workers elsewhere."""
    return hashlib.sha256(export.write(f"x{extension}", *everything(name, text))).hexdigest()
