"""Given weights, and those that judges or values speak for."""

from __future__ import annotations

import numpy as np
import pytest

from tests.cases import make_case, make_scenario, toy_case, toy_tables
from zsyz_model.case import ScoringRules
from zsyz_model.findings import InputError
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.methods import METHODS, WEIGHTINGS
from zsyz_model.review.panel import METHODS as POOLINGS
from zsyz_model.review.weights import check_rules, choose_weights, find_weights
from zsyz_model.scenario import ranges

NO_SHARES = np.zeros((0, len(CRITERIA)))


def test_the_scenario_s_weight_goes_before_the_criterion_s_own() -> None:
    rules = ScoringRules(weights={"投资规模": 30, "tax": 0})
    weights = choose_weights(make_scenario(scoring=rules))

    assert (weights["invest"], weights["tax"], weights["intensity"]) == (30, 0, 17)


@pytest.mark.parametrize("weight", [-1.0, float("inf"), float("nan")])
def test_a_weight_is_a_number_from_zero_on(weight: float) -> None:
    scenario = make_scenario(scoring=ScoringRules(weights={"tax": weight, "jobs": 0.0}))

    with pytest.raises(InputError) as told:
        choose_weights(scenario)

    assert [(f.subject, f.fact) for f in told.value.findings] == [
        ("scoring.weights.tax", "权重应为不小于 0 的数")
    ]


def test_weights_that_are_all_zero_rank_nobody() -> None:
    scenario = make_scenario(scoring=ScoringRules(weights={c.name: 0.0 for c in CRITERIA}))

    with pytest.raises(InputError, match="全部权重为 0") as told:
        choose_weights(scenario)

    assert len(told.value.findings) == 1


@pytest.mark.parametrize("how", ["entropy", "critic"])
def test_without_projects_every_criterion_of_the_table_weighs_the_same(how: str) -> None:
    """Eleven criteria have a weight in the table."""
    scenario = make_scenario(scoring=ScoringRules(weighting=how))

    found = find_weights(toy_case(scenario), CRITERIA, NO_SHARES)

    held = [weight for weight in found.values() if weight]
    assert held == pytest.approx([100 / 11] * 11)


@pytest.mark.parametrize("factor", [1, 2, 1e-6, 1e9])
def test_given_weights_add_up_to_full_marks_on_any_scale(factor: float) -> None:
    rules = ScoringRules(weights={c.name: c.weight * factor for c in CRITERIA})

    found = find_weights(toy_case(make_scenario(scoring=rules)), CRITERIA, NO_SHARES)

    assert found == pytest.approx({c.name: c.weight for c in CRITERIA})


def test_a_constant_column_has_no_entropy_to_weigh_and_no_weight_stays_none() -> None:
    scenario = make_scenario(scoring=ScoringRules(weighting="entropy"))
    shares = np.full((3, len(CRITERIA)), 0.5)
    names = [c.name for c in CRITERIA]
    shares[:, names.index("tax")] = (0.0, 0.5, 1.0)
    shares[:, names.index("contract")] = (0.0, 0.5, 1.0)

    found = find_weights(toy_case(scenario), CRITERIA, shares)

    assert {name: weight for name, weight in found.items() if weight} == {"tax": 100.0}


def test_critic_shares_the_marks_among_what_tells_projects_apart() -> None:
    scenario = make_scenario(scoring=ScoringRules(weighting="critic"))
    shares = np.full((3, len(CRITERIA)), 0.5)
    names = [c.name for c in CRITERIA]
    shares[:, names.index("tax")] = (0.0, 0.5, 1.0)
    shares[:, names.index("jobs")] = (1.0, 0.5, 0.0)

    found = find_weights(toy_case(scenario), CRITERIA, shares)

    # Two opposite columns: the same spread, the same conflict.
    assert {name: weight for name, weight in found.items() if weight} == {"tax": 50.0, "jobs": 50.0}


def test_judges_comparisons_give_the_weights() -> None:
    tables = toy_tables()
    tables["judgements"] = [
        {"judge": "专家甲", "first": "投资规模", "second": "就业", "ratio": 3.0}
    ]
    scenario = make_scenario(scoring=ScoringRules(weighting="ahp"))

    found = find_weights(make_case(scenario, **tables), CRITERIA, NO_SHARES)

    assert {name: weight for name, weight in found.items() if weight} == pytest.approx(
        {"invest": 75.0, "jobs": 25.0}
    )


def test_nothing_to_compare_is_refused() -> None:
    scenario = make_scenario(scoring=ScoringRules(weighting="ahp"))

    with pytest.raises(InputError, match="指标比较"):
        find_weights(toy_case(scenario), CRITERIA, NO_SHARES)


def test_every_method_can_be_asked_for() -> None:
    for method in METHODS:
        assert check_rules(make_scenario(scoring=ScoringRules(method=method))) == []


def test_both_words_are_told_when_both_are_unknown() -> None:
    wrong = check_rules(make_scenario(scoring=ScoringRules(method="x", weighting="y")))

    assert [finding.subject for finding in wrong] == ["scoring.method", "scoring.weighting"]
    assert all(f"{name}（{method.title}）" in wrong[0].advice for name, method in METHODS.items())


def test_a_scenario_file_may_say_every_word_that_the_review_knows() -> None:
    assert set(ranges.METHODS) == set(METHODS)
    assert set(ranges.WEIGHTINGS) == set(WEIGHTINGS)
    assert set(ranges.POOLINGS) == {word for way in POOLINGS for word in (way.name, way.title)}
