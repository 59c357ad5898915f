"""The open Chinese font that comes with a dependency, and the style every chart is drawn in.

Noto Sans CJK under OFL-1.1, from the package noto-cjk-sans-otc. The collection's first face is
Japanese: the simplified Chinese face is asked for by name. The font is registered in this
process only, nothing is written into matplotlib's settings, and pyplot is never used.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font
from noto_cjk_sans_otc import FONT_PATH

FAMILY = "Noto Sans CJK SC"
FAMILIES = (FAMILY, "DejaVu Sans")
UNKNOWN_GLYPH = "〓"

_STYLE: dict[str, Any] = {
    "font.family": list(FAMILIES),
    "text.parse_math": False,
    "svg.hashsalt": "zsyz",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "hatch.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#7F7F7F",
    "axes.axisbelow": True,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
}


@contextmanager
def chart_style() -> Iterator[None]:
    """Draw inside it: matplotlib's defaults and our style, whatever the user's settings say."""
    _register()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)  # type: ignore[arg-type]
        yield


def drawable(text: str) -> str:
    """The text with characters that no font of ours has shown as 〓, the printer's blank.

    For words of the data only: our own words must be complete in the font.
    """
    return "".join(c if _has_glyph(c) else UNKNOWN_GLYPH for c in text)


@cache
def _register() -> None:
    """Make our file known, and let it win over an installed font of the same name."""
    path = str(FONT_PATH)
    if all(font.fname != path for font in fontManager.ttflist):
        fontManager.addfont(path)
    fontManager.ttflist.sort(key=lambda font: font.fname != path)


@cache
def _has_glyph(character: str) -> bool:
    _register()
    return any(font.get_char_index(ord(character)) for font in _faces())


def forget_glyphs() -> None:
    """Give back the outlines that a PDF has loaded: matplotlib 3.11 keeps them, 1 MB a chart, for good."""
    for family in FAMILIES:
        get_font(fontManager.findfont(FontProperties(family=family))).clear()


@cache
def _faces() -> tuple[FT2Font, ...]:
    return tuple(get_font(fontManager.findfont(FontProperties(family=f))) for f in FAMILIES)
