"""Judges starts: one_start, earliest_start, plot_area, start_target."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case import Start
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import Facts, exact, fault, given, repeated

PARKS = ("开发区", "化工园区", "生物医药产业园")


def check_one_start(facts: Facts) -> Iterator[Finding]:
    """A project starts once, only if it was admitted and waits; a must-start starts."""
    ids = [start.project_id for start in facts.plan.starts]
    for p in repeated(ids):
        yield fault("one_start", p, "同一项目安排了两次开工")
    for p in sorted(set(ids) - facts.waiting):
        known = p in facts.rows("projects")
        why = "未通过准入、已开工或已占有地块" if known else "不在台账中"
        yield fault("one_start", p, f"项目{why}，不应安排开工")
    pinned = {pin.project for pin in facts.case.scenario.pins if pin.quarter or pin.site}
    for p in sorted(facts.waiting):
        if (facts.rows("projects")[p]["must_start"] or p in pinned) and p not in ids:
            yield fault("one_start", p, "必须开工的项目没有安排开工")


def check_earliest_start(facts: Facts) -> Iterator[Finding]:
    """Nothing starts before its project, its procedures or its plot is ready, or off a pin."""
    for start in facts.plan.starts:
        t = facts.quarter(start.quarter)
        if t not in facts.quarters:
            yield fault("earliest_start", start.project_id, f"{start.quarter} 不在计划期内")
        first, why = _first_quarter(facts, start)
        if t < first:
            word = facts.case.scenario.span.word(first)
            fact = f"安排在 {start.quarter} 开工，早于{why} {word}"
            yield fault("earliest_start", start.project_id, fact)
        yield from _against_wishes(facts, start)


def _first_quarter(facts: Facts, start: Start) -> tuple[int, str]:
    """The latest of all "not before" dates of a start, with its name."""
    own = facts.start_project(start)["earliest"]
    dates = [(1, "计划期"), (facts.quarter(own) if given(own) else 1, "项目最早开工")]
    for row in facts.rows("procedures").values():
        pending = row["project_id"] == start.project_id and not given(row["done_on"])
        if pending and given(row["due_on"]):
            due = row["due_on"]
            word = f"{due.year}Q{(due.month + 2) // 3}"
            dates.append((facts.quarter(word), f"手续“{row['step']}”计划完成"))
    plot = facts.rows("plots").get(start.site)
    if plot is not None:
        dates.append((facts.quarter(plot["ready"]), f"地块 {start.site} 可用季度"))
    return max(dates, key=lambda date: date[0])


def _against_wishes(facts: Facts, start: Start) -> Iterator[Finding]:
    def says(wish_quarter: str, wish_site: str) -> bool:
        return wish_quarter in ("", start.quarter) and wish_site in ("", start.site)

    wishes = facts.case.scenario
    for pin in wishes.pins:
        if pin.project == start.project_id and not says(pin.quarter, pin.site):
            yield fault("earliest_start", start.project_id, "与情景锁定的开工季度或地块不符")
    for f in wishes.forbids:
        if f.project == start.project_id and not f.leader and says(f.quarter, f.site):
            yield fault("earliest_start", start.project_id, "落在情景禁止的开工季度或地块上")


def check_plot_area(facts: Facts) -> Iterator[Finding]:
    """What stands on a plot fits it, is allowed there, and the plot is open by then."""
    for twice in repeated(opening.plot_id for opening in facts.plan.plots):
        yield fault("plot_area", twice, "同一地块启用了两次")
    for start in facts.plan.starts:
        need = exact(facts.start_project(start)["land_mu"])
        if exact(start.land_mu) != need:
            fact = f"用地 {start.land_mu:g} 亩，台账为 {float(need):g} 亩"
            yield fault("plot_area", start.project_id, fact)
        yield from _misplaced(facts, start)
    opened = {opening.plot_id: opening.year for opening in facts.plan.plots}
    for j, row in facts.rows("plots").items():
        guests = [s for s in facts.on_plots if s.site == j]
        back = [s for s in facts.plan.swaps if s.by == j]
        taken = sum((exact(s.land_mu) for s in guests), exact(0))
        taken += sum((exact(s.mu) for s in back), exact(0))
        if taken > exact(row["area_mu"]):
            over = float(taken - exact(row["area_mu"]))
            yield fault("plot_area", j, f"地块安排超出面积 {over:g} 亩")
        for word in [*(s.quarter for s in guests), *(s.quarter for s in back)]:
            if opened.get(j, 9999) > facts.case.scenario.span.year(facts.quarter(word)):
                yield fault("plot_area", j, f"地块在 {word} 使用，但当年尚未启用")
    for opening in facts.plan.plots:
        plot = facts.rows("plots").get(opening.plot_id)
        span = facts.case.scenario.span
        years = [span.year(t) for t in facts.quarters]
        if plot is None or not (
            span.year(max(1, facts.quarter(plot["ready"]))) <= opening.year <= years[-1]
        ):
            yield fault("plot_area", opening.plot_id, "启用了不存在、当年尚不可用或期外的地块")
        elif exact(opening.area_mu) != exact(plot["area_mu"]):
            fact = f"面积写作 {opening.area_mu:g} 亩，台账为 {plot['area_mu']:g} 亩"
            yield fault("plot_area", opening.plot_id, fact)


def _misplaced(facts: Facts, start: Start) -> Iterator[Finding]:
    """Place and park rules of one start."""
    land, row = facts.case.scenario.land, facts.start_project(start)
    plot = facts.rows("plots").get(start.site)
    if plot is None and start.site != "new":
        yield fault("plot_area", start.project_id, f"地块 {start.site} 不在台账中")
        return
    site = row["place"] if plot is None else plot["place"]
    place = facts.rows("places").get(str(site), {"place_kind": "", "allowed": ()})
    if row["industry"] in land.chemical_industries and place["place_kind"] != "化工园区":
        yield fault("plot_area", start.project_id, "化工项目不在化工园区")
    if plot is None:
        if row["outside_boundary"] and place["place_kind"] in PARKS:
            yield fault("plot_area", start.project_id, "园区项目在城镇开发边界外新增用地")
        return
    if plot["plot_kind"] == "腾挪指标":
        yield fault("plot_area", start.project_id, f"{start.site} 是腾挪的指标，不是地块")
    need = exact(row["land_mu"])
    if plot["plot_kind"] == "标准厂房" and need > exact(land.factory_most_mu):
        yield fault("plot_area", start.project_id, "用地超过标准厂房准入上限")
    moved = plot["place"] != row["place"]
    if moved and not land.relocate:
        yield fault("plot_area", start.project_id, "情景不允许异地安排")
    if moved and place["allowed"] and row["industry"] not in place["allowed"]:
        yield fault("plot_area", start.project_id, f"{plot['place']} 不允许该产业")


def missed_targets(facts: Facts) -> int:
    """The shortfall of starts against the cumulative target, added over the quarters."""
    wanted = shortfall = 0
    for t in facts.quarters:
        row = facts.rows("targets").get(facts.case.scenario.span.word(t))
        if row is not None and given(row["start_target"]):
            wanted += int(row["start_target"])
        begun = sum(facts.quarter(start.quarter) <= t for start in facts.plan.starts)
        shortfall += max(0, wanted - begun)
    return shortfall


def check_start_target(facts: Facts) -> Iterator[Finding]:
    """The missed targets that the plan admits to are those that it misses."""
    claimed, true = facts.plan.goal("missed_targets").value, missed_targets(facts)
    if exact(claimed) != true:
        fact = f"方案称累计缺口 {claimed:g}，按开工安排实为 {true}"
        yield fault("start_target", "missed_targets", fact)
