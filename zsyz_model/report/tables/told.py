"""What is told about the run, as frames with Chinese headers: overview, receipts, findings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from zsyz_model.case import Case, Goal, Outcome, Plan, Refusal
from zsyz_model.findings import Finding
from zsyz_model.report.tables.frames import ID, NAME, TOTAL
from zsyz_model.report.tables.money import money_notes
from zsyz_model.report.words import (
    goal_words,
    header,
    project_name,
    scenario_words,
    source_words,
    status_words,
    verdict_words,
)
from zsyz_model.tables import TABLES

FACT_COLUMNS = ("级别", "代码", "文件", "工作表", "单元格", "对象", "原值", "事实", "处理")
ROW_COLUMNS = (
    "工作表",
    "读入(行)",
    "收下(行)",
    "隔离(行)",
    "空行(行)",
    "其他(行)",
    "其他行号",
    "核对",
)


def overview_table(outcome: Outcome) -> pd.DataFrame:
    """What was run, how it ended, and every goal with its proven bound and gap."""
    case, plan = outcome.case, outcome.plan
    lines: dict[str, object] = {
        "情景": scenario_words(outcome),
        "情景文件名": case.scenario.name,
        "数据来源": source_words(outcome),
        "数据截止": case.scenario.as_of,
        "计划期": f"{case.scenario.span.quarters[0]} 至 {case.scenario.span.quarters[-1]}",
        "求解结论": status_words(plan.status),
        "判定": verdict_words(outcome),
        "可重复": "是" if plan.repeatable else "否，因时限停止，重算可能不同",
        "台账项目(个)": len(case.projects),
        "准入(个)": len(outcome.admission.kept),
        "不予准入(个)": len(outcome.admission.refused),
        "计划开工(个)": len(plan.starts),
        "准入未安排(个)": len(plan.unplaced),
        "包保(个)": len(plan.leads),
        "更换包保领导(个)": sum(lead.changed for lead in plan.leads),
    }
    rows = [(name, value, None, None) for name, value in lines.items()]
    goals = [_goal_row(plan, goal) for goal in (*plan.goals, *_sum_of(plan))]
    gap = [("最大相对差距", plan.gap, None, plan.gap)]
    columns = ["事项", "内容", "已证明的界限", "相对差距"]
    return pd.DataFrame([*rows, *goals, *gap], columns=columns, dtype=object)


def _sum_of(plan: Plan) -> tuple[Goal, ...]:
    return () if plan.weighted is None else (plan.weighted,)


def _goal_row(plan: Plan, goal: Goal) -> tuple[str, float, float | None, float | None]:
    """A goal's line; where weights were asked for, only their sum has a bound to speak of."""
    told = f"目标：{goal_words(goal.name)}"
    if plan.weighted is not None and goal is not plan.weighted:
        return told, goal.value, None, None
    return told, goal.value, goal.bound, goal.gap


def admission_table(outcome: Outcome) -> pd.DataFrame:
    """Every project of the ledger, kept or refused, each refusal with its receipt."""
    case, admission = outcome.case, outcome.admission
    kept = [_admission_row(outcome, project, None) for project in admission.kept]
    refused = [_admission_row(outcome, r.project_id, r) for r in admission.refusals]
    told = {*admission.kept, *admission.refused}
    neither = [
        _admission_row(outcome, p, None) | {"结果": "未审"}
        for p in case.projects.index
        if p not in told
    ]
    rows = sorted((*kept, *refused, *neither), key=lambda row: str(row[ID]))
    return pd.DataFrame.from_records(rows, columns=list(_admission_row(outcome, "", None)))


def _admission_row(outcome: Outcome, project: str, refusal: Refusal | None) -> dict[str, object]:
    return {
        ID: project,
        NAME: project_name(outcome.case, project),
        "结果": "不予准入" if refusal else "准入",
        "规则": refusal and refusal.title,
        "实际": refusal and refusal.value,
        "门槛": refusal and refusal.threshold,
        "出处": refusal and str(refusal.cell),
        "依据": refusal and refusal.basis,
        "建议": refusal and refusal.advice,
    }


