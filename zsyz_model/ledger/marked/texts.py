"""Text as a workbook can carry it, and how wide it is.

Kept apart from the room `sheets`, which loads pandas: marking runs in a small process.
"""

from __future__ import annotations

import re
import unicodedata

CELL_CHARS = 32_767
FORMULA_SIGNS = tuple("=+-@\t\r\n'＝＋－＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def carried(text: str, most: int = CELL_CHARS) -> str:
    r"""The text with controls shown as ``\x0b``, cut at `most` characters.

    >>> carried("a\x0bb"), carried("甲乙丙", 2)
    ('a\\x0bb', '甲…')
    """
    visible = _CONTROL.sub(lambda c: f"\\x{ord(c[0]):02x}", text)
    return visible if len(visible) <= most else visible[: most - 1] + "…"


def width_of(text: str) -> int:
    """How many half-width characters a line takes: a Chinese character counts two.

    >>> width_of("总投资(万元)")
    12
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
