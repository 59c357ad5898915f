"""The months' outings: first the coverage that is owed, then most expected leads, then least cost.

Exact, in three tiers through the one solver door. Whether a leader is in a region in a month is
one choice, what for is another: chains and modes do not care for the month, so the months need
no choice of their own for each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pulp

from zsyz_model.attraction.candidates import Field, Option
from zsyz_model.case import Status
from zsyz_model.case.attraction import Outing, OutreachPlan, Shortfall
from zsyz_model.findings import Finding, NoPlanError, Severity
from zsyz_model.solver import Answer, Limits, solve
from zsyz_model.solver.rows import Linear, Variable, add_row, safe_names

MONTH, REGION, CHAIN, MODE, HEAD = KINDS = ("月份", "区域", "产业链", "方式", "党政主要领导")


@dataclass(slots=True)
class Model:
    """The choices: `goes[leader, region, month]`, `about[option]` (how often), `lacking[kind, subject]`."""

    problem: pulp.LpProblem
    goes: dict[tuple[str, str, str], Variable] = field(default_factory=dict)
    about: dict[Option, Variable] = field(default_factory=dict)
    lacking: dict[tuple[str, str], Variable] = field(default_factory=dict)


def outreach(case_field: Field) -> OutreachPlan:
    """The plan of the months.

    Raises:
        NoPlanError: when the solver cannot prove a tier's optimum (Z13).
    """
    model = _model(case_field)
    if not model.goes or not model.about:
        return _read(case_field, model, {}, "没有可排的外出", 0.0)
    owed = pulp.lpSum(model.lacking.values())
    leads = pulp.lpSum(case_field.leads_hundredths[o] * x for o, x in model.about.items())
    cost = pulp.lpSum(case_field.cost_hwan[r] * x for (_, r, _), x in model.goes.items())
    first = _tier(model, owed, "coverage")
    add_row(model.problem, owed, "<=", round(first.objective), "keep_coverage")
    second = _tier(model, -leads, "leads")
    add_row(model.problem, leads, ">=", -round(second.objective), "keep_leads")
    third = _tier(model, cost, "cost")
    gap = max(first.gap, second.gap, third.gap)
    return _read(case_field, model, third.values, third.status.value, gap)


def _tier(model: Model, goal: Linear, name: str) -> Answer:
    model.problem.setObjective(goal)
    answer = solve(model.problem, Limits(seconds=120.0, gap_abs=0.5))
    if answer.status is not Status.OPTIMAL:
        fact = f"外出招商计划没有求到最优（{name}：{answer.ended}）"
        advice = "减少月数，或放宽 attraction.outreach 的限制"
        raise NoPlanError(Finding("Z13", fact, advice, Severity.REFUSED, subject="outreach"))
    return answer


def _model(given: Field) -> Model:
    model = Model(pulp.LpProblem("outreach", pulp.LpMinimize))
    _add_choices(model, given)
    link_choices(model, given)
    require_coverage(model, given)
    limit_months(model, given)
    limit_leaders(model, given)
    limit_repeats(model, given)
    limit_budget(model, given)
    return model


def _add_choices(model: Model, given: Field) -> None:
    who, where = safe_names(given.leaders, "l"), safe_names(given.days, "r")
    when = safe_names(given.months, "m")
    for leader in given.leaders:
        for region, days in given.days.items():
            for month in given.months:
                if days <= given.limit[leader, month]:
                    name = f"goes__{who[leader]}__{where[region]}__{when[month]}"
                    x = model.problem.add_variable(name, 0, 1, pulp.LpInteger)
                    model.goes[leader, region, month] = x
    able = {(leader, region) for leader, region, _ in model.goes}
    for number, option in enumerate(sorted(given.leads_hundredths)):
        if (option.leader_id, option.region) in able:
            most = min(given.most[option.leader_id], given.rules.repeat_most)
            x = model.problem.add_variable(f"about__{number:04d}", 0, most, pulp.LpInteger)
            model.about[option] = x


def _lacking(model: Model, kind: str, subject: str, most: int) -> Variable:
    name = f"lacking__{len(model.lacking):03d}"
    x = model.problem.add_variable(name, 0, most, pulp.LpInteger)
    model.lacking[kind, subject] = x
    return x


def link_choices(model: Model, given: Field) -> None:
    """Each outing is about one chain by one mode.

    For each leader l and region r:  Σ_m goes[l, r, m]  ==  Σ_{i, k} about[l, r, i, k]
    """
    for leader in given.leaders:
        for region in given.days:
            made = [x for (w, r, _), x in model.goes.items() if (w, r) == (leader, region)]
            told = [
                x for o, x in model.about.items() if (o.leader_id, o.region) == (leader, region)
            ]
            terms = pulp.lpSum([*made, *(-x for x in told)])
            add_row(model.problem, terms, "==", 0, f"link__{leader_row(given, leader, region)}")


def leader_row(given: Field, leader: str, region: str) -> str:
    """A solver's name for a leader and a region: their places."""
    return f"{given.leaders.index(leader):03d}__{list(given.days).index(region):02d}"