def score_table(outcome: Outcome) -> pd.DataFrame:
    """The ranking: every part beside the total that they add up to."""
    scores, total = outcome.scores, outcome.scores.total
    quarter = {start.project_id: start.quarter for start in outcome.plan.starts}
    titles = [f"{scores.titles.get(c, c)}(分)" for c in scores.parts.columns]
    rows = [
        (
            place,
            p,
            project_name(outcome.case, p),
            *scores.parts.loc[p],
            total[p],
            quarter.get(p, ""),
        )
        for place, p in enumerate(scores.ranking, start=1)
    ]
    return pd.DataFrame(rows, columns=["名次", ID, NAME, *titles, TOTAL, "开工季度"])


def finding_table(outcome: Outcome) -> pd.DataFrame:
    """What was found in the data, each once, by the ledger and by the checks between tables."""
    found = dict.fromkeys((*outcome.case.ledger.findings, *outcome.case.findings))
    return _findings(tuple(found))


def row_table(outcome: Outcome) -> pd.DataFrame:
    """What became of the rows of every sheet that was read."""
    return row_counts(outcome.case)


def row_counts(case: Case) -> pd.DataFrame:
    """The same of a case that has no plan yet."""
    counts = case.ledger.rows
    rows = [
        (
            TABLES[name].sheet if name in TABLES else name,
            count.read, count.accepted, count.quarantined, count.blank, count.other,
            "、".join(map(str, count.other_rows)),
            "相符" if count.balanced else "不符：有行去向不明",
        )
        for name, count in counts.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(ROW_COLUMNS))


def fault_table(outcome: Outcome) -> pd.DataFrame:
    """The promises the judge found broken."""
    return _findings(outcome.plan.faults)


def _findings(findings: tuple[Finding, ...]) -> pd.DataFrame:
    rows = [
        (f.severity.value, f.code, f.place.file, f.place.sheet,
         f.place.cell or f.place.line, f.subject, f.value,
         f.fact, f.advice)
        for f in findings
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(FACT_COLUMNS))


def table_notes(outcome: Outcome) -> Mapping[str, str]:
    """One sentence for the head of each table: what it counts and how it adds up."""
    case, admission, plan = outcome.case, outcome.admission, outcome.plan
    return (
        {
            "开工计划": f"计划期内开工 {len(plan.starts)} 个项目",
            "包保分工": f"{len({x.leader_id for x in plan.leads})} 名领导包保 {len(plan.leads)} 个项目",
            "一套班子": "“四个一”：一个项目、一名县级领导、一套班子；空格为待定",
            "用地平衡": "自计划期首季累计；占补各账单独记账，不与用地指标相加",
            "存量地块与腾挪": f"启用地块 {len(plan.plots)} 宗，腾挪置换 {len(plan.swaps)} 笔：谁让出、谁承接、怎样归还、花多少",
            "复垦与外购": f"启动复垦 {len(plan.schemes)} 个，外购与出售 {len(plan.trades)} 笔",
            "费用": "各项相加等于合计；预算为台账“预算”工作表所列",
            "未安排及理由": f"准入而未安排开工 {len(plan.unplaced)} 个项目，一个项目可有多条理由",
            "准入结果": (
                f"台账 {len(case.projects)} 个 = 准入 {len(admission.kept)} 个 "
                f"+ 不予准入 {len(admission.refused)} 个；一个项目可有多条不予准入的理由"
            ),
            "评分": "总分等于各项得分之和，同分按项目编号",
            "参数与依据": "起、止是来源所给的年份；“待核实”的数给领导看之前先核对原文，[n] 见 docs/sources.md",
            "数据核查": "数据从台账读入时与各表之间核对时的发现",
            "行数核对": "读入 = 收下 + 隔离 + 空行 + 其他（表头、合计、说明）",
            "换算记录": "台账中取值与原文不同的每一格：原文、取值、单位、规则和单位的依据",
            "台账附加列": "台账中数据字典没有的列，按原文带出，不参与计算",
            "判定": verdict_words(outcome),
        }
        | money_notes(outcome)
        | {"总览": f"{header('projects', 'project_id')}始终与{header('projects', 'name')}同列"}
    )
