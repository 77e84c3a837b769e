"""Bring all catalogs up to date with the texts of the program and of the dialogs: ``make catalogs``.

Words that are there stay; new texts are added without words, for a translator
to fill in; texts that nothing says any more go. A message whose English changed
is a new text: its old words are lost, so translate it in the same change.
Languages that are converted from another (traditional Chinese) come last.
"""

from __future__ import annotations

from wenyue.authoring.catalogs import all_texts, catalog_files, catalog_mistakes, update
from wenyue.authoring.conversion import conversion, convert
from wenyue.errors import Mistake
from wenyue.library import PROGRAM, all_dialogs


def main() -> int:
    """Update, and say what is left to translate. 1 when something is."""
    found: list[Mistake] = []
    for domain in (PROGRAM, *all_dialogs()):
        texts = all_texts(domain)
        files = {file: conversion(file.parents[1]) for file in catalog_files(domain)}
        for file, made in files.items():
            if made is None:
                update(file, texts)
        for file, made in files.items():
            if made is not None:
                file.write_bytes(convert(made, file))
        found.extend(catalog_mistakes(domain, texts))
    for mistake in found:
        print(mistake)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
