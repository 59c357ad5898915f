"""Tables of admission and points: the counts by stage, the refusals, the ranking."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import JointReview, Refusal
from zsyz_model.case.wishes import PASS_LINE, PRIORITY_LINE
from zsyz_model.report.figures.refusals import refused_by_rule
from zsyz_model.report.joint.refused import only_lacking
from zsyz_model.report.joint.words import (
    chances,
    mark_counts,
    mark_words,
    marks_of,
    number,
    title_of,
)
from zsyz_model.report.tables.frames import ID, NAME, TOTAL, framed
from zsyz_model.report.words import project_name

RANK, REACHED, CHANCE = "名次", "结果", "过线概率"
ADMITTED, REFUSED = "进入联审", "不进入联审"


def overview_table(review: JointReview) -> pd.DataFrame:
    """How many projects stand at each stage, from the ledger to the agenda."""
    admission, agenda = review.admission, review.agenda
    low, high = marks_of(review)
    passing, priority = mark_counts(review)
    kept_off = {one.project_id for one in agenda.kept_off}
    rows = (
        ("台账项目", len(review.case.projects), f"= {ADMITTED} + {REFUSED}"),
        (ADMITTED, len(admission.kept), "符合全部准入规则"),
        (REFUSED, len(admission.refused), f"其中 {len(only_lacking(review))} 个只是资料不足"),
        (f"达到{PASS_LINE}", passing, f"{PASS_LINE} {number(low)} 分，含达到{PRIORITY_LINE}的"),
        (f"达到{PRIORITY_LINE}", priority, f"{PRIORITY_LINE} {number(high)} 分"),
        ("列入会议议程", len(agenda.topics), f"会期 {agenda.held_on}，材料截止 {agenda.topics_by}"),
        ("待议而不上会", len(kept_off), "原因见“不上会及原因”"),
        ("已有结论", len(agenda.decided), "不重复上会"),
    )
    return framed(rows, ("环节", "项目(个)", "说明"))


def admission_table(review: JointReview) -> pd.DataFrame:
    """Every project of the ledger; one row for each rule that one breaks."""
    refusals: dict[str, list[Refusal]] = {}
    for refusal in review.admission.refusals:
        refusals.setdefault(refusal.project_id, []).append(refusal)
    rows = [
        (str(project), project_name(review.case, str(project)), *_verdict(refusal))
        for project in review.case.projects.index
        for refusal in refusals.get(str(project)) or (None,)
    ]
    return framed(rows, (ID, NAME, REACHED, "规则", "实际", "门槛", "出处", "依据", "怎样才能通过"))


def _verdict(refusal: Refusal | None) -> tuple[str, ...]:
    if refusal is None:
        return (ADMITTED, *[""] * 6)
    return (
        REFUSED,
        refusal.title,
        refusal.value,
        refusal.threshold,
        str(refusal.cell),
        refusal.basis,
        refusal.advice,
    )


def rule_table(review: JointReview) -> pd.DataFrame:
    """How many projects break each rule, and how many of them break no other one."""
    broken: dict[str, set[str]] = {}
    for refusal in review.admission.refusals:
        broken.setdefault(refusal.project_id, set()).add(refusal.title)
    rows = [
        (
            title,
            count,
            sum(titles == {title} for titles in broken.values()),
            "、".join(project for project, titles in broken.items() if title in titles),
        )
        for title, count in refused_by_rule(review).items()
    ]
    return framed(rows, ("规则", "项目(个)", "只因此条(个)", ID))


def ranking_table(review: JointReview) -> pd.DataFrame:
    """The ranking: every part beside the total that they add up to, and how sure it is."""
    scores, total, sure = review.scores, review.scores.total, chances(review)
    titles = [f"{title_of(review, str(c))}(分)" for c in scores.parts.columns]
    sure = sure.reindex(scores.parts.index)
    rows = [
        (
            place,
            project,
            project_name(review.case, project),
            *scores.parts.loc[project],
            total[project],
            mark_words(review, total[project]),
            *sure.loc[project, ["passing", "low", "high"]],
        )
        for place, project in enumerate(scores.ranking, start=1)
    ]
    return framed(
        rows, (RANK, ID, NAME, *titles, TOTAL, REACHED, CHANCE, "5%分位(分)", "95%分位(分)")
    )
