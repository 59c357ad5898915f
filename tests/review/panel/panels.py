"""Small panels for tests: P1 is 工业, P2 现代服务业, P3 工业; points by judge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.cases import make_case
from zsyz_model.case import Case, Scenario
from zsyz_model.review.panel.influence import Totals
from zsyz_model.review.panel.sheets import Key, Sheets, read_sheets

TECHNOLOGY, INVESTOR, SAFETY = "科技含量", "投资方实力", "安全风险"
KINDS = {"P1": "工业", "P2": "现代服务业", "P3": "工业"}
Rows = list[dict[str, Any]]


def gave(project: str, word: str, points: Mapping[str, float]) -> Rows:
    """Rows of the sheet: what each judge gave."""
    return [
        {"project_id": project, "judge": judge, "criterion": word, "points": value}
        for judge, value in points.items()
    ]


def panel_case(rows: Rows, scenario: Scenario | None = None) -> Case:
    """Three projects and the rows of their experts, in the order given."""
    projects = [{"project_id": p, "name": f"项目{p}", "kind": k} for p, k in KINDS.items()]
    return make_case(scenario, projects=projects, scores=rows)


def sheets_of(rows: Rows) -> Sheets:
    """The rows as read."""
    return read_sheets(panel_case(rows))


def adding(weights: Mapping[str, float]) -> Totals:
    """Totals of the three projects as weighted sums of their points; missing ones are 0."""

    def total_of(points: Mapping[Key, float]) -> dict[str, float]:
        return {
            p: sum(points.get((p, name), 0.0) * weight for name, weight in weights.items())
            for p in KINDS
        }

    return total_of
