"""Make the fonts that PDF files carry: ``make font``.

Wenyue Serif is a subset of Noto Serif SC (OFL-1.1), Regular and Bold, small
enough to ship. It holds GB 2312, the 8,105 characters of 通用规范汉字表 (names
such as 堃 喆 昇 玥 are not in GB 2312), the common traditional characters of
Big5 (names of companies in Hong Kong, Macao and Taiwan), and every Latin letter
and sign of the source in the blocks below.

Needs ``npm`` for the source and fontTools (in the ``dev`` extra). The same
source gives the same bytes. ``--source FOLDER`` takes an unpacked package instead.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/noto-serif-sc@0.4.3"
FAMILY = "Wenyue Serif"
STYLES = {
    "Regular": (
        "400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    "Bold": ("700Bold/NotoSerifSC_700Bold.ttf", "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6"),
}
LICENCE = "LICENSE_FONT"

TABLE = Path(__file__).with_name("general_standard_characters.txt")
FONTS = Path(__file__).parents[1] / "src" / "wenyue" / "export" / "fonts"

SIGNS = (
    (0x0020, 0x052F),  # Latin, phonetic, combining, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin with several accents
    (0x2000, 0x2BFF),  # punctuation, currency, numbers, arrows, mathematics, ①, boxes, shapes
    (0x3000, 0x33FF),  # CJK punctuation, kana, bopomofo, ㎡
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
)
# Full-width in Chinese, narrow in English: the only use of the font's feature of proportional widths.
QUOTES = "‘’“”"
# Copyright, version, maker, designers, licence: kept as the source has them. The other names would be the source's own.
KEPT_NAMES = {0, 5, 7, 8, 9, 11, 12, 13, 14}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--source", type=Path, help="an unpacked copy of the source package")
    source: Path | None = arguments.parse_args().source
    with tempfile.TemporaryDirectory() as folder:
        make(source or download(Path(folder)), FONTS)


def download(folder: Path) -> Path:
    """The source package, unpacked below ``folder``."""
    subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def make(source: Path, target: Path) -> None:
    """Write the two fonts, their licence and the list of their characters into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    coverage: set[int] | None = None
    for style, (path, digest) in STYLES.items():
        data = (source / path).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise SystemExit(f"{path} is not the file this script was written for: check it, then change the digest.")
        font = TTFont(source / path, recalcTimestamp=False)
        notice = font["name"].getDebugName(0)
        keep = set(wanted()) & set(font.getBestCmap())
        reduce(font, keep)
        rename(font, style)
        file = target / f"WenyueSerif-{style}.ttf"
        font.save(file)
        held = set(font.getBestCmap())
        coverage = held if coverage is None else coverage & held
        print(f"{file.name}: {len(held):,} characters, {file.stat().st_size:,} bytes")
    assert coverage
    (target / "coverage.txt").write_text("\n".join(lines(coverage)) + "\n", encoding="utf-8")
    (target / "OFL.txt").write_text(licence(notice, (source / LICENCE).read_text("utf-8")), encoding="utf-8")


def wanted() -> Iterator[int]:
    """The code points asked for; the source has no glyph for some of the signs."""
    table = "".join(line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    assert len(set(table)) == 8105
    yield from map(ord, table)
    yield from two_bytes("gb2312", range(0xA1, 0xF8))
    yield from two_bytes("big5", range(0xA4, 0xC7))  # level 1: the 5,401 common characters
    for first, last in SIGNS:
        yield from range(first, last + 1)


def two_bytes(encoding: str, lead_bytes: range) -> Iterator[int]:
    """Every code point of a two-byte character set."""
    for lead in lead_bytes:
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(encoding, "ignore")
            if len(text) == 1:
                yield ord(text)


def reduce(font: TTFont, code_points: set[int]) -> None:
    """Drop every other glyph, and the features that horizontal text of a contract does not use."""
    options = subset.Options(
        layout_features=["ccmp", "kern", "liga", "mark", "mkmk", "pwid"],
        drop_tables=["BASE", "STAT", "vhea", "vmtx"],
        name_IDs=["*"],
        hinting=False,
        recalc_timestamp=False,
    )
    narrow_quotes(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)


def narrow_quotes(font: TTFont) -> None:
    """Let ``pwid`` act on quotation marks alone: full-width letters that somebody typed stay as typed."""
    table = font["GSUB"].table
    quotes = {font.getBestCmap()[ord(quote)] for quote in QUOTES}
    proportional = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "pwid"]
    for index in {index for feature in proportional for index in feature.LookupListIndex}:
        for subtable in table.LookupList.Lookup[index].SubTable:
            single = getattr(subtable, "ExtSubTable", subtable)
            single.mapping = {glyph: narrow for glyph, narrow in single.mapping.items() if glyph in quotes}


def rename(font: TTFont, style: str) -> None:
    """A family name of our own: a changed font must not pass for the original."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    for identifier, text in {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}.items():
        names.setName(text, identifier, platformID=3, platEncID=1, langID=0x409)


def lines(code_points: set[int]) -> Iterator[str]:
    """The characters as text, sixty-four to a line, the plain space left out."""
    characters = "".join(map(chr, sorted(code_points - {0x20})))
    for start in range(0, len(characters), 64):
        yield characters[start : start + 64]


def licence(notice: str, text: str) -> str:
    """The licence with the notice that the font files themselves carry, and what was changed."""
    return (
        f"{notice}\n"
        f"{FAMILY} is a subset of Noto Serif SC under another name, made by scripts/make_font.py.\n"
        "The notice below is the one of the package the source was taken from.\n\n"
        f"{text.strip()}\n"
    )


if __name__ == "__main__":
    main()
