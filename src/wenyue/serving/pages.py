"""The page around the terminal, and the headers of every answer. Nothing in either leads to another machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import jinja2
import textual_serve
from aiohttp import web

from wenyue.language import Language, Message, msg

_OURS = Path(__file__).parent / "page"
_THEIRS = Path(textual_serve.__file__).parent / "static"
FILES: Mapping[str, tuple[Path, str]] = {
    "page.css": (_OURS / "page.css", "text/css"),
    "page.js": (_OURS / "page.js", "text/javascript"),
    "textual.js": (_THEIRS / "js" / "textual.js", "text/javascript"),
    "xterm.css": (_THEIRS / "css" / "xterm.css", "text/css"),
    "RobotoMono.ttf": (_THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "RobotoMono-Italic.ttf": (_THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""All that a page may ask for, by name: file and type."""

_HOST = re.compile(r"[A-Za-z0-9._-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?")

MOMENT = msg("One moment…")
ENDED = msg("The session has ended. Every answer you sent is saved.")
AGAIN = msg("Go on")
SCRIPT = msg("This page needs JavaScript. All of it comes from the server itself.")
FULL = msg("All places are taken just now. Close another tab of yours, or try again in a few minutes.")
NO_TOKEN = msg("This server is only for those who have its address with the token. Ask whoever started it.")
OTHER_SITE = msg("This request came from another site, and was refused.")


def is_host(host: str) -> bool:
    """Whether the Host header has the form of one: it is printed into another header."""
    return bool(_HOST.fullmatch(host))


def page(language: Language, *, notice: Message | None = None, again: bool = True, status: int = 200) -> web.Response:
    """The page with the terminal; or with a ``notice`` in its place, and a link that tries ``again``."""
    text = _template().render(
        lang=language.code.replace("_", "-"),
        notice=language.say(notice) if notice else "",
        again=language.say(AGAIN) if again else "",
        moment=language.say(MOMENT),
        ended=language.say(ENDED),
        script=language.say(SCRIPT),
        size=16,
    )
    return web.Response(text=text, content_type="text/html", status=status)


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    words = (_OURS / "index.html").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(words)


def secure(response: web.StreamResponse, host: str) -> None:
    """The headers that keep a browser to this server. The terminal makes style elements, hence ``unsafe-inline``."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        f" img-src 'self' data:; connect-src 'self' ws://{host} wss://{host};"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    response.headers.update(
        {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
    )
