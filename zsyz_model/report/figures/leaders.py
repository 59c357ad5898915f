"""Leader and project matrix: who leads what, how well it fits, and who changes."""

from __future__ import annotations

from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case import Case, Lead, Outcome
from zsyz_model.report.figures.page import (
    INK,
    RED,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.words import field_of, leader_words, project_words

SHOWN_LEADERS = 36
SHOWN_PROJECTS = 64
FULL_FIT = 100.0

_AREA = Box(2.35, 2.4, 9.3, 4.05)
_CELL_WIDE_IN, _CELL_HIGH_IN = 1.3, 0.6


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in drawing order: leaders by id, projects beside their leader."""

    leaders: tuple[str, ...]
    leads: tuple[Lead, ...]
    hidden: int

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """Row and column of each project's lead."""
        row = {leader: y for y, leader in enumerate(self.leaders)}
        return {lead.project_id: (row[lead.leader_id], x) for x, lead in enumerate(self.leads)}


def lead_matrix(outcome: Outcome) -> Matrix:
    """The leads that fit on a page; `hidden` counts the others."""
    leads = sorted(outcome.plan.leads, key=lambda lead: (lead.leader_id, lead.project_id))
    leaders = sorted({lead.leader_id for lead in leads})[:SHOWN_LEADERS]
    shown = [lead for lead in leads if lead.leader_id in leaders][:SHOWN_PROJECTS]
    seen = {lead.leader_id for lead in shown}
    return Matrix(tuple(x for x in leaders if x in seen), tuple(shown), len(leads) - len(shown))


def matrix_title(outcome: Outcome) -> str:
    """How many lead how many, how many change, how well it fits."""
    leads = outcome.plan.leads
    if not leads:
        return "没有需要包保的项目"
    changed = sum(lead.changed for lead in leads)
    fit = sum(lead.fit for lead in leads) / len(leads)
    leaders = len({lead.leader_id for lead in leads})
    change = f"{changed} 个更换领导" if changed else "无一更换领导"
    return f"{leaders} 名县级领导包保 {len(leads)} 个项目，{change}，平均契合度 {fit:.0f} 分"


def draw_matrix(outcome: Outcome, run: str = "") -> Figure:
    """A cell for each lead, shaded by fit with its number; changed leads framed and named."""
    matrix = lead_matrix(outcome)
    with chart_style():
        page = new_page(
            matrix_title(outcome), "契合度，分", foot_words(outcome, run), _notes(outcome, matrix)
        )
        if not matrix.leads:
            return say_nothing(page, "没有需要包保的项目")
        axes = axes_in(page, _fitting(matrix))
        _draw_grid(axes, matrix)
        for lead in matrix.leads:
            _draw_lead(axes, matrix, lead)
        _draw_current(axes, outcome.case, matrix)
        _label(axes, outcome, matrix)
        page.draw_without_rendering()
    return page


def _fitting(matrix: Matrix) -> Box:
    """The box at the top of the area in which no cell is larger than needed."""
    width = min(_AREA.width, len(matrix.leads) * _CELL_WIDE_IN)
    height = min(_AREA.height, len(matrix.leaders) * _CELL_HIGH_IN)
    return Box(_AREA.left, _AREA.low + _AREA.height - height, width, height)


def _points(room_in: float, cells: int, share: float, most: float) -> float:
    """The text size that fits a cell."""
    return min(most, room_in * 72 / cells * share)


def _draw_grid(axes: Axes, matrix: Matrix) -> None:
    rows, columns = len(matrix.leaders), len(matrix.leads)
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    for y in range(rows + 1):
        axes.axhline(y, color="#D9D9D9", linewidth=0.5, zorder=0)
    for x in range(columns + 1):
        axes.axvline(x, color="#E9E9E9", linewidth=0.5, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw_lead(axes: Axes, matrix: Matrix, lead: Lead) -> None:
    y, x = matrix.places[lead.project_id]
    share = min(1.0, max(0.0, lead.fit / FULL_FIT))
    colour = mpl.colormaps["Blues"](0.1 + 0.8 * share)
    axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor="none", zorder=1))
    if lead.changed:
        axes.add_patch(
            Rectangle((x, y), 1, 1, facecolor="none", edgecolor=RED, linewidth=1.8, zorder=4)
        )
    box = _fitting(matrix)
    size = min(
        _points(box.width, len(matrix.leads), 0.52, 13),
        _points(box.height, len(matrix.leaders), 0.66, 13),
    )
    axes.text(
        x + 0.5, y + 0.5, str(lead.fit), ha="center", va="center", fontsize=size, zorder=5,
        color="white" if share > 0.6 else INK,
    )  # fmt: skip


def _draw_current(axes: Axes, case: Case, matrix: Matrix) -> None:
    """A ring where the leader of today stands, when another one takes over."""
    row = {leader: y for y, leader in enumerate(matrix.leaders)}
    for x, lead in enumerate(matrix.leads):
        current = field_of(case, "projects", lead.project_id, "current_leader")
        if lead.changed and current in row:
            axes.plot(
                x + 0.5, row[current] + 0.5, "o", markersize=4.5, markerfacecolor="none",
                markeredgecolor=RED, zorder=3,
            )  # fmt: skip


def _label(axes: Axes, outcome: Outcome, matrix: Matrix) -> None:
    case, box = outcome.case, _fitting(matrix)
    many = len(matrix.leads) > 18
    size = _points(box.height, len(matrix.leaders), 0.66, 12)
    names = [said(leader_words(case, leader), 26) for leader in matrix.leaders]
    axes.set_yticks([y + 0.5 for y in range(len(names))], names, fontsize=size)
    for y, leader in enumerate(matrix.leaders):
        axes.text(
            1.006, y + 0.5, _load(outcome, leader), transform=axes.get_yaxis_transform(),
            fontsize=size, va="center", ha="left", color=INK,
        )  # fmt: skip
    axes.set_xticks(
        [x + 0.5 for x in range(len(matrix.leads))],
        [_column(case, lead, 20) for lead in matrix.leads],
        fontsize=_points(box.width, len(matrix.leads), 0.62, 8 if many else 11),
        rotation=90 if many else 35,
        ha="center" if many else "right",
        rotation_mode=None if many else "anchor",
    )
    for tick, lead in zip(axes.get_xticklabels(), matrix.leads, strict=True):
        tick.set_color(RED if lead.changed else INK)


def _column(case: Case, lead: Lead, width: int) -> str:
    words = said(project_words(case, lead.project_id), width - 3 * lead.changed)
    return f"换 {words}" if lead.changed else words


def _load(outcome: Outcome, leader: str) -> str:
    """Projects and weekly hours of a leader, of all leads, shown or not."""
    leads = [lead for lead in outcome.plan.leads if lead.leader_id == leader]
    given = outcome.case.leaders["hours"].get(leader)
    of = f"/{given:g}" if given is not None else ""
    return f"{len(leads)} 个  {sum(lead.hours for lead in leads):.1f}{of} 小时"


def _notes(outcome: Outcome, matrix: Matrix) -> tuple[str, ...]:
    key = "格内数字与深浅为契合度；橙红框并在项目前标“换”的更换包保领导，○ 为其现包保领导；右侧为包保个数与每周小时（已用/可用）。"
    idle = len(outcome.case.leaders) - len({lead.leader_id for lead in outcome.plan.leads})
    rest = (f"未列 {idle} 名没有包保项目的领导。" if idle > 0 else "") + (
        f"版面所限，另有 {matrix.hidden} 个包保见工作簿“包保分工”。" if matrix.hidden else ""
    )
    return tuple(note for note in (key, rest) if note)
