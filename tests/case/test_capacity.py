"""What a place can carry, worked by hand on a few rows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import make_case
from zsyz_model.case import Case, rows_of
from zsyz_model.case.capacity import Cap, caps_of, standing, use_milli


def project(key: str, stage: str, place: str, **more: Any) -> dict[str, Any]:
    return {"project_id": key, "stage": stage, "place": place, **more}


def county(factor: str, cap: float) -> Case:
    """P1 waits at B, P2 at A; R1 runs and R2 is finished at B, R3 runs at A; J1 lies at B."""
    return make_case(
        projects=[
            project("P1", "签约", "B", energy_tce=120.5, land_mu=30),
            project("P2", "签约", "A", energy_tce=0.0004, land_mu=20),
            project("R1", "开工", "B", energy_tce=100.25, land_mu=10),
            project("R2", "投产", "B", energy_tce=200, land_mu=5),
            project("R3", "开工", "A", energy_tce=900, land_mu=99),
        ],
        plots=[{"plot_id": "J1", "place": "B"}, {"plot_id": "J2", "place": "A"}],
        caps=[{"place": "B", "factor": factor, "cap": cap}],
    )


def cap_of(case: Case) -> Cap:
    waiting = [row for row in rows_of(case.projects).values() if row["stage"] == "签约"]
    (cap,) = caps_of(case, waiting)
    return cap


def test_energy_counts_on_new_land_and_on_plots() -> None:
    """1000 less 100.25 and 200; P1's land lies there, both could come to J1."""
    cap = cap_of(county("能耗", 1000))

    assert cap.room_milli == 699_750
    assert cap.new == {"P1": 120_500}
    assert cap.plot == {"P1": 120_500, "P2": 1}
    assert cap.plots == {"J1"}


def test_area_counts_on_new_land_only() -> None:
    cap = cap_of(county("园区面积", 40))

    assert (cap.room_milli, cap.new, cap.plot) == (25_000, {"P1": 30_000}, {})


def test_a_place_that_is_overfull_has_no_room() -> None:
    assert cap_of(county("能耗", 100)).room_milli == 0


def test_a_factor_that_nobody_fills_in_uses_nothing() -> None:
    cap = cap_of(county("COD", 100))

    assert (cap.room_milli, cap.new, cap.plot) == (100_000, {}, {})


@pytest.mark.parametrize(
    ("project_id", "site", "use"),
    [("P1", "new", 120_500), ("P1", "J1", 120_500), ("P1", "J2", 0), ("P2", "new", 0), ("P2", "J1", 1)],
)  # fmt: skip
def test_what_a_start_uses_depends_on_its_site(project_id: str, site: str, use: int) -> None:
    assert cap_of(county("能耗", 1000)).use(project_id, site) == use


def test_rounding_never_overfills() -> None:
    """0.0004 counts as a whole thousandth, and of 0.9999 of room 0.999 is left."""
    case = county("能耗", 301.2499)

    assert use_milli({"energy_tce": 0.0004}, "能耗") == 1
    assert cap_of(case).room_milli == 999


def test_running_and_finished_projects_stand_there() -> None:
    assert [row["project_id"] for row in standing(county("能耗", 1), "B")] == ["R1", "R2"]
