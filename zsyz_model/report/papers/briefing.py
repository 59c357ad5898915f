"""briefing.pptx: one message a slide, each figure of it in plan.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from zsyz_model.case.worth_words import worth_sentences, worth_title
from zsyz_model.case.worths import Worth
from zsyz_model.findings import Finding
from zsyz_model.report.figures.land import land_demand, land_supply, land_title
from zsyz_model.report.figures.leaders import matrix_title
from zsyz_model.report.figures.pace import pace_title, start_pace
from zsyz_model.report.figures.ranking import ranking_title
from zsyz_model.report.figures.refusals import refused_by_rule, unplaced_by_reason
from zsyz_model.report.papers.deck import (
    FULL,
    LEFT,
    ROOM,
    TOP,
    Deck,
    Look,
    Series,
    chart,
    grid,
    words,
)
from zsyz_model.report.papers.items import decided_items
from zsyz_model.report.papers.stamp import Brief, reason_words, yi_words
from zsyz_model.report.words import cut, leader_words, project_words

TITLE = "重点项目联审包保用地汇报"
SHOWN_RULES, SHOWN_PROJECTS, SHOWN_LEADERS, SHOWN_LEFT, SHOWN_SWAPS = 14, 16, 18, 14, 4
WHOLE = (LEFT, TOP, FULL, ROOM)
PARTS = "#,##0.00;-#,##0.00;;"
"""Parts of a stack: one that is nothing is not written."""
NOTE = (LEFT, 6.5, FULL, 0.3)


def write_briefing(brief: Brief, path: Path, worths: tuple[Worth, ...] = ()) -> tuple[Finding, ...]:
    """Write the slides; one on worths only where they were asked for, one on money where it may be told.

    Returns what has to be said of the slides' typeface.
    """
    deck = Deck(brief.foot, brief.source)
    for add in SLIDES:
        add(deck, brief)
    if worths:
        _worth(deck, worths)
    _asked(deck, brief)
    return deck.save(path, TITLE)


def _admission(deck: Deck, brief: Brief) -> None:
    kept, refused = len(brief.outcome.admission.kept), len(brief.outcome.admission.refused)
    rules = refused_by_rule(brief.outcome)
    most = f"，最多的是“{rules.index[0]}”（{rules.iloc[0]} 个）" if len(rules) else ""
    title = f"{len(brief.case.projects)} 个项目准入 {kept} 个，不予准入 {refused} 个{most}"
    slide = deck.page(title, "个，一个项目可有多条")
    shown = rules.head(SHOWN_RULES)
    if len(shown):
        _bars(slide, list(map(str, shown.index)), {"不予准入": shown.tolist()}, "0")


def _ranking(deck: Deck, brief: Brief) -> None:
    scores = brief.outcome.scores
    slide = deck.page(ranking_title(brief.outcome), "分，各段相加为总分")
    order = scores.ranking[:SHOWN_PROJECTS]
    if not order:
        return
    names = [f"{scores.total[p]:.2f} {cut(project_words(brief.case, p), 24)}" for p in order]
    best = scores.parts.loc[order]
    parts = {scores.titles.get(str(c), str(c)): best[c].tolist() for c in best}
    look = Look("stacked bars", "0.00", labels=False, points=11)
    chart(slide, (LEFT, TOP, FULL, ROOM - 0.1), Series(names, parts), look)
    if rest := len(scores.ranking) - len(order):
        words(slide, NOTE, [f"图为前 {len(order)} 名，其余 {rest} 名见情况通报附件1。"], 11)


def _pace(deck: Deck, brief: Brief) -> None:
    pace = start_pace(brief.outcome)
    slide = deck.page(pace_title(brief.outcome), "个，自计划期首季累计")
    told = {"累计开工": pace["starts"].tolist(), "累计目标": pace["target"].tolist()}
    chart(slide, WHOLE, Series(list(pace.index), told), Look(number="0", points=14))


def _leaders(deck: Deck, brief: Brief) -> None:
    case, leads = brief.case, brief.outcome.plan.leads
    hours = pd.Series(0.0, index=case.leaders.index)
    for lead in leads:
        hours[lead.leader_id] = hours.get(lead.leader_id, 0.0) + lead.hours
    slide = deck.page(matrix_title(brief.outcome), "小时/周")
    shown = hours.round(2).sort_values(ascending=False, kind="stable").head(SHOWN_LEADERS)
    rest = len(hours) - len(shown)
    if not len(shown):
        return
    given = case.leaders["hours"].reindex(shown.index)
    left = (given - shown).round(2).clip(lower=0)
    counts = Counter(lead.leader_id for lead in leads)
    names = [f"{leader_words(case, str(x))}（{counts[str(x)]} 个）" for x in shown.index]
    series = Series(names, {"已安排": shown.tolist(), "尚可用": left.tolist()})
    chart(slide, (LEFT, TOP, FULL, ROOM), series, Look("stacked bars", "0.00;-0.00;;", points=11))
    if rest:
        words(slide, NOTE, [f"负荷较轻的另 {rest} 名见 plan.xlsx“领导卡”。"], 11)


def _land(deck: Deck, brief: Brief) -> None:
    outcome, swaps = brief.outcome, brief.outcome.plan.swaps
    supply, demand = land_supply(outcome), land_demand(outcome)
    slide = deck.page(land_title(outcome), "亩，自计划期首季累计")
    used = demand.drop(columns="尚未落实")
    told = {"累计可供": supply.sum(axis=1), "累计安排": used.sum(axis=1), "尚未落实": demand["尚未落实"]}  # fmt: skip
    high = ROOM - 0.5 * min(len(swaps), SHOWN_SWAPS) - 0.3 * bool(swaps)
    values = {name: series.round(2).tolist() for name, series in told.items()}
    chart(
        slide,
        (LEFT, TOP, FULL, high),
        Series(list(supply.index), values),
        Look(number="#,##0", points=11),
    )
    if swaps:
        lines = [
            f"腾挪置换 {len(swaps)} 笔：",
            *(reason_words(s.words) for s in swaps[:SHOWN_SWAPS]),
        ]
        words(slide, (LEFT, TOP + high, FULL, ROOM - high), lines, 11)


def _sources(deck: Deck, brief: Brief) -> None:
    used = land_demand(brief.outcome).drop(columns="尚未落实")
    used = used.loc[:, used.iloc[-1] > 0]
    if used.empty:
        return
    end = used.iloc[-1]
    told = "、".join(f"{kind} {mu:.2f} 亩" for kind, mu in end.items())
    title = f"累计安排用地 {end.sum():.2f} 亩：{told}"
    slide = deck.page(title, "亩，自计划期首季累计，按来源")
    values = {str(kind): used[kind].round(2).tolist() for kind in used}
    chart(slide, WHOLE, Series(list(used.index), values), Look("stacked", PARTS))


def _left(deck: Deck, brief: Brief) -> None:
    left, rules = brief.outcome.plan.unplaced, unplaced_by_reason(brief.outcome)
    if not left:
        deck.page("准入项目全部排上开工")
        return
    slide = deck.page(
        f"{len(left)} 个准入项目未排上开工，最多的原因是“{rules.index[0]}”（{rules.iloc[0]} 个）",
        "个，一个项目可有多条",
    )
    shown = rules.head(SHOWN_RULES)
    look = Look("bars", "0")
    chart(slide, (LEFT, TOP, 4.2, 3.4), Series(list(map(str, shown.index)), {"项目": shown.tolist()}), look)  # fmt: skip
    rows = [("项目", "原因")]
    for one in left[:SHOWN_LEFT]:
        fact = one.reasons[0].fact if one.reasons else ""
        rows.append(
            (cut(project_words(brief.case, one.project_id), 30), cut(reason_words(fact), 76))
        )
    grid(slide, (4.75, TOP, 8.13, ROOM), rows, (3, 7), 9)
    if len(left) > SHOWN_LEFT:
        note = f"另 {len(left) - SHOWN_LEFT} 个见 plan.xlsx“未安排及理由”。"
        words(slide, (LEFT, 6.45, 4.2, 0.3), [note], 11)


def _money(deck: Deck, brief: Brief) -> None:
    plan = brief.outcome.plan
    if not brief.money or not (plan.costs or plan.loans):
        return
    costs = pd.DataFrame([(str(c.year), c.kind, c.wan) for c in plan.costs], columns=["y", "k", "w"])  # fmt: skip
    lent = sum(loan.amount_wan for loan in plan.loans)
    total = f"用地费用 {yi_words(costs['w'].sum())}" if len(costs) else "没有用地费用"
    slide = deck.page(f"{total}，落实融资 {len(plan.loans)} 笔 {yi_words(lent)}", "万元")
    if len(costs):
        table = costs.pivot_table(index="y", columns="k", values="w", aggfunc="sum", sort=False)
        table = table.sort_index()
        values = {str(kind): table[kind].round(2).tolist() for kind in table}
        chart(slide, WHOLE, Series(list(table.index), values), Look("stacked", PARTS))


def _worth(deck: Deck, worths: tuple[Worth, ...]) -> None:
    lines = [line for one in worths for line in worth_sentences(one)]
    told = next((one for one in worths if any(gain.worse for gain in one.gains)), worths[0])
    slide = deck.page(worth_title(told))
    words(slide, WHOLE, lines, 16)


def _asked(deck: Deck, brief: Brief) -> None:
    items = decided_items(brief)
    counts = Counter(item.kind for item in items)
    slide = deck.page(f"请会议审定 {len(items)} 项：逐项明确责任单位、责任人和时限", "项")
    rows = [("类别", "数量", "首项", "责任单位", "时限")]
    for kind, count in counts.items():
        first = next(item for item in items if item.kind == kind)
        rows.append((kind, str(count), cut(first.matter, 64), cut(first.unit, 20), first.due))
    rows.append(("合计", str(len(items)), "逐项见会议纪要附件1", "", ""))
    grid(slide, WHOLE, rows, (1.1, 0.7, 6.2, 2.1, 1.9), 13)


def _bars(slide: object, names: list[str], values: dict[str, list[int]], number: str) -> None:
    chart(slide, WHOLE, Series(names, values), Look("bars", number))


SLIDES: tuple[Callable[[Deck, Brief], None], ...] = (
    _admission,
    _ranking,
    _pace,
    _leaders,
    _land,
    _sources,
    _left,
    _money,
)
"""The slides in the order of the meeting; the last one, what is asked, stands behind them."""
