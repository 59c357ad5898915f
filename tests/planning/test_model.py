"""The halves put together: which limits they hold, and what a hand-made plan breaks."""

from __future__ import annotations

from dataclasses import replace

import pulp
import pytest

from tests.planning.numbers_for_tests import NUMBERS, terms
from zsyz_model.planning.model import Half, Model, compose, goal, key_weight, ties
from zsyz_model.planning.rows import MU
from zsyz_model.solver import broken_rows

LAND = {
    "one_start", "earliest_start", "plot_once", "plot_area", "plot_open", "start_target", "conversion",
    "plan_quota", "linkage_quota", "farmland_balance", "swap_repaid", "scheme_once",
    "scheme_capacity", "land_budget",
}  # fmt: skip
TIGHT = {
    "tight_quota",
    "tight_plot",
    "tight_buying",
    "tight_using",
    "tight_both",
    "packed_once",
    "packed_in",
}
LEADERS = {"one_leader", "leader_hours", "leader_count", "pair_rules"}

BY_HAND = {
    **{f"begun__p01__t{t:02d}": 1.0 for t in (1, 2, 3, 4)},
    "settled__p02__j01__t02": 1.0,
    "settled__p03__j02__t03": 1.0,
    "opened__j01__y2027": 1.0,
    "opened__j01__y2028": 1.0,
    "packed__j01__s000": 1.0,
    "opened__j02__y2027": 1.0,
    "opened__j02__y2028": 1.0,
    "repaid__j02__quota__t04": 1.0,
    "launched__k01__t01": 1.0,
    "launched__k01__t02": 1.0,
    "plan_used__t01": 8000.0,
    "linkage_used__t04": 4000.0,
    "bought__t01": 1000.0,
    "lead__p01__l01": 1.0,
    "lead__p02__l01": 1.0,
    "lead__p03__l02": 1.0,
    "lead__p04__l01": 1.0,
}
"""PA on new land at once, PB on J1 in 2 (PB and PC could share it), PC on J2 in 3; X1 gets 40 亩 of K1's surplus in 4.

Targets 1, 2, 2, 3 are met by 1, 2, 3, 3 starts. Farmland in 4: 60 + 28 of 60 + 10 + 36.
"""


def families(model: Model) -> set[str]:
    """The limits of a model, by the first word of their rows."""
    return {row.name.split("__")[0] for row in model.problem.constraints()}


def point(model: Model, **changed: float) -> dict[str, float]:
    """The plan by hand, with changes, as a full point."""
    known = BY_HAND | changed
    return {v.name: known.get(v.name, 0.0) for v in model.problem.variables()}


def value(model: Model, name: str) -> float:
    values = point(model)
    return float(sum(c * values[v.name] for v, c in goal(model, name).items()))


def test_each_half_holds_its_own_limits_and_joint_ties_them() -> None:
    assert families(compose(NUMBERS, Half.LAND)) == LAND | TIGHT
    assert families(compose(NUMBERS, Half.LEADERS)) == LEADERS
    assert families(compose(NUMBERS)) == LAND | TIGHT | LEADERS | {"leader_for_start"}
    assert families(compose(NUMBERS, tight=False)) == LAND | LEADERS | {"leader_for_start"}


def test_a_plan_by_hand_keeps_every_row() -> None:
    model = compose(NUMBERS)

    assert list(broken_rows(model.problem, point(model))) == []


