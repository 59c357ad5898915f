"""What the assessment notebook shows: tables and the chart of one year.

A ledger or a rule that cannot be used shows its findings instead of an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pandas as pd
from IPython.display import HTML, Image

from zsyz_model.batch.assessed import Assessed, assess_of, write_assessed
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.window import drawn_here, findings_page, found_from, page_of
from zsyz_model.case.assessing import Assessment, Verdict
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.report.assessment import assessment_sheets, draw_year_end
from zsyz_model.report.html import html_table
from zsyz_model.sheets import Formula, Sheet

UNUSABLE = "资料有误，不能考核；见上方发现清单"


@dataclass(frozen=True, slots=True, eq=False)
class AssessmentWindow:
    """One year as the notebook shows it; without an assessment only its findings."""

    assessed: Assessed | None
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()

    def overview(self) -> HTML:
        """How many payments and how much money by verdict, or why there is nothing to show."""
        if self.assessed is None:
            return findings_page(UNUSABLE, self.findings)
        return page_of(html_table("认定总览", verdict_frame(self.assessed.found)))

    def table(self, title: str) -> HTML:
        """One of the workbook's sheets by its title, with its notes, escaped."""
        if self.assessed is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        told = self.assessed
        sheets = {s.name: s for s in assessment_sheets(told.found, told.rules, told.ahead)}
        return page_of(html_table(title, frame_of(sheets[title])))

    def chart(self) -> Image | HTML:
        """The year's end as it may be expected."""
        if self.assessed is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        figure = draw_year_end(self.assessed.ahead, self.assessed.case)
        return drawn_here(figure, figure.texts[0].get_text())

    def data(self) -> HTML:
        """What was found in the sheets of assessment and in the rules."""
        found = self.assessed.findings if self.assessed else self.findings
        return findings_page("台账与规则核查", found)

    def loose_ends(self) -> list[str]:
        """Totals that do not agree; none when every yuan is accounted for."""
        return list(check_year(self.assessed.found)) if self.assessed else []

    def verdict(self) -> str:
        """The year in one line."""
        if self.assessed is None:
            return UNUSABLE
        found, rules = self.assessed.found, self.assessed.rules
        ranked = sum(score.rank is not None for score in found.scores)
        counted = sum(t.verdict is Verdict.COUNTED for t in found.tranches)
        return (
            f"{found.year} 年度考核（{rules.title}）：到位资金 {len(found.tranches)} 笔，计入 {counted} 笔，"
            f"待定 {len(found.undecided)} 笔；排名单位 {ranked} 个。"
        )

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.assessed else ''}"


def open_assessment(
    scenario: str, rules: str = "", year: int = 0, plan: bool = False, out: str = ""
) -> AssessmentWindow:
    """The assessment of a scenario file or run folder; `out`: files are written into that folder.

    `rules` is a rule file (without it the one beside the scenario), `year` the year (0: that of
    the cut-off day); `plan` makes the plan of a scenario now, for the starts to come.
    """
    path = Path(scenario)
    try:
        told = assess_of(
            path if path.is_dir() else found_from(scenario),
            found_from(rules) if rules else None, year or None, plan,
        )  # fmt: skip
        return AssessmentWindow(told, written=write_assessed(Path(out), told) if out else ())
    except ZsyzError as error:
        return AssessmentWindow(None, error.findings)


def frame_of(sheet: Sheet) -> pd.DataFrame:
    """A sheet as a frame; a formula stands for the value that it gives, a day for its words."""
    rows = [[_shown(value) for value in row] for row in sheet.rows]
    return pd.DataFrame(rows, columns=list(sheet.headers))


def _shown(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Formula) else value


def verdict_frame(found: Assessment) -> pd.DataFrame:
    """Payments and their money in 万元 by verdict; money whose rate is unknown is not added."""
    rows = [
        (verdict.value, len(own), float(sum((t.yuan for t in own if t.yuan), Fraction(0))) / 1e4)
        for verdict in Verdict
        for own in [[t for t in found.tranches if t.verdict is verdict]]
    ]
    return pd.DataFrame(rows, columns=["结论", "笔数", "折人民币(万元)"])


def check_year(found: Assessment) -> Iterator[str]:
    """Debits and credits that differ, each as a sentence."""
    counted = [t for t in found.tranches if t.verdict is Verdict.COUNTED]
    money = sum((t.yuan for t in counted if t.yuan), Fraction(0))
    posted = sum((x.yuan * x.share for x in found.lines), Fraction(0))
    left = sum((u.yuan for u in found.undecided), Fraction(0))
    if money != posted + left:
        yield f"计入 {float(money):.2f} 元，各单位与待定合计 {float(posted + left):.2f} 元"
    credited = sum((x.credited_yuan for x in found.lines), Fraction(0))
    if credited != sum((s.credited_yuan for s in found.scores), Fraction(0)):
        yield "各单位折算到位合计不等于折算明细"
