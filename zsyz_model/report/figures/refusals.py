"""Why projects are out: refused at admission by rule, and admitted but not placed."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import JointReview, Outcome
from zsyz_model.case.limit_words import limit_words
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    GREY,
    ORANGE,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.fonts import chart_style

SHOWN_RULES = 14
NO_REASON = "未说明"


def refused_by_rule(outcome: Outcome | JointReview) -> pd.Series[int]:
    """How many projects break each rule of admission: index the rule's title, most first."""
    pairs = {(r.title, r.project_id) for r in outcome.admission.refusals}
    return counted([title for title, _ in pairs])


def unplaced_by_reason(outcome: Outcome) -> pd.Series[int]:
    """How many admitted projects are kept from starting by each limit, most first."""
    pairs = {
        (limit_words(reason.rule) if reason else NO_REASON, unplaced.project_id)
        for unplaced in outcome.plan.unplaced
        for reason in unplaced.reasons or (None,)
    }
    return counted([title for title, _ in pairs])


def counted(titles: list[str]) -> pd.Series[int]:
    """How often each title stands in the list, most first, equal ones by their words."""
    counts = {title: titles.count(title) for title in sorted(set(titles))}
    order = sorted(counts, key=lambda title: (-counts[title], title))
    return pd.Series([counts[title] for title in order], index=order, dtype="int64")


def refusal_title(outcome: Outcome) -> str:
    """How many are out at which step, and the most common reason of each."""
    refused, unplaced = len(outcome.admission.refused), len(outcome.plan.unplaced)
    head = f"{len(outcome.case.projects)} 个项目中"
    if not refused and not unplaced:
        return f"{head}没有一个被拒绝或未安排"
    parts = (
        f"{refused} 个不予准入{_mostly(refused_by_rule(outcome))}" if refused else "全部准入",
        f"{unplaced} 个准入未安排{_mostly(unplaced_by_reason(outcome))}"
        if unplaced
        else "准入的全部安排",
    )
    return f"{head} " + "，".join(parts)


def _mostly(counts: pd.Series[int]) -> str:
    also = "等" if (counts == counts.iloc[0]).sum() > 1 else ""
    return f"（最多因“{said(counts.index[0], 24)}”{also}）"


def draw_refusals(outcome: Outcome, run: str = "") -> Figure:
    """Two lists of bars: rules that refused, limits that left no place."""
    note = "一个项目可有多条理由，各条相加可大于项目数。每个项目的数值、门槛与建议见工作簿。"
    with chart_style():
        page = new_page(refusal_title(outcome), "个（项目）", foot_words(outcome, run), (note,))
        refused, unplaced = refused_by_rule(outcome), unplaced_by_reason(outcome)
        most = max([1, *refused, *unplaced])
        sides = (
            (Box(2.9, 1.0, 3.1, 4.85), refused, "不予准入", len(outcome.admission.refused), ORANGE),
            (Box(9.3, 1.0, 3.1, 4.85), unplaced, "准入未安排", len(outcome.plan.unplaced), BLUE),
        )
        for box, counts, name, projects, colour in sides:
            axes = axes_in(page, box)
            axes.set_title(f"{name} {projects} 个，按理由", fontsize=14, x=-0.77, ha="left", pad=10)
            draw_counts(axes, counts, most, colour)
        page.draw_without_rendering()
    return page


def draw_counts(axes: Axes, counts: pd.Series[int], most: int, colour: str) -> None:
    """A bar and its count for each title; what does not fit is told below."""
    shown, rest = counts[:SHOWN_RULES], counts[SHOWN_RULES:]
    bars = axes.barh(range(len(shown)), shown, height=0.66, color=colour)
    axes.bar_label(bars, [f" {count}" for count in shown], fontsize=12)
    axes.set_yticks(range(len(shown)), [said(title, 26) for title in shown.index], fontsize=11)
    axes.set_ylim(max(len(shown), 8) + (0.4 if len(rest) else -0.4), -0.6)
    axes.set_xlim(0, most * 1.1)
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)
    if shown.empty:
        axes.text(0, 0, "没有", fontsize=12, color=FAINT, va="center")
    if len(rest):
        words = f"另有 {len(rest)} 条理由见工作簿"
        axes.text(0, len(shown), f" {words}", fontsize=10, color=GREY, va="center")
