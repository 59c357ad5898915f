"""The criteria of the review (评审) as rows of data, weights from the published table [40].

Bounds are frozen, not taken from the batch at hand: a project's points never depend on who
else is in the batch.
"""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case import OPEN


@dataclass(frozen=True, slots=True)
class Face:
    """What the experts judge under a criterion for projects of some kinds (all, when empty).

    `panel` lists the names under which the points stand on the sheet 评审打分.
    """

    title: str
    panel: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is judged: a fact (`column`) or the experts' points (`faces`), and its bounds.

    Points rise from 0 at `low` to `weight` at `high` (falling instead when `rising` is
    false) and stay there beyond. `subject` is the subject of the plan's 评审依据 that it
    serves. A criterion may have other faces for other kinds of projects: the weight is one.
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
    faces: tuple[Face, ...] = ()
    subject: str = ""

    def face(self, kind: str) -> Face | None:
        """What the experts judge for projects of that kind; None for a fact of the ledger."""
        return next((face for face in self.faces if not face.kinds or kind in face.kinds), None)


FULL_MARKS = 100.0
"""All weights together, so that a mark of 60 means the same whatever weights are chosen."""
TABLE = "权重 [40] 团风县"
SERVICES = ("总部经济", "现代服务业", "城市综合体", "金融")
"""Kinds of which the plan asks for the business model and the managers, not the technology."""


def _experts(title: str, *others: str) -> tuple[Face, ...]:
    return (Face(title, (title, *others)),)


CRITERIA = (
    Criterion(
        "invest", "投资规模", "invest_wan", 10000, 200000, 17, "万元",
        f"{TABLE}；下限 [0] 过亿元，上限 [5] 最高一档 20 亿元", subject="投资构成及资金筹措",
    ),
    Criterion(
        "intensity", "投资强度", "intensity_wan_per_mu", 100, 300, 17, "万元/亩",
        f"{TABLE}；下限 [51] 菏泽 100，上限 [43] 300", subject="投资构成及资金筹措",
    ),
    Criterion(
        "tax", "税收", "tax_wan_per_mu", 0, 30, 16, "万元/亩", f"{TABLE}；上限 [43] 亩均税收 30",
        subject="项目基本情况",
    ),
    Criterion(
        "industry", "产业类别", "fit_count", 0, 3, 5, "类",
        f"{TABLE}；县主导、十强 [150]、231 [151][152] 各计一类", subject="产业政策与布局",
    ),
    Criterion(
        "technology", "科技与团队", "", 0, 100, 5, "分", f"{TABLE}（科技）；专家打分 0 至 100",
        faces=(
            Face("商业模式及管理团队", ("商业模式", "商业模式及管理团队", "管理团队"), SERVICES),
            Face("科技含量及技术团队", ("科技含量", "科技", "科技创新", "科技含量及技术团队")),
        ),
        subject="科技与团队",
    ),
    Criterion(
        "investor", "投资方实力", "", 0, 100, 10, "分", f"{TABLE}（主体）；专家打分 0 至 100",
        faces=_experts("投资方实力", "主体", "投资主体"), subject="投资方实力",
    ),
    Criterion(
        "process", "设备工艺与原材料", "", 0, 100, 0, "分",
        "[0] 评审依据列有此项；公布的打分表没有，权重由县里定，未定为 0",
        faces=_experts("设备工艺", "设备工艺与原材料", "工艺"), subject="设备、工艺和原材料",
    ),
    Criterion(
        "environment", "环境影响", "", 0, 100, 5, "分",
        f"{TABLE}（环境）；专家打分 0 至 100，影响小者高",
        faces=_experts("环境影响", "环境", "环保"), subject="能耗、水耗及污染物排放",
    ),
    Criterion(
        "energy", "单位产值能耗", "energy_t_per_wan", 0, 0.5, 0, "吨标煤/万元",
        "[0] 评审依据列有此项；上限 [63] 临海 3 万元/吨标煤（折 0.33）与 [64] 黄岩 0.37 之上取整；权重由县里定，未定为 0",
        rising=False, subject="能耗、水耗及污染物排放",
    ),
    Criterion(
        "safety", "安全风险", "", 0, 100, 5, "分",
        f"{TABLE}（安全）；专家打分 0 至 100，风险小者高",
        faces=_experts("安全风险", "安全", "风险因素"), subject="风险因素",
    ),
    Criterion(
        "land", "土地产出", "output_wan_per_mu", 0, 400, 10, "万元/亩",
        f"{TABLE}（土地）；上限 [41][48] 亩均产出 400", subject="选址与规划",
    ),
    Criterion(
        "zoning", "规划布局", "zoned", 0, 1, 5, "", f"{TABLE}（规划）；与园区允许产业相符计满分",
        subject="选址与规划",
    ),
    Criterion(
        "jobs", "就业", "jobs", 0, 500, 5, "人", f"{TABLE}；上限为建模约定", subject="人才及就业",
    ),
    Criterion(
        "financing", "资金落实", "funded_share", 0, 1, 0, "",
        "[0] 评审依据列有此项（资金筹措）；1 减资金缺口与总投资之比；权重由县里定，未定为 0",
        subject="投资构成及资金筹措",
    ),
    Criterion(
        "policy", "政策扶持", "", 0, 100, 0, "分",
        "[0] 评审依据列有此项；专家打分 0 至 100，要求的扶持合理者高；权重由县里定，未定为 0",
        faces=_experts("政策扶持"), subject="政策扶持",
    ),
    Criterion(
        "contract", "合同条款", "", 0, 100, 0, "分",
        "[0] 评审依据列有此项；专家打分 0 至 100，对县里有利、责任清楚者高；权重由县里定，未定为 0",
        faces=_experts("合同条款", "合同"), subject="合同主要条款",
    ),
)  # fmt: skip
"""All criteria, in the order of the score sheet; the weights add up to 100."""
