"""How long a person waits for the screen, beside an empty Textual app in the same run.

    python benchmarks/screen.py [rounds]

first frame      from the start of the process until the first words stand on the screen
first question   from Enter on the start screen until the first question stands there
answer→preview   from Enter behind an answer until its words stand in the contract
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def environment(home: str) -> dict[str, str]:
    return {
        **os.environ,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "zh_CN.UTF-8",
        "WENYUE_HOME": home,
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_FPS": "120",
    }


def first_frame(command: list[str], text: str) -> float:
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(command, environment(home))
        try:
            return terminal.wait_for(text) - terminal.started
        finally:
            terminal.close()


def talk(answers: int) -> tuple[float, list[float]]:
    """Seconds from Enter to the first question, and for each answer until it stands in the contract."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal([sys.executable, "-m", "wenyue", "--lang", "zh_Hans"], environment(home))
        try:
            terminal.wait_for("客服服务合同")
            pressed = terminal.send("\r")
            question = terminal.wait_for("你是哪一边") - pressed
            for text in ("3\r", "1\r", "1\r"):
                terminal.send(text)
                settle(terminal)
            terminal.wait_for("全称叫什么")
            times = []
            for number in range(answers):
                name = "".join(random.Random(number).sample(NAMES, 6)) + "公司"
                terminal.send("\x15")  # Ctrl+U: an earlier answer comes back into the prompt
                settle(terminal)
                terminal.send(name)
                settle(terminal)
                pressed = terminal.send("\r")
                times.append(terminal.wait(partial(in_contract, name)) - pressed)
                settle(terminal)
                terminal.send("上一题\r")
                settle(terminal)
                time.sleep(random.Random(number).uniform(0.05, 0.25))
            return question, times
        finally:
            terminal.close()


def in_contract(name: str, lines: Sequence[str]) -> bool:
    """Whether the name stands behind 甲方 in the pane on the right (a wide character has an empty cell behind it)."""
    return any(f"甲方（委托方）：{name}" in line.replace(" ", "") for line in lines)


def settle(terminal: Terminal) -> None:
    """Read until nothing more comes for a moment."""
    import select

    while select.select([terminal.file], [], [], 0.15)[0]:
        terminal.stream.feed(os.read(terminal.file, 65536))


def main(rounds: int) -> None:
    ours, floor = [], []
    for _ in range(rounds):  # in turn, so that a slower minute slows both
        floor.append(first_frame([sys.executable, str(HERE / "empty_app.py")], "ready"))
        ours.append(first_frame([sys.executable, "-m", "wenyue", "--lang", "zh_Hans"], "客服服务合同"))
    question, previews = talk(rounds * 4)
    ratio = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    print(
        f"first frame     {ms(statistics.median(ours))}   empty app {ms(statistics.median(floor))}   ratio {ratio:.2f}"
    )
    print(f"first question  {ms(question)}")
    print(f"answer→preview  {ms(statistics.median(previews))}   p95 {ms(sorted(previews)[int(0.95 * len(previews))])}")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:6.0f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
