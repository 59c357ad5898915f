"""Memory: nothing is solved twice, and what is asked in between changes no answer."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from tests.cases import toy_case
from tests.oracles.differential import counted, exact, modelled, pruned, same
from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.toys import hear_nothing
from zsyz_model.case import Case, Pin, Plan
from zsyz_model.pipeline import admit
from zsyz_model.planning import Memory, Tiered, plan, tiers
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.memory import land_key, leaders_key
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers

CASE = toy_case()


def _told(found: Plan) -> dict[str, object]:
    return {k: v for k, v in found.to_json().items() if k != "seconds"}


def _led_by(project: str, leader: str) -> Case:
    pins = (*CASE.scenario.pins, Pin(project, leader=leader))
    return replace(CASE, scenario=replace(CASE.scenario, pins=pins))


def _plan(case: Case, memory: Memory[Tiered] | None = None) -> Plan:
    return plan(*admit(case), hear_nothing, memory=memory)


def _other_leader() -> tuple[str, str]:
    """A lead of the plan, and somebody else who may lead the project."""
    lead = _plan(CASE).leads[0]
    pairs = read_numbers(*admit(CASE)).pairs
    others = [x.leader_id for x in pairs if x.project_id == lead.project_id]
    return lead.project_id, next(who for who in others if who != lead.leader_id)


def test_the_same_question_is_not_solved_twice() -> None:
    memory: Memory[Tiered] = Memory()
    first = _plan(CASE, memory)

    with patch.object(tiers, "climb") as land, patch.object(tiers, "cover") as leaders:
        again = _plan(CASE, memory)

    assert not land.called
    assert not leaders.called
    assert _told(again) == _told(first)


def test_another_leader_leaves_the_land_half_alone() -> None:
    memory: Memory[Tiered] = Memory()
    _plan(CASE, memory)
    found = _plan(_led_by(*_other_leader()), memory)

    assert len([key for key in memory.answers if key.startswith("('land'")]) == 1
    assert _told(found) == _told(_plan(_led_by(*_other_leader())))


def test_what_was_asked_in_between_changes_no_answer() -> None:
    memory: Memory[Tiered] = Memory()
    _plan(CASE, memory)
    fewer = replace(
        CASE, scenario=replace(CASE.scenario, land=replace(CASE.scenario.land, schemes_at_once=1))
    )
    straight = _plan(fewer, replace_points(memory))
    _plan(_led_by(*_other_leader()), memory)

    assert _told(_plan(fewer, memory)) == _told(straight)


def replace_points(memory: Memory[Tiered]) -> Memory[Tiered]:
    """A memory that knows the first answers and no others."""
    return Memory(dict(memory.answers), dict(memory.points))


def _with_quota(numbers: Numbers, more_hmu: int) -> Numbers:
    return replace(numbers, released_hmu=tuple(x + more_hmu for x in numbers.released_hmu))


@pytest.mark.slow
@pytest.mark.parametrize("more_hmu", [-2, 1, 4])
def test_from_another_plan_the_same_best_is_found(more_hmu: int) -> None:
    """A start never costs anything: by enumeration, whether it still holds or not."""
    wrong, stood = [], 0
    for seed in range(60):
        numbers = pruned(tiny_numbers(seed))
        memory: Memory[Tiered] = Memory()
        other = _with_quota(numbers, more_hmu)
        if modelled(numbers) is None or min(other.released_hmu) < 0:
            continue
        before = tiers.solve_tiers(numbers, exact(), hear_nothing, memory)
        wanted = best(other)
        if wanted is None:
            continue
        after = tiers.solve_tiers(other, exact(), hear_nothing, memory)
        wrong += [] if same(wanted, counted(after)) else [(seed, wanted, counted(after))]
        if len(before) == len(after) == 2 and same(counted(before), counted(after)):
            stood += _starts(before) == _starts(after)

    assert wrong == []
    assert stood > 0


def _starts(parts: tuple[Tiered, ...]) -> object:
    return choose(parts[0].model.made, parts[0].values).starts


def test_keys_tell_halves_apart_by_what_each_reads() -> None:
    scenario, numbers = CASE.scenario, read_numbers(*admit(CASE))
    busier = replace(
        numbers, leaders=tuple(replace(x, minutes=x.minutes - 1) for x in numbers.leaders)
    )
    poorer = replace(numbers, schemes_at_once=0)

    assert land_key(busier, scenario) == land_key(numbers, scenario)
    assert land_key(poorer, scenario) != land_key(numbers, scenario)
    nobody: frozenset[str] = frozenset()
    assert leaders_key(busier, scenario, nobody) != leaders_key(numbers, scenario, nobody)
    assert leaders_key(numbers, scenario, frozenset({"P1"})) != leaders_key(
        numbers, scenario, nobody
    )


def test_a_joint_question_starts_from_both_halves() -> None:
    memory: Memory[str] = Memory()
    assert memory.hint("joint") is None
    memory.keep("a", "land", "x", {"begun": 1.0})
    memory.keep("b", "leaders", "y", {"lead": 1.0})
    memory.keep("c", "land", "z", {"begun": 0.0})

    assert memory.hint("joint") == {"begun": 1.0, "lead": 1.0}
    assert memory.hint("land") == {"begun": 1.0}
