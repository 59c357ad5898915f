"""A year's assessment as a whole: promises that hold for any county."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.county import Given, county, fund, project, proof, rules, unit, with_funds
from zsyz_model.assessment import assess
from zsyz_model.case.assessing import Assessment, Verdict

PROJECTS = ["P1", "P2", "P3", "P4"]
UNITS = ["甲镇", "乙镇", "丙局"]
LAW: Mapping[str, Given] = {
    "multiplier.外资": 1.5, "multiplier.市域内": 0.5, "share.first_contact": 0.3, "score.full": 100,
}  # fmt: skip
CREDITS = [
    {"project_id": "P1", "case": "小巨人", "year": 2022, "proof": "名单"},
    {"project_id": "P1", "case": "外资", "year": 2022, "proof": "批复"},
    {"project_id": "P3", "case": "观摩点", "year": 2022, "proof": "批复"},
]
SPLITS = [
    *({"project_id": "P2", "unit": name, "role": "共同引进"} for name in UNITS),
    {"project_id": "P3", "unit": "甲镇", "role": "首谈"},
    {"project_id": "P3", "unit": "丙局", "role": "落地"},
    {"project_id": "P4", "unit": "甲镇", "role": "飞出地"},
    {"project_id": "P4", "unit": "乙镇", "role": "飞入地"},
]
"""P4's shares are not set by any rule: its money is undecided."""


TABLES_OF_ALL = county(
    [], splits=SPLITS, credits=CREDITS, units=[unit(name) for name in UNITS],
    projects=[project(name) for name in PROJECTS], proofs=[proof(name) for name in PROJECTS],
)  # fmt: skip


def year_of(funds: Sequence[Mapping[str, Any]]) -> Assessment:
    return assess(with_funds(TABLES_OF_ALL, funds), rules(LAW), 2022)


def standing(found: Assessment) -> list[tuple[str, Fraction, Fraction | None, int | None]]:
    return [(s.unit, s.credited_yuan, s.score, s.rank) for s in found.scores]


def drawn(chance: random.Random, number: int) -> list[dict[str, Any]]:
    """Tranches of a made-up year: mostly in order, some with each fault, vouchers at times shared."""
    faults: list[dict[str, Any]] = [
        {}, {}, {}, {}, {"became": None}, {"became": "未形成"}, {"voucher_no": None},
        {"origin": "本市"}, {"currency": "美元"}, {"currency": "欧元"}, {"unit": None},
    ]  # fmt: skip
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for i in range(number):
        day = chance.choice(["2021-12-30", "2022-03-01", "2022-09-01", "2022-11-11", "2023-01-02"])
        more = {"unit": chance.choice(UNITS), "voucher_no": f"V{chance.randrange(2 * number)}"}
        row = fund(chance.choice(PROJECTS), day, chance.randrange(1, 10**6) / 100, **more | chance.choice(faults))  # fmt: skip
        rows[row["project_id"], day, row["voucher_no"] or i] = row
    return list({(r["project_id"], r["paid_on"], r["voucher_no"]): r for r in rows.values()}.values())  # fmt: skip


years = st.builds(lambda seed, n: drawn(random.Random(seed), n), st.integers(0, 10**9), st.integers(1, 12))  # fmt: skip
quick = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.mark.slow
def test_debits_equal_credits_over_a_thousand_generated_years() -> None:
    chance = random.Random(9)
    posted = undecided = 0
    for _ in range(1000):
        found = year_of(drawn(chance, 6))
        counted = {t.key: t for t in found.tranches if t.verdict is Verdict.COUNTED}
        left = {one.tranche: one.yuan for one in found.undecided}
        for key, tranche in counted.items():
            lines = [line for line in found.lines if line.tranche == key]
            assert (key in left) != bool(lines)
            assert sum(line.yuan * line.share for line in lines) + left.get(key, 0) == tranche.yuan
            assert len({(line.factor, line.yuan) for line in lines}) <= 1
        debit = sum((line.credited_yuan for line in found.lines), Fraction(0))
        assert debit == sum((score.credited_yuan for score in found.scores), Fraction(0))
        assert {line.tranche for line in found.lines} | set(left) == set(counted)
        posted, undecided = posted + len(found.lines), undecided + len(left)
    assert posted > 1000
    assert undecided > 100


