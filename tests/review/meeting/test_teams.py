from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, make_frame, make_scenario, toy_tables
from zsyz_model.case import Case, Lead, LeaderRules, Pin, Scenario, Team
from zsyz_model.review.meeting.history import last_decisions
from zsyz_model.review.meeting.teams import Named, led_teams, named, team, teams
from zsyz_model.tables import TABLES

OFFICES = [
    {"department": "自然资源和规划局", "duties": ("用地报批", "规划许可")},
    {"department": "发改局", "duties": ("项目备案",)},
    {"department": "能源中心", "duties": ("节能审查",)},
    {"department": "应急局", "duties": ("安全生产",)},
    {"department": "环境分局", "duties": ("环评审批",)},
    {"department": "金融办", "duties": ("融资对接",)},
    {"department": "文旅局", "duties": ("景区管理",)},
]


def county(
    number: int = 1,
    scenario: Scenario | None = None,
    leaders: dict[str, dict[str, Any]] | None = None,
    decisions: list[dict[str, Any]] | None = None,
    pairs: list[dict[str, Any]] | None = None,
    **cells: Any,
) -> Case:
    """The toy county with some cells of one project and of leaders replaced."""
    tables = toy_tables()
    tables["projects"][number - 1] |= cells
    for row in tables["leaders"]:
        row |= (leaders or {}).get(row["leader_id"], {})
    extra = {"decisions": decisions or [], "pairs": pairs or [], "departments": OFFICES}
    return make_case(scenario or make_scenario(as_of="2026-10-31"), **tables, **extra)


def commander(project: str = "P2", **changes: Any) -> str:
    number = int(project[1:])
    return team(county(number, **changes), project).commander


def test_a_team_is_put_together_from_the_ledger() -> None:
    case = county(first_contact="县商务局", duty_unit="开发区", liaison="联络员甲")

    assert team(case, "P1") == Team(
        project_id="P1",
        commander="副县长甲",
        attracted_by="县商务局",
        town="经济开发区",
        # 用地 and 规划; 环保; 安全; 手续 (审批, 备案); no energy and no money is asked for.
        departments=("自然资源和规划局", "环境分局", "应急局", "发改局"),
        liaison="联络员甲",
    )


def test_the_duty_unit_stands_in_for_an_unknown_first_contact() -> None:
    assert team(county(duty_unit="开发区"), "P1").attracted_by == "开发区"


def test_the_leader_who_fits_best_leads_where_nobody_does_yet() -> None:
    # P5 机电设备制造 in B: L2 is linked to B (25). P4 生物医药 in A, its leader unknown: L3 has both.
    assert commander("P5") == "副县长甲"
    assert commander("P4", current_leader=None) == "人大副主任"
    # The industry (35) counts more than the place (25): L1 has 高端化工, L2 the place B.
    assert commander("P5", industry="高端化工") == "县委副书记"
    wishes = make_scenario(as_of="2026-10-31", leaders=LeaderRules(fit_industry=10))
    assert commander("P5", industry="高端化工", scenario=wishes) == "副县长甲"


def test_a_member_of_the_leading_group_fits_as_one_in_charge() -> None:
    case = county(5, industry="家具制造", place=None)
    rows = [{"industry": "家具制造", "leader_id": "L3", "role": "组长"}]
    tables = {**case.ledger.tables, "groups": make_frame(TABLES["groups"], rows)}
    grouped = replace(case, ledger=replace(case.ledger, tables=tables))

    assert team(case, "P5").commander == ""
    assert team(grouped, "P5").commander == "人大副主任"


def test_a_linked_town_may_be_written_by_name() -> None:
    by_name = {"L2": {"places": ("经济开发区",), "industries": ()}}

    assert commander("P5", leaders=by_name) == "副县长甲"


def test_nobody_is_suggested_where_nobody_fits() -> None:
    assert commander("P5", industry="家具制造", place=None) == ""
    assert commander("P5", leaders={"L2": {"places": ()}}) == ""


def test_equally_fit_leaders_stand_by_key() -> None:
    both = {"L1": {"places": ("B",)}, "L2": {"places": ("B",)}}

    assert commander("P5", leaders=both) == "县委副书记"


def test_a_present_leader_who_left_is_replaced() -> None:
    assert commander("P3", current_leader="L9") == "县委副书记"
    assert commander("P3", current_leader="L2") == "副县长甲"


