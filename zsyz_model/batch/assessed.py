"""The year's assessment of a scenario or a stored run: read, assessed, forecast, written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zsyz_model.assessment import assess, forecast
from zsyz_model.batch.stored import asked_of
from zsyz_model.case import Case, Outcome
from zsyz_model.case.assessing import Assessment, AssessmentRules
from zsyz_model.case.forecast import Forecast
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.findings import Finding, cannot_write
from zsyz_model.pipeline import run
from zsyz_model.report.assessment import (
    Notice,
    draw_year_end,
    write_assessment_book,
    write_notice,
)
from zsyz_model.report.figures import save_figure
from zsyz_model.scenario.assessment import read_assessment_rules
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.tables import TABLES

RULES, PAPERS = Path("rules") / "assessment.yaml", Path("rules") / "papers.yaml"
BOOK, CHART = "assessment.xlsx", "year_end"
NOTICES = {Level.INTERNAL: "notice.docx", Level.PUBLIC: "notice-public.docx"}


@dataclass(frozen=True, slots=True, eq=False)
class Assessed:
    """A year's assessment and its end as expected, with the case and the rules that they follow."""

    case: Case
    rules: AssessmentRules
    found: Assessment
    ahead: Forecast
    papers: PaperRules

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found in the sheets of assessment and in the rules."""
        return (*self.found.findings, *self.ahead.findings)


def assess_of(
    path: Path, rules: Path | None = None, year: int | None = None, planned: bool = False
) -> Assessed:
    """Assess a scenario's county, or that of a run folder with the starts of its plan.

    `rules`: without it ``rules/assessment.yaml`` beside the scenario. `year`: without it that of
    the cut-off day. `planned`: make the plan of a scenario now, for the starts to come.

    Raises:
        InputError: when scenario, ledger or rules are refused.
        RunError: when the folder holds no finished run, or a file or an input changed since.
        NoPlanError: when no plan can be made.
    """
    case, plan, scenario = asked_of(path)
    law = read_assessment_rules(rules or scenario.parent / RULES)
    if plan is None and planned:
        plan = run(case).plan
    found = assess(case, law, year or int(case.scenario.as_of[:4]))
    ahead = forecast(case, law, found, plan.starts if plan else None)
    return Assessed(case, law, found, ahead, _paper_rules(scenario.parent / PAPERS))


def write_assessed(folder: Path, assessed: Assessed) -> tuple[Path, ...]:
    """The workbook, the chart of the year's end and the notice inside the house, into a folder.

    Raises:
        InputError: when the folder cannot be written (F12).
    """
    book = folder / BOOK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_assessment_book(assessed.found, assessed.rules, book, assessed.ahead)
        drawn = save_figure(draw_year_end(assessed.ahead, assessed.case), folder / CHART)
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error
    return (book, *drawn, *write_paper(folder, assessed, Level.INTERNAL))


def write_paper(
    folder: Path, assessed: Assessed, level: Level, published: date | None = None
) -> tuple[Path, ...]:
    """The notice alone, at a level: for everybody nothing else may be written.

    Raises:
        InputError: when the rules of publication are refused, or the folder cannot be written (F12).
    """
    path = folder / NOTICES[level]
    notice = Notice(
        assessed.case, assessed.found, assessed.rules, assessed.ahead, assessed.papers, level, published
    )  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_notice(notice, path)
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error
    return (path,)


def lacking_assessment(case: Case) -> str:
    """Why there is nothing to tell of 考核 beside a plan; empty when 到位资金 has rows."""
    sheet = TABLES["funds"].sheet
    return f"台账没有“{sheet}”的数据" if case.table("funds").empty else ""


def tell_assessment(outcome: Outcome, rules: Path, folder: Path) -> tuple[str, ...]:
    """考核 as a chapter of a review: its files into `folder`, and its one line.

    Raises:
        InputError: when the rules are refused, or the folder cannot be written (F12).
    """
    case = outcome.case
    law = read_assessment_rules(rules / RULES.name)
    found = assess(case, law, int(case.scenario.as_of[:4]))
    ahead = forecast(case, law, found, outcome.plan.starts)
    write_assessed(folder, Assessed(case, law, found, ahead, _paper_rules(rules / PAPERS.name)))
    ranked = sum(score.rank is not None for score in found.scores)
    return (
        f"{found.year} 年到位资金 {len(found.tranches)} 笔，待定 {len(found.undecided)} 笔；"
        f"考核单位 {len(found.scores)} 个，已排名 {ranked} 个",
    )


def _paper_rules(path: Path) -> PaperRules:
    """The rules of publication beside the others; the defaults where there are none."""
    return read_rulebook(path, PaperRules) if path.is_file() else PaperRules()
