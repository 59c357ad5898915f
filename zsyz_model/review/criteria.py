"""The criteria of the review (评审) as rows of data, weights from the published table [40].

Bounds are frozen, not taken from the batch at hand: a project's points never depend on who
else is in the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case import CONFIRMED, OPEN


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is judged: a fact (`column`) or the experts' mean points (`panel`), and its bounds.

    Points rise from 0 at `low` to `weight` at `high` (falling instead when `rising` is
    false) and stay there beyond. `panel` lists the names of the criterion on the sheet
    评审打分. `kinds` limits it to project kinds (empty: all).
    """

    name: str
    title: str
    column: str
    low: float
    high: float
    weight: float
    unit: str
    source: str
    status: str = OPEN
    rising: bool = True
    panel: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


TABLE = "权重 [40] 团风县"
CRITERIA = (
    Criterion(
        "invest", "投资规模", "invest_wan", 10000, 200000, 17, "万元",
        f"{TABLE}；下限 [0] 过亿元，上限 [5] 最高一档 20 亿元",
    ),
    Criterion(
        "intensity", "投资强度", "intensity_wan_per_mu", 100, 300, 17, "万元/亩",
        f"{TABLE}；下限 [51] 菏泽 100，上限 [43] 300",
    ),
    Criterion(
        "tax", "税收", "tax_wan_per_mu", 0, 30, 16, "万元/亩", f"{TABLE}；上限 [43] 亩均税收 30",
    ),
    Criterion(
        "industry", "产业类别", "fit_count", 0, 3, 5, "类",
        f"{TABLE}；县主导、十强 [150]、231 [151][152] 各计一类",
    ),
    Criterion(
        "technology", "科技含量", "", 0, 100, 5, "分", f"{TABLE}；专家打分 0 至 100",
        panel=("科技含量", "科技", "科技创新"),
    ),
    Criterion(
        "investor", "投资方实力", "", 0, 100, 10, "分", f"{TABLE}（主体）；专家打分 0 至 100",
        panel=("投资方实力", "主体", "投资主体"),
    ),
    Criterion(
        "environment", "环境影响", "", 0, 100, 5, "分",
        f"{TABLE}（环境）；专家打分 0 至 100，影响小者高", panel=("环境影响", "环境", "环保"),
    ),
    Criterion(
        "safety", "安全风险", "", 0, 100, 5, "分",
        f"{TABLE}（安全）；专家打分 0 至 100，风险小者高", panel=("安全风险", "安全"),
    ),
    Criterion(
        "land", "土地产出", "output_wan_per_mu", 0, 400, 10, "万元/亩",
        f"{TABLE}（土地）；上限 [41][48] 亩均产出 400",
    ),
    Criterion(
        "zoning", "规划布局", "zoned", 0, 1, 5, "", f"{TABLE}（规划）；与园区允许产业相符计满分",
    ),
    Criterion(
        "jobs", "就业", "jobs", 0, 500, 5, "人", f"{TABLE}；上限为建模约定",
    ),
)  # fmt: skip
"""All criteria, in the order of the score sheet; the weights add up to 100."""

METHODS = {"weighted_sum": ("加权求和", CONFIRMED)}
"""The scoring methods that exist, by the name a scenario gives."""
