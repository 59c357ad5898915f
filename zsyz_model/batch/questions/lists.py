"""What the lists of the questions offer: projects, leaders, quarters and sites of the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zsyz_model.batch.questions.desk import ANY, Desk, Option
from zsyz_model.case import missing
from zsyz_model.case.naming import names_of
from zsyz_model.inquiry import inputs
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers

NEW = ("新增用地", "new")


def projects(desk: Desk) -> Sequence[Option]:
    """Every project with what the plan says of it."""
    states = states_of(desk)
    return [(f"{desk.case.named(p)}（{states[p]}）", p) for p in map(str, desk.case.projects.index)]


def states_of(desk: Desk) -> dict[str, str]:
    """What the plan says of each project, in a few words."""
    plan, refused = desk.known.plan, desk.known.outcome.admission.refused
    led = {x.project_id for x in plan.leads}
    states = {str(p): "包保" if p in led else "未安排" for p in desk.case.projects.index}
    states |= dict.fromkeys(refused, "不予准入")
    states |= {x.project_id: "未安排开工" for x in plan.unplaced}
    return states | {x.project_id: f"{x.quarter} 开工" for x in plan.starts}


def leaders(desk: Desk) -> Sequence[Option]:
    """Every leader with his office."""
    titles = desk.case.leaders["title"]
    return [(f"{who} {titles[who]}", str(who)) for who in desk.case.leaders.index]


def leaders_or_any(desk: Desk) -> Sequence[Option]:
    """The same, or nobody in particular."""
    return (ANY, *leaders(desk))


def quarters(desk: Desk) -> Sequence[Option]:
    """The quarters of the horizon."""
    return [(q, q) for q in numbers_of(desk).horizon.quarters]


def quarters_or_any(desk: Desk) -> Sequence[Option]:
    """The same, or none in particular."""
    return (ANY, *quarters(desk))


def sites_or_any(desk: Desk) -> Sequence[Option]:
    """New land, each plot, or none in particular."""
    return (ANY, NEW, *((f"存量地块 {plot}", str(plot)) for plot in desk.case.table("plots").index))


def units(desk: Desk) -> Sequence[Option]:
    """Everything that one more unit of can be asked about: "计划指标/2027Q1" and so on."""
    found = numbers_of(desk)
    people = [x.leader_id for x in found.leaders]
    kinds = {
        inputs.QUOTA: ("多 1 亩", found.horizon.quarters),
        inputs.BUDGET: ("多 100 万元", list(map(str, found.budget_yuan))),
        inputs.PLACES: ("多包保 1 个", people),
        inputs.HOURS: ("每周多 1 小时", people),
        inputs.WEEKS: ("早 1 周", [x.scheme_id for x in found.schemes]),
    }
    names = names_of(desk.case)
    return [
        (f"{one} {names.get(one, '')} {kind}：{words}".replace("  ", " "), f"{kind}/{one}")
        for kind, (words, ones) in kinds.items()
        for one in ones
    ]


def numbers_of(desk: Desk) -> Numbers:
    """What the plan was made from, as the model reads it."""
    outcome = desk.known.outcome
    return read_numbers(outcome.case, outcome.admission, outcome.scores)


def counts(*words: str, unit: str = "") -> Sequence[Option]:
    """Numbers to choose from, with their unit."""
    return [(f"{word}{unit}", word) for word in words]


def wanted_most(desk: Desk) -> str:
    """The admitted project with the most points that the plan does not start; else that starts."""
    known = desk.known
    left = {x.project_id for x in known.plan.unplaced if _waits(desk, x.project_id)}
    left = left or {x.project_id for x in known.plan.starts}
    ranking = [p for p in known.outcome.scores.ranking if p in left]
    return next(iter(ranking), next((word for _, word in projects(desk)), ""))


def _waits(desk: Desk, project: str) -> bool:
    """Whether land would be sought for the project: it has an area and holds no plot yet."""
    land = desk.case.projects["land_mu"][project]
    reasons = {x.project_id: x.reasons for x in desk.known.plan.unplaced}[project]
    return not missing(land) and all(reason.rule != "holds_plot" for reason in reasons)


def busiest(desk: Desk) -> str:
    """The leader with the most projects in the plan, and among those the most hours."""
    plan = desk.known.plan
    counts, hours = Counter(x.leader_id for x in plan.leads), Counter[str]()
    for lead in plan.leads:
        hours[lead.leader_id] += lead.hours  # type: ignore[assignment]
    order = sorted(counts, key=lambda who: (-counts[who], -hours[who], who))
    return next(iter(order), next((word for _, word in leaders(desk)), ""))


def other_leader(desk: Desk, project: str) -> str:
    """A leader whom the project could have instead: the best fit but for the plan's; "" if none."""
    own = {(x.project_id, x.leader_id) for x in desk.known.plan.leads}
    pairs = [x for x in numbers_of(desk).pairs if x.project_id == project]
    order = sorted(pairs, key=lambda x: (-x.fit, x.leader_id))
    return next((x.leader_id for x in order if (project, x.leader_id) not in own), "")
