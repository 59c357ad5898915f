import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_case, make_scenario, place, toy_case, toy_tables
from zsyz_model.case import Admission, Case, Scenario, Scores, ScoringRules
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.review.criteria import CRITERIA, Criterion
from zsyz_model.review.scoring import basis_of, check_scores, score

KEPT = Admission(("P1", "P2", "P3", "P4", "P5"), ())


def weighing(**weights: float) -> Scenario:
    return make_scenario(scoring=ScoringRules(weights=weights))


def toy(scenario: Scenario | None = None, number: int = 1, **cells: Any) -> Case:
    tables = toy_tables()
    tables["projects"][number - 1] |= cells
    return make_case(scenario, **tables)


def checked(case: Case, admission: Admission) -> tuple[Finding, ...]:
    return check_scores(case, basis_of(case, admission))


def test_the_toy_projects_score_what_was_worked_out_by_hand() -> None:
    scores = score(toy_case(), KEPT)

    # P1: 投资 (30000−10000)/190000 × 17 = 1.789…; 强度 (240−100)/200 × 17 = 11.9;
    # 税收 20/30 × 16 = 10.666…; 产业 1/3 × 5 = 1.666…; 科技 mean(80, 90) % of 5 = 4.25;
    # 土地 450 > 400: 10; 规划 any industry: 5; 就业 300/500 × 5 = 3; three expert items missing.
    assert scores.parts.loc["P1"].to_dict() == {
        "invest": 1.79, "intensity": 11.9, "tax": 10.67, "industry": 1.67, "technology": 4.25,
        "investor": 0.0, "environment": 0.0, "safety": 0.0, "land": 10.0, "zoning": 5.0,
        "jobs": 3.0,
    }  # fmt: skip
    assert scores.total["P1"] == 48.28
    assert scores.ranking == ["P3", "P5", "P1", "P4", "P2"]
    assert scores.titles["invest"] == "投资规模"
    assert (
        list(scores.titles) == list(scores.parts.columns) == [c.name for c in CRITERIA if c.weight]
    )


def test_shares_weights_and_method_travel_with_the_points() -> None:
    scores = score(toy_case(), KEPT)

    assert scores.method == "weighted_sum"
    assert sum(scores.weights.values()) == 100
    assert scores.shares.loc["P1", "technology"] == 0.85
    assert scores.shares.isna().loc["P5", "technology"]
    again = (scores.shares.fillna(0) * pd.Series(scores.weights)).round(2)
    assert ((again - scores.parts).abs() < 1e-9).all(axis=None)


def test_shares_run_between_the_frozen_bounds_in_their_direction() -> None:
    rising = Criterion("x", "甲", "jobs", 100, 300, 5, "人", "[40]")
    jobs = [50, 100, 150, 300, 900]
    rows = [
        {"project_id": f"P{i}", "name": "甲", "kind": "工业", "jobs": n}
        for i, n in enumerate([*jobs, None])
    ]
    case = make_case(None, projects=rows)
    kept = Admission(tuple(f"P{i}" for i in range(len(rows))), ())

    up, down = (
        score(case, kept, [replace(rising, rising=way)]).shares["x"] for way in (True, False)
    )

    assert up[:5].tolist() == [0, 0, 0.25, 1, 1]
    assert down[:5].tolist() == [1, 1, 0.75, 0, 0]
    assert up.isna().tolist() == down.isna().tolist() == [False] * 5 + [True]


def test_weights_of_the_scenario_go_before_the_criteria_s_own_and_add_up_to_100() -> None:
    scores = score(toy_case(weighing(投资规模=117, tax=0, process=16)), KEPT)

    # 117 and 16 in place of 17 and 0, tax without its 16: 200 together, so each counts half.
    assert scores.weights == {
        "invest": 58.5, "intensity": 8.5, "industry": 2.5, "technology": 2.5, "investor": 5,
        "process": 8, "environment": 2.5, "safety": 2.5, "land": 5, "zoning": 2.5, "jobs": 2.5,
    }  # fmt: skip
    assert "tax" not in scores.parts


@pytest.mark.parametrize(
    ("rules", "subject", "fact", "advice"),
    [
        (ScoringRules(weights={"投资规摸": 3}), "scoring.weights.投资规摸", "没有评审指标“投资规摸”",
         "是否“投资规模”"),
        (ScoringRules(weights={"tax": -1}), "scoring.weights.tax", "权重应为不小于 0 的数", "改正权重"),
        (ScoringRules(weights={"tax": math.nan}), "scoring.weights.tax", "权重应为不小于 0 的数",
         "改正权重"),
        (ScoringRules(weights={c.name: 0 for c in CRITERIA}), "scoring.weights", "全部权重为 0，无法评分",
         "至少给一个指标正的权重"),
        (ScoringRules(method="topsy"), "scoring.method", "没有评分方法“topsy”",
         "现有：weighted_sum（加权求和）、topsis（TOPSIS（逼近理想解））、vikor（VIKOR（折中排序））、"
         "promethee（PROMETHEE II（两两比较））"),
        (ScoringRules(weighting="gut"), "scoring.weighting", "没有定权方法“gut”",
         "现有：given（给定权重）、ahp（层次分析法）、entropy（熵权法）、critic（CRITIC 法）"),
    ],
)  # fmt: skip
def test_what_cannot_be_scored_is_refused(
    rules: ScoringRules, subject: str, fact: str, advice: str
) -> None:
    with pytest.raises(InputError) as told:
        score(toy_case(make_scenario(scoring=rules)), KEPT)

    (finding,) = told.value.findings
    assert (finding.subject, finding.fact, finding.advice) == (subject, fact, advice)


