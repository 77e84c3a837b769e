"""The orders about drafts as a whole: names, deleting, bringing back."""

from __future__ import annotations

import sqlite3

import pytest
from lines import DIALOG, LANGUAGES, after, talk

from conftest import TODAY
from wenyue.interview.conversation import Conversation
from wenyue.plain import LineMode
from wenyue.storage import Drafts


def a_draft() -> str:
    """A draft that has been left, and another that is talked about; the id of the former."""
    talk([":new", "1"])
    left = Drafts().find()
    assert left is not None
    talk([":new", "2"])
    return left.id


def test_a_draft_is_listed_by_the_name_it_was_given() -> None:
    id = a_draft()
    assert after(f":rename {id} 晨光 客服\x1b[0m") == [f"The draft {id} is called “晨光 客服[0m” now."]
    assert any(line.startswith(f"{id}  晨光 客服[0m  begun 24 November 2026") for line in after(":drafts"))
    assert after(f":rename {id}") == [f"The draft {id} has no name of its own any more."]
    assert any(line.startswith(f"{id}  Customer service contract  begun") for line in after(":drafts"))


def test_a_deleted_draft_comes_back_by_its_number() -> None:
    id = a_draft()
    assert after(f":delete {id}") == [
        f"“Customer service contract” is deleted. “:restore {id}” brings it back.",
    ]
    assert all(id not in line for line in after(":drafts"))
    assert after(f":resume {id}") == [f"Problem: There is no draft “{id}”. “:drafts” lists them."]
    assert after(":bin")[0].startswith(f"{id}  Customer service contract")
    assert after(f":restore {id}") == [f"“Customer service contract” is back among the drafts: {id}"]
    assert any(line.startswith(id) for line in after(":drafts"))
    assert after(":bin") == ["No draft is deleted."]


def test_only_a_deleted_draft_is_erased() -> None:
    id = a_draft()
    assert after(f":erase {id}") == [f"Problem: No deleted draft has the number “{id}”."]
    assert Drafts().find(id) is not None
    after(f":delete {id}")
    assert after(f":erase {id}") == ["“Customer service contract” is gone for good."]
    assert after(":bin") == ["No draft is deleted."]


def test_the_draft_that_is_talked_about_is_not_deleted() -> None:
    a_draft()
    talked_about = Drafts().find()
    assert talked_about is not None
    assert "is the draft we are talking about" in after(f":delete {talked_about.id}")[0]
    assert Drafts().find(talked_about.id) is not None


@pytest.mark.parametrize("order", [":rename", ":delete", ":delete zz", ":restore", ":erase zz"])
def test_a_draft_that_is_not_there_is_said(order: str) -> None:
    assert after(order, "1")[0].startswith(("Problem: There is no draft “", "Problem: No deleted draft has the number"))
    assert len(Drafts().all()) == 1


@pytest.mark.parametrize("order", [":drafts", ":bin", ":rename {id} 晨光"])
def test_an_order_about_the_drafts_lets_no_answer_of_another_window_be_overwritten(order: str) -> None:
    a_draft()
    windows = []
    for _ in range(2):
        drafts = Drafts()
        draft = drafts.find()
        assert draft is not None
        said: list[str] = []
        windows.append((LineMode(Conversation(DIALOG, draft, LANGUAGES, "en"), drafts, said.append, TODAY), said))
    (one, _), (other, said) = windows
    one.run(["1", "甲乙丙科技有限公司"])
    other.hear(order.format(id=other.conversation.draft.id))
    other.hear("2")
    assert said[-1].startswith("Problem: This draft was changed in another window.")
    assert Drafts().find() == one.conversation.draft
    other.hear(f":resume {other.conversation.draft.id}")
    assert other.conversation.draft == one.conversation.draft
    other.hear("1")
    assert other.conversation.draft.position == one.conversation.draft.position + 1
    assert Drafts().find() == other.conversation.draft


def test_a_draft_that_cannot_be_read_is_said_below_those_that_can() -> None:
    id = a_draft()
    with sqlite3.connect(Drafts().file) as connection:
        connection.execute("UPDATE drafts SET dialog = 'lease' WHERE id = ?", (id,))
    connection.close()
    listed, problem = after(":drafts")
    assert "Customer service contract" in listed
    assert problem.startswith(f"Problem: The draft {id} cannot be read: it is damaged, or was made by a later version")
    assert after(f":resume {id}") == [problem]
