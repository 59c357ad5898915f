from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import make_case, make_scenario, place, toy_case, toy_tables
from zsyz_model.case import AdmissionRules, LandRules, Refusal, Scenario
from zsyz_model.findings import InputError
from zsyz_model.review.gates import GATES
from zsyz_model.review.screening import choose_gates, screen
from zsyz_model.tables import KINDS, STAGES


def refusals(number: int = 1, scenario: Scenario | None = None, **cells: Any) -> list[Refusal]:
    """What is said about the `number`-th toy project with some cells replaced."""
    tables = toy_tables()
    tables["projects"][number - 1] |= cells
    told = screen(make_case(scenario, **tables)).refusals
    return [refusal for refusal in told if refusal.project_id == f"P{number}"]


def rules(**wishes: Any) -> Scenario:
    return make_scenario(admission=AdmissionRules(**wishes))


def test_the_toy_county_loses_only_its_real_estate() -> None:
    admission = screen(toy_case())

    assert admission.kept == ("P1", "P2", "P3", "P4", "P5")
    assert admission.refusals == (
        Refusal(
            "P6",
            "real_estate",
            "房地产项目除外",
            "房地产",
            "不含房地产",
            place("projects", 6, "kind"),
            "[0] 三（四）考核范围（已确认）",
            "不进入联审；城市综合体按“城市综合体”类型另报",
        ),
    )


@pytest.mark.parametrize(
    ("number", "cells", "rule", "value", "column", "advice"),
    [
        (1, {"kind": "农业"}, "kind_in_scope", "农业", "kind",
         "不属联审范围，按原渠道办理；如类型填错，改“项目类型”"),
        (5, {"invest_wan": 2800, "fixed_wan": 2400}, "min_invest", "2800 万元", "invest_wan",
         "总投资再增加 7200 万元即达门槛"),
        (1, {"industry": "家具制造"}, "industry_fit", "无（产业 家具制造；十强标签 无；231标签 无）",
         "industry", "补填相符的产业、十强标签或231标签；确不相符的不予引进"),
        (3, {"place": "A"}, "chemical_park", "乡镇（落地乡镇园区 A）", "place",
         "改到C（化工产业园）落地"),
        (3, {"fixed_wan": 9630, "land_mu": 90}, "chemical_min_fixed", "9630 万元", "fixed_wan",
         "固定资产投资再增加 370 万元即达门槛"),
        (1, {"fixed_wan": 8533}, "intensity", "85.33 万元/亩（固定资产投资 8533 万元；拟用地 100 亩）",
         "fixed_wan", "固定资产投资再增加 1467 万元，或把用地压缩到 85.33 亩以内"),
        (1, {"environment_veto": True}, "environment_veto", "是", "environment_veto",
         "生态环境部门撤回意见、改“环保否决”后重报；不能改的终止洽谈"),
        (1, {"safety_veto": True}, "safety_veto", "是", "safety_veto",
         "应急管理部门撤回意见、改“安全否决”后重报；不能改的终止洽谈"),
        (1, {"energy_veto": True}, "energy_veto", "是", "energy_veto",
         "节能审查部门撤回意见、改“能耗否决”后重报；不能改的终止洽谈"),
        (1, {"red_line": True}, "red_line", "是", "red_line", "调整选址，避开后把“占用红线”改为否"),
        (1, {"invest_wan": 2999, "fixed_wan": 2999}, "separate_land", "2999 万元", "invest_wan",
         "进标准厂房，把“拟用地”改为 0"),
        (3, {"fixed_wan": 36000, "land_mu": 150}, "intensity_chemical",
         "240 万元/亩（固定资产投资 36000 万元；拟用地 150 亩）", "fixed_wan",
         "固定资产投资再增加 1500 万元，或把用地压缩到 144 亩以内"),
        (1, {"place": "B", "land_mu": 100, "tax_wan": 1199}, "tax_zone",
         "11.99 万元/亩（年税收 1199 万元；拟用地 100 亩）", "tax_wan",
         "年税收再增加 1 万元，或把用地压缩到 99.91 亩以内"),
        (3, {"land_mu": 100, "tax_wan": 1500}, "tax_chemical",
         "15 万元/亩（年税收 1500 万元；拟用地 100 亩）", "tax_wan",
         "年税收再增加 500 万元，或把用地压缩到 75 亩以内"),
        (1, {"place": "A", "land_mu": 100, "tax_wan": 700}, "tax_town",
         "7 万元/亩（年税收 700 万元；拟用地 100 亩）", "tax_wan",
         "年税收再增加 100 万元，或把用地压缩到 87.5 亩以内"),
        (1, {"plot_ratio": 0.89}, "plot_ratio", "0.89", "plot_ratio",
         "提高容积率（多层厂房），或压缩用地后重报"),
        (3, {"plot_ratio": 0.69}, "plot_ratio_chemical", "0.69", "plot_ratio",
         "提高容积率，或压缩用地后重报"),
        (1, {"stage": "终止"}, "ended", "终止", "stage", "重新启动的，先把“阶段”改为现阶段"),
        (1, {"stage": "线索"}, "not_yet_reviewed", "线索", "stage", "初审通过后，把“阶段”改为评审"),
        (1, {"stage": "初审"}, "not_yet_reviewed", "初审", "stage", "初审通过后，把“阶段”改为评审"),
        (1, {"stage": "投产"}, "finished", "投产", "stage",
         "祝贺投产：不再需要用地和包保，转入考核与服务"),
    ],
)  # fmt: skip
def test_each_gate_refuses_with_value_cell_and_advice(
    number: int, cells: dict[str, Any], rule: str, value: str, column: str, advice: str
) -> None:
    told = {refusal.rule: refusal for refusal in refusals(number, **cells)}

    assert told[rule].value == value
    assert told[rule].cell == place("projects", number, column)
    assert told[rule].advice == advice
    gate = next(gate for gate in GATES if gate.name == rule)
    assert (told[rule].title, told[rule].threshold) == (gate.title, gate.requirement)
    assert told[rule].basis == gate.source


