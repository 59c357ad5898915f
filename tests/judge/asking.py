"""Questions to one check of the judge about the county of county.py, or a change of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.judge.county import county_outcome
from tests.judge.crimes import CRIMES
from zsyz_model.case import Plan, Scenario, Start
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import Facts

Check = Callable[[Facts], Iterator[Finding]]
PLAN = county_outcome().plan


def facts(plan: Plan | None = None, scenario: Scenario | None = None) -> Facts:
    """What the judge looks at: the county's plan, or another plan or scenario in its place."""
    outcome = county_outcome()
    case = replace(outcome.case, scenario=scenario or outcome.case.scenario)
    return Facts(case, outcome.admission, outcome.scores, plan or outcome.plan)


def wishes() -> Scenario:
    """The county's scenario."""
    return county_outcome().case.scenario


def said(check: Check, seen: Facts | None = None) -> list[tuple[str, str]]:
    """Subject and fact of each finding of one check."""
    return [(f.subject, f.fact) for f in check(seen or facts())]


def after(crime: str, check: Check) -> list[tuple[str, str]]:
    """What one check says once a crime is committed."""
    plan = CRIMES[crime].against(county_outcome())
    assert plan is not None
    return said(check, facts(plan))


def start(project: str) -> Start:
    """The start of a project in the county's plan."""
    return next(s for s in PLAN.starts if s.project_id == project)


def with_starts(*changed: Start) -> Plan:
    """The plan with these starts in the place of the same projects' own."""
    new = {s.project_id: s for s in changed}
    return replace(PLAN, starts=tuple(new.get(s.project_id, s) for s in PLAN.starts))
