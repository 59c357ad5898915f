"""The branches of a scenario tree as planning questions: quota later, acceptance later, some absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from zsyz_model.case import BranchRule, ChanceRules
from zsyz_model.planning.numbers import Candidate, Numbers


def branches_of(rules: ChanceRules) -> tuple[BranchRule, ...]:
    """The scenario's branches; without any, quota and acceptance each in time or as late as they get."""
    if rules.branches:
        return rules.branches
    quota = _ways("指标", rules.quota_late_chance, rules.quota_late_most_quarters)
    accepted = _ways("验收", rules.acceptance_late_chance, rules.acceptance_late_most_quarters)
    return tuple(
        BranchRule(f"{one}，{other}", round(p * q, 12), late, later)
        for one, p, late in quota
        for other, q, later in accepted
    )


def _ways(word: str, chance: float, most: int) -> list[tuple[str, float, int]]:
    """In time and late, as far as each has a probability."""
    ways = [(f"{word}按期", 1 - chance, 0), (f"{word}迟 {most} 季", chance, most)]
    if not most:
        return [(f"{word}按期", 1.0, 0)]
    return [way for way in ways if way[1] > 0]


def branch_numbers(numbers: Numbers, branch: BranchRule) -> Numbers:
    """The planning question of a branch.

    What is released later than the horizon is lost for this plan. A project that is absent has no
    quarter to start in, and need not start.
    """
    late, length = branch.quota_late_quarters, numbers.horizon.length
    released = (0,) * min(late, length) + numbers.released_hmu[: max(0, length - late)]
    return replace(
        numbers,
        released_hmu=released,
        schemes=tuple(
            replace(k, duration=k.duration + branch.acceptance_late_quarters)
            for k in numbers.schemes
        ),
        candidates=tuple(
            _absent(c) if c.project_id in branch.absent else c for c in numbers.candidates
        ),
    )


def _absent(c: Candidate) -> Candidate:
    return replace(c, must=False, new_quarters=(), plot_quarters={})


def mean_numbers(numbers: Numbers, branches: Sequence[BranchRule]) -> Numbers:
    """The one question that stands for all branches: quota and durations at their means.

    Quota is rounded down to 0.01 mu, durations to the nearest quarter (half up); a project is there
    when it comes with more than even chance.
    """
    weights = [Fraction(str(b.weight)) for b in branches]
    each = [branch_numbers(numbers, b) for b in branches]

    def mean(values: Sequence[int]) -> Fraction:
        total: Fraction = sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))
        return total / sum(weights)

    released = (mean([x.released_hmu[t - 1] for x in each]) for t in numbers.quarters)
    durations = (mean([x.schemes[i].duration for x in each]) for i in range(len(numbers.schemes)))
    rare = tuple(
        c.project_id
        for c in numbers.candidates
        if 2 * mean([int(c.project_id not in b.absent) for b in branches]) <= 1
    )
    return replace(
        branch_numbers(numbers, BranchRule("均值", 1.0, absent=rare)),
        released_hmu=tuple(int(x) for x in released),
        schemes=tuple(
            replace(k, duration=int(x + Fraction(1, 2)))
            for k, x in zip(numbers.schemes, durations, strict=True)
        ),
    )