def test_the_goals_of_a_plan_by_hand() -> None:
    """Merit 9 + 4.75 + 3.61; fit 55 + 45 + 80 + 75; cost in 万元.

    Cost: plots 20 + 10, PB on J1 30 × 8, PC on J2 20 × 5, K1 300, quota 80 × 2, bought 10 × 13.8.
    """
    model = compose(NUMBERS)

    assert value(model, "missed_targets") == 0
    assert value(model, "merit") == pytest.approx(-17.36)
    assert value(model, "fit") == -255
    assert value(model, "land_cost") == pytest.approx(20 + 10 + 240 + 100 + 300 + 160 + 138)


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ({"settled__p02__j01__t03": 1}, "one_start__p02"),
        ({"begun__p01__t02": 0}, "earliest_start__p01__t02"),
        ({"opened__j01__y2027": 0}, "plot_area__j01__y2027"),
        ({"settled__p02__j01__t02": 0}, "start_target__t02"),
        ({"plan_used__t01": 7999}, "conversion__t01"),
        ({"plan_used__t01": 8001}, "plan_quota__t01"),
        ({"linkage_used__t03": 5001}, "linkage_quota__t03"),
        ({"bought__t01": 999}, "farmland_balance__t01"),
        ({"repaid__j02__quota__t04": 0}, "swap_repaid__j02"),
        ({"launched__k02__t02": 1, "launched__k02__t03": 1}, "scheme_capacity__t02"),
        ({"launched__k01__t02": 0}, "scheme_once__k01__t02"),
        ({"opened__j02__y2028": 0}, "plot_once__j02__y2028"),
        ({"bought__t01": 20000}, "land_budget__y2027"),
        ({"lead__p01__l02": 1}, "one_leader__p01"),
        ({"lead__p02__l01": 0}, "leader_for_start__p02"),
        ({"lead__p01__l02": 2}, "leader_hours__l02"),
        ({"lead__p01__l02": 1}, "leader_count__l02__most"),
        ({"lead__p03__l02": 0}, "pair_rules__p03__l02"),
    ],
)
def test_a_planted_breach_breaks_its_own_row(changed: dict[str, float], row: str) -> None:
    model = compose(NUMBERS)

    broken = [fault.split()[0] for fault in broken_rows(model.problem, point(model, **changed))]

    assert row in broken


def test_an_unknown_goal_is_refused() -> None:
    with pytest.raises(KeyError, match="beauty"):
        goal(compose(NUMBERS), "beauty")


@pytest.mark.parametrize(
    ("key", "weight"),
    [("lead/P001/L01", 3713), ("start/PA/new/2027Q3", 2919), ("open/J1/2027", 8802)],
)
def test_key_weights_are_the_first_eight_bytes_of_sha256(key: str, weight: int) -> None:
    """1 + (first 16 hex digits of sha256sum) mod 9999, worked outside Python's hashlib."""
    assert key_weight(key) == weight


def test_ties_weigh_business_keys_and_use_quota_late() -> None:
    """With 4 quarters: plan quota (10 − t)/100, linkage and purchases (5 − t)/100 a unit."""
    model = compose(NUMBERS)

    weights = {v.name: c for v, c in ties(model).items()}

    assert weights["lead__p01__l01"] == key_weight("lead/PA/L1")
    assert weights["begun__p02__t03"] == key_weight("start/PB/new/2028Q1")
    assert weights["repaid__j02__j01__t02"] == key_weight("repay/J2/J1/2027Q4")
    assert [weights[f"plan_used__t0{t}"] for t in (1, 4)] == [0.09, 0.06]
    assert [weights[f"linkage_used__t0{t}"] for t in (1, 4)] == [0.04, 0.01]


def test_solver_names_never_carry_the_ledgers_words() -> None:
    """PuLP would read "项目 甲" and "项目-甲" as one name."""
    twins = tuple(
        replace(NUMBERS.candidates[1], project_id=name, plot_quarters={})
        for name in ("项目-甲", "项目 甲")
    )
    numbers = replace(NUMBERS, candidates=twins, led=dict.fromkeys(("项目-甲", "项目 甲"), False))
    numbers = replace(numbers, pairs=(), pinned=frozenset())

    names = [v.name for v in compose(numbers, Half.LAND).problem.variables()]

    assert len(names) == len(set(names))
    assert all(name.isascii() for name in names)


def test_flows_are_whole_hundredths_of_a_mu() -> None:
    model = compose(NUMBERS, Half.LAND)

    assert all(x.cat == pulp.LpInteger for x in model.made.plan_used.values())
    assert terms({model.made.plan_used[1]: 1 / MU}) == "+0.01·plan_used__t01"
