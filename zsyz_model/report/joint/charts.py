"""The charts of a joint review, and everything it puts out in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from matplotlib.figure import Figure

from zsyz_model.case import JointReview
from zsyz_model.report.figures.saving import save_figure
from zsyz_model.report.joint.acceptability import draw_acceptability
from zsyz_model.report.joint.book import write_review_book
from zsyz_model.report.joint.convergence import draw_convergence
from zsyz_model.report.joint.influence import draw_influence
from zsyz_model.report.joint.notices import write_notices
from zsyz_model.report.joint.ranking import draw_ranking
from zsyz_model.report.joint.refused import draw_refused
from zsyz_model.report.joint.stability import draw_stability

BOOK = "joint_review.xlsx"
CHARTS_FOLDER = "charts"


class Draw(Protocol):
    """How a chart is drawn: from a review and, for its foot, the run's id."""

    def __call__(self, review: JointReview, run: str = "") -> Figure:
        """The page."""


REVIEW_CHARTS: dict[str, Draw] = {
    "refused": draw_refused,
    "ranking": draw_ranking,
    "influence": draw_influence,
    "stability": draw_stability,
    "acceptability": draw_acceptability,
    "convergence": draw_convergence,
}
"""Charts by file stem, in the order in which they are told."""


def write_review(folder: Path, review: JointReview, run: str = "") -> tuple[Path, ...]:
    """Write every chart (svg, pdf, png), the workbook and the notices; same review, same bytes."""
    charts, book = folder / CHARTS_FOLDER, folder / BOOK
    charts.mkdir(parents=True, exist_ok=True)
    pictures = [
        path
        for stem, draw in REVIEW_CHARTS.items()
        for path in save_figure(draw(review, run), charts / stem)
    ]
    write_review_book(book, review, run)
    return (*pictures, book, *write_notices(folder, review))
