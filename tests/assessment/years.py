"""Made-up years of assessment, and what must hold of each: every breach is a sentence."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from tests.assessment.county import Given, county, fund, project, proof, rules, unit, with_funds
from zsyz_model.assessment import assess
from zsyz_model.case.assessing import Assessment, Verdict

PROJECTS = ["P1", "P2", "P3", "P4"]
UNITS = ["甲镇", "乙镇", "丙局"]
LAW: Mapping[str, Given] = {
    "multiplier.外资": 1.5, "multiplier.市域内": 0.5, "share.first_contact": 0.3, "score.full": 100,
}  # fmt: skip
FACTORS: Mapping[str, set[Any]] = {
    "P1": {2},
    "P2": {1, Fraction(1, 2)},
    "P3": {1, Fraction(1, 2)},
    "P4": {1, Fraction(1, 2)},
}
"""P1 is 小巨人 (2) and 外资 (1.5): 2, never 3 and never 3.5; money from inside the city has a half."""
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
INELIGIBLE: list[dict[str, Any]] = [
    {"became": None}, {"became": "未形成"}, {"voucher_kind": "收据"}, {"form": None},
    {"voucher_no": None}, {"currency": "欧元"}, {"origin": None}, {"amount_wan": -1.0},
    {"paid_on": pd.Timestamp("2023-05-05")}, {"project_id": "P9"},
]  # fmt: skip
Rows = Sequence[Mapping[str, Any]]


TABLES_OF_ALL = county(
    [], splits=SPLITS, credits=CREDITS, units=[unit(name) for name in UNITS],
    projects=[project(name) for name in PROJECTS], proofs=[proof(name) for name in PROJECTS],
)  # fmt: skip


def year_of(funds: Rows) -> Assessment:
    return assess(with_funds(TABLES_OF_ALL, funds), rules(LAW), 2022)


def standing(found: Assessment) -> list[tuple[str, Fraction, Fraction | None, int | None]]:
    return [(s.unit, s.credited_yuan, s.score, s.rank) for s in found.scores]


def drawn(chance: random.Random, number: int) -> list[dict[str, Any]]:
    """Tranches of a made-up year: mostly in order, some with each fault, vouchers at times shared."""
    faults: list[dict[str, Any]] = [
        {}, {}, {}, {}, {"became": None}, {"became": "未形成"}, {"voucher_no": None},
        {"origin": "本市"}, {"currency": "美元"}, {"currency": "欧元"}, {"unit": None},
    ]  # fmt: skip
    rows: list[dict[str, Any]] = []
    for _ in range(number):
        day = chance.choice(["2021-12-30", "2022-03-01", "2022-09-01", "2022-11-11", "2023-01-02"])
        more = {"unit": chance.choice(UNITS), "voucher_no": f"V{chance.randrange(2 * number)}"}
        rows.append(fund(chance.choice(PROJECTS), day, chance.randrange(1, 10**6) / 100, **more | chance.choice(faults)))  # fmt: skip
    return rows


def breaches(chance: random.Random) -> Iterator[str]:
    """Everything that a made-up year must hold and does not."""
    rows = drawn(chance, chance.randint(1, 12))
    found = year_of(rows)
    yield from out_of_balance(found)
    yield from multiplied(found)
    yield from moved_by_order(rows, found, chance)
    yield from moved_by_splitting(rows, found, chance)
    yield from moved_by_the_ineligible(rows, found, chance)
    yield from lowered_by_more(rows, found, chance)


def out_of_balance(found: Assessment) -> Iterator[str]:
    """Debits equal credits: every counted yuan is posted once, whole, or undecided."""
    left = {one.tranche: one.yuan for one in found.undecided}
    counted = {t.key: t for t in found.tranches if t.verdict is Verdict.COUNTED}
    for key, tranche in counted.items():
        lines = [line for line in found.lines if line.tranche == key]
        if (key in left) == bool(lines):
            yield f"{key} is both posted and undecided, or neither"
        if sum(line.yuan * line.share for line in lines) + left.get(key, 0) != tranche.yuan:
            yield f"{key} is not posted whole"
    if {line.tranche for line in found.lines} | set(left) != set(counted):
        yield "something is posted that does not count"
    debit = sum((line.credited_yuan for line in found.lines), Fraction(0))
    if debit != sum((score.credited_yuan for score in found.scores), Fraction(0)):
        yield "the units' accounts do not add up to the lines"


def multiplied(found: Assessment) -> Iterator[str]:
    """A project has the highest of its multipliers, alone."""
    for line in found.lines:
        if line.factor not in FACTORS[line.project_id]:
            yield f"{line.project_id} has the factor {line.factor}"


def moved_by_order(rows: Rows, found: Assessment, chance: random.Random) -> Iterator[str]:
    """The order of the rows changes no score and no verdict."""
    mixed = year_of(chance.sample(rows, len(rows)))
    told = [
        sorted((t.project_id, t.day, t.yuan or 0, t.verdict) for t in one.tranches)
        for one in (found, mixed)
    ]
    if standing(mixed) != standing(found) or told[0] != told[1]:
        yield "another order of the rows gives another year"


def moved_by_splitting(rows: Rows, found: Assessment, chance: random.Random) -> Iterator[str]:
    """One tranche in two on the same day, each with its voucher, changes no score."""
    row = chance.choice(rows)
    hundredths, number = round(row["amount_wan"] * 100), row["voucher_no"]
    if number is None or [r["voucher_no"] for r in rows].count(number) > 1:
        return  # a voucher that others use as well, or that lacks, is another matter
    part = hundredths * chance.randint(1, 99) // 100
    parts = [{**row, "amount_wan": part / 100, "voucher_no": f"{number}-1"},
             {**row, "amount_wan": (hundredths - part) / 100}]  # fmt: skip
    split = [r for r in rows if r is not row] + [p for p in parts if p["amount_wan"] > 0]
    if standing(year_of(split)) != standing(found):
        yield f"splitting {number} moves a score"


def moved_by_the_ineligible(rows: Rows, found: Assessment, chance: random.Random) -> Iterator[str]:
    """A voucher that does not count changes no score."""
    fault = chance.choice(INELIGIBLE)
    more = fund(chance.choice(PROJECTS), "2022-01-01", 777, voucher_no="NEW") | fault
    if standing(year_of([*rows, more])) != standing(found):
        yield f"an ineligible voucher moves a score: {fault}"


def lowered_by_more(rows: Rows, found: Assessment, chance: random.Random) -> Iterator[str]:
    """Raising an amount lowers no score."""
    i = chance.randrange(len(rows))
    hundredths = round(rows[i]["amount_wan"] * 100) + chance.randint(1, 10**6)
    more = year_of([*rows[:i], {**rows[i], "amount_wan": hundredths / 100}, *rows[i + 1 :]])
    before = {score.unit: score.score or 0 for score in found.scores}
    for score in more.scores:
        if (score.score or 0) < before[score.unit]:
            yield f"more money lowers {score.unit}"
