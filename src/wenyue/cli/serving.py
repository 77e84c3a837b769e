"""``wenyue serve``: the screen in a browser."""

from __future__ import annotations

import asyncio
import secrets
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from wenyue import library
from wenyue.language import msg, nmsg

if TYPE_CHECKING:
    from wenyue.cli.commands import Command


def serve(command: Command) -> int:
    """Answer browsers until Ctrl+C. The exit code."""
    options = command.options
    if find_spec("textual_serve") is None:
        command.warn(msg("The browser needs one more package. Install it with: pip install 'wenyue[serve]'"))
        return 2
    from wenyue.serving import server
    from wenyue.serving.places import Places
    from wenyue.serving.visitors import Visitors
    from wenyue.storage import home

    far = not server.is_loopback(options.host)
    if far and not options.token:
        command.warn(
            msg(
                "Others could reach {host}. Add --token: then only those who have the address that is printed come in.",
                host=options.host,
            )
        )
        return 2
    token = secrets.token_urlsafe(24) if options.token else ""
    serving = server.Serving(
        Visitors(home() / "served"),
        library.languages(),
        Places(options.sessions),
        token,
        getattr(options, "lang", ""),
    )

    def ready(port: int) -> None:
        host = f"[{options.host}]" if ":" in options.host else options.host
        address = f"http://{host}:{port}/" + (f"?token={token}" if token else "")
        command.say(msg("Open this in a browser: {address}", address=address))
        command.say(nmsg("One tab can be open at once.", "{n} tabs can be open at once.", options.sessions))
        if far:
            command.say(
                msg(
                    "What is typed goes over the network unencrypted. Use this where you trust everybody on it, or"
                    " behind a proxy with HTTPS."
                )
            )
        command.say(msg("Ctrl+C ends it. What was answered stays saved."))
        sys.stdout.flush()

    with suppress(KeyboardInterrupt):
        asyncio.run(server.serve(serving, options.host, options.port, ready))
    return 0
