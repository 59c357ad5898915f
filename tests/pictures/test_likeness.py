"""The comparison of pictures tells a moved word from a missing part."""

from __future__ import annotations

from itertools import combinations

from PIL import Image, ImageDraw

from tests.pictures.county import ROOT
from tests.pictures.likeness import INK, distance, unlike
from tests.pictures.listing import PICTURES


def page(*boxes: tuple[int, int, int, int], size: tuple[int, int] = (240, 240)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, fill="black")
    return image


def test_half_a_black_page_is_half_the_ink_apart() -> None:
    assert distance(page(), page((0, 0, 119, 239))) == 0.5


def test_a_line_moved_by_a_letter_is_alike_a_lost_block_is_not() -> None:
    block, line = (20, 20, 119, 119), (20, 200, 200, 204)

    assert unlike(page(block, line), page(block, (24, 201, 204, 205))) == ""
    assert unlike(page(block, line), page(line)).startswith("ink 0.17")


def test_another_shape_is_not_alike() -> None:
    assert unlike(page(), page(size=(240, 200))) == "shape 1.000 instead of 1.200"


def test_no_two_pictures_of_the_docs_are_alike() -> None:
    """Else the comparison would not notice that one stands for another."""
    folder = ROOT / "docs" / "pictures"
    images = {p.name: Image.open(folder / p.name).convert("RGB") for p in PICTURES}
    alike = [pair for pair in combinations(images, 2) if not unlike(*(images[n] for n in pair))]

    assert alike == []
    assert INK > 0
