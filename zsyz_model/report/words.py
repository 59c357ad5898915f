"""The Chinese words of reports: goals, limits, states, names cut to a width."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from zsyz_model.case import Case, Outcome, Start, Status
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.limit_words import limit_words
from zsyz_model.tables import TABLES

NEW_SITE = "new"
HASH_CHARS = 12

GOALS = GOAL_WORDS

_OWN_CHECKS = {
    "accounts": "各季账面结存", "weights": "各目标的权重与合计", "proof": "印出的界限与差距",
}  # fmt: skip
"""What the judge checks besides limits and goals."""

_STATUS = {
    Status.OPTIMAL: "已证明最优",
    Status.FEASIBLE_LIMIT: "时限内最好，未证明最优",
    Status.INFEASIBLE: "无可行方案",
    Status.UNBOUNDED: "模型无界",
    Status.NO_SOLUTION: "时限内没有找到方案",
    Status.SOLVER_ERROR: "求解器出错",
    Status.CHECK_FAILED: "方案复核未通过",
}


def status_words(status: Status) -> str:
    """How a plan ended, in words a leader reads."""
    return _STATUS[status]


def verdict_words(outcome: Outcome) -> str:
    """What the judge found, in words; a plan with faults is not to be used."""
    faults = len(outcome.plan.faults)
    return f"{faults} 项违约，本方案不得使用" if faults else "0 项违约"


def check_words(name: str) -> str:
    """What the judge checked under a name: a goal, a limit, or what the plan says of itself."""
    own = _OWN_CHECKS.get(name) or GOALS.get(name, ("",))[0]
    return own or limit_words(name)


def goal_words(name: str) -> str:
    """A goal's Chinese title with its unit in brackets."""
    title, unit = GOALS.get(name, (name, ""))
    return f"{title}({unit})" if unit else title


def header(table: str, column: str) -> str:
    """The column's header as the data dictionary prints it."""
    return TABLES[table].by_name[column].header


def scenario_words(outcome: Outcome) -> str:
    """The scenario's title, or its name where it has none."""
    scenario = outcome.case.scenario
    return scenario.title or scenario.name


def source_words(outcome: Outcome) -> str:
    """The ledger's file name without its folders."""
    return Path(outcome.case.ledger.source).name


def run_words(run: str, digest: str, as_of: str) -> str:
    """What a page comes from: its run, the ledger by the head of its sha256, the cut-off date."""
    return f"运行 {run} · 台账 {digest[:HASH_CHARS]} · 数据截至 {as_of}"


def field_of(case: Case, table: str, key: str, column: str) -> str:
    """One text cell of the case; empty where the row or the value is missing."""
    frame = case.table(table)
    if key not in frame.index or column not in frame.columns:
        return ""
    value = frame.at[key, column]
    return value if isinstance(value, str) else ""


def project_name(case: Case, project_id: str) -> str:
    """The project's name; empty when the ledger does not know it."""
    return field_of(case, "projects", project_id, "name")


def project_words(case: Case, project_id: str) -> str:
    """A project's id, always together with its name."""
    return case.named(project_id)


def leader_words(case: Case, leader_id: str) -> str:
    """A leader's id with the title; empty for no leader."""
    return f"{leader_id} {field_of(case, 'leaders', leader_id, 'title')}".strip()


def place_words(case: Case, place: str) -> str:
    """A place's name; its code where the name is missing."""
    return field_of(case, "places", place, "place_name") or place


def site_words(case: Case, start: Start) -> str:
    """Where a project starts: new land in its place, or a stock plot and its place."""
    if start.site == NEW_SITE:
        place = place_words(case, field_of(case, "projects", start.project_id, "place"))
        return f"新增用地（{place}）" if place else "新增用地"
    place = place_words(case, field_of(case, "plots", start.site, "place"))
    return f"存量地块 {start.site}（{place}）" if place else f"存量地块 {start.site}"


def cut(text: str, width: int) -> str:
    """The text on one line, at most `width` half-width characters, ended by … when cut.

    >>> cut("年产十万吨新型包装材料项目", 13)
    '年产十万吨新…'
    """
    line = "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split())
    )
    if shown_width(line) <= width:
        return line
    while line and shown_width(line) > width - 1:
        line = line[:-1]
    return line + "…"


def shown_width(text: str) -> int:
    """How many half-width characters a line takes: a Chinese character counts two.

    >>> shown_width("P001 化工")
    9
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