@quick
@given(years, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows: list[dict[str, Any]], chance: random.Random) -> None:  # fmt: skip
    mixed = rows[:]
    chance.shuffle(mixed)

    one, other = year_of(rows), year_of(mixed)

    assert standing(one) == standing(other)
    assert [(t.key, t.verdict, t.yuan) for t in one.tranches] == [
        (t.key, t.verdict, t.yuan) for t in other.tranches
    ]
    assert one.lines == other.lines


@quick
@given(years, st.integers(0, 11), st.integers(1, 99))
def test_a_tranche_in_two_on_the_same_day_changes_nothing(
    rows: list[dict[str, Any]], which: int, percent: int
) -> None:
    row = rows[which % len(rows)]
    hundredths = round(row["amount_wan"] * 100)
    part = hundredths * percent // 100
    number = row["voucher_no"]
    parts = [row | {"amount_wan": part / 100, "voucher_no": number and f"{number}-1"},
             row | {"amount_wan": (hundredths - part) / 100}]  # fmt: skip
    split = [r for r in rows if r is not row] + [p for p in parts if p["amount_wan"] > 0]
    alone = [r["voucher_no"] for r in rows].count(number) == 1

    if number and alone:
        assert standing(year_of(split)) == standing(year_of(rows))


INELIGIBLE: list[dict[str, Any]] = [
    {"became": None}, {"became": "未形成"}, {"voucher_kind": "收据"}, {"form": None},
    {"voucher_no": None}, {"currency": "欧元"}, {"origin": None}, {"amount_wan": -1.0},
    {"paid_on": pd.Timestamp("2023-05-05")}, {"project_id": "P9"},
]  # fmt: skip


@quick
@given(years, st.sampled_from(INELIGIBLE), st.sampled_from(PROJECTS))
def test_an_ineligible_voucher_changes_no_score(
    rows: list[dict[str, Any]], fault: dict[str, Any], name: str
) -> None:
    more = fund(name, "2022-01-01", 777, voucher_no="NEW") | fault

    assert standing(year_of([*rows, more])) == standing(year_of(rows))


@quick
@given(years, st.integers(0, 11), st.integers(1, 10**6))
def test_raising_an_amount_lowers_no_score(
    rows: list[dict[str, Any]], which: int, hundredths: int
) -> None:
    i = which % len(rows)
    more = rows[i] | {"amount_wan": (round(rows[i]["amount_wan"] * 100) + hundredths) / 100}

    before = {s.unit: s.score for s in year_of(rows).scores}
    after = {s.unit: s.score for s in year_of([*rows[:i], more, *rows[i + 1 :]]).scores}

    assert all((after[name] or 0) >= (before[name] or 0) for name in UNITS)


def test_a_year_worked_by_hand() -> None:
    """P1 甲镇 100×2; P2 300 in thirds; P3 100 US$ at 6.3, 0.3 and 0.7; P4 undecided.

    甲镇 200 + 100 + 189 = 489; 乙镇 100; 丙局 100 + 441 = 541, each of a task of 1000.
    """
    found = year_of([
        fund("P1", "2022-03-01", 100), fund("P2", "2022-03-01", 300),
        fund("P3", "2022-03-01", 100, currency="美元"), fund("P4", "2022-03-01", 50),
    ])  # fmt: skip

    assert {s.unit: (s.credited_yuan, s.score, s.rank) for s in found.scores} == {
        "甲镇": (Fraction(4_890_000), Fraction("48.9"), 2),
        "乙镇": (Fraction(1_000_000), Fraction(10), 3),
        "丙局": (Fraction(5_410_000), Fraction("54.1"), 1),
    }
    assert [(u.project_id, u.yuan) for u in found.undecided] == [("P4", Fraction(500_000))]
    assert {line.factor for line in found.lines if line.project_id == "P1"} == {2}


def test_a_sheet_that_is_not_there_gives_an_empty_year() -> None:
    found = year_of([])

    assert (found.tranches, found.lines, found.undecided) == ((), (), ())
    assert {score.credited_yuan for score in found.scores} == {0}
