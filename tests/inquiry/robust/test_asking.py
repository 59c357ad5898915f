"""Robustness of a whole plan: judged first, told with its assumptions, refused where it cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.case.certificates import strays
from tests.cases import make_scenario, toy_case
from zsyz_model.case.chances import BranchRule, ChanceRules
from zsyz_model.case.robustness import ON_TIME, STARTED
from zsyz_model.case.robustness_words import robustness_words
from zsyz_model.findings import RunError
from zsyz_model.inquiry import Known, know
from zsyz_model.inquiry.robust import only, robust

BRANCHES = (
    BranchRule("按期", 0.6),
    BranchRule("指标迟", 0.3, quota_late_quarters=1),
    BranchRule("P3 不来", 0.1, absent=("P3",)),
)
KNOWN = know(toy_case())


def known_with(rules: ChanceRules) -> Known:
    """The toy county's plan under other chances, which no plan depends on."""
    case = replace(KNOWN.case, scenario=replace(KNOWN.case.scenario, chances=rules))
    return replace(KNOWN, outcome=replace(KNOWN.outcome, case=case))


def test_every_start_has_its_two_probabilities_and_every_sentence_its_numbers() -> None:
    told = robust(KNOWN, 1000, 3)

    starts = {x.project_id for x in KNOWN.plan.starts}
    assert {x.subject for x in told.of(STARTED)} == {x.subject for x in told.of(ON_TIME)} == starts
    assert strays(told, robustness_words(told)) == []
    assert (told.draws, told.seed, told.settled) == (1000, 3, False)
    assert {x.status for x in told.assumed} == {"待核实"}


def test_the_same_seed_tells_the_same_and_the_scenario_s_is_the_default() -> None:
    assert robust(KNOWN, 700, 3) == robust(KNOWN, 700, 3)
    assert robust(KNOWN, 700, 3) != robust(KNOWN, 700, 4)
    assert robust(KNOWN, 100).seed == KNOWN.case.scenario.random.seed


def test_what_is_sure_comes_about_and_what_the_scenario_set_is_told_as_its_own() -> None:
    sure = ChanceRules(
        sign_share=1, land_share=1, start_share=1, slip_chance=0, quota_late_chance=0, acceptance_late_chance=0
    )  # fmt: skip
    told = robust(known_with(sure), 500)

    assert all(x.percent == 100 for x in (*told.of(STARTED), *told.of(ON_TIME)))
    goals = {goal.name: goal.value for goal in KNOWN.plan.goals}
    for x in told.spreads:
        assert (x.low, x.median, x.high) == pytest.approx((goals[x.goal],) * 3, abs=0.006)
    assert {x.status for x in told.assumed if x.key == "chances.land_share"} == {"情景自定"}


def test_a_tree_is_planned_over_on_request() -> None:
    told = robust(known_with(ChanceRules(branches=BRANCHES)), 500, with_tree=True)

    assert told.tree is not None
    assert [b.title for b in told.tree.branches] == ["按期", "指标迟", "P3 不来"]
    assert told.tree.plans[0].name == "原方案的承诺"
    assert all(r >= 0 for x in told.tree.plans for r in x.regrets)
    assert strays(told, robustness_words(told)) == []
    assert robust(KNOWN, 500).tree is None


def test_only_some_projects_are_told_and_an_unknown_one_is_refused() -> None:
    told = robust(KNOWN, 500)
    first = KNOWN.plan.starts[0].project_id

    assert {x.subject for x in only(told, (first,)).of(STARTED)} == {first}
    assert only(told, ()) == told
    with pytest.raises(RunError, match="没有项目“P99”的开工"):
        only(told, ("P99",))


@pytest.mark.parametrize(
    ("draws", "seed", "said"),
    [(0, 1, "抽样次数应为 1 至"), (10**9, 1, "抽样次数应为 1 至"), (100, -1, "随机种子不能为负")],
)
def test_numbers_that_cannot_be_are_refused(draws: int, seed: int, said: str) -> None:
    with pytest.raises(RunError, match=said):
        robust(KNOWN, draws, seed)


def test_a_plan_without_starts_and_a_branch_with_strangers_are_refused() -> None:
    idle = replace(KNOWN, outcome=KNOWN.outcome.with_plan(replace(KNOWN.plan, starts=())))
    with pytest.raises(RunError, match="没有安排任何开工"):
        robust(idle, 100)

    rules = ChanceRules(branches=(BranchRule("甲", 1.0, absent=("P99",)),))
    with pytest.raises(RunError, match="P99"):
        robust(known_with(rules), 100, with_tree=True)


def test_a_branch_that_has_no_plan_is_named() -> None:
    """P1 has to start, on new land or on a plot; without quota or a plot it cannot."""
    case = toy_case(make_scenario(chances=ChanceRules(branches=(BranchRule("没有指标", 1.0, 40),))))
    plots = case.ledger.tables["plots"].iloc[:0]
    bare = replace(case, ledger=replace(case.ledger, tables={**case.ledger.tables, "plots": plots}))

    with pytest.raises(RunError, match="分支“没有指标”本身没有可行方案"):
        robust(know(bare), 100, with_tree=True)
