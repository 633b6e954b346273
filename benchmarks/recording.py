"""Record what a server sends to a browser in each script run, so that it can be replayed."""

import pickle
from pathlib import Path

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# The types of messages that the script produces. Streamlit itself sends all others, so a replay
# has them anyway.
OF_THE_SCRIPT = {"delta", "page_config_changed", "page_info_changed", "navigation"}


class Recording:
    """The messages of each script run in one visit, in order."""

    def __init__(self) -> None:
        self.runs: list[list[bytes]] = []
        self._known: dict[str, ForwardMsg] = {}

    def listen(self, page: Page) -> None:
        """Record what the page receives from now on."""
        page.on("websocket", self._listen_to)

    def save(self, file: Path) -> None:
        """Write the runs to a file that `recorded_page.py` can replay."""
        file.write_bytes(pickle.dumps(self.runs))

    def _listen_to(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._receive)

    def _receive(self, frame: str | bytes) -> None:
        assert isinstance(frame, bytes)
        message = ForwardMsg.FromString(frame)
        # For a large message that the browser has cached, the server only sends a reference.
        if message.WhichOneof("type") == "ref_hash":
            message = self._known[message.ref_hash]
        self._known[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.runs.append([])
        elif kind in OF_THE_SCRIPT:
            self.runs[-1].append(message.SerializeToString())
