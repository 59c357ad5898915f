"""The toy county as numbers, each value worked by hand from its rows (tests/cases.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import POINTS, Tables, numbers_of, row, toy
from zsyz_model.case import GoalRules, LandRules, Pin, Scenario
from zsyz_model.planning.numbers import Candidate, Numbers, Plot, Scheme
from zsyz_model.planning.reading import every_quarter, merit_milli


def candidate(numbers: Numbers, project: str) -> Candidate:
    return next(c for c in numbers.candidates if c.project_id == project)


def changed(*edits: Callable[[Tables], object]) -> Numbers:
    """The numbers of the toy county after edits of its tables."""
    tables = toy_tables()
    for edit in edits:
        edit(tables)
    return numbers_of(toy(tables=tables))


def wished(pins: tuple[Pin, ...] = (), forbids: tuple[Pin, ...] = ()) -> Numbers:
    return numbers_of(toy(make_scenario(pins=pins, forbids=forbids)))


def test_running_and_refused_projects_are_no_candidates() -> None:
    """P4 runs already (开工) and is only led; P6 was refused at admission."""
    numbers = numbers_of(toy())

    assert [c.project_id for c in numbers.candidates] == ["P1", "P2", "P3", "P5"]
    assert numbers.led == {"P1": True, "P2": False, "P3": True, "P4": True, "P5": False}


def test_a_project_in_production_is_not_even_led() -> None:
    numbers = changed(lambda t: row(t, "projects", "P4").update(stage="投产"))

    assert "P4" not in numbers.led


def test_a_stalled_holder_waits_for_its_own_plot() -> None:
    """P5 holds a plot, although it has not started: it is led, but does not queue for land."""
    numbers = changed(lambda t: row(t, "plots", "J2").update(holder="P5"))

    assert [c.project_id for c in numbers.candidates] == ["P1", "P2", "P3"]
    assert "P5" in numbers.led
    assert numbers.plots[1].holder == "P5"


def test_land_and_windows_of_a_candidate() -> None:
    """P2 from quarter 2: J1 (60 亩, same place) fits its 50 亩, J2 (40 亩) does not."""
    p2 = candidate(numbers_of(toy()), "P2")

    assert (p2.land_hmu, p2.converted_hmu, p2.farmland_hmu) == (5000, 5000, 4000)
    assert (p2.listed, p2.must) == (False, False)
    assert p2.new_quarters == (2, 3, 4)
    assert p2.plot_quarters == {"J1": (2,)}


def test_on_a_plot_only_the_first_open_quarter_of_each_year_is_kept() -> None:
    """P5 (20 亩): J1 from 2027Q1, J2 in another town from its ready quarter 2027Q2; then 2028Q1."""
    assert candidate(numbers_of(toy(make_scenario(6))), "P5").plot_quarters == {
        "J1": (1, 5),
        "J2": (2, 5),
    }


def test_where_another_quarter_is_another_promise_every_open_quarter_is_kept() -> None:
    case = toy(make_scenario(6))

    p5 = candidate(every_quarter(case, numbers_of(case)), "P5")

    assert p5.plot_quarters == {"J1": (1, 2, 3, 4, 5, 6), "J2": (2, 3, 4, 5, 6)}
    assert p5.new_quarters == candidate(numbers_of(case), "P5").new_quarters


def test_without_relocation_only_plots_in_the_own_place_are_left() -> None:
    numbers = numbers_of(toy(make_scenario(land=LandRules(relocate=False))))

    assert candidate(numbers, "P5").plot_quarters == {"J1": (1,)}


def test_a_chemical_project_outside_the_chemical_park_has_no_new_land() -> None:
    assert candidate(numbers_of(toy()), "P3").new_quarters == (1, 2, 3, 4)
    moved = changed(lambda t: row(t, "projects", "P3").update(place="B"))
    assert candidate(moved, "P3").new_quarters == ()


def test_merit_is_score_times_root_of_yi_times_discount() -> None:
    """P1: 80 × √3 = 138.564064605…, then × 0.95 = 131.63586…, 125.05406…, 118.80136…"""
    assert candidate(numbers_of(toy()), "P1").merit_milli == (138564, 131636, 125054, 118801)


@pytest.mark.parametrize(
    ("total", "invest_wan", "power", "discount", "t", "milli"),
    [
        (60, 15000, 0.0, 0.95, 1, 60000),
        (60, 15000, 1.0, 0.95, 1, 90000),
        (60, 40000, 0.5, 0.9, 3, 97200),  # 60 × 2 × 0.81
        (0.01, 10000, 0.0, 0.05, 2, 0),  # 0.5 thousandths: half to even
        (0.03, 10000, 0.0, 0.05, 2, 2),  # 1.5 thousandths: half to even
    ],
)
def test_merit_in_thousandths(
    total: float, invest_wan: float, power: float, discount: float, t: int, milli: int
) -> None:
    assert merit_milli(total, invest_wan, power, discount, t) == milli


def test_the_scenario_sets_power_and_discount() -> None:
    goals = GoalRules(discount=0.5, invest_power=0.0)

    p1 = candidate(numbers_of(toy(make_scenario(goals=goals))), "P1")

    assert p1.merit_milli == (80000, 40000, 20000, 10000)


def test_an_open_procedure_postpones_the_start() -> None:
    """Due on 15 August: quarter 3. A finished step postpones nothing."""
    steps = [
        {"project_id": "P1", "step": "环评", "due_on": pd.Timestamp("2027-08-15")},
        {"project_id": "P5", "step": "环评", "due_on": pd.Timestamp("2027-08-15"),
         "done_on": pd.Timestamp("2026-12-01")},
    ]  # fmt: skip
    numbers = changed(lambda t: t.update(procedures=steps))

    assert candidate(numbers, "P1").new_quarters == (3, 4)
    assert candidate(numbers, "P5").new_quarters == (1, 2, 3, 4)
    assert candidate(numbers, "P5").plot_quarters["J1"] == (1,)


def test_a_pinned_quarter_makes_the_start_a_must() -> None:
    p2 = candidate(wished(pins=(Pin("P2", quarter="2027Q3"),)), "P2")

    assert p2.must
    assert (p2.new_quarters, p2.plot_quarters) == ((3,), {"J1": (3,)})


def test_a_pinned_site_leaves_no_other() -> None:
    p5 = candidate(wished(pins=(Pin("P5", site="J2"),)), "P5")

    assert p5.must
    assert (p5.new_quarters, p5.plot_quarters) == ((), {"J2": (2,)})


def test_a_pinned_leader_alone_does_not_force_a_start() -> None:
    numbers = wished(pins=(Pin("P5", leader="L2"),))

    assert not candidate(numbers, "P5").must
    assert numbers.pinned == {("P5", "L2")}


def test_forbidden_quarters_and_sites_are_left_out() -> None:
    """J1 is barred in 2027Q1, so that quarter 2 is its first of the year."""
    forbids = (Pin("P5", site="new"), Pin("P5", site="J1", quarter="2027Q1"))

    p5 = candidate(wished(forbids=forbids), "P5")

    assert (p5.new_quarters, p5.plot_quarters) == ((), {"J1": (2,), "J2": (2,)})


def test_a_forbidden_leader_does_not_touch_the_quarters() -> None:
    numbers = wished(forbids=(Pin("P5", leader="L2"),))

    assert candidate(numbers, "P5").new_quarters == (1, 2, 3, 4)
    assert ("P5", "L2") not in {(x.project_id, x.leader_id) for x in numbers.pairs}


def test_plots_with_credit_money_and_debt() -> None:
    """批而未供2017前 earns 50 %; 8 万元 are 800 hundredths, 20 万元 are 200 000 元."""
    assert numbers_of(toy()).plots == (
        Plot("J1", 6000, 1, 50, 800, 200_000),
        Plot("J2", 4000, 2, 0, 500, 100_000, holder="P4", due=4),
    )


def test_dates_outside_the_horizon_are_brought_to_its_ends() -> None:
    numbers = changed(
        lambda t: row(t, "plots", "J1").update(ready="2025Q2"),
        lambda t: row(t, "plots", "J2").update(repay_by="2029Q1"),
        lambda t: row(t, "schemes", "S1").update(earliest="2024Q1"),
    )

    assert (numbers.plots[0].ready, numbers.plots[1].due) == (1, 4)
    assert numbers.schemes[0].earliest == 1


def test_quota_that_a_holder_releases_is_a_lot_on_which_nobody_stands() -> None:
    numbers = changed(lambda t: row(t, "plots", "J2").update(plot_kind="腾挪指标"))

    [lot] = numbers.lots
    assert (lot.plot_id, lot.holder, lot.due, lot.quota) == ("J2", "P4", 4, True)
    assert all("J2" not in c.plot_quarters for c in numbers.candidates)


def test_a_holder_counts_only_on_a_plot_for_swapping() -> None:
    numbers = changed(lambda t: row(t, "plots", "J2").update(plot_kind="低效"))

    assert (numbers.plots[1].holder, numbers.plots[1].due) == ("", 0)


def test_schemes_targets_and_money() -> None:
    numbers = numbers_of(toy())

    assert numbers.schemes == (Scheme("S1", 5000, 3_000_000, 2, 1),)
    assert numbers.target == (1, 1, 1, 1)
    assert numbers.budget_yuan == {2027: 30_000_000}
    assert (numbers.farmland_percent, numbers.swap_farmland_percent) == (90, 100)
    assert numbers.schemes_at_once == 3


def test_quota_arrives_by_quarter_and_kind() -> None:
    numbers = numbers_of(toy())

    assert numbers.released_hmu == (8000, 6000, 6000, 4000)
    assert numbers.stock_hmu == (10000, 0, 0, 0)
    assert numbers.plan_hwan == (200, 200, 200, 200)


def test_quota_from_before_counts_in_the_first_quarter_and_later_quota_not_at_all() -> None:
    more = [
        {"quarter": "2026Q4", "quota_kind": "计划指标", "amount": 5.5, "price_wan": 9},
        {"quarter": "2028Q1", "quota_kind": "计划指标", "amount": 100},
    ]

    numbers = changed(lambda t: t["quota"].extend(more))

    assert numbers.released_hmu == (8550, 6000, 6000, 4000)
    assert numbers.plan_hwan == (200, 200, 200, 200)


def test_a_quarter_without_a_price_has_the_scenarios() -> None:
    """The table prices 占补数量 in quarter 1 only, at 13.8."""
    land = LandRules(balance_wan_per_mu=20.25, plan_wan_per_mu=1.5)
    tables = toy_tables()
    tables["quota"] = tables["quota"][-1:]

    numbers = numbers_of(toy(make_scenario(land=land), tables))

    assert numbers.balance_hwan == (1380, 2025, 2025, 2025)
    assert numbers.plan_hwan == (150, 150, 150, 150)


def test_missing_sheets_read_as_nothing() -> None:
    tables = {name: toy_tables()[name] for name in ("places", "leaders", "projects")}

    numbers = numbers_of(toy(tables=tables))

    assert (numbers.plots, numbers.schemes, numbers.budget_yuan) == ((), (), {})
    assert numbers.released_hmu == numbers.stock_hmu == numbers.target == (0, 0, 0, 0)


def test_numbers_do_not_depend_on_the_order_of_the_rows() -> None:
    turned = {name: rows[::-1] for name, rows in toy_tables().items()}

    assert numbers_of(toy(tables=turned)) == numbers_of(toy())
    assert numbers_of(toy(), dict(reversed(POINTS.items()))) == numbers_of(toy())


def test_the_horizon_is_the_scenarios() -> None:
    scenario = make_scenario(2)
    late: Scenario = replace(scenario, horizon=replace(scenario.horizon, first_quarter="2027Q3"))

    numbers = numbers_of(toy(late))

    assert [numbers.horizon.word(t) for t in numbers.quarters] == ["2027Q3", "2027Q4"]
    assert numbers.released_hmu == (8000 + 6000 + 6000, 4000)


def test_a_scheme_can_be_launched_from_its_own_quarter_or_from_the_first() -> None:
    """Without one, or with one that is past, from quarter 1 on."""
    for earliest, quarter in (("2027Q3", 3), ("2026Q1", 1), (None, 1)):
        tables = toy_tables()
        tables["schemes"][0].update(earliest=earliest)
        assert numbers_of(toy(tables=tables)).schemes[0].earliest == quarter


def test_a_quarter_without_a_target_has_none() -> None:
    numbers = changed(lambda t: t.update(targets=[{"quarter": "2027Q2", "start_target": 2}]))

    assert numbers.target == (0, 2, 0, 0)
