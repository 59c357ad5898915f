"""情况通报: the whole, against the target, the ranking, what is wrong and whose, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from zsyz_model.case.limit_words import limit_words
from zsyz_model.findings import Finding
from zsyz_model.report.figures.pace import start_pace
from zsyz_model.report.official import Block, Heading, Paper, Words, write_official
from zsyz_model.report.papers.annexes import put_off_annex, ranking_annex, start_annex
from zsyz_model.report.papers.stamp import (
    Brief,
    by_quarter,
    day_words,
    invested_wan,
    nothing_or,
    quarter_end,
    quarter_words,
    reason_words,
    unit_of,
    yi_words,
)
from zsyz_model.report.words import project_words

SHOWN = 5
NEXT_QUARTERS = 2


def write_bulletin(brief: Brief, path: Path) -> tuple[Finding, ...]:
    """Write the bulletin; returns what `write_official` has to say of typefaces."""
    annexes = [ranking_annex(brief), start_annex(brief)]
    if brief.outcome.plan.unplaced:
        annexes.append(put_off_annex(brief))
    paper = Paper(
        title="关于重点项目联审包保用地情况的通报",
        body=[*_whole(brief), *_pace(brief), *_ranks(brief), *_problems(brief), *_next(brief)],
        foot=brief.foot,
        to="各乡镇（街道）、开发区，县直有关部门",
        signer=brief.rules.office,
        day=day_words(brief.case.scenario.as_of),
        annexes=annexes,
    )
    return write_official(path, paper)


def _whole(brief: Brief) -> Iterator[Block]:
    outcome, case = brief.outcome, brief.case
    kept, starts = outcome.admission.kept, outcome.plan.starts
    ids = [start.project_id for start in starts]
    total = (
        f"，总投资{yi_words(invested_wan(case, list(case.projects.index)))}" if brief.money else ""
    )
    begun = f"，总投资{yi_words(invested_wan(case, ids))}" if brief.money else ""
    yield Heading("总体情况")
    yield Words(
        f"截至{day_words(case.scenario.as_of)}，列入台账项目{len(case.projects)}个{total}。"
        f"准入{len(kept)}个，不予准入{len(outcome.admission.refused)}个。计划期内拟开工{len(starts)}个{begun}，"
        f"供地{sum(s.land_mu for s in starts):.2f}亩；县级领导包保{len(outcome.plan.leads)}个；"
        f"暂缓安排{len(outcome.plan.unplaced)}个。"
    )  # fmt: skip


def _pace(brief: Brief) -> Iterator[Block]:
    pace = start_pace(brief.outcome)
    yield Heading("与目标比较")
    if not pace["target"].any():
        yield Words("台账未填季度开工目标，不作比较。")
        return
    for quarter, row in pace.iterrows():
        short = int(row["short"])
        told = f"差{short}个" if short else "达到目标"
        yield Words(
            f"{quarter_words(str(quarter))}开工{int(row['new'])}个，累计{int(row['starts'])}个，"
            f"累计目标{int(row['target'])}个，{told}。"
        )


def _ranks(brief: Brief) -> Iterator[Block]:
    scores = brief.outcome.scores
    total, order = scores.total, scores.ranking
    yield Heading("评审排名")
    if not order:
        yield Words("没有准入项目。")
        return
    for lead, ids in (("居前的项目：", order[:SHOWN]), ("居后的项目：", order[SHOWN:][-SHOWN:])):
        told = [f"{project_words(brief.case, p)}（{total[p]:.2f}分，{unit_of(brief.case, p)}）" for p in ids]  # fmt: skip
        if told:
            yield Words(f"{nothing_or(told)}。", lead)


def _problems(brief: Brief) -> Iterator[Block]:
    left = brief.outcome.plan.unplaced
    yield Heading("存在的问题")
    if not left:
        yield Words("准入项目均已安排。")
        return
    rules = Counter(limit_words(reason.rule) for one in left for reason in one.reasons)
    counts = nothing_or([f"{rule}{count}条" for rule, count in rules.most_common()])
    yield Words(f"准入而未能安排开工{len(left)}个，理由按规则分：{counts}。")
    for one in left:
        facts = "；".join(reason_words(reason.fact) for reason in one.reasons)
        name = project_words(brief.case, one.project_id)
        yield Words(
            f"{name}（{unit_of(brief.case, one.project_id)}）：{facts or '其他安排价值更高'}。"
        )


def _next(brief: Brief) -> Iterator[Block]:
    yield Heading("下一步工作")
    coming = [(q, starts) for q, starts in by_quarter(brief.outcome).items() if starts]
    for quarter, starts in coming[:NEXT_QUARTERS]:
        yield Heading(f"{quarter_words(quarter)}开工项目（{quarter_end(quarter)}）", 2)
        told = [f"{project_words(brief.case, s.project_id)}（{unit_of(brief.case, s.project_id)}）" for s in starts]  # fmt: skip
        yield Words(f"{len(starts)}个：{nothing_or(told)}。")
    if brief.outcome.plan.unplaced:
        yield Heading("暂缓项目", 2)
        yield Words("责任单位对照附件3逐条落实，条件具备的提交下次联审会议。")
