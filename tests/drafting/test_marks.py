"""References to nothing take their bracket or their sentence with them, and nothing else."""

from __future__ import annotations

import pytest

from wenyue.drafting.document import Text
from wenyue.drafting.marks import DROP, Marks, split_marks, without_dangling


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"配备人员（名单见{DROP}），并保证稳定；可以更换。", "配备人员，并保证稳定；可以更换。"),
        (f"应启动机制。升级路径见{DROP}。", "应启动机制。"),
        (f"依{DROP}中止服务的，不在此限。", ""),
        (f"第一句。依{DROP}办理。第三句。", "第一句。第三句。"),
        ("没有引用。", "没有引用。"),
    ],
)
def test_in_chinese(text: str, left: str) -> None:
    assert without_dangling(text, chinese=True) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Provide personnel (listed in {DROP}) and keep them.", "Provide personnel and keep them."),
        (f"Activate it within 2.5 hours. Paths are in {DROP}.", "Activate it within 2.5 hours."),
        (f"First. The damages in {DROP} do not apply again. Third.", "First. Third."),
    ],
)
def test_in_english(text: str, left: str) -> None:
    assert without_dangling(text, chinese=False) == left


def test_values_put_aside_come_back_by_their_numbers() -> None:
    marks = Marks()
    text = f"a{marks.hold(Text('1'))}b{marks.hold(Text('2'))}"
    assert split_marks(text) == ["a", 0, "b", 1]
