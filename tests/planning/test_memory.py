"""Memory: nothing is solved twice, and what is asked in between changes no answer."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from tests.cases import toy_case
from tests.planning.toys import hear_nothing
from zsyz_model.case import Case, Pin, Plan
from zsyz_model.pipeline import admit
from zsyz_model.planning import Memory, Tiered, plan, tiers
from zsyz_model.planning.memory import land_key, leaders_key
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
