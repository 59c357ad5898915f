"""倒排工期 as a poster and as a table: the last day of each step, and what is already too late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zsyz_model.case import Case
from zsyz_model.case.walls import Deadline, Reverse
from zsyz_model.report.figures.page import BLUE, FAINT, INK, ORANGE, RED
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import BODY, EDGE_MM, HEAD, Frame, Poster, new_poster
from zsyz_model.sheets import Sheet

MOST_ROWS = 18
_LABEL_MM, _TELL_MM = 300.0, 150.0
Line = tuple[Reverse, Deadline]


def reverse_message(found: Sequence[Reverse]) -> str:
    """The conclusion: how many promises are already too late, and the worst."""
    late = [one for one in found if one.late]
    if not found:
        return "没有承诺日期，不能倒排"
    if not late:
        return f"{len(found)} 个承诺，按现有安排都来得及"
    worst = max(late, key=lambda one: one.late_days)
    return (
        f"{len(found)} 个承诺，{len(late)} 个已晚，最多 {worst.late_days} 天（{worst.project_id}）"
    )


def lines_of(found: Sequence[Reverse]) -> tuple[Line, ...]:
    """Steps to be drawn: the promises that are latest first, then those that fall due first."""
    order = sorted(found, key=lambda one: (-one.late_days, one.target, one.project_id))
    return tuple((one, step) for one in order for step in one.steps)


def draw_reverse(found: Sequence[Reverse], case: Case, foot: str, paper: str = "a1") -> Poster:
    """The schedules as a poster; what does not fit on it is counted, and stands in the workbook."""
    lines, as_of = lines_of(found), date.fromisoformat(case.scenario.as_of)
    with chart_style():
        poster = new_poster("倒排工期", reverse_message(found), "日历天", foot, paper)
        if not lines:
            poster.write((EDGE_MM, 300), "没有未办结的手续", HEAD, FAINT)
            return poster
        shown = lines[:MOST_ROWS]
        hidden = len(lines) - len(shown)
        poster.write((EDGE_MM, 116), _legend(hidden), BODY, FAINT, 800)
        _bars(poster, Frame(EDGE_MM, 134, 801, 424), shown, case, as_of)
        return poster


def _legend(hidden: int) -> str:
    more = f"　另有 {hidden} 项见工作簿“倒排工期”" if hidden else ""
    return f"横条：最迟启动至最迟办结　◆ 预计办结　竖线：截至日{more}"


def _bars(poster: Poster, room: Frame, shown: Sequence[Line], case: Case, as_of: date) -> None:
    days = [d for _, s in shown for d in (s.begin_by, s.latest, s.expected) if d] + [as_of]
    first, last = min(days), max(days)
    left, wide = room.left + _LABEL_MM, room.width - _LABEL_MM - _TELL_MM
    pitch = min(30.0, room.height / len(shown))

    def at(day: date) -> float:
        return left + wide * (day - first).days / max(1, (last - first).days)

    before = ""
    for i, (one, step) in enumerate(shown):
        y = room.top + (i + 0.5) * pitch
        colour = RED if step.late_days else INK
        if one.project_id != before:
            poster.write((room.left, y), case.named(one.project_id), BODY, INK, 196)
        before = one.project_id
        poster.write((room.left + 202, y), step.step, BODY, colour, 96)
        begin = at(step.begin_by or step.latest)
        bar = Frame(begin, y - 0.25 * pitch, max(2.0, at(step.latest) - begin), 0.5 * pitch)
        poster.fill(bar, ORANGE if step.late_days else BLUE, INK, "//" if step.late_days else "")
        poster.sheet.plot(at(step.expected), y, "D", markersize=16 * poster.scale, color=colour)
        poster.write((left + wide + 12, y), _told(step), BODY, colour, _TELL_MM - 12)
    poster.sheet.plot(
        [at(as_of)] * 2, [room.top, room.bottom], color=FAINT, linewidth=3 * poster.scale
    )


def _told(step: Deadline) -> str:
    return f"晚 {step.late_days} 天" if step.late_days else f"最迟 {step.latest:%y-%m-%d}"


def reverse_sheet(found: Sequence[Reverse], case: Case, notes: tuple[str, ...] = ()) -> Sheet:
    """Every step of every schedule as a row, with the source and status of its time."""
    rows = [
        (one.project_id, str(case.projects["name"].get(one.project_id, "")), one.promise, one.target,
         step.step, step.owner, step.workdays, step.begin_by, step.latest, step.planned,
         step.expected, step.late_days, step.source, step.status)
        for one in found for step in one.steps
    ]  # fmt: skip
    headers = (
        "项目编号", "项目名称", "承诺", "承诺期限", "事项", "承办部门", "时限(工作日)", "最迟启动",
        "最迟办结", "台账计划", "预计办结", "晚(天)", "时限来源", "状态",
    )  # fmt: skip
    return Sheet("倒排工期", headers, rows, notes=(reverse_message(found), *notes), paged=True)
