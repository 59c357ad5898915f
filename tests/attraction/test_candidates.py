"""Options with their leads by hand, who leads what, and how long anybody may be away."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.attraction.county import county, road, tables_with
from zsyz_model.attraction.candidates import (
    EVERY,
    Option,
    check_field,
    factors,
    field_of,
    heads_of,
    hundredths,
    in_charge,
    limits_of,
)

CASE = county()


def test_records_temper_the_rule() -> None:
    """Prior 4: 长三角/新材料 brought 4 where 2 were due: (4+4)/(4+2); 京津冀/高端化工 1 where 1 was."""
    assert factors(CASE) == {
        ("长三角", "新材料"): Fraction(8, 6),
        ("京津冀", "高端化工"): Fraction(1),
    }


def test_records_after_the_cut_off_do_not_count() -> None:
    trips = [row | {"month": "2026-12"} for row in tables_with()["trips"]]

    assert factors(county(trips=trips)) == {}


def test_leads_by_hand() -> None:
    leads = field_of(CASE).leads_hundredths

    assert leads[Option("L2", "长三角", "新材料", "产业链")] == 267
    assert leads[Option("L2", "京津冀", "新材料", "基金")] == 100
    assert leads[Option("L1", "京津冀", "高端化工", "产业链")] == 200
    assert {o.leader_id for o in leads if o.industry == "新材料"} == {"L2"}
    assert len(leads) == 2 * 2 * 2


def test_halves_go_up() -> None:
    assert [hundredths(Fraction(n, 1000)) for n in (4, 5, 1005, 1004)] == [0, 1, 101, 100]


def test_a_chain_in_nobody_s_charge_is_led_by_anyone_for_less() -> None:
    leads = field_of(county(road(industries=("新能源",)))).leads_hundredths

    assert {o.leader_id for o in leads} == {"L1", "L2", "L3"}
    assert leads[Option("L3", "京津冀", "新能源", "产业链")] == 120


def test_a_leading_group_is_in_charge() -> None:
    groups = [{"industry": "新材料", "leader_id": "L3", "role": "组长"}]

    assert in_charge(county(groups=groups))["新材料"] == {"L2", "L3"}


def test_heads_are_known_by_title_or_post() -> None:
    leaders = tables_with()["leaders"]
    leaders[1]["post"] = "县委副书记、县长"
    case = county(road(heads=("县委书记", "县长")), leaders=leaders)

    assert heads_of(case) == ("L2",)
    assert heads_of(CASE) == ("L1",)
    (found,) = [f for f in check_field(case) if f.code == "Z09"]
    assert "1 名" in found.fact
    assert [f.code for f in check_field(CASE)] == []


def test_absence_limits_by_month_before_those_of_every_month() -> None:
    absences = [
        {"leader_id": "L1", "month": EVERY, "most_days": 3},
        {"leader_id": "L1", "month": "2026年12月", "most_days": 0},
        {"leader_id": "L2", "month": "年底", "most_days": 1},
    ]
    case = county(absences=absences)
    limits = limits_of(case, ("2026-11", "2026-12"))

    assert limits["L1", "2026-11"] == 3
    assert limits["L1", "2026-12"] == 0
    assert limits["L2", "2026-12"] == 4
    assert [(f.code, f.subject) for f in check_field(case)] == [("Z02", "L2/年底")]


def test_months_money_and_numbers_of_the_field() -> None:
    found = field_of(CASE)

    assert found.months == ("2026-11", "2026-12")
    assert (found.budget_hwan, found.cost_hwan) == (1200, {"京津冀": 200, "长三角": 350})
    assert (found.most, found.owed) == ({"L1": 1, "L2": 1, "L3": 1}, {"L1": 1})
    assert found.leaders == ("L1", "L2", "L3")
    with pytest.raises(KeyError, match="2027-01"):
        found.limit["L1", "2027-01"]
