"""作战保障图 of a project: leader and team, land, money, procedures, open items with owner and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsyz_model.case import Case
from zsyz_model.case.motion import Item
from zsyz_model.case.walls import Facts, Wall
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import EDGE_MM, Frame, Poster, new_poster, wrapped, write_lines

_LEFT = 390.0
_TOP, _BOTTOM, _GAP, _INSET = 104.0, 562.0, 10.0, 24.0


def support_message(wall: Wall) -> str:
    """The conclusion: what is open, and how much of it is beyond its date."""
    late = sum(bool(item.overdue_days) for item in wall.items)
    if not wall.items:
        return "没有未办结的问题"
    return f"未办结 {len(wall.items)} 件，其中逾期 {late} 件"


def draw_support(wall: Wall, case: Case, foot: str, paper: str = "a1") -> Poster:
    """The support chart of a project as a poster."""
    with chart_style():
        title = f"作战保障图　{case.named(wall.project_id)}"
        poster = new_poster(title, support_message(wall), "亩、万元、件", foot, paper)
        _stack(poster, EDGE_MM, _LEFT, (
            ("领导与专班", _lines((*wall.people, *_visited(wall)), _LEFT), 0.48),
            ("用地", _lines(wall.land, _LEFT), 0.27), ("资金", _lines(wall.money, _LEFT), 0.25),
        ))  # fmt: skip
        left, width = EDGE_MM + _LEFT + _GAP, 801.0 - _LEFT - _GAP
        share = 0.45 if wall.items else 0.75
        steps = _lines(wall.procedures, width) or ["台账没有手续"]
        items = list(item_lines(wall.items, width - _INSET)) or ["没有"]
        _stack(poster, left, width, (("手续", steps, share), ("未办结问题", items, 1 - share)))
        return poster


def _lines(facts: Facts, width: float) -> list[str]:
    return [ln for name, words in facts for ln in wrapped(f"{name}：{words}", width - _INSET)]


def _visited(wall: Wall) -> Facts:
    kept = wall.attendance
    if kept is None:
        return (("每周走访", "没有记录"),)
    last = f"，最近 {kept.last}" if kept.last else ""
    return (("每周走访", f"应 {kept.weeks} 周，达标 {kept.kept} 周{last}"),)


def _stack(
    poster: Poster, left: float, width: float, parts: Sequence[tuple[str, Sequence[str], float]]
) -> None:
    """Panels one below the other; the third of each part is its share of the height."""
    top, whole = _TOP, _BOTTOM - _TOP - _GAP * (len(parts) - 1)
    for title, lines, share in parts:
        room = poster.panel(Frame(left, top, width, share * whole), title)
        write_lines(poster, room, lines)
        top += share * whole + _GAP


def item_lines(items: Sequence[Item], width: float) -> Iterator[str]:
    """Each open item with its owner, its date and who must hear of it, the longest overdue first."""
    for item in sorted(items, key=lambda i: (-(i.overdue_days or 0), i.issue_id)):
        yield from wrapped(f"{item.issue_id} [{item.factor or '其他'}] {item.problem}", width)
        due = f"{item.due_on:%m-%d}" if item.due_on else "日期未填"
        late = f"逾期 {item.overdue_days} 天·{item.level_title}" if item.overdue_days else "未逾期"
        yield from wrapped(f"→ {item.owner or '责任单位未填'}·{due}·{late}", width)
