"""Rates by hand, and tied to published counts; what cannot be known stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_tables
from tests.progress.books import PROGRESS
from zsyz_model.case import Case, Lead
from zsyz_model.case.motion import Rates
from zsyz_model.progress.rates import Conversions, Money, beside, check_funds, rates

AS_OF = date(2026, 10, 31)
LEADS = (Lead("P1", "L1", 2, 50, True),)


def case_of(**sheets: list[dict[str, Any]]) -> Case:
    """Signed: P1 and P6 签约, P3 落地 here, P4 开工; P2 and P5 are still in review."""
    tables = toy_tables()
    for row in tables["projects"]:
        if row["project_id"] == "P3":
            row["stage"] = "落地"
    return make_case(None, **{**tables, **sheets})


def paid(
    project: str, wan: float, day: str = "2026-05-01", currency: str | None = None
) -> dict[str, Any]:
    return {"project_id": project, "paid_on": pd.Timestamp(day), "amount_wan": wan,
            "currency": currency, "voucher_no": f"{project}{day}{wan}"}  # fmt: skip


def test_the_published_count_of_shandong() -> None:
    """[28]: 458 of 904 signed projects started: 50.7 %."""
    found = Conversions(904, 0, 458, None, 1.0, None).rates("", "山东")
    [stick] = [b for b in beside(found, PROGRESS.yardsticks[:1]) if b.rate == "开工率"]

    assert (stick.published, stick.source) == (50.7, "[28]")
    assert stick.ours == pytest.approx(50.7, abs=0.05)
    assert stick.ahead_pp == pytest.approx(0, abs=0.05)


def test_the_county_and_its_groups() -> None:
    """4 signed, 2 landed, 1 started; 300 + 100 万元 of 160000 came, another 900 later."""
    case = case_of(
        funds=[paid("P1", 300), paid("P3", 100), paid("P1", 900, "2026-11-01")],
        proofs=[
            {"project_id": p, "licence": "有" if p != "P6" else "缺"}
            for p in ("P1", "P3", "P4", "P6")
        ],
    )

    found = {(r.by, r.group): r for r in rates(case, LEADS, AS_OF)}

    assert found["", "全县"] == Rates("", "全县", 4, 2, 1, 75, 50, 25, 0.25)
    assert found["乡镇园区", "A"].signed == 2
    assert found["包保领导", "L1"].signed == 2
    assert found["包保领导", "未填"].signed == 1
    for by in ("责任单位", "包保领导", "乡镇园区", "产业"):
        assert sum(r.signed for (title, _), r in found.items() if title == by) == 4


def test_what_the_ledger_does_not_have_is_unknown_and_not_zero() -> None:
    county = rates(case_of(), (), AS_OF)[0]
    part = rates(case_of(proofs=[{"project_id": "P1", "licence": "有"}]), (), AS_OF)[0]

    assert (county.honoured_rate, county.funded_rate) == (None, None)
    assert part.honoured_rate is None
    assert all(
        b.ahead_pp is None for b in beside(county, PROGRESS.yardsticks) if b.rate == "履约率"
    )


def test_a_dropped_project_stays_signed_and_a_later_one_is_not_yet() -> None:
    tables = toy_tables()
    facts: dict[str, dict[str, Any]] = {
        "P1": {"stage": "终止", "signed_on": pd.Timestamp("2026-01-05")},
        "P3": {"stage": "签约", "signed_on": pd.Timestamp("2026-11-05")},
    }
    tables["projects"] = [{**row, **facts.get(row["project_id"], {})} for row in tables["projects"]]

    county = rates(make_case(None, **tables), (), AS_OF)[0]

    assert (county.signed, county.landed, county.started) == (3, 1, 1)


def test_foreign_money_is_not_added_to_yuan() -> None:
    case = case_of(funds=[paid("P1", 300, currency="人民币"), paid("P3", 100, currency="美元")])
    money = Money.of(case, AS_OF)

    assert (money.paid("P1"), money.paid("P3"), money.paid("P4")) == (300, None, 0)
    assert rates(case, (), AS_OF)[0].funded_rate is None
    [finding] = check_funds(case)
    assert (finding.code, finding.place.column, finding.value) == ("T31", "币种", "美元")


def test_only_published_rates_stand_beside() -> None:
    county = rates(case_of(), (), AS_OF)[0]

    told = [(b.source, b.rate) for b in beside(county, PROGRESS.yardsticks)]

    assert told.count(("[31]", "落地率")) == 1
    assert ("[28]", "履约率") not in told
    assert len(told) == 17
