"""Whole contracts, word for word. After a wanted change: `make golden`, and read the diff."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from wenyue import library
from wenyue.drafting.assembly import assemble
from wenyue.drafting.document import text_of
from wenyue.interview.draft import Answer, Draft

GOLDEN = Path(__file__).parent / "golden"
sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from make_golden import TODAY, contracts  # noqa: E402  # the script stands outside the package

MADE = contracts()
DIALOG = library.dialog("customer_service")
TEMPLATE = library.template("customer_service")
LANGUAGES = library.languages("customer_service")


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_contract_is_word_for_word_the_golden_one(name: str) -> None:
    assert MADE[name] == (GOLDEN / name).read_text(encoding="utf-8")


def form_lines() -> tuple[list[str], list[str]]:
    """The lines of the basic form: of the contract itself, and of all that follows it."""
    lines = [line for line in (GOLDEN / "basic_form.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    end = next(place for place, line in enumerate(lines) if line.startswith("附件：")) + 1
    return lines[:end], lines[end:]


def bare(text: str) -> str:
    """Only what is said: without numbers, blanks, punctuation and editor's remarks."""
    text = re.sub(r"〔[^〕]*〕", "", text)
    text = re.sub(r"^(?:[一二三四五六七]、|\d\.\d |（\d）|\d\.)", "", text)
    return re.sub(r"[\s_，。；：、（）()“”|*\\#]", "", text)


def holds(line: str, text: str) -> bool:
    """Whether the words of ``line`` stand in ``text`` in order, nothing but repairs between them."""
    rest = iter(text)
    return all(letter in rest for letter in line)


def test_every_line_of_the_basic_form_is_in_the_contract_with_all_blanks_open() -> None:
    contract_lines, _ = form_lines()
    printed = [bare(line) for line in MADE["blank.zh_Hans.md"].splitlines()]
    joined = "".join(printed)
    for line in contract_lines:
        wanted = bare(line).replace("范本", "").replace("附件", "附件")
        assert any(holds(wanted, text) for text in printed) or wanted in joined or holds(wanted, joined), line


def test_the_articles_and_clauses_of_the_form_keep_their_numbers() -> None:
    contract_lines, _ = form_lines()
    printed = MADE["blank.zh_Hans.md"]
    for line in contract_lines:
        number = re.match(r"[一二三四五六七]、\S+|\d\.\d ", line)
        if number:
            assert number.group(0).strip() in printed.replace("\\", ""), line


def test_the_guidance_of_the_form_is_in_the_dialog_word_for_word() -> None:
    _, following = form_lines()
    say = LANGUAGES["zh_Hans"].say
    spoken = [bare(say(note.text)) for note in DIALOG.notes]
    spoken += [bare(say(term.form)) for term in DIALOG.terms if term.form]
    spoken += [bare(say(annex.title) + say(annex.purpose)) for annex in DIALOG.annexes]
    everything = Draft("x", DIALOG.id, DIALOG.version, TODAY).with_answer(
        "scenarios", Answer(("peak", "emergency", "tech"))
    )
    document = assemble(DIALOG, TEMPLATE, everything, LANGUAGES)
    spoken += [bare(text_of(tuple(document.inlines("zh_Hans"))))]
    headings = (
        "注意事项",
        "解决办法",
        "法律名词解释",
        "附件列表",
        "特殊场合附件列表",
        "场景",
        "〔",
        "当然啦",
        "这时候",
        "比如甲方",
        "如果客服",
        "2.服务流程",
    )
    for line in following:
        if not line.startswith(headings):
            wanted = bare(line.removeprefix("补充条款："))
            assert any(wanted in text or holds(wanted, text) for text in spoken), line


def test_the_blanks_of_the_form_are_the_blanks_of_the_document() -> None:
    draft = Draft("x", DIALOG.id, DIALOG.version, TODAY).with_answer("dialog_depth", Answer("quick"))
    blanks = assemble(DIALOG, TEMPLATE, draft, LANGUAGES).blanks
    for key in (
        "contract_no", "party_a.name", "party_b.name", "term", "start_date", "end_date", "fee_total",
        "first_pay_days", "first_pay_percent", "second_pay_month", "ld_percent", "sign_date",
    ):  # fmt: skip
        assert key in blanks, key
