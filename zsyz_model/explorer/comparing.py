"""Two plans side by side: what each was asked, its goals, and which starts and leaders differ."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST
from zsyz_model.explorer.drawn import section
from zsyz_model.explorer.state import Kept
from zsyz_model.explorer.views import ESTIMATED, WHOLE, View
from zsyz_model.report.html import html_table

NOTHING = "—"


def compared(one: Kept, other: Kept) -> dict[str, pd.DataFrame]:
    """The tables by title: goals, starts that differ, leaders that differ."""
    return {
        "指标": _goals(one, other),
        "开工差别": _starts(one, other),
        "包保差别": _leads(one, other),
    }


def compared_html(one: Kept, other: Kept) -> str:
    """The same as html, with a warning where an estimate stands beside a plan."""
    labels = {one.view.label, other.view.label}
    note = (
        ""
        if labels != {ESTIMATED} and len(labels) == 1
        else "<p>预估是界限，不是方案；证明出来之后再下结论。</p>"
    )
    body = "".join(html_table(title, frame) for title, frame in compared(one, other).items())
    return section(f"{one.name} 与 {other.name}", note + body)


def _goals(one: Kept, other: Kept) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = [
        ("结论", one.view.label, other.view.label),
        ("调整(项)", one.wishes.count, other.wishes.count),
        ("准入(个)", len(one.view.ranking), len(other.view.ranking)),
        ("计划开工(个)", one.view.starts, other.view.starts),
    ]
    names = dict.fromkeys(goal.name for kept in (one, other) for goal in kept.view.goals)
    rows += [(_title(name), _goal(one.view, name), _goal(other.view, name)) for name in names]
    return pd.DataFrame(rows, columns=["指标", *_heads(one, other)], dtype=object)


def _title(name: str) -> str:
    title, unit = GOAL_WORDS.get(name, (name, ""))
    return f"{title}({unit})" if unit else title


def _goal(view: View, name: str) -> str:
    goal = view.goal(name)
    if goal is None:
        return NOTHING
    if view.label == ESTIMATED:
        return f"{'不超过' if name in WANTED_MOST else '不少于'} {goal.bound:,.10g}"
    return f"{goal.value:,.10g}"


def _starts(one: Kept, other: Kept) -> pd.DataFrame:
    fates = [_by_project(one.view), _by_project(other.view)]
    rows = [
        (name, *(fate.get(name, "不予准入") for fate in fates))
        for name in sorted({*fates[0], *fates[1]})
        if fates[0].get(name) != fates[1].get(name)
    ]
    return pd.DataFrame(rows, columns=["项目", *_heads(one, other)])


def _by_project(view: View) -> Mapping[str, str]:
    return {x.name: x.state for x in view.ranking}


def _leads(one: Kept, other: Kept) -> pd.DataFrame:
    leads = [_leaders(one.view), _leaders(other.view)]
    rows = [
        (name, *(lead.get(name, "无") for lead in leads))
        for name in sorted({*leads[0], *leads[1]})
        if leads[0].get(name) != leads[1].get(name)
    ]
    return pd.DataFrame(rows, columns=["项目", *_heads(one, other)])


def _leaders(view: View) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in view.leaders:
        for led in row.projects:
            part = "" if led.share >= WHOLE else f"（{led.share:.0%}）"
            words = f"{row.leader} {row.title}{part}"
            found[led.name] = f"{found[led.name]}、{words}" if led.name in found else words
    return found


def _heads(one: Kept, other: Kept) -> tuple[str, str]:
    """The names of both, told apart also where they are the same."""
    second = other.name if other.name != one.name else f"{other.name}（二）"
    return one.name, second
