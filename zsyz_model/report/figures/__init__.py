"""Charts for leaders: one message a page, drawn from an outcome alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.report.figures.land import draw_land, land_title
from zsyz_model.report.figures.leaders import draw_matrix, matrix_title
from zsyz_model.report.figures.pace import draw_pace, pace_title
from zsyz_model.report.figures.ranking import draw_ranking, ranking_title
from zsyz_model.report.figures.refusals import draw_refusals, refusal_title
from zsyz_model.report.figures.saving import save_figure


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of an outcome: its conclusion in words and its drawing."""

    title: Callable[[Outcome], str]
    draw: Callable[[Outcome, str], Figure]


FIGURES: dict[str, Chart] = {
    "leaders": Chart(matrix_title, draw_matrix),
    "land": Chart(land_title, draw_land),
    "pace": Chart(pace_title, draw_pace),
    "ranking": Chart(ranking_title, draw_ranking),
    "refusals": Chart(refusal_title, draw_refusals),
}
"""Charts by file stem, in the order in which they are told."""


def write_figures(outcome: Outcome, folder: Path, run: str = "") -> tuple[Path, ...]:
    """Write every chart as svg, pdf and png; `run` is the run's id for the foot."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        path
        for stem, chart in FIGURES.items()
        for path in save_figure(chart.draw(outcome, run), folder / stem)
    )


__all__ = ["FIGURES", "Chart", "save_figure", "write_figures"]
