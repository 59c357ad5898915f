"""Outcomes built by hand and by code, without any room but the nouns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from zsyz_model.case import (
    Admission,
    Case,
    Cost,
    Goal,
    LandFlow,
    LandSource,
    Launch,
    Lead,
    Ledger,
    Opening,
    Outcome,
    Plan,
    Reason,
    Refusal,
    RowCount,
    Scenario,
    Scores,
    Start,
    Status,
    Swap,
    Trade,
    Unplaced,
)
from zsyz_model.case.wishes import HorizonRules
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES, empty

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    r"$\frac{1$",
    "𠮷野家食品",
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "一个名字特别特别长的年产三百万吨绿色低碳新型高性能复合材料智能制造产业园及其配套基础设施建设项目（二期）"
    * 2,
    "换行\n的\t名字\x0b",
    "--><img src=x onerror=alert(1)>",
    "\"引号\" & '撇号'",
    "emoji 🏭 项目",
)


def framed(name: str, rows: Sequence[dict[str, object]], key: str | None = None) -> pd.DataFrame:
    """A typed frame of the dictionary's table with these rows, indexed by its key."""
    table = TABLES[name]
    blank: dict[str, object] = {c.name: False for c in table.columns if c.dtype == "bool"}
    frame = pd.DataFrame([blank | row for row in rows], columns=[c.name for c in table.columns])
    typed = frame.astype(empty(table).dtypes.to_dict())
    index = ["/".join(str(row[k]) for k in table.key) for row in rows]
    return typed.set_axis(pd.Index(index, dtype="str"))


def tables_with(**given: Sequence[dict[str, object]]) -> dict[str, pd.DataFrame]:
    """Every table of the dictionary, those not given empty."""
    return {
        name: framed(name, given[name]) if name in given else empty(table)
        for name, table in TABLES.items()
    }


def small() -> Outcome:
    """Five projects, three leaders, four quarters; every number below is worked by hand.

    P1, P2 start (2027Q1, 2027Q3), P3 starts on plot J1 (2027Q3); P4 is unplaced, P5 refused.
    Targets 1, 1, 1, 2: cumulative 1, 2, 3, 5 against starts 1, 1, 3, 3: short 0, 1, 0, 2.
    """
    tables = tables_with(
        projects=[
            _project("P1", "甲项目", invest_wan=12000.0, land_mu=30.0, converted_mu=25.0, current_leader="L2"),
            _project("P2", "乙项目", invest_wan=50000.5, land_mu=40.0, converted_mu=40.0, current_leader="L1"),
            _project("P3", "丙项目", invest_wan=8000.0, land_mu=18.0, converted_mu=18.0),
            _project("P4", "丁项目", invest_wan=9000.0, land_mu=22.0, converted_mu=20.0, earliest="2027Q2"),
            _project("P5", "戊项目", kind="房地产", invest_wan=7000.0, land_mu=60.0),
        ],
        leaders=[
            {"leader_id": "L1", "title": "县长", "hours": 8.0},
            {"leader_id": "L2", "title": "副县长甲", "hours": 6.0},
            {"leader_id": "L3", "title": "副县长乙", "hours": 6.0},
        ],
        places=[{"place": "T1", "place_name": "东关镇", "place_kind": "乡镇", "minutes": 15.0}],
        plots=[
            {"plot_id": "J1", "place": "T1", "area_mu": 20.0, "plot_kind": "腾挪", "ready": "2027Q1", "holder": "P5"}
        ],
        schemes=[{"scheme_id": "K1", "scheme_name": "北村复垦", "surplus_mu": 30.0, "cleared_mu": 40.0,
                  "duration_quarters": 2, "cost_wan": 300.0}],
        targets=[
            {"quarter": q, "start_target": n}
            for q, n in (("2027Q1", 1), ("2027Q2", 1), ("2027Q3", 1), ("2027Q4", 2))
        ],
        budget=[{"year": 2027, "land_wan": 1000.0}],
    )  # fmt: skip
    return Outcome(_small_case(tables), _small_admission(), _small_scores(), _small_plan())


def _project(key: str, name: str, **given: object) -> dict[str, object]:
    fixed = {"kind": "工业", "industry": "新材料", "stage": "签约", "place": "T1"}
    return {"project_id": key, "name": name} | fixed | given


def _small_case(tables: dict[str, pd.DataFrame]) -> Case:
    seen = Finding(
        "unit_folded", "单位“亿元”换算为万元", "", Severity.NORMALISED,
        Place("ledger.xlsx", "项目", "J2", 2, "总投资"), "P1", "1.2亿元",
    )  # fmt: skip
    ledger = Ledger(
        source="some/folder/ledger.xlsx",
        tables=tables,
        findings=(seen,),
        rows={"projects": RowCount(7, 5, 1, 0, 1, (1,)), "leaders": RowCount(4, 3, 0, 0, 1, (1,))},
    )
    scenario = Scenario("base", "基准", Path("ledger.xlsx"), horizon=HorizonRules("2027Q1", 4))
    return Case(scenario, ledger, (seen,))


