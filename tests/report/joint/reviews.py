"""Joint reviews built by hand and by code, without any room but the nouns."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd

from tests.report.counties import HOSTILE, tables_with
from zsyz_model.case import (
    Acceptability,
    Admission,
    Agenda,
    Case,
    CriterionTold,
    Flip,
    Influence,
    Interval,
    JointReview,
    Judged,
    KeptOff,
    Ledger,
    Outlier,
    Panel,
    Refusal,
    Reversal,
    RuleTold,
    Scenario,
    Scores,
    Stability,
    Team,
    Topic,
)
from zsyz_model.findings import Place

TITLES = {"invest": "投资规模", "tax": "税收", "team": "科技与团队", "policy": "政策扶持"}
SCRIPT = "<script>alert(1)</script>"


def _project(key: str, name: str, **given: object) -> dict[str, object]:
    fixed = {"kind": "工业", "industry": "新材料", "stage": "评审", "invest_wan": 12000.0}
    return {"project_id": key, "name": name} | fixed | given


def _cell(address: str, column: str) -> Place:
    return Place("ledger.xlsx", "项目", address, int(address[1:]), column)


def small() -> JointReview:
    """Eight projects; every number below is worked by hand.

    Weights 50, 30, 20, 0. Totals: P1 82, P2 70 and P3 70 (a tie), P4 55; P5 (real estate)
    and P6 (no land written) are refused by rule and by blank, P7 by a blank only, P8 by its stage.
    """
    return JointReview(
        _small_case(), _small_admission(), _small_scores(), _small_panel(), _small_stability(),
        _small_acceptability(), (Reversal("P4", "P2", "P3"),), _small_agenda(),
        (RuleTold("min_invest", "总投资门槛", "总投资不低于 10000 万元", "工业", "[0]（已确认）", 2),
         RuleTold("ended", "项目已终止", "阶段不是终止", "全部项目类型", "建模约定（已确认）", 1, scope=True),
         RuleTold("finished", "已建成投产", "阶段不是投产", "全部项目类型", "建模约定（已确认）", 1, scope=True)),
        (CriterionTold("invest", "投资规模", "投资构成", "万元", 10000.0, 20000.0, True, 50.0, "[40]", "待核实", ("invest_wan",)),
         CriterionTold("team", "团队", "科技与团队", "分", 0.0, 100.0, True, 20.0, "[40]", "confirmed", (), ("科技含量",)),
         CriterionTold("policy", "政策", "政策扶持", "分", 0.0, 100.0, False, 0.0, "[0]", "待核实", (), ("政策扶持",))),
    )  # fmt: skip


def _small_case() -> Case:
    tables = tables_with(
        projects=[
            _project("P1", "甲项目", land_mu=30.0),
            _project("P2", SCRIPT),
            _project("P3", HOSTILE[7], land_mu=40.0),
            _project("P4", "丁项目", land_mu=22.0),
            _project("P5", "戊花园", kind="房地产", first_contact="县招商局<b>", duty_unit="城关镇"),
            _project("P6", SCRIPT, duty_unit="开发区管委会"),
            _project("P7", "庚项目"),
            _project("P8", "辛项目", stage="投产", first_contact="县工信局"),
        ],
        leaders=[{"leader_id": "L1", "title": "县长", "hours": 8.0}],
        places=[{"place": "T1", "place_name": "东关镇", "place_kind": "乡镇", "minutes": 15.0}],
    )  # fmt: skip
    return Case(Scenario("base", "基准"), Ledger("some/folder/ledger.xlsx", tables))


def _small_admission() -> Admission:
    refusals = (
        Refusal("P5", "real_estate", "房地产项目除外", "房地产", "不含房地产", _cell("E6", "项目类型"),
                "[0] 三（四）（已确认）", "不进入联审"),
        Refusal("P5", "min_invest", "总投资门槛", "7000 万元", "总投资不低于 10000 万元",
                _cell("J6", "总投资"), "[0] 三（二）（已确认）", "总投资再增加 3000 万元"),
        Refusal("P6", "intensity", "投资强度", "80 万元/亩", "固定资产投资强度不低于 100 万元/亩",
                _cell("K7", "固定资产投资"), "[51]（待核实）", "提高投资强度"),
        Refusal("P6", "missing_data", "资料不足", "“拟用地”空白", "投资强度：不低于 100 万元/亩",
                _cell("L7", "拟用地"), "[51]（待核实）", "补填“拟用地”（单位：亩）"),
        Refusal("P7", "missing_data", "资料不足", "“拟用地”空白", "投资强度：不低于 100 万元/亩",
                _cell("L8", "拟用地"), "[51]（待核实）", "补填“拟用地”（单位：亩）"),
        Refusal("P8", "finished", "已建成投产", "投产", "阶段不是投产", _cell("H9", "阶段"),
                "建模约定（已确认）", "转入考核与服务"),
    )  # fmt: skip
    return Admission(("P1", "P2", "P3", "P4"), refusals)


def _small_scores() -> Scores:
    index = pd.Index(["P1", "P2", "P3", "P4"], dtype="str")
    parts = pd.DataFrame(
        {"invest": [40.0, 30.5, 35.0, 25.0], "tax": [24.0, 24.5, 20.0, 18.0],
         "team": [18.0, 15.0, 15.0, 12.0], "policy": [0.0, 0.0, 0.0, 0.0]},
        index=index,
    )  # fmt: skip
    weights = {"invest": 50.0, "tax": 30.0, "team": 20.0, "policy": 0.0}
    shares = pd.DataFrame({"invest": [0.8, 0.61, 0.7, 0.5], "team": [0.9, 0.75, 0.75, 0.6]}, index)
    values = pd.DataFrame(
        {"invest": [1.8e4, 1.61e4, 1.7e4, np.inf], "team": [90.0, 75, 75, np.nan]}, index
    )
    return Scores(parts, TITLES, shares, weights, values=values)


def _small_panel() -> Panel:
    cell = Place("ledger.xlsx", "评审打分", "D3", 3, "得分")
    return Panel(
        "trimmed",
        ("专家甲", "专家乙"),
        (Judged("P1", "team", 90.0, 2, 88.0, 92.0), Judged("P2", "team", 75.0, 2, 50.0, 100.0)),
        (Outlier("P2", "专家乙", "team", 100.0, 50.0, "比其他专家的中位数高 50 分", cell),),
        (Influence("P1", "专家甲", 82.0, 94.0, 1, 1), Influence("P2", "专家乙", 70.0, 59.0, 2, 3, "及格线"),
         Influence("P1", "专家乙", 82.0, 79.9, 1, 1, "优先线"), Influence("P4", "专家乙", 55.0, 60.5, 4, 3, "及格线")),
    )  # fmt: skip


def _small_stability() -> Stability:
    return Stability(
        (Interval("invest", 50.0, 50.0, 58.5, ("P2", "P3"), ("P1", "P3")),
         Interval("tax", 30.0, 0.0, 42.25, (), ("P2", "P4")),
         Interval("team", 20.0, 0.0, 100.0), Interval("policy", 0.0, 0.0, 9.0, (), ("P1", "P2"))),
        (Interval("invest", 50.0, 21.0, 90.0, ("P4",), ("P2",)), Interval("tax", 30.0, 0.0, 100.0),
         Interval("team", 20.0, 0.0, 100.0), Interval("policy", 0.0, 0.0, 100.0)),
        (Flip("P1", "P2", 12.5, (("invest", 12.5),), (("tax", 12.5),)), Flip("P2", "P3", 0.0),
         Flip("P3", "P4", float("inf"))),
        (Flip("P1", "", float("inf")), Flip("P2", "", 9.75, (("invest", 6.5), ("tax", 3.25)), (("team", 9.75),)),
         Flip("P3", "", 0.004, (("tax", 0.004),), (("team", 0.004),)),
         Flip("P4", "", 21.0, (("invest", 21.0),), (("team", 21.0),))),
    )  # fmt: skip


def _small_acceptability() -> Acceptability:
    counts = [[860, 100, 40, 0], [100, 480, 420, 0], [40, 420, 540, 0], [0, 0, 0, 1000]]
    return Acceptability(
        ("P1", "P2", "P3", "P4"),
        np.array(counts, dtype=np.int32),
        np.array([1.0, 0.9, 0.88, 0.04]),
        np.array([0.7, 0.1, 0.0, 0.0]),
        np.array([[76.0, 82.0, 88.5], [58.0, 70.5, 80.0], [57.0, 70.0, 76.0], [48.0, 55.0, 59.5]]),
        1000,
        7,
        ((500, 0.0263), (1000, 0.0186)),
    )


def _small_agenda() -> Agenda:
    paper = Place("ledger.xlsx", "评审材料", "C4", 4, "可研报告")
    return Agenda(
        dt.date(2026, 11, 9),
        dt.date(2026, 11, 4),
        (Topic("P1", 82.0, "优先", 1.0), Topic("P2", 70.0, "达标", 0.9, True, "先落实资金（2026-08-01）")),
        (KeptOff("P3", "papers", "缺可研报告", paper, "11 月 4 日前补交"),
         KeptOff("P3", "papers", "缺合同", paper, "11 月 4 日前补交"),
         KeptOff("P4", "most_topics", "议题已满", Place(), "转下一次会")),
        ("P9",),
        (Team("P1", "L1", "县招商局", "T1", ("县发改局", "县资规局"), "联络员"), Team("P2", "", "", "", ())),
    )  # fmt: skip


def nothing() -> JointReview:
    """A review of a ledger without a single project."""
    scores = Scores(
        pd.DataFrame(columns=list(TITLES), index=pd.Index([], dtype="str"), dtype="float64"),
        TITLES,
        weights={"invest": 50.0, "tax": 30.0, "team": 20.0, "policy": 0.0},
    )
    blank = np.zeros((0, 0), dtype=np.int32)
    none = np.zeros(0)
    return JointReview(
        Case(Scenario("base"), Ledger("ledger.xlsx", tables_with())),
        Admission((), ()), scores, Panel("mean", (), ()), Stability((), (), (), ()),
        Acceptability((), blank, none, none, np.zeros((0, 3)), 0, 7), (),
        Agenda(dt.date(2026, 11, 9), dt.date(2026, 11, 4), ()),
    )  # fmt: skip


def alone() -> JointReview:
    """A ledger with one project, which stands first whatever the weights."""
    base = nothing()
    tables = tables_with(projects=[_project("P1", HOSTILE[7])])
    parts = pd.DataFrame([[50.0, 30.0, 20.0, 0.0]], index=pd.Index(["P1"]), columns=list(TITLES))
    one = np.ones(1)
    sure = Acceptability(("P1",), np.array([[500]], dtype=np.int32), one, one,
                         np.full((1, 3), 100.0), 500, 7, ((500, 0.004),))  # fmt: skip
    firm = tuple(Interval(c, w, 0.0, 100.0) for c, w in base.scores.weights.items())
    return replace(
        base,
        case=replace(base.case, ledger=Ledger("ledger.xlsx", tables)),
        admission=Admission(("P1",), ()),
        scores=replace(base.scores, parts=parts),
        stability=Stability(firm, firm, (), (Flip("P1", "", float("inf")),)),
        acceptability=sure,
    )


CRITERIA = (
    "投资规模", "投资强度", "税收", "产业类别", "科技与团队", "投资方实力", "环境影响",
    "安全风险", "土地产出", "规划布局", "就业", "设备工艺与原材料", "合同条款", "资金落实",
    "政策扶持",
)  # fmt: skip


def large(projects: int = 72, refused: int = 26, criteria: int = 12) -> JointReview:
    """A county of full size with hostile names; every number follows from the place in the list."""
    kept = [f"P{i:03d}" for i in range(1, projects + 1)]
    out = [f"P{i:03d}" for i in range(301, 301 + refused)]
    names = [f"c{k}" for k in range(criteria)]
    scores = _large_scores(kept, names)
    order = scores.ranking
    return JointReview(
        _large_case([*kept, *out]), Admission(tuple(kept), _large_refusals(out)), scores,
        _large_panel(scores), _large_stability(scores), _large_acceptability(scores),
        tuple(Reversal(order[i], order[i + 1], order[i + 2]) for i in range(5)),
        _large_agenda(scores),
    )  # fmt: skip


def _large_case(keys: list[str]) -> Case:
    names = [
        HOSTILE[i] if i < len(HOSTILE) else f"示例{i}号年产{i * 7}万套高端装备及零部件制造基地项目"
        for i in range(len(keys))
    ]
    rows = [
        _project(key, names[i], land_mu=20.0 + i % 40, first_contact=HOSTILE[i % len(HOSTILE)])
        for i, key in enumerate(keys)
    ]
    scenario = Scenario("tight", "指标收紧<i>$")
    return Case(scenario, Ledger("某县<台账>$x$.xlsx", tables_with(projects=rows)))


def _large_refusals(out: list[str]) -> tuple[Refusal, ...]:
    titles = (
        "房地产项目除外", "总投资门槛", "产业方向", "化工项目入园", "化工项目固定资产投资", "投资强度",
        "项目已终止", "能耗一票否决（节能审查主管部门认定不可行的项目不予准入）",
    )  # fmt: skip
    blanks = ("“拟用地”空白", "“固定资产投资”空白", "“年税收”空白")
    broken = tuple(
        Refusal(p, f"rule_{k}", titles[k], f"{i * 3} 万元", "不低于 10000 万元",
                Place("某县<台账>$x$.xlsx", "项目", f"K{i}", i, "总投资"), "[0] 三（二）（已确认）", "调整")
        for i, p in enumerate(out)
        if i % 4
        for k in sorted({i % len(titles), (i * i) % len(titles)})
    )  # fmt: skip
    lacking = tuple(
        Refusal(p, "missing_data", "资料不足", blanks[i % 3], "投资强度：不低于 100 万元/亩",
                Place("某县<台账>$x$.xlsx", "项目", f"L{i}", i, "拟用地"), "[51]（待核实）", "补填")
        for i, p in enumerate(out)
        if i % 2 == 0
    )  # fmt: skip
    return (*broken, *lacking)


def _large_scores(kept: list[str], names: list[str]) -> Scores:
    rng = np.random.default_rng(11)
    weights = rng.integers(3, 16, len(names)).astype(float)
    weights = np.round(100 * weights / weights.sum(), 1)
    skill = np.linspace(1.0, 0.35, len(kept))[:, None]
    shares = np.clip(skill * rng.uniform(0.6, 1.2, (len(kept), len(names))), 0, 1)
    index = pd.Index(kept, dtype="str")
    parts = pd.DataFrame(np.round(shares * weights, 2), index=index, columns=names)
    titles = dict(zip(names, CRITERIA, strict=False))
    table = pd.DataFrame(shares, index=index, columns=names)
    return Scores(parts, titles, table, dict(zip(names, weights.tolist(), strict=True)))


def _large_panel(scores: Scores) -> Panel:
    judges = tuple(f"专家{i}（市级产业专家库）" for i in range(1, 8))
    total, order = scores.total, scores.ranking
    influence = tuple(
        Influence(p, judge, float(total[p]), round(float(total[p]) - 2.5 + k, 2), order.index(p) + 1,
                  order.index(p) + 1 + (k % 3), "及格线" if (total[p] >= 60) != (total[p] - 2.5 + k >= 60) else "")
        for p in order
        for k, judge in enumerate(judges[:5])
    )  # fmt: skip
    judged = tuple(Judged(p, "c4", 75.0, 7, 60.0, 95.0) for p in order)
    return Panel("mean", judges, judged, (), influence)


def _large_stability(scores: Scores) -> Stability:
    order, weights = scores.ranking, scores.weights
    lines = tuple(
        Interval(c, w, max(0.0, w - 0.3 - k % 3), w + 0.2 * (k + 1), (order[k], order[k + 1]), (order[k + 2], order[k + 3]))
        for k, (c, w) in enumerate(weights.items())
    )  # fmt: skip
    passing = tuple(
        Interval(c, w, 0.0 if k % 3 else w / 2, w + 4.0 * (k + 1), () if k % 3 else (order[30 + k],), (order[31 + k],))
        for k, (c, w) in enumerate(weights.items())
    )  # fmt: skip
    pairs = pairwise(order)
    flips = tuple(Flip(a, b, 1.3, (("c0", 1.3),), (("c2", 1.3),)) for a, b in pairs)
    marks = tuple(Flip(p, "", 2.0, (("c0", 2.0),), (("c1", 2.0),)) for p in order)
    return Stability(lines, passing, flips, marks)


def _large_acceptability(scores: Scores) -> Acceptability:
    rng = np.random.default_rng(5)
    drawn = rng.exponential(size=(2000, scores.shares.shape[1]))
    points = 100 * (drawn / drawn.sum(axis=1, keepdims=True)) @ scores.shares.to_numpy().T
    ranks = np.argsort(np.argsort(-points, axis=1), axis=1)
    n = points.shape[1]
    counts = np.array([np.bincount(ranks[:, i], minlength=n) for i in range(n)], dtype=np.int32)
    history = tuple((d, float(0.98 / d**0.5)) for d in range(250, 2001, 250))
    return Acceptability(
        tuple(map(str, scores.parts.index)),
        counts,
        (points >= 60).mean(axis=0),
        (points >= 80).mean(axis=0),
        np.quantile(points, [0.05, 0.5, 0.95], axis=0).T,
        2000,
        5,
        history,
    )


def _large_agenda(scores: Scores) -> Agenda:
    total, order = scores.total, scores.ranking
    topics = tuple(Topic(p, float(total[p]), "优先", 0.9) for p in order[:12])
    kept_off = tuple(
        KeptOff(p, "papers", "缺可研报告", Place("a.xlsx", "评审材料", "C4"), "补交")
        for p in order[12:]
    )
    return Agenda(dt.date(2026, 11, 9), dt.date(2026, 11, 4), topics, kept_off)
