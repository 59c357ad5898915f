"""Relations that must hold between plans of changed counties, on the toy county."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import EXACT, POINTS, Tables, goals_of, plan_of, row, toy
from zsyz_model.case import LandRules, LeaderRules, Pin, Plan

BETTER = {"missed_targets": -1, "merit": 1, "fit": 1, "fairness": -1, "land_cost": -1}
"""Which way each goal is better."""


def document(plan: Plan) -> dict[str, Any]:
    """plan.json without its time."""
    return {name: value for name, value in plan.to_json().items() if name != "seconds"}


def ranked(plan: Plan) -> tuple[float, ...]:
    """The goals in order, larger is better: two plans compare as planners compare them."""
    return tuple(BETTER[goal.name] * goal.value for goal in plan.goals)


def changed(*edits: Callable[[Tables], object]) -> Plan:
    tables = toy_tables()
    for edit in edits:
        edit(tables)
    return plan_of(toy(tables=tables))


def scarce(tables: Tables) -> None:
    """Less quota, less money and fewer hours than the toy county wants."""
    row(tables, "quota", "2027Q3")["amount"] = 0
    row(tables, "budget", 2027)["land_wan"] = 1200  # type: ignore[arg-type]
    row(tables, "leaders", "L2")["hours"] = 5


def test_the_order_of_the_rows_does_not_reach_a_scarce_county() -> None:
    def turn(tables: Tables) -> None:
        for rows in tables.values():
            rows.reverse()

    assert document(changed(scarce, turn)) == document(changed(scarce))


def test_renaming_projects_leaders_and_plots_keeps_the_goals() -> None:
    """New names in another order: P1 … P6 become Z6 … Z1, and so on."""
    names = {f"P{i}": f"Z{7 - i}" for i in range(1, 7)}
    names |= {f"L{i}": f"M{4 - i}" for i in range(1, 4)} | {"J1": "地块乙", "J2": "地块 甲"}
    tables = {
        name: [{column: renamed(value, names) for column, value in row.items()} for row in rows]
        for name, rows in toy_tables().items()
    }
    points = {names[p]: value for p, value in POINTS.items()}

    plan = plan_of(toy(tables=tables), points)

    assert goals_of(plan) == goals_of(plan_of(toy()))
    assert {s.project_id for s in plan.starts} == {names[p] for p in ("P1", "P2", "P3", "P5")}


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    return names.get(value, value) if isinstance(value, str) else value


def more_quota(tables: Tables) -> None:
    row(tables, "quota", "2027Q2")["amount"] += 30


def more_money(tables: Tables) -> None:
    row(tables, "budget", 2027)["land_wan"] += 400  # type: ignore[arg-type]


def one_more_leader(tables: Tables) -> None:
    tables["leaders"].append({**tables["leaders"][1], "leader_id": "L9"})


def one_more_plot(tables: Tables) -> None:
    tables["plots"].append({**tables["plots"][0], "plot_id": "J9", "area_mu": 55})


def more_hours(tables: Tables) -> None:
    row(tables, "leaders", "L2")["hours"] += 3


def no_budget(tables: Tables) -> None:
    del tables["budget"]


@pytest.mark.parametrize(
    "gift", [more_quota, more_money, one_more_leader, one_more_plot, more_hours, no_budget]
)
def test_a_gift_never_worsens_a_scarce_county(gift: Callable[[Tables], object]) -> None:
    assert ranked(changed(scarce, gift)) >= ranked(changed(scarce))


def test_some_gift_does_better_a_scarce_county() -> None:
    """The relation above would hold idly if nothing were scarce."""
    assert ranked(changed(scarce, no_budget)) > ranked(changed(scarce))


def test_scarcity_worsens_the_toy_county() -> None:
    assert ranked(changed(scarce)) < ranked(changed())


@pytest.mark.parametrize(
    "dropped",
    [
        {"land": LandRules(schemes_at_once=99)},
        {"leaders": LeaderRules(compulsory_stages=())},
        {"land": LandRules(farmland_share=1.0)},
    ],
)
def test_a_looser_rule_is_never_worse(dropped: dict[str, Any]) -> None:
    tables = toy_tables()
    scarce(tables)

    loose = plan_of(toy(make_scenario(solver=EXACT, **dropped), tables))

    assert ranked(loose) >= ranked(changed(scarce))


def test_forbidding_a_chosen_start_or_pair_is_never_better() -> None:
    plan = plan_of(toy())
    starts = [
        Pin(s.project_id, quarter=s.quarter, site=s.site) for s in plan.starts if s.site != "new"
    ]
    pairs = [
        Pin(lead.project_id, leader=lead.leader_id)
        for lead in plan.leads
        if lead.project_id != "P4"
    ]

    for forbidden in (*starts, *pairs):
        worse = plan_of(toy(make_scenario(solver=EXACT, forbids=(forbidden,))))
        assert ranked(worse) < ranked(plan)


def test_pinning_what_was_chosen_changes_nothing() -> None:
    plan = plan_of(toy())
    pins = (
        *(Pin(s.project_id, quarter=s.quarter, site=s.site) for s in plan.starts),
        *(Pin(lead.project_id, leader=lead.leader_id) for lead in plan.leads),
    )

    again = plan_of(toy(make_scenario(solver=EXACT, pins=pins)))

    assert document(again) == document(plan)


def test_dearer_by_a_factor_costs_more_by_the_factor() -> None:
    """Ten times every price, fixed cost and budget: the same plan at ten times the cost."""

    def dearer(tables: Tables) -> None:
        for table, columns in (
            ("quota", ("price_wan",)),
            ("plots", ("unit_wan", "fixed_wan")),
            ("schemes", ("cost_wan",)),
            ("budget", ("land_wan",)),
        ):
            for one in tables[table]:
                one.update({name: one[name] * 10 for name in columns})

    land = LandRules(balance_wan_per_mu=138.0)
    tables = toy_tables()
    dearer(tables)

    ten = plan_of(toy(make_scenario(solver=EXACT, land=land), tables))
    one = plan_of(toy())

    assert ten.goal("land_cost").value == pytest.approx(10 * one.goal("land_cost").value)
    assert (ten.starts, ten.leads, ten.land) == (one.starts, one.leads, one.land)
