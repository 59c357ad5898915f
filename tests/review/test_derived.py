import math
from typing import Any

import pytest

from tests.cases import make_case, toy_tables
from zsyz_model.review.derived import derive, lacking, sources_of, titled, words_in


def fact(column: str, **cells: Any) -> Any:
    """A fact about P1 (land 100, fixed 24,000, tax 2,000, place B) with cells replaced."""
    tables = toy_tables()
    tables["projects"][0] |= cells
    tables["places"][1]["allowed"] = ("新材料", "纺织服装")
    return derive(make_case(None, **tables)).value("P1", column)


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("intensity_wan_per_mu", {}, 240.0),
        ("intensity_wan_per_mu", {"fixed_wan": 3333.0, "land_mu": 33.33}, 100.0),
        ("intensity_wan_per_mu", {"fixed_wan": None}, None),
        ("intensity_wan_per_mu", {"land_mu": None}, None),
        ("intensity_wan_per_mu", {"land_mu": 0}, math.inf),
        ("intensity_wan_per_mu", {"land_mu": 0, "fixed_wan": 0}, None),
        ("tax_wan_per_mu", {}, 20.0),
        ("output_wan_per_mu", {}, 450.0),
        ("place_kind", {}, "开发区"),
        ("place_kind", {"place": None}, None),
        ("fits", {}, ("县主导产业",)),
        ("fits", {"ten_tags": ("绿色化工",), "city_tags": ("商贸物流",)}, ("县主导产业", "十强", "231")),
        ("fits", {"industry": "家具制造、新能源"}, ("县主导产业",)),
        ("fits", {"industry": "家具制造"}, ()),
        ("fits", {"industry": None}, None),
        ("fit_count", {"ten_tags": ("高端装备",)}, 2.0),
        ("fit_count", {"industry": None}, None),
        ("chemical", {}, False),
        ("chemical", {"industry": "高端化工"}, True),
        ("own_land", {}, True),
        ("own_land", {"land_mu": 0}, False),
        ("own_land", {"land_mu": None}, True),
        ("zoned", {}, 1.0),
        ("zoned", {"industry": "新能源"}, 0.0),
        ("zoned", {"industry": "新能源", "place": "A"}, 1.0),
        ("zoned", {"place": None}, None),
    ],
)  # fmt: skip
def test_a_fact_is_worked_out_from_its_cells(
    column: str, cells: dict[str, Any], expected: object
) -> None:
    assert fact(column, **cells) == expected


def test_every_fact_has_a_title_and_knows_its_cells() -> None:
    assert titled("intensity_wan_per_mu") == ("投资强度", "万元/亩")
    assert titled("invest_wan") == ("总投资", "万元")
    assert sources_of("intensity_wan_per_mu") == ("fixed_wan", "land_mu")
    assert sources_of("invest_wan") == ("invest_wan",)


def test_a_missing_fact_asks_for_the_empty_cells() -> None:
    row = {"fixed_wan": None, "land_mu": None, "industry": None, "ten_tags": (), "city_tags": ()}

    assert lacking(row, "intensity_wan_per_mu") == ("fixed_wan", "land_mu")
    assert lacking({**row, "land_mu": 5.0}, "intensity_wan_per_mu") == ("fixed_wan",)
    assert lacking(row, "fits") == ("industry",)


def test_words_are_split_where_people_split_them() -> None:
    assert words_in("新能源、 新材料/纺织服装") == ("新能源", "新材料", "纺织服装")
    assert words_in(None) == ()
