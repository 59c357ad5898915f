"""Words, goals, ranking and findings as html; every word of the data is escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from zsyz_model.case import Case, Goal
from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST
from zsyz_model.explorer.views import ESTIMATED, NONE, PROVEN, Ranked, View
from zsyz_model.findings import Finding, Severity
from zsyz_model.report.figures.page import colour_of
from zsyz_model.report.html import escaped

SHOWN_FINDINGS = 300
_BADGES = {ESTIMATED: "guess", PROVEN: "sure", NONE: "bad"}
_ORDER = (Severity.REFUSED, Severity.FAULT, Severity.QUARANTINED, Severity.WARNING, Severity.NORMALISED)  # fmt: skip


def section(title: str, body: str) -> str:
    """A titled part of the page; `body` is html already."""
    return f'<div class="zx"><h2>{escaped(title)}</h2>{body}</div>'


def plain(words: str, kind: str = "") -> str:
    """One line of words."""
    return f'<div class="zx"><p class="{kind}">{escaped(words)}</p></div>'


def goals_html(view: View) -> str:
    """How far it is proven, and each goal: a value with its gap, or a bound that nothing passes."""
    badge = f'<span class="badge {_BADGES.get(view.label, "guess")}">{escaped(view.label)}</span>'
    cards = "".join(_goal(view, goal) for goal in view.goals if _telling(view, goal))
    starts = f"{view.starts:g}" if view.label != ESTIMATED else f"约 {view.starts:.0f}"
    head = (
        f'<div class="goal">计划开工<b id="zx-starts">{starts}</b>个</div>'
        f'<div class="goal">准入 / 不予准入<b>{len(view.ranking)} / {view.refused}</b>个</div>'
    )
    return f'<div class="zx" id="zx-goals" data-label="{escaped(view.label)}">{badge}{escaped(_said(view))}<div class="goals">{head}{cards}</div></div>'


def _telling(view: View, goal: Goal) -> bool:
    """The least that land may cost says nothing as long as nothing is decided."""
    return not (view.label == ESTIMATED and goal.name == "land_cost")


def _said(view: View) -> str:
    return {
        ESTIMATED: "松弛模型的估计：真实方案不会比下列界限更好，排名和准入已是准确值；正在等待证明。",
        PROVEN: f"方案已求得并判定，最大相对差距 {view.gap:.4%}。",
        NONE: "现在的条件下没有任何方案。",
    }.get(view.label, f"时限内最好的方案，未证明最优，最大相对差距 {view.gap:.2%}。")


def _goal(view: View, goal: Goal) -> str:
    title, unit = GOAL_WORDS.get(goal.name, (goal.name, ""))
    if view.label == ESTIMATED:
        word, side = ("不超过", "上界") if goal.name in WANTED_MOST else ("不少于", "下界")
        told, foot = f"{word} {goal.bound:,.10g}", f"{side}，预估 {goal.value:,.1f}"
    else:
        told, foot = f"{goal.value:,.10g}", f"界限 {goal.bound:,.10g}，差距 {goal.gap:.2%}"
    key = f'id="zx-{escaped(goal.name)}" data-value="{goal.value}" data-bound="{goal.bound}"'
    return (
        f'<div class="goal" {key}>{escaped(title)}<b>{told}</b>{escaped(unit)}'
        f'<div class="quiet">{foot}</div></div>'
    )


def ranking_html(ranking: Sequence[Ranked], old: Mapping[str, int]) -> str:
    """The ranking with the parts of each total; `old` are the places before anything was moved."""
    if not ranking:
        return section("排名", "<p>没有准入项目。</p>")
    top = max(sum(x for x in one.parts.values() if x > 0) for one in ranking) or 1.0
    names = list(ranking[0].parts)
    legend = "".join(
        f'<span class="key" style="background:{_fill(i)}"></span>{escaped(name)}'
        for i, name in enumerate(names)
    )
    rows = "".join(_ranked(one, top, old.get(one.project)) for one in ranking)
    words = ("名次", "较原情景", "项目", "得分", "得分构成", "等次", "安排")
    head = "<tr>" + "".join(f'<th class="k">{word}</th>' for word in words) + "</tr>"
    table = f'<div class="wide"><table id="zx-ranking"><thead>{head}</thead>{rows}</table></div>'
    return section("排名：谁在前，为什么", f"<p>{legend}</p>{table}")


def _fill(place: int) -> str:
    colour, hatch = colour_of(place)
    return f"repeating-linear-gradient(45deg,{colour} 0 3px,#fff 3px 4px)" if hatch else colour


def _ranked(one: Ranked, top: float, old: int | None) -> str:
    bars = "".join(
        f'<i style="width:{100 * points / top:.2f}%;background:{_fill(i)}" title="{escaped(name)} {points:.2f} 分"></i>'
        for i, (name, points) in enumerate(one.parts.items())
        if points > 0
    )
    move = (
        "新准入"
        if old is None
        else "—"
        if old == one.place
        else f"{'↑' if one.place < old else '↓'} {abs(one.place - old)}"
    )
    sign = "●" if one.starts else "○"
    return (
        f'<tr data-place="{one.place}" data-project="{escaped(one.project)}"><td class="n">{one.place}</td><td class="k">{move}</td><td>{escaped(one.name)}</td>'
        f'<td class="n">{one.total:.2f}</td><td><div class="bar" role="img" aria-label="得分构成">{bars}</div></td>'
        f'<td class="k">{escaped(one.mark)}</td><td>{sign} {escaped(one.state)}</td></tr>'
    )


def findings_html(findings: Sequence[Finding], title: str = "发现的问题") -> str:
    """What was found, the gravest first: where, what, and what to do."""
    ranked = sorted(findings, key=lambda f: _ORDER.index(f.severity))
    shown = ranked[:SHOWN_FINDINGS]
    head = "<tr><th>级别</th><th>在哪里</th><th>事实</th><th>怎么办</th></tr>"
    rows = "".join(
        f"<tr><td>{escaped(f.severity.value)}</td><td>{escaped(f.place)} {escaped(f.subject)}</td>"
        f"<td>{escaped(f.fact)}</td><td>{escaped(f.advice)}</td></tr>"
        for f in shown
    )
    rest = f"<p>另有 {len(ranked) - len(shown)} 条未列出。</p>" if len(ranked) > len(shown) else ""
    if not ranked:
        return section(title, "<p>没有发现问题。</p>")
    return section(
        title, f'<div class="wide"><table><thead>{head}</thead>{rows}</table></div>{rest}'
    )


def refusal_html(findings: Sequence[Finding]) -> str:
    """Why something could not be done, with what to do."""
    lines = "".join(f"<li>{escaped(finding)}</li>" for finding in findings)
    return f'<div class="zx warn" role="alert"><ul>{lines}</ul></div>' if findings else ""


def progress_html(stage: str, share: float) -> str:
    """How far the proof is."""
    percent = round(100 * min(1.0, max(0.0, share)))
    return (
        f'<div class="zx" role="status"><progress max="100" value="{percent}"></progress> '
        f"正在证明最优方案：{escaped(stage)}（{percent}%）</div>"
    )


def overview_words(case: Case) -> str:
    """A county in one line: ledger, scenario, sizes, quarters, findings."""
    found = dict.fromkeys((*case.ledger.findings, *case.findings))
    rows = sum(count.accepted for count in case.ledger.rows.values())
    span = case.scenario.span.quarters
    return (
        f"台账：{Path(case.ledger.source).name}，收下 {rows} 行；情景：{case.scenario.title or case.scenario.name}；"
        f"项目 {len(case.projects)} 个，领导 {len(case.leaders)} 名，存量地块 {len(case.table('plots'))} 个，"
        f"{span[0]} 至 {span[-1]}；发现 {len(found)} 条问题。"
    )
