"""The app from the Dockerfile runs on a read-only file system and passes its health check."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.browser.conftest import free_port
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, flags=re.MULTILINE)


def copied(folder: Path) -> None:
    """Copy the files that the Dockerfile copies into the image to `folder`."""
    for instruction in instructions("COPY"):
        source, target = instruction.split()[-2:]
        if instruction.startswith("--from") or target == "/":
            continue
        files = list(ROOT.glob(source))
        assert files, f"the Dockerfile copies {source}, which is not there"
        for file in files:
            if file.is_dir():
                shutil.copytree(file, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                (folder / target).mkdir(parents=True, exist_ok=True)
                shutil.copy(file, folder / target)


def test_build_context_holds_only_copied_files():
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert allowed[0] == "*"
    for instruction in instructions("COPY"):
        source = instruction.split()[-2].removeprefix("./")
        assert f"!{source}" in allowed or instruction.startswith("--from")


def test_the_image_has_what_running_needs_and_nothing_else():
    (install,) = instructions("RUN")
    assert install.endswith(" install --no-cache-dir --requirement /requirements.txt")
    assert "requirements.txt /" in instructions("COPY")


def test_visitors_see_no_details_no_menu_and_are_not_counted():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["toolbarMode"] in ("viewer", "minimal")
    assert config["browser"]["gatherUsageStats"] is False


def test_it_runs_as_an_ordinary_user_without_writing_and_is_healthy(tmp_path: Path):
    (user,) = instructions("USER")
    uid, gid = user.split(":")
    assert int(uid) > 0
    app, writable = tmp_path / "app", tmp_path / "writable"
    app.mkdir()
    writable.mkdir()
    copied(app)
    port = free_port()
    command, check = (
        [
            str(port) if part == "8501" else part.replace("8501", str(port))
            for part in json.loads(text)
        ]
        for text in (instructions("CMD")[-1], instructions("HEALTHCHECK")[0].partition(" CMD ")[2])
    )
    command[0] = check[0] = sys.executable
    variables = dict(part.split("=") for part in instructions("ENV")[0].split())
    variables["HOME"] = variables["TMPDIR"] = str(writable)
    others = all(
        os.stat(path).st_mode & 0o001
        for path in [*Path(sys.executable).resolve().parents, *tmp_path.parents, tmp_path]
    )
    # If only root can access Python, run as root without root's capabilities.
    who = f"--reuid={uid} --regid={gid} --clear-groups" if others else ""
    script = (
        "mount -o remount,bind,ro / && "
        f"mount -t tmpfs -o mode=1777 tmpfs {writable} && cd {app} && "
        f"exec setpriv {who} --no-new-privs --inh-caps=-all --bounding-set=-all "
        f"{shlex.join(command)}"
    )
    if subprocess.run(["unshare", "--mount", "true"], check=False).returncode:
        pytest.skip("this machine lets nobody have a file system of their own")
    environment = {"PATH": os.environ["PATH"], **variables}
    with subprocess.Popen(["unshare", "--mount", "sh", "-c", script], env=environment) as process:
        try:
            healthy = 1
            deadline = time.monotonic() + 60
            while healthy and time.monotonic() < deadline and process.poll() is None:
                time.sleep(0.5)
                healthy = subprocess.run(check, capture_output=True, check=False).returncode
            assert healthy == 0
            status = Path(f"/proc/{process.pid}/status").read_text()
            assert re.search(r"CapBnd:\t0+\n", status)
            assert re.search(r"NoNewPrivs:\t1\n", status)
        finally:
            process.terminate()
    assert subprocess.run(check, capture_output=True, check=False).returncode != 0
    written = [file for file in app.rglob("*") if file.name in ("__pycache__", ".cache")]
    assert not written
