"""作战保障图 of a project: leader and team, land, money, procedures, open items with owner and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zsyz_model.case import Case
from zsyz_model.case.motion import Item
from zsyz_model.case.walls import Facts, Wall
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.wall.poster import EDGE_MM, Frame, Poster, new_poster, wrapped, write_lines

_LEFT = 390.0
_TOP, _BOTTOM, _GAP = 104.0, 562.0, 10.0


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
            ("领导与专班", (*wall.people, *_visited(wall)), 0.48), ("用地", wall.land, 0.27), ("资金", wall.money, 0.25),
        ))  # fmt: skip
        left, width = EDGE_MM + _LEFT + _GAP, 801.0 - _LEFT - _GAP
        share = 0.45 if wall.items else 0.75
        _stack(poster, left, width, (("手续", wall.procedures or (("手续", "台账没有"),), share),))
        top = _TOP + share * (_BOTTOM - _TOP) + _GAP
        room = poster.panel(Frame(left, top, width, _BOTTOM - top), "未办结问题")
        write_lines(poster, room, list(item_lines(wall.items, room.width)) or ["没有"])
        return poster


def _visited(wall: Wall) -> Facts:
    kept = wall.attendance
    if kept is None:
        return (("每周走访", "没有记录"),)
    last = f"，最近 {kept.last}" if kept.last else ""
    return (("每周走访", f"应 {kept.weeks} 周，达标 {kept.kept} 周{last}"),)


def _stack(
    poster: Poster, left: float, width: float, parts: Sequence[tuple[str, Facts, float]]
) -> None:
    """Panels one below the other; the third of each part is its share of the height."""
    top = _TOP
    for title, facts, share in parts:
        height = share * (_BOTTOM - _TOP) - (_GAP if share < 1 else 0)
        room = poster.panel(Frame(left, top, width, height), title)
        lines = [line for name, words in facts for line in wrapped(f"{name}：{words}", room.width)]
        write_lines(poster, room, lines, 20.0)
        top += height + _GAP


def item_lines(items: Sequence[Item], width: float) -> Iterator[str]:
    """Each open item with its owner, its date and who must hear of it, the longest overdue first."""
    for item in sorted(items, key=lambda i: (-(i.overdue_days or 0), i.issue_id)):
        yield from wrapped(f"{item.issue_id} [{item.factor or '其他'}] {item.problem}", width)
        late = (
            f"逾期 {item.overdue_days} 天，报{item.level_title}" if item.overdue_days else "未逾期"
        )
        owner = item.owner or "责任单位未填"
        yield from wrapped(f"　{owner}，承诺 {item.due_on or '未填'}，{late}", width)
