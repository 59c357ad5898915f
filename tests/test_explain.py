"""Why a project has no start: the reasons and their numbers, worked by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.cases import Row, make_case, make_scenario
from tests.judge.county import county_outcome
from zsyz_model.case import (
    Admission,
    Case,
    LandFlow,
    Lead,
    Loan,
    Plan,
    Scenario,
    Start,
    Status,
)
from zsyz_model.explain import explain_unplaced

HOME = {"place": "B", "place_name": "经济开发区", "place_kind": "开发区", "minutes": 15}
LED = (Lead("P1", "L1", 1.0, 20, changed=False),)


def project(**more: Any) -> Row:
    return {
        "project_id": "P1", "name": "甲", "investor": "乙", "kind": "工业", "industry": "新材料",
        "stage": "签约", "invest_wan": 10000, "land_mu": 50, "converted_mu": 40, "farmland_mu": 30,
        "place": "B", **more,
    }  # fmt: skip


def county(scenario: Scenario | None = None, *, row: Row | None = None, **tables: Any) -> Case:
    return make_case(
        scenario or make_scenario(quarters=2), places=[HOME], projects=[row or project()], **tables
    )


def nothing(left: dict[str, tuple[float, float]], **more: Any) -> Plan:
    """A plan in which nobody starts; `left` is what remains of each account by quarter."""
    flows = tuple(
        LandFlow(quarter, kind, mu, 0.0, mu)
        for kind, amounts in left.items()
        for quarter, mu in zip(("2027Q1", "2027Q2"), amounts, strict=True)
    )
    return Plan(Status.OPTIMAL, "tiers", (), (), more.pop("leads", LED), flows, **more)


def why(case: Case, plan: Plan) -> list[tuple[str, str]]:
    [found] = explain_unplaced(case, Admission(("P1",), ()), plan)
    return [(reason.rule, reason.fact) for reason in found.reasons]


NO_PLOT = ("plot_area", "没有位置、类别、面积都合适的存量地块（需 50.00 亩）")
ENOUGH = {"计划指标": (100.0, 100.0), "占补数量": (100.0, 100.0)}


def test_who_starts_runs_or_was_refused_needs_no_reason() -> None:
    start = Start("P1", "2027Q1", "new", 50.0)
    started = replace(nothing(ENOUGH), starts=(start,))
    running = county(row=project(stage="开工"))

    assert explain_unplaced(county(), Admission(("P1",), ()), started) == ()
    assert explain_unplaced(running, Admission(("P1",), ()), nothing(ENOUGH)) == ()
    assert explain_unplaced(county(), Admission((), ()), nothing(ENOUGH)) == ()


def test_a_quota_that_is_short_says_by_how_much() -> None:
    """40 亩 to convert; 25.5 of the plan and 4 of linkage remain from quarter 2 on."""
    plan = nothing({"计划指标": (20.0, 25.5), "节余指标": (0.0, 4.0), "占补数量": (99.0, 99.0)})

    assert why(county(), plan) == [
        ("plan_quota", "新增用地需转用 40.00 亩，2027Q2 起指标最多结余 29.50 亩，差 10.50 亩"),
        NO_PLOT,
    ]


def test_what_a_later_quarter_needs_is_not_free() -> None:
    """100 remain in quarter 1, but only 5 of them in quarter 2."""
    plan = nothing({"计划指标": (100.0, 5.0)})

    assert why(county(), plan)[0][1].endswith("结余 5.00 亩，差 35.00 亩")


def test_a_listed_project_lacks_no_quota() -> None:
    plan = nothing({"计划指标": (0.0, 0.0), "占补数量": (30.0, 30.0)})

    assert why(county(row=project(listed=True)), plan) == [NO_PLOT]


def test_money_for_compensation_that_is_short_says_by_how_much() -> None:
    """30 亩 of farmland, 10 covered: 20 at 13.8 are 276 of the 200 万元 that there are."""
    plan = nothing({"计划指标": (100.0, 100.0), "占补数量": (10.0, 10.0)})
    case = county(budget=[{"year": 2027, "land_wan": 200}])

    assert why(case, plan)[0] == (
        "land_budget",
        "使用指标、补充耕地需付费，2027 年用地预算还差 76.00 万元",
    )


def test_money_is_counted_at_the_prices_of_the_quota_sheet() -> None:
    """20 bought at 10 and 40 − 5 of plan quota at 2, both cheapest in quarter 2: 270 of 200."""
    plan = nothing({"计划指标": (99.0, 99.0), "节余指标": (5.0, 5.0), "占补数量": (10.0, 10.0)})
    quota = [
        {"quarter": "2027Q2", "quota_kind": "占补数量", "amount": 0, "price_wan": 10},
        *({"quarter": q, "quota_kind": "计划指标", "amount": 0, "price_wan": 2}
          for q in ("2027Q1", "2027Q2")),
    ]  # fmt: skip
    case = county(budget=[{"year": 2027, "land_wan": 200}], quota=quota)

    assert why(case, plan)[0][1].endswith("2027 年用地预算还差 70.00 万元")


def test_a_plot_that_is_nearly_large_enough_is_named() -> None:
    """Another project took 20 of 60 亩: 10 are missing for 50."""
    plot = {"plot_id": "J1", "place": "B", "area_mu": 60, "plot_kind": "闲置", "ready": "2027Q1"}
    plan = replace(nothing(ENOUGH), starts=(Start("P2", "2027Q1", "J1", 20.0),))

    assert why(county(plots=[plot]), plan) == [
        ("plot_area", "合适的存量地块 1 块已排满，剩余最多的 J1 还差 10.00 亩")
    ]


def test_chemistry_outside_its_park_is_told_so() -> None:
    told = why(county(row=project(industry="高端化工")), nothing(ENOUGH))

    assert ("plot_area", "新增用地：化工项目只能进化工园区") in told


def test_a_start_after_the_horizon_is_the_only_reason() -> None:
    told = why(county(row=project(earliest="2028Q1")), nothing(ENOUGH))

    assert told == [("earliest_start", "最早 2028Q1 才能开工，在计划期之后")]


def test_without_a_leader_nothing_starts() -> None:
    told = why(county(), nothing(ENOUGH, leads=()))

    assert ("leader_for_start", "没有可安排的包保领导") in told


def test_a_project_against_which_nothing_stands_is_told_about_merit() -> None:
    plot = {"plot_id": "J1", "place": "B", "area_mu": 60, "plot_kind": "闲置", "ready": "2027Q1"}

    assert why(county(plots=[plot]), nothing(ENOUGH)) == [
        ("merit", "单项条件都够，但排入会挤占价值更高的安排（方案差距 0.0000%）")
    ]


def test_the_county_s_unplaced_projects() -> None:
    """H1 and H2 hold plots; P11 converts 200 亩 of the 86.25 that remain at the end."""
    outcome = county_outcome()
    found = explain_unplaced(outcome.case, outcome.admission, outcome.plan)

    assert [(u.project_id, u.reasons[0].rule) for u in found] == [
        ("H1", "holds_plot"), ("H2", "holds_plot"), ("P11", "plan_quota"),
    ]  # fmt: skip
    assert "差 113.75 亩" in found[2].reasons[0].fact
    assert all(reason.advice for u in found for reason in u.reasons)


BANK = {
    "line_id": "F1",
    "line_name": "贷款",
    "line_kind": "银行信贷",
    "limit_wan": 500,
    "single_wan": 300,
}
FUND = {
    "line_id": "F2",
    "line_name": "基金",
    "line_kind": "产业基金",
    "limit_wan": 100,
    "eligible": ("新能源",),
}
PLOT = {"plot_id": "J1", "place": "B", "area_mu": 60, "plot_kind": "闲置", "ready": "2027Q1"}


def borrowing(gap: float, *loans: Loan) -> tuple[Case, Plan]:
    """P1 with a gap, P2 that has borrowed; a plot is free, so that nothing else hinders P1."""
    case = county(row=project(gap_wan=gap), plots=[PLOT], finance=[BANK, FUND])
    return case, replace(nothing(ENOUGH), loans=loans)


def test_a_gap_that_no_line_can_cover_says_by_how_much() -> None:
    """F1 lends 300 to one project at most, F2 only to 新能源."""
    assert why(*borrowing(450)) == [
        (
            "finance_gap",
            "资金缺口 450.00 万元，即使不借给别的项目，适用渠道最多给 300.00 万元，差 150.00 万元",
        )
    ]


def test_a_gap_that_others_left_open_says_by_how_much() -> None:
    told = why(*borrowing(250.5, Loan("P2", "F1", 300.0)))

    assert told == [
        (
            "finance_gap",
            "资金缺口 250.50 万元，在已落实的项目之外，适用渠道最多给 200.00 万元，差 50.50 万元",
        )
    ]


def test_a_gap_that_could_be_covered_is_no_reason() -> None:
    assert why(*borrowing(200, Loan("P2", "F1", 300.0)))[0][0] == "merit"
    assert why(county(row=project(gap_wan=9e9), plots=[PLOT]), nothing(ENOUGH))[0][0] == "merit"


def test_a_place_that_is_full_says_what_is_left_of_what() -> None:
    """B: 1000 less 400 of the running P4 and 150.5 of P2, which starts there on J1."""
    rows = [
        project(energy_tce=600),
        project(project_id="P2", energy_tce=150.5),
        project(project_id="P4", stage="开工", energy_tce=400),
    ]
    case = make_case(
        make_scenario(quarters=2), places=[HOME], projects=rows, plots=[PLOT],
        caps=[{"place": "B", "factor": "能耗", "cap": 1000}, {"place": "B", "factor": "园区面积", "cap": 500}],
    )  # fmt: skip
    plan = replace(nothing(ENOUGH), starts=(Start("P2", "2027Q1", "J1", 1.0),))

    assert why(case, plan) == [
        ("site_caps", "B 的能耗容量剩余 449.5 吨标煤，需 600 吨标煤，差 150.5 吨标煤")
    ]


def test_area_is_wanted_on_new_land_only() -> None:
    """P1's 50 亩 do not fit the park any more, but chemistry could not be there anyway."""
    caps = [{"place": "B", "factor": "园区面积", "cap": 40}]

    assert why(county(plots=[PLOT], caps=caps), nothing(ENOUGH)) == [
        ("site_caps", "B 的园区面积容量剩余 40 亩，需 50 亩，差 10 亩")
    ]
    told = why(county(row=project(industry="高端化工"), caps=caps), nothing(ENOUGH))
    assert "site_caps" not in {rule for rule, _ in told}


def test_a_park_outside_the_development_boundary_is_a_reason_with_its_own_advice() -> None:
    case = county(row=project(outside_boundary=True))
    [found] = explain_unplaced(case, Admission(("P1",), ()), nothing(ENOUGH))

    assert found.reasons[0].fact == "新增用地：选址在城镇开发边界外，园区不能在那里新增用地"
    assert found.reasons[0].advice == "改选城镇开发边界内的位置，或改用存量地块"


def test_quota_that_a_holder_released_and_nobody_used_counts() -> None:
    """40 亩 to convert: 30 of the plan and 10 released are enough, 9.99 are not."""
    plan = nothing({"计划指标": (30.0, 30.0), "腾挪指标": (9.99, 9.99), "占补数量": (99.0, 99.0)})
    enough = nothing({"计划指标": (30.0, 30.0), "腾挪指标": (10.0, 10.0), "占补数量": (99.0, 99.0)})

    assert why(county(), plan)[0][1].endswith("差 0.01 亩")
    assert "plan_quota" not in dict(why(county(), enough))
