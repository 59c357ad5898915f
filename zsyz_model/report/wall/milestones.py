"""作战进度图 of a project: milestones planned and real, the light, the year's investment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from zsyz_model.case import Case
from zsyz_model.case.walls import Spent, Wall
from zsyz_model.report.figures.page import BLUE, FAINT, GREEN, GREY, INK, ORANGE, RED
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import BODY, EDGE_MM, Frame, Poster, new_poster, write_lines

MOST_ROWS = 12
ENDS = ("开工", "投产")
"""Milestones that stand after the procedures of their day."""
_LABEL_MM, _TELL_MM = 104.0, 138.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the timeline: planned, real and latest day, with its words."""

    title: str
    planned: date | None
    done: date | None
    latest: date | None
    words: str
    late: bool


def progress_message(wall: Wall) -> str:
    """The conclusion: done of the year's plan, and against 序时."""
    if wall.year_plan_wan is None or wall.done_wan is None:
        if wall.reverse is None:
            return "台账没有本年进度，也没有承诺日期"
        late = wall.reverse.late_days
        ending = f"按现有安排晚 {late} 天" if late else "按现有安排来得及"
        return f"{wall.reverse.promise}，最迟 {wall.reverse.target}，{ending}"
    share = 100 * wall.done_wan / wall.year_plan_wan if wall.year_plan_wan else 0.0
    ahead = share - (wall.due_share or 0.0)
    against = f"超前序时 {ahead:.1f}" if ahead >= 0 else f"落后序时 {-ahead:.1f}"
    return f"完成年度计划 {share:.1f}%，{against} 个百分点"


def draw_progress(wall: Wall, case: Case, foot: str, paper: str = "a1") -> Poster:
    """The progress chart of a project as a poster."""
    as_of = date.fromisoformat(case.scenario.as_of)
    with chart_style():
        title = f"作战进度图　{case.named(wall.project_id)}"
        poster = new_poster(title, progress_message(wall), "万元", foot, paper)
        poster.chip(Frame(EDGE_MM, 102, 200, 26), wall.light)
        because = wall.light.because if wall.light else ""
        poster.write((EDGE_MM + 212, 115), because, BODY, INK, 580)
        room = poster.panel(Frame(EDGE_MM, 138, 430, 424), "里程碑　◇ 计划　● 实际　▽ 最迟")
        _timeline(poster, room, marks(wall, as_of), as_of)
        room = poster.panel(Frame(462, 138, 359, 300), "本年投资　累计")
        _invested(
            poster, Frame(room.left + 34, room.top + 2, room.width - 40, room.height - 22), wall
        )
        room = poster.panel(Frame(462, 448, 359, 114), "形象进度")
        write_lines(poster, room, _shape_lines(wall))
        return poster


def _shape_lines(wall: Wall) -> tuple[str, ...]:
    plan = "不详" if wall.year_plan_wan is None else f"{wall.year_plan_wan:,.0f}"
    done = "不详" if wall.done_wan is None else f"{wall.done_wan:,.0f}"
    rank = f"，名次第 {wall.standing.rank}" if wall.standing else ""
    visits = wall.attendance
    kept = f"走访达标 {visits.kept} 周，应 {visits.weeks} 周" if visits else "没有走访记录"
    return (wall.shape or "未填报", f"年度计划 {plan}，已完成 {done}{rank}", kept)


def marks(wall: Wall, as_of: date) -> tuple[Mark, ...]:
    """The milestones with what a reverse schedule asks of them, at most twelve, the last ones."""
    asked = {step.step: step for step in wall.reverse.steps} if wall.reverse else {}
    found = []
    for one in wall.milestones:
        step = asked.pop(one.title, None)
        days = one.late_days(as_of) or 0
        late, words = _words(days, one.planned, one.done)
        if step and step.late_days:
            late, words = True, f"已晚 {step.late_days} 天"
        found.append(
            Mark(one.title, one.planned, one.done, step.latest if step else None, words, late)
        )
    for step in asked.values():
        words = f"已晚 {step.late_days} 天" if step.late_days else f"最迟 {step.latest:%y-%m-%d}"
        found.append(Mark(step.step, step.planned, None, step.latest, words, step.late_days > 0))
    known = sorted(
        found, key=lambda m: (m.done or m.planned or m.latest or date.max, m.title in ENDS)
    )
    return tuple(known[-MOST_ROWS:])


