"""Crimes with starts and plots: one_start, earliest_start, plot_area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.judge.crimes.forging import crime, facts_of, honest, instead, moved, settled, with_start
from zsyz_model.case import LandSource, Opening, Outcome, Plan, Start, missing

NOBODY = "无此项目"


def _in_order(outcome: Outcome) -> list[Start]:
    """Starts that draw on no county quota first, the least land first."""
    return sorted(
        outcome.plan.starts,
        key=lambda s: (sum(x.kind in ("计划指标", "节余指标") for x in s.sources), s.land_mu),
    )


def _on_plots(outcome: Outcome) -> list[Start]:
    """Starts on plots, where most of the plot is free first."""
    area = {o.plot_id: o.area_mu for o in outcome.plan.plots}
    starts = [s for s in outcome.plan.starts if s.site != "new"]
    return sorted(starts, key=lambda s: -area.get(s.site, 0.0) + s.land_mu)


def _quarter(outcome: Outcome, start: Start) -> int:
    return outcome.case.scenario.span.place(start.quarter)


def _to(outcome: Outcome, start: Start, t: int) -> Plan:
    word = outcome.case.scenario.span.word(t)
    starts = instead(outcome.plan.starts, start, moved(start, word))
    return honest(outcome, replace(outcome.plan, starts=starts))


def _added(outcome: Outcome, project: str, land_mu: float, converted_mu: float) -> Plan:
    """A start on new land in the last quarter."""
    last = outcome.case.scenario.span.quarters[-1]
    parts = (LandSource("计划指标", converted_mu, last),) if converted_mu else ()
    start = Start(project, last, "new", land_mu, parts)
    return honest(outcome, replace(outcome.plan, starts=(*outcome.plan.starts, start)))


@crime("one_start")
def a_project_starts_twice(outcome: Outcome) -> Iterator[Plan]:
    for start in (*_on_plots(outcome), *_in_order(outcome)):
        yield honest(outcome, replace(outcome.plan, starts=(*outcome.plan.starts, start)))


@crime("one_start")
def a_running_project_starts(outcome: Outcome) -> Iterator[Plan]:
    for p in outcome.admission.kept:
        row = facts_of(outcome).rows("projects")[p]
        if row["stage"] == "开工":
            yield _added(outcome, p, float(row["land_mu"]), float(row["converted_mu"]))


@crime("one_start")
def a_refused_project_starts(outcome: Outcome) -> Iterator[Plan]:
    for p in outcome.admission.refused:
        row = facts_of(outcome).rows("projects")[p]
        yield _added(outcome, p, float(row["land_mu"]), float(row["converted_mu"]))


@crime("one_start")
def an_unknown_project_starts(outcome: Outcome) -> Iterator[Plan]:
    yield _added(outcome, NOBODY, 0.0, 0.0)


@crime("one_start")
def a_must_start_is_left_out(outcome: Outcome) -> Iterator[Plan]:
    rows = facts_of(outcome).rows("projects")
    for start in _in_order(outcome):
        if rows[start.project_id]["must_start"]:
            starts = instead(outcome.plan.starts, start)
            yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("earliest_start")
def a_start_before_its_project_is_ready(outcome: Outcome) -> Iterator[Plan]:
    rows, span = facts_of(outcome).rows("projects"), outcome.case.scenario.span
    for start in _in_order(outcome):
        own = rows[start.project_id]["earliest"]
        if not missing(own) and span.place(own) > 1:
            yield _to(outcome, start, span.place(own) - 1)


@crime("earliest_start")
def a_start_before_its_procedures_end(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    pending = {
        row["project_id"]: span.place(f"{row['due_on'].year}Q{row['due_on'].quarter}")
        for row in facts_of(outcome).rows("procedures").values()
        if missing(row["done_on"]) and not missing(row["due_on"])
    }
    for start in _in_order(outcome):
        if pending.get(start.project_id, 0) > 1:
            yield _to(outcome, start, pending[start.project_id] - 1)


@crime("earliest_start")
def a_start_before_its_plot_is_ready(outcome: Outcome) -> Iterator[Plan]:
    plots, span = facts_of(outcome).rows("plots"), outcome.case.scenario.span
    for start in _on_plots(outcome):
        ready = span.place(plots[start.site]["ready"])
        waits = ready == _quarter(outcome, start) > 1
        if waits and span.year(ready - 1) == span.year(ready):
            yield _to(outcome, start, ready - 1)


@crime("earliest_start")
def a_start_after_the_horizon(outcome: Outcome) -> Iterator[Plan]:
    for start in outcome.plan.starts:
        if start.site == "new":
            yield _to(outcome, start, outcome.case.scenario.span.length + 1)


@crime("earliest_start")
def a_start_in_no_quarter_at_all(outcome: Outcome) -> Iterator[Plan]:
    for start in _in_order(outcome):
        starts = instead(outcome.plan.starts, start, moved(start, "2027年一季度"))
        yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("earliest_start")
def a_start_off_its_pinned_quarter(outcome: Outcome) -> Iterator[Plan]:
    pinned = {pin.project for pin in outcome.case.scenario.pins if pin.quarter}
    for start in outcome.plan.starts:
        t = _quarter(outcome, start)
        if start.project_id in pinned and t < outcome.case.scenario.span.length:
            yield _to(outcome, start, t + 1)


@crime("earliest_start")
def a_start_in_a_forbidden_quarter(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for forbid in outcome.case.scenario.forbids:
        for start in outcome.plan.starts:
            if start.project_id == forbid.project and forbid.quarter and not forbid.leader:
                yield _to(outcome, start, span.place(forbid.quarter))


@crime("plot_area")
def a_start_too_large_for_its_plot(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for opening in outcome.plan.plots:
        for start in sorted(outcome.plan.starts, key=lambda s: -s.land_mu):
            same_year = opening.year <= span.year(_quarter(outcome, start))
            if start.site == "new" and start.land_mu > opening.area_mu and same_year:
                there = settled(start, opening.plot_id, start.quarter)
                starts = instead(outcome.plan.starts, start, there)
                yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("plot_area")
def a_start_with_a_hundredth_too_much_land(outcome: Outcome) -> Iterator[Plan]:
    for start in _on_plots(outcome):
        yield with_start(outcome.plan, start, land_mu=round(start.land_mu + 0.01, 2))


@crime("plot_area")
def a_plot_used_but_never_opened(outcome: Outcome) -> Iterator[Plan]:
    swapped = {swap.plot_id for swap in outcome.plan.swaps}
    used = {start.site for start in outcome.plan.starts} - swapped
    for opening in outcome.plan.plots:
        if opening.plot_id in used:
            plots = instead(outcome.plan.plots, opening)
            yield honest(outcome, replace(outcome.plan, plots=plots))


@crime("plot_area")
def a_plot_opened_twice(outcome: Outcome) -> Iterator[Plan]:
    for opening in sorted(outcome.plan.plots, key=lambda o: o.cost_wan):
        plots = (*outcome.plan.plots, opening)
        yield honest(outcome, replace(outcome.plan, plots=plots))


@crime("plot_area")
def a_plot_opened_before_it_is_there(outcome: Outcome) -> Iterator[Plan]:
    for opening in outcome.plan.plots:
        early = replace(opening, year=outcome.case.scenario.span.year(1) - 1)
        plots = instead(outcome.plan.plots, opening, early)
        yield honest(outcome, replace(outcome.plan, plots=plots))


@crime("plot_area")
def an_unknown_plot_opened(outcome: Outcome) -> Iterator[Plan]:
    opening = Opening("无此地块", outcome.case.scenario.span.year(1), 0.0, 0.0)
    yield honest(outcome, replace(outcome.plan, plots=(*outcome.plan.plots, opening)))


@crime("plot_area")
def a_start_on_an_unknown_plot(outcome: Outcome) -> Iterator[Plan]:
    for start in _on_plots(outcome):
        starts = instead(outcome.plan.starts, start, settled(start, "无此地块", start.quarter))
        yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("plot_area")
def a_chemical_project_outside_its_park(outcome: Outcome) -> Iterator[Plan]:
    facts, chemical = facts_of(outcome), outcome.case.scenario.land.chemical_industries
    parks = {g for g, row in facts.rows("places").items() if row["place_kind"] == "化工园区"}
    for start in outcome.plan.starts:
        if facts.rows("projects")[start.project_id]["industry"] in chemical:
            for opening in outcome.plan.plots:
                if facts.rows("plots")[opening.plot_id]["place"] not in parks:
                    there = settled(start, opening.plot_id, start.quarter)
                    starts = instead(outcome.plan.starts, start, there)
                    yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("plot_area")
def a_factory_let_to_too_large_a_project(outcome: Outcome) -> Iterator[Plan]:
    plots, most = facts_of(outcome).rows("plots"), outcome.case.scenario.land.factory_most_mu
    for opening in outcome.plan.plots:
        if plots[opening.plot_id]["plot_kind"] == "标准厂房":
            for start in reversed(_in_order(outcome)):
                if start.land_mu > most and start.site == "new":
                    there = settled(start, opening.plot_id, start.quarter)
                    starts = instead(outcome.plan.starts, start, there)
                    yield honest(outcome, replace(outcome.plan, starts=starts))


@crime("plot_area")
def a_start_in_another_place_against_the_scenario(outcome: Outcome) -> Iterator[Plan]:
    facts, span = facts_of(outcome), outcome.case.scenario.span
    if outcome.case.scenario.land.relocate:
        return
    for start in _on_plots(outcome):
        home = facts.rows("projects")[start.project_id]["place"]
        for opening in outcome.plan.plots:
            plot = facts.rows("plots")[opening.plot_id]
            t = max(span.place(plot["ready"]), _quarter(outcome, start))
            if plot["place"] != home and plot["area_mu"] >= start.land_mu and t <= span.length:
                there = settled(start, opening.plot_id, span.word(t))
                starts = instead(outcome.plan.starts, start, there)
                yield honest(outcome, replace(outcome.plan, starts=starts))
