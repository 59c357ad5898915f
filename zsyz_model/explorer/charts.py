"""The leader matrix, land balance and pace as html that is drawn at once; words are escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zsyz_model.case import LandFlow
from zsyz_model.explorer.drawn import section
from zsyz_model.explorer.style import FILLS
from zsyz_model.explorer.views import WHOLE, Leader, Led, View
from zsyz_model.report.figures.page import BLUE
from zsyz_model.report.html import escaped


def leaders_html(leaders: Sequence[Leader]) -> str:
    """Leaders by rows, their projects by columns; the number is the fit, in an estimate with its share."""
    projects = {led.project: led.name for leader in leaders for led in leader.projects}
    if not projects:
        return section("包保矩阵", "<p>没有需要包保的项目。</p>")
    columns = [led.project for leader in leaders for led in leader.projects]
    columns = list(dict.fromkeys(columns))
    head = "".join(
        f'<th class="p" title="{escaped(projects[p])}">{escaped(p)}</th>' for p in columns
    )
    rows = "".join(_leader(leader, columns) for leader in leaders)
    note = (
        '<p class="quiet">格内数字是契合度；红框加粗为更换领导；预估中只占一部分的写明百分比。'
        "把鼠标停在编号上看项目名称。负荷条打斜线的，时间已用满九成以上。</p>"
    )
    corner = '<th class="l">领导</th><th>每周小时：已用 / 可用</th>'
    table = (
        f'<div class="wide"><table class="matrix" id="zx-leaders"><thead><tr>{corner}{head}</tr></thead>'
        f"{rows}</table></div>"
    )
    return section("包保矩阵：谁包保什么，时间够不够", note + table)


def _leader(leader: Leader, columns: Sequence[str]) -> str:
    own = {led.project: led for led in leader.projects}
    share = leader.hours / leader.given if leader.given else 0.0
    full = ' class="full"' if share > 0.9 else ""
    load = (
        f'<span class="load" role="img" aria-label="负荷 {share:.0%}"><i{full} style="width:{min(100, 100 * share):.0f}%"></i></span>'
        f" {leader.hours:.1f} / {leader.given:g}"
    )
    cells = "".join(_cell(own.get(p)) for p in columns)
    return f'<tr><th class="l">{escaped(leader.leader)} {escaped(leader.title)}</th><td style="white-space:nowrap;text-align:left!important;padding:0 6px">{load}</td>{cells}</tr>'


def _cell(led: Led | None) -> str:
    if led is None:
        return "<td></td>"
    strength = 0.15 + 0.6 * min(100, max(0, led.fit)) / 100 * led.share
    tint = f"background:color-mix(in srgb,{BLUE} {100 * strength:.0f}%,#fff)"
    part = "" if led.share >= WHOLE else f"<br>{led.share:.0%}"
    changed = ' class="changed"' if led.changed else ""
    return f'<td{changed} style="{tint}" title="{escaped(led.name)}">{led.fit}{part}</td>'


def land_html(flows: Sequence[LandFlow]) -> str:
    """Two columns a quarter, supply and use by source, cumulative; and the same as a table."""
    quarters = list(dict.fromkeys(flow.quarter for flow in flows))
    if not quarters:
        return section("用地平衡", "<p>没有用地数据。</p>")
    kinds = [kind for kind in FILLS if any(flow.kind == kind for flow in flows)]
    by = {(flow.quarter, flow.kind): flow for flow in flows}
    top = (
        max(
            max(
                sum(by[q, k].supplied_mu for k in kinds if (q, k) in by),
                sum(by[q, k].used_mu for k in kinds if (q, k) in by),
            )
            for q in quarters
        )
        or 1.0
    )
    columns = "".join(
        '<div class="pair">'
        + _stack([(k, by[q, k].supplied_mu) for k in kinds if (q, k) in by], top, "供")
        + _stack([(k, by[q, k].used_mu) for k in kinds if (q, k) in by], top, "用")
        + "</div>"
        for q in quarters
    )
    feet = "".join(f"<span>{escaped(q)}<br>供 / 用</span>" for q in quarters)
    legend = "".join(f'<span class="key" style="background:{FILLS[k]}"></span>{k}' for k in kinds)
    chart = (
        f'<div class="wide"><div class="chart">{columns}</div><div class="feet">{feet}</div></div>'
    )
    return section(
        "用地平衡：累计供应与使用（亩）",
        f"<p>{legend}</p>{chart}{_land_table(quarters, kinds, by)}",
    )


def _stack(parts: Iterable[tuple[str, float]], top: float, word: str) -> str:
    parts = list(parts)
    total = sum(mu for _, mu in parts)
    bars = "".join(
        f'<i style="height:{190 * mu / top:.1f}px;background:{FILLS[k]}" title="{word} {k} {mu:,.2f} 亩"></i>'
        for k, mu in reversed(parts)
        if mu > 0
    )
    return f'<div class="col"><span>{total:,.0f}</span>{bars}</div>'


def _land_table(
    quarters: Sequence[str], kinds: Sequence[str], by: dict[tuple[str, str], LandFlow]
) -> str:
    head = "".join(f"<th>{escaped(q)}</th>" for q in quarters)
    rows = "".join(
        f"<tr><th>{kind} 结余</th>"
        + "".join(f'<td class="n">{_left(by.get((q, kind)))}</td>' for q in quarters)
        + "</tr>"
        for kind in kinds
    )
    return f'<div class="wide"><table id="zx-land"><thead><tr><th>亩</th>{head}</tr></thead>{rows}</table></div>'


def _left(flow: LandFlow | None) -> str:
    return "" if flow is None else f"{flow.left_mu:,.2f}"


def pace_html(view: View) -> str:
    """Cumulative starts against the target, quarter by quarter."""
    top = max([1.0, *(max(x.starts, x.target) for x in view.pace)])
    columns = "".join(
        f'<div class="col">'
        f'<i style="height:{180 * one.starts / top:.1f}px;background:{BLUE}"></i>'
        f'<b style="position:absolute;left:-4px;right:-4px;bottom:{180 * one.target / top:.1f}px;border-top:3px solid #222"></b></div>'
        for one in view.pace
    )
    feet = "".join(
        f"<span>{escaped(one.quarter)}<br>{one.starts:g} / {one.target}<br>{_behind(one.starts, one.target)}</span>"
        for one in view.pace
    )
    chart = f'<div class="wide pace"><div class="chart">{columns}</div><div class="feet one">{feet}</div></div>'
    note = '<p class="quiet">蓝柱为累计开工，黑线为累计目标；下方数字为 开工 / 目标。</p>'
    return section("进度：开工跟不跟得上目标", note + chart)


def _behind(starts: float, target: int) -> str:
    short = target - starts
    return f"差 {short:g}" if short > 0.05 else "达到"
