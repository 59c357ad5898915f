"""What the notebook of 招商 shows: tables and charts of one scenario.

A ledger or a scenario that cannot be used shows its findings instead of an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from IPython.display import HTML, Image

from zsyz_model.batch.attract import Attracted, attract, write_attraction
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.batch.window import CENT, drawn_here, findings_page, found_from, page_of
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.report.attraction import ATTRACTION_CHARTS, ATTRACTION_TABLES, attraction_notes
from zsyz_model.report.html import escaped, html_table

UNUSABLE = "资料有误，招商部分不能列；见上方发现清单"


@dataclass(frozen=True, slots=True, eq=False)
class AttractionWindow:
    """招商 as the notebook shows it; without it only its findings."""

    found: Attracted | None
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()

    def overview(self) -> HTML:
        """The conclusions in sentences, or why there is nothing to show."""
        if self.found is None:
            return findings_page(UNUSABLE, self.findings)
        return self.table("招商总览")

    def table(self, title: str) -> HTML:
        """One of the tables by its Chinese title, with its note, escaped."""
        if self.found is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        told, case = self.found.told, self.found.case
        note = attraction_notes(told, case).get(title, "")
        body = html_table(title, ATTRACTION_TABLES[title](told, case))
        return page_of(f"{body}<p>{escaped(note)}</p>")

    def chart(self, stem: str) -> Image | HTML:
        """A chart by its stem."""
        if self.found is None:
            return page_of(f"<p>{UNUSABLE}</p>")
        figure = ATTRACTION_CHARTS[stem](self.found.told, self.found.case)
        return drawn_here(figure, figure.texts[0].get_text())

    def data(self) -> HTML:
        """What was found in the sheets of 招商 and in the ledger."""
        if self.found is None:
            return findings_page("数据核查", self.findings)
        return findings_page("数据核查", (*self.found.told.findings, *self.found.case.findings))

    def loose_ends(self) -> list[str]:
        """Counts and sums that do not agree; none when everything adds up."""
        return list(check_sums(self.found.told, self.found.case)) if self.found else []

    def verdict(self) -> str:
        """招商 in one line."""
        if self.found is None:
            return UNUSABLE
        plan, name = self.found.told.plan, self.found.case.scenario.title
        if plan is None:
            return f"{name}：外出招商计划没有求到，见发现清单。"
        return (
            f"{name}：外出招商 {len(plan.outings)} 次，预期线索 {plan.leads:g} 条，费用 {plan.cost_wan:g} 万元，"
            f"欠缺 {len(plan.shortfalls)} 项。"
        )

    def finish(self) -> str:
        """The last cell's word, by which a batch knows that every cell ran."""
        return f"{self.verdict()}{SENTINEL if self.found else ''}"


def open_attraction(scenario: str, out: str = "") -> AttractionWindow:
    """招商 of a scenario file; with `out`, its files are written into that folder."""
    try:
        found = attract(found_from(scenario))
        written = write_attraction(Path(out), found) if out else ()
    except ZsyzError as error:
        return AttractionWindow(None, error.findings)
    return AttractionWindow(found, written=written)


def check_sums(told: Attraction, case: Case) -> Iterator[str]:
    """The sums that must hold, each as a sentence when it does not."""
    plan = told.plan
    if plan is not None:
        if abs(sum(x.leads for x in plan.outings) - plan.leads) > CENT:
            yield "各次外出的预期线索相加不等于合计"
        if abs(sum(x.cost_wan for x in plan.outings) - plan.cost_wan) > CENT:
            yield "各次外出的费用相加不等于合计"
        if plan.cost_wan > plan.budget_wan + CENT:
            yield "外出费用超过上限"
    for one in told.conversions:
        if one.signed + one.ended + one.open != one.leads:
            yield f"“{one.group}”的签约、终止、在谈相加不等于线索数"
    if told.conversions:
        groups = [x for x in told.conversions if x.by == "来源"]
        if sum(x.leads for x in groups) != told.conversions[0].leads:
            yield "各来源的线索相加不等于合计"
    if told.yields and told.yields[0].trips > len(case.table("trips")):
        yield "外出次数多于台账的行数"