def _small_admission() -> Admission:
    refusal = Refusal(
        "P5", "no_real_estate", "不接受房地产项目", "房地产", "非房地产",
        Place("ledger.xlsx", "项目", "E6", 6, "项目类型"), "县招商方案（confirmed）", "改变项目内容",
    )  # fmt: skip
    return Admission(("P1", "P2", "P3", "P4"), (refusal,))


def _small_scores() -> Scores:
    parts = pd.DataFrame(
        {"invest": [20.1, 40.0, 10.0, 12.0], "tax": [30.2, 35.5, 20.0, 18.0]},
        index=pd.Index(["P1", "P2", "P3", "P4"], dtype="str"),
    )
    return Scores(parts, {"invest": "投资强度", "tax": "亩均税收"})


def _small_plan() -> Plan:
    flows = (
        ("计划指标", (30.0, 30.0, 60.0, 60.0), (25.0, 25.0, 55.0, 55.0)),
        ("节余指标", (0.0, 0.0, 15.0, 15.0), (0.0, 0.0, 10.0, 10.0)),
        ("占补数量", (50.0, 50.0, 80.0, 80.0), (20.0, 20.0, 50.0, 50.0)),
        ("存量地块", (20.0, 20.0, 20.0, 20.0), (0.0, 0.0, 18.0, 18.0)),
    )
    return Plan(
        Status.OPTIMAL,
        "tiers",
        (Goal("missed_targets", 3.0, 3.0, 0.0), Goal("merit", 150.25, 150.26, 0.00006),
         Goal("fit", 235.0, 235.0, 0.0), Goal("land_cost", 655.5, 655.5, 0.0)),
        starts=(
            Start("P1", "2027Q1", "new", 30.0, (LandSource("计划指标", 25.0, "2027Q1"),)),
            Start("P2", "2027Q3", "new", 40.0,
                  (LandSource("计划指标", 30.0, "2027Q3"), LandSource("节余指标", 10.0, "2027Q3"))),
            Start("P3", "2027Q3", "J1", 18.0, (LandSource("存量地块", 18.0, "2027Q3"),)),
        ),
        leads=(Lead("P1", "L1", 2.5, 80, True), Lead("P2", "L1", 3.0, 100, False),
               Lead("P3", "L2", 2.0, 55, False)),
        land=tuple(
            LandFlow(f"2027Q{i + 1}", kind, supplied[i], used[i], supplied[i] - used[i])
            for kind, supplied, used in flows
            for i in range(4)
        ),
        schemes=(Launch("K1", "2027Q1", "2027Q3", 30.0, 300.0),),
        plots=(Opening("J1", 2027, 20.0, 80.0),),
        swaps=(Swap("J1", "P5", 20.0, "quota", "2027Q4", "2028Q4"),),
        trades=(Trade("占补数量", "2027Q3", 20.0, 275.5),),
        costs=(Cost(2027, "复垦费用", 300.0), Cost(2027, "固定费用", 80.0), Cost(2027, "外购占补", 275.5)),
        unplaced=(
            Unplaced("P4", (Reason("plan_quota", "缺计划指标 20.00 亩", "增加计划指标"),
                            Reason("leader_hours", "领导时间已满", "减少走访次数"))),
        ),
        seconds=1.25,
    )  # fmt: skip


def large(projects: int = 60, leaders: int = 34, unplaced: int = 14, refused: int = 12) -> Outcome:
    """A large county with hostile names; every number follows from the place in the list."""
    placed = [f"P{i:03d}" for i in range(1, projects + 1)]
    waiting = [f"P{i:03d}" for i in range(201, 201 + unplaced)]
    out = [f"P{i:03d}" for i in range(301, 301 + refused)]
    heads = [f"L{i:02d}" for i in range(1, leaders + 1)]
    case = _large_case([*placed, *waiting, *out], heads)
    return Outcome(
        case,
        Admission((*placed, *waiting), _large_refusals(out)),
        _large_scores([*placed, *waiting]),
        _large_plan(case, placed, waiting, heads),
    )


