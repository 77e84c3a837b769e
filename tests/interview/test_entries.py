"""Entries are read from plain data, and everything that is wrong with the data is told with its place."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Annotated, Literal

import pytest

from wenyue.interview.entries import NOTHING, Entry, Misfits, Pattern, read
from wenyue.language import msg


class Fruit(Entry):
    id: str
    colour: Literal["red", "green"] = "red"
    price: Annotated[str, Pattern(r"\d+", msg("“{name}” must not be empty."))] = "1"


class Basket(Entry):
    id: str
    fruits: tuple[Fruit, ...] = ()
    weight: int = 0
    closed: bool = False
    called: Mapping[str, tuple[str, ...]] = NOTHING
    usual: str | tuple[str, ...] | None = None
    words: str | Mapping[str, str] = ""
    _owner: str = "nobody"


def misfits(data: object) -> dict[str, str]:
    """What is told of data, by the way to it."""
    with pytest.raises(Misfits) as caught:
        read(Basket, data)
    return {".".join(map(str, one.path)): str(one.message) for one in caught.value.found}


def test_an_entry_has_what_the_data_say_and_else_what_its_class_says() -> None:
    basket = read(Basket, {"id": "b", "fruits": [{"id": "plum"}, {"id": "pear", "colour": "green"}], "weight": "3"})

    assert [(fruit.id, fruit.colour) for fruit in basket.fruits] == [("plum", "red"), ("pear", "green")]
    assert (basket.weight, basket.closed, basket.called, basket.usual) == (3, False, {}, None)


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("Yes", True), ("false", False), ("no", False)])
def test_yes_and_no_are_told_in_words(said: str, meant: bool) -> None:
    assert read(Basket, {"id": "b", "closed": said}).closed is meant


def test_lists_and_mappings_come_as_what_the_class_says() -> None:
    basket = read(Basket, {"id": "b", "called": {"en": ["bag", "box"]}, "usual": ["plum"], "words": {"en": "plum"}})

    assert (basket.called, basket.usual, basket.words) == ({"en": ("bag", "box")}, ("plum",), {"en": "plum"})
    assert read(Basket, {"id": "b", "usual": "plum"}).usual == "plum"


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        ({}, "id", "“id” is missing. Add it to this entry."),
        ({"id": "b", "size": "3"}, "size", "There is no field “size”. Check its spelling, or take it out."),
        ({"id": "b", "_owner": "me"}, "_owner", "There is no field “_owner”. Check its spelling, or take it out."),
        ({"id": ["b"]}, "id", "“id” must be a text."),
        ({"id": "b", "closed": "perhaps"}, "closed", "“closed” must be true or false."),
        ({"id": "b", "weight": "heavy"}, "weight", "“weight” must be a whole number."),
        ({"id": "b", "weight": ["1"]}, "weight", "“weight” must be a whole number."),
        ({"id": "b", "fruits": "plum"}, "fruits", "“fruits” must be a list."),
        ({"id": "b", "fruits": ["plum"]}, "fruits.0", "“fruits” must be an entry with fields of its own."),
        ({"id": "b", "fruits": [{"colour": "red"}]}, "fruits.0.id", "“id” is missing. Add it to this entry."),
        ({"id": "b", "called": ["bag"]}, "called", "“called” must map names to values."),
        ({"id": "b", "called": {"en": "bag"}}, "called.en", "“en” must be a list."),
        ({"id": "b", "usual": {"en": "plum"}}, "usual", "“usual” must be a text."),
        (
            {"id": "b", "fruits": [{"id": "plum", "colour": "blue"}]},
            "fruits.0.colour",
            "“colour” must be one of these: “red” and “green”.",
        ),
        ({"id": "b", "fruits": [{"id": "plum", "price": ""}]}, "fruits.0.price", "“price” must not be empty."),
        ("plum", "", "“” must be an entry with fields of its own."),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data: object, place: str, said: str) -> None:
    assert misfits(data) == {place: said}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = misfits({"weight": "heavy", "fruits": [{"id": "plum"}, {"id": ["pear"]}], "size": "3"})

    assert set(found) == {"id", "weight", "fruits.1.id", "size"}


def test_an_entry_does_not_change() -> None:
    plum = read(Fruit, {"id": "plum"})

    with pytest.raises(AttributeError, match=r"Fruit\.colour stays what the file says"):
        plum.colour = "green"  # type: ignore[misc]  # what the test is about
    with pytest.raises(AttributeError, match=r"Fruit\.id stays what the file says"):
        del plum.id


def test_an_entry_goes_to_another_process_as_it_is() -> None:
    basket = pickle.loads(pickle.dumps(read(Basket, {"id": "b", "fruits": [{"id": "plum"}]})))

    assert (basket.id, basket.fruits[0].id, basket.called) == ("b", "plum", {})


def test_an_entry_shows_what_it_was_given() -> None:
    assert repr(read(Fruit, {"id": "plum"})) == "Fruit(id='plum')"
