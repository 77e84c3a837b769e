"""Make the pictures of the READMEs (`make screenshots`): the screen in the middle of a talk, as SVG."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import date
from html import unescape
from pathlib import Path

from rich.cells import cell_len

from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp
from wenyue.tui.screens.chat import ChatScreen
from wenyue.tui.session import Session

DOCS = Path(__file__).parents[1] / "docs"
ANSWERS = {
    "zh_Hans": ("1", "1", "1", "苏州小桌家具有限公司", "留空", "成都好声音客服有限公司", "留空", "KF-20261201-01"),
    "en": ("1", "1", "1", "Small Table Furniture Ltd", "leave blank", "Good Voice Care Ltd", "leave blank", "KF-1"),
}
REST = ("", "", "", "", "2026-12-01", "1 year", "", "", "120000", "", "", "30%")


async def picture(language: str) -> str:
    with tempfile.TemporaryDirectory() as home:
        app = WenyueApp(Session(language, Drafts(Path(home)), date(2026, 11, 24)), new=True)
        async with app.run_test(size=(120, 36)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            chat = app.screen
            assert isinstance(chat, ChatScreen)
            for answer in (*ANSWERS[language], *REST):
                chat.prompt.take(answer)
                await pilot.press("enter")
                await app.workers.wait_for_complete()
                await pilot.pause()
            svg = app.export_screenshot(title="Wenyue 问约")
            # The picture is shown offline too: the viewer's own fonts, not ones from somewhere else.
            return _in_cells(re.sub(r"@font-face\s*\{[^}]*\}", "", svg))


def _in_cells(svg: str) -> str:
    """The picture with every run of text as wide as its cells: a Chinese character has two."""

    def widened(run: re.Match[str]) -> str:
        text = unescape(run["text"])
        return f'{run["before"]}textLength="{float(run["width"]) / len(text) * cell_len(text):g}"{run["after"]}'

    form = r'(?P<before><text [^>]*)textLength="(?P<width>[^"]*)"(?P<after>[^>]*>(?P<text>[^<]+)</text>)'
    return re.sub(form, widened, svg)


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    for language in ANSWERS:
        file = DOCS / f"screen-{language}.svg"
        file.write_text(asyncio.run(picture(language)), encoding="utf-8")
        print(file.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
