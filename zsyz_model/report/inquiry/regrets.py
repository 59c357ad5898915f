"""Promises over a tree, as a table of regrets: a row a set of promises, a column a branch."""

from __future__ import annotations

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.case.robustness import Tree
from zsyz_model.report.figures.page import (
    FAINT,
    INK,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.fonts import chart_style

COLUMNS = ("平均", "最差部分", "最大后悔")


def regrets_title(tree: Tree) -> str:
    """What each yardstick chooses, and what knowing first would be worth."""
    best = tree.plan(tree.regret)
    return (
        f"后悔最小的承诺是“{said(best.name, 24)}”：最大后悔 {best.worst:.10g} 分；"
        f"等看清再定平均多得 {tree.waiting_points:.10g} 分"
    )


def draw_regrets(tree: Tree, outcome: Outcome, run: str = "") -> Figure:
    """Regret in points in each branch, and the three yardsticks beside it."""
    with chart_style():
        page = new_page(regrets_title(tree), "分", foot_words(outcome, run), _notes(tree))
        rows, branches = len(tree.plans), len(tree.branches)
        height = min(4.5, 0.55 * rows)
        regrets = axes_in(page, Box(3.0, 0.95 + 4.5 - height, 6.2, height))
        _draw_cells(regrets, tree)
        heads = [f"{said(b.title, 28)}\n{b.percent:.10g}%" for b in tree.branches]
        regrets.set_xticks(
            np.arange(branches) + 0.5, heads, fontsize=9 if branches <= 5 else 6.5, linespacing=1.5
        )
        regrets.set_yticks(
            np.arange(rows) + 0.5, [said(x.name, 26) for x in tree.plans], fontsize=11
        )
        told = axes_in(page, Box(9.45, 0.95 + 4.5 - height, 3.3, height))
        _draw_yards(told, tree)
        for axes in (regrets, told):
            axes.xaxis.tick_top()
            axes.tick_params(length=0)
            axes.spines[["left", "bottom"]].set_visible(False)
        page.draw_without_rendering()
    return page


def _draw_cells(axes: Axes, tree: Tree) -> None:
    table = np.array([x.regrets for x in tree.plans])
    top = max(1e-9, float(table.max()))
    axes.pcolormesh(
        table, cmap=colormaps["Oranges"], vmin=0, vmax=1.6 * top, edgecolors="white", linewidth=1
    )
    for (row, column), regret in np.ndenumerate(table):
        broken = tree.plans[row].broken[column]
        words = f"{regret:,.1f}" + (f"（失信 {broken}）" if broken else "")
        axes.text(column + 0.5, row + 0.5, words, ha="center", va="center", fontsize=10, color=INK)
    axes.set_ylim(len(tree.plans), 0)


def _draw_yards(axes: Axes, tree: Tree) -> None:
    """Mean and worst part are values, the last column is a regret; the best of each is bold."""
    picked = (tree.expected, tree.tail, tree.regret)
    for row, x in enumerate(tree.plans):
        for column, value in enumerate((x.expected, x.tail, x.worst)):
            best = x.name == picked[column]
            axes.text(
                column + 0.5, row + 0.5, f"{value:,.1f}" + (" ★" if best else ""), ha="center", va="center",
                fontsize=10.5, color=INK if best else FAINT,
            )  # fmt: skip
    axes.set_xlim(0, len(COLUMNS))
    axes.set_ylim(len(tree.plans), 0)
    axes.set_xticks(np.arange(len(COLUMNS)) + 0.5, COLUMNS, fontsize=11)
    axes.set_yticks([])


def _notes(tree: Tree) -> tuple[str, ...]:
    return (
        f"后悔 = 该分支先知最优的分数 − 先作这套承诺的分数；以分支为名的一行是该分支先知时的承诺；承诺只限前 {tree.quarters} 季开工的项目与用地，其余看清后再定。★：该尺度下最好。",
    )
