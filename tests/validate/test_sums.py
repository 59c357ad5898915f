from typing import Any

import pytest

from tests.cases import FILE, make_case, make_scenario, place, toy_case, toy_tables
from zsyz_model.case import Admission, Case, LeaderRules, Pin, Refusal, Scenario
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.validate.sums import check_sums

KEPT = Admission(("P1", "P2", "P3", "P4", "P5"), ())
"""P1, P3 (signed) and P4 (under way) must have a leader; P1 must start."""


def toy(scenario: Scenario | None = None, **rows: list[dict[str, Any]]) -> Case:
    return make_case(scenario, **{**toy_tables(), **rows})


def leaders(**cells: Any) -> list[dict[str, Any]]:
    return [{**row, **cells} for row in toy_tables()["leaders"]]


def refusal(project: str, rule: str, title: str) -> Refusal:
    return Refusal(project, rule, title, "", "", Place(), "", "")


def refused(case: Case, admission: Admission = KEPT) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as told:
        check_sums(case, admission)
    return told.value.findings


def test_the_toy_county_fits() -> None:
    assert check_sums(toy_case(), KEPT) == ()


def test_more_compulsory_projects_than_leaders_can_carry_are_refused() -> None:
    (finding,) = refused(toy(leaders=leaders(most=0, least=0)))

    assert finding.fact == (
        "必须包保的项目 3 个，领导合计最多包保 0 个（差 3）；涉及规则 每个项目一名包保领导、领导包保个数"
    )
    assert finding.place == Place(FILE, "领导")


def test_a_blank_most_counts_as_the_default() -> None:
    scenario = make_scenario(leaders=LeaderRules(default_most=0))
    case = toy(scenario, leaders=leaders(most=None, least=0))

    assert "领导合计最多包保 0 个" in refused(case)[0].fact
    assert check_sums(toy(leaders=leaders(most=None, least=0)), KEPT) == ()


def test_more_least_than_projects_is_refused() -> None:
    (finding,) = refused(toy(leaders=leaders(most=3, least=2)))

    assert finding.fact == (
        "领导合计最少包保 6 个，可包保的项目只有 5 个（差 1）；涉及规则 领导包保个数"
    )


def test_a_leader_cannot_owe_more_projects_than_may_be_led() -> None:
    rows = toy_tables()["leaders"]
    rows[2]["least"] = 4

    # L3 avoids 青禾纺织 (P2), so that of these four only three are left.
    findings = refused(toy(leaders=rows), Admission(("P1", "P2", "P3", "P4"), ()))

    own = [finding for finding in findings if finding.subject == "L3"]
    assert [f.fact for f in own] == ["最少包保 4 个，可由其包保的项目只有 3 个"]
    assert own[0].place == place("leaders", 3, "least")


def test_hours_that_cannot_suffice_are_refused() -> None:
    # P1 120 + P3 150 + P4 120 minutes = 6.5 hours; three leaders of 2.1 hours have 6.3,
    # and P3 alone takes 2.5 hours, more than any of them has.
    findings = refused(toy(leaders=leaders(hours=2.1)))

    assert [f.fact for f in findings] == [
        "必须有包保领导，每周至少 2.50 小时（L1），超过每名可选领导的可用时间；涉及规则 领导每周可用小时",
        "必须包保的项目每周至少要 6.50 小时，领导合计可用 6.30 小时（差 0.20）；涉及规则 领导每周可用小时",
    ]
    assert findings[0].place == place("projects", 3, "project_id")


def test_a_compulsory_project_that_nobody_may_lead_is_refused() -> None:
    (finding,) = refused(toy(leaders=leaders(avoids=("海川化学",), least=0)))

    assert finding.subject == "P3"
    assert "没有一名领导可以包保" in finding.fact


def test_what_is_pinned_to_one_leader_fits_that_leader() -> None:
    pins = tuple(Pin(f"P{i}", leader="L3") for i in (1, 3, 4, 5))
    case = toy(make_scenario(pins=pins), leaders=leaders(most=3, least=0))

    # 120 + 150 + 120 + 120 minutes on 6 hours and at most 3 projects.
    findings = {f.place.column: f.fact for f in refused(case) if f.subject == "L3"}

    assert findings == {
        "最多包保": "已锁定 4 个项目，最多包保 3 个",
        "每周可用小时": "锁定的项目每周要 8.50 小时，超过可用时间",
    }


def test_a_must_start_after_the_plan_is_refused() -> None:
    rows = toy_tables()["projects"]
    rows[0]["earliest"] = "2028Q1"

    (finding,) = refused(toy(projects=rows))

    assert finding.fact == (
        "必须开工，最早却在 2028Q1，晚于计划期末 2027Q4；涉及规则 每个项目至多开工一次、最早开工时间"
    )
    assert finding.place == place("projects", 1, "earliest")


def test_a_pin_on_a_refused_project_cannot_hold() -> None:
    admission = Admission(
        ("P1", "P2", "P3", "P4", "P5"), (refusal("P6", "real_estate", "房地产项目除外"),)
    )
    scenario = make_scenario(pins=(Pin("P6", quarter="2027Q1"),), origins={"pins[0]": "a.yaml:3"})

    (finding,) = refused(toy(scenario), admission)

    assert finding.fact == "锁定的“P6”没有通过准入（房地产项目除外）"
    assert finding.place == Place(file="a.yaml", row=3)


def test_a_must_start_that_was_refused_is_a_warning() -> None:
    admission = Admission(("P2", "P3"), (refusal("P1", "min_invest", "总投资门槛"),))

    (finding,) = check_sums(toy_case(), admission)

    assert (finding.severity, finding.place) == (
        Severity.WARNING,
        place("projects", 1, "must_start"),
    )
    assert finding.fact == "必须开工的项目没有通过准入（总投资门槛），本期不安排"


def test_an_admission_that_keeps_nobody_counts_the_rules() -> None:
    refusals = (
        refusal("P1", "min_invest", "总投资门槛"),
        refusal("P2", "min_invest", "总投资门槛"),
        refusal("P6", "real_estate", "房地产项目除外"),
    )

    (finding,) = refused(toy_case(), Admission((), refusals))

    assert finding.code == "M02"
    assert (
        finding.fact == "准入后剩 0 个项目（共 6 个；各规则淘汰数：总投资门槛 2、房地产项目除外 1）"
    )
