"""How long a person waits for the screen, each time beside a control in the same run.

    python benchmarks/screen.py [rounds]

first frame      from the start of the process until the first words stand on the screen (an empty Textual app)
first question   from the start of `wenyue new` until the question stands there (the same); and the same once more
                 with nothing kept from earlier starts
key→echo         from a key until its character stands in the prompt (a bare TextArea)
answer→preview   from Enter behind an answer until its words stand in a full contract
language switch  from F2 until the screen speaks the other language, with 200 messages
with 2,000       the three again with 2,000 messages, beside 10
idle             processor time while nobody types
memory           resident, beside the empty app
"""

from __future__ import annotations

import os
import random
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from terminal import Terminal

HERE = Path(__file__).parent
ANSWERS = HERE.parent / "tests" / "golden" / "answers" / "insurer.yaml"
EMPTY = [sys.executable, str(HERE / "empty_app.py")]
WENYUE = [sys.executable, "-m", "wenyue"]
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
LETTERS = "bcdfghjkmnpqrstvwxz"
ASIDE = "为什么\r"  # a question about the question: two messages more, and nothing else changes
_SECONDS_IDLE = 5


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


@contextmanager
def opened(command: Sequence[str], text: str) -> Iterator[tuple[Terminal, float]]:
    """A program that shows ``text``, and the seconds until it did."""
    with tempfile.TemporaryDirectory() as home:
        if "resume" in command:
            seed(home)
        terminal = Terminal(command, environment(home))
        try:
            yield terminal, terminal.wait_for(text) - terminal.started
        finally:
            terminal.close()


def seed(home: str) -> None:
    """A draft of a contract with everything in it but the name of Party A, under the id ``full``."""
    from dataclasses import replace

    from wenyue import batch, library
    from wenyue.storage import Drafts

    os.environ["WENYUE_HOME"] = home
    filled = batch.fill(ANSWERS, library.dialog("customer_service"), date.today(), "zh_Hans").draft
    drafts = Drafts()
    drafts.save(replace(filled, id="full").with_answer("party_a.name", None))
    drafts.close()


def until(command: Sequence[str], text: str) -> float:
    with opened(command, text) as (_, seconds):
        return seconds


def very_first(command: Sequence[str], text: str) -> float:
    """The same with nothing kept from earlier starts."""
    usual = os.environ["WENYUE_CACHE"]
    with tempfile.TemporaryDirectory() as cache:
        os.environ["WENYUE_CACHE"] = cache
        try:
            return until(command, text)
        finally:
            os.environ["WENYUE_CACHE"] = usual


def echoes(terminal: Terminal, keys: int) -> list[float]:
    """For each of so many keys the seconds until it is seen; typed as a person types."""
    chance, typed, times = random.Random(keys), "", []
    for number in range(keys):
        time.sleep(chance.uniform(0.05, 0.25))
        settle(terminal, 0.0)
        typed += LETTERS[number % len(LETTERS)]
        shown = typed[-12:]
        pressed = terminal.send(typed[-1])
        times.append(terminal.wait(partial(_stands, shown)) - pressed)
        if len(typed) > 30:
            terminal.send("\x15")  # Ctrl+U
            settle(terminal)
            typed = ""
    terminal.send("\x15")
    settle(terminal)
    return times


def previews(terminal: Terminal, answers: int) -> list[float]:
    """For each of so many answers the seconds until it stands in the contract."""
    times = []
    for number in range(answers):
        name = "".join(random.Random(number).sample(NAMES, 6)) + "公司"
        terminal.send(name)
        settle(terminal)
        pressed = terminal.send("\r")
        times.append(terminal.wait(partial(_in_contract, name)) - pressed)
        settle(terminal)
        terminal.send("\x1a")  # Ctrl+Z: the question stands again
        settle(terminal)
        time.sleep(random.Random(number).uniform(0.05, 0.25))
    return times


def switches(terminal: Terminal, times: int) -> list[float]:
    """For each of so many switches through all languages the seconds until the next one stands there."""
    found = []
    for _ in range(times):
        for seen in ("解釋", "Explain", "解释"):
            settle(terminal)
            pressed = terminal.send("\x1bOQ")  # F2
            found.append(terminal.wait(partial(_stands, seen)) - pressed)
    return found


