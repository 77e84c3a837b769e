"""Catalogs hold every text once, with the same places, and nothing that is no longer said."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from wenyue import library
from wenyue.authoring.catalogs import (
    Used,
    all_texts,
    catalog_mistakes,
    languages_with,
    program_texts,
    update,
)
from wenyue.language import Message, msg

HELLO = Used("Hello, {name}.", "", "a.yaml:1", ("Where: dialog.welcome", "said aloud"))
FILES = Used("One file.", "{n} files.", "b.py:2")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """An empty Chinese catalog of the domain ``demo``."""
    file = tmp_path / "zh_Hans" / "LC_MESSAGES" / "demo.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD, encoding="utf-8")
    return file


def mistakes(catalog: Path, *texts: Used) -> list[str]:
    found = catalog_mistakes("demo", texts, catalog.parents[2])
    return [str(mistake).replace(catalog.as_posix(), "demo.po") for mistake in found]


def write(catalog: Path, entries: str) -> None:
    catalog.write_text(HEAD + entries, encoding="utf-8")


def test_a_text_with_words_is_complete(catalog: Path) -> None:
    write(catalog, 'msgid "Hello, {name}."\nmsgstr "{name}，您好。"\n')

    assert mistakes(catalog, HELLO) == []


def test_a_text_without_words_is_named_where_it_stands(catalog: Path) -> None:
    assert mistakes(catalog, HELLO) == ["a.yaml:1: “Hello, {name}.” has no words in demo.po. Add them there."]


def test_a_place_must_not_be_lost_or_renamed(catalog: Path) -> None:
    write(catalog, 'msgid "Hello, {name}."\nmsgstr "您好。"\n')

    assert mistakes(catalog, HELLO) == [
        "demo.po:6: The translation of “Hello, {name}.” has the places –, and must have {name}."
    ]


def test_words_for_several_print_their_number_even_if_those_for_one_do_not(catalog: Path) -> None:
    write(catalog, 'msgid "One file."\nmsgid_plural "{n} files."\nmsgstr[0] "{n}个文件。"\n')

    assert mistakes(catalog, FILES) == []


def test_what_nothing_says_any_more_is_named(catalog: Path) -> None:
    write(catalog, 'msgid "Goodbye."\nmsgstr "再见。"\n')

    assert mistakes(catalog) == ["demo.po:6: Nothing says “Goodbye.” any more. Take the entry out."]


def test_updating_keeps_words_adds_texts_and_drops_the_rest(catalog: Path) -> None:
    write(catalog, 'msgid "Hello, {name}."\nmsgstr "{name}，您好。"\n\nmsgid "Goodbye."\nmsgstr "再见。"\n')

    update(catalog, [HELLO, FILES])

    with catalog.open("rb") as stream:
        read = read_po(stream)
    assert {str(entry.id): entry.string for entry in read if entry.id} == {
        "Hello, {name}.": "{name}，您好。",
        "('One file.', '{n} files.')": ("",),
    }
    assert read["Hello, {name}."].auto_comments == ["Where: dialog.welcome"]


def test_updating_twice_changes_nothing(catalog: Path) -> None:
    update(catalog, [HELLO, FILES])
    first = catalog.read_bytes()
    update(catalog, [HELLO, FILES])

    assert catalog.read_bytes() == first


def test_a_catalog_that_is_not_there_is_begun(catalog: Path) -> None:
    catalog.unlink()

    update(catalog, [FILES])

    assert 'msgid_plural "{n} files."\nmsgstr[0] ""' in catalog.read_text(encoding="utf-8")


def test_a_language_says_what_its_catalog_has(catalog: Path) -> None:
    write(catalog, 'msgid "Hello, {name}."\nmsgstr "{name}，您好。"\n')

    languages = languages_with("demo", catalog.parents[2])

    assert languages["zh_Hans"].say(msg("Hello, {name}.", name="张三")) == "张三，您好。"
    assert languages["en"].say(Message("Goodbye.")) == "Goodbye."


def test_the_program_s_messages_are_found_with_file_and_plural(tmp_path: Path) -> None:
    code = 'x = msg("One {thing}.", thing=1)\ny = nmsg(\n    "A file.",\n    "{n} " "files.",\n    3,\n)\n'
    (tmp_path / "a.py").write_text(code, encoding="utf-8")

    found = [(text.text, text.plural, text.where.rpartition("/")[2]) for text in program_texts(tmp_path)]

    assert found == [("One {thing}.", "", "a.py:1"), ("A file.", "{n} files.", "a.py:3")]


@pytest.mark.parametrize("domain", [library.PROGRAM, *library.all_dialogs()])
def test_the_shipped_catalogs_are_complete(domain: str) -> None:
    assert [str(mistake) for mistake in catalog_mistakes(domain, all_texts(domain))] == []
