"""What runs behind one tab: ``python -m wenyue.serving.visit LANGUAGE``, begun by the server and by nobody else.

Its drafts and its files are where the environment says (``WENYUE_HOME``, `wenyue.fence`).
"""

from __future__ import annotations

import sys
from datetime import date

from textual import messages
from textual.drivers.web_driver import WebDriver

from wenyue.errors import WenyueError
from wenyue.storage import Drafts
from wenyue.tui.app import run


class TabDriver(WebDriver):
    """Ends the program when the server has gone: Textual's own would wait for ever for the next word."""

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.call_from_thread(self._app.post_message, messages.ExitApp())


def main(arguments: list[str]) -> int:
    try:
        return run(language=arguments[0], drafts=Drafts(), today=date.today())
    except BrokenPipeError:  # the server has gone in the middle of a word
        return 0
    except WenyueError as error:
        sys.stderr.write(f"{type(error).__name__}: {error.message.id}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