def fill(terminal: Terminal, messages: int) -> None:
    for _ in range(messages // 20):
        terminal.send(ASIDE * 10)
        settle(terminal)
    settle(terminal, 1.0)


def _stands(text: str, lines: Sequence[str]) -> bool:
    return any(text in line for line in lines)


def _in_contract(name: str, lines: Sequence[str]) -> bool:
    """Whether the name stands behind 甲方 in the pane on the right (a wide character has an empty cell behind it)."""
    return any(f"甲方（委托方）：{name}" in line.replace(" ", "") for line in lines)


def settle(terminal: Terminal, quiet: float = 0.15) -> None:
    """Read until nothing more comes for a moment."""
    while select.select([terminal.file], [], [], quiet)[0]:
        terminal.stream.feed(os.read(terminal.file, 65536))


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(rounds: int) -> None:
    new = [*WENYUE, "new"]
    until(new, "你是哪一边")  # keeps what the files say for the starts that are measured
    starts = [  # in turn, so that a slower minute slows all
        (until(EMPTY, "ready"), until(WENYUE, "客服服务合同"), until(new, "你是哪一边"), very_first(new, "你是哪一边"))
        for _ in range(rounds)
    ]
    empty, first, question, nothing_kept = zip(*starts, strict=True)
    row("first frame", first, empty)
    row("first question", question, empty, goal=1.7)
    row("first question, first start", nothing_kept, empty)

    with opened(EMPTY, "ready") as (terminal, _):
        settle(terminal, 1.0)
        bare, empty_memory = echoes(terminal, rounds * 12), megabytes(terminal.pid)
    resumed = [*WENYUE, "resume", "full"]
    with opened(resumed, "全称叫什么") as (terminal, _):
        settle(terminal, 1.0)
        few = [measure(terminal, rounds) for measure in (_echo, _preview, _switch)]
        memory = megabytes(terminal.pid)
        settle(terminal, 1.0)
        used = processor_seconds(terminal.pid)
        time.sleep(_SECONDS_IDLE)
        idle = (processor_seconds(terminal.pid) - used) / _SECONDS_IDLE
        fill(terminal, 200)
        with_200 = _switch(terminal, rounds)
        fill(terminal, 1800)
        many = [measure(terminal, rounds) for measure in (_echo, _preview, _switch)]
    row("key→echo, p95", [p95(few[0])], [p95(bare)], goal=1.5)
    print(f"{'answer→preview, p95':<28}{ms(p95(few[1]))}   median {ms(statistics.median(few[1]))}   goal 60 ms")
    print(f"{'language switch at 200':<28}{ms(statistics.median(with_200))}   goal 120 ms")
    for name, little, much in zip(("key→echo", "answer→preview", "language switch"), few, many, strict=True):
        row(f"{name}, 2,000", [statistics.median(much)], [statistics.median(little)], goal=1.2, beside="with 10")
    print(f"{'idle':<28}{idle:8.1%}      goal 1 %")
    ratio = f"ratio {memory / empty_memory:.2f}   goal 2.5"
    print(f"{'memory':<28}{memory:6.0f} MB   empty app {empty_memory:.0f} MB   {ratio}")


def _echo(terminal: Terminal, rounds: int) -> list[float]:
    return echoes(terminal, rounds * 12)


def _preview(terminal: Terminal, rounds: int) -> list[float]:
    return previews(terminal, rounds * 4)


def _switch(terminal: Terminal, rounds: int) -> list[float]:
    return switches(terminal, rounds)


def row(
    name: str, ours: Sequence[float], control: Sequence[float], *, goal: float = 0, beside: str = "empty app"
) -> None:
    ratio = statistics.median(a / b for a, b in zip(ours, control, strict=True))
    wanted = f"   goal {goal}" if goal else ""
    compared = f"{beside} {ms(statistics.median(control))}   ratio {ratio:.2f}"
    print(f"{name:<28}{ms(statistics.median(ours))}   {compared}{wanted}")


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def ms(seconds: float) -> str:
    return f"{seconds * 1000:6.0f} ms"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        os.environ["WENYUE_CACHE"] = kept
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
