"""Take the screenshots for the documentation; run with `make screenshots`."""

import io

import pytest
from PIL import Image

from tests.browser.conftest import ROOT
from tests.page_urls import PAGES, path


@pytest.mark.parametrize("name", PAGES)
def test_take_a_picture_of(address, visit, name):
    page = visit(f"{address}/{path(name)}", width=1200)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    # A small palette keeps the files small; this method preserves the roles' colours.
    picture = picture.convert("RGB").quantize(128, Image.Quantize.FASTOCTREE)
    picture.save(ROOT / "docs" / f"{name}.png", optimize=True)
