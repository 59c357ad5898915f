"""Recognition: every row keeps its verdict and every reason why, at its cell."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from tests.assessment.county import county, fund, project, proof, rules
from tests.cases import place
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.case.assessing import AssessmentRules, Tranche, Verdict


def only(changed: dict[str, Any], law: AssessmentRules | None = None, **tables: Any) -> Tranche:
    case = county([fund("P1", "2022-03-01", 300, **changed)], **tables)
    (tranche,) = recognise(books_of(case, law or rules()), 2022)
    return tranche


def test_a_tranche_in_order_counts_whole() -> None:
    tranche = only({})

    assert tranche.verdict is Verdict.COUNTED
    assert tranche.grounds == ()
    assert tranche.yuan == 3_000_000
    assert tranche.place == place("funds", 1, "amount_wan")


@pytest.mark.parametrize(
    ("changed", "verdict", "rule", "column"),
    [
        ({"amount_wan": -5.0}, Verdict.EXCLUDED, "金额", "amount_wan"),
        ({"amount_wan": 0.0}, Verdict.EXCLUDED, "金额", "amount_wan"),
        ({"currency": None}, Verdict.WANTING, "币种", "currency"),
        ({"currency": "欧元"}, Verdict.WANTING, "汇率", "currency"),
        ({"form": None}, Verdict.WANTING, "形式", "form"),
        ({"voucher_kind": "设备发票"}, Verdict.WANTING, "voucher.现金", "voucher_kind"),
        ({"voucher_kind": None}, Verdict.WANTING, "voucher.现金", "voucher_kind"),
        ({"voucher_no": None}, Verdict.WANTING, "凭证号", "voucher_no"),
        ({"became": None}, Verdict.WANTING, "形成", "became"),
        ({"became": "未形成"}, Verdict.EXCLUDED, "形成", "became"),
        ({"origin": None}, Verdict.WANTING, "来源地", "origin"),
        ({"unit": "丁乡"}, Verdict.WANTING, "认定单位", "unit"),
    ],
)  # fmt: skip
def test_what_keeps_a_tranche_out_is_said_at_its_cell(
    changed: dict[str, Any], verdict: Verdict, rule: str, column: str
) -> None:
    tranche = only(changed)

    assert tranche.verdict is verdict
    assert [(g.rule, g.place) for g in tranche.grounds] == [(rule, place("funds", 1, column))]


@pytest.mark.parametrize(
    ("changed", "rule", "column"),
    [
        ({"kind": "房地产"}, "exclude.kinds（待核实，测试）", "kind"),
        ({"safety_veto": True}, "安全否决", "safety_veto"),
    ],
)
def test_a_project_outside_the_scope_is_excluded(
    changed: dict[str, Any], rule: str, column: str
) -> None:
    tranche = only({}, projects=[project("P1", **changed)])

    assert tranche.verdict is Verdict.EXCLUDED
    assert [(g.rule, g.place) for g in tranche.grounds] == [(rule, place("projects", 1, column))]


def test_an_industry_without_either_tag_is_asked_for() -> None:
    tranche = only({}, projects=[project("P1", ten_tags=())])

    assert tranche.verdict is Verdict.WANTING
    assert [g.rule for g in tranche.grounds] == ["产业"]
    assert only({}, projects=[project("P1", ten_tags=(), city_tags=("生物医药",))]).grounds == ()


def test_a_ruled_case_excludes_and_an_overdue_start_does_not() -> None:
    ruled = {"project_id": "P1", "ruled_on": pd.Timestamp("2022-06-01")}

    moved = only({}, rulings=[ruled | {"case": "本地企业搬迁"}])
    late = only({}, rulings=[ruled | {"case": "逾期开工"}])

    assert moved.verdict is Verdict.EXCLUDED
    assert moved.grounds[0].fact == "已认定为本地企业搬迁"
    assert moved.grounds[0].place == place("rulings", 1, "case")
    assert late.verdict is Verdict.COUNTED


def test_money_from_inside_is_marked_and_not_excluded() -> None:
    tranche = only({"origin": "本市乙县"})

    assert (tranche.in_city, tranche.verdict) == (True, Verdict.COUNTED)


def test_without_the_city_s_names_nobody_can_say_what_is_outside() -> None:
    tranche = only({}, rules(without=["city.places"]))

    assert tranche.verdict is Verdict.WANTING
    assert [g.rule for g in tranche.grounds] == ["city.places"]


def test_foreign_money_takes_the_rate_of_its_own_day() -> None:
    case = county([
        fund("P1", "2022-03-01", 100, currency="美元"),
        fund("P1", "2022-09-01", 100, currency="美元"),
    ])  # fmt: skip

    first, second = recognise(books_of(case, rules()), 2022)

    assert [first.yuan, second.yuan] == [6_300_000, 6_900_000]


def test_a_day_without_a_rate_is_never_given_another_day_s() -> None:
    tranche = only({"currency": "美元", "paid_on": pd.Timestamp("2022-03-02")})

    assert tranche.yuan is None
    assert tranche.verdict is Verdict.WANTING
    assert tranche.grounds[0].fact == "没有“美元”在 2022-03-02 的汇率"


def test_a_tranche_counts_in_its_own_year_only() -> None:
    tranche = only({"paid_on": pd.Timestamp("2021-12-31")})

    assert tranche.verdict is Verdict.OTHER_YEAR
    assert tranche.grounds[-1].fact == "2021 年到位，不属 2022 年度"


def test_a_voucher_counts_once_ever_and_the_earlier_takes_it() -> None:
    case = county([
        fund("P2", "2022-05-01", 300, voucher_no="b 7"),
        fund("P1", "2021-04-01", 300, voucher_no="B7"),
    ])  # fmt: skip

    first, second = recognise(books_of(case, rules()), 2022)

    assert (first.project_id, first.verdict) == ("P1", Verdict.OTHER_YEAR)
    assert (second.project_id, second.verdict) == ("P2", Verdict.EXCLUDED)
    assert second.grounds[0].fact == "凭证“B7”已用于 P1 2021-04-01 的一笔"


def test_the_earlier_day_takes_the_voucher_whatever_the_project_s_number() -> None:
    case = county([
        fund("P1", "2022-05-01", 300, voucher_no="B7"),
        fund("P2", "2022-04-01", 300, voucher_no="B7"),
    ])  # fmt: skip

    found = {t.project_id: t.verdict for t in recognise(books_of(case, rules()), 2022)}

    assert found == {"P2": Verdict.COUNTED, "P1": Verdict.EXCLUDED}


def test_a_row_that_lacks_proof_does_not_use_up_the_voucher() -> None:
    case = county([
        fund("P1", "2022-04-01", 300, voucher_no="B7", became=None),
        fund("P1", "2022-05-01", 300, voucher_no="B7"),
    ])  # fmt: skip

    assert [t.verdict for t in recognise(books_of(case, rules()), 2022)] == [
        Verdict.WANTING,
        Verdict.COUNTED,
    ]


def test_no_row_is_lost_whatever_is_wrong() -> None:
    case = county([fund("P1", "2022-03-01", 1), fund("P9", "2022-03-02", 2, unit=None)])

    found = recognise(books_of(case, rules()), 2022)

    assert [t.key for t in found] == sorted(case.table("funds").index)
    assert {g.rule for g in found[1].grounds} == {"项目", "认定单位"}


def test_a_project_without_papers_waits_for_them() -> None:
    tranche = only({}, proofs=[proof("P2")])

    assert tranche.verdict is Verdict.WANTING
    assert [g.rule for g in tranche.grounds] == ["落地材料"]


@pytest.mark.parametrize("number", [None, "B7"])
def test_rows_that_nobody_can_tell_apart_wait_and_the_rest_counts(number: str | None) -> None:
    """Two of one day with one number, or none: both wait; a third with the number of its own counts."""
    same = [fund("P1", "2022-04-01", wan, voucher_no=number) for wan in (300, 500)]
    case = county([*same, fund("P1", "2022-04-01", 70)])

    found = {t.amount / 10_000: t for t in recognise(books_of(case, rules()), 2022)}

    assert {wan: t.verdict for wan, t in found.items()} == {
        300: Verdict.WANTING, 500: Verdict.WANTING, 70: Verdict.COUNTED,
    }  # fmt: skip
    assert {g.place for wan in (300, 500) for g in found[Fraction(wan)].grounds} == {
        place("funds", 1, "voucher_no"), place("funds", 2, "voucher_no"),
    }  # fmt: skip
