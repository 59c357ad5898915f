"""What the first notebook shows: whether the ledger can be used, who is admitted, about how far it goes.

Nothing is solved that takes longer than a second. A ledger that cannot be used shows its findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from IPython.display import HTML

from zsyz_model.batch.home import home
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.window import findings_page, found_from, page_of
from zsyz_model.explorer import charts, drawn
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.showing import UNUSABLE, open_explorer
from zsyz_model.explorer.style import STYLE
from zsyz_model.explorer.tasks import Estimated, estimate
from zsyz_model.explorer.wishes import NOTHING
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.report.html import html_table
from zsyz_model.report.tables.told import row_counts

NEXT: Mapping[str, str] = {
    "quarterly_review.ipynb": "季度审查：从数据到方案到判定，一页看完",
    "joint_review.ipynb": "联审联批：开会之前的评审材料",
    "leaders_and_land.ipynb": "包保与用地：谁包保什么，地从哪里来",
    "questions.ipynb": "问方案：为什么、如果",
    "progress.ipynb": "推进：亮灯、走访、不说不",
    "attraction.ipynb": "招商：产业链、外出、签约节奏",
    "assessment.ipynb": "考核：到位资金、认定、排名",
    "scenario_comparison.ipynb": "情景对比：几次运行并排",
}
"""Notebook → what it is for; those that are there are told."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """A scenario at first sight; without an estimate only its findings."""

    path: Path
    found: Estimated | None
    told: tuple[Finding, ...] = ()

    def overview(self) -> HTML:
        """The county in one line, or why there is nothing to show."""
        if self.found is None:
            return findings_page(UNUSABLE, self.told)
        return self._page(drawn.plain(drawn.overview_words(self.found.case)))

    def findings(self) -> HTML:
        """What was found in the ledger, the gravest first."""
        return self._page(drawn.findings_html(self.told, "发现的问题"))

    def rows(self) -> HTML:
        """That no row was lost, sheet by sheet."""
        if self.found is None:
            return self._nothing()
        return page_of(html_table("行数核对", row_counts(self.found.case)))

    def ranking(self) -> HTML:
        """The ranking with its parts."""
        return self._drawn(lambda view: drawn.ranking_html(view.ranking, {}))

    def goals(self) -> HTML:
        """What no plan can better."""
        return self._drawn(drawn.goals_html)

    def leaders(self) -> HTML:
        """The leader matrix, as estimated."""
        return self._drawn(lambda view: charts.leaders_html(view.leaders))

    def land(self) -> HTML:
        """The land balance, as estimated."""
        return self._drawn(lambda view: charts.land_html(view.land))

    def pace(self) -> HTML:
        """The starts against the target, as estimated."""
        return self._drawn(charts.pace_html)

    def others(self) -> HTML:
        """The other notebooks that are there, and what each is for."""
        there = {path.name for path in (home() / "notebooks").glob("*.ipynb")}
        rows = [(name, what) for name, what in NEXT.items() if name in there]
        return page_of(
            html_table("其他笔记本", pd.DataFrame(rows, columns=["笔记本", "用来做什么"]))
        )

    def explorer(self) -> Any:
        """The explorer as a widget."""
        return open_explorer(str(self.path))

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        if self.found is None:
            return UNUSABLE
        return f"{drawn.overview_words(self.found.case)}{SENTINEL}"

    def _drawn(self, draw: Any) -> HTML:
        return self._nothing() if self.found is None else self._page(draw(self.found.view))

    def _page(self, body: str) -> HTML:
        return HTML(STYLE + body)  # type: ignore[no-untyped-call]

    def _nothing(self) -> HTML:
        return page_of(f"<p>{UNUSABLE}</p>")


def open_start(scenario: str) -> Start:
    """A scenario file at first sight."""
    path = found_from(scenario)
    try:
        opened = open_scenario(path)
        found = estimate(opened.scenario, opened.ledger, NOTHING)
    except ZsyzError as error:
        return Start(path, None, error.findings)
    case = found.case
    told = dict.fromkeys((*case.ledger.findings, *case.findings, *found.findings))
    return Start(path, found, tuple(told))
