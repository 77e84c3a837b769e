"""What the server answers, and to whom."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from shown import PATIENCE, Shown

from wenyue import library
from wenyue.serving import pages, session
from wenyue.serving.places import Places
from wenyue.serving.server import PASS, VISITOR, Serving, is_loopback
from wenyue.serving.session import within
from wenyue.serving.visitors import Visitors


@asynccontextmanager
async def served(folder: Path, *, most: int = 8, token: str = "", language: str = "en") -> AsyncIterator[TestClient]:  # type: ignore[type-arg]  # its parameters are the request and the application
    serving = Serving(Visitors(folder), library.languages(), Places(most), token, language)
    async with TestClient(TestServer(serving.app()), cookie_jar=CookieJar(unsafe=True)) as client:
        yield client


def origin(client: TestClient) -> dict[str, str]:  # type: ignore[type-arg]  # its parameters are the request and the application
    return {"Origin": f"http://{client.host}:{client.port}"}


class Tab(Shown):
    """The terminal of one tab, read as a browser would show it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        super().__init__(100, 30)
        self.socket = socket
        self.handed_over: list[str] = []

    async def wait_for_download(self) -> str:
        """The key of the file that is handed over next."""
        async with asyncio.timeout(PATIENCE):
            while not self.handed_over:
                await self._next()
        return self.handed_over.pop()

    async def _next(self) -> None:
        said = await self.socket.receive()
        assert said.type in (WSMsgType.BINARY, WSMsgType.TEXT), self.text
        if said.type == WSMsgType.BINARY:
            self._stream.feed(said.data)
        elif said.json()[0] == "deliver_file_start":
            self.handed_over.append(str(said.json()[1]))

    async def wait_for_other(self, ground: str) -> None:
        """Take in what comes until the screen is on another ground."""
        async with asyncio.timeout(PATIENCE):
            while self.screen.buffer[5][5].bg == ground:
                await self._next()

    async def type(self, *keys: str) -> None:
        for key in keys:
            await self.socket.send_json(["stdin", key])


@asynccontextmanager
async def tab(client: TestClient) -> AsyncIterator[Tab]:  # type: ignore[type-arg]  # its parameters are the request and the application
    await client.get("/")
    async with client.ws_connect("/session?width=100&height=30", headers=origin(client)) as socket:
        await socket.send_json(["focus"])  # as a browser does when the terminal has the keyboard
        yield Tab(socket)


