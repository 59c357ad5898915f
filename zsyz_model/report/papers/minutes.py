"""会议纪要 of the joint review, drafted before the meeting: 会议听取、会议认为、会议议定.

What only the meeting knows (who came, what was said against) is left blank to be filled in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from zsyz_model.findings import Finding
from zsyz_model.report.figures.pace import start_pace
from zsyz_model.report.official import Block, Heading, Paper, Words, write_official
from zsyz_model.report.papers.annexes import (
    cost_annex,
    item_annex,
    lead_annex,
    put_off_annex,
    refused_annex,
    start_annex,
)
from zsyz_model.report.papers.items import decided_items
from zsyz_model.report.papers.stamp import (
    Brief,
    by_quarter,
    day_words,
    invested_wan,
    nothing_or,
    quarter_words,
    reason_words,
    yi_words,
)
from zsyz_model.report.words import project_words, status_words

HEARD, HELD, DECIDED = "会议听取", "会议认为", "会议议定"
BLANK = "＿＿＿＿＿＿＿＿"
_FACTS = ("会议时间", "会议地点", "主持人", "出席人员", "列席人员", "缺席人员", "记录")
DRAFT = (
    "本稿由方案数据起草，供会议审议；空白处和不同意见由会议记录人据实填写，未经主持人签发不生效。"
)


def write_minutes(brief: Brief, path: Path) -> tuple[Finding, ...]:
    """Write the minutes; returns what `write_official` has to say of typefaces."""
    year = brief.case.scenario.as_of[:4]
    annexes = [item_annex(brief), start_annex(brief), lead_annex(brief), put_off_annex(brief),
               refused_annex(brief)]  # fmt: skip
    if brief.money:
        annexes.append(cost_annex(brief))
    paper = Paper(
        title="重点项目联审包保用地会议纪要（送审稿）",
        body=list(_body(brief)),
        foot=brief.foot,
        mark="重点项目联审联批会商会议纪要",
        number=f"〔{year}〕＿号",
        facts=[f"{fact}：{BLANK}" for fact in _FACTS],
        signer=brief.rules.office,
        day=day_words(brief.case.scenario.as_of),
        annexes=annexes,
    )
    return write_official(path, paper)


def _body(brief: Brief) -> Iterator[Block]:
    yield Words(DRAFT)
    yield from _review(brief)
    yield from _starting(brief)
    yield from _leading(brief)
    yield from _land(brief)
    if brief.money:
        yield from _money(brief)
    yield from _put_off(brief)
    yield Heading("不同意见")
    yield Words(f"（如有，逐条记录发言人职务和意见：{BLANK}）")


def _review(brief: Brief) -> Iterator[Block]:
    outcome, office = brief.outcome, brief.rules.office
    kept, refused = len(outcome.admission.kept), len(outcome.admission.refused)
    broken = Counter(refusal.title for refusal in outcome.admission.refusals)
    why = "；".join(
        f"{title}{count}个" for title, count in sorted(broken.items(), key=lambda x: (-x[1], x[0]))
    )
    yield Heading("项目联审")
    yield Words(
        f"了{office}关于项目联审情况的汇报。截至{day_words(brief.case.scenario.as_of)}，台账项目"
        f"{len(brief.case.projects)}个，经准入审查，准入{kept}个，不予准入{refused}个。", HEARD,
    )  # fmt: skip
    total = outcome.scores.total
    best = nothing_or([f"{project_words(brief.case, p)}（{total[p]:.2f}分）" for p in outcome.scores.ranking[:3]])  # fmt: skip
    told = f"不予准入的原因（一个项目可有多条）：{why}。" if why else ""
    yield Words(f"，准入项目评审得分居前的为{best}。{told}", HELD)
    yield Words(f"，同意{kept}个项目准入；{refused}个项目不予准入，由首谈单位负责告知。", DECIDED)


def _starting(brief: Brief) -> Iterator[Block]:
    outcome, pace = brief.outcome, start_pace(brief.outcome)
    quarters, ids = list(pace.index), [start.project_id for start in outcome.plan.starts]
    invest = f"，总投资{yi_words(invested_wan(brief.case, ids))}" if brief.money else ""
    span = f"{quarter_words(quarters[0])}至{quarter_words(quarters[-1])}"
    yield Heading("开工安排")
    yield Words(
        f"了{span}开工安排的汇报。方案拟开工{len(ids)}个项目{invest}，"
        f"求解结论：{status_words(outcome.plan.status)}。", HEARD,
    )  # fmt: skip
    target, short = int(pace["target"].iloc[-1]), int(pace["short"].iloc[-1])
    goal = f"期末累计目标{target}个，差{short}个" if target else "台账未填开工目标"
    yield Words(f"，{goal}，须逐季调度。", HELD)
    told = [
        f"{quarter_words(quarter)}{len(starts)}个：{nothing_or([project_words(brief.case, s.project_id) for s in starts])}"
        for quarter, starts in by_quarter(outcome).items()
        if starts
    ]
    yield Words(f"，按季度组织开工。{'；'.join(told) or '本计划期无开工'}。", DECIDED)


def _leading(brief: Brief) -> Iterator[Block]:
    leads = brief.outcome.plan.leads
    heads, changed = len({lead.leader_id for lead in leads}), sum(lead.changed for lead in leads)
    yield Heading("县级领导包保")
    yield Words(
        f"了包保分工的汇报。{heads}名县级领导包保{len(leads)}个项目，其中更换包保领导{changed}个。",
        HEARD,
    )
    yield Words(
        "，按照“一个项目、一名县级领导、一套班子、一个方案、一抓到底”的要求，"
        "包保领导一周至少一次到项目现场。", DECIDED,
    )  # fmt: skip


def _land(brief: Brief) -> Iterator[Block]:
    plan = brief.outcome.plan
    land = sum(start.land_mu for start in plan.starts)
    opened = sum(plot.area_mu for plot in plan.plots)
    surplus = sum(scheme.surplus_mu for scheme in plan.schemes)
    yield Heading("用地保障")
    yield Words(
        f"了用地安排的汇报。开工项目供地{land:.2f}亩；启用存量地块{len(plan.plots)}宗{opened:.2f}亩，"
        f"启动复垦项目{len(plan.schemes)}个、节余指标{surplus:.2f}亩，腾挪置换{len(plan.swaps)}笔。", HEARD,
    )  # fmt: skip
    for swap in plan.swaps:
        yield Words(f"{reason_words(swap.words)}。", "腾挪置换：")
    count = sum(item.unit == brief.rules.land_unit for item in decided_items(brief))
    yield Words(f"，用地事项{count}项由{brief.rules.land_unit}牵头，按附件1时限办结。", DECIDED)


def _money(brief: Brief) -> Iterator[Block]:
    plan = brief.outcome.plan
    cost, lent = sum(c.wan for c in plan.costs), sum(loan.amount_wan for loan in plan.loans)
    years = sorted({c.year for c in plan.costs})
    parts = [
        f"{year}年{sum(c.wan for c in plan.costs if c.year == year):.2f}万元" for year in years
    ]
    yield Heading("资金安排")
    yield Words(
        f"了资金安排的汇报。用地费用合计{cost:.2f}万元（{nothing_or(parts)}）；落实融资{len(plan.loans)}笔"
        f"{lent:.2f}万元。", HEARD,
    )  # fmt: skip
    yield Words(f"，由{brief.rules.money_unit}按年度列入用地预算，融资随开工时限落实。", DECIDED)


def _put_off(brief: Brief) -> Iterator[Block]:
    plan = brief.outcome.plan
    names = [project_words(brief.case, left.project_id) for left in plan.unplaced]
    yield Heading("暂缓安排")
    yield Words(f"了暂缓安排项目的汇报。准入而暂未安排开工{len(names)}个。", HEARD)
    told = f"暂缓项目逐个落实附件4所列办法，条件具备的提交下次会议：{nothing_or(names)}。"
    yield Words(f"，{told if names else '没有暂缓安排的项目。'}", DECIDED)
