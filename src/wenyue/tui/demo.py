"""``wenyue demo`` on the screen: the sample conversation, with a store of drafts that is gone afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from wenyue import library
from wenyue.interview.sample import Sample
from wenyue.storage import Drafts
from wenyue.tui.app import WenyueApp, stay
from wenyue.tui.screens.demo import DemoScreen
from wenyue.tui.session import Session


class DemoApp(WenyueApp):
    """Begins with the demonstration of a dialog. ``pace``: see `DemoScreen`."""

    def __init__(self, session: Session, dialog: str, sample: Sample, pace: float = 1.0) -> None:
        super().__init__(session)
        self._demo = (dialog, sample, pace)

    def get_default_screen(self) -> DemoScreen:
        dialog, sample, pace = self._demo
        return DemoScreen(self.session, lambda: self.session.begin(dialog), sample, pace)


def run_demo(*, language: str, dialog: str, sample: Sample, today: date, pace: float = 1.0) -> int:
    """Play until the person leaves. The exit code. Raises WenyueError."""
    library.dialog(dialog)
    with TemporaryDirectory(prefix="wenyue-demo-") as folder:
        return stay(DemoApp(Session(language, Drafts(Path(folder)), today), dialog, sample, pace))
