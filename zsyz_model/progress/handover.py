"""Open land items of the 不说不 list as wishes of the next plan."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.case import Case
from zsyz_model.case.dispatch import Handed
from zsyz_model.case.motion import Item
from zsyz_model.progress.issues import open_land
from zsyz_model.validate.said import missing

WAITING = ("初审", "评审", "签约", "落地")
PRESSING = 3
"""From this level of escalation on the next plan has to start the project."""


def handed_over(case: Case, listed: Sequence[Item]) -> tuple[Handed, ...]:
    """Every open land item, the longest overdue first, with what the next plan is asked.

    A project that still waits for land has its 难点 set to 用地; one whose item has climbed to the
    third level must start (必须开工). A project that is under way or over gets nothing: it is told.
    """
    return tuple(_handed(case, item) for item in open_land(listed))


def _handed(case: Case, item: Item) -> Handed:
    late = f"，逾期 {item.overdue_days} 天" if item.overdue_days else ""
    level = f"，报{item.level_title}" if item.level_title else ""
    words = f"{item.issue_id} {case.named(item.project_id)}：{item.problem}{late}{level}"
    row = case.projects.loc[item.project_id]
    if row["stage"] not in WAITING:
        return Handed(
            item.issue_id, item.project_id, f"{words}；已是{row['stage']}，不转下次方案", {}
        )
    wishes = {}
    if missing(row["needs"]) or row["needs"] != "用地":
        wishes["难点"] = "用地"
    if item.level >= PRESSING and not row["must_start"]:
        wishes["必须开工"] = "是"
    asked = "，".join(f"{column}={value}" for column, value in wishes.items())
    return Handed(item.issue_id, item.project_id, f"{words}；{asked or '台账已写明'}", wishes)
