"""Replanning: how much of an earlier plan's promises a new one must keep (kept_plan).

A promise is a project's start (quarter and site) or its leader. It is changed when the new
plan has no such start, or no such lead; what is new is no change. The start of a project that
runs by now, and the leader of one that is finished, are no promises any more.
"""

from __future__ import annotations

from collections.abc import Mapping

import pulp

from zsyz_model.case import Case, Kept
from zsyz_model.planning.numbers import NEW, Numbers, Promises
from zsyz_model.planning.rows import Decisions, Linear, add_row

RUNNING = ("开工", "投产")
FINISHED = "投产"


def promises_of(case: Case, kept: Kept | None) -> Promises | None:
    """The earlier plan's promises that still are any; quarters as places of this horizon."""
    if kept is None:
        return None
    stage = case.projects["stage"].to_dict()
    place = case.scenario.span.place
    return Promises(
        starts={
            s.project_id: (s.site, place(s.quarter))
            for s in kept.plan.starts
            if stage.get(s.project_id) not in RUNNING
        },
        leads={
            x.project_id: x.leader_id
            for x in kept.plan.leads
            if stage.get(x.project_id) != FINISHED
        },
        most=kept.most_changes,
        most_starts=kept.most_starts,
        most_leads=kept.most_leads,
    )


def count_changes(
    kept: Promises | None, starts: Mapping[str, tuple[str, int]], leads: Mapping[str, str]
) -> int:
    """How many promises these starts (project → site, quarter) and leads do not keep."""
    if kept is None:
        return 0
    lost = sum(starts.get(p) != promised for p, promised in kept.starts.items())
    return lost + sum(leads.get(p) != who for p, who in kept.leads.items())


def keep_starts(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """kept_plan for the land half alone: promised starts that change, at most so many."""
    if numbers.kept is not None:
        alone = numbers.kept.starts_alone
        _limit(problem, alone, len(alone.starts), kept_starts(alone, made))


def keep_leads(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """kept_plan for the leader half alone: promised leaders who change, at most so many."""
    if numbers.kept is not None:
        alone = numbers.kept.leads_alone
        _limit(problem, alone, len(alone.leads), kept_leads(alone, made))


def limit_kept_plan(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Promised starts and leaders that change are at most so many, together.

    Σ promised start[p, site, t] + Σ promised lead[p, l]  >=  promises − most
    """
    if numbers.kept is not None:
        promised = len(numbers.kept.starts) + len(numbers.kept.leads)
        _limit(problem, numbers.kept, promised, still_kept(numbers.kept, made))


def still_kept(kept: Promises, made: Decisions) -> list[Linear]:
    """1 for each promise that stands; nothing for one that cannot stand any more."""
    return [*kept_starts(kept, made), *kept_leads(kept, made)]


def _limit(problem: pulp.LpProblem, kept: Promises, promised: int, still: list[Linear]) -> None:
    if kept.most is not None and promised > kept.most:
        add_row(problem, pulp.lpSum(still), ">=", promised - kept.most, "kept_plan__most")


def kept_starts(kept: Promises, made: Decisions) -> list[Linear]:
    """1 for each promised start that stands; nothing for one that cannot stand any more."""
    found: list[Linear] = []
    for p, (site, t) in sorted(kept.starts.items()):
        if site == NEW and (p, t) in made.begun:
            before = [s for q, s in made.begun if q == p and s < t]
            found.append(made.begun[p, t] - (made.begun[p, max(before)] if before else 0))
        elif (p, site, t) in made.settled:
            found.append(1 * made.settled[p, site, t])
    return found


def kept_leads(kept: Promises, made: Decisions) -> list[Linear]:
    """1 for each promised leader who stays."""
    return [1 * made.lead[pair] for pair in sorted(kept.leads.items()) if pair in made.lead]
