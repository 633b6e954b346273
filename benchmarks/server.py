"""A running app on this machine, and the resources of its process."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_SECONDS = 60
# For reference pages: the time of garbage collection after a run depends on what is loaded, not on
# the page.
WITHOUT_COLLECTING = "--runner.postScriptGC=false"


@dataclass(frozen=True)
class Server:
    """The port of an app, its process id, and the seconds until it was ready."""

    port: int
    process: int
    seconds: float

    @property
    def address(self) -> str:
        """The address for a browser."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the seconds of CPU used by the process, user and system."""
        fields = self._read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Return the memory of the process (resident set size)."""
        (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", self._read("status"))
        return int(kilobytes) / 1024

    def runs(self) -> bool:
        """Return whether the process is running."""
        return Path(f"/proc/{self.process}/stat").exists() and ") Z " not in self._read("stat")

    def kill(self) -> None:
        """Kill the process, as in a crash."""
        os.kill(self.process, signal.SIGKILL)

    def _read(self, name: str) -> str:
        return Path(f"/proc/{self.process}/{name}").read_text(encoding="utf-8")


@contextmanager
def serving(script: Path, folder: Path = ROOT, *options: str | Path) -> Iterator[Server]:
    """Yield a server for the app in a script, with the settings of a folder.

    `options` are Streamlit's own.

    Raises:
        TimeoutError: it isn't ready within START_SECONDS.
    """
    port = free_port()
    address = [f"--server.port={port}", "--server.address=127.0.0.1"]
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, *address, *options],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"},
    )
    try:
        wait_for(port)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """Return a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until an app answers at a port.

    Raises:
        TimeoutError: it isn't ready within START_SECONDS.
    """
    end = time.perf_counter() + START_SECONDS
    while not _is_ready(port):
        if time.perf_counter() > end:
            raise TimeoutError(f"Nothing answers at port {port}")
        time.sleep(0.01)


def _is_ready(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
    except OSError:
        return False
    return True
