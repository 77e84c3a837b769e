"""Catalogs in traditional characters are those in simplified ones, converted, with what a reader corrected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from wenyue import library
from wenyue.authoring.catalogs import Used, catalog_mistakes, update
from wenyue.authoring.conversion import Conversion, conversion, convert
from wenyue.errors import AuthoringError
from wenyue.source import root

HELLO = Used("Save “{file}”.", "", "a.py:1")
FILES = Used("One file.", "{n} files.", "b.py:2")
FOLDER = root() / "locales" / "zh_Hant"


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Two small languages: simplified with words, traditional with a conversion."""
    for code in ("zh_Hans", "zh_Hant"):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
    source = tmp_path / "zh_Hans" / "LC_MESSAGES" / "wenyue.po"
    update(source, [HELLO, FILES])
    text = source.read_text(encoding="utf-8")
    text = text.replace('msgid "Save “{file}”."\nmsgstr ""', 'msgid "Save “{file}”."\nmsgstr "保存“{file}”这个文件。"')
    source.write_text(text.replace('msgstr[0] ""', 'msgstr[0] "{n} 个文件。"'), encoding="utf-8")
    (tmp_path / "zh_Hant" / "conversion.toml").write_text(
        'source = "zh_Hans"\nopencc = "s2tw"\n[program]\n"文件" = "檔案"\n', encoding="utf-8"
    )
    return tmp_path


def made(locales: Path, domain: str = "wenyue") -> str:
    how = conversion(locales / "zh_Hant")
    assert how is not None
    return convert(how, locales / "zh_Hant" / "LC_MESSAGES" / f"{domain}.po").decode()


def test_characters_quotation_marks_and_the_program_s_words_are_turned_and_places_stay(locales: Path) -> None:
    assert 'msgstr "保存「{file}」這個檔案。"' in made(locales)
    assert 'msgid_plural "{n} files."\nmsgstr[0] "{n} 個檔案。"' in made(locales)


def test_the_words_of_the_program_are_not_put_into_a_contract_s_catalog(locales: Path) -> None:
    folder = locales / "zh_Hans" / "LC_MESSAGES"
    (folder / "wenyue.po").rename(folder / "contract.po")

    assert "這個文件。" in made(locales, "contract")


def test_a_message_corrected_whole_is_taken_as_it_is(locales: Path) -> None:
    with (locales / "zh_Hant" / "conversion.toml").open("a", encoding="utf-8") as stream:
        stream.write('[messages]\n"One file." = "檔案 {n} 個"\n')

    assert 'msgstr[0] "檔案 {n} 個"' in made(locales)


def test_a_word_is_not_looked_for_in_what_another_one_became() -> None:
    turn = Conversion("zh_Hans", "s2tw", {"籤": "簽", "標籤": "標籤"}).of("contract")

    assert turn("标签上签字") == "標籤上簽字"


def test_a_catalog_changed_by_hand_is_named_and_so_is_one_left_behind(locales: Path) -> None:
    file = locales / "zh_Hant" / "LC_MESSAGES" / "wenyue.po"
    file.write_text(made(locales), encoding="utf-8")
    assert list(catalog_mistakes("wenyue", [HELLO, FILES], locales)) == []

    file.write_text(made(locales).replace("檔案", "文件"), encoding="utf-8")
    (mistake,) = catalog_mistakes("wenyue", [HELLO, FILES], locales)
    assert str(mistake).endswith("zh_Hant/LC_MESSAGES/wenyue.po: This is not what the conversion makes. "
                                 "Run “make catalogs”.")  # fmt: skip


def test_a_correction_of_a_message_that_is_gone_is_named(locales: Path) -> None:
    with (locales / "zh_Hant" / "conversion.toml").open("a", encoding="utf-8") as stream:
        stream.write('[messages]\n"Goodbye." = "再會。"\n')
    (locales / "zh_Hant" / "LC_MESSAGES" / "wenyue.po").write_text(made(locales), encoding="utf-8")

    (mistake,) = catalog_mistakes("wenyue", [HELLO, FILES], locales)
    assert "Nothing says “Goodbye.” any more" in str(mistake)


def test_a_conversion_that_cannot_be_read_is_named(locales: Path) -> None:
    (locales / "zh_Hant" / "conversion.toml").write_text('colour = "red"\n', encoding="utf-8")

    with pytest.raises(AuthoringError) as raised:
        conversion(locales / "zh_Hant")
    assert "conversion.toml" in str(raised.value.mistakes[0])


@pytest.mark.parametrize("domain", [library.PROGRAM, *library.all_dialogs()])
def test_the_shipped_catalogs_are_the_conversion_and_complete(domain: str) -> None:
    how = conversion(FOLDER)
    assert how is not None
    file = FOLDER / "LC_MESSAGES" / f"{domain}.po"

    assert file.read_bytes() == convert(how, file)
    with file.open("rb") as stream:
        entries = [entry for entry in read_po(stream) if entry.id]
    with (FOLDER.parent / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po").open("rb") as stream:
        assert {str(entry.id) for entry in entries} == {str(entry.id) for entry in read_po(stream) if entry.id}
    forms = [
        form
        for entry in entries
        for form in ([entry.string] if isinstance(entry.string, str) else entry.string or [""])
    ]
    assert all(forms)
    assert not [form for form in forms if re.search("[“”‘’]", form)]


def test_the_statutes_keep_their_words_and_the_program_speaks_as_its_readers_do() -> None:
    contract = " ".join(map(str, library.catalog("zh_Hant", "customer_service").values()))
    program = " ".join(map(str, library.catalog("zh_Hant", library.PROGRAM).values()))

    for word in ("中華人民共和國", "違約金", "個人信息", "《中華人民共和國民法典》", "數據", "合同"):
        assert word in contract, word
    for word in ("資訊", "軟體", "檔案", "簽名檔"):
        assert word not in contract, word
    for word in ("檔案", "滑鼠", "程式"):
        assert word in program, word
    # What the conversion alone gets wrong: a bamboo slip for a signature, a fund for an account.
    for wrong in ("籤", "賬", "隻影", "几點", "本里"):
        assert wrong not in contract + program, wrong
