"""Clauses that decide nothing are put together without Jinja2, and say what it would say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_remembering import forgetful

from alterations import STARTS, papers
from wenyue.drafting import rendering
from wenyue.drafting.rendering import Call, Value, compiled_text
from wenyue.interview.draft import Draft


@pytest.fixture
def anew() -> Iterator[None]:
    """No clause is known from before, and none is afterwards."""
    compiled_text.cache_clear()
    yield
    compiled_text.cache_clear()


@pytest.mark.parametrize("draft", STARTS, ids=("empty", "filled"))
@pytest.mark.usefixtures("anew")
def test_every_clause_says_what_jinja_says(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = papers(draft, forgetful())
    compiled_text.cache_clear()
    monkeypatch.setattr(rendering, "_pieces", lambda _: None)
    assert ours == papers(draft, forgetful())


def test_words_values_and_references_are_taken_apart() -> None:
    found = compiled_text(
        '甲 {{ party_a.name }}，{{ fee|cny }}（{{ hours|of("hour", "hours") }}）见{{ ref("S1") }}{{ line(4) }}'
    )
    assert found.template is None
    assert found.pieces == (
        "甲 ",
        Value("party_a.name"),
        "，",
        Value("fee", "cny"),
        "（",
        Value("hours", "of", ("hour", "hours")),
        "）见",
        Call("ref", "S1"),
        Call("line", 4),
    )


@pytest.mark.parametrize(
    "source",
    [
        '{% if prints("S1") %}乙{% endif %}',
        "{% for row in rows %}{{ row.name }}{% endfor %}",
        "{{ fee|cny|pct }}",
        '{{ fee|of(*("hour",)) }}',
        "{{ fee|unheard_of }}",
        "{{ party_a.name.upper }}",
        "{{ party_a._value }}",
        "{{ 1 + 1 }}",
        "{{ ref(name) }}",
        "{{ ref }}",
        "{% set x = 1 %}",
    ],
)
def test_what_is_more_than_that_is_left_to_jinja(source: str) -> None:
    assert rendering._pieces(rendering._environment().parse(source)) is None
