"""The generator still works: a chart and a document are made anew, smaller, and show what is committed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.county import ROOT, County
from tests.pictures.drawing import GAP_PX, laid, make, narrowed, save
from tests.pictures.likeness import unlike
from tests.pictures.listing import PICTURES, WIDTH_PX

SMALL_PX = WIDTH_PX // 2
BY_NAME = {picture.name: picture for picture in PICTURES}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return County(tmp_path_factory.mktemp("pictures"))


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("name", ["year_end.png", "assessment_notice.png"])
def test_a_picture_made_anew_shows_what_is_committed(name: str, county: County) -> None:
    """One command gives both: a chart of our own export, and a document through LibreOffice."""
    again = make(BY_NAME[name], county, SMALL_PX)
    stored = Image.open(ROOT / "docs" / "pictures" / name)

    assert again.width == SMALL_PX
    assert unlike(again, stored) == "", f"python -m tests.pictures {name}"


def test_pages_stand_side_by_side_and_below_each_other() -> None:
    cells = [
        Image.new("RGB", (44, height), colour)
        for height, colour in ((60, "red"), (40, "blue"), (50, "green"))
    ]

    sheet = laid(cells, 2, 100)

    assert sheet.size == (100, 60 + GAP_PX + 50)
    assert [sheet.getpixel(at) for at in ((0, 0), (44 + GAP_PX, 39), (0, 60 + GAP_PX))] == [
        (255, 0, 0), (0, 0, 255), (0, 128, 0),
    ]  # fmt: skip
    assert sheet.getpixel((44 + GAP_PX, 45)) == (255, 255, 255)


def test_a_saved_picture_has_few_colours(tmp_path: Path) -> None:
    colourful = Image.effect_noise((200, 200), 80).convert("RGB")
    colourful.putpixel((0, 0), (255, 0, 0))

    size = save(narrowed(colourful, 100), tmp_path / "a.png")

    stored = Image.open(tmp_path / "a.png")
    assert size == (tmp_path / "a.png").stat().st_size
    assert stored.size == (100, 100)
    assert len(stored.convert("RGB").getcolors(10_000) or ()) <= 64
