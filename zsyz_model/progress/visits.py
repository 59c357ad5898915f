"""The week's calendar: every project is seen as often as asked, on the shortest roads.

One small exact model for each leader (a project has one leader, so leaders never meet on a
site). An outing begins and ends at the base and stays within one free stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pulp

from zsyz_model.case import Case, Lead, Status, rows_of
from zsyz_model.case.motion import Visit, Week
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.findings import Finding, NoPlanError, Severity
from zsyz_model.progress.outings import Drive, Outing, Stop, bases_of, drive_of, outings, stops_of
from zsyz_model.progress.windows import HOUR, Window, duties_of, windows
from zsyz_model.solver import Limits, solve
from zsyz_model.solver.rows import Variable, add_row

MONDAY = 0
Choices = Mapping[tuple[int, int], Variable]
"""(outing, window) → whether the outing is made then."""


def calendars(
    case: Case, leads: Sequence[Lead], monday: date, rules: CalendarRules
) -> tuple[Week, ...]:
    """The week of each leader of the plan, in the order of their ids.

    Raises:
        ValueError: when `monday` is no Monday.
        InputError: when the calendar's rules cannot be read (T04).
        NoPlanError: when the solver cannot say (T06).
    """
    if monday.weekday() != MONDAY:
        raise ValueError(f"{monday} is not a Monday")
    duties, drive, bases = duties_of(case), drive_of(case), bases_of(case)
    return tuple(
        week_of(
            leader,
            bases[leader],
            stops,
            windows(rules, monday, duties.get(leader, ())),
            drive,
            monday,
        )
        for leader, stops in stops_of(case, leads).items()
    )


def week_of(
    leader: str,
    base: str,
    stops: Sequence[Stop],
    free: Sequence[Window],
    drive: Drive,
    monday: date,
) -> Week:
    """One leader's week: first as many of the asked visits as fit, then least travel, then early."""
    ways = outings(base, stops, max((w.minutes for w in free), default=0), drive)
    made = _choose(leader, stops, free, ways)
    ordered = sorted(made, key=lambda pair: (pair[1], [s.project_id for s in ways[pair[0]].stops]))
    seen = [stop for o, _ in ordered for stop in ways[o].stops]
    lacking = ((stop.project_id, stop.times - seen.count(stop)) for stop in stops)
    return Week(
        leader,
        monday,
        tuple(_timed(leader, base, free, [(ways[o], w) for o, w in ordered], drive)),
        sum(ways[o].travel for o, _ in ordered),
        tuple((project, short) for project, short in lacking if short),
    )


def _choose(
    leader: str, stops: Sequence[Stop], free: Sequence[Window], ways: Sequence[Outing]
) -> list[tuple[int, int]]:
    """The outings made, as (outing, window)."""
    problem = pulp.LpProblem("visits", pulp.LpMinimize)
    made: Choices = {
        (o, w): problem.add_variable(f"out__{o:03d}__{w:02d}", 0, 1, pulp.LpInteger)
        for o, way in enumerate(ways)
        for w, window in enumerate(free)
        if way.minutes <= window.minutes
    }
    lacking = [
        problem.add_variable(f"lacking__{i:02d}", 0, stop.times, pulp.LpInteger)
        for i, stop in enumerate(stops)
    ]
    require_visits(problem, stops, ways, made, lacking)
    limit_window(problem, free, ways, made)
    limit_visits_of_a_day(problem, stops, free, ways, made)
    problem.setObjective(_cost(stops, free, ways, made, lacking))
    answer = solve(problem, Limits())
    if answer.status is not Status.OPTIMAL:
        fact = f"走访日历没有求到最优（{answer.ended}）"
        raise NoPlanError(
            Finding("T06", fact, "检查日程和行车时间", Severity.REFUSED, subject=leader)
        )
    return [pair for pair, x in made.items() if answer.values[x.name] > 0.5]


