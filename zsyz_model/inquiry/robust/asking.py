"""How robust the plan in question is: drawn, counted, its weak points, and on request a tree."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import replace

from zsyz_model.case import Case
from zsyz_model.case.chances import ChanceRules
from zsyz_model.case.robustness import Assumed, Robustness
from zsyz_model.case.rule import rules_in
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.inquiry.known import Known
from zsyz_model.inquiry.robust.given import Given, given_plan
from zsyz_model.inquiry.robust.questions import question_of
from zsyz_model.inquiry.robust.tally import draw_until_sure, fan, spreads
from zsyz_model.inquiry.robust.trees import plan_tree
from zsyz_model.inquiry.robust.weak import weak_points
from zsyz_model.planning.reading import read_numbers

MOST_DRAWS = 10_000_000


def robust(
    known: Known,
    draws: int | None = None,
    seed: int | None = None,
    *,
    with_tree: bool = False,
    pool: Executor | None = None,
) -> Robustness:
    """What becomes of the plan in question under the scenario's chances.

    At most `draws` draws from `seed` (both the scenario's where they are None); fewer when every
    probability is sure enough before. `with_tree` also plans over the branches, which solves.
    Draws and branches are spread over a `pool` where there is one: the same answer.

    Raises RunError for a number of draws or a seed that cannot be, a plan that starts nothing, or a
    branch without a plan.
    """
    case, plan = known.case, known.plan
    rules = case.scenario.chances
    most = case.scenario.random.draws if draws is None else draws
    start = case.scenario.random.seed if seed is None else seed
    _check(most, start)
    given = _given(known)
    tally = draw_until_sure(given, rules, start, most, pool)
    points, limit = weak_points(tally)
    question = question_of(given.numbers, case.scenario) if with_tree else None
    return Robustness(
        scenario=case.scenario.title or case.scenario.name,
        draws=tally.draws,
        seed=start,
        confidence=round(100 * rules.confidence, 4),
        asked_half_width=round(100 * rules.half_width, 4),
        settled=tally.settled,
        chances=tally.chances(),
        fan=fan(tally),
        spreads=spreads(tally, {goal.name: goal.value for goal in plan.goals}),
        looks=tuple(tally.looks),
        bad_percent=round(100 * rules.bad_share, 2),
        bad_merit=limit,
        weak_points=points,
        assumed=assumed(rules),
        names=_names(case, given),
        tree=None if question is None else plan_tree(question, plan, pool),
    )


def _check(draws: int, seed: int) -> None:
    if not 1 <= draws <= MOST_DRAWS:
        fact = f"抽样次数应为 1 至 {MOST_DRAWS}，得到 {draws}"
        raise RunError(Finding("Q95", fact, "改 --draws 或 random.draws", Severity.REFUSED))
    if seed < 0:
        fact = f"随机种子不能为负，得到 {seed}"
        raise RunError(Finding("Q95", fact, "改 --seed 或 random.seed", Severity.REFUSED))


def _given(known: Known) -> Given:
    if not known.plan.starts:
        fact = "方案没有安排任何开工，无从推演"
        raise RunError(Finding("Q96", fact, "先看为什么都不开工（zsyz why）", Severity.REFUSED))
    case, outcome = known.case, known.outcome
    numbers = read_numbers(case, outcome.admission, outcome.scores)
    stages = {str(p): str(stage) for p, stage in case.projects["stage"].items()}
    return given_plan(numbers, known.plan, stages)


def assumed(rules: ChanceRules) -> tuple[Assumed, ...]:
    """The rules that draws and tree rest on, each with its source and status."""
    return tuple(
        Assumed(
            rule.key, rule.title, float(rule.value), rule.unit,
            "情景" if rule.own else rule.source, "情景自定" if rule.own else rule.status,
        )
        for rule in rules_in(rules, "chances.")
        if isinstance(rule.value, int | float)
    )  # fmt: skip


def _names(case: Case, given: Given) -> dict[str, str]:
    """The names of the projects that the plan starts."""
    return {x.subject: case.named(x.subject) for x in given.starts}


def only(told: Robustness, projects: tuple[str, ...]) -> Robustness:
    """The answer with the probabilities of these projects alone, beside those of no project.

    Raises RunError for a project that the plan does not start.
    """
    for project in projects:
        if project not in told.names:
            advice = "写方案中有开工安排的项目编号"
            fact = f"方案中没有项目“{project}”的开工"
            raise RunError(Finding("Q04", fact, advice, Severity.REFUSED))
    kept = tuple(x for x in told.chances if x.subject not in told.names or x.subject in projects)
    return replace(told, chances=kept) if projects else told