def test_missing_values_are_worth_nothing_and_are_listed_at_their_cells() -> None:
    findings = checked(toy(number=5, tax_wan=None, jobs=None), Admission(("P5",), ()))

    cells = [f for f in findings if f.place.cell]
    assert [f.place for f in cells] == [
        place("projects", 5, "tax_wan"),
        place("projects", 5, "jobs"),
    ]
    assert cells[0].fact == "缺少“税收”的数据，该项计 0 分"
    assert cells[0].advice == "补填“年税收”"
    panel = [f.advice for f in findings if not f.place.cell]
    assert panel == [
        f"在“评审打分”补“{n}”的得分" for n in ("科技含量", "投资方实力", "环境影响", "安全风险")
    ]
    assert {(f.code, f.severity) for f in findings} == {("S01", Severity.WARNING)}


def test_a_service_lacks_its_business_model_and_not_technology() -> None:
    case = toy(number=5, kind="现代服务业")

    told = {f.fact for f in checked(case, Admission(("P5",), ()))}

    assert "缺少“商业模式及管理团队”的数据，该项计 0 分" in told
    assert not any("科技" in fact for fact in told)


def test_what_weighs_nothing_is_not_missed() -> None:
    told = checked(toy_case(), Admission(("P5",), ()))

    assert not any("合同条款" in f.fact or "设备" in f.fact for f in told)


def test_points_for_a_name_that_no_criterion_has_are_told() -> None:
    tables = toy_tables()
    tables["scores"] += [{"project_id": "P1", "judge": "丙", "criterion": "科技含金", "points": 50}]

    found = [f for f in checked(make_case(None, **tables), KEPT) if f.code == "S02"]

    assert [(f.value, f.fact, f.advice) for f in found] == [
        ("科技含金", "1 行的指标不在评审指标中，不计分", "是否“科技含量”")
    ]
    assert found[0].place == place("scores", 5, "criterion")


def test_nobody_kept_scores_nothing() -> None:
    scores = score(toy_case(), Admission((), ()))

    assert scores.ranking == []
    assert list(scores.parts.columns) == [c.name for c in CRITERIA if c.weight]


AMOUNT = st.floats(0, 1e6).map(lambda x: round(x, 2))
PROJECT = st.fixed_dictionaries(
    {
        "kind": st.just("工业"),
        "industry": st.sampled_from(("新材料", "家具制造", None)),
        "invest_wan": AMOUNT,
        "fixed_wan": st.one_of(st.none(), AMOUNT),
        "land_mu": st.one_of(st.none(), AMOUNT),
        "tax_wan": st.one_of(st.none(), AMOUNT),
        "output_wan": AMOUNT,
        "jobs": st.integers(0, 5000),
        "place": st.just("B"),
    }
)
BATCH = st.lists(PROJECT, min_size=2, max_size=6)


def scored(drawn: list[dict[str, Any]], scenario: Scenario | None = None) -> Scores:
    rows = [{"project_id": f"P{i}", "name": f"项目{i}", **row} for i, row in enumerate(drawn)]
    case = make_case(scenario, projects=rows, places=toy_tables()["places"])
    return score(case, Admission(tuple(row["project_id"] for row in rows), ()))


@settings(max_examples=30, deadline=None)
@given(BATCH)
def test_a_total_is_the_sum_of_its_parts_within_0_and_100(drawn: list[dict[str, Any]]) -> None:
    scores = scored(drawn)

    cents = (scores.parts * 100).round().astype(int)
    assert ((scores.parts * 100 - cents).abs() < 1e-6).all(axis=None)
    assert (scores.total * 100).round().astype(int).equals(cents.sum(axis=1))
    assert scores.total.between(0, 100.05).all()


@settings(max_examples=30, deadline=None)
@given(BATCH, st.sampled_from(("invest_wan", "fixed_wan", "output_wan", "jobs", "tax_wan")), AMOUNT)
def test_raising_what_counts_never_lowers_the_total(
    drawn: list[dict[str, Any]], column: str, more: float
) -> None:
    before = scored(drawn).total["P0"]
    raised = {**drawn[0], column: (drawn[0][column] or 0) + int(more)}

    assert scored([raised, *drawn[1:]]).total["P0"] >= before


@settings(max_examples=20, deadline=None)
@given(BATCH, st.floats(2, 9))
def test_scaling_all_weights_changes_nothing(drawn: list[dict[str, Any]], factor: float) -> None:
    plain = scored(drawn).parts
    scaled = scored(drawn, weighing(**{c.name: c.weight * factor for c in CRITERIA})).parts

    assert ((plain - scaled).abs() < 0.0101).all(axis=None)  # a cent where a half cent falls


@settings(max_examples=15, deadline=None)
@given(BATCH)
def test_points_never_depend_on_who_else_is_in_the_batch(drawn: list[dict[str, Any]]) -> None:
    alone = scored(drawn[:1]).parts

    assert scored(drawn).parts.loc[["P0"]].equals(alone)
