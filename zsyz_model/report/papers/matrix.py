"""领导与项目矩阵 as a wall chart on A1: every leader with a project, every project, none cut."""

from __future__ import annotations

from pathlib import Path

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case import Lead
from zsyz_model.report.figures import save_figure
from zsyz_model.report.figures.leaders import FULL_FIT, matrix_title
from zsyz_model.report.figures.page import FAINT, INK, RED, said
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.papers.stamp import Brief
from zsyz_model.report.words import leader_words, project_words, shown_width

A1_MM = (841.0, 594.0)
_MM = 25.4
_LEFT, _LOW, _RIGHT, _TOP = 0.13, 0.26, 0.06, 0.09
"""Margins as shares of the page: names of leaders, names of projects, loads, title."""
KEY = "格内数字与深浅为契合度（分）；橙红框并标“换”的更换包保领导；右侧为包保个数与每周小时（已用/可用）"


def write_matrix(brief: Brief, folder: Path) -> tuple[Path, ...]:
    """Write matrix.svg and matrix.pdf of A1 size."""
    folder.mkdir(parents=True, exist_ok=True)
    return save_figure(draw_wall(brief), folder / "matrix", ("svg", "pdf"))


def draw_wall(brief: Brief) -> Figure:
    """The matrix, its sentence above, its key and source below."""
    leads = sorted(brief.outcome.plan.leads, key=lambda x: (x.leader_id, x.project_id))
    leaders = sorted({lead.leader_id for lead in leads})
    with chart_style():
        page = Figure(figsize=(A1_MM[0] / _MM, A1_MM[1] / _MM))
        FigureCanvasAgg(page)
        page.text(0.02, 0.975, matrix_title(brief.outcome), fontsize=54, color=INK, va="top")
        foot = said(f"{brief.source} · {brief.foot}", 200)
        page.text(0.02, 0.034, KEY, fontsize=20, color=FAINT)
        page.text(0.02, 0.014, foot, fontsize=20, color=FAINT)
        if not leads:
            page.text(0.5, 0.5, "没有需要包保的项目", fontsize=40, color=FAINT, ha="center")
            return page
        axes = page.add_axes((_LEFT, _LOW, 1 - _LEFT - _RIGHT, 1 - _LOW - _TOP))
        _grid(axes, len(leaders), len(leads))
        for place, lead in enumerate(leads):
            _cell(axes, lead, place, leaders.index(lead.leader_id), _size(leads, leaders))
        _names(axes, brief, leaders, leads)
        page.draw_without_rendering()
    return page


def _size(leads: list[Lead], leaders: list[str]) -> float:
    """The text size that fits a cell, in points."""
    wide = A1_MM[0] / _MM * (1 - _LEFT - _RIGHT) * 72 / len(leads)
    high = A1_MM[1] / _MM * (1 - _LOW - _TOP) * 72 / len(leaders)
    return min(26.0, wide * 0.5, high * 0.6)


def _grid(axes: Axes, rows: int, columns: int) -> None:
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    for y in range(rows + 1):
        axes.axhline(y, color="#D9D9D9", linewidth=1, zorder=0)
    for x in range(columns + 1):
        axes.axvline(x, color="#E9E9E9", linewidth=1, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _cell(axes: Axes, lead: Lead, x: int, y: int, points: float) -> None:
    share = min(1.0, max(0.0, lead.fit / FULL_FIT))
    colour = colormaps["Blues"](0.1 + 0.8 * share)
    edge, width = (RED, 4.0) if lead.changed else ("none", 0.0)
    axes.add_patch(
        Rectangle((x, y), 1, 1, facecolor=colour, edgecolor=edge, linewidth=width, zorder=2)
    )
    ink = "white" if share > 0.6 else INK
    axes.text(
        x + 0.5, y + 0.5, str(lead.fit), ha="center", va="center", fontsize=points, color=ink, zorder=3
    )  # fmt: skip


def _names(axes: Axes, brief: Brief, leaders: list[str], leads: list[Lead]) -> None:
    size = _size(leads, leaders)
    rows = [said(leader_words(brief.case, leader), 30) for leader in leaders]
    axes.set_yticks(
        [y + 0.5 for y in range(len(rows))],
        rows,
        fontsize=_fitting(rows, size, A1_MM[0] * _LEFT * 0.92),
    )
    for y, leader in enumerate(leaders):
        axes.text(
            1.004, y + 0.5, _load(brief, leader), transform=axes.get_yaxis_transform(),
            fontsize=min(size, 17), va="center", color=INK,
        )  # fmt: skip
    columns = [
        f"{'换 ' * lead.changed}{said(project_words(brief.case, lead.project_id), 60)}"
        for lead in leads
    ]
    axes.set_xticks([x + 0.5 for x in range(len(columns))], columns, rotation=90)
    room = A1_MM[1] * (_LOW - 0.06)
    for tick, words, lead in zip(axes.get_xticklabels(), columns, leads, strict=True):
        tick.set_fontsize(_fitting([words], min(size, 18), room))
        tick.set_color(RED if lead.changed else INK)


def _fitting(names: list[str], points: float, room_mm: float) -> float:
    """The size at which the longest name fits its margin."""
    longest = max(map(shown_width, names))
    return min(points, room_mm / _MM * 72 / max(1.0, longest * 0.52))


def _load(brief: Brief, leader: str) -> str:
    mine = [lead for lead in brief.outcome.plan.leads if lead.leader_id == leader]
    given = brief.case.leaders["hours"].get(leader)
    of = f"/{given:g}" if given is not None else ""
    return f"{len(mine)} 个 {sum(lead.hours for lead in mine):.2f}{of} 小时"
