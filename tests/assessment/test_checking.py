"""Bad input of assessment is found at its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.assessment.county import county, fund, rules
from tests.cases import place
from zsyz_model.assessment.checking import (
    check_credits,
    check_funds,
    check_reading,
    check_rules,
    check_splits,
)
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.case.assessing import AssessmentRules, DatedRule
from zsyz_model.findings import Finding, Place, Severity


def said(*funds: dict[str, Any]) -> list[Finding]:
    return list(check_funds(county(funds), rules()))


def test_a_ledger_in_order_says_nothing() -> None:
    assert said(fund("P1", "2022-03-01", 300), fund("P2", "2022-03-01", 200)) == []


@pytest.mark.parametrize(
    ("changed", "code", "column", "value"),
    [
        ({"amount_wan": -3.0}, "A01", "amount_wan", "-3.0"),
        ({"currency": "比索"}, "A02", "currency", "比索"),
        ({"currency": "美元"}, "A03", "currency", "美元"),
    ],
)
def test_one_bad_cell_is_one_finding(
    changed: dict[str, Any], code: str, column: str, value: str
) -> None:
    (found,) = said(fund("P1", "2022-05-01", 300, **changed))

    assert (found.code, found.place, found.value) == (code, place("funds", 1, column), value)


def test_a_voucher_of_two_projects_is_said_at_both_cells() -> None:
    found = said(
        fund("P1", "2022-03-01", 300, voucher_no="A-1"),
        fund("P2", "2022-06-01", 500, voucher_no="a-1 "),
    )

    assert [(f.code, f.place) for f in found] == [
        ("A04", place("funds", 1, "voucher_no")),
        ("A04", place("funds", 2, "voucher_no")),
    ]
    assert found[0].fact == "凭证出现 2 次，用于项目 P1、P2"


def test_a_voucher_twice_in_one_project_is_said_too() -> None:
    found = said(
        fund("P1", "2022-03-01", 300, voucher_no="A1"), fund("P1", "2022-06-01", 500, voucher_no="A1")
    )  # fmt: skip

    assert {f.code for f in found} == {"A05"}


@pytest.mark.parametrize(
    ("name", "day", "number", "near"),
    [
        ("P1", "2022-08-01", "00012346", True),
        ("P1", "2022-03-05", "99", True),
        ("P1", "2022-08-01", "99", False),
        ("P2", "2022-03-01", "00012346", True),
        ("P2", "2022-03-02", "00012346", False),
        ("P2", "2022-03-01", "99", False),
    ],
)
def test_near_duplicates_are_shown_and_nothing_more(
    name: str, day: str, number: str, near: bool
) -> None:
    found = said(
        fund("P1", "2022-03-01", 300, voucher_no="00012345"),
        fund(name, day, 300, voucher_no=number),
    )

    assert [f.code for f in found] == (["A06"] if near else [])


def test_one_payment_with_two_papers_of_one_number_is_shown() -> None:
    found = said(
        fund("P1", "2022-03-01", 300, voucher_no="7"),
        fund("P1", "2022-08-01", 300, voucher_no="7", voucher_kind="验资报告"),
    )

    assert [f.code for f in found] == ["A06"]


def test_shares_that_do_not_add_up_and_unknown_units_are_said() -> None:
    splits = [{"project_id": "P1", "unit": "甲镇", "role": "首谈", "share": 0.5},
              {"project_id": "P1", "unit": "丁乡", "role": "落地", "share": 0.6}]  # fmt: skip
    case = county([fund("P1", "2022-03-01", 300)], splits=splits)

    found = list(check_splits(case, rules(), recognise(books_of(case, rules()), 2022)))

    assert len(found) == 2
    assert {f.code: f.fact for f in found} == {
        "A07": "议定份额合计 1.1，不是 1",
        "A08": "单位“丁乡”不在考核单位表",
    }


def test_a_rule_that_nobody_set_is_said_with_its_line() -> None:
    law = AssessmentRules(
        "x", (DatedRule("multiplier.外资", "2022-01-01", source="[0]"),),
        origins={"rules[0].key": "a.yaml:7"},
    )  # fmt: skip

    (found,) = check_rules(law)

    assert (found.code, found.subject, found.place) == (
        "A09", "multiplier.外资", Place("a.yaml", row=7),
    )  # fmt: skip


def test_cases_without_rule_or_proof_are_said() -> None:
    rows = [{"project_id": "P1", "case": "链主", "year": 2022, "proof": "函"},
            {"project_id": "P1", "case": "停车点", "year": 2022},
            {"project_id": "P2", "case": "停车点", "year": 2022, "proof": "通报"}]  # fmt: skip

    found = {f.code: f.place for f in check_credits(county([], credits=rows))}

    assert found == {"A10": place("credits", 1, "case"), "A12": place("credits", 2, "proof")}


@pytest.mark.parametrize(("number", "fact"), [(None, "没有凭证号"), ("B7", "凭证号相同")])
def test_rows_that_nobody_can_tell_apart_are_said_at_each_cell(
    number: str | None, fact: str
) -> None:
    found = said(*(fund("P1", "2022-03-01", wan, voucher_no=number) for wan in (300, 500)))

    assert [(f.code, f.place) for f in found] == [
        ("A13", place("funds", n, "voucher_no")) for n in (1, 2)
    ]
    assert found[0].fact == f"同一项目同一天有 2 笔{fact}，分不清是几笔，都列为待补"


def test_rows_that_the_reader_set_aside_are_said_and_those_of_other_sheets_are_not() -> None:
    case = county([fund("P1", "2022-03-01", 300)])
    aside = [
        Finding("V11", "为负数", "改正", severity, place(table, 2, column))
        for severity, table, column in (
            (Severity.QUARANTINED, "funds", "amount_wan"), (Severity.NORMALISED, "funds", "paid_on"),
            (Severity.QUARANTINED, "leaders", "hours"),
        )
    ]  # fmt: skip
    case = replace(case, ledger=replace(case.ledger, findings=tuple(aside)))

    assert list(check_reading(case)) == aside[:1]
