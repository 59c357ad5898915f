"""Scenarios side by side: what each costs and brings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    SKY,
    Box,
    axes_in,
    new_page,
    said,
)
from zsyz_model.report.fonts import chart_style, drawable
from zsyz_model.report.words import cut, scenario_words, source_words

SHOWN_SCENARIOS = 10


def _goal(name: str) -> Callable[[Outcome], float | None]:
    return lambda outcome: {goal.name: goal.value for goal in outcome.plan.goals}.get(name)


MEASURES: dict[str, Callable[[Outcome], float | None]] = {
    "计划开工(个)": lambda outcome: len(outcome.plan.starts),
    "开工价值(分)": _goal("merit"),
    "开工目标累计缺口(个·季度)": _goal("missed_targets"),
    "包保契合度合计(分)": lambda outcome: sum(lead.fit for lead in outcome.plan.leads),
    "用地费用(万元)": lambda outcome: round(sum(cost.wan for cost in outcome.plan.costs), 2),
    "更换包保领导(个)": lambda outcome: sum(lead.changed for lead in outcome.plan.leads),
}


def scenario_labels(outcomes: Sequence[Outcome]) -> list[str]:
    """The scenarios' titles; where two are alike, with their names and then a number."""
    titles = [scenario_words(outcome) for outcome in outcomes]
    named = [
        f"{title}（{outcome.case.scenario.name}）" if titles.count(title) > 1 else title
        for title, outcome in zip(titles, outcomes, strict=True)
    ]
    return [
        f"{label} #{named[:i].count(label) + 1}" if named.count(label) > 1 else label
        for i, label in enumerate(named)
    ]


def comparison_title(outcomes: Sequence[Outcome]) -> str:
    """Which scenario starts most and which least."""
    labels = [said(label, 24) for label in scenario_labels(outcomes)]
    starts = [len(outcome.plan.starts) for outcome in outcomes]
    if len(outcomes) == 1:
        return f"“{labels[0]}”可开工 {starts[0]} 个，没有可比的情景"
    if len(set(starts)) == 1:
        return f"{len(outcomes)} 个情景都可开工 {starts[0]} 个项目"
    if len(outcomes) == 2:
        more = "多" if starts[1] > starts[0] else "少"
        return f"与“{labels[0]}”相比，“{labels[1]}”{more}开工 {abs(starts[1] - starts[0])} 个"
    most, least = starts.index(max(starts)), starts.index(min(starts))
    return f"“{labels[most]}”开工最多 {starts[most]} 个，“{labels[least]}”最少 {starts[least]} 个"


def draw_comparison(outcomes: Sequence[Outcome]) -> Figure:
    """Six small panels of bars, a bar a scenario; the first scenario is darker."""
    shown = list(outcomes[:SHOWN_SCENARIOS])
    with chart_style():
        page = new_page(
            comparison_title(outcomes), "见各图", _foot(outcomes), _notes(outcomes, len(shown))
        )
        labels = [
            said(label, 22) + (" ※" if outcome.plan.faults else "")
            for label, outcome in zip(scenario_labels(outcomes), shown, strict=False)
        ]
        for place, (title, measure) in enumerate(MEASURES.items()):
            row, column = divmod(place, 3)
            axes = axes_in(page, Box(2.2 + 3.65 * column, 3.75 - 2.75 * row, 2.9, 2.2))
            axes.set_title(title, fontsize=13, loc="left")
            _draw_panel(axes, [measure(outcome) for outcome in shown])
            axes.set_yticks(range(len(shown)), [] if column else labels, fontsize=10)
        page.draw_without_rendering()
    return page


def _draw_panel(axes: Axes, values: list[float | None]) -> None:
    known = [value or 0.0 for value in values]
    colours = [BLUE, *[SKY] * (len(values) - 1)]
    axes.barh(range(len(values)), known, height=0.62, color=colours)
    for y, value in enumerate(values):
        words = "—" if value is None else f"{value:,.2f}".removesuffix(".00")
        axes.text(
            max(0.0, known[y]), y, f" {words}", va="center", ha="left", fontsize=10,
            color=FAINT if value is None else INK,
        )  # fmt: skip
    axes.set_ylim(max(len(values), 4) - 0.4, -0.6)
    axes.set_xlim(min([0.0, *known]), 1.3 * max([0.001, *known]))
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)


def _foot(outcomes: Sequence[Outcome]) -> str:
    dates = dict.fromkeys(outcome.case.scenario.as_of for outcome in outcomes)
    sources = dict.fromkeys(source_words(outcome) for outcome in outcomes)
    return drawable(f"截至 {'、'.join(dates)} · 数据来源：{cut('、'.join(sources), 100)}")


def _notes(outcomes: Sequence[Outcome], shown: int) -> tuple[str, ...]:
    parts = (
        "※ 判定发现违约，该方案不得使用。" if any(o.plan.faults for o in outcomes) else "",
        f"另有 {len(outcomes) - shown} 个情景见 comparison.xlsx。" if len(outcomes) > shown else "",
    )
    words = "".join(parts)
    return (words,) if words else ()
