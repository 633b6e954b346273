"""Run an app on this machine, and measure the resources that its process uses."""

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
# An option for reference pages: no garbage collection after a run, because the time that it takes
# depends on what is loaded, not on the page.
WITHOUT_COLLECTING = "--runner.postScriptGC=false"


@dataclass(frozen=True)
class Server:
    """A running app: its port, its process id, and the seconds until it was ready."""

    port: int
    process: int
    seconds: float

    @property
    def address(self) -> str:
        """The URL of the app, for a browser."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the CPU seconds (user and system) used so far by the process."""
        fields = self._read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Return the memory used by the process (resident set size)."""
        (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", self._read("status"))
        return int(kilobytes) / 1024

    def runs(self) -> bool:
        """Return whether the process is still running; a zombie process isn't."""
        return Path(f"/proc/{self.process}/stat").exists() and ") Z " not in self._read("stat")

    def kill(self) -> None:
        """Kill the process to simulate a crash."""
        os.kill(self.process, signal.SIGKILL)

    def _read(self, name: str) -> str:
        return Path(f"/proc/{self.process}/{name}").read_text(encoding="utf-8")


@contextmanager
def serving(script: Path, folder: Path = ROOT, *options: str | Path) -> Iterator[Server]:
    """Run the app in a script until the block ends, with the Streamlit settings in `folder`.

    `options` are further arguments for `streamlit run`.

    Raises:
        TimeoutError: the app isn't ready within START_SECONDS.
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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until an app answers on a port.

    Raises:
        TimeoutError: the app isn't ready within START_SECONDS.
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
