"""Promises over a tree against every promise and every plan; regrets, tails and what waiting is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from numpy.random import default_rng

from tests.oracles import enumerate_tree
from tests.oracles.differential import exact, pruned
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import BranchRule
from zsyz_model.case.robustness import Tree
from zsyz_model.findings import RunError
from zsyz_model.inquiry.robust.intervals import tail_mean
from zsyz_model.inquiry.robust.promising import Asked, Stakes
from zsyz_model.inquiry.robust.questions import EXPECTED, REGRET, TAIL, Question
from zsyz_model.inquiry.robust.trees import plan_tree
from zsyz_model.pool import open_pool

TREES = 60
LEVELS = (0.0, 0.5, 0.8)
Rows = Mapping[frozenset[tuple[str, str]], tuple[int, ...]]


def asked_of(seed: int) -> Question:
    """The tree of a seed: two or three branches, quota and acceptance late, sometimes one absent."""
    numbers, rng = pruned(tiny_numbers(seed)), default_rng([13, seed])
    absent = numbers.candidates[0].project_id
    branches = [
        BranchRule("甲", 0.5),
        BranchRule("乙", 0.25, int(rng.integers(1, 3)), int(rng.integers(0, 2))),
        BranchRule("丙", 0.25, 0, int(rng.integers(1, 3)), (absent,) if rng.random() < 0.4 else ()),
    ]
    if rng.random() < 0.4:
        branches = [replace(branches[0], weight=0.75), branches[1]]
    stakes = Stakes(
        int(rng.integers(1, 3)), float(rng.choice([1, 2])), float(rng.choice([0, 1, 3]))
    )
    scenario = exact()
    level = LEVELS[seed % len(LEVELS)]
    return Question(numbers, tuple(branches), stakes, level, Asked(scenario, 0.0))


def compare_trees(seed: int) -> list[tuple[object, ...]] | None:
    """What differs in the tree of a seed; None when some branch has no plan, which is refused."""
    question = asked_of(seed)
    stakes = question.stakes
    own = enumerate_tree.Stakes(stakes.first, int(stakes.miss_points), int(stakes.broken_points))
    rows = enumerate_tree.table_of(question.each, own)
    if not rows:
        with pytest.raises(RunError, match=r"没有可行方案|每个分支都可行"):
            plan_tree(question)
        return None
    return [(seed, *x) for x in _differences(plan_tree(question), rows, question)]


@pytest.mark.slow
def test_the_best_by_every_yardstick_is_that_of_the_enumeration() -> None:
    told = [compare_trees(seed) for seed in range(TREES)]

    assert [x for one in told if one for x in one] == []
    assert sum(one is not None for one in told) >= TREES // 3


def _differences(tree: Tree, rows: Rows, question: Question) -> list[tuple[str, float, float]]:
    """(what, by enumeration, by the model) wherever they differ."""
    best = [max(row[b] for row in rows.values()) / 1000 for b in range(len(question.branches))]
    values = {promised: [x / 1000 for x in row] for promised, row in rows.items()}
    weights = question.weights
    mean = max(sum(w * v for w, v in zip(weights, row, strict=True)) for row in values.values())
    tail = max(tail_mean(row, weights, question.level) for row in values.values())
    worst = min(max(t - v for t, v in zip(best, row, strict=True)) for row in values.values())
    compared = [
        *((f"branch {b}", one, tree.branches[b].best) for b, one in enumerate(best)),
        ("expected", mean, tree.plan(tree.expected).expected),
        ("tail", tail, tree.plan(tree.tail).tail),
        ("regret", worst, tree.plan(tree.regret).worst),
        (
            "waiting",
            sum(w * t for w, t in zip(weights, best, strict=True)) - mean,
            tree.waiting_points,
        ),
        *((f"optimum {name}", 0.0, _short_of(tree, name)) for name in (EXPECTED, TAIL, REGRET)),
    ]
    compared += [
        (f"values of {x.name}", a, b)
        for x in tree.plans
        for a, b in zip(values[frozenset(x.promises.items())], x.values, strict=True)
    ]
    return [x for x in compared if abs(x[1] - x[2]) > 1.5e-3]


def _short_of(tree: Tree, name: str) -> float:
    """By how much the optimum over all promises is behind the best of the pool."""
    own = tree.plan(name)
    return {
        EXPECTED: tree.plan(tree.expected).expected - own.expected,
        TAIL: tree.plan(tree.tail).tail - own.tail,
        REGRET: own.worst - tree.plan(tree.regret).worst,
    }[name]


def test_branches_over_workers_give_the_same_tree() -> None:
    told = 0
    with open_pool("", 2) as pool:
        for question in map(asked_of, range(6)):
            try:
                tree = plan_tree(question)
            except RunError:
                with pytest.raises(RunError, match=r"没有可行方案|每个分支都可行"):
                    plan_tree(question, None, pool)
                continue
            assert plan_tree(question, None, pool) == tree
            told += 1
    assert told >= 3


def test_no_regret_is_negative_and_a_branch_s_own_promises_have_none_in_it() -> None:
    for seed in range(0, 60, 2):
        try:
            tree = plan_tree(asked_of(seed))
        except RunError:
            continue
        assert all(r >= 0 for x in tree.plans for r in x.regrets)
        for place, branch in enumerate(tree.branches):
            assert tree.plan(branch.title).regrets[place] == 0
        assert tree.waiting_points >= 0
        assert tree.planning_points >= -1e-9
