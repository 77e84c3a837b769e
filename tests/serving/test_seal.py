"""What the server signs."""

from __future__ import annotations

from wenyue.serving.seal import Seal, same_token

SEAL = Seal(b"k" * 32)


def test_a_visitor_is_known_again_by_the_cookie() -> None:
    cookie = SEAL.issue()
    folder = SEAL.visitor(cookie)
    assert folder is not None and len(folder) == 40 and set(folder) <= set("0123456789abcdef")
    assert SEAL.visitor(cookie) == folder
    assert SEAL.visitor(SEAL.issue()) != folder


def test_nothing_of_the_cookie_becomes_part_of_the_folder() -> None:
    cookie = SEAL.issue()
    assert str(SEAL.visitor(cookie)) not in cookie


def test_a_cookie_that_is_not_ours_names_nobody() -> None:
    for cookie in ("", ".", "../../etc.0", "a" * 10_000, "名.签", "\udcff.x", SEAL.issue() + "0", "x" + SEAL.issue()):
        assert SEAL.visitor(cookie) is None, cookie


def test_another_key_does_not_know_the_visitor() -> None:
    assert Seal(b"o" * 32).visitor(SEAL.issue()) is None


def test_a_pass_holds_for_the_token_it_was_given_for_and_for_nothing_else() -> None:
    given = SEAL.pass_for("token")
    assert SEAL.passes(given, "token")
    assert not SEAL.passes(given, "another")
    assert not SEAL.passes("token", "token")
    assert SEAL.visitor(f"token.{given}") is None


def test_a_token_is_compared_whole() -> None:
    assert same_token("abc", "abc")
    assert not same_token("ab", "abc") and not same_token("名", "abc")
