"""Run the app as it is deployed: replicas behind nginx with the shipped settings."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.server import ROOT, Server, free_port, serving, wait_for

NGINX = Path("/usr/sbin/nginx")


@dataclass(frozen=True)
class Replicas:
    """The port of nginx, and the servers behind it."""

    port: int
    servers: tuple[Server, ...]

    @property
    def address(self) -> str:
        """The URL of nginx, for a browser."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the CPU seconds used so far by the servers that are still running."""
        return sum(server.cpu() for server in self.servers if server.runs())


@contextmanager
def replicated(count: int = os.cpu_count() or 1, folder: Path = ROOT) -> Iterator[Replicas]:
    """Run replicas of the app in `folder` behind nginx until the block ends.

    By default, there is one replica per CPU core.

    Raises:
        FileNotFoundError: nginx isn't installed.
        TimeoutError: nginx or a replica isn't ready in time.
    """
    with ExitStack() as stack:
        servers = tuple(
            stack.enter_context(serving(folder / "app.py", folder)) for _ in range(count)
        )
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        # Started by root, nginx works as another user.
        work.chmod(0o755)
        port = free_port()
        (work / "nginx.conf").write_text(_settings(port, servers, work), encoding="utf-8")
        door = subprocess.Popen(
            [NGINX, "-c", work / "nginx.conf", "-g", "daemon off;"], stderr=subprocess.DEVNULL
        )
        stack.callback(door.wait)
        stack.callback(door.terminate)
        wait_for(port)
        yield Replicas(port, servers)


def _settings(port: int, servers: tuple[Server, ...], work: Path) -> str:
    """Return the shipped nginx settings with this run's addresses and working folder."""
    settings = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    here = "".join(
        f"server 127.0.0.1:{server.port} max_fails=1 fail_timeout=10s;" for server in servers
    )
    for shipped, replacement in (
        ("server app:8501 max_fails=1 fail_timeout=10s;", here),
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("/tmp/", f"{work}/"),
    ):
        assert shipped in settings
        settings = settings.replace(shipped, replacement)
    return settings
