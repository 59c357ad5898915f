"""A plan that questions are put to, and the one way to answer one: change the case, solve, judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from zsyz_model.case import Case, Change, Kept, Outcome, Pin, Plan
from zsyz_model.findings import Finding, InputError, RunError, Severity
from zsyz_model.inquiry.recalled import recall_land
from zsyz_model.pipeline import replay, run
from zsyz_model.planning import Memory, Tiered
from zsyz_model.planning.memory import land_key
from zsyz_model.planning.model import Half
from zsyz_model.planning.reading import read_numbers
from zsyz_model.scenario import apply_changes
from zsyz_model.validate import validate
from zsyz_model.watch import Watch, unwatched

ENDS = (Severity.REFUSED, Severity.QUARANTINED)


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The judged plan in question, and what was solved for it so far."""

    outcome: Outcome
    memory: Memory[Tiered]

    @property
    def case(self) -> Case:
        """What the plan was made for."""
        return self.outcome.case

    @property
    def plan(self) -> Plan:
        """The plan in question."""
        return self.outcome.plan


def know(case: Case, watch: Watch = unwatched) -> Known:
    """The best plan of a case, ready for questions. Raises NoPlanError."""
    memory: Memory[Tiered] = Memory()
    return Known(run(case, watch, memory=memory), memory)


def know_stored(case: Case, plan: Plan) -> Known:
    """A stored plan, judged again. Raises RunError when it does not hold for this case."""
    outcome = replay(case, plan)
    if outcome.plan.faults:
        fact = f"方案未通过判定（{len(outcome.plan.faults)} 项违约），不能据此回答"
        told = Finding("Q01", fact, "用现有台账和情景重新规划，再提问", Severity.REFUSED)
        raise RunError(told, *outcome.plan.faults)
    return Known(outcome, _remembered(outcome))


def _remembered(outcome: Outcome) -> Memory[Tiered]:
    """The land half of a stored plan, so that a question about leaders does not solve it again."""
    memory: Memory[Tiered] = Memory()
    scenario = outcome.case.scenario
    numbers = read_numbers(outcome.case, outcome.admission, outcome.scores)
    land = recall_land(numbers, outcome.plan, scenario)
    if land is not None:
        memory.keep(land_key(numbers, scenario), Half.LAND, land, land.values)
    return memory


def ask(known: Known, case: Case, kept: Kept | None = None) -> Outcome:
    """The best plan of a changed case, judged. Raises NoPlanError when it has none.

    Raises RunError when the answer breaks a promise: then nothing may be said.
    """
    outcome = run(case, kept=kept, memory=known.memory)
    if outcome.plan.faults:
        fact = "重算的方案未通过判定，不能据此回答"
        raise RunError(Finding("Q02", fact, "请把情景与台账交维护人员核对"), *outcome.plan.faults)
    return outcome


def wished(
    case: Case,
    pins: Sequence[Pin] = (),
    forbids: Sequence[Pin] = (),
    changes: Sequence[Change] = (),
    origins: Mapping[str, str] = MappingProxyType({}),
) -> Case:
    """The case with further wishes and changed cells, validated like every other.

    `origins` says which file and line wrote each change ("changes[0]"), if a file did.

    Raises InputError with what is refused: an unknown subject, a pair that is forbidden, a
    value out of bounds.
    """
    scenario = replace(
        case.scenario,
        pins=(*case.scenario.pins, *pins),
        forbids=(*case.scenario.forbids, *forbids),
        changes=tuple(changes),
        origins={**_without_changes(case.scenario.origins), **origins},
    )
    ledger = apply_changes(case.ledger, scenario) if changes else case.ledger
    scenario = replace(
        scenario,
        changes=(*case.scenario.changes, *changes),
        origins=case.scenario.origins,
    )
    found = validate(scenario, ledger)
    new = [x for x in found.findings if x.severity in ENDS and x not in case.findings]
    if new:
        raise InputError(*new)
    return found


def _without_changes(origins: Mapping[str, str]) -> dict[str, str]:
    """Where keys were set, but for the scenario's own changes, whose places others take."""
    return {key: place for key, place in origins.items() if not key.startswith("changes[")}
