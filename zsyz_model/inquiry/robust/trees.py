"""Promises over a tree of branches: regrets, the best by each yardstick, what waiting is worth.

The pool of promises: the plan in question's, the best of each branch, those for the branches'
mean, and the optimum over all promises by each yardstick (one problem of all branches). Each is
then worked out in each branch by itself; the best by a yardstick is the best of the pool.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor

import pulp

from zsyz_model.case import BranchRule, Plan
from zsyz_model.case.robustness import Branch, Promised, Tree
from zsyz_model.findings import Finding, NoPlanError, RunError, Severity
from zsyz_model.inquiry.robust.branches import mean_numbers
from zsyz_model.inquiry.robust.intervals import tail_mean
from zsyz_model.inquiry.robust.promising import (
    Promises,
    Reached,
    Together,
    best_after,
    best_alone,
    best_promises,
    together,
)
from zsyz_model.inquiry.robust.questions import (
    EXPECTED,
    GIVEN,
    MEAN,
    REGRET,
    TAIL,
    Question,
    promises_of,
)
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Linear, add_row
from zsyz_model.pool import Serial


def plan_tree(
    question: Question, plan: Plan | None = None, workers: Executor | None = None
) -> Tree:
    """The tree planned over; `plan`: the plan in question, whose promises are looked at too.

    `workers` take a branch each; the optima over all promises are found one after the other.

    Raises RunError when a branch has no plan whatever is promised.
    """
    spread = workers or Serial()
    each = zip(question.branches, question.each, strict=True)
    asked = [spread.submit(_alone, question, b, numbers) for b, numbers in each]
    alone = [x.result() for x in asked]
    pool: dict[str, Promises] = {} if plan is None else {GIVEN: promises_of(question, plan)}
    pool |= {b.title: x.early for b, x in zip(question.branches, alone, strict=True)}
    try:
        mean = best_alone(mean_numbers(question.numbers, question.branches), question.stakes, question.asked)  # fmt: skip
        pool[MEAN] = mean.early
    except NoPlanError:
        pass  # what stands for all branches may fit none of them
    best, gaps = _optima(question, alone)
    pool |= best
    known: Known = {(b, x.early): x for b, x in enumerate(alone)}
    _work_out(question, pool, known, spread)
    reached = {name: _worked_out(question, promises, known) for name, promises in pool.items()}
    return _told(question, pool, _own_best(question, pool, reached), gaps)


def _alone(question: Question, branch: BranchRule, numbers: Numbers) -> Reached:
    try:
        return best_alone(numbers, question.stakes, question.asked)
    except NoPlanError as error:
        fact = f"分支“{branch.title}”本身没有可行方案"
        told = Finding("Q93", fact, "放宽该分支，或先修复（zsyz repair）", Severity.REFUSED)
        raise RunError(told, *error.findings) from error


Known = dict[tuple[int, Promises], Reached | None]
"""What was worked out, by branch and promises; None: no plan with them."""


def _work_out(
    question: Question, pool: Mapping[str, Promises], known: Known, spread: Executor
) -> None:
    """All promises branch by branch, each once; what has no plan in a branch is not asked again."""
    left = list(dict.fromkeys(pool.values()))
    for b, numbers in enumerate(question.each):
        asked = {
            promises: spread.submit(best_after, numbers, promises, question.stakes, question.asked)
            for promises in left
            if (b, promises) not in known
        }
        known |= {(b, promises): future.result() for promises, future in asked.items()}
        left = [promises for promises in left if known[b, promises] is not None]


def _worked_out(question: Question, promises: Promises, known: Known) -> tuple[Reached, ...] | None:
    """The promises in each branch; None when one of them has no plan with them."""
    row = [known.get((b, promises)) for b in range(len(question.branches))]
    return tuple(x for x in row if x is not None) if None not in row else None


def _optima(
    question: Question, alone: Sequence[Reached]
) -> tuple[dict[str, Promises], dict[str, float]]:
    """The best promises by each yardstick, and how far each may be from the best of all."""
    found: dict[str, Promises] = {}
    gaps: dict[str, float] = {}
    best = [x.points for x in alone]
    for name in (EXPECTED, TAIL, REGRET):
        try:
            tree = together(question.each, question.stakes)
            aim = _aim(name, tree, question, best)
            found[name], gap = best_promises(tree, aim, question.asked)
        except NoPlanError as error:
            fact = "没有一套承诺在每个分支都可行"
            told = Finding("Q94", fact, "放宽必须开工或各分支的推迟", Severity.REFUSED)
            raise RunError(told, *error.findings) from error
        gaps[name] = round(gap, 3) + 0.0
    return found, gaps


def _aim(name: str, tree: Together, question: Question, best: Sequence[float]) -> Linear:
    """A yardstick as something to make least, in points.

    expected: −Σ π_b v_b.  worst part at level α: η + Σ π_b s_b / (1−α), s_b ≥ −v_b − η.
    regret: r ≥ best_b − v_b.
    """
    if name == EXPECTED:
        return pulp.lpSum(-w * v for w, v in zip(question.weights, tree.values, strict=True))
    most = 2 * sum(abs(x) for x in best) + 1e4
    bar = tree.problem.add_variable("bar", -most, most)
    if name == REGRET:
        for b, (top, v) in enumerate(zip(best, tree.values, strict=True), start=1):
            add_row(tree.problem, bar + v, ">=", top, f"regret__b{b:02d}")
        return 1 * bar
    above = []
    for b, (w, v) in enumerate(zip(question.weights, tree.values, strict=True), start=1):
        s = tree.problem.add_variable(f"above__b{b:02d}", 0, 2 * most)
        add_row(tree.problem, s + v + bar, ">=", 0, f"tail__b{b:02d}")
        above.append(w / (1 - question.level) * s)
    return bar + pulp.lpSum(above)


Pool = Mapping[str, tuple[Reached, ...]]


def _own_best(
    question: Question, pool: dict[str, Promises], reached: Mapping[str, tuple[Reached, ...] | None]
) -> Pool:
    """Those that have a plan everywhere; a branch's own promises are the best known for it.

    Within the solver's gap others may come out better in a branch than its own.
    """
    found = {name: row for name, row in reached.items() if row is not None}
    if not found:
        fact = "没有一套承诺在每个分支都得到方案"
        raise RunError(Finding("Q94", fact, "延长 solver.seconds 后再问", Severity.REFUSED))
    for b, branch in enumerate(question.branches):
        top = max(found, key=lambda name: found[name][b].points)
        own = found.get(branch.title)
        if own is None or found[top][b].points > own[b].points:
            pool[branch.title], found[branch.title] = pool[top], found[top]
    return {name: found[name] for name in pool if name in found}


def _told(
    question: Question, pool: Mapping[str, Promises], found: Pool, gaps: Mapping[str, float]
) -> Tree:
    weights, branches = question.weights, question.branches
    best = [max(row[b].points for row in found.values()) for b in range(len(branches))]
    plans = tuple(_promised(question, name, pool[name], row, best) for name, row in found.items())
    expected = max(plans, key=lambda x: x.expected)
    own = [found[b.title][i] for i, b in enumerate(branches)]
    mean = {x.name: x for x in plans}.get(MEAN, expected)
    return Tree(
        quarters=question.stakes.first,
        level=question.level,
        branches=tuple(
            Branch(b.title, round(100 * b.weight, 2), best[i], own[i].land_mu)
            for i, b in enumerate(branches)
        ),
        plans=plans,
        expected=expected.name,
        tail=max(plans, key=lambda x: x.tail).name,
        regret=min(plans, key=lambda x: x.worst).name,
        gaps=_gaps_left(question, plans, own, gaps),
        open_points=max(x.gap for row in found.values() for x in row),
        waiting_points=round(_weighed(weights, best) - expected.expected, 3) + 0.0,
        waiting_mu=round(_weighed(weights, [x.land_mu for x in own]) - _weighed(weights, expected.land_mu), 3) + 0.0,
        planning_points=round(expected.expected - mean.expected, 3) + 0.0,
        planning_mu=round(_weighed(weights, expected.land_mu) - _weighed(weights, mean.land_mu), 3) + 0.0,
    )  # fmt: skip


def _gaps_left(
    question: Question,
    plans: Sequence[Promised],
    own: Sequence[Reached],
    gaps: Mapping[str, float],
) -> dict[str, float]:
    """By how many points the best of the pool may be from the best of all, by each yardstick.

    Two bounds hold: what the problem of all branches proved, and what knowing first would bring.
    """
    tops = [x.points + x.gap for x in own]
    by_name = {x.name: x for x in plans}
    known = {
        EXPECTED: _weighed(question.weights, tops),
        TAIL: tail_mean(tops, question.weights, question.level),
        REGRET: 0.0,
    }
    best = {
        EXPECTED: max(x.expected for x in plans), TAIL: max(x.tail for x in plans),
        REGRET: min(x.worst for x in plans),
    }  # fmt: skip
    proven = {
        EXPECTED: lambda x: x.expected, TAIL: lambda x: x.tail, REGRET: lambda x: x.worst,
    }  # fmt: skip
    left = {}
    for name, sign in ((EXPECTED, 1), (TAIL, 1), (REGRET, -1)):
        left[name] = sign * (known[name] - best[name])
        if name in by_name:
            own_value = proven[name](by_name[name])
            left[name] = min(left[name], sign * (own_value - best[name]) + gaps[name])
    return {name: round(max(0.0, gap), 3) + 0.0 for name, gap in left.items()}


def _promised(
    question: Question, name: str, promises: Promises, row: Sequence[Reached], best: Sequence[float]
) -> Promised:
    values, weights = tuple(x.points for x in row), question.weights
    regrets = tuple(round(top - v, 3) + 0.0 for top, v in zip(best, values, strict=True))
    return Promised(
        name, dict(sorted(promises)), values, regrets,
        tuple(x.broken for x in row), tuple(x.land_mu for x in row),
        _weighed(weights, values), round(tail_mean(values, weights, question.level), 3), max(regrets),
    )  # fmt: skip


def _weighed(weights: Sequence[float], values: Sequence[float]) -> float:
    return round(sum(w * v for w, v in zip(weights, values, strict=True)), 3) + 0.0