async def test_nothing_on_the_page_leads_to_another_machine(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        page = await (await client.get("/")).text()
        wanted = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert "/page/page.js" in wanted and "/page/page.css" in wanted
        texts = [page]
        for name in pages.FILES:
            answer = await client.get(f"/page/{name}")
            assert answer.status == 200
            if name.endswith((".js", ".css")):
                texts.append(await answer.text())
        for text in texts:
            without_remarks = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
            assert not re.findall(r"""["'(=]\s*(?:https?:)?//[\w.-]+\.\w+""", without_remarks)
        assert all(address.startswith(("/", "data:,")) for address in wanted)


async def test_every_answer_keeps_the_browser_to_this_server(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        for path in ("/", "/page/page.js", "/nowhere", "/download/x"):
            headers = (await client.get(path)).headers
            policy = headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "script-src 'self';" in policy
            assert "frame-ancestors 'none'" in policy
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Referrer-Policy"] == "no-referrer"


async def test_the_cookie_of_a_visitor_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        first = (await client.get("/")).headers["Set-Cookie"]
        assert first.startswith(f"{VISITOR}=")
        assert "HttpOnly" in first and "SameSite=Lax" in first
        assert "Set-Cookie" not in (await client.get("/")).headers


async def test_a_forged_cookie_makes_a_new_visitor(tmp_path: Path) -> None:
    async with served(tmp_path) as client:
        answer = await client.get("/", headers={"Cookie": f"{VISITOR}=../../../etc.0123"})
        assert answer.headers["Set-Cookie"].startswith(f"{VISITOR}=")
        client.session.cookie_jar.clear()
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect("/session", headers={**origin(client), "Cookie": f"{VISITOR}=../../x.1"})


@pytest.mark.parametrize("host", ["elsewhere.example", "elsewhere.example:80", "127.0.0.1.elsewhere.example", 'a"b'])
async def test_a_name_that_another_site_leads_here_is_refused(tmp_path: Path, host: str) -> None:
    async with served(tmp_path) as client:
        answer = await client.get("/", headers={"Host": host})
        assert answer.status == 403
        assert "another site" in await answer.text()


@pytest.mark.parametrize("sent", [{}, {"Origin": "http://elsewhere.example"}, {"Origin": "null"}])
async def test_a_session_is_opened_from_our_own_page_only(tmp_path: Path, sent: dict[str, str]) -> None:
    async with served(tmp_path) as client:
        await client.get("/")
        with pytest.raises(WSServerHandshakeError, match="403"):
            await client.ws_connect("/session", headers=sent)


async def test_with_a_token_only_those_who_have_it_come_in(tmp_path: Path) -> None:
    async with served(tmp_path, token="the-token") as client:
        for path in ("/", "/?token=wrong", "/page/page.js", "/page/page.js?token=the-token", "/download/x"):
            answer = await client.get(path)
            assert answer.status == 401
            assert "only for those who have its address with the token" in await answer.text()
        with pytest.raises(WSServerHandshakeError, match="401"):
            await client.ws_connect("/session", headers=origin(client))

        shown = await client.get("/?token=the-token", allow_redirects=False)
        assert shown.status == 303 and shown.headers["Location"] == "/"
        assert shown.headers["Set-Cookie"].startswith(f"{PASS}=") and "the-token" not in shown.headers["Set-Cookie"]
        assert "HttpOnly" in shown.headers["Set-Cookie"]
        assert (await client.get("/")).status == 200


async def test_the_pass_of_an_earlier_run_is_worth_nothing(tmp_path: Path) -> None:
    async with served(tmp_path, token="old") as client:
        old = (await client.get("/?token=old", allow_redirects=False)).cookies[PASS].value
    async with served(tmp_path, token="new") as client:
        assert (await client.get("/", headers={"Cookie": f"{PASS}={old}"})).status == 401


async def test_the_one_too_many_is_told_in_words(tmp_path: Path) -> None:
    async with served(tmp_path, most=1) as client, tab(client) as open_tab:
        await open_tab.wait_for("New contract")
        answer = await client.get("/")
        assert answer.status == 503
        assert "All places are taken just now." in await answer.text()
        async with client.ws_connect("/session", headers=origin(client)) as refused:
            assert (await refused.receive(PATIENCE)).type == WSMsgType.CLOSE


async def test_a_tab_that_nobody_is_at_gives_its_place_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(tmp_path, most=1) as client:
        monkeypatch.setattr(session, "IDLE", 0.0)
        await client.get("/")
        async with client.ws_connect("/session", headers=origin(client)) as left_alone:
            async with asyncio.timeout(PATIENCE):
                while (await left_alone.receive()).type != WSMsgType.CLOSED:
                    pass
                monkeypatch.undo()
                while (await client.get("/")).status != 200:  # its program is still ending
                    pass
        assert not list(tmp_path.rglob("files-*"))
        async with tab(client) as next_one:
            await next_one.wait_for("New contract")


async def test_the_language_and_the_colours_that_a_visitor_chose_are_there_after_a_reload_and_for_nobody_else(
    tmp_path: Path,
) -> None:
    async with served(tmp_path, language="en") as client:
        async with tab(client) as first:
            await first.wait_for("> New contract: Customer service contract")
            dark = first.screen.buffer[5][5].bg
            await first.type("\x1bOQ")  # F2
            await first.wait_for("> 写一份新的：客服服务合同")
            await first.type("\x1b[19~")  # F8
            await first.wait_for_other(dark)
            light = first.screen.buffer[5][5].bg
        assert "稍等" in await (await client.get("/")).text()
        async with tab(client) as again:
            await again.wait_for("> 写一份新的：客服服务合同")
            assert again.screen.buffer[5][5].bg == light
        client.session.cookie_jar.clear()
        async with tab(client) as stranger:
            await stranger.wait_for("> New contract: Customer service contract")
            assert stranger.screen.buffer[5][5].bg == dark


async def test_the_page_speaks_the_language_of_the_browser(tmp_path: Path) -> None:
    async with served(tmp_path, language="") as client:
        for wanted, words in (("zh-CN,zh;q=0.9", "稍等"), ("fr, en;q=0.5", "One moment"), ("", "One moment")):
            page = await (await client.get("/", headers={"Accept-Language": wanted})).text()
            assert words in page


@pytest.mark.parametrize(
    "path", ["/page/..%2f..%2fserver.py", "/page/index.html", "/page/key", "/static/js/textual.js"]
)
async def test_no_other_file_is_handed_out(tmp_path: Path, path: str) -> None:
    async with served(tmp_path) as client:
        assert (await client.get(path)).status == 404


async def test_what_was_answered_in_a_tab_is_there_after_it_was_closed_and_only_for_that_visitor(
    tmp_path: Path,
) -> None:
    async with served(tmp_path) as client:
        async with tab(client) as first:
            await first.wait_for("> New contract: Customer service contract")
            await first.wait_for("kept on the machine that shows this page")
            await first.socket.send_str("no message of ours")
            await first.type("\r")
            await first.wait_for("which side are you on in this contract?")
            await first.type("1\r")
            await first.wait_for("Which language should the contract be in?")
        async with tab(client) as again:
            await again.wait_for("> Go on: Customer service contract")
            client.session.cookie_jar.clear()
            async with tab(client) as stranger:
                await stranger.wait_for("> New contract: Customer service contract")
                assert "Goon" not in stranger.text


async def test_a_finished_file_goes_to_the_visitor_who_made_it_and_stays_in_no_folder(tmp_path: Path) -> None:
    async with served(tmp_path) as client, tab(client) as open_tab:
        await open_tab.wait_for("> New contract: Customer service contract")
        await open_tab.type("\r")
        await open_tab.wait_for("which side are you on in this contract?")
        await open_tab.type("\x1b[17~")  # F6
        await open_tab.wait_for("S saves.")
        await open_tab.type("s")
        await open_tab.wait_for("> Go back")
        await open_tab.type("\x1b[B\r")
        await open_tab.wait_for("> Save as Word")
        await open_tab.type("\x1b[B\x1b[B\r")
        key = await open_tab.wait_for_download()
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as stranger:
            assert (await stranger.get(client.make_url("/"))).status == 200
            assert (await stranger.get(client.make_url(f"/download/{key}"))).status == 404
        answer = await client.get(f"/download/{key}")
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
        assert "客服服务合同" in (await answer.read()).decode()
        assert (await client.get(f"/download/{key}")).status == 404
        await open_tab.wait_for("Given to your browser")
    assert not list(tmp_path.rglob("files-*"))


@pytest.mark.parametrize(
    ("said", "size"),
    [
        (("100", "30"), (100, 30)),
        ((None, None), (80, 24)),
        (("9999999", "-5"), (400, 24)),
        (("x", []), (80, 24)),
        ((1, 1), (20, 6)),
    ],
)
def test_a_screen_has_a_sensible_size_whatever_a_browser_says(
    said: tuple[object, object], size: tuple[int, int]
) -> None:
    assert within(said) == size


def test_only_names_of_this_machine_itself_are_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.0.1", "localhost", "::1", "[::1]")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.0.1", "localhost.example", "example", "")))
    assert urlsplit("http://[::1]:80").hostname == "::1"
