"""Charts of 招商: the calendar of outings, readiness; and all of them by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.case.readiness import LATE, OWED, PRESENT, Element
from zsyz_model.report.attraction.signings import draw_forecast, foot_of
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    ORANGE,
    RED,
    SKY,
    YELLOW,
    Box,
    axes_in,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.words import leader_words
from zsyz_model.tables import SIX_ONES

REGION_COLOURS = {"京津冀": SKY, "长三角": YELLOW, "珠三角": ORANGE}
STATE_COLOURS = {PRESENT: GREEN, OWED: YELLOW, LATE: RED}
SHOWN_CHAINS, SHOWN_CREWS, SHOWN_MONTHS = 14, 16, 12


def outings_title(told: Attraction) -> str:
    """The conclusion: how many outings bring how many leads for what."""
    plan = told.plan
    if plan is None:
        return "外出招商计划：没有求到，见“招商发现”"
    lack = (
        f"，欠缺 {len(plan.shortfalls)} 项"
        if plan.shortfalls
        else "，月份、区域、产业链、方式全覆盖"
    )
    return f"外出招商 {len(plan.outings)} 次，预期线索 {plan.leads:g} 条，费用 {plan.cost_wan:g} 万元{lack}"


def draw_outings(told: Attraction, case: Case) -> Figure:
    """A row a month, a card an outing: who, where, what for, by which mode; the region by colour too."""
    with chart_style():
        page = new_page(outings_title(told), "", foot_of(told, case))
        if told.plan is None or not told.plan.outings:
            return say_nothing(page, "没有可画的外出招商计划")
        _draw_calendar(axes_in(page, Box(0.5, 0.75, 12.4, 5.85)), told, case)
        return page


def _draw_calendar(axes: Axes, told: Attraction, case: Case) -> None:
    plan = told.plan
    assert plan is not None
    months = plan.months[:SHOWN_MONTHS]
    wide = max(3, max(sum(x.month == m for x in plan.outings) for m in months))
    axes.set_xlim(-0.32, wide)
    axes.set_ylim(len(months), 0)
    axes.axis("off")
    size = min(10.5, 62 / len(months) * 1.9, 34 / wide)
    for row, month in enumerate(months):
        here = [x for x in plan.outings if x.month == month]
        axes.text(-0.3, row + 0.5, month, va="center", fontsize=11, color=INK)
        if not here:
            axes.text(0.03, row + 0.5, "本月没有外出", va="center", fontsize=size, color=RED)
        for at, one in enumerate(here):
            colour = REGION_COLOURS.get(one.region, GREY)
            card = Rectangle(
                (at + 0.01, row + 0.1), 0.97, 0.8, color=colour, alpha=0.55, linewidth=0
            )
            axes.add_patch(card)
            leader = said(leader_words(case, one.leader_id), 30)
            words = f"{leader}　{one.region} {one.days} 天\n{said(one.industry, 18)} · {one.mode}　{one.leads:g} 条　{one.cost_wan:g} 万元"
            axes.text(
                at + 0.04, row + 0.5, words, va="center", fontsize=size, color=INK, linespacing=1.25
            )
    if len(plan.months) > len(months):
        axes.text(
            -0.3,
            len(months) + 0.2,
            f"只画前 {len(months)} 个月，共 {len(plan.months)} 个月",
            fontsize=9,
        )


def readiness_title(told: Attraction) -> str:
    """The conclusion: what is lacking."""
    lack = sum(x.state != PRESENT for x in told.elements)
    late = sum(x.state == LATE for x in told.elements)
    gap = sum(x.gap for x in told.crews)
    if not told.elements and not told.crews:
        return "六个一与四专队伍：台账没有登记"
    ones = f"六个一缺 {lack} 项，其中过期 {late} 项" if told.elements else "六个一没有登记"
    return f"{ones}；四专队伍缺 {gap} 人" if told.crews else f"{ones}；四专队伍没有登记"


def draw_readiness(told: Attraction, case: Case) -> Figure:
    """六个一 as a matrix with words in every cell; beside it posts and people of the teams."""
    with chart_style():
        page = new_page(readiness_title(told), "", foot_of(told, case))
        if not told.elements and not told.crews:
            return say_nothing(page, "台账没有“产业链”和“四专队伍”")
        if told.elements:
            _draw_matrix(axes_in(page, Box(1.9, 0.75, 6.6, 5.35)), told)
        if told.crews:
            _draw_crews(axes_in(page, Box(10.3, 0.95, 2.6, 5.15)), told)
        return page


def _draw_matrix(axes: Axes, told: Attraction) -> None:
    chains = list(dict.fromkeys(x.industry for x in told.elements))
    shown, titles = chains[:SHOWN_CHAINS], [title for _, title in SIX_ONES]
    for one in told.elements:
        if one.industry in shown:
            x, y = titles.index(one.title), shown.index(one.industry)
            colour = STATE_COLOURS.get(one.state, GREY)
            axes.add_patch(
                Rectangle((x + 0.02, y + 0.04), 0.96, 0.92, color=colour, alpha=0.4, linewidth=0)
            )
            axes.text(x + 0.5, y + 0.5, _state_words(one), ha="center", va="center", fontsize=9.5)
    axes.set_xlim(0, len(titles))
    axes.set_ylim(len(shown), 0)
    axes.set_xticks([i + 0.5 for i in range(len(titles))], titles)
    axes.set_yticks([i + 0.5 for i in range(len(shown))], [said(c, 16) for c in shown])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for edge in axes.spines.values():
        edge.set_visible(False)
    if len(chains) > len(shown):
        axes.set_xlabel(f"只画前 {len(shown)} 条，共 {len(chains)} 条产业链")


def _state_words(one: Element) -> str:
    if one.state == PRESENT:
        return "已有"
    return f"{one.due}\n{'已过期' if one.state == LATE else '前建成'}" if one.due else "缺，无期限"


def _draw_crews(axes: Axes, told: Attraction) -> None:
    shown = told.crews[:SHOWN_CREWS]
    places = list(range(len(shown)))
    axes.barh(places, [x.posts for x in shown], 0.7, color="none", edgecolor=FAINT, label="岗位数")
    axes.barh(
        places, [min(x.filled, x.posts) for x in shown], 0.7, color=BLUE, alpha=0.7, label="到岗"
    )
    for at, one in zip(places, shown, strict=True):
        words = f"{one.filled}/{one.posts}" + (f" 缺 {one.gap}" if one.gap else "")
        axes.text(one.posts + 0.15, at, words, va="center", fontsize=9.5)
    axes.set_yticks(places, [said(x.team, 16) for x in shown])
    axes.invert_yaxis()
    axes.set_xlim(0, max((x.posts for x in shown), default=1) * 1.55 + 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.set_title("四专队伍（到岗/岗位）", fontsize=12, loc="left")


def draw_notice(told: Attraction, case: Case) -> Figure:
    """The picture of the public notice: outings and firms by region, nothing else."""
    with chart_style():
        page = new_page(told.notice.title if told.notice else "招商动态", "", f"截至 {told.as_of}")
        if told.notice is None or not told.notice.regions:
            return say_nothing(page, "外出招商情况正在汇总")
        regions = told.notice.regions
        for left, at, title, colour in (
            (1.1, 0, "外出招商（次）", BLUE),
            (7.3, 1, "走访企业（家）", GREEN),
        ):
            axes = axes_in(page, Box(left, 1.0, 5.0, 5.0))
            bars = axes.bar(
                list(regions), [pair[at] for pair in regions.values()], 0.5, color=colour
            )
            axes.bar_label(bars, padding=3, fontsize=14)
            axes.set_title(title, fontsize=16, loc="left")
            axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        return page


ATTRACTION_CHARTS: Mapping[str, Callable[[Attraction, Case], Figure]] = {
    "forecast": draw_forecast, "outings": draw_outings, "readiness": draw_readiness, "notice": draw_notice,
}  # fmt: skip