def _words(days: int, planned: date | None, done: date | None) -> tuple[bool, str]:
    if done:
        told = "" if planned is None else f"　晚 {days} 天" if days > 0 else "　按期"
        return days > 0, f"{done:%y-%m-%d}{told}"
    if days > 0:
        return True, f"未办结　晚 {days} 天"
    return False, f"计划 {planned:%y-%m-%d}" if planned else ""


def _timeline(poster: Poster, room: Frame, shown: Sequence[Mark], as_of: date) -> None:
    if not shown:
        poster.write((room.left, room.top + 20), "台账没有里程碑的日期", BODY, FAINT, room.width)
        return
    days = [d for m in shown for d in (m.planned, m.done, m.latest) if d] + [as_of]
    first, last = min(days), max(days)
    left, wide = room.left + _LABEL_MM, room.width - _LABEL_MM - _TELL_MM
    pitch = min(42.0, (room.height - 26) / len(shown))

    def at(day: date) -> float:
        return left + wide * (day - first).days / max(1, (last - first).days)

    for i, mark in enumerate(shown):
        y = room.top + (i + 0.5) * pitch
        colour = RED if mark.late else INK
        poster.write((room.left, y), mark.title, BODY, colour, _LABEL_MM - 4)
        poster.write((left + wide + 8, y), mark.words, BODY, colour, _TELL_MM - 8)
        spots = [at(d) for d in (mark.planned, mark.done, mark.latest) if d]
        poster.sheet.plot([min(spots), max(spots)], [y, y], color=GREY, linewidth=4 * poster.scale)
        kinds = ((mark.planned, "D", "white"), (mark.done, "o", GREEN), (mark.latest, "v", ORANGE))
        for day, shape, fill in kinds:
            if day:
                poster.sheet.plot(
                    at(day), y, shape, markersize=22 * poster.scale, markerfacecolor=fill,
                    markeredgecolor=colour, markeredgewidth=3 * poster.scale,
                )  # fmt: skip
    foot = room.top + len(shown) * pitch
    poster.sheet.plot([at(as_of)] * 2, [room.top, foot], color=BLUE, linewidth=3 * poster.scale)
    poster.write((at(as_of), foot + 12), f"截至 {as_of:%y-%m-%d}", BODY, BLUE, 150, ha="center")


def _invested(poster: Poster, frame: Frame, wall: Wall) -> None:
    axes = poster.axes(frame)
    months = wall.months
    if not months:
        axes.axis("off")
        axes.text(
            0.5, 0.5, "没有本年的投资数据", fontsize=BODY * poster.scale, ha="center", color=FAINT
        )
        return
    places = list(range(len(months)))
    done = list(accumulate(m.done_wan or 0.0 for m in months))
    axes.bar(places, done, color=GREEN, label=f"完成 {done[-1]:,.0f}", width=0.62)
    if all(m.planned_wan is not None for m in months):
        planned = list(accumulate(m.planned_wan or 0.0 for m in months))
        axes.plot(places, planned, color=INK, marker="D", markersize=12 * poster.scale,
                  linewidth=5 * poster.scale, label=f"计划 {planned[-1]:,.0f}")  # fmt: skip
    _dress(axes, places, months, poster)


def _dress(axes: Axes, places: Sequence[int], months: Sequence[Spent], poster: Poster) -> None:
    step = max(1, -(-len(places) // 6))  # at most six months are named
    axes.set_xticks(places[::step], [f"{int(m.month[-2:])}月" for m in months][::step])
    axes.tick_params(labelsize=BODY * poster.scale, pad=6 * poster.scale)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.locator_params(axis="y", nbins=4)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.3)
    axes.patch.set_alpha(0)
    axes.legend(frameon=False, loc="upper left", fontsize=BODY * poster.scale)
