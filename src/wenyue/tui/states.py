"""How the states of answers look: a mark that is one cell wide, a word, a colour."""

from __future__ import annotations

from collections.abc import Mapping

from wenyue.interview.dialog import Severity
from wenyue.interview.engine import State
from wenyue.language import Message, msg

STATES: Mapping[State, tuple[str, Message, str]] = {
    "answered": ("✓", msg("answered"), "$text-success"),
    "default": ("=", msg("usual answer"), "$text-primary"),
    "blank": ("_", msg("left open"), "$text-warning"),
    "open": ("?", msg("not answered yet"), "$text-warning"),
    "parked": ("-", msg("set aside"), "$text-muted"),
}
SEVERITIES: Mapping[Severity, tuple[Message, str]] = {
    "error": (msg("needs fixing"), "$text-error"),
    "warning": (msg("be careful"), "$text-warning"),
    "tip": (msg("tip"), "$text-accent"),
}
