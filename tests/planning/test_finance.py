"""Golden rows of the money limit, and the loans of a plan, worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import toy_tables
from tests.planning.numbers_for_tests import NUMBERS, all_decisions, rows_of_limit, written
from tests.planning.test_decisions import CHOSEN
from tests.planning.toys import numbers_of, plan_of, row, toy
from zsyz_model.case import Loan
from zsyz_model.case.lending import Line
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import finance
from zsyz_model.planning.numbers import Numbers

WAN = 10_000
ALL = frozenset({"PA", "PB", "PC"})


def funded(*lines: Line, **gaps_wan: int) -> Numbers:
    """The county by hand with these lines, and gaps in 万元 by project."""
    return replace(
        NUMBERS,
        lines=lines,
        candidates=tuple(
            replace(c, gap_yuan=gaps_wan.get(c.project_id, 0) * WAN) for c in NUMBERS.candidates
        ),
    )


def line(name: str, limit: int, single: int, *takers: str) -> Line:
    return Line(name, limit * WAN, single * WAN, frozenset(takers) or ALL)


SCARCE = funded(line("Z1", 100, 60), line("Z2", 50, 50, "PB", "PC"), PA=80, PB=90, PC=30)
"""Z1 has 100 for 60 + 60 + 30 that could be asked of it, Z2 50 for 50 + 30."""


def test_finance_gap_rows() -> None:
    assert rows_of_limit(finance.limit_finance_gap, SCARCE) == written("""
finance_gap__p01: +0.01·loan__p01__f01 -80·begun__p01__t04 >= 0
finance_gap__p02: +0.01·loan__p02__f01 +0.01·loan__p02__f02
    -90·begun__p02__t04 -90·settled__p02__j01__t02 -90·settled__p02__j01__t03 >= 0
finance_gap__p03: +0.01·loan__p03__f01 +0.01·loan__p03__f02
    -30·begun__p03__t02 -30·settled__p03__j01__t01 -30·settled__p03__j01__t03
    -30·settled__p03__j02__t02 -30·settled__p03__j02__t03 >= 0
finance_line__f01: +0.01·loan__p01__f01 +0.01·loan__p02__f01 +0.01·loan__p03__f01 <= 100
finance_line__f02: +0.01·loan__p02__f02 +0.01·loan__p03__f02 <= 50
""")


def test_a_loan_is_no_larger_than_gap_single_and_limit() -> None:
    """In steps of 0.01 万元, without whole-number variables."""
    _, made = all_decisions(SCARCE)

    assert {key: (x.lowBound, x.upBound, x.cat) for key, x in made.loan.items()} == {
        ("PA", "Z1"): (0, 6000, "Continuous"),
        ("PB", "Z1"): (0, 6000, "Continuous"),
        ("PB", "Z2"): (0, 5000, "Continuous"),
        ("PC", "Z1"): (0, 3000, "Continuous"),
        ("PC", "Z2"): (0, 3000, "Continuous"),
    }


@pytest.mark.parametrize(
    "numbers",
    [
        NUMBERS,
        funded(PA=80, PB=90),
        funded(line("Z1", 100, 60)),
        funded(line("Z1", 100, 60, "PB"), PB=50),
        # Z2 serves PB's and PC's 40 each and leaves 50 of PB and 10 of PA to the ample Z1
        funded(line("Z1", 140, 80), line("Z2", 80, 40, "PB", "PC"), PA=60, PB=90, PC=40),
    ],
    ids=["no sheet", "no line", "no gap", "enough alone", "enough together"],
)
def test_where_money_is_no_question_there_is_neither_row_nor_column(numbers: Numbers) -> None:
    _, made = all_decisions(numbers)

    assert made.loan == {}
    assert rows_of_limit(finance.limit_finance_gap, numbers) == []


def test_lines_alike_are_one_line() -> None:
    """Z1's 95 and Z3's 90 reach every gap, Z2's 20 do not: two lines, not three."""
    numbers = funded(
        line("Z1", 95, 95), line("Z2", 50, 20), line("Z3", 90, 90), PA=80, PB=90, PC=90
    )

    left = finance.scarce(numbers)

    assert left.rest_yuan == {"PA": 80 * WAN, "PB": 90 * WAN, "PC": 90 * WAN}
    assert left.lines == (line("Z1", 185, 185), line("Z2", 50, 20))


def test_an_ample_line_shrinks_what_the_scarce_ones_must_cover() -> None:
    """Z2 has 60 for three times 20, at any rate: 60, 70 and 10 are left to ask of Z1."""
    numbers = funded(line("Z1", 100, 100), line("Z2", 60, 20), PA=80, PB=90, PC=30)

    left = finance.scarce(numbers)

    assert left.rest_yuan == {"PA": 60 * WAN, "PB": 70 * WAN, "PC": 10 * WAN}
    assert [x.line_id for x in left.lines] == ["Z1"]


