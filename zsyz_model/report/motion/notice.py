"""The public notice as text and as one picture for the county's public account.

Both are drawn from the notice alone, which holds only sums; the picture's file says nothing of
program, author or date.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case.dispatch import Notice
from zsyz_model.report.figures.page import BLUE, FAINT, GREEN, INK, SKY, said
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import wrapped

WIDE_IN, HIGH_IN, DPI = 7.5, 10.0, 144
"""1080 by 1440 pixels."""
_BARE: dict[str, Any] = {"Software": None}
_MOST_GROUPS, _MOST_LIGHTS = 7, 4


def notice_text(notice: Notice) -> str:
    """The notice as a short text."""
    groups = "；".join(
        f"{name}{projects}个，达到序时{good}个" for name, (projects, good) in notice.groups.items()
    )
    lines = [notice.title, "", *notice.sentences]
    if groups:
        lines.append(f"分产业看：{groups}。")
    return "\n".join([*lines, "", notice.foot.replace("　", "\n")]) + "\n"


def draw_notice(notice: Notice) -> Figure:
    """The picture: the sentences, the lights in numbers and words, industries as bars."""
    with chart_style():
        page = Figure(figsize=(WIDE_IN, HIGH_IN))
        FigureCanvasAgg(page)
        sheet = page.add_axes((0, 0, 1, 1))
        sheet.set_xlim(0, WIDE_IN)
        sheet.set_ylim(HIGH_IN, 0)
        sheet.axis("off")
        sheet.add_patch(Rectangle((0, 0), WIDE_IN, 1.3, color=BLUE))
        sheet.text(0.45, 0.68, said(notice.title, 40), fontsize=25, color="white", va="center")
        y = 1.85
        for sentence in notice.sentences:
            for line in wrapped(sentence, 6.6 * 25.4, 17, most=3):
                sheet.text(0.45, y, said(line, 80), fontsize=17, color=INK, va="center")
                y += 0.38
            y += 0.12
        _numbers(page, notice, y + 0.2)
        _bars(page, notice, y + 2.1)
        sheet.text(0.45, HIGH_IN - 0.3, said(notice.foot, 90), fontsize=10, color=FAINT)
        return page


def _numbers(page: Figure, notice: Notice, top: float) -> None:
    """Each light as a number with its words."""
    sheet = page.axes[0]
    shown = list(notice.lights.items())[:_MOST_LIGHTS]
    wide = (WIDE_IN - 0.9) / max(1, len(shown))
    for i, (words, number) in enumerate(shown):
        x = 0.45 + (i + 0.5) * wide
        sheet.text(x, top + 0.35, str(number), fontsize=44, color=BLUE, ha="center", va="center")
        sheet.text(x, top + 1.0, said(words, 14), fontsize=15, color=INK, ha="center")


def _bars(page: Figure, notice: Notice, top: float) -> None:
    """Industries with what is on schedule; without groups that may be shown, the lights as bars."""
    rows = [(f"{good}/{n}", name, n, good) for name, (n, good) in notice.groups.items()]
    title = "分产业：调度项目和其中达到序时的（个）" if rows else "推进情况（个）"
    rows = rows or [(str(n), words, n, 0) for words, n in notice.lights.items()]
    if not rows:
        return
    rows = rows[:_MOST_GROUPS]
    high = min(HIGH_IN - 1.2 - top, 0.62 * len(rows))
    axes = page.add_axes((0.26, 1 - (top + 0.4 + high) / HIGH_IN, 0.66, high / HIGH_IN))
    places = list(range(len(rows)))
    axes.barh(places, [n for *_, n, _ in rows], color=SKY, height=0.6)
    axes.barh(places, [good for *_, good in rows], color=GREEN, height=0.6, hatch="//")
    for i, (words, _, number, _) in enumerate(rows):
        axes.text(number * 1.02, i, words, va="center", fontsize=14, color=INK)
    axes.set_yticks(places, [said(name, 14) for _, name, *_ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, max(n for *_, n, _ in rows) * 1.2)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(labelsize=14)
    axes.set_title(title, fontsize=15, loc="left", color=INK)


def save_notice(notice: Notice, folder: Path) -> tuple[Path, ...]:
    """Write notice.txt and notice.png into a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    text, picture = folder / "notice.txt", folder / "notice.png"
    text.write_text(notice_text(notice), encoding="utf-8", newline="\n")
    figure = draw_notice(notice)
    with chart_style():
        figure.savefig(picture, format="png", dpi=DPI, metadata=_BARE)
    return text, picture
