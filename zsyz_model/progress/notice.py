"""The public notice of a month, built new from sums: no names, no amounts, no group of a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.case.dispatch import Notice
from zsyz_model.case.progress_rules import NoticeRules
from zsyz_model.validate.said import missing

OTHER, UNLIT = "其他", "按规则不亮灯"


def notice_of(told: Motion, case: Case, rules: NoticeRules) -> Notice:
    """What a county may tell its people of a month; only counts reach the words."""
    year, month = told.month.split("-")
    counts = Counter(light.label if light.colour else UNLIT for light in told.lights)
    split = merged({words: (number, 0) for words, number in counts.items()}, rules.least_group)
    lights = {words: number for words, (number, _) in split.items()}
    as_of = date.fromisoformat(case.scenario.as_of)
    return Notice(
        f"{year}年{int(month)}月重点项目推进情况",
        tuple(_sentences(told, lights)),
        lights,
        merged(_by_industry(told, case), rules.least_group),
        f"{rules.account}　数据截至{as_of.year}年{as_of.month}月{as_of.day}日，按公开口径汇总",
    )


def _sentences(told: Motion, lights: Mapping[str, int]) -> list[str]:
    said = []
    if told.lights:
        parts = "、".join(f"{words}{number}个" for words, number in lights.items())
        split = f"，其中{parts}" if parts else ""
        said.append(f"全县调度重点项目{len(told.lights)}个{split}。")
    if told.attendance:
        visits = sum(one.visits for one in told.attendance)
        solved = sum(one.solved for one in told.attendance)
        said.append(f"县级领导到项目现场{visits}次，当场解决问题{solved}件。")
    if told.items:
        closed = sum(not item.open for item in told.items)
        said.append(f"受理企业诉求{len(told.items)}件，已办结{closed}件，其余正在办理。")
    return said or ["本月没有可以公布的数据。"]


def _by_industry(told: Motion, case: Case) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for light in told.lights:
        industry = case.projects["industry"].get(light.project_id)
        name = OTHER if missing(industry) else str(industry)
        projects, good = found.get(name, (0, 0))
        found[name] = projects + 1, good + (light.colour == "绿")
    return found


def merged(groups: Mapping[str, tuple[int, int]], least: int) -> dict[str, tuple[int, int]]:
    """Groups of fewer than `least` under 其他, with further ones until 其他 is large enough itself.

    Empty when nothing but 其他 would be left: that is the sum, which is told already.

    >>> merged({"新材料": (4, 2), "新能源": (1, 1), "纺织服装": (3, 0)}, 3)
    {'新材料': (4, 2), '其他': (4, 1)}
    """
    order = sorted(groups.items(), key=lambda one: (-one[1][0], one[0]))
    shown = [(name, pair) for name, pair in order if name != OTHER and pair[0] >= least]
    rest = [pair for name, pair in order if name == OTHER or pair[0] < least]
    while rest and shown and sum(pair[0] for pair in rest) < least:
        rest.append(shown.pop()[1])
    whole = (sum(pair[0] for pair in rest), sum(pair[1] for pair in rest))
    if not shown:
        return {}
    return {**dict(shown), **({OTHER: whole} if rest else {})}