def test_loans_are_the_gaps_of_those_that_start() -> None:
    """PA and PB start; 60 + 40 of Z1, the rest of PB from Z2; PC waits."""
    numbers = funded(line("Z1", 100, 60), line("Z2", 80, 50, "PB", "PC"), PA=60, PB=90, PC=30)
    chosen = replace(CHOSEN, starts={"PA": ("new", 1), "PB": ("J1", 2)})

    assert finance.read_loans(numbers, chosen) == (
        Loan("PA", "Z1", 60.0), Loan("PB", "Z1", 40.0), Loan("PB", "Z2", 50.0),
    )  # fmt: skip


def test_without_lines_there_are_no_loans() -> None:
    assert finance.read_loans(funded(PA=80), CHOSEN) == ()


LOANS = {
    "line_id": "Z1",
    "line_name": "贷款",
    "line_kind": "银行信贷",
    "limit_wan": 500,
    "rate": 3.0,
}


def test_only_one_of_two_projects_can_be_paid() -> None:
    """P2 is worth less than P3 and neither gap leaves anything of the 500 for the other."""
    tables = toy_tables() | {"finance": [LOANS]}
    row(tables, "projects", "P2").update(gap_wan=300.5)
    row(tables, "projects", "P3").update(gap_wan=400)
    free = {start.project_id for start in plan_of(toy()).starts}

    plan = plan_of(toy(tables=tables))

    assert {"P2", "P3"} <= free
    assert {start.project_id for start in plan.starts} == free - {"P2"}
    assert plan.loans == (Loan("P3", "Z1", 400.0),)


def test_without_the_sheet_gaps_hinder_nobody() -> None:
    tables = toy_tables()
    row(tables, "projects", "P2").update(gap_wan=1e6)

    assert plan_of(toy(tables=tables)).starts == plan_of(toy()).starts


def test_a_gap_that_a_must_start_cannot_cover_is_named_with_its_amount() -> None:
    tables = toy_tables() | {"finance": [LOANS]}
    row(tables, "projects", "P1").update(gap_wan=520)

    with pytest.raises(NoPlanError, match=r"资金缺口还差 20\.00 万元没有渠道"):
        plan_of(toy(tables=tables))


def test_reading_keeps_gaps_and_lines() -> None:
    tables = toy_tables() | {"finance": [LOANS | {"single_wan": 200, "eligible": ("新材料",)}]}
    row(tables, "projects", "P1").update(gap_wan=120.25)
    row(tables, "projects", "P4").update(gap_wan=99)

    numbers = numbers_of(toy(tables=tables))

    assert {c.project_id: c.gap_yuan for c in numbers.candidates if c.gap_yuan} == {"P1": 1_202_500}
    assert numbers.lines == (Line("Z1", 5_000_000, 2_000_000, frozenset({"P1"})),)


def test_what_a_line_could_lend_is_the_smallest_of_gap_single_and_limit() -> None:
    asked = finance.Scarce({"PA": 70 * WAN}, ())

    lends = [asked.most("PA", line("Z", limit, single)) for limit, single in ((90, 80), (90, 60), (50, 60))]  # fmt: skip

    assert lends == [70 * WAN, 60 * WAN, 50 * WAN]
    assert asked.most("PB", line("Z", 90, 80)) == 0
    assert asked.most("PA", line("Z", 90, 80, "PB")) == 0


def test_an_ample_line_takes_exactly_its_loans_off_the_gaps() -> None:
    """Z2 lends PB 20 for sure; Z1's 100 must then be told apart between 80 and 70. PC has no gap."""
    found = finance.scarce(
        funded(line("Z1", 100, 80), line("Z2", 20, 20, "PB"), PA=80, PB=90, PC=0)
    )

    assert found.rest_yuan == {"PA": 80 * WAN, "PB": 70 * WAN}
    assert [(x.line_id, x.limit_yuan) for x in found.lines] == [("Z1", 100 * WAN)]


def test_whose_gap_is_filled_for_sure_has_none_left() -> None:
    """Z2 lends PB all of its 90; Z1's 100 are too few for 80 and 30."""
    found = finance.scarce(
        funded(line("Z1", 100, 80), line("Z2", 90, 90, "PB"), PA=80, PB=90, PC=30)
    )

    assert found.rest_yuan == {"PA": 80 * WAN, "PC": 30 * WAN}


def test_lines_whose_single_limit_never_bites_are_one() -> None:
    """Z1's single 60 is above its whole limit of 50, Z2's 90 is every gap, and Z3's 40 bites."""
    found = finance.scarce(
        funded(line("Z1", 50, 60), line("Z2", 50, 90), line("Z3", 50, 40), PA=90, PB=90)
    )

    assert [(x.line_id, x.limit_yuan, x.single_yuan) for x in found.lines] == [
        ("Z1", 100 * WAN, 100 * WAN), ("Z3", 50 * WAN, 40 * WAN),
    ]  # fmt: skip
