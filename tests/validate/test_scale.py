import math

import pytest

from tests.cases import place
from tests.validate.planted import findings_of, only, with_cell
from zsyz_model.validate.scale import LARGEST, SMALLEST

PLANTED: list[tuple[str, str, int, float, str]] = [
    ("projects", "invest_wan", 5, math.inf, "不是有限数"),
    ("projects", "invest_wan", 5, 1e25, "量级超过 1e+10（单位：万元）"),
    ("projects", "land_mu", 6, 1e11, "量级超过 1e+10（单位：亩）"),
    ("projects", "tax_wan", 1, 1e-12, "不为零却小于 1e-06（单位：万元）"),
    ("leaders", "hours", 1, -math.inf, "不是有限数"),
    ("leaders", "hours", 2, 1e-9, "不为零却小于 1e-06（单位：小时）"),
    ("quota", "amount", 1, 1e12, "量级超过 1e+10"),
    ("quota", "price_wan", 5, math.inf, "不是有限数"),
    ("plots", "area_mu", 1, 1e-7, "不为零却小于 1e-06（单位：亩）"),
    ("plots", "unit_wan", 1, 1e25, "量级超过 1e+10（单位：万元/亩）"),
    ("schemes", "cost_wan", 1, 1e11, "量级超过 1e+10（单位：万元）"),
    ("schemes", "cleared_mu", 1, math.inf, "不是有限数"),
    ("budget", "land_wan", 1, 1e25, "量级超过 1e+10（单位：万元）"),
    ("places", "minutes", 1, 1e-8, "不为零却小于 1e-06（单位：分钟）"),
]


@pytest.mark.parametrize(("table", "column", "number", "value", "fact"), PLANTED)
def test_a_number_beyond_all_measure_is_refused_at_its_cell(
    table: str, column: str, number: int, value: float, fact: str
) -> None:
    finding = only(findings_of(with_cell(table, number, **{column: value})), "V12")

    assert (finding.fact, finding.place) == (fact, place(table, number, column))


def test_a_column_too_wide_for_one_model_names_both_cells() -> None:
    tables = with_cell("projects", 1, output_wan=1e9)
    tables["projects"][1]["output_wan"] = 0.01

    finding = only(findings_of(tables), "V12")

    assert finding.place == place("projects", 2, "output_wan")
    assert finding.fact == "与“P1”的 1000000000万元（U2）相差超过 1e+09 倍，不能放进同一个模型"


def test_the_limits_themselves_pass() -> None:
    tables = with_cell("projects", 1, output_wan=LARGEST)
    for row in tables["projects"][1:]:
        row["output_wan"] = LARGEST / 1e9
    tables["projects"][1]["energy_tce"] = SMALLEST

    assert findings_of(tables) == ()
