"""The sheets about projects, people and places."""

from __future__ import annotations

import pytest

from zsyz_model.tables import BODIES, KINDS, NEEDS, PLACE_KINDS, STAGES, TABLES, Kind


def test_the_county_s_own_words_are_choices() -> None:
    projects, leaders, places = (TABLES[name].by_name for name in ("projects", "leaders", "places"))

    assert projects["kind"].choices == KINDS
    assert projects["stage"].choices == STAGES
    assert projects["needs"].choices == NEEDS
    assert leaders["body"].choices == BODIES
    assert places["place_kind"].choices == PLACE_KINDS


def test_a_project_goes_through_its_stages_in_order() -> None:
    order = [
        STAGES.index(stage) for stage in ("线索", "初审", "评审", "签约", "落地", "开工", "投产")
    ]

    assert order == sorted(order)


@pytest.mark.parametrize(
    ("table", "required"),
    [
        ("projects", {"project_id", "name", "kind", "stage", "invest_wan"}),
        ("leaders", {"leader_id", "title", "hours"}),
        ("places", {"place", "place_name", "place_kind", "minutes"}),
        ("travel", {"origin", "target", "minutes"}),
        ("pairs", {"project_id", "leader_id"}),
    ],
)
def test_little_is_required(table: str, required: set[str]) -> None:
    assert {c.name for c in TABLES[table].columns if c.required} == required


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("责任领导", "current_leader"),
        ("项目业主单位", "investor"),
        ("建设地点", "place"),
        ("用地情况", "land_mu"),
        ("实际开工时间", "started_on"),
    ],
)
def test_headers_of_published_tables_are_known(alias: str, name: str) -> None:
    assert alias in TABLES["projects"].by_name[name].aliases


def test_a_week_of_leadership_has_eighty_hours_at_most() -> None:
    hours = TABLES["leaders"].by_name["hours"]

    assert (hours.low, hours.high, hours.unit) == (0, 80, "小时")


def test_the_four_papers_of_the_review_each_have_a_date() -> None:
    papers = TABLES["papers"].by_name
    states = [name for name, column in papers.items() if column.kind is Kind.CHOICE]

    assert [papers[name].label for name in states] == [
        "投资项目基本情况表",
        "可研报告",
        "鸟瞰图",
        "合同书",
    ]
    assert all(papers[f"{name}_on"].kind is Kind.DATE for name in states)
