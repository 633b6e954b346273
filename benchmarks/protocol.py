"""Simulate visitors that talk to a server in Streamlit's protocol and use few resources.

A session is a WebSocket connection. To open a page or change its URL, a visitor sends a message.
Each wait ends when the server reports that the script has finished, after sending everything else.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

MAX_WAIT = 60


@dataclass(frozen=True)
class Answer:
    """A server's answer for one page: its messages in order, and the seconds it took."""

    messages: list[bytes]
    seconds: float

    def says(self, text: str) -> bool:
        """Return whether any message contains `text`; strings in messages are plain UTF-8."""
        return any(text.encode() in message for message in self.messages)


class Visitor:
    """A simulated visitor's session on one page."""

    def __init__(self, connection: ClientConnection, path: str, title: str) -> None:
        """Create a visitor to the page at `path`, whose main heading must contain `title`."""
        self.connection = connection
        self.path = path
        self.title = title
        self.script = ""

    async def open(self, link: str) -> Answer:
        """Open the page with the query string `link`, or change the open page to it.

        Raises:
            RuntimeError: the server answered with another page, with an error, or not at all.
            TimeoutError: the answer wasn't complete within MAX_WAIT seconds.
        """
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = link
        rerun.page_name = "" if self.script else self.path
        rerun.page_script_hash = self.script
        # As with the browser's Back and Forward buttons, widgets that are bound to the URL follow
        # it.
        rerun.is_history_navigation = bool(self.script)
        start = time.perf_counter()
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(MAX_WAIT):
            messages = await self._finished()
        return Answer(messages, time.perf_counter() - start)

    async def _finished(self) -> list[bytes]:
        """Return the messages of one script run, without any left over from the previous run."""
        messages: list[bytes] = []
        started = titled = False
        async for data in self.connection:
            assert isinstance(data, bytes)
            messages.append(data)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            if kind == "delta":
                element = answer.delta.new_element
                shown = element.WhichOneof("type")
                if shown == "exception":
                    raise RuntimeError(element.exception.message)
                if shown == "heading" and element.heading.tag == "h1":
                    titled = titled or self.title in element.heading.body
            elif kind == "new_session":
                messages, started, titled = [data], True, False
                self.script = self.script or answer.new_session.page_script_hash
            elif kind == "navigation":
                # The hash in `new_session` is that of the script that defines the pages.
                self._arrive(answer)
            elif kind == "page_not_found":
                raise RuntimeError(f"there is no page {self.path!r}")
            elif (
                kind == "script_finished"
                and started
                and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                if not titled:
                    raise RuntimeError(f"the answer has not the title {self.title!r}")
                return messages
        raise RuntimeError("the connection was closed")

    def _arrive(self, answer: ForwardMsg) -> None:
        (script,) = (
            page.page_script_hash
            for page in answer.navigation.app_pages
            if (page.url_pathname if not page.is_default else "") == self.path
        )
        if answer.navigation.page_script_hash != script:
            raise RuntimeError(f"another page than {self.path!r} was answered")
        self.script = script


@asynccontextmanager
async def visiting(port: int, path: str, title: str, cookie: str = "") -> AsyncIterator[Visitor]:
    """Connect a new visitor to a page, like a browser that sends `cookie`."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        # As a browser does.
        compression="deflate",
        additional_headers={"Cookie": cookie} if cookie else {},
    ) as connection:
        yield Visitor(connection, path, title)
