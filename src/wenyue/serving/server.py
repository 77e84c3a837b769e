"""What is answered at each address, and to whom."""

from __future__ import annotations

import asyncio
import re
import signal
import weakref
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address

from aiohttp import WSCloseCode, hdrs, web
from aiohttp.helpers import content_disposition_header
from textual_serve.download_manager import DownloadManager

from wenyue.errors import StorageError, WenyueError
from wenyue.language import Language, msg
from wenyue.preferences import remembered_code
from wenyue.serving import pages
from wenyue.serving.places import Places
from wenyue.serving.seal import same_token
from wenyue.serving.session import Session, within
from wenyue.serving.visitors import Visitors

VISITOR, PASS = "wenyue_visitor", "wenyue_pass"
_PORT = re.compile(r":\d+$")
_YEAR = 365 * 24 * 60 * 60
_LARGEST = 1 << 20
"""Bytes of one message from a browser: more than the longest answer and the longest table."""
_ENDING = 15.0
"""Seconds that open tabs have to end when the server does."""


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach a host of that name."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass
class Serving:
    """One run of the server.

    ``token`` is "" where none is asked for, which is right on loopback only;
    ``language`` is "" where each browser says its own.
    """

    visitors: Visitors
    languages: Mapping[str, Language]
    places: Places
    token: str = ""
    language: str = ""
    downloads: DownloadManager = field(default_factory=DownloadManager)
    open_tabs: weakref.WeakSet[web.WebSocketResponse] = field(default_factory=weakref.WeakSet)

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/", self.index)
        app.router.add_get("/session", self.session)
        app.router.add_get("/download/{key}", self.download)
        app.router.add_get("/page/{name}", self.file)
        app.on_response_prepare.append(self._secure)
        app.on_shutdown.append(self._close_tabs)
        return app

    def language_of(self, request: web.Request) -> Language:
        """The language of the page: what the visitor last chose, else the one asked for at the start, else what the
        browser prefers."""
        visitor = self._visitor(request)
        chosen = remembered_code(self.visitors.home(visitor)) if visitor is not None else ""
        if chosen:
            return self.languages[chosen]
        if self.language:
            return self.languages[self.language]
        for wanted in re.findall(r"[A-Za-z]{2,3}(?:-[A-Za-z]+)*", request.headers.get(hdrs.ACCEPT_LANGUAGE, "")):
            code = _code(wanted, tuple(self.languages))
            if code:
                return self.languages[code]
        return self.languages["en"]

    # Who may come in

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        language = self.language_of(request)
        if not self._is_meant(request):
            return pages.page(language, notice=pages.OTHER_SITE, again=False, status=403)
        if self.token and not self.visitors.seal.passes(request.cookies.get(PASS, ""), self.token):
            if request.path == "/" and same_token(request.query.get("token", ""), self.token):
                # Away with the token: an address stays in the browser's history.
                response = web.Response(status=303, headers={hdrs.LOCATION: "/"})
                self._set(response, request, PASS, self.visitors.seal.pass_for(self.token), None)
                return response
            return pages.page(language, notice=pages.NO_TOKEN, again=False, status=401)
        return await handler(request)

    def _is_meant(self, request: web.Request) -> bool:
        """Whether the request is for this server and from its own page.

        Without a token only names of this machine will do: a site elsewhere can make its own name lead here.
        """
        if not pages.is_host(request.host):
            return False
        if not self.token and not is_loopback(_PORT.sub("", request.host)):
            return False
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is None:
            return request.path != "/session"  # a browser always says where a session is opened from
        return origin.partition("://")[2] == request.host

    @staticmethod
    def _set(response: web.StreamResponse, request: web.Request, name: str, value: str, age: int | None) -> None:
        # Lax, not Strict: with Strict a link from another page would look like a new visitor, and the drafts be lost.
        response.set_cookie(name, value, max_age=age, path="/", httponly=True, samesite="Lax", secure=request.secure)

    def _visitor(self, request: web.Request) -> str | None:
        return self.visitors.seal.visitor(request.cookies.get(VISITOR, ""))

    @staticmethod
    async def _secure(request: web.Request, response: web.StreamResponse) -> None:
        host = request.host
        pages.secure(response, host if pages.is_host(host) else "localhost")

    # What there is

    async def index(self, request: web.Request) -> web.Response:
        """The page; a visitor seen for the first time is given a cookie."""
        visitor = self._visitor(request)
        language = self.language_of(request)
        if not self.places.free_for(visitor or ""):
            return pages.page(language, notice=pages.FULL, status=503)
        response = pages.page(language)
        if visitor is None:
            self._set(response, request, VISITOR, self.visitors.seal.issue(), _YEAR)
        return response

    async def file(self, request: web.Request) -> web.StreamResponse:
        """What the page asks for: one of a few files known by name."""
        found = pages.FILES.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        path, kind = found
        response = web.FileResponse(path)
        response.content_type = kind
        return response

    async def session(self, request: web.Request) -> web.StreamResponse:
        """One tab: the program runs for as long as the browser listens."""
        visitor = self._visitor(request)
        if visitor is None:
            raise web.HTTPForbidden
        websocket = web.WebSocketResponse(heartbeat=15, max_msg_size=_LARGEST)
        await websocket.prepare(request)
        if not self.places.take(visitor):
            await websocket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return websocket
        self.open_tabs.add(websocket)
        try:
            with self.visitors.files(visitor) as files:
                session = Session(
                    websocket,
                    self.downloads,
                    visitor=visitor,
                    home=self.visitors.home(visitor),
                    files=files,
                    language=self.language_of(request).code,
                )
                try:
                    await session.start(*within((request.query.get("width"), request.query.get("height"))))
                    await session.listen()
                finally:
                    await session.stop()
        except StorageError:
            await websocket.close(code=WSCloseCode.INTERNAL_ERROR)
        finally:
            self.places.give_back(visitor)
        return websocket

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A finished file, once, to the visitor whose tab made it."""
        key = request.match_info["key"]
        try:
            wanted = await self.downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        owner = wanted.app_service
        if not isinstance(owner, Session) or owner.visitor != self._visitor(request):
            raise web.HTTPNotFound
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.headers[hdrs.CONTENT_DISPOSITION] = content_disposition_header("attachment", filename=wanted.file_name)
        await response.prepare(request)
        async for chunk in self.downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _close_tabs(self, _: web.Application) -> None:
        for tab in tuple(self.open_tabs):
            with suppress(ConnectionError):
                await tab.close(code=WSCloseCode.GOING_AWAY)


def _code(wanted: str, known: tuple[str, ...]) -> str:
    """The code of a language that a browser asks for (``zh-CN``); "" where it is none of ours."""
    lower = wanted.lower().replace("-", "_")
    exact = {code.lower(): code for code in known}
    if lower in exact:
        return exact[lower]
    if lower in ("zh_tw", "zh_hk", "zh_mo") and "zh_Hant" in known:
        return "zh_Hant"
    family = lower.partition("_")[0]
    return "zh_Hans" if family == "zh" and "zh_Hans" in known else family if family in known else ""


async def serve(serving: Serving, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Answer until the server is asked to end (Ctrl+C, SIGTERM), then end every tab.

    ``ready`` is told the port when it answers (another than 0 when 0 was asked for). Raises WenyueError when the
    address cannot be had.
    """
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):  # on Windows Ctrl+C comes as an exception
                loop.add_signal_handler(number, over.set)
    runner = web.AppRunner(serving.app(), access_log=None, shutdown_timeout=_ENDING)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except (OSError, UnicodeError) as error:  # a name that no host can have
            problem = msg(
                "{host}:{port} cannot be listened on: {error}. Choose another with --port or --host.",
                host=host,
                port=str(port),
                error=getattr(error, "strerror", None) or str(error) or type(error).__name__,
            )
            raise WenyueError(problem) from error
        ready(int(runner.addresses[0][1]))
        await over.wait()
    finally:
        await runner.cleanup()