def require_coverage(model: Model, given: Field) -> None:
    """Every month, region, chain and mode is served, every head leads; what cannot be is counted.

    For each subject s with d owed:  Σ its outings  +  lacking[s]  >=  d
    """
    rules = given.rules
    owed = [
        *((MONTH, m, rules.month_least) for m in given.months),
        *((REGION, r, 1) for r in given.days),
        *((CHAIN, i, 1) for i in dict.fromkeys(rules.industries)),
        *((MODE, k, 1) for k in dict.fromkeys(rules.modes)),
        *((HEAD, w, n) for w, n in given.owed.items()),
    ]
    for number, (kind, subject, least) in enumerate(owed):
        if least:
            served = pulp.lpSum(
                [*_serving(model, kind, subject), _lacking(model, kind, subject, least)]
            )
            add_row(model.problem, served, ">=", least, f"coverage__{number:03d}")


def _serving(model: Model, kind: str, subject: str) -> Iterator[Variable]:
    if kind in (MONTH, REGION, HEAD):
        place = {HEAD: 0, REGION: 1, MONTH: 2}[kind]
        yield from (x for key, x in model.goes.items() if key[place] == subject)
    else:
        name = "industry" if kind == CHAIN else "mode"
        yield from (x for o, x in model.about.items() if getattr(o, name) == subject)


def limit_months(model: Model, given: Field) -> None:
    """No month has more outings than can be organised.

    For each m:  Σ goes[·, ·, m]  <=  most
    """
    for number, month in enumerate(given.months):
        made = pulp.lpSum(x for (_, _, m), x in model.goes.items() if m == month)
        add_row(model.problem, made, "<=", given.rules.month_most, f"month__{number:02d}")


def limit_leaders(model: Model, given: Field) -> None:
    """Nobody is away longer than allowed in a month, or more often than allowed in all.

    For each l, m:  Σ_r days[r] × goes[l, r, m] <= limit[l, m];  for each l:  Σ goes[l, ·, ·] <= most[l]
    """
    for number, leader in enumerate(given.leaders):
        mine = {(r, m): x for (w, r, m), x in model.goes.items() if w == leader}
        add_row(
            model.problem,
            pulp.lpSum(mine.values()),
            "<=",
            given.most[leader],
            f"most__{number:03d}",
        )
        for at, month in enumerate(given.months):
            days = pulp.lpSum(given.days[r] * x for (r, m), x in mine.items() if m == month)
            limit = given.limit[leader, month]
            add_row(model.problem, days, "<=", limit, f"days__{number:03d}__{at:02d}")


def limit_repeats(model: Model, given: Field) -> None:
    """A chain is sought in a region only so often.

    For each r, i:  Σ about[·, r, i, ·]  <=  most
    """
    same: Mapping[tuple[str, str], list[Variable]] = defaultdict(list)
    for option, x in model.about.items():
        same[option.region, option.industry].append(x)
    for number, found in enumerate(same.values()):
        add_row(
            model.problem, pulp.lpSum(found), "<=", given.rules.repeat_most, f"repeat__{number:03d}"
        )


def limit_budget(model: Model, given: Field) -> None:
    """The money suffices, in 0.01 万元.

    Σ cost[r] × goes[l, r, m]  <=  budget
    """
    cost = pulp.lpSum(given.cost_hwan[r] * x for (_, r, _), x in model.goes.items())
    add_row(model.problem, cost, "<=", given.budget_hwan, "budget")


def _read(
    given: Field, model: Model, values: Mapping[str, float], status: str, gap: float
) -> OutreachPlan:
    outings = tuple(
        sorted(_outings(given, model, values), key=lambda x: (x.month, x.leader_id, x.region))
    )
    lacks = {key: round(values.get(x.name, 0.0)) for key, x in model.lacking.items()}
    if not values:
        lacks = {key: int(x.upBound or 0) for key, x in model.lacking.items()}
    return OutreachPlan(
        given.months, outings,
        tuple(Shortfall(kind, subject, n) for (kind, subject), n in lacks.items() if n),
        round(sum(x.leads for x in outings), 2), round(sum(x.cost_wan for x in outings), 2),
        given.budget_hwan / 100, status, gap,
    )  # fmt: skip


def _outings(given: Field, model: Model, values: Mapping[str, float]) -> Iterator[Outing]:
    """The journeys of a leader to a region in order of time, with what they are about in order of name."""
    journeys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (leader, region, month), x in sorted(model.goes.items()):
        if values.get(x.name, 0.0) > 0.5:
            journeys[leader, region].append(month)
    topics: dict[tuple[str, str], list[Option]] = defaultdict(list)
    for option, x in sorted(model.about.items()):
        topics[option.leader_id, option.region] += [option] * round(values.get(x.name, 0.0))
    for (leader, region), months in journeys.items():
        for month, option in zip(months, topics[leader, region], strict=True):
            yield Outing(
                month, leader, region, option.industry, option.mode, given.days[region],
                given.leads_hundredths[option] / 100, given.cost_hwan[region] / 100,
            )  # fmt: skip
