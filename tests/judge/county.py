"""A county in which every limit has something to break, and its planned outcome.

Six quarters from 2027Q1 (two budget years). Two released plots: J2 is repaid by plot J3, J4 by quota. P07 is on the state's list,
P03 is chemical, P09 fits the standard factory, P05 waits for a procedure, P08 and P10 are
pinned to the released plots, P06 is refused, P12 runs, P13 is finished, H1 and H2 hold land.
P01, P02 and P07 borrow; A has a capacity of energy, B of area. P01 occupies paddy, of which 2 亩 are
bought for nothing, P03 capacity; quota may be drawn ahead and
surplus given away, but the best plan does neither.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from tests.cases import Row, make_case, place
from zsyz_model.case import (
    Admission,
    Case,
    HorizonRules,
    LandRules,
    Outcome,
    Pin,
    Refusal,
    Scenario,
    Scores,
)
from zsyz_model.planning import plan

POINTS = {
    "P01": 85.0, "P02": 60.0, "P03": 70.0, "P05": 55.0, "P07": 75.0, "P08": 65.5, "P09": 58.25,
    "P10": 52.0, "P11": 40.0, "P12": 66.0, "P13": 61.0, "H1": 45.0, "H2": 44.0,
}  # fmt: skip


def county_case() -> Case:
    """The county as validated."""
    return make_case(county_scenario(), **_TABLES)


def county_scenario() -> Scenario:
    """Projects stay in their place, one scheme at a time; pins and forbids of both kinds."""
    return Scenario(
        name="county",
        title="县",
        horizon=HorizonRules("2027Q1", 6),
        land=LandRules(
            relocate=False, schemes_at_once=1, advance_most_mu=23, turnover_most_mu=1, turnover_quarters=1,
            linkage_sale_most_mu=2, linkage_sale_wan_per_mu=0,
        ),
        pins=(Pin("P08", site="J2"), Pin("P10", quarter="2027Q3", site="J4"), Pin("P11", leader="L2")),
        forbids=(Pin("P02", site="J3"), Pin("P02", site="J1"), Pin("P05", leader="L1"), Pin("P09", quarter="2027Q2")),
    )  # fmt: skip


def county_admission() -> Admission:
    """Everybody but the real-estate project."""
    refusal = Refusal(
        "P06", "real_estate", "房地产不予准入", "房地产", "", place("projects", 6, "kind"), "[0]", "改变类型"
    )  # fmt: skip
    return Admission(tuple(sorted(POINTS)), (refusal,))


def county_scores() -> Scores:
    """One criterion only."""
    parts = pd.DataFrame({"total": POINTS.values()}, index=list(POINTS)).sort_index()
    return Scores(parts, {"total": "总分"})


@cache
def county_outcome() -> Outcome:
    """The county with its best plan, as the planner found it."""
    case, admission, scores = county_case(), county_admission(), county_scores()
    return Outcome(
        case, admission, scores, plan(case, admission, scores, lambda _stage, _share: None)
    )


def _project(
    p: str, stage: str, industry: str, site: str, invest: int, land: str, **more: Any
) -> Row:
    """`land` is mu/converted/farmland in one word."""
    need, converted, farmland = (float(word) for word in land.split("/"))
    return {
        "project_id": p, "name": f"项目{p}", "investor": f"企业{p}", "kind": "工业", "industry": industry,
        "stage": stage, "invest_wan": invest, "land_mu": need, "converted_mu": converted,
        "farmland_mu": farmland, "place": site, **more,
    }  # fmt: skip


def _plot(
    j: str, site: str, area: float, kind: str, ready: str, unit: float, fixed: float, **more: Any
) -> Row:
    return {
        "plot_id": j, "place": site, "area_mu": area, "plot_kind": kind, "ready": ready,
        "unit_wan": unit, "fixed_wan": fixed, **more,
    }  # fmt: skip


_PLAN_QUOTA = {"2027Q1": 80, "2027Q2": 40, "2027Q3": 30, "2027Q4": 20, "2028Q1": 40, "2028Q2": 20}
_TABLES: dict[str, list[Row]] = {
    "places": [
        {"place": "A", "place_name": "城关镇", "place_kind": "乡镇", "minutes": 15},
        {"place": "B", "place_name": "经济开发区", "place_kind": "开发区", "minutes": 15},
        {"place": "C", "place_name": "化工产业园", "place_kind": "化工园区", "minutes": 30},
        {"place": "D", "place_name": "柳庄镇", "place_kind": "乡镇", "minutes": 20,
         "allowed": ("纺织服装",)},
    ],
    "leaders": [
        {"leader_id": "L1", "title": "县委副书记", "industries": ("高端化工",), "places": ("C",),
         "base": "A", "hours": 12, "least": 3, "most": 5},
        {"leader_id": "L2", "title": "副县长甲", "industries": ("新材料", "纺织服装"),
         "places": ("B", "柳庄镇"), "base": "A", "hours": 7, "most": 4},
        {"leader_id": "L3", "title": "人大副主任", "industries": ("生物医药",), "places": ("A",),
         "base": "A", "hours": 12, "most": 6, "avoids": ("企业P05",)},
        {"leader_id": "L4", "title": "政协副主席", "base": "B", "hours": 40, "most": 2},
    ],
    "projects": [
        _project("P01", "签约", "新材料", "B", 30000, "100/80/60", earliest="2027Q1", must_start=True, current_leader="L2", gap_wan=2500.5, paddy_mu=5),
        _project("P02", "评审", "纺织服装", "B", 15000, "50/50/40", earliest="2027Q2", gap_wan=4000),
        _project("P03", "签约", "高端化工", "C", 50000, "150/120/90", earliest="2027Q2", current_leader="L1", capacity_kg=81000),
        _project("P05", "评审", "机电设备制造", "B", 12000, "20/20/10"),
        _project("P06", "签约", "", "A", 60000, "80/80/0", kind="房地产"),
        _project("P07", "落地", "新能源", "B", 90000, "200/180/30", listed=True, earliest="2027Q2", gap_wan=6000),
        _project("P08", "签约", "生物医药", "A", 20000, "35/35/20", energy_tce=300),
        _project("P09", "评审", "机电设备制造", "B", 9000, "12.5/12.5/6"),
        _project("P10", "评审", "纺织服装", "D", 5000, "8/8/8"),
        _project("P11", "初审", "纺织服装", "D", 5000, "200/200/150"),
        _project("P12", "开工", "生物医药", "A", 20000, "60/0/0", current_leader="L3", energy_tce=1000),
        _project("P13", "投产", "生物医药", "A", 20000, "60/0/0"),
        _project("H1", "签约", "机电设备制造", "A", 8000, "40/0/0"),
        _project("H2", "评审", "纺织服装", "D", 4000, "10/0/0"),
    ],
    "quota": [
        *({"quarter": q, "quota_kind": "计划指标", "amount": mu, "price_wan": 2.5}
          for q, mu in _PLAN_QUOTA.items()),
        {"quarter": "2027Q1", "quota_kind": "占补数量", "amount": 90, "price_wan": 13.8},
        {"quarter": "2027Q1", "quota_kind": "占补水田", "amount": 3, "price_wan": 0},
        {"quarter": "2027Q2", "quota_kind": "占补产能", "amount": 100000},
    ],
    "plots": [
        _plot("J1", "B", 60, "批而未供2017前", "2027Q1", 8, 20),
        _plot("J2", "A", 40, "腾挪", "2027Q2", 5, 10, holder="H1", repay_by="2027Q4"),
        _plot("J3", "B", 60, "标准厂房", "2027Q2", 3, 0),
        _plot("J4", "D", 10, "腾挪", "2027Q3", 4, 5, holder="H2", repay_by="2028Q4"),
        _plot("J5", "D", 12, "低效", "2027Q2", 0.5, 1),
        _plot("J6", "D", 45, "闲置", "2028Q1", 30, 100),
    ],
    "schemes": [
        {"scheme_id": "S1", "cleared_mu": 70, "surplus_mu": 50, "duration_quarters": 2,
         "cost_wan": 300, "earliest": "2027Q1"},
        {"scheme_id": "S2", "cleared_mu": 80, "surplus_mu": 60, "duration_quarters": 2,
         "cost_wan": 200, "earliest": "2027Q2"},
    ],
    "targets": [{"quarter": q, "start_target": n} for q, n in (("2027Q1", 3), ("2027Q3", 2), ("2028Q2", 3))],
    "procedures": [
        {"project_id": "P05", "step": "环评", "due_on": pd.Timestamp("2027-08-31")},
        {"project_id": "P05", "step": "备案", "due_on": pd.Timestamp("2028-08-31"),
         "done_on": pd.Timestamp("2026-09-01")},
    ],
    "pairs": [
        {"project_id": "P01", "leader_id": "L2", "rule": "锁定"},
        {"project_id": "P09", "leader_id": "L3", "rule": "禁止"},
        {"project_id": "P08", "leader_id": "L3", "fit": 90, "hours": 1.5},
    ],
    "travel": [{"origin": "B", "target": "A", "minutes": 25}],
    "finance": [
        {"line_id": "F1", "line_name": "银行贷款", "line_kind": "银行信贷", "limit_wan": 9000,
         "single_wan": 3500, "rate": 3.6},
        {"line_id": "F2", "line_name": "产业基金", "line_kind": "产业基金", "limit_wan": 4500,
         "eligible": ("新能源", "新材料"), "rate": 2},
        {"line_id": "F3", "line_name": "融资担保", "line_kind": "融资担保", "limit_wan": 1500,
         "single_wan": 1000, "eligible": ("纺织服装",), "rate": 4.5},
    ],
    "caps": [
        {"place": "A", "factor": "能耗", "cap": 2300, "cap_unit": "吨标煤"},
        {"place": "B", "factor": "园区面积", "cap": 355, "cap_unit": "亩"},
    ],
    "budget": [{"year": 2027, "land_wan": 4000}, {"year": 2028, "land_wan": 1500}],
}  # fmt: skip
