"""Which endings promise values."""

from __future__ import annotations

from zsyz_model.case import Source, Status


def test_only_a_checked_solution_is_readable() -> None:
    assert {status for status in Status if status.readable} == {
        Status.OPTIMAL,
        Status.FEASIBLE_LIMIT,
    }


def test_each_source_of_land_has_its_chinese_word() -> None:
    assert [source.value for source in Source] == [
        "计划指标", "节余指标", "清单配置", "存量地块", "腾挪指标",
    ]  # fmt: skip
