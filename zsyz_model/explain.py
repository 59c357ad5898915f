"""Why an admitted project has no start: arithmetic on the case and the plan, no solving.

Each reason says the rule, the numbers, and what would be enough. A project that would fit
beside the plan as it stands is said to be so: then only the gap or the order of merit
keeps it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zsyz_model.case import Admission, Case, Plan, Reason, Row, Unplaced, missing, rows_of
from zsyz_model.case.capacity import FACTORS, Cap, caps_of
from zsyz_model.case.lending import Line, gap_yuan, lend, lines_of
from zsyz_model.case.prices import price_wan
from zsyz_model.case.siting import objection_to_new, objection_to_plot


@dataclass(frozen=True, slots=True)
class _Room:
    """What the plan leaves over: accounts by (kind, quarter), plot areas, money by year.

    `lines` lend beside `lent` (yuan by project and line); `caps` are before any start.
    """

    case: Case
    plan: Plan
    left_mu: Mapping[tuple[str, int], float]
    plot_mu: Mapping[str, float]
    money_wan: Mapping[int, float]
    lines: tuple[Line, ...]
    lent: Mapping[tuple[str, str], int]
    caps: tuple[Cap, ...]

    @classmethod
    def of(cls, case: Case, plan: Plan) -> _Room:
        span = case.scenario.span
        left = {(flow.kind, span.place(flow.quarter)): flow.left_mu for flow in plan.land}
        area = {str(j): float(row["area_mu"]) for j, row in _rows(case, "plots").items()}
        for start in plan.starts:
            if start.site in area:
                area[start.site] -= start.land_mu
        for swap in plan.swaps:
            if swap.by in area:
                area[swap.by] -= swap.mu
        budget = {int(y): float(row["land_wan"]) for y, row in _rows(case, "budget").items()}
        for cost in plan.costs:
            if cost.year in budget:
                budget[cost.year] -= cost.wan
        everybody = tuple(_rows(case, "projects").values())
        lent = {(x.project_id, x.line_id): round(x.amount_wan * 100) * 100 for x in plan.loans}
        lines, caps = lines_of(case, everybody), caps_of(case, everybody)
        return cls(case, plan, left, area, budget, lines, lent, caps)

    def quota_mu(self, t: int) -> float:
        """Conversion right that a start in quarter t could still take, of every kind."""
        return sum(self.least(kind, t) for kind in ("计划指标", "节余指标", "腾挪指标"))

    def least(self, kind: str, t: int) -> float:
        """What is left of an account in every quarter from t on."""
        later = range(t, self.case.scenario.span.length + 1)
        return min((self.left_mu.get((kind, s), 0.0) for s in later), default=0.0)


def explain_unplaced(case: Case, admission: Admission, plan: Plan) -> tuple[Unplaced, ...]:
    """Every admitted project that waits and does not start, with its reasons."""
    started = {start.project_id for start in plan.starts}
    room = _Room.of(case, plan)
    projects = _rows(case, "projects")
    return tuple(
        Unplaced(p, tuple(_reasons(room, p, projects[p])))
        for p in sorted(admission.kept)
        if p not in started and projects[p]["stage"] not in ("开工", "投产")
    )


def _rows(case: Case, table: str) -> dict[str, Row]:
    return rows_of(case.table(table))


def _reasons(room: _Room, p: str, row: Row) -> Iterator[Reason]:
    held = [j for j, plot in _rows(room.case, "plots").items() if plot["holder"] == p]
    if held:
        fact = f"已占有地块 {'、'.join(held)}，等待{_needed(row)}，不参加用地排队"
        yield Reason("holds_plot", fact, "解决现有地块上的问题，或同意腾挪后重新排队")
        return
    first = _first_quarter(room.case, p, row)
    if first > room.case.scenario.span.length:
        word = room.case.scenario.span.word(first)
        fact = f"最早 {word} 才能开工，在计划期之后"
        yield Reason("earliest_start", fact, "加快手续，或延长计划期")
        return
    found = [*_new_land(room, row, first), *_stock_plots(room, row, first)]
    found += [*_crowded(room, p, row, first), *_unfunded(room, p, row)]
    if p not in {lead.project_id for lead in room.plan.leads}:
        found.append(
            Reason("leader_for_start", "没有可安排的包保领导", "增加领导可用时间或包保上限")
        )
    yield from found or [_only_merit(room)]


def _needed(row: Row) -> str:
    return "解决问题" if missing(row["needs"]) else f"解决{row['needs']}"


def _first_quarter(case: Case, p: str, row: Row) -> int:
    """The first quarter in which project and procedures allow a start."""
    span = case.scenario.span
    first = [1] if missing(row["earliest"]) else [1, span.place(row["earliest"])]
    for step in _rows(case, "procedures").values():
        if step["project_id"] == p and missing(step["done_on"]) and not missing(step["due_on"]):
            first.append(span.place(f"{step['due_on'].year}Q{step['due_on'].quarter}"))
    return max(first)


def _new_land(room: _Room, row: Row, first: int) -> Iterator[Reason]:
    """What stands against new land: siting, conversion right, or money."""
    place = _rows(room.case, "places").get(str(row["place"]))
    if objection := objection_to_new(room.case.scenario.land, row, place):
        advice = (
            "改选城镇开发边界内的位置，或改用存量地块"
            if "边界" in objection
            else "改选化工园区内的位置"
        )
        yield Reason("plot_area", f"新增用地：{objection}", advice)
        return
    quarters = range(first, room.case.scenario.span.length + 1)
    need = 0.0 if row["listed"] or missing(row["converted_mu"]) else float(row["converted_mu"])
    best = max(quarters, key=room.quota_mu)
    if need > room.quota_mu(best) + 0.005:
        word, have = room.case.scenario.span.word(best), room.quota_mu(best)
        fact = f"新增用地需转用 {need:.2f} 亩，{word} 起指标最多结余 {have:.2f} 亩，差 {need - have:.2f} 亩"
        advice = f"再增 {need - have:.2f} 亩计划指标或节余指标，或改用存量地块"
        yield Reason("plan_quota", fact, advice)
        return
    enough = [t for t in quarters if room.quota_mu(t) >= need - 0.005]
    yield from _money(room, row, need, enough)


def _money(room: _Room, row: Row, need_mu: float, quarters: list[int]) -> Iterator[Reason]:
    """Whether compensation and plan quota can be paid in any quarter that has the quota."""
    land, span = room.case.scenario.land, room.case.scenario.span
    short: list[tuple[float, int]] = []
    for t in quarters:
        farmland = 0.0 if missing(row["farmland_mu"]) else float(row["farmland_mu"])
        lack = max(0.0, farmland - max(0.0, room.least("占补数量", t)))
        free = sum(max(0.0, room.least(kind, t)) for kind in ("节余指标", "腾挪指标"))
        drawn = max(0.0, need_mu - free)
        word = span.word(t)
        wan = lack * price_wan(room.case, "占补数量", word, land.balance_wan_per_mu)
        wan += drawn * price_wan(room.case, "计划指标", word, land.plan_wan_per_mu)
        if (year := span.year(t)) not in room.money_wan:
            return
        short.append((wan - room.money_wan[year], year))
    over, year = min(short)
    if over > 0:
        fact = f"使用指标、补充耕地需付费，{year} 年用地预算还差 {over:.2f} 万元"
        yield Reason("land_budget", fact, f"{year} 年再增 {over:.2f} 万元用地预算")


def _stock_plots(room: _Room, row: Row, first: int) -> Iterator[Reason]:
    """Which plots would fit, and what is left of them."""
    fitting = _fitting(room, row, first)
    if missing(row["land_mu"]) or not row["land_mu"]:
        return
    if not fitting:
        fact = f"没有位置、类别、面积都合适的存量地块（需 {row['land_mu']:.2f} 亩）"
        yield Reason("plot_area", fact, "收回或整理一块面积足够的存量地块")
        return
    free = {j: room.plot_mu[j] for j in fitting}
    best = max(sorted(free), key=lambda j: free[j])
    if free[best] < row["land_mu"] - 0.005:
        lack = row["land_mu"] - free[best]
        fact = f"合适的存量地块 {len(free)} 块已排满，剩余最多的 {best} 还差 {lack:.2f} 亩"
        yield Reason("plot_area", fact, f"在 {best} 再腾出 {lack:.2f} 亩，或另收回一块")


def _fitting(room: _Room, row: Row, first: int) -> list[str]:
    """The plots on which the project could stand if nobody else did."""
    places, land = _rows(room.case, "places"), room.case.scenario.land
    span = room.case.scenario.span
    return [
        j
        for j, plot in _rows(room.case, "plots").items()
        if not objection_to_plot(land, row, plot, places[plot["place"]])
        and max(first, span.place(plot["ready"])) <= span.length
    ]


def _crowded(room: _Room, p: str, row: Row, first: int) -> Iterator[Reason]:
    """Capacities that do not suffice beside the plan, at each place where it could stand."""
    place = _rows(room.case, "places").get(str(row["place"]))
    closed = objection_to_new(room.case.scenario.land, row, place)
    sites = [*([] if closed else ["new"]), *_fitting(room, row, first)]
    for cap in room.caps:
        need = max((cap.use(p, site) for site in sites), default=0)
        left = cap.room_milli - sum(cap.use(s.project_id, s.site) for s in room.plan.starts)
        if need > left:
            unit, lack = FACTORS[cap.factor].unit, (need - left) / 1000
            fact = f"{cap.place} 的{cap.factor}容量剩余 {left / 1000:g} {unit}，需 {need / 1000:g} {unit}，差 {lack:g} {unit}"
            yield Reason("site_caps", fact, f"提高该处{cap.factor}容量 {lack:g} {unit}，或改选地点")


def _unfunded(room: _Room, p: str, row: Row) -> Iterator[Reason]:
    """What lines could still lend, others keeping what they have by shifting, or if alone."""
    gap = gap_yuan(row)
    if not gap or not room.lines:
        return
    for lent, how in (({}, "即使不借给别的项目，"), (room.lent, "在已落实的项目之外，")):
        loans = lend({p: gap}, room.lines, lent)
        have = sum(yuan for (who, _), yuan in loans.items() if who == p) / 10000
        if have < gap / 10000:
            lack = gap / 10000 - have
            fact = f"资金缺口 {gap / 10000:.2f} 万元，{how}适用渠道最多给 {have:.2f} 万元，差 {lack:.2f} 万元"
            yield Reason(
                "finance_gap", fact, f"再落实 {lack:.2f} 万元，或提高适用渠道的额度、单笔上限"
            )
            return


def _only_merit(room: _Room) -> Reason:
    """Nothing single stands against it: the whole plan is worth more without it."""
    fact = f"单项条件都够，但排入会挤占价值更高的安排（方案差距 {room.plan.gap:.4%}）"
    return Reason("merit", fact, "可锁定该项目后重算，比较损失")