def test_whoever_must_not_lead_is_passed_over() -> None:
    # P2 is an investment of 青禾纺织; L2 has its industry and place, L1 and L3 nothing.
    assert commander("P2") == "副县长甲"
    assert commander("P2", leaders={"L2": {"avoids": ("青禾纺织",)}}) == ""
    barred = [{"project_id": "P2", "leader_id": "L2", "rule": "禁止"}]
    assert commander("P2", pairs=barred) == ""
    forbids = make_scenario(as_of="2026-10-31", forbids=(Pin("P2", "L2"),))
    assert commander("P2", scenario=forbids) == ""
    assert commander("P1", scenario=make_scenario(forbids=(Pin("P1", "L2"),))) == ""
    assert commander("P1", scenario=make_scenario(forbids=(Pin("P2", "L2"),))) == "副县长甲"


def test_whoever_must_lead_does() -> None:
    locked = [{"project_id": "P1", "leader_id": "L1", "rule": "锁定"}]
    assert commander("P1", pairs=locked) == "县委副书记"
    pinned = make_scenario(as_of="2026-10-31", pins=(Pin("P1", "L3"),))
    assert commander("P1", scenario=pinned) == "人大副主任"
    assert commander("P3", scenario=pinned) == "县委副书记"


@pytest.mark.parametrize(
    ("cells", "departments"),
    [
        ({"land_mu": 0}, ("环境分局", "应急局", "发改局")),
        ({"land_mu": 0, "needs": "用地"}, ("自然资源和规划局", "环境分局", "应急局", "发改局")),
        ({"kind": "总部经济", "land_mu": None}, ("发改局", "环境分局")),
        ({"kind": "总部经济", "land_mu": None, "energy_tce": 20}, ("能源中心", "发改局", "环境分局")),
        ({"kind": "总部经济", "land_mu": None, "cod_t": 0.5}, ("环境分局", "发改局")),
        ({"kind": "总部经济", "land_mu": None, "industry": "高端化工"}, ("应急局", "发改局", "环境分局")),
        ({"kind": "总部经济", "land_mu": None, "gap_wan": 800}, ("金融办", "发改局", "环境分局")),
        ({"kind": "总部经济", "land_mu": None, "needs": "资金"}, ("金融办", "发改局", "环境分局")),
    ],
)  # fmt: skip
def test_departments_are_those_whose_duties_the_project_needs(
    cells: dict[str, Any], departments: tuple[str, ...]
) -> None:
    assert team(county(**cells), "P1").departments == departments


def test_what_is_not_known_stays_empty() -> None:
    bare = make_case(projects=[{"project_id": "P1", "kind": "工业", "stage": "评审"}])

    assert team(bare, "P1") == Team("P1", "", "", "", ())


def test_what_a_decision_names_stands_and_the_rest_is_suggested() -> None:
    row = {
        "project_id": "P1", "met_on": pd.Timestamp("2026-09-10"), "verdict": "准入",
        "commander": "L1", "town": "C", "departments": ("文旅局",),
    }  # fmt: skip
    case = county(duty_unit="开发区", decisions=[row])

    found = team(case, "P1")

    assert (found.commander, found.attracted_by) == ("县委副书记", "开发区")
    assert (found.town, found.departments) == ("化工产业园", ("文旅局",))
    assert named(case, "P1", last_decisions(case)["P1"]) == Named("L1", "开发区", "C", ("文旅局",))
    later = county(decisions=[{**row, "met_on": pd.Timestamp("2026-11-10")}])
    assert team(later, "P1").commander == "副县长甲"


def test_teams_come_in_the_order_asked() -> None:
    assert [t.project_id for t in teams(county(), ["P3", "P1"])] == ["P3", "P1"]


def test_an_unknown_project_has_no_team() -> None:
    with pytest.raises(KeyError, match="P9"):
        team(county(), "P9")


def test_a_plan_s_leader_heads_the_team_and_the_duty_unit_leads_it() -> None:
    case = county(2, duty_unit="开发区管委会", first_contact="商务局")
    titles = case.leaders["title"]
    last = str(case.leaders.index[-1])

    (found,) = led_teams(case, [Lead("P2", last, 2.0, 50, changed=True)])

    assert found.commander == titles[last]
    assert found.attracted_by == "开发区管委会"
    assert found.departments == team(case, "P2").departments


def test_without_a_duty_unit_the_first_contact_leads() -> None:
    case = county(2, duty_unit=None, first_contact="商务局")

    (found,) = led_teams(case, [Lead("P2", "L1", 2.0, 50, changed=False)])

    assert found.attracted_by == "商务局"
    assert led_teams(case, []) == ()
