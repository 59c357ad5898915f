"""Numbers that cannot stand in one model are refused at their cells, as the solver room would."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import place, toy_tables
from tests.planning.toys import Tables, numbers_of, row, toy
from tests.validate.planted import findings_of, only, with_cell
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.planning.model import compose
from zsyz_model.solver import refuse_bad_numbers
from zsyz_model.validate.magnitudes import check_magnitudes

PLANTED: list[tuple[dict[tuple[str, int], dict[str, float]], tuple[str, int, str], str]] = [
    ({("plots", 1): {"unit_wan": 3e6}, ("quota", 1): {"price_wan": 0.01}}, ("plots", 1, "unit_wan"),
     "模型里的 1.5e+08（存量地块 F2 取得单价 × 项目 L3 拟用地）与 0.0001（用地指标 D2 单价）"),
    ({("schemes", 1): {"cost_wan": 9e9}}, ("schemes", 1, "cost_wan"),
     "模型里的 9e+09（复垦项目 I2 费用）与 0.01（指标的最小单位）"),
    ({("plots", 2): {"fixed_wan": 2e8}, ("quota", 2): {"price_wan": 0.02}}, ("plots", 2, "fixed_wan"),
     "模型里的 2e+08（存量地块 G3 固定费用）与 0.0002（用地指标 D3 单价）"),
]  # fmt: skip


def planted(cells: dict[tuple[str, int], dict[str, float]]) -> Tables:
    tables = toy_tables()
    for (table, number), values in cells.items():
        tables[table][number - 1] |= values
    return tables


@pytest.mark.parametrize(("cells", "at", "fact"), PLANTED)
def test_two_sizes_too_far_apart_are_refused_with_the_cells_of_both(
    cells: dict[tuple[str, int], dict[str, float]], at: tuple[str, int, str], fact: str
) -> None:
    finding = only(findings_of(planted(cells)), "V12")

    assert finding.place == place(*at)
    assert finding.fact.startswith(fact)
    assert finding.severity is Severity.REFUSED


@pytest.mark.parametrize(("cells", "at", "fact"), PLANTED)
def test_the_solver_room_would_refuse_the_same(
    cells: dict[tuple[str, int], dict[str, float]], at: tuple[str, int, str], fact: str
) -> None:
    numbers = numbers_of(toy(tables=planted(cells)))

    with pytest.raises(RunError, match=r"S-SCALE|S-RANGE"):
        refuse_bad_numbers(compose(numbers).problem)


@pytest.mark.parametrize(
    ("table", "number", "column"),
    [("projects", 1, "land_mu"), ("plots", 1, "area_mu"), ("schemes", 1, "surplus_mu")],
)
def test_land_that_no_yes_or_no_can_switch_is_refused_at_its_cell(
    table: str, number: int, column: str
) -> None:
    more = {"cleared_mu": 200_000} if table == "schemes" else {}
    found = findings_of(with_cell(table, number, **{column: 100_001}, **more))

    [finding] = [f for f in found if f.code == "V12"]
    assert finding.place == place(table, number, column)
    assert finding.fact == "100001 亩超过一个项目或地块的上限 100000 亩"


def widest(change: Any) -> list[Finding]:
    tables = toy_tables()
    change(tables)
    return list(check_magnitudes(toy(tables=tables)))


def test_tonnes_of_water_stand_beside_cheap_quota() -> None:
    """5 million tonnes are 50 000 in a row divided by 100; 0.05 万元 a mu are 0.0005 a step."""

    def thirsty(tables: Tables) -> None:
        row(tables, "projects", "P1")["water_t"] = 5e6
        row(tables, "quota", "2027Q1")["price_wan"] = 0.05
        tables["caps"] = [{"place": "B", "factor": "用水", "cap": 4e6, "cap_unit": "吨"}]

    tables = toy_tables()
    thirsty(tables)
    refuse_bad_numbers(compose(numbers_of(toy(tables=tables))).problem)

    assert widest(thirsty) == []


def test_the_limits_themselves_pass_and_so_does_an_empty_county() -> None:
    assert widest(lambda tables: row(tables, "plots", "J1").update(area_mu=1e5)) == []
    assert widest(lambda tables: row(tables, "schemes", "S1").update(cost_wan=1e7)) == []
    assert widest(lambda tables: tables.clear()) == []


def test_the_toy_county_passes_where_the_solver_room_passes() -> None:
    refuse_bad_numbers(compose(numbers_of(toy())).problem)

    assert list(check_magnitudes(toy())) == []
