"""From a command's output to the picture of it: converted, laid out, few colours, small."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops

from tests.offices import convert, pdf_text
from tests.pictures.county import County
from tests.pictures.listing import WIDTH_PX, Chart, Pages, Picture
from tests.pictures.screens import shot

GAP_PX, LIGHT_BYTES, COLOURS = 12, 150_000, (64, 32)
INKED = 200
PAPER, EDGE = (255, 255, 255), (190, 190, 190)


def make(picture: Picture, county: County, width_px: int = WIDTH_PX) -> Image.Image:
    """The picture, `width_px` pixels wide."""
    way = picture.way
    if isinstance(way, Chart):
        with Image.open(county.file(way.file)) as chart:
            return narrowed(chart.convert("RGB"), width_px)
    if isinstance(way, Pages):
        cell = (width_px - GAP_PX * (way.across - 1)) // way.across
        return laid(pages(way, county, cell), way.across, width_px)
    return narrowed(shot(county, way), width_px)


def save(image: Image.Image, path: Path) -> int:
    """Write it with few colours, fewer where it would be heavy; gives the bytes."""
    for colours in COLOURS:
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LIGHT_BYTES:
            break
    return path.stat().st_size


def pages(way: Pages, county: County, cell_px: int) -> list[Image.Image]:
    """Each page of a layout, `cell_px` wide."""
    drawn = []
    for name in way.files:
        file = county.file(name)
        pdf = file if file.suffix == ".pdf" else _pdf_of(file)
        drawn += [_drawn(pdf, _number(pdf, page), way, cell_px) for page in way.pages]
    return drawn


def laid(cells: list[Image.Image], across: int, width_px: int) -> Image.Image:
    """The pages row by row, each in a thin frame."""
    rows = [cells[i : i + across] for i in range(0, len(cells), across)]
    heights = [max(cell.height for cell in row) for row in rows]
    sheet = Image.new("RGB", (width_px, sum(heights) + GAP_PX * (len(rows) - 1)), PAPER)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        left = 0
        for cell in row:
            sheet.paste(cell, (left, top))
            left += cell.width + GAP_PX
        top += height + GAP_PX
    return sheet


def narrowed(image: Image.Image, width_px: int) -> Image.Image:
    """The image at another width, its shape kept."""
    height = round(image.height * width_px / image.width)
    return image.resize((width_px, height), Image.Resampling.LANCZOS)


def _pdf_of(file: Path) -> Path:
    out = file.parent / "converted"
    made = out / f"{file.stem}.pdf"
    return made if made.is_file() else convert([file], "pdf", out)[0]


def _number(pdf: Path, page: int | str) -> int:
    """The page's number; of words, the first page that holds them."""
    if isinstance(page, int):
        return page
    found = [i for i, text in enumerate(pdf_text(pdf), start=1) if page in text]
    assert found, f"{pdf.name} has no page with {page}"
    return found[0]


def _drawn(pdf: Path, number: int, way: Pages, cell_px: int) -> Image.Image:
    stem = pdf.with_name(f"{pdf.stem}-{number}-{cell_px}")
    size = ["-scale-to-x", str(2 * cell_px), "-scale-to-y", "-1"]
    told = subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-f", str(number), "-l", str(number), *size, str(pdf), str(stem)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr.decode(errors="replace")
    with Image.open(f"{stem}.png") as page:
        image = page.convert("RGB")
    image = _upper(image, way.upper)
    return _framed(narrowed(_trimmed(image) if way.trim else image, cell_px))


def _upper(image: Image.Image, share: float) -> Image.Image:
    """The upper part of a page, cut at the next line of pixels on which nothing stands."""
    ink = np.asarray(image.convert("L")).min(axis=1) < INKED
    below = round(image.height * share)
    end = next((y for y in range(below, image.height) if not ink[y]), image.height)
    return image.crop((0, 0, image.width, min(end + GAP_PX // 2, image.height)))


def _trimmed(image: Image.Image) -> Image.Image:
    """The printed part of a page with a little paper around it."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
    if box is None:
        return image
    left, top, right, bottom = box
    edge = 2 * GAP_PX
    return image.crop((
        max(left - edge, 0), max(top - edge, 0),
        min(right + edge, image.width), min(bottom + edge, image.height),
    ))  # fmt: skip


def _framed(image: Image.Image) -> Image.Image:
    for x in (0, image.width - 1):
        image.paste(EDGE, (x, 0, x + 1, image.height))
    for y in (0, image.height - 1):
        image.paste(EDGE, (0, y, image.width, y + 1))
    return image
