from typing import Any

import pandas as pd
import pytest

from tests.cases import place
from tests.validate.planted import findings_of, only, with_cell, with_row
from zsyz_model.findings import Severity

DAY = pd.Timestamp


@pytest.mark.parametrize(
    ("table", "cells", "column", "fact"),
    [
        ("projects", {"converted_mu": 100.01}, "converted_mu", "其中农用地大于拟用地 100亩（L2）"),
        ("projects", {"farmland_mu": 80.01}, "farmland_mu", "其中耕地大于其中农用地 80亩（M2）"),
        ("projects", {"paddy_mu": 61}, "paddy_mu", "其中水田大于其中耕地 60亩（N2）"),
        ("projects", {"fixed_wan": 30000.01}, "fixed_wan", "固定资产投资大于总投资 30000万元（J2）"),
        ("schemes", {"surplus_mu": 71, "farmland_mu": 70}, "surplus_mu", "节余指标大于拆旧面积 70亩（C2）"),
        ("schemes", {"paddy_mu": 46}, "paddy_mu", "其中水田大于新增耕地 45亩（E2）"),
    ],
)  # fmt: skip
def test_a_part_larger_than_its_whole_is_refused_at_its_cell(
    table: str, cells: dict[str, float], column: str, fact: str
) -> None:
    finding = only(findings_of(with_cell(table, 1, **cells)), "V16")

    assert (finding.fact, finding.place) == (fact, place(table, 1, column))
    assert finding.severity is Severity.REFUSED


def test_a_part_equal_to_its_whole_passes() -> None:
    same = {"converted_mu": 100, "farmland_mu": 100, "paddy_mu": 100, "fixed_wan": 30000}

    assert findings_of(with_cell("projects", 1, **same)) == ()


@pytest.mark.parametrize(
    ("cells", "column", "fact"),
    [
        ({"signed_on": DAY("2026-03-01"), "started_on": DAY("2026-02-28")}, "started_on",
         "开工日期早于签约日期 2026-03-01"),
        ({"started_on": DAY("2026-03-01"), "produced_on": DAY("2025-06-01")}, "produced_on",
         "投产日期早于开工日期 2026-03-01"),
        ({"signed_on": DAY("2026-03-01"), "produced_on": DAY("2025-06-01")}, "produced_on",
         "投产日期早于签约日期 2026-03-01"),
    ],
)  # fmt: skip
def test_dates_out_of_order_are_refused(cells: dict[str, Any], column: str, fact: str) -> None:
    finding = only(findings_of(with_cell("projects", 3, **cells)), "V15")

    assert (finding.fact, finding.place) == (fact, place("projects", 3, column))


def test_dates_on_one_day_pass() -> None:
    day = DAY("2026-03-01")
    cells = {"signed_on": day, "started_on": day, "produced_on": day}

    assert findings_of(with_cell("projects", 3, **cells)) == ()


@pytest.mark.parametrize(
    ("number", "cells", "column", "fact"),
    [
        (2, {"holder": None}, "holder", "腾挪没有填“现持有项目”"),
        (2, {"repay_by": None}, "repay_by", "腾挪没有填“归还期限”"),
        (2, {"repay_by": "2027Q1"}, "repay_by", "归还期限早于可用季度 2027Q2"),
        (1, {"holder": "P2"}, "holder", "类别是“批而未供2017前”，不应填“现持有项目”"),
        (1, {"repay_by": "2027Q4"}, "repay_by", "类别是“批而未供2017前”，不应填“归还期限”"),
    ],
)
def test_only_a_swapped_plot_has_a_holder_and_a_day_of_return(
    number: int, cells: dict[str, Any], column: str, fact: str
) -> None:
    finding = only(findings_of(with_cell("plots", number, **cells)), "K04")

    assert (finding.fact, finding.place) == (fact, place("plots", number, column))


@pytest.mark.parametrize(
    ("number", "cells", "fact"),
    [
        (1, {"least": 4}, "最少包保 4 个多于最多包保 3 个"),
        (3, {"least": 5}, "最少包保 5 个多于最多包保 4 个（未填，按默认）"),
    ],
)
def test_a_leader_cannot_have_a_least_above_the_most(
    number: int, cells: dict[str, int], fact: str
) -> None:
    finding = only(findings_of(with_cell("leaders", number, **cells)), "L01")

    assert (finding.fact, finding.place) == (fact, place("leaders", number, "least"))


def test_an_empty_required_cell_is_refused() -> None:
    finding = only(findings_of(with_cell("leaders", 1, hours=None)), "V10")

    assert finding.place == place("leaders", 1, "hours")
    assert finding.advice == "补填“每周可用小时(小时)”"


def test_a_key_that_stands_twice_is_refused() -> None:
    tables = with_row("places", place="A", place_name="又一个", place_kind="乡镇", minutes=5)

    finding = only(findings_of(tables), "K01")

    assert finding.fact == "“A”在“乡镇园区”中出现 2 次"


def test_a_scheme_that_reclaims_less_farmland_than_it_counts_for_is_worth_a_look() -> None:
    """90 % of 50 亩 of surplus are 45; a blank cell says nothing."""
    finding = only(findings_of(with_cell("schemes", 1, farmland_mu=44.99)), "V22")

    assert finding.severity is Severity.WARNING
    assert finding.place == place("schemes", 1, "farmland_mu")
    assert finding.fact == "新增耕地少于节余指标 50 亩按 0.9 折算的 45.00 亩，抵补充耕地会多算"
    assert findings_of(with_cell("schemes", 1, farmland_mu=45)) == ()
    assert findings_of(with_cell("schemes", 1, farmland_mu=None)) == ()


def test_what_is_just_enough_passes() -> None:
    """Given back in the quarter in which it is ready, and as many at least as at most."""
    assert findings_of(with_cell("plots", 2, repay_by="2027Q2")) == ()
    assert findings_of(with_cell("leaders", 1, least=3)) == ()
    assert findings_of(with_cell("leaders", 3, least=4)) == ()
