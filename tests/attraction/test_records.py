"""Cost per lead and conversions by hand; outings that cannot be."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.attraction.county import DAY, county, tables_with
from zsyz_model.attraction.funnel import prospects
from zsyz_model.attraction.records import check_trips, conversions, lead_costs, made_trips, yields
from zsyz_model.case.shares import wilson

CASE = county()


def trip(**cells: Any) -> dict[str, Any]:
    return {
        "month": "2026-09", "leader_id": "L2", "region": "京津冀", "industry": "新材料", "mode": "平台",
        "firms": None, "leads": None, "begins_on": pd.NaT, "ends_on": pd.NaT, "cost_wan": None,
    } | cells  # fmt: skip


def test_cost_per_lead_of_all_and_by_group() -> None:
    """5.2 万元 for 5 leads; 新材料 3.0 for 4."""
    told = {(x.by, x.group): x for x in yields(CASE)}
    whole = told["", "合计"]

    assert (whole.trips, whole.firms, whole.leads, whole.cost_wan) == (2, 9, 5, 5.2)
    assert whole.per_lead_wan == pytest.approx(1.04)
    assert told["产业", "新材料"].per_lead_wan == pytest.approx(0.75)
    assert sum(x.leads for x in told.values() if x.by == "方式") == 5


def test_an_outing_without_cost_is_not_divided() -> None:
    told = yields(county(trips=[*tables_with()["trips"], trip(leads=10)]))[0]

    assert (told.trips, told.leads, told.costed) == (3, 15, 2)
    assert told.per_lead_wan == pytest.approx(1.04)


def test_leads_share_the_cost_of_their_outing() -> None:
    """3.0 万元 over X1 and X2; X6 of August has 2.2 to itself only if it names its leader."""
    found = prospects(CASE)

    assert lead_costs(CASE, found) == {"X1": 1.5, "X2": 1.5, "X3": 0.5, "X4": 0.3}


def test_conversions_by_hand() -> None:
    told = {(x.by, x.group): x for x in conversions(CASE, prospects(CASE))}
    whole, kin = told["", "合计"], told["来源", "流动党员"]

    assert (whole.leads, whole.signed, whole.ended, whole.open) == (6, 2, 1, 3)
    assert whole.share == pytest.approx(200 / 3, abs=1e-3)
    assert (whole.low, whole.high) == pytest.approx([100 * x for x in wilson(2, 3, 0.8)], abs=1e-4)
    assert whole.per_signed_wan is None
    assert (kin.signed, kin.ended, kin.share) == (0, 1, 0.0)
    assert told["来源", "协会"].share is None
    assert told["区域", "长三角"].per_signed_wan == pytest.approx(3.0)


def test_nothing_comes_of_nothing() -> None:
    case = county(trips=[], leads=[])

    assert yields(case) == ()
    assert conversions(case, prospects(case)) == ()


def test_a_clean_sheet_says_nothing() -> None:
    assert list(check_trips(CASE)) == []


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"month": "秋天"}, "Z02", "month"),
        ({"month": "2026-12"}, "Z08", "month"),
        ({"begins_on": DAY("2026-08-31")}, "Z08", "begins_on"),
        ({"month": "2026-05", "begins_on": DAY("2026-05-14"), "ends_on": DAY("2026-05-15")}, "Z04", "begins_on"),
    ],
)  # fmt: skip
def test_each_fault_has_its_code_and_cell(cells: dict[str, Any], code: str, column: str) -> None:
    row = trip(**cells)
    case = county(trips=[*tables_with()["trips"], row])

    (found,) = check_trips(case)

    assert found.code == code
    key = f"{row['month']}/L2/京津冀"
    assert found.place == case.place_of("trips", key, column)


def test_another_leader_may_be_away_at_the_same_time() -> None:
    row = trip(
        leader_id="L3", month="2026-05", begins_on=DAY("2026-05-12"), ends_on=DAY("2026-05-13")
    )

    assert list(check_trips(county(trips=[*tables_with()["trips"], row]))) == []


def test_nobody_visits_a_site_while_away() -> None:
    visits = [
        {"project_id": "P1", "leader_id": who, "visited_on": DAY("2026-05-12")}
        for who in ("L2", "L3")
    ]
    (found,) = check_trips(county(visits=visits))

    assert (found.code, found.place.sheet) == ("Z04", "走访记录")
    assert "L2" in found.subject


def test_unreadable_and_coming_outings_are_not_made() -> None:
    more = [trip(month="秋天"), trip(month="2026-12")]

    assert len(made_trips(county(trips=[*tables_with()["trips"], *more]))) == 2
