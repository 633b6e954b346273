"""A slow connection to the app: a local proxy that delays both directions."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress

PIECE = 65536


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Forward all data in order, each piece `delay` seconds after it arrived."""
    clock = asyncio.get_running_loop().time
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, piece = await pieces.get()
            await asyncio.sleep(due - clock())
            if not piece:
                break
            writer.write(piece)
        writer.close()

    delivery = asyncio.create_task(deliver())
    piece = b"any"
    while piece:
        try:
            piece = await reader.read(PIECE)
        except OSError:
            piece = b""
        pieces.put_nowait((clock() + delay, piece))
    await delivery


@contextmanager
def slow_line(address: str, delay: float) -> Iterator[str]:
    """Yield an address of the app that delays requests and responses by `delay` seconds each."""
    host, _, port = address.removeprefix("http://").partition(":")
    here: Future[int] = Future()
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_app, to_app = await asyncio.open_connection(host, int(port))
        with suppress(asyncio.CancelledError):
            await asyncio.gather(_carry(reader, to_app, delay), _carry(from_app, writer, delay))

    async def listen() -> None:
        server = await asyncio.start_server(connect, "127.0.0.1", 0)
        here.set_result(server.sockets[0].getsockname()[1])
        await over.wait()

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(listen())

    thread = threading.Thread(target=run)
    thread.start()
    yield f"http://127.0.0.1:{here.result()}"
    loop.call_soon_threadsafe(over.set)
    thread.join()