def _cost(
    stops: Sequence[Stop],
    free: Sequence[Window],
    ways: Sequence[Outing],
    made: Choices,
    lacking: Sequence[Variable],
) -> pulp.LpAffineExpression:
    """Whole numbers, so that no tier can pay for a graver one: visits, then minutes, then time.

    `late`: more than the order of all outings in the week can add up to; `worst`: more than
    all roads together.
    """
    asked = sum(stop.times for stop in stops)
    late = 1 + asked * len(free)
    worst = late * (1 + asked * max((way.travel for way in ways), default=0))
    order = [(late * ways[o].travel + w) * x for (o, w), x in made.items()]
    return pulp.lpSum([*order, *(worst * x for x in lacking)])


def require_visits(
    problem: pulp.LpProblem,
    stops: Sequence[Stop],
    ways: Sequence[Outing],
    made: Choices,
    lacking: Sequence[Variable],
) -> None:
    """Each project is seen as often as asked; what cannot be is counted.

    For each p:  Σ out[o, w] over outings o with p  +  lacking[p]  ==  times[p]
    """
    for i, stop in enumerate(stops):
        seen = pulp.lpSum(x for (o, _), x in made.items() if stop in ways[o].stops)
        add_row(problem, seen + lacking[i], "==", stop.times, f"visits__{i:02d}")


def limit_window(
    problem: pulp.LpProblem, free: Sequence[Window], ways: Sequence[Outing], made: Choices
) -> None:
    """The outings of a free stretch fit into it one after the other.

    For each w:  Σ_o minutes[o] × out[o, w]  <=  minutes[w]
    """
    for w, window in enumerate(free):
        used = pulp.lpSum(ways[o].minutes * x for (o, at), x in made.items() if at == w)
        add_row(problem, used, "<=", window.minutes, f"window__{w:02d}")


def limit_visits_of_a_day(
    problem: pulp.LpProblem,
    stops: Sequence[Stop],
    free: Sequence[Window],
    ways: Sequence[Outing],
    made: Choices,
) -> None:
    """Two visits of one project stand on two days.

    For each p asked for more than once and each day d:  Σ out[o, w] with p in o, w on d  <=  1
    """
    for i, stop in enumerate(stops):
        for d, day in enumerate(sorted({w.day for w in free})):
            seen = [x for (o, w), x in made.items() if stop in ways[o].stops and free[w].day == day]
            if stop.times > 1 and seen:
                add_row(problem, pulp.lpSum(seen), "<=", 1, f"day__{i:02d}__{d}")


def _timed(
    leader: str,
    base: str,
    free: Sequence[Window],
    made: Sequence[tuple[Outing, int]],
    drive: Drive,
) -> Iterator[Visit]:
    """The visits with their times; outings of one stretch follow one another from its beginning."""
    ready: dict[int, int] = {}
    for way, w in made:
        at, here = ready.get(w, free[w].begins), base
        for stop in way.stops:
            begins = at + drive(here, stop.place)
            ends = begins + stop.stay
            yield Visit(leader, stop.project_id, stop.place, free[w].day, at, begins, ends)
            at, here = ends, stop.place
        ready[w] = at + drive(here, base)


def check_weeks(case: Case, weeks: Sequence[Week]) -> Iterator[Finding]:
    """Projects that the free hours leave unseen (T07); weeks beyond the leader's own hours (T09)."""
    free = {leader: float(row["hours"]) for leader, row in rows_of(case.leaders).items()}
    for week in weeks:
        place, hours = case.place_of("leaders", week.leader_id, "hours"), free[week.leader_id]
        for project, short in week.missed:
            fact = (
                f"{week.monday} 一周内，{case.named(project)} 还缺 {short} 次现场，空闲时段排不下"
            )
            advice = "减少固定会议、调整包保，或另派人到现场"
            yield Finding("T07", fact, advice, Severity.WARNING, place, week.leader_id)
        used = week.travel_minutes + sum(visit.ends - visit.begins for visit in week.visits)
        if used > hours * HOUR:
            fact = f"{week.monday} 一周走访要 {used / HOUR:.1f} 小时，超过每周可用 {hours:g} 小时"
            yield Finding(
                "T09", fact, "调整包保或可用小时", Severity.WARNING, place, week.leader_id
            )