def _large_case(projects: list[str], heads: list[str]) -> Case:
    names = [
        HOSTILE[i] if i < len(HOSTILE) else f"示例{i}号年产{i * 7}万套高端装备及零部件制造基地项目"
        for i in range(len(projects))
    ]
    posts = [
        "=县委书记",
        "县长<b>",
        "常务副县长",
        "副书记、政法委书记",
        "人大常委会副主任",
        "政协副主席（联系工商联）",
    ]
    tables = tables_with(
        projects=[
            _project(p, names[i], invest_wan=3000.0 + 517.25 * i, land_mu=20.0 + i % 40,
                     converted_mu=15.0 + i % 40, current_leader=heads[i % len(heads)],
                     listed=i % 17 == 5, earliest=f"2027Q{i % 4 + 1}")
            for i, p in enumerate(projects)
        ],
        leaders=[
            {"leader_id": x, "title": posts[i % len(posts)] + str(i), "hours": 8.0}
            for i, x in enumerate(heads)
        ],
        places=[{"place": "T1", "place_name": "东关镇", "place_kind": "乡镇", "minutes": 15.0}],
        targets=[{"quarter": q, "start_target": 8} for q in large_quarters()],
    )  # fmt: skip
    found = tuple(
        Finding(
            "text_kept",
            f"第 {i} 条：{name}",
            "核对",
            Severity.WARNING,
            Place("a.xlsx", "项目"),
            value=name,
        )
        for i, name in enumerate(HOSTILE)
    )
    rows = {"projects": RowCount(len(projects) + 1, len(projects), 0, 0, 1, (1,))}
    ledger = Ledger("某县<台账>$x$.xlsx", tables, found, rows)
    scenario = Scenario("tight", "指标收紧<i>$", horizon=HorizonRules("2027Q1", 8))
    return Case(scenario, ledger)


def large_quarters() -> tuple[str, ...]:
    """The eight quarters of the large county."""
    return Scenario("x", horizon=HorizonRules("2027Q1", 8)).span.quarters


def _large_refusals(projects: list[str]) -> tuple[Refusal, ...]:
    titles = (
        "不接受房地产项目", "固定资产投资不低于五千万元", "亩均税收不低于每亩二十万元的准入标准",
        "不接受高耗能高排放项目", "化工项目须进化工园区", "容积率不低于一点零",
    )  # fmt: skip
    return tuple(
        Refusal(
            p,
            f"rule_{k}",
            titles[k],
            f"{i * 3}",
            "≥ 100",
            Place(sheet="项目", cell=f"K{i}"),
            "[0]",
            "调整",
        )
        for i, p in enumerate(projects)
        for k in {i % len(titles), (i * i) % len(titles)}
    )


def _large_scores(projects: list[str]) -> Scores:
    titles = [
        "投资强度",
        "亩均税收",
        "产业契合",
        "科技含量",
        "能耗水平",
        "环境影响",
        "就业带动",
        "投资方实力",
        "前期成熟度",
    ]
    index = pd.Index(projects, dtype="str")
    parts = pd.DataFrame(
        {
            f"c{k}": [round(2 + (i * (k + 3) * 7 % 101) / 10, 2) for i in range(len(projects))]
            for k in range(len(titles))
        },
        index=index,
    )
    return Scores(parts, {f"c{k}": title for k, title in enumerate(titles)})


def _large_plan(case: Case, placed: list[str], waiting: list[str], heads: list[str]) -> Plan:
    quarters, need = case.scenario.span.quarters, case.projects["converted_mu"]
    kinds = ("计划指标", "节余指标", "计划指标", "清单配置")
    starts = tuple(
        Start(p, quarters[i * 8 // len(placed)], "new", float(need[p]) + 5,
              (LandSource(kinds[i % 4], float(need[p]), quarters[i * 8 // len(placed)]),))
        for i, p in enumerate(placed)
    )  # fmt: skip
    leads = tuple(
        Lead(p, heads[(i * 5) % len(heads)], 1.5 + i % 3, 20 + i * 13 % 81, i % 6 == 1)
        for i, p in enumerate(placed)
    )
    used = {
        (kind, q): sum(s.mu for x in starts for s in x.sources if s.kind == kind and s.quarter <= q)
        for kind in ("计划指标", "节余指标", "存量地块", "占补数量")
        for q in quarters
    }
    land = tuple(
        LandFlow(q, kind, mu + 40.0 * (1 + i % 3), mu, 40.0 * (1 + i % 3))
        for i, ((kind, q), mu) in enumerate(used.items())
    )
    rules = (
        "plan_quota",
        "leader_hours",
        "plot_area",
        "land_budget",
        "farmland_balance",
        "自定义规则",
    )
    return Plan(
        Status.FEASIBLE_LIMIT,
        "tiers",
        (Goal("missed_targets", 12.0, 11.0, 1 / 12), Goal("merit", 3210.5, 3300.0, 0.0279),
         Goal("fit", 3600.0, 3600.0, 0.0), Goal("land_cost", 98765.43, 98765.43, 0.0)),
        starts, leads, land,
        costs=tuple(Cost(y, k, 1000.25 * (y - 2025)) for y in (2027, 2028) for k in ("取得土地", "复垦费用")),
        unplaced=tuple(
            Unplaced(p, tuple(Reason(rules[(i + k) % 6], f"缺 {i} 亩", "增加") for k in range(1 + i % 2)))
            for i, p in enumerate(waiting)
        ),
    )  # fmt: skip
