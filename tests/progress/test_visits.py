"""The week's calendar against enumeration: as many visits as fit, then the least travel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise, permutations, product
from random import Random

import pytest

from tests.cases import make_case, make_scenario, toy_case, toy_tables
from tests.progress.test_outings import drawn
from zsyz_model.case import Lead, LeaderRules, Scenario, Status
from zsyz_model.case.motion import Visit, Week
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.findings import NoPlanError
from zsyz_model.progress.outings import Stop
from zsyz_model.progress.visits import calendars, check_weeks, week_of
from zsyz_model.progress.windows import Window
from zsyz_model.solver import Answer

MONDAY = date(2027, 1, 4)
Minutes = Mapping[tuple[str, str], int]


def round_trip(order: tuple[Stop, ...], minutes: Minutes) -> int:
    legs = ["base", *(s.place for s in order), "base"]
    return sum(minutes[leg] for leg in pairwise(legs))


def trips(stops: tuple[Stop, ...], minutes: Minutes) -> Iterator[tuple[int, int]]:
    """(travel, whole minutes) of every way to see all these stops in one stretch."""
    for order in permutations(stops):
        for cuts in product((False, True), repeat=max(0, len(order) - 1)):
            blocks: list[list[Stop]] = [[order[0]]] if order else []
            for cut, stop in zip(cuts, order[1:], strict=True):
                blocks.append([stop]) if cut else blocks[-1].append(stop)
            travel = sum(round_trip(tuple(block), minutes) for block in blocks)
            yield travel, travel + sum(s.stay for s in stops)


def enumerated(stops: list[Stop], free: list[Window], minutes: Minutes) -> tuple[int, int]:
    """(projects unseen, travel) of the best week, over every assignment of stops to stretches."""
    best = (len(stops) + 1, 0)
    for where in product(range(-1, len(free)), repeat=len(stops)):
        travel = 0
        for w, window in enumerate(free):
            here = tuple(s for s, at in zip(stops, where, strict=True) if at == w)
            fitting = [t for t, whole in trips(here, minutes) if whole <= window.minutes]
            if not fitting:
                break
            travel += min(fitting)
        else:
            best = min(best, (where.count(-1), travel))
    return best


def windows_drawn(seed: int) -> list[Window]:
    random = Random(seed)
    days = sorted(random.sample(range(5), 2))
    return [Window(MONDAY + timedelta(days=d), 500, 500 + random.randint(60, 260)) for d in days]


def faults(week: Week, free: list[Window], minutes: Minutes) -> list[str]:
    """What is wrong with a week: clashes, visits outside the free stretches, roads too short."""
    found = []
    for one, other in pairwise(week.visits):
        if (one.day, one.ends) > (other.day, other.leaves):
            found.append(f"{one.project_id} and {other.project_id} overlap")
    for visit in week.visits:
        back = visit.ends + minutes[visit.place, "base"]
        within = [w for w in free if w.day == visit.day and w.begins <= visit.leaves]
        last = visit is week.visits[-1]
        if not any(visit.ends <= w.ends and (not last or back <= w.ends) for w in within):
            found.append(f"{visit.project_id} stands outside")
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_week_is_the_best_there_is(seed: int) -> None:
    stops, minutes = drawn(seed, 1 + seed % 4)
    free = windows_drawn(seed)

    week = week_of("L1", "base", stops, free, lambda a, b: minutes[a, b], MONDAY)

    unseen, travel = enumerated(stops, free, minutes)
    assert sum(short for _, short in week.missed) == unseen
    assert week.travel_minutes == travel
    assert len({v.project_id for v in week.visits}) == len(week.visits) == len(stops) - unseen
    assert faults(week, free, minutes) == []


def test_five_projects_are_the_best_there_is() -> None:
    stops, minutes = drawn(99, 5)
    free = [Window(MONDAY, 480, 720), Window(MONDAY + timedelta(days=1), 480, 660)]

    week = week_of("L1", "base", stops, free, lambda a, b: minutes[a, b], MONDAY)

    assert (sum(n for _, n in week.missed), week.travel_minutes) == enumerated(stops, free, minutes)


def test_some_drawn_weeks_do_not_fit_and_some_do() -> None:
    """The comparison above would be empty otherwise."""
    unseen = [
        enumerated(drawn(s, 1 + s % 4)[0], windows_drawn(s), drawn(s, 1 + s % 4)[1])[0]
        for s in range(40)
    ]

    assert 0 < sum(n > 0 for n in unseen) < 40


LEADS = (
    Lead("P1", "L2", 2, 50, False),
    Lead("P2", "L2", 2, 50, False),
    Lead("P3", "L1", 2, 50, False),
)


def test_a_week_by_hand() -> None:
    """L2 sits in A; P1 (签约, 1 h) and P2 (评审, 1 h) both lie in B, 30 minutes away: one outing."""
    one, two = calendars(toy_case(), LEADS, MONDAY, CalendarRules())

    assert (one.leader_id, two.leader_id) == ("L1", "L2")
    assert two.travel_minutes == 60
    assert two.visits == (
        Visit("L2", "P1", "B", MONDAY, 510, 540, 600), Visit("L2", "P2", "B", MONDAY, 600, 600, 660),
    )  # fmt: skip
    assert two.missed == one.missed == ()


def test_fixed_hours_are_kept_free() -> None:
    tables = toy_tables()
    tables["busy"] = [{"leader_id": "L2", "weekday": "一", "begins": "08:00", "ends": "16:00"}]

    week = calendars(make_case(None, **tables), LEADS[:2], MONDAY, CalendarRules())[0]

    assert [v.day for v in week.visits] == [MONDAY + timedelta(days=1)] * 2


def test_two_visits_a_week_stand_on_two_days() -> None:
    scenario: Scenario = make_scenario(leaders=LeaderRules(visits_per_week=2.0))

    [week] = calendars(toy_case(scenario), LEADS[2:], MONDAY, CalendarRules())

    assert [v.day for v in week.visits] == [MONDAY, MONDAY + timedelta(days=1)]


def test_what_does_not_fit_is_told() -> None:
    """Free 8:00–10:00 on one day: 30 there, an hour on site, 30 back; a second hour does not fit."""
    short = CalendarRules(weekdays=("一",), hours=("08:00-10:00",))
    case = toy_case()
    weeks = calendars(case, LEADS[:2], MONDAY, short)

    assert [v.project_id for v in weeks[0].visits] == ["P1"]
    assert weeks[0].missed == (("P2", 1),)
    [found] = check_weeks(case, weeks)
    assert (found.code, found.subject) == ("T07", "L2")
    assert "P2 纺织服装扩产 还缺 1 次现场" in found.fact


def test_a_week_begins_on_monday() -> None:
    with pytest.raises(ValueError, match="not a Monday"):
        calendars(toy_case(), LEADS, date(2027, 1, 5), CalendarRules())


def test_a_week_beyond_the_hours_of_a_leader_is_told() -> None:
    """L3 has 6 hours; P1, P2, P3, P5 take an hour each and 30 + 45 + 45 on the road: exactly 6."""
    leads = [Lead(p, "L3", 2, 50, False) for p in ("P1", "P2", "P3", "P5")]
    case = toy_case()
    weeks = calendars(case, leads, MONDAY, CalendarRules(hours=("08:00-18:00",)))

    assert weeks[0].travel_minutes == 120
    assert list(check_weeks(case, weeks)) == []
    case.leaders.loc["L3", "hours"] = 5.9
    [found] = check_weeks(case, weeks)
    assert (found.code, found.subject) == ("T09", "L3")
    assert "6.0 小时，超过每周可用 5.9 小时" in found.fact


def test_a_calendar_that_is_not_proven_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    unproven = Answer(Status.FEASIBLE_LIMIT, "time limit")
    monkeypatch.setattr("zsyz_model.progress.visits.solve", lambda *_: unproven)

    with pytest.raises(NoPlanError, match=r"T06.*没有求到最优（time limit）"):
        calendars(toy_case(), LEADS, MONDAY, CalendarRules())
