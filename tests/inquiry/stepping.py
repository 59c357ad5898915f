"""Steps of an input by trying every amount with the enumeration of every plan, and the model's."""

from __future__ import annotations

from numpy.random import default_rng

from tests.inquiry.why.trying import START_GOALS, askings, solved, value_of
from tests.oracles.differential import pruned
from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reaching import Asking, InteractError, reach
from zsyz_model.inquiry.steps import Stair, early_stair, stair
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers

UP = 14
Steps = tuple[int, list[tuple[int, tuple[int, ...]]]]


def compare_steps(seed: int) -> list[str]:
    """What differs for one input of each half, in the county of a seed."""
    numbers = pruned(tiny_numbers(seed))
    parts = solved(numbers)
    if parts is None or not numbers.leaders:
        return []
    draw = int(default_rng([11, seed]).integers(1 << 20))
    quarter = 1 + draw % numbers.horizon.length
    moved = [inputs.quota(numbers, quarter)]
    moved += [inputs.budget(numbers, y) for y in list(numbers.budget_yuan)[:1]]
    moved += [inputs.acceptance(k.scheme_id) for k in numbers.schemes[:1]]
    moved.append(inputs.places(numbers, numbers.leaders[draw % len(numbers.leaders)].leader_id))
    told = []
    for one in moved:
        asked = _askings(numbers, one)
        wanted = tried(numbers, one, asked[1].goals)
        found = _modelled(numbers, one, asked)
        if wanted != found:
            told.append(f"seed {seed}, {one.kind} {one.subject}: tried {wanted}, model {found}")
    return told


def _askings(numbers: Numbers, one: Input) -> tuple[Asking | None, Asking]:
    parts = solved(numbers)
    assert parts is not None
    goals = START_GOALS if one.half is Half.LAND else ("missed_targets", "merit", "fit")
    return askings(parts, one.half, goals)


def span_of(numbers: Numbers, one: Input) -> tuple[int, int]:
    """How far down and up every amount is tried."""
    if one.kind == inputs.PLACES:
        least = {x.leader_id: x.least for x in numbers.leaders}[one.subject]
        return round(one.now) - least, 3
    if one.kind == inputs.WEEKS:
        return 0, 13 * ({k.scheme_id: k.duration for k in numbers.schemes}[one.subject] + 1) - 1
    return min(UP, round(one.now / one.step)), UP


def tried(numbers: Numbers, one: Input, goals: tuple[str, ...]) -> Steps:
    """The least amount as good as today's, and every amount at which the best plan gets better."""
    down, up = span_of(numbers, one)
    values = {k: value_of(best(one.at(numbers, k)), goals) for k in _amounts(one, down, up)}
    today = values[0]
    assert today is not None
    low = min(k for k, value in values.items() if k <= 0 and value is not None and value <= today)
    steps, here = [(0, today)], today
    for k in sorted(k for k in values if k > 0):
        value = values[k]
        if value is not None and value < here:
            steps.append((k, value))
            here = value
    return low, steps


def _amounts(one: Input, down: int, up: int) -> list[int]:
    """Weeks count in whole quarters of 13."""
    return list(range(0, up + 1, 13)) if one.kind == inputs.WEEKS else list(range(-down, up + 1))


def _modelled(numbers: Numbers, one: Input, asked: tuple[Asking | None, Asking]) -> Steps:
    apart, joint = asked
    if apart is not None:
        try:
            found = _stair(numbers, one, apart)
            # the land goals before fit are those of the plan, whatever leaders have
            head = () if one.half is Half.LAND else _head(numbers, joint)
            return found.low, [(k, (*head, *reached.value)) for k, reached in found.steps]
        except InteractError:
            pass
    found = _stair(numbers, one, joint)
    return found.low, [(k, reached.value) for k, reached in found.steps]


def _head(numbers: Numbers, joint: Asking) -> tuple[int, ...]:
    value = value_of(best(numbers), joint.goals)
    assert value is not None
    return value[:-1]


def _stair(numbers: Numbers, one: Input, asking: Asking) -> Stair:
    today = reach(numbers, asking)
    assert today is not None
    down, up = span_of(numbers, one)
    if one.kind == inputs.WEEKS:
        duration = {k.scheme_id: k.duration for k in numbers.schemes}[one.subject]
        return early_stair(one, numbers, asking, today, duration)
    return stair(one, numbers, asking, today, (-down, up), 99, 2)
