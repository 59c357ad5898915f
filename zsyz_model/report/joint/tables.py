"""Every table of a joint review, built once: for the workbook, the pages and the notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from zsyz_model.case import JointReview
from zsyz_model.report.joint.basis import criteria_table, rules_table, traced_table
from zsyz_model.report.joint.experts import influence_table, judged_table, outlier_table
from zsyz_model.report.joint.meeting import agenda_table, kept_off_table, team_table
from zsyz_model.report.joint.standing import (
    admission_table,
    overview_table,
    ranking_table,
    rule_table,
)
from zsyz_model.report.joint.sureness import (
    acceptability_table,
    interval_table,
    mark_table,
    neighbour_table,
    reversal_table,
)
from zsyz_model.report.joint.words import method_words, panel_words, sure_note

REVIEW_TABLES: dict[str, Callable[[JointReview], pd.DataFrame]] = {
    "联审总览": overview_table,
    "准入与拒绝": admission_table,
    "按规则统计": rule_table,
    "准入规则": rules_table,
    "评审指标": criteria_table,
    "排名": ranking_table,
    "得分出处": traced_table,
    "专家打分": judged_table,
    "专家影响": influence_table,
    "离群打分": outlier_table,
    "权重稳定区间": interval_table,
    "名次翻转": neighbour_table,
    "及格线翻转": mark_table,
    "名次接受度": acceptability_table,
    "逆序检查": reversal_table,
    "会议议程": agenda_table,
    "不上会及原因": kept_off_table,
    "指挥部建议": team_table,
}


def review_tables(review: JointReview) -> dict[str, pd.DataFrame]:
    """The tables by title in the workbook's order, with Chinese headers and units.

    An empty table keeps its header. Missing words are empty text, missing numbers stay missing.
    """
    return {title: build(review) for title, build in REVIEW_TABLES.items()}


def review_notes(review: JointReview) -> Mapping[str, str]:
    """One sentence for the head of each table: what it counts and how it adds up."""
    sure, agenda = review.acceptability, review.agenda
    drawn = f"在全部权重中均匀抽样 {sure.draws:,} 次（种子 {sure.seed}）"
    return {
        "联审总览": "从台账到会议议程，每一步各有多少个项目",
        "准入与拒绝": "台账全部项目；一个项目可有多条不进入联审的理由，每条一行",
        "按规则统计": "一个项目可违反多条规则，各行相加可大于项目数",
        "准入规则": "截止日有效的全部规则；“待核实”的数字取自外地公布的标准",
        "评审指标": "权重合计 100 分；上下限写死，不随同批项目变化；没有权重的指标不计分",
        "排名": f"总分等于各项得分之和（方法：{method_words(review)}），同分按项目编号；过线概率与分位{drawn}。{sure_note(review)}",
        "得分出处": "每一分从哪些单元格来：取值在上下限之间的位置是得分率，乘权重得分",
        "专家打分": f"{len(review.panel.judges)} 名专家，取{panel_words(review)}；百分制",
        "专家影响": "去掉一名专家后的总分与名次；“一人决定”写明因此跨过的线，排在最前",
        "离群打分": "与其他专家相差很大的打分，只提示，不改动",
        "权重稳定区间": f"一次只动一项权重，其余按原比例增减。{sure_note(review)}",
        "名次翻转": "名次相邻的两个项目，最少移动多少权重就分不出先后",
        "及格线翻转": "每个项目最少移动多少权重就过线，或不再过线",
        "名次接受度": f"{drawn}，各名次所占的比例",
        "逆序检查": (
            f"撤出一个项目后名次反转的 {len(review.reversals)} 处"
            if review.reversals
            else "撤出任何一个项目，其余项目的先后都不变"
        ),
        "会议议程": f"会期 {agenda.held_on}，议题与材料截止 {agenda.topics_by}，议题 {len(agenda.topics)} 个",
        "不上会及原因": "已准入、待议而不上会的项目，每条原因一行",
        "指挥部建议": "“待定”列出尚未确定的岗位",
    }
