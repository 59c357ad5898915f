from __future__ import annotations

import dataclasses

import pytest

from tests.report.counties import small
from zsyz_model.case import LandRules, Outcome
from zsyz_model.report.tables.rules import COLUMNS, rule_table


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return small()


def told(outcome: Outcome, key: str) -> dict[str, str]:
    table = rule_table(outcome).set_index("键名")
    return {str(name): str(value) for name, value in table.loc[key].items()}


def wishing(outcome: Outcome, land: LandRules, origins: dict[str, str]) -> Outcome:
    scenario = dataclasses.replace(outcome.case.scenario, land=land, origins=origins)
    return dataclasses.replace(outcome, case=dataclasses.replace(outcome.case, scenario=scenario))


def test_a_default_has_its_source_status_and_first_year(outcome: Outcome) -> None:
    assert told(outcome, "land.credit") == {
        "规则": "处置存量土地核算计划指标的比例",
        "取值": "批而未供2017前=0.5、批而未供2018后=0.3、闲置=0.5",
        "单位": "亩/亩",
        "依据": "[123] 自然资发〔2020〕91号",
        "状态": "待核实",
        "起": "2020",
        "止": "",
        "由谁设定": "默认值",
    }


def test_a_price_beyond_its_last_year_says_so(outcome: Outcome) -> None:
    """The guide price of 2022 is valid for two years; the data are of October 2026."""
    price = told(outcome, "land.balance_wan_per_mu")

    assert (price["止"], price["状态"]) == ("2024", "待核实，来源所给期限已过")


def test_what_the_scenario_sets_does_not_borrow_the_defaults_source(outcome: Outcome) -> None:
    land = LandRules(balance_wan_per_mu=15.0, credit={"闲置": 0.4}, relocate=False)
    origins = {"land.balance_wan_per_mu": "a.yaml:7", "land.credit.闲置": "a.yaml:9"}
    seen = wishing(outcome, land, origins)

    price = told(seen, "land.balance_wan_per_mu")
    assert [price[k] for k in ("取值", "依据", "状态", "起", "由谁设定")] == [
        "15", "", "情景自定", "", "a.yaml:7",
    ]  # fmt: skip
    assert told(seen, "land.credit")["由谁设定"] == "a.yaml:9"
    assert told(seen, "land.relocate")["取值"] == "否"


def test_every_rule_that_is_no_setting_of_the_machine_is_there(outcome: Outcome) -> None:
    table = rule_table(outcome)

    assert tuple(table.columns) == COLUMNS
    assert {key.split(".")[0] for key in table["键名"]} == {
        "as_of", "horizon", "admission", "scoring", "meeting", "goals", "leaders", "land",
    }  # fmt: skip
    assert table["规则"].str.len().min() > 0
