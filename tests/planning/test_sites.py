"""Golden rows of the capacities of places, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import toy_tables
from tests.planning.numbers_for_tests import NUMBERS, rows_of_limit, written
from tests.planning.toys import numbers_of, plan_of, row, toy
from zsyz_model.case.capacity import Cap
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import sites
from zsyz_model.planning.numbers import Numbers

ENERGY = Cap(
    "B", "能耗", 2_000_500, {"PA": 1_500_000, "PB": 800_250},
    {"PA": 1_500_000, "PB": 800_250, "PC": 300_000}, frozenset({"J1"}),
)  # fmt: skip
"""PA's and PB's new land lies at B, and so does J1, to which PB and PC may come."""
AREA = Cap("B", "园区面积", 120_000, {"PA": 100_000, "PB": 30_000}, {}, frozenset({"J1"}))


def capped(*caps: Cap) -> Numbers:
    return replace(NUMBERS, caps=caps)


def test_site_caps_rows() -> None:
    """PC counts on J1 but not on its new land; area counts no plot at all."""
    assert rows_of_limit(sites.limit_site_caps, capped(ENERGY, AREA)) == written("""
site_caps__c01: +1500·begun__p01__t04 +800.25·begun__p02__t04
    +800.25·settled__p02__j01__t02 +800.25·settled__p02__j01__t03
    +300·settled__p03__j01__t01 +300·settled__p03__j01__t03 <= 2000.5
site_caps__c02: +100·begun__p01__t04 +30·begun__p02__t04 <= 120
""")


@pytest.mark.parametrize(
    "cap", [replace(ENERGY, room_milli=2_600_250), replace(AREA, room_milli=130_000)]
)
def test_a_place_that_nobody_can_fill_has_no_row(cap: Cap) -> None:
    assert rows_of_limit(sites.limit_site_caps, capped(cap)) == []
    assert (
        len(
            rows_of_limit(
                sites.limit_site_caps, capped(replace(cap, room_milli=cap.room_milli - 1))
            )
        )
        == 1
    )


def test_a_project_counts_where_it_can_stand() -> None:
    """PC has no use at its own place; without J1 it can never use any of B's."""
    nowhere = replace(ENERGY, plots=frozenset(), room_milli=2_300_250)

    assert rows_of_limit(sites.limit_site_caps, capped(nowhere)) == []


def test_large_uses_are_written_in_tens_and_hundreds() -> None:
    """The largest use, 40,000 of a unit, is one more digit than stays as it is."""
    (large,) = rows_of_limit(
        sites.limit_site_caps,
        capped(Cap("B", "水", 50_000_000, {"PA": 40_000_000, "PB": 3_000_000}, {"PB": 90_000_000}, frozenset({"J1"}))),
    )  # fmt: skip

    assert [large] == written("""
site_caps__c01: +4000·begun__p01__t04 +300·begun__p02__t04
    +9000·settled__p02__j01__t02 +9000·settled__p02__j01__t03 <= 5000
""")


def test_who_can_come_nowhere_uses_nothing() -> None:
    """PA has no quarter left and PB none on J1: only PB's new land and PC on J1 count."""
    pa, pb, pc = NUMBERS.candidates
    waiting = (replace(pa, new_quarters=()), replace(pb, plot_quarters={"J1": ()}), pc)
    room = 700_000 + 300_000
    cap = replace(ENERGY, new={"PA": 1_500_000, "PB": 700_000}, room_milli=room)

    assert rows_of_limit(sites.limit_site_caps, replace(capped(cap), candidates=waiting)) == []


CAP = {"place": "B", "factor": "能耗", "cap": 900, "cap_unit": "吨标煤"}


def test_the_place_carries_what_stands_there_and_what_starts() -> None:
    """P1 and P2 use 500 each of B's 900, of which a running project uses 100: P1 has to start."""
    tables = toy_tables() | {"caps": [CAP]}
    for p, use in (("P1", 500.0), ("P2", 300.5), ("P5", 0.0)):
        row(tables, "projects", p).update(energy_tce=use)
    row(tables, "projects", "P4").update(energy_tce=100.0, place="B")

    numbers = numbers_of(toy(tables=tables))
    plan = plan_of(toy(tables=tables))

    assert numbers.caps[0].room_milli == 800_000
    assert "P2" in {s.project_id for s in plan_of(toy()).starts}
    assert "P2" not in {s.project_id for s in plan.starts}


def test_a_place_too_small_for_a_must_start_is_named_with_its_amount() -> None:
    tables = toy_tables() | {"caps": [CAP | {"factor": "园区面积", "cap": 90, "cap_unit": "亩"}]}

    with pytest.raises(NoPlanError, match=r"B 园区面积 容量还差 10\.00"):
        plan_of(toy(tables=tables))


def test_without_the_sheet_there_is_no_limit() -> None:
    assert numbers_of(toy()).caps == ()
    assert rows_of_limit(sites.limit_site_caps) == []
