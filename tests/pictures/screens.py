"""Pages in a browser as pictures: html that a command wrote, and the explorer as it is served."""

from __future__ import annotations

import json
import os
from io import BytesIO
from typing import IO
from unittest.mock import patch

from PIL import Image

from tests.explorer.browsing import Watched, answers, process, watched
from tests.offices import house_fonts
from tests.pictures.county import ROOT, County
from tests.pictures.listing import BASE, Screen

EXPLORER = "explorer"
PROOF_SECONDS, BELOW_PX = 400, 16


def shot(county: County, screen: Screen) -> Image.Image:
    """The page as the browser draws it with the house's font."""
    with patch.dict(os.environ, house_fonts(county.folder / "browser")):
        if screen.file == EXPLORER:
            return _explorer(county, screen)
        with watched(screen.wide) as seen:
            seen.page.goto(county.file(screen.file).as_uri())
            return _picture(seen, screen)


def _picture(seen: Watched, screen: Screen) -> Image.Image:
    height = screen.height
    if screen.until and (box := seen.page.locator(screen.until).bounding_box()):
        height = round(box["y"] + box["height"]) + BELOW_PX
    seen.page.set_viewport_size({"width": screen.wide, "height": height})
    shown = seen.page.locator(screen.at) if screen.at else seen.page
    return Image.open(BytesIO(shown.screenshot())).convert("RGB")


def _explorer(county: County, screen: Screen) -> Image.Image:
    """One weight moved by its key, the plan proven, the leaders' matrix open."""
    out = county.folder / EXPLORER
    command = ["zsyz_model", "explore", BASE, "--no-browser", "--json", "--out", str(out)]
    with process(command, ROOT, PYTHONPATH=str(ROOT)) as server, watched(screen.wide) as seen:
        url = _address(server.stdout)
        answers(url)
        seen.page.goto(url)
        seen.wait_for("s.label === '已证明'", PROOF_SECONDS)
        seen.page.get_by_text("评分权重", exact=True).click()
        seen.slider("投资规模").press("ArrowRight")
        seen.wait_for("s.moves === '1' && s.label === '已证明'", PROOF_SECONDS)
        seen.page.get_by_role("tab", name="包保矩阵").click()
        seen.page.evaluate("window.scrollTo(0, 0)")
        return _picture(seen, screen)


def _address(stream: IO[str] | None) -> str:
    assert stream
    text = ""
    while "}" not in text:
        text += stream.readline()
    return str(json.loads(text)["url"])
