"""The published rows: what stands in the csv files, word for word, and what may be read."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from scenarios.demo_county.cells import Cell

HERE = Path(__file__).parent
PROJECTS_CSV = "cn_county_projects_compiled.csv"
SUPPLY_CSV = "cn_land_supply_landchina_2018_12.csv"
SCHEMES_CSV = "cn_land_reclamation_projects.csv"
SOURCES_CSV = "sources_index.csv"
SUPPLY_SOURCE = "供地{:03d}"

_AMOUNT = re.compile(r"\d+(\.\d+)?(亿元|万元|亩|公顷|平方米)")
_QUOTED = (
    "乡镇或位置", "建筑面积_平方米", "建设内容要点", "开工或起始", "竣工或截止", "进度要点",
    "已完成投资_万元", "年度计划或安排_万元",
)  # fmt: skip

PUBLISHED_OUTPUT: Mapping[str, Mapping[str, float]] = {
    "P036": {"output_wan": 720_000, "jobs": 2800},
    "P038": {"output_wan": 660_000, "tax_wan": 19_000},
    "P044": {"output_wan": 200_000, "tax_wan": 16_000},
    "P056": {"output_wan": 300_000, "tax_wan": 10_000, "jobs": 3000},
    "P093": {"output_wan": 100_000, "jobs": 10_000},
    "P095": {"output_wan": 260_000},
    "P112": {"output_wan": 1_000_000},
}
"""Numbers read by hand out of the prose of 建设内容要点."""

LAND_READ: Mapping[str, float] = {"P001": 0.0, "P095": 750.0}
"""Areas read by hand: 不涉及新增用地; 总规划面积50万平方米 (÷ 666.67)."""

FOREIGN_WAN: Mapping[str, float] = {"P080": 108_000.0, "P121": 10_500.0}
"""12亿港元 × 0.9 and 1500万美元 × 7.0: shown for the demonstration only."""

INTENSITY_READ: Mapping[str, float] = {"P044": 1400.0}
"""亩均投资 printed beside the project, in 万元 a mu of total investment."""


def read_csv(name: str, folder: Path = HERE / "published") -> list[dict[str, str]]:
    """The rows of a published file as text; nothing is converted."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def chosen() -> list[tuple[dict[str, str], dict[str, str]]]:
    """The projects of the demonstration: the published row and its classification, in order."""
    rows = {row["编号"]: row for row in read_csv(PROJECTS_CSV)}
    classified = read_csv("classified.csv", HERE)
    ours = sorted(classified, key=lambda row: (not _of_heze(rows[row["编号"]]), row["编号"]))
    return [(rows[row["编号"]], row) for row in ours]


def is_plain(text: str) -> bool:
    """Whether the text is one number with one unit, so that a careful reader converts it.

    >>> [is_plain(t) for t in ("29.1亿元", "约3.9亿元", "50亿元(一期25亿元)", "42公顷")]
    [True, False, False, True]
    """
    return _AMOUNT.fullmatch(text) is not None


def plain(row: Mapping[str, str], header: str) -> Cell | None:
    """The published cell word for word; None where it would not be converted."""
    text = row[header]
    return Cell(text, source=row["来源编号"]) if is_plain(text) else None


def remark(row: Mapping[str, str]) -> Cell:
    """All that was published and stands in no other cell, quoted word for word."""
    loose = [h for h in ("总投资_原文", "用地_原文") if row[h] and not is_plain(row[h])]
    quotes = [f"{h}“{row[h]}”" for h in (*loose, *_QUOTED) if row[h]]
    where = "".join(dict.fromkeys((row["省"], row["地市"], row["县区"])))
    day = f"，资料日期{row['资料日期']}" if row["资料日期"] else ""
    text = f"原项目所在：{where}{day}；公布原文：" + "；".join(quotes or ["无其他内容"])
    return Cell(text, source=row["来源编号"])


def supply_rows(numbers: Sequence[int]) -> list[tuple[str, dict[str, str]]]:
    """Rows of the land supply file by their number (1 is the first), with source numbers."""
    rows = read_csv(SUPPLY_CSV)
    return [(SUPPLY_SOURCE.format(number), rows[number - 1]) for number in numbers]


def hundredths(value: Decimal) -> float:
    """A value on the grid of 0.01."""
    return float(value.quantize(Decimal("0.01")))


def mu_of(hectares: str) -> float:
    """An area in mu from hectares.

    >>> mu_of("42")
    630.0
    """
    return hundredths(Decimal(hectares) * 15)


def _of_heze(row: Mapping[str, str]) -> bool:
    return row["地市"] == "菏泽"
