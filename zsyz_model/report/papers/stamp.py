"""What every page says of itself, and the words that all documents share."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass

from zsyz_model.case import Case, Outcome, Start
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.report.words import (
    field_of,
    leader_words,
    place_words,
    run_words,
    scenario_words,
    source_words,
)

OPEN_POST = "（待定）"
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """An outcome about to be told at a level; `run` and `digest` say what it comes from."""

    outcome: Outcome
    rules: PaperRules
    run: str
    digest: str
    level: Level = Level.INTERNAL

    @property
    def case(self) -> Case:
        """What is known."""
        return self.outcome.case

    @property
    def money(self) -> bool:
        """Whether amounts may be told."""
        return self.level is Level.INTERNAL or self.rules.amounts

    @property
    def foot(self) -> str:
        """Run, input, cut-off date and level, for the foot of every page."""
        said = run_words(self.run, self.digest, self.case.scenario.as_of)
        return f"{said} · {self.level.words}"

    @property
    def source(self) -> str:
        """Where the figures come from, for the foot of charts."""
        return f"数据来源：{source_words(self.outcome)} · 情景：{scenario_words(self.outcome)}"


def quarter_words(quarter: str) -> str:
    """A quarter as an office writes it.

    >>> quarter_words("2027Q2")
    '2027年第二季度'
    """
    year, _, place = quarter.partition("Q")
    return f"{year}年第{_QUARTERS[int(place) - 1]}季度"


def quarter_end(quarter: str) -> str:
    """The last day of a quarter.

    >>> quarter_end("2027Q2")
    '2027年6月30日前'
    """
    year, _, place = quarter.partition("Q")
    month = 3 * int(place)
    return f"{year}年{month}月{calendar.monthrange(int(year), month)[1]}日前"


def day_words(day: str) -> str:
    """An ISO day as an office writes it; other words stay.

    >>> day_words("2026-10-31")
    '2026年10月31日'
    """
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return day
    year, month, date = map(int, parts)
    return f"{year}年{month}月{date}日"


def yi_words(wan: float) -> str:
    """An amount of 万元 as leaders read it.

    >>> yi_words(20994.95), yi_words(380.5)
    ('2.10亿元', '380.50万元')
    """
    return f"{wan / 10000:,.2f}亿元" if abs(wan) >= 10000 else f"{wan:,.2f}万元"


def invested_wan(case: Case, projects: list[str]) -> float:
    """The total investment of the projects whose amount is known, in 万元."""
    amounts = (float(case.projects["invest_wan"].get(p, math.nan)) for p in projects)
    return round(sum(x for x in amounts if not math.isnan(x)), 2)


def unit_of(case: Case, project: str) -> str:
    """The unit on duty, else that of first contact, else the place; else to be named."""
    found = (field_of(case, "projects", project, c).strip() for c in ("duty_unit", "first_contact"))
    place = place_words(case, field_of(case, "projects", project, "place"))
    return next(filter(None, (*found, place)), OPEN_POST)


def head_of(outcome: Outcome, project: str) -> str:
    """The county leader of a project by the plan; to be named when it has none."""
    lead = next((x for x in outcome.plan.leads if x.project_id == project), None)
    return leader_words(outcome.case, lead.leader_id) if lead else OPEN_POST


def by_quarter(outcome: Outcome) -> dict[str, list[Start]]:
    """The starts of each quarter of the horizon, also where there are none."""
    starts = sorted(outcome.plan.starts, key=lambda start: (start.quarter, start.project_id))
    quarters = outcome.case.scenario.span.quarters
    return {q: [start for start in starts if start.quarter == q] for q in quarters}


def reason_words(text: str) -> str:
    """A sentence without the stop at its end, so that it can stand inside another."""
    return text.rstrip("。；")


def nothing_or(parts: list[str], words: str = "无") -> str:
    """Parts joined by 、, or the word for nothing."""
    return "、".join(parts) or words


def source_parts(start: Start) -> str:
    """Where a start's land comes from, each part with its area."""
    told = [f"{s.kind}{s.mu:.2f}亩" for s in start.sources]
    return "、".join(told) or "不用新增指标"
