"""How many tabs may be open."""

from __future__ import annotations

from wenyue.serving.places import FOR_ONE, Places


def test_the_one_too_many_gets_no_place_until_another_has_gone() -> None:
    places = Places(2)
    assert places.take("a") and places.take("b")
    assert not places.take("c") and not places.free_for("c")
    places.give_back("a")
    assert places.take("c")


def test_one_visitor_cannot_take_all_places() -> None:
    places = Places(100)
    assert all(places.take("a") for _ in range(FOR_ONE))
    assert not places.take("a")
    assert places.take("b")