@pytest.mark.parametrize(
    ("number", "cells"),
    [
        (1, {"invest_wan": 10000, "fixed_wan": 10000}),
        (1, {"kind": "城市综合体", "land_mu": 0}),
        (1, {"industry": "家具制造", "city_tags": ("商贸物流",)}),
        (3, {"fixed_wan": 37500, "land_mu": 150}),
        (3, {"plot_ratio": 0.7}),
        (1, {"plot_ratio": 0.9, "environment_veto": False}),
        (1, {"plot_ratio": None, "tax_wan": None}),
        (1, {"land_mu": 0, "plot_ratio": 0.1}),
        (5, {"kind": "总部经济", "place": "A", "tax_wan": 0, "plot_ratio": 0.1}),
        (5, {"land_mu": 0, "fixed_wan": None}),
        (1, {"kind": "总部经济", "fixed_wan": None, "land_mu": None}),
        (1, {"place": None}),
    ],
)
def test_what_stands_at_the_threshold_or_outside_a_gate_passes(
    number: int, cells: dict[str, Any]
) -> None:
    assert refusals(number, **cells) == []


@pytest.mark.parametrize(
    ("number", "cells", "columns"),
    [
        (1, {"fixed_wan": None}, ["fixed_wan"]),
        (1, {"fixed_wan": None, "land_mu": None}, ["fixed_wan", "land_mu"]),
        (3, {"fixed_wan": None}, ["fixed_wan"]),
        (3, {"place": None}, ["place"]),
        (1, {"industry": None}, ["industry"]),
    ],
)
def test_a_missing_value_is_asked_for_once_at_its_empty_cell(
    number: int, cells: dict[str, Any], columns: list[str]
) -> None:
    told = refusals(number, **cells)

    assert {refusal.rule for refusal in told} == {"missing_data"}
    assert {refusal.title for refusal in told} == {"资料不足"}
    assert [refusal.cell for refusal in told] == [place("projects", number, c) for c in columns]


