"""What the plan decided, as frames with Chinese headers: starts, leads, the unplaced."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import Case, Lead, Outcome, Start
from zsyz_model.case.limit_words import limit_words
from zsyz_model.report.tables.frames import ID, NAME, QUARTER, TOTAL, framed
from zsyz_model.report.words import (
    NEW_SITE,
    field_of,
    header,
    leader_words,
    project_name,
    site_words,
)

HOURS = "每周包保(小时)"
LOAD = "负荷率"


def start_table(outcome: Outcome) -> pd.DataFrame:
    """One row a start, by quarter: the site, the mu and where they come from."""
    case, total = outcome.case, outcome.scores.total
    leader = {lead.project_id: lead.leader_id for lead in outcome.plan.leads}
    starts = sorted(outcome.plan.starts, key=lambda s: (s.quarter, s.project_id))
    return framed(
        (
            {
                QUARTER: start.quarter,
                ID: start.project_id,
                NAME: project_name(case, start.project_id),
                header("projects", "industry"): field_of(case, "projects", start.project_id, "industry"),
                header("projects", "invest_wan"): case.projects["invest_wan"].get(start.project_id),
                "开工地点": site_words(case, start),
                "供地(亩)": start.land_mu,
                "用地来源": _sources(start),
                "包保领导": leader_words(case, leader.get(start.project_id, "")),
                TOTAL: total.get(start.project_id),
            }
            for start in starts
        ),
        (QUARTER, ID, NAME, header("projects", "industry"), header("projects", "invest_wan"),
         "开工地点", "供地(亩)", "用地来源", "包保领导", TOTAL),
    )  # fmt: skip


def lead_table(outcome: Outcome) -> pd.DataFrame:
    """One row a leader and project, with the leader's load; leaders without a project too."""
    case = outcome.case
    by_leader = {leader: list[Lead]() for leader in case.leaders.index}
    for lead in sorted(outcome.plan.leads, key=lambda lead: lead.project_id):
        by_leader.setdefault(lead.leader_id, []).append(lead)
    rows = [
        row for leader in sorted(by_leader) for row in _lead_rows(case, leader, by_leader[leader])
    ]
    return framed(rows, (*_leader_part(case, "", []), *_lead_part(case, None)))


def _lead_rows(case: Case, leader: str, leads: list[Lead]) -> list[dict[str, object]]:
    shared = _leader_part(case, leader, leads)
    return [shared | _lead_part(case, lead) for lead in leads] or [shared]


def _leader_part(case: Case, leader: str, leads: list[Lead]) -> dict[str, object]:
    hours = round(sum(lead.hours for lead in leads), 2)
    given = case.leaders["hours"].get(leader)
    return {
        header("leaders", "leader_id"): leader,
        header("leaders", "title"): field_of(case, "leaders", leader, "title"),
        "包保个数(个)": len(leads),
        HOURS: hours,
        header("leaders", "hours"): given,
        LOAD: hours / given if given else None,
    }


def _lead_part(case: Case, lead: Lead | None) -> dict[str, object]:
    current = field_of(case, "projects", lead.project_id, "current_leader") if lead else ""
    return {
        ID: lead and lead.project_id,
        NAME: lead and project_name(case, lead.project_id),
        header("pairs", "hours"): lead and lead.hours,
        header("pairs", "fit"): lead and lead.fit,
        "与现状": lead and change_words(lead, current),
        header("projects", "current_leader"): leader_words(case, current),
    }


def change_words(lead: Lead, current: str) -> str:
    """Whether a project keeps its leader, changes, or gets its first one."""
    if lead.changed:
        return "更换"
    return "沿用" if current else "新配"


def team_table(outcome: Outcome) -> pd.DataFrame:
    """一套班子: one row a project with a leader, and who stands beside the leader."""
    case = outcome.case
    posts = case.table("departments")["liaison_post"].dropna().to_dict()
    return framed(
        (
            {
                ID: team.project_id,
                NAME: project_name(case, team.project_id),
                "县级领导": team.commander,
                "牵头单位": team.attracted_by,
                "属地": team.town,
                "职能部门": "、".join(team.departments),
                "部门联络员": "、".join(f"{d}{posts[d]}" for d in team.departments if d in posts),
                header("projects", "liaison"): team.liaison,
            }
            for team in outcome.teams
        ),
        (ID, NAME, "县级领导", "牵头单位", "属地", "职能部门", "部门联络员", header("projects", "liaison")),
    )  # fmt: skip


def unplaced_table(outcome: Outcome) -> pd.DataFrame:
    """One row a reason of every admitted project that does not start."""
    case, total = outcome.case, outcome.scores.total
    columns = (ID, NAME, TOTAL, "规则", "原因", "怎么办")
    return framed(
        (
            {
                ID: unplaced.project_id,
                NAME: project_name(case, unplaced.project_id),
                TOTAL: total.get(unplaced.project_id),
                "规则": reason and limit_words(reason.rule),
                "原因": reason and reason.fact,
                "怎么办": reason and reason.advice,
            }
            for unplaced in outcome.plan.unplaced
            for reason in unplaced.reasons or (None,)
        ),
        columns,
    )


def _sources(start: Start) -> str:
    parts = [f"{s.kind} {s.mu:.2f} 亩（{s.quarter}）" for s in start.sources]
    return "；".join(parts) or ("不用新增指标" if start.site == NEW_SITE else "")
