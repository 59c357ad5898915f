"""37-39: days, quarters, serial numbers, and days in the wrong order."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pandas as pd

from tests.faults.cellwise import odd_cell, plain_cell
from tests.faults.fault import Fault, N, Q
from tests.faults.paper import Styled, changed, edited, saved
from tests.faults.seen import SCENARIO, see_case

DAY, QUARTER = "L5", "J5"  # 签约日期 and 最早开工 of XM04, which has no other day
AT_DAY, AT_QUARTER = ("projects", "XM04", "signed_on"), ("projects", "XM04", "earliest")
MARCH_31 = pd.Timestamp(2026, 3, 31)
WRITE = ("2026-03-04",)

CERTAIN = tuple(
    odd_cell(37, raw, DAY, raw, "V13", N, fact=("2026-03-31",), keeps={AT_DAY: MARCH_31})
    for raw in ("2026.3.31", "20260331", "2026年3月31日", "26-3-31", "26.3.31", "26年3月31日")
)
NUMBER_OF_DIGITS = odd_cell(
    37, "数20260331", DAY, 20260331, "V13", N, fact=("2026-03-31",), keeps={AT_DAY: MARCH_31}
)
PLAIN_DAY = plain_cell(37, "2026-03-31", {DAY: "2026-03-31"}, {AT_DAY: MARCH_31})
UNCERTAIN = (
    odd_cell(37, "3·4·26", DAY, "3/4/26", "V13", Q, fact=("不明确",), advice=WRITE),
    *(
        odd_cell(37, raw, DAY, raw, "V13", Q, advice=WRITE)
        for raw in ("2026年3月", "3月底", "已开工")
    ),
)
QUARTERS = (
    *(
        odd_cell(37, f"季度列{raw}", QUARTER, raw, "V13", N, fact=(to,), keeps={AT_QUARTER: to})
        for raw, to in (
            ("2027年3月", "2027Q1"),
            ("2027年3月底", "2027Q1"),
            ("2027年一季度", "2027Q1"),
            ("2027年第1季度", "2027Q1"),
        )
    ),
    odd_cell(37, "季度列3月底", QUARTER, "3月底", "V13", Q, advice=("2027Q1|季度",)),
)

SERIALS = (
    odd_cell(38, "46112", DAY, 46112, "V14", N, fact=("1900", "2026-03-31"), keeps={AT_DAY: MARCH_31}),
    Fault(
        number=38, name="1904工作簿", code="V14", act=N, sheet="项目", cell=DAY, value=44650.0,
        make=edited({DAY: 44650}, date_1904=True), fact=("1904", "2026-03-31"),
        keeps={AT_DAY: MARCH_31, ("projects", "XM01", "signed_on"): pd.Timestamp(2025, 3, 10)},
    ),
    odd_cell(38, "60", DAY, 60, "V14", Q, fact=("1900-02-29", "不存在"), advice=("改正|写成",)),
    odd_cell(38, "日期格式的60", DAY, Styled(60, "yyyy-mm-dd"), "V14", Q, fact=("1900-02-29", "不存在"), advice=("改正|写成",)),
)  # fmt: skip

ORDER = (
    odd_cell(
        39, "竣工早于开工", "N2", dt.date(2025, 6, 1), "V15", Q, value="2025-06-01",
        fact=("早于", "开工", "2026-01"), advice=("核对",),
    ),
    odd_cell(
        39, "开工早于签约", "M5", dt.date(2026, 1, 5), "V15", Q, value="2026-01-05",
        fact=("早于", "签约", "2026-06"), advice=("核对",),
    ),
    odd_cell(
        39, "竣工早于签约", "N5", dt.date(2026, 1, 5), "V15", Q, value="2026-01-05",
        fact=("早于", "签约", "2026-06"), advice=("核对",),
    ),
)  # fmt: skip


def _with_scenario(folder: Path, edits: dict[str, object]) -> Path:
    text = "name: 小县\nledger: 台账.xlsx\nhorizon:\n  first_quarter: 2027Q1\n  quarters: 4\n"
    (folder / SCENARIO).write_text(text, encoding="utf-8")
    return saved(folder, changed(edits))


_TARGETS: dict[str, object] = {
    "季度目标!A1": "季度", "季度目标!B1": "开工目标(个)", "季度目标!A2": "2027Q2", "季度目标!B2": 1,
    "季度目标!A3": "2030Q1", "季度目标!B3": 1,
}  # fmt: skip
OUTSIDE = (
    Fault(
        number=39, name="指标季度在计划期外", code="V15", act=Q, sheet="用地指标", cell="A3", value="2040Q1",
        make=partial(_with_scenario, edits={"用地指标!A3": "2040Q1"}), see=see_case,
        fact=("2027Q1", "2027Q4"), may=("D01",),
    ),
    Fault(
        number=39, name="目标季度在计划期外", code="V15", act=Q, sheet="季度目标", cell="A3", value="2030Q1",
        make=partial(_with_scenario, edits=_TARGETS), see=see_case,
        fact=("2027Q1", "2027Q4"), may=("D01",),
    ),
)  # fmt: skip

DATES = (*CERTAIN, NUMBER_OF_DIGITS, PLAIN_DAY, *UNCERTAIN, *QUARTERS, *SERIALS, *ORDER, *OUTSIDE)
