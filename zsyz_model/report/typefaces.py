"""The typefaces of official documents and of slides, and which of them this machine lacks.

GB/T 9704-2012 wants 方正小标宋, 仿宋_GB2312, 黑体 and 楷体_GB2312 [190][191][192]; slides are set in
微软雅黑, which comes with Windows. They may not be handed on, so documents name them and, for
readers without them, the next best face.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from matplotlib.font_manager import fontManager

from zsyz_model.findings import Finding
from zsyz_model.report.fonts import FAMILY


@dataclass(frozen=True, slots=True)
class Typeface:
    """A face by the name that Word shows; `also`: other names of it; `instead`: the next best."""

    name: str
    also: tuple[str, ...]
    instead: tuple[str, ...]


TITLE = Typeface(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋_GBK"),
    ("宋体", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", FAMILY),
)
BODY = Typeface(
    "仿宋_GB2312",
    ("FangSong_GB2312",),
    ("仿宋", "FangSong", "STFangsong", "FandolFang", "Noto Serif CJK SC", FAMILY),
)
HEADING = Typeface("黑体", ("SimHei",), ("STHeiti", "Noto Sans CJK SC", FAMILY))
SUBHEADING = Typeface(
    "楷体_GB2312",
    ("KaiTi_GB2312",),
    ("楷体", "KaiTi", "STKaiti", "FandolKai", "Noto Serif CJK SC", FAMILY),
)
PAGE_NUMBER = Typeface("宋体", ("SimSun",), ("Noto Serif CJK SC", FAMILY))
TYPEFACES = (TITLE, BODY, HEADING, SUBHEADING, PAGE_NUMBER)
"""Those of an official document."""
SLIDES = Typeface("微软雅黑", ("Microsoft YaHei",), ("PingFang SC", "Noto Sans SC", FAMILY))
"""PowerPoint and WPS know it by its English name as well, in every language."""


@cache
def installed() -> frozenset[str]:
    """The families that this machine can draw, by every name the font list has."""
    return frozenset(font.name for font in fontManager.ttflist)


def missing_faces(
    families: Collection[str] | None = None, faces: Iterable[Typeface] = TYPEFACES
) -> tuple[Finding, ...]:
    """A warning (F21) for each of the faces (those of the standard) that is not among the families.

    The document stays as the standard wants it; only what is printed from here looks different.
    """
    here = installed() if families is None else families
    return tuple(
        Finding(
            "F21",
            f"本机没有字体“{face.name}”，在本机打开或打印时以“{stand_in(face, here)}”代替",
            "用装有该字体的电脑打印，或安装已获授权的字体",
            subject=face.name,
        )
        for face in faces
        if not {face.name, *face.also} & set(here)
    )


def stand_in(face: Typeface, families: Collection[str]) -> str:
    """The first of the face's replacements that is there; at last the house's own font."""
    return next((name for name in face.instead if name in families), FAMILY)
