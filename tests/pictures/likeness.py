"""Whether two pictures show the same: their shape, and how much ink stands where."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

CELLS = 24
"""Cells across, and as many down: coarse enough that another version of a font changes little."""
SHAPE, INK = 0.03, 0.02
"""How far the shape may be off, and the mean ink of a cell (0 white, 1 black).

Measured on the pictures of the list: what is drawn again at a fifth of the width is within 0.006, and 0.011
where hatches are thin; no two pictures of one shape are nearer than 0.027 (two notices of GB/T 9704).
"""


def unlike(one: Image.Image, other: Image.Image) -> str:
    """Why two pictures do not show the same; empty when they do."""
    shapes = one.width / one.height, other.width / other.height
    if abs(shapes[0] / shapes[1] - 1) > SHAPE:
        return f"shape {shapes[0]:.3f} instead of {shapes[1]:.3f}"
    apart = distance(one, other)
    return f"ink {apart:.3f} apart, at most {INK}" if apart > INK else ""


def distance(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of ink by cell, 0 to 1."""
    return float(np.abs(_ink(one) - _ink(other)).mean())


def _ink(image: Image.Image) -> NDArray[np.float64]:
    cells = image.convert("RGB").convert("L").resize((CELLS, CELLS), Image.Resampling.BOX)
    return 1 - np.asarray(cells, dtype=np.float64) / 255
