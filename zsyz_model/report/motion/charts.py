"""Charts of 包保推进: who is ahead of 序时 with the light in words; how the 不说不 list burns down."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.case.motion import Light
from zsyz_model.report.figures.page import (
    BLUE,
    GREEN,
    GREY,
    INK,
    RED,
    SKY,
    YELLOW,
    Box,
    axes_in,
    foot_line,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

COLOURS = {"红": RED, "黄": YELLOW, "绿": GREEN, "蓝": BLUE}
MOST_BARS = 24


def lights_title(told: Motion) -> str:
    """The conclusion: how many show which light."""
    counts = {name: sum(x.colour == name for x in told.lights) for name in COLOURS}
    words = "，".join(f"{name}灯 {number} 个" for name, number in counts.items() if number)
    other = sum(not light.colour for light in told.lights)
    rest = f"未亮灯 {other} 个" if other else ""
    return f"{told.month} 重点项目：{'，'.join(filter(None, (words, rest))) or '没有进度数据'}"


def draw_lights(told: Motion, case: Case) -> Figure:
    """Bars of points ahead of or behind 序时, the first on top; every light also in words."""
    rule = told.preset
    notes = tuple(
        filter(None, (f"亮灯规则：{rule.title}，来源 {rule.source}（{rule.status}）", rule.gaps))
    )
    with chart_style():
        page = new_page(lights_title(told), "百分点", _foot(told, case), notes)
        if not told.standings:
            return say_nothing(page, "没有可比的进度数据")
        _bars(axes_in(page, Box(3.6, 1.3, 8.9, 5.1)), told, case)
        return page


def _bars(axes: Axes, told: Motion, case: Case) -> None:
    """The first and the last places when there are too many for a page: the last are never hidden."""
    shown = list(told.standings)
    if len(shown) > MOST_BARS:
        half = MOST_BARS // 2
        axes.set_title(
            f"只列前 {half} 名和后 {half} 名，共 {len(shown)} 个", fontsize=10, loc="left"
        )
        shown = [*shown[:half], *shown[-half:]]
    lights = {light.project_id: light for light in told.lights}
    values = [one.value for one in shown]
    colours = [_colour(lights.get(one.subject)) for one in shown]
    places = list(range(len(shown)))
    axes.barh(places, values, color=colours, height=0.7)
    axes.set_yticks(places, [said(f"{x.rank}. {case.named(x.subject)}", 34) for x in shown])
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_xlabel("超前（正）或落后（负）序时进度")
    low, high = min(0.0, *values), max(0.0, *values)
    room = max(10.0, 0.35 * (high - low))
    axes.set_xlim(low - (0.05 * room), high + room)
    for at, one in zip(places, shown, strict=True):
        light = lights.get(one.subject)
        words = said(
            f"{round(one.value, 1) + 0.0:+.1f}　{light.text if light else ''}{_moved(one.rise)}", 40
        )
        axes.text(max(one.value, 0) + 0.02 * room, at, words, va="center", fontsize=9, color=INK)


def _moved(rise: int | None) -> str:
    """How the place changed, in words."""
    if not rise:
        return ""
    return f"　上升 {rise} 位" if rise > 0 else f"　下降 {-rise} 位"


def _colour(light: Light | None) -> str:
    return COLOURS.get(light.colour, GREY) if light else GREY


def issues_title(told: Motion) -> str:
    """The conclusion: how many problems are open, and how many are over their date."""
    if not told.items:
        return "不说不清单：没有登记的问题"
    still = [item for item in told.items if item.open]
    late = sum(bool(item.overdue_days) for item in still)
    return f"不说不清单：未办结 {len(still)} 件，其中逾期 {late} 件，共 {len(told.items)} 件"


def draw_issues(told: Motion, case: Case) -> Figure:
    """Raised and closed by month with the open ones as a line; beside it the open ones by age."""
    with chart_style():
        page = new_page(issues_title(told), "件", _foot(told, case))
        if not told.burn:
            return say_nothing(page, "没有可画的问题清单")
        _draw_burn(axes_in(page, Box(1.0, 1.2, 7.2, 5.1)), told)
        _draw_ages(axes_in(page, Box(9.4, 1.2, 3.2, 5.1)), told)
        return page


def _draw_burn(axes: Axes, told: Motion) -> None:
    places = list(range(len(told.burn)))
    axes.bar(
        [p - 0.2 for p in places], [b.raised for b in told.burn], 0.38, color=SKY, label="新提出"
    )
    axes.bar(
        [p + 0.2 for p in places],
        [b.closed for b in told.burn],
        0.38,
        color=GREEN,
        hatch="//",
        label="办结",
    )
    axes.plot(places, [b.open for b in told.burn], color=RED, marker="o", label="月末未办结")
    for place, burn in zip(places, told.burn, strict=True):
        axes.annotate(
            str(burn.open), (place, burn.open), (0, 6), textcoords="offset points", ha="center"
        )
    step = max(1, len(places) // 12)
    axes.set_xticks(places[::step], [b.month for b in told.burn][::step])
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(frameon=False, loc="upper left")


def _draw_ages(axes: Axes, told: Motion) -> None:
    bands = list(told.ageing.items())
    bars = axes.barh([band for band, _ in bands], [number for _, number in bands], color=BLUE)
    axes.bar_label(bars, padding=3)
    axes.invert_yaxis()
    axes.set_title("未办结账龄", fontsize=12, loc="left")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _foot(told: Motion, case: Case) -> str:
    scenario = case.scenario
    return foot_line(
        scenario.as_of, Path(case.ledger.source).name, scenario.title, (f"名单：{told.led_by}",)
    )
