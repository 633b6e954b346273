"""The executable and flags of the browser used in benchmarks and browser tests."""

import os
import shutil

# The first of these that is installed is used. The Makefile sets CHROMIUM in the same way.
NAMES = ("chromium", "chromium-browser", "google-chrome")
EXECUTABLE = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
# Chromium needs --no-sandbox when it runs as root. Several other flags stop it from sending
# background requests to its vendor.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
