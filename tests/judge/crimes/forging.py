"""The forger's tools: editing frozen plans, and printing everything else anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from zsyz_model.case import Cost, LandFlow, LandSource, Lead, Outcome, Plan, Start
from zsyz_model.judge.accounts import true_accounts, true_costs
from zsyz_model.judge.compensation import unit_of
from zsyz_model.judge.facts import Facts
from zsyz_model.judge.fairness import in_percent, largest_load
from zsyz_model.judge.goals import merit_of
from zsyz_model.judge.leaders import fit_of, minutes_of
from zsyz_model.judge.starts import missed_targets

T = TypeVar("T")
Deed = Callable[[Outcome], Iterator[Plan]]


@dataclass(frozen=True, slots=True)
class Crime:
    """One way to break the promise `code`."""

    name: str
    code: str
    commit: Deed

    def against(self, outcome: Outcome) -> Plan | None:
        """The corrupted plan, or None where this county offers nothing to break."""
        return next(self.commit(outcome), None)


def crime(code: str) -> Callable[[Deed], Crime]:
    """Makes a generator of corrupted plans a crime against the promise `code`."""
    return lambda deed: Crime(deed.__name__, code, deed)


def facts_of(outcome: Outcome, plan: Plan | None = None) -> Facts:
    """What the judge would look at."""
    return Facts(outcome.case, outcome.admission, outcome.scores, plan or outcome.plan)


def instead(records: tuple[T, ...], old: T, *new: T) -> tuple[T, ...]:
    """The records with one of them replaced, or dropped when nothing new is given."""
    at = records.index(old)
    return (*records[:at], *new, *records[at + 1 :])


def with_start(plan: Plan, old: Start, **changes: Any) -> Plan:
    """The plan with one start changed."""
    return replace(plan, starts=instead(plan.starts, old, replace(old, **changes)))


def moved(start: Start, quarter: str) -> Start:
    """The start in another quarter, its land with it."""
    parts = tuple(replace(part, quarter=quarter) for part in start.sources)
    return replace(start, quarter=quarter, sources=parts)


def settled(start: Start, plot: str, quarter: str) -> Start:
    """The start on a stock plot."""
    source = LandSource("存量地块", start.land_mu, quarter)
    return replace(start, site=plot, quarter=quarter, sources=(source,))


def lead_of(outcome: Outcome, project: str, leader: str) -> Lead:
    """The lead of a pair as the plan would print it, allowed or not."""
    facts = facts_of(outcome)
    bare = Lead(project, leader, 0.0, 0, changed=False)
    current = facts.rows("projects")[project]["current_leader"]
    changed = isinstance(current, str) and current not in ("", leader)
    hours = round(minutes_of(facts, bare) / 60, 4)
    return Lead(project, leader, hours, fit_of(facts, bare), changed)


def honest(outcome: Outcome, plan: Plan) -> Plan:
    """The plan with goals, costs and accounts printed as they are; nothing is said of proof."""
    facts = facts_of(outcome, plan)
    costs = true_costs(facts)
    known = [s for s in plan.starts if s.project_id in facts.rows("projects")]
    leads = [
        x
        for x in plan.leads
        if x.project_id in facts.rows("projects") and x.leader_id in facts.rows("leaders")
    ]
    true = {
        "missed_targets": float(missed_targets(facts)),
        "merit": float(sum(merit_of(facts, s) for s in known)),
        "fit": float(sum(fit_of(facts, x) for x in leads)),
        "fairness": float(
            in_percent(largest_load(facts_of(outcome, replace(plan, leads=tuple(leads)))))
        ),
        "land_cost": float(sum(costs.values())),
    }
    starting = {start.project_id for start in plan.starts}
    return replace(
        plan,
        loans=tuple(loan for loan in plan.loans if loan.project_id in starting),
        goals=tuple(replace(g, value=true[g.name], bound=true[g.name], gap=0.0) for g in plan.goals),
        costs=tuple(Cost(y, kind, float(wan)) for (y, kind), wan in sorted(costs.items())),
        land=tuple(
            LandFlow(quarter, kind, float(supplied), float(used), float(supplied - used), unit_of(kind))
            for (quarter, kind), (supplied, used) in true_accounts(facts)
        ),
    )  # fmt: skip


def each_honest(outcome: Outcome, plans: Iterable[Plan]) -> Iterator[Plan]:
    """Every plan of a deed, printed honestly."""
    return (honest(outcome, plan) for plan in plans)