def test_a_missing_value_says_which_cell_and_what_needs_it() -> None:
    (refusal,) = refusals(1, fixed_wan=None)

    assert (refusal.value, refusal.advice) == (
        "“固定资产投资”空白",
        "补填“固定资产投资”（单位：万元）",
    )
    assert refusal.threshold == "投资强度：固定资产投资强度不低于 100 万元/亩"


def test_a_gate_that_does_without_a_value_lets_it_pass() -> None:
    tables = toy_tables()
    tables["projects"][0]["fixed_wan"] = None
    gates = [replace(gate, may_be_missing=True) for gate in GATES]

    assert "P1" in screen(make_case(None, **tables), gates).kept


def test_which_industries_are_chemical_is_the_scenarios_to_say() -> None:
    scenario = make_scenario(land=LandRules(chemical_industries=("新材料",)))

    assert [refusal.rule for refusal in refusals(1, scenario)] == ["chemical_park"]


def test_only_the_gates_asked_for_hold_by_name_or_title() -> None:
    scenario = rules(gates=("总投资门槛", "ended"))

    assert [gate.name for gate in choose_gates(scenario)] == ["min_invest", "ended"]
    assert screen(toy_case(scenario)).refusals == ()


def test_a_threshold_of_the_scenario_goes_before_the_rules_own() -> None:
    (refusal,) = refusals(5, rules(thresholds={"总投资门槛": 12000.5}))

    assert (refusal.value, refusal.threshold) == ("12000 万元", "总投资不低于 12000.5 万元")
    assert refusal.advice == "总投资再增加 0.5 万元即达门槛"


def test_everything_wrong_with_the_rules_is_told_at_once() -> None:
    scenario = rules(
        gates=("min_invst",),
        thresholds={"intensty": 1.0, "real_estate": 3.0, "min_invest": float("nan")},
    )

    with pytest.raises(InputError) as told:
        screen(toy_case(scenario))

    assert [(f.subject, f.fact, f.advice) for f in told.value.findings] == [
        ("admission.gates[0]", "没有准入规则“min_invst”", "是否“min_invest”"),
        ("admission.thresholds.intensty", "没有准入规则“intensty”", "是否“intensity”"),
        (
            "admission.thresholds.real_estate",
            "准入规则“房地产项目除外”没有数值阈值",
            "删去这一条",
        ),
        ("admission.thresholds.min_invest", "阈值不是有限数", "单位：万元"),
    ]


NUMBERS = st.one_of(st.none(), st.floats(0, 1e6).map(lambda x: round(x, 2)))
PROJECT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "stage": st.sampled_from(STAGES),
        "industry": st.sampled_from(("新材料", "高端化工", "家具制造", None)),
        "invest_wan": st.floats(0, 1e6).map(lambda x: round(x, 2)),
        "fixed_wan": NUMBERS,
        "land_mu": NUMBERS,
        "place": st.sampled_from(("A", "B", "C", None)),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PROJECT, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_kept_and_refused_are_all_projects_in_any_order(
    drawn: list[dict[str, Any]], random: Any
) -> None:
    rows = [{"project_id": f"P{i}", "name": f"项目{i}", **row} for i, row in enumerate(drawn)]
    shuffled = random.sample(rows, len(rows))
    places = toy_tables()["places"]

    admission = screen(make_case(None, projects=rows, places=places))
    other = screen(make_case(None, projects=shuffled, places=places))

    assert sorted((*admission.kept, *admission.refused)) == sorted(
        row["project_id"] for row in rows
    )
    assert other.kept == admission.kept
    assert [(r.project_id, r.rule, r.value) for r in other.refusals] == [
        (r.project_id, r.rule, r.value) for r in admission.refusals
    ]


def test_an_empty_cell_without_a_unit_is_asked_for_without_one() -> None:
    told = refusals(3, place=None)

    assert told
    assert [r.advice for r in told if r.value == "“落地乡镇园区”空白"] == ["补填“落地乡镇园区”"]
