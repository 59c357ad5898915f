import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_ledger, make_scenario, place, toy_tables
from tests.validate.planted import findings_of, with_cell, with_row
from zsyz_model.case import Scenario
from zsyz_model.findings import Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate import validate
from zsyz_model.validate.order import sort_tables

TOY = toy_tables()


@settings(max_examples=8, deadline=None)
@given(st.fixed_dictionaries({name: st.permutations(rows) for name, rows in TOY.items()}))
def test_the_order_of_rows_cannot_reach_the_case(shuffled: dict[str, list[dict[str, object]]]) -> None:  # fmt: skip
    plain = validate(make_scenario(), make_ledger(**TOY))
    other = validate(make_scenario(), make_ledger(**shuffled))

    for name in TABLES:
        pd.testing.assert_frame_equal(plain.table(name), other.table(name))


def test_sorting_makes_a_new_ledger_and_leaves_the_old_one() -> None:
    ledger = make_ledger(**{**TOY, "projects": TOY["projects"][::-1]})

    ordered = sort_tables(ledger)

    assert list(ordered.tables["projects"].index) == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert list(ledger.tables["projects"].index) == ["P6", "P5", "P4", "P3", "P2", "P1"]


def test_each_quarter_outside_the_plan_is_told_at_its_cell_with_what_becomes_of_the_row() -> None:
    findings = findings_of(TOY, make_scenario(quarters=2))
    span = "（计划期 2027Q1 至 2027Q2）"

    assert [(f.fact, f.place) for f in findings] == [
        (f"“季度”2027Q3 晚于计划期，本行不计入{span}", place("quota", 3, "quarter")),
        (f"“季度”2027Q4 晚于计划期，本行不计入{span}", place("quota", 4, "quarter")),
        (f"“季度”2027Q3 晚于计划期，本行不计入{span}", place("targets", 3, "quarter")),
        (f"“季度”2027Q4 晚于计划期，本行不计入{span}", place("targets", 4, "quarter")),
        (f"“归还期限”2027Q4 晚于计划期，按末季归还{span}", place("plots", 2, "repay_by")),
    ]
    assert [(f.code, f.severity) for f in findings] == [
        *[("V15", Severity.QUARANTINED)] * 4, ("V15", Severity.WARNING),
    ]  # fmt: skip


def test_quota_from_before_the_plan_is_told_to_count_in_its_first_quarter() -> None:
    tables = with_row("quota", quarter="2026Q4", quota_kind="计划指标", amount=10)

    (finding,) = findings_of(tables)

    assert "2026Q4" in finding.fact
    assert "早于计划期，计入首季" in finding.fact


def test_what_can_only_begin_after_the_plan_is_told() -> None:
    late = with_cell("plots", 1, ready="2028Q1")
    late["schemes"][0]["earliest"] = "2028Q1"
    late["projects"][1]["earliest"] = "2028Q2"

    assert [f.place.cell for f in findings_of(late)] == ["E2", "J2", "AB3"]


def test_a_scenario_without_rows_to_say_anything_about_finds_nothing() -> None:
    assert findings_of(TOY, Scenario(name="toy")) == ()
