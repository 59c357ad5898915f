"""The conflict card: what cannot hold together, and the cheapest ways out by how hard they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Case
from zsyz_model.case.repairs import Conflict, Repair, WaysOut, rules_in_words, step_words, told
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    RED,
    Box,
    axes_in,
    foot_line,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

CONFLICT_LINES, SHOWN_RULES = 9, 5
SHOWN_REPAIRS, SHOWN_STEPS = 5, 3
WIDE = 118


def card_title(answer: WaysOut) -> str:
    """How many rules cannot hold together, and the cheapest way out."""
    if answer.feasible:
        return "本情景有可行方案，没有冲突"
    count = sum(len(conflict.rules) for conflict in answer.conflicts)
    head = f"没有可行方案：{len(answer.conflicts)} 处冲突，涉及 {count} 条规定"
    if not answer.repairs:
        return f"{head}；没有找到出路"
    first = answer.repairs[0].steps
    more = f"等 {len(first)} 处" if len(first) > 1 else ""
    return f"{head}；最省的出路：{said(step_words(first[0]), 60)}{more}"


def draw_card(answer: WaysOut, case: Case, run: str = "") -> Figure:
    """Conflicts as lists above, ways out as bars below, each bar with its steps."""
    note = "难度分用于排序：每处改动 1 分，另按每单位的分值累计（见 docs/questions.md）；每条出路都已重算并判定。"
    told_ = (f"试过 {answer.tried} 条出路",) if answer.tried else ()
    source = Path(case.ledger.source).name
    foot = foot_line(case.scenario.as_of, source, answer.scenario, told_, run)
    with chart_style():
        page = new_page(card_title(answer), "", foot, (note,))
        if answer.feasible:
            return say_nothing(page, "没有冲突")
        _list_conflicts(axes_in(page, Box(0.45, 3.95, 12.4, 2.55)), answer)
        _draw_repairs(axes_in(page, Box(0.45, 0.75, 12.4, 3.0)), answer.repairs)
        page.draw_without_rendering()
    return page


def _list_conflicts(axes: Axes, answer: WaysOut) -> None:
    axes.set_axis_off()
    axes.set_ylim(CONFLICT_LINES + 1, -0.6)
    axes.set_xlim(0, 1)
    axes.text(0, 0, "不能同时成立的规定", fontsize=14, color=RED, va="center")
    lines = list(conflict_lines(answer.conflicts))
    shown = lines[:CONFLICT_LINES]
    if len(lines) > len(shown):
        shown[-1] = f"…… 另有 {len(lines) - len(shown) + 1} 行，见命令输出"
    for y, line in enumerate(shown, start=1):
        indent = 0.025 if line.startswith("与 ") else 0.01
        axes.text(indent, y, line, fontsize=12, color=INK, va="center")


def conflict_lines(conflicts: tuple[Conflict, ...]) -> Iterator[str]:
    """The lines of the card's list: a number for each conflict, its rules below one another."""
    for i, conflict in enumerate(conflicts, start=1):
        if not conflict.rules:
            yield f"{i}. 不可动的规定（法规、集体决定）本身无法同时成立"
            continue
        lines = tuple(rules_in_words(conflict.rules))
        rest = len(lines) - SHOWN_RULES
        for k, words in enumerate(lines[:SHOWN_RULES]):
            head = f"{i}. " if k == 0 else "与 "
            tail = f" …… 等 {len(conflict.rules)} 条" if k == SHOWN_RULES - 1 and rest > 0 else ""
            yield said(head + words + tail, WIDE)


def _draw_repairs(axes: Axes, repairs: tuple[Repair, ...]) -> None:
    shown = repairs[:SHOWN_REPAIRS]
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_title("最省的出路（难度分，越短越省）", loc="left", fontsize=14, color=BLUE)
    if not shown:
        axes.text(0, 0.5, "没有找到出路", fontsize=13, color=FAINT)
        return
    axes.barh(range(len(shown)), [r.price for r in shown], height=0.26, color=BLUE)
    longest = max(r.price for r in shown)
    for y, repair in enumerate(shown):
        axes.text(0, y - 0.3, repair_line(repair), fontsize=12, color=INK, va="center")
        axes.text(repair.price, y, bar_words(repair), fontsize=11, color=FAINT, va="center")
    axes.set_xlim(0, 1.45 * longest)
    axes.set_ylim(len(shown) - 0.6, -0.6)


def repair_line(repair: Repair) -> str:
    """The steps of a way out on one line."""
    steps = [step_words(step) for step in repair.steps[:SHOWN_STEPS]]
    if len(repair.steps) > SHOWN_STEPS:
        steps.append(f"等 {len(repair.steps)} 处")
    return said("；".join(steps), WIDE)


def bar_words(repair: Repair) -> str:
    """The price of a way out, and what the judged plan then holds."""
    done = f"开工 {repair.starts}，包保 {repair.leads}，违约 {repair.faults}"
    return f"  {told(repair.price)} 分（重算：{done}）"
