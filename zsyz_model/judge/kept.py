"""Judges a plan against an earlier one: which promises it keeps (kept_plan)."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case import Admission, Case, Kept, Plan, Scores
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import Facts, fault


def check_kept_plan(
    case: Case, admission: Admission, scores: Scores, plan: Plan, kept: Kept
) -> tuple[Finding, ...]:
    """Whether no more promises changed than may, and as many as the plan says.

    Called apart: a plan alone does not tell which plan came before it.
    """
    changed = list(changed_promises(Facts(case, admission, scores, plan), kept.plan))
    found = []
    if kept.most_changes is not None and len(changed) > kept.most_changes:
        fact = f"变动 {len(changed)} 项（{'、'.join(changed)}），允许 {kept.most_changes} 项"
        found.append(fault("kept_plan", changed[0], fact))
    if plan.changes != len(changed):
        fact = f"方案称变动 {plan.changes} 项，实为 {len(changed)} 项"
        found.append(fault("kept_plan", "changes", fact))
    return tuple(found)


def changed_promises(facts: Facts, earlier: Plan) -> Iterator[str]:
    """The promises of an earlier plan that this one does not keep, in words.

    A start is kept in its quarter and on its site, a leader by the same leader. What has begun
    by now, and the leader of what is finished, is no promise any more.
    """
    projects = facts.rows("projects")

    def stage(project: str) -> str:
        return str(projects[project]["stage"]) if project in projects else ""

    starts = {(s.project_id, s.quarter, s.site) for s in facts.plan.starts}
    for s in earlier.starts:
        pending = stage(s.project_id) not in ("开工", "投产")
        if pending and (s.project_id, s.quarter, s.site) not in starts:
            yield f"{s.project_id} 的开工"
    leads = {(x.project_id, x.leader_id) for x in facts.plan.leads}
    for x in earlier.leads:
        if stage(x.project_id) != "投产" and (x.project_id, x.leader_id) not in leads:
            yield f"{x.project_id} 的包保领导"
