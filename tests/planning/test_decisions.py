"""From values to records, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import asdict, replace

from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.test_model import point
from zsyz_model.case import LandSource, Launch, Lead, Opening, Start, Swap
from zsyz_model.planning import decisions
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.model import compose

NO_FLOW = {1: 0, 2: 0, 3: 0, 4: 0}
CHOSEN = Chosen(
    starts={"PA": ("new", 1), "PB": ("J1", 2), "PC": ("J2", 3)},
    opened={"J1": 2027, "J2": 2027},
    repaid={"J2": ("quota", 4)},
    launched={"K1": 1},
    plan_used=NO_FLOW | {1: 8000},
    linkage_used=NO_FLOW | {4: 4000},
    bought={1: 1000, 3: 0},
    leads={"PA": "L1", "PB": "L1", "PC": "L2", "R1": "L1"},
)
"""The plan of test_model.BY_HAND."""


def test_choose_reads_a_staircase_as_one_start() -> None:
    model = compose(NUMBERS)

    assert asdict(decisions.choose(model.made, point(model))) == asdict(CHOSEN)


def test_choose_forgives_the_solvers_last_digits() -> None:
    model = compose(NUMBERS)
    off = {"begun__p01__t01": 1 - 1e-7, "plan_used__t01": 7999.9999997, "lead__p01__l02": 1e-7}

    assert asdict(decisions.choose(model.made, point(model, **off))) == asdict(CHOSEN)


def test_every_start_says_where_its_land_comes_from() -> None:
    assert decisions.read_starts(NUMBERS, CHOSEN) == (
        Start("PA", "2027Q3", "new", 100.0, (LandSource("计划指标", 80.0, "2027Q3"),)),
        Start("PB", "2027Q4", "J1", 30.0, (LandSource("存量地块", 30.0, "2027Q4"),)),
        Start("PC", "2028Q1", "J2", 20.0, (LandSource("存量地块", 20.0, "2028Q1"),)),
    )


def test_a_listed_project_takes_no_county_quota() -> None:
    [start] = decisions.read_starts(NUMBERS, replace(CHOSEN, starts={"PC": ("new", 1)}))

    assert start.sources == (LandSource("清单配置", 20.0, "2027Q3"),)


def test_plan_quota_is_handed_out_before_linkage_in_the_order_of_the_keys() -> None:
    """In quarter 4 PA needs 80 亩 and X1 40; there are 50 of the plan and 70 of linkage."""
    late = replace(
        CHOSEN,
        starts={"PA": ("new", 4)},
        plan_used=NO_FLOW | {4: 5000},
        linkage_used=NO_FLOW | {4: 7000},
    )

    assert decisions.read_sources(NUMBERS, late) == {
        ("start", "PA"): (
            LandSource("计划指标", 50.0, "2028Q2"),
            LandSource("节余指标", 30.0, "2028Q2"),
        ),
        ("swap", "J2"): (LandSource("节余指标", 40.0, "2028Q2"),),
    }


def test_leads_carry_hours_fit_and_whether_they_changed() -> None:
    """PA is L1's today, PB was L2's, PC had nobody; 150 minutes are 2.5 hours."""
    leads = decisions.read_leads(NUMBERS, CHOSEN.leads, {"PA": "L1", "PB": "L2"})

    assert leads == (
        Lead("PA", "L1", 1.5, 55, False),
        Lead("PB", "L1", 1.0, 45, True),
        Lead("PC", "L2", 2.5, 80, False),
        Lead("R1", "L1", 2.5, 75, False),
    )


def test_a_swap_says_how_and_when_its_holder_is_repaid() -> None:
    quota = (LandSource("节余指标", 40.0, "2028Q2"),)
    on_plot = replace(CHOSEN, repaid={"J2": ("J1", 2)})

    assert decisions.read_swaps(NUMBERS, CHOSEN) == (
        Swap("J2", "X1", 40.0, "quota", "2028Q2", "2028Q2", quota),
    )
    assert decisions.read_swaps(NUMBERS, on_plot) == (
        Swap("J2", "X1", 40.0, "J1", "2027Q4", "2028Q2", ()),
    )


def test_openings_and_launches() -> None:
    assert decisions.read_openings(NUMBERS, CHOSEN) == (
        Opening("J1", 2027, 60.0, 20.0),
        Opening("J2", 2027, 40.0, 10.0),
    )
    assert decisions.read_launches(NUMBERS, CHOSEN) == (
        Launch("K1", "2027Q3", "2028Q1", 50.0, 300.0),
    )
