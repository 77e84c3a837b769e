"""The card that helps with the question that stands: form, table or calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from wenyue.interview.replies import Action
from wenyue.language import Message

if TYPE_CHECKING:
    from wenyue.tui.screens.chat import ChatScreen


def open_tool(chat: ChatScreen, turn: Callable[[Callable[[], Action]], None]) -> None:
    """Lay the card over the talk, which saves through ``turn``; nothing happens where the question has none."""
    talk, session = chat.talk, chat.session
    step = talk.step
    if step is None:
        return
    match talk.tool:
        case "form":
            from wenyue.tui.screens.form import FormCard

            chat.app.push_screen(FormCard(session, talk, step.question, turn))
        case "table":
            from wenyue.tui.screens.table import TableCard

            chat.app.push_screen(TableCard(session, talk, step, turn))
        case "calendar":
            from wenyue.interview.previewing import of_step
            from wenyue.tui.screens.calendar import CalendarCard

            conversation, interview = talk.conversation, talk.interview

            def problem(day: date) -> Message | None:
                found = of_step(conversation, interview, step, session.language.date(day))
                return found.line if found is not None and found.sense == "problem" else None

            def take(day: date | None) -> None:
                if day is not None:
                    chat.prompt.take(session.language.date(day))
                chat.prompt.focus()

            read = conversation.read(step, chat.prompt.text)
            given = interview.draft.answers.get(step.key)
            seen = (getattr(read, "value", None), given.value if given else None, interview.default(step))
            start = next((one for one in seen if isinstance(one, date)), session.today)
            chat.app.push_screen(CalendarCard(session, start, problem), take)
