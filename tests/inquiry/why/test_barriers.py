"""What breaks when a choice is forced and nothing else moves: worked by hand on the toy county."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import make_scenario, toy_case, toy_tables
from tests.inquiry.why.test_asking import CASE, KNOWN
from tests.planning.toys import row, toy
from zsyz_model.case import Case, Pin
from zsyz_model.case.whys import Barrier
from zsyz_model.inquiry import Known, ask, know, wished
from zsyz_model.inquiry.why.barriers import find_barriers
from zsyz_model.pipeline import admit
from zsyz_model.planning.reading import read_numbers


def _barriers(known: Known, case: Case, project: str) -> tuple[Barrier, ...]:
    after = ask(known, case).plan
    return find_barriers(read_numbers(*admit(case)), known.plan, project, case.scenario, after)


def test_nothing_breaks_where_there_is_room() -> None:
    assert _barriers(KNOWN, wished(CASE, pins=[Pin("P1", "L1")]), "P1") == ()


def test_a_leader_without_time_is_over_his_hours() -> None:
    """L2 has 10 hours; with 4.5 for P1 and 2 places the third project is one too many."""
    tables = toy_tables()
    row(tables, "leaders", "L2")["most"] = 2
    row(tables, "projects", "P5")["current_leader"] = "L1"
    known = know(toy(tables=tables))
    held = {x.project_id for x in known.plan.leads if x.leader_id == "L2"}
    other = next(p for p in ("P5", "P4", "P3") if p not in held)

    found = _barriers(known, wished(known.case, pins=[Pin(other, "L2")]), other)

    assert found == (Barrier("leader_count", "L2 上限", 1.0, "个"),)


def test_missing_quota_is_told_by_quarter() -> None:
    """P1 needs 80 of the 80 mu in 2027Q1; P5 on new land there needs 20 more."""
    case = wished(CASE, pins=[Pin("P5", quarter="2027Q1", site="new")])

    found = _barriers(KNOWN, case, "P5")

    assert Barrier("plan_quota", "2027Q1", 20.0, "亩") in found


def test_what_cannot_be_put_in_has_no_barriers() -> None:
    numbers = read_numbers(*admit(CASE))
    nowhere = replace(
        numbers,
        candidates=tuple(
            replace(c, must=True, new_quarters=(), plot_quarters={}) if c.project_id == "P5" else c
            for c in numbers.candidates
        ),
    )

    assert find_barriers(nowhere, KNOWN.plan, "P5", CASE.scenario) == ()


def test_the_toy_county_is_what_the_hand_worked_cases_say() -> None:
    assert toy_case(make_scenario()).table("quota")["amount"].iloc[0] in (80, 100)
