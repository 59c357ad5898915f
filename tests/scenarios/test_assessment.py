"""The demonstration county's year 2026, worked out by hand from its vouchers."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from zsyz_model.assessment import assess
from zsyz_model.case import Case
from zsyz_model.case.assessing import Assessment, Verdict
from zsyz_model.pipeline import read_case
from zsyz_model.scenario.assessment import read_assessment_rules

SCENARIOS = Path(__file__).parents[2] / "scenarios"
TRIAL, OWN = "assessment_trial.yaml", "assessment.yaml"


@cache
def county() -> Case:
    return read_case(SCENARIOS / "base.yaml")


@cache
def year(rules: str, number: int = 2026) -> Assessment:
    return assess(county(), read_assessment_rules(SCENARIOS / "rules" / rules), number)


WORKED: dict[str, tuple[Any, Any, int | None]] = {
    # 县级领导: P036 6000 in thirds; P079 1500; P111 3000 × 2 (单项冠军) ÷ 4000 × 100 = 150, capped
    "县长": (2000, 100, 2), "常务副县长": (1500, 100, 2), "副县长（商务）": (6000, 120, 1),
    # P038 5000 × 2 (中国企业, not × 1.2 as well), half to the first contact, half to the town
    "西部镇": (5000, "62.5", 2),
    # P112 4500 × 3 (世界企业) = 13500, half to the land that flew out; P072 is below the standard
    "东南镇": (6750, 120, 1),
    # P069 1500 × 1.2: 6 万㎡ is a complex above 5
    "东城街道": (1800, 60, 3),
    # P070 has no tag, P065 is real estate, P114 has no origin
    "南部镇": (0, 0, 4), "城关街道": (0, 0, 4),
    # P098 240, and nobody gave the town a task
    "沿河镇": (240, None, None),
    # P002 2000 × 1.2 (见证签约) × 0.4 = 960; P080 1000 HK$ × 0.905 × 1.5 = 1357.5; less 1 (overdue)
    "县投资促进中心": ("2317.5", "37.625", 4),
    # P002 2400 × 0.6 = 1440; P096 2600 × 0.5 (inside the city) = 1300; 2740 ÷ 5000
    "县商务局": (2740, "54.8", 2),
    # P121 80 US$ × 7.06 = 564.8; P090 1600, whose voucher P092 used again
    "县工业和信息化局": ("2164.8", "54.12", 3),
    # P036 2000, P038 5000: 175, capped
    "县工商业联合会": (7000, 120, 1),
    # P076 is falsified, P092 has another's voucher; less 2
    "县发展和改革局": (0, -2, 5),
    # P031 (3000 + 1800) × 2 = 9600; P045 2400 × 1.2 (headquarters) = 2880; P112 6750
    "县经济开发区": (19230, "76.92", 1),
    # P036 2000; P066 4000 twice, alike and yet two vouchers; P073 goes on inside an old contract
    "县化工产业园": (10000, 80, 1),
    # P057 (300 × 7.02 + 200 × 7.11) × 1.5 = 3528 × 1.5
    "县生物医药产业园": (5292, "105.84", 1),
}  # fmt: skip
"""Unit → 折算到位 in 万元, score, rank under the trial rules."""


def test_the_year_is_what_the_vouchers_give_by_hand() -> None:
    assert {s.unit: (s.credited_yuan / 10_000, s.score, s.rank) for s in year(TRIAL).scores} == {
        unit: (Fraction(wan), None if score is None else Fraction(score), rank)
        for unit, (wan, score, rank) in WORKED.items()
    }


def test_lists_changes_and_ties_of_the_year() -> None:
    told = {s.unit: (s.colour, s.change, s.tied) for s in year(TRIAL).scores}

    assert told["东南镇"] == ("红榜", 2, False)
    assert told["西部镇"] == ("", -1, False)
    assert told["南部镇"] == ("黑榜", -2, True)
    assert told["县发展和改革局"] == ("黑榜", 0, False)
    assert told["县长"] == ("黑榜", 0, True)
    assert told["县经济开发区"] == ("红榜", 0, False)


def test_the_county_s_own_rules_leave_open_what_the_plan_leaves_open() -> None:
    """No number for in-city money, first contact and flying land: 2600, 5000 and 4500 wait whole."""
    found = year(OWN)

    assert {u.project_id: u.yuan / 10_000 for u in found.undecided} == {
        "P096": 2600, "P038": 5000, "P112": 4500,
    }  # fmt: skip
    credited = {s.unit: s.credited_yuan / 10_000 for s in found.scores}
    assert credited["县经济开发区"] == 9600 + 2400
    assert credited["县投资促进中心"] == 800 + 905
    assert credited["东南镇"] == 300
    assert sum(credited.values()) == sum(
        line.yuan * line.factor * line.share for line in found.lines
    ) / Fraction(10_000)


def test_what_does_not_count_says_why() -> None:
    kept_out = {
        (t.project_id, t.day.isoformat()[:7]): (t.verdict, {g.rule.split("（")[0] for g in t.grounds})
        for t in year(TRIAL).tranches
        if t.verdict in (Verdict.WANTING, Verdict.EXCLUDED)
    }  # fmt: skip

    wanting, excluded = Verdict.WANTING, Verdict.EXCLUDED
    assert kept_out == {
        ("P045", "2026-07"): (wanting, {"voucher.有形资产"}), ("P057", "2026-09"): (wanting, {"汇率"}),
        ("P070", "2026-04"): (wanting, {"产业"}), ("P096", "2026-06"): (wanting, {"凭证号"}),
        ("P044", "2026-09"): (wanting, {"proofs.needed"}), ("P114", "2026-08"): (wanting, {"来源地"}),
        ("P065", "2026-03"): (excluded, {"exclude.kinds", "产业"}),
        ("P073", "2026-02"): (excluded, {"exclude.rulings"}), ("P076", "2026-01"): (excluded, {"exclude.rulings", "安全否决"}),
        ("P072", "2026-05"): (excluded, {"landing.新增用地"}), ("P092", "2026-05"): (excluded, {"凭证"}),
        ("P099", "2026-10"): (excluded, {"形成"}),
    }  # fmt: skip
    assert {t.day.year for t in year(TRIAL).tranches if t.verdict is Verdict.OTHER_YEAR} == {
        2024, 2025,
    }  # fmt: skip


@pytest.mark.parametrize("rules", [TRIAL, OWN])
def test_each_yuan_comes_from_one_row_of_the_workbook(rules: str) -> None:
    """The cell that a tranche names holds its amount, no cell is named twice, and no row is left."""
    found = year(rules)
    page = openpyxl.load_workbook(SCENARIOS / "demo_county" / "ledger.xlsx")["到位资金"]
    by_key = {t.key: t for t in found.tranches}

    assert {t.place.sheet for t in found.tranches} == {page.title}
    assert sorted(t.place.row or 0 for t in found.tranches) == list(range(2, page.max_row + 1))
    for t in found.tranches:
        assert page[t.place.cell].value * 10_000 == t.amount
    counted = {t.key for t in found.tranches if t.verdict is Verdict.COUNTED}
    assert {line.tranche for line in found.lines} | {u.tranche for u in found.undecided} == counted
    for key in counted:
        lines = [line for line in found.lines if line.tranche == key]
        left = sum(u.yuan for u in found.undecided if u.tranche == key)
        assert sum(x.yuan * x.share for x in lines) + left == by_key[key].yuan


def test_what_is_wrong_in_the_sheets_is_said() -> None:
    told = {(f.code, f.place.cell) for f in year(TRIAL).findings if f.code != "A09"}

    assert told == {
        ("A03", "D12"), ("A04", "G30"), ("A04", "G31"), ("A06", "G13"), ("A12", "D8"),
        ("A13", "G20"), ("A13", "G21"),
    }  # fmt: skip


def test_money_of_an_earlier_year_counts_in_that_year() -> None:
    """2025 under the trial rules: P031 2000 at 1 (the 小巨人 is of 2026), P121 50 US$ × 7.06."""
    credited = {s.unit: s.credited_yuan / 10_000 for s in year(TRIAL, 2025).scores}

    assert {u: wan for u, wan in credited.items() if wan} == {
        "县经济开发区": 2000,
        "县工业和信息化局": 353,
    }
