"""What the review notebook shows: tables and charts of one scenario, ready to display.

With a run folder the judged plan is read and nothing is solved; without one the pipeline
runs. A ledger that cannot be used shows its findings instead of an error.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from IPython.display import HTML, Image
from matplotlib.figure import Figure

from zsyz_model.batch.chapters import chapters_now, read_chapters
from zsyz_model.batch.home import home
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.parts import CHARTS
from zsyz_model.batch.stored import reread
from zsyz_model.case import Outcome
from zsyz_model.case.variants import file_of, label_of
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.pipeline import read_case, run
from zsyz_model.report import FIGURES, plan_tables
from zsyz_model.report.html import html_table
from zsyz_model.report.words import scenario_words, status_words, verdict_words
from zsyz_model.watch import watching

UNUSABLE = "资料有误，未形成方案；见上方发现清单"
CENT = 0.005
_LEFT = (
    "<style>.zsyz th,.zsyz td{text-align:left!important;vertical-align:top}"
    ".zsyz td.number{text-align:right!important}</style>"
)
"""Notebooks push all cells to the right, which is for numbers only."""


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """One scenario as the notebook shows it; without an outcome only its findings."""

    outcome: Outcome | None
    findings: tuple[Finding, ...] = ()
    folder: Path | None = None

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The promises that the judge found broken."""
        return self.outcome.plan.faults if self.outcome else ()

    def overview(self) -> HTML:
        """The scenario in a table, or why there is nothing to show."""
        if self.outcome is None:
            return findings_page(UNUSABLE, self.findings)
        return self.table("总览")

    def table(self, title: str) -> HTML:
        """One of the plan's tables by its Chinese title, escaped."""
        if self.outcome is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        return page_of(html_table(title, plan_tables(self.outcome)[title]))

    def chart(self, stem: str) -> Image | HTML:
        """A chart by its stem; taken from the run folder where it was drawn before."""
        if self.outcome is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        drawn = self.folder / CHARTS / f"{stem}.png" if self.folder else None
        title = FIGURES[stem].title(self.outcome)
        if drawn is not None and drawn.is_file():
            return picture_of(drawn.read_bytes(), title)
        return drawn_here(FIGURES[stem].draw(self.outcome, ""), title)

    def chapters(self) -> HTML:
        """What the chapters beside the plan say, sentence by sentence; of this run where it has them."""
        if self.outcome is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        told = read_chapters(self.folder) if self.folder else ()
        rows = [
            (one.title, words, document)
            for one in told or chapters_now(self.outcome)
            for words, document in ((one.words, one.document), *((x, "") for x in one.more))
        ]
        return page_of(html_table("篇章", pd.DataFrame(rows, columns=["篇章", "情况", "文件"])))

    def loose_ends(self) -> list[str]:
        """Totals that do not equal their parts; none when everything adds up."""
        return list(check_totals(self.outcome)) if self.outcome else []

    def verdict(self) -> str:
        """The conclusion in one line."""
        if self.outcome is None:
            return UNUSABLE
        plan = self.outcome.plan
        told = f"计划开工 {len(plan.starts)} 个，包保 {len(plan.leads)} 个，未安排 {len(plan.unplaced)} 个"
        ending = f"{status_words(plan.status)}，{verdict_words(self.outcome)}"
        return f"{scenario_words(self.outcome)}：{told}；{ending}。"

    def finish(self) -> str:
        """The last cell's word, by which the batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.outcome else ''}"


def open_review(scenario: str, run_folder: str = "") -> Review:
    """The review of a scenario file; `run_folder` is a run whose plan is shown as it stands.

    Raises:
        ZsyzError: only when a run folder is given and does not fit the scenario.
    """
    path = found_from(scenario)
    if run_folder:
        folder = Path(run_folder)
        return Review(reread(folder, read_case(path)), folder=folder)
    try:
        with watching(label_of(path)) as watch:
            return Review(run(read_case(path), watch))
    except ZsyzError as error:
        return Review(None, error.findings)


def findings_page(title: str, findings: Iterable[Finding]) -> HTML:
    """What was found, instead of what cannot be shown."""
    rows = [list(finding.as_row().values()) for finding in findings]
    columns = ["代码", "级别", "文件", "工作表", "单元格", "对象", "原值", "事实", "处理"]
    return page_of(html_table(title, pd.DataFrame(rows, columns=columns)))


def page_of(body: str) -> HTML:
    """The table one heading lower: the notebook's own headings stand above it."""
    body = body.replace("<h2>", "<h3>", 1).replace("</h2>", "</h3>", 1)
    return HTML(f'<div class="zsyz">{_LEFT}{body}</div>')  # type: ignore[no-untyped-call]


def drawn_here(figure: Figure, words: str, dpi: int = 100) -> Image:
    """A chart as a picture for the page, with its message; `dpi`: smaller for what is larger."""
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=dpi)
    return picture_of(picture.getvalue(), words)


def picture_of(data: bytes, words: str) -> Image:
    """A picture with its message for whoever cannot see it."""
    return Image(data=data, alt=words)  # type: ignore[no-untyped-call]


def found_from(scenario: str) -> Path:
    """The scenario as given, or seen from notebooks/ when the kernel runs elsewhere."""
    path = Path(scenario)
    beside = home() / "notebooks" / path
    return beside if not file_of(path).is_file() and file_of(beside).is_file() else path


def check_totals(outcome: Outcome) -> Iterable[str]:
    """The sums that must hold between the tables, each as a sentence when it does not."""
    case, plan, admission = outcome.case, outcome.plan, outcome.admission
    told = len(admission.kept) + len(admission.refused)
    if told != len(case.projects):
        yield f"准入与不予准入合计 {told} 个，台账 {len(case.projects)} 个"
    for sheet, count in case.ledger.rows.items():
        if not count.balanced:
            yield f"工作表“{sheet}”有行去向不明"
    parts = outcome.scores.parts.sum(axis=1)
    if (abs(parts - outcome.scores.total) > CENT).any():
        yield "评分各项相加不等于总分"
    costs = sum(cost.wan for cost in plan.costs)
    goals = {goal.name: goal.value for goal in plan.goals}
    if abs(costs - goals.get("land_cost", costs)) > CENT:
        yield f"费用各项合计 {costs:.2f} 万元，目标值 {goals['land_cost']:.2f} 万元"
