"""Record what a server sends to a browser, run by run, to replay it."""

import pickle
from pathlib import Path

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# The types of messages that the script produces. Streamlit itself sends the others, even in replay.
OF_THE_SCRIPT = {"delta", "page_config_changed", "page_info_changed", "navigation"}


class Recording:
    """The messages of each run of one visit, in order."""

    def __init__(self) -> None:
        """Start with an empty recording."""
        self.runs: list[list[bytes]] = []
        self._known: dict[str, ForwardMsg] = {}

    def listen(self, page: Page) -> None:
        """Record what the page receives from now on."""
        page.on("websocket", self._listen_to)

    def save(self, file: Path) -> None:
        """Write the runs for `recorded_page.py`."""
        file.write_bytes(pickle.dumps(self.runs))

    def _listen_to(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._receive)

    def _receive(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        message = ForwardMsg.FromString(frame)
        # A large message that the browser has cached is only referenced.
        if message.WhichOneof("type") == "ref_hash":
            message = self._known[message.ref_hash]
        self._known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.runs.append([])
        elif kind in OF_THE_SCRIPT:
            self.runs[-1].append(message.SerializeToString())
