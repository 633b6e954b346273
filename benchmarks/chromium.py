"""The browser of the benchmarks and of the browser tests."""

import os
import shutil

# The first installed one of these; the Makefile sets CHROMIUM in the same way.
NAMES = ("chromium", "chromium-browser", "google-chrome")
EXECUTABLE = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
# Chromium needs --no-sandbox as root. The other flags keep it from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
