"""Grids: every combination once, under names that do not depend on the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.files import LEDGER, refusals, write
from zsyz_model.findings import InputError
from zsyz_model.scenario import read_scenario, variants_of

QUOTA = "changes:\n  - {id: quota, sheet: 用地指标, column: 数量, times: 0.5}\n"
GRID = LEDGER + QUOTA + "title: 网格\nvary:\n"
BOTH = GRID + "  horizon.quarters: [4, 8]\n  changes.quota.times: {紧: 0.6, 中: 0.8, 松: 1.0}\n"


def names(path: Path) -> list[str]:
    return [variant.name.partition("#")[2] for variant in variants_of(path)]


def test_two_keys_make_every_combination_with_its_values(tmp_path: Path) -> None:
    grid = write(tmp_path, BOTH)

    made = [read_scenario(variant) for variant in variants_of(grid)]

    assert [(s.changes[0].times, s.horizon.quarters) for s in made] == [
        (0.6, 4), (0.6, 8), (0.8, 4), (0.8, 8), (1.0, 4), (1.0, 8),
    ]  # fmt: skip
    assert [s.name for s in made][:2] == ["base@紧+quarters=4", "base@紧+quarters=8"]
    assert made[0].title == "网格（紧，quarters=4）"
    assert made[0].origins["horizon.quarters"] == "base.yaml:6"
    assert made[0].origins["changes[0].times"] == "base.yaml:7"


def test_names_depend_neither_on_the_order_nor_on_other_values(tmp_path: Path) -> None:
    first = names(write(tmp_path, BOTH, "a.yaml"))
    turned = GRID + "  changes.quota.times: {松: 1.0, 紧: 0.6}\n  horizon.quarters: [8, 12, 4]\n"

    assert {"紧+quarters=4", "松+quarters=8"} <= set(first) & set(
        names(write(tmp_path, turned, "b.yaml"))
    )


def test_three_keys_and_a_key_that_stands_nowhere_yet(tmp_path: Path) -> None:
    text = (
        LEDGER
        + "vary:\n  land.relocate: [true, false]\n  solver.gap: [0.01]\n  as_of: [2026-10-31, 2026-12-31]\n"
    )
    grid = write(tmp_path, text)

    made = [read_scenario(variant) for variant in variants_of(grid)]

    assert [(s.as_of, s.land.relocate, s.solver.gap) for s in made] == [
        ("2026-10-31", True, 0.01), ("2026-10-31", False, 0.01),
        ("2026-12-31", True, 0.01), ("2026-12-31", False, 0.01),
    ]  # fmt: skip


def test_a_child_does_not_inherit_the_grid(tmp_path: Path) -> None:
    write(tmp_path, BOTH)
    child = write(tmp_path, "extends: base.yaml\n", "child.yaml")

    assert variants_of(child) == (child,)
    assert read_scenario(child).changes[0].times == 0.5


BAD = {
    "no mapping": ("vary: [1]\n", "一至 3 个"),
    "four keys": (
        "vary: {solver.gap: [0.1], solver.nodes: [1], random.seed: [1], random.draws: [1]}\n",
        "一至 3 个",
    ),
    "one word": ("vary: {quarters: [1]}\n", "不是键的路径"),
    "one value": ("vary: {solver.gap: 0.1}\n", "互不相同的单个值"),
    "nothing": ("vary: {solver.gap: []}\n", "互不相同的单个值"),
    "twice": ("vary: {solver.gap: [0.1, 0.1]}\n", "互不相同的单个值"),
    "nested": ("vary: {solver.gap: [[0.1]]}\n", "互不相同的单个值"),
    "empty": ("vary: {solver.gap: [0.1, ~]}\n", "互不相同的单个值"),
    "no folder": ("vary: {as_of: ['../../x']}\n", "不能作情景名称的一部分"),
    "no folder's label": ("vary: {as_of: {'a/b': 2026-10-31}}\n", "不能作情景名称的一部分"),
    "too many": (
        f"vary: {{random.seed: {[*range(40)]}, random.draws: {[*range(1, 41)]}}}\n",
        "组合出 1600 个情景",
    ),
}


@pytest.mark.parametrize(("text", "fact"), BAD.values(), ids=BAD)
def test_a_grid_that_is_none_is_refused_at_its_place(tmp_path: Path, text: str, fact: str) -> None:
    grid = write(tmp_path, LEDGER + text)

    with pytest.raises(InputError, match="Y11") as caught:
        variants_of(grid)

    assert fact in caught.value.findings[0].fact
    assert caught.value.findings[0].place.cell.startswith("2:")
    assert refusals(grid)[0].code == "Y11"


def test_a_key_of_a_variant_is_read_as_strictly_as_any(tmp_path: Path) -> None:
    grid = write(tmp_path, LEDGER + "vary: {horizon.quaters: [4], solver.gap: [1e-3]}\n")

    first, second = refusals(variants_of(grid)[0])

    assert (first.code, first.place.cell, first.advice) == ("Y04", "2:8", "是否“quarters”")
    assert (second.code, second.place.cell) == ("Y02", "2:43")


@pytest.mark.parametrize(
    ("variant", "advice"),
    [
        ("", "如 base.yaml#紧+quarters=4"),
        ("#紧+quarter=4", "如 base.yaml#紧+quarters=4；"),
        ("#x", "如"),
    ],
)
def test_a_grid_is_run_by_one_of_its_variants(tmp_path: Path, variant: str, advice: str) -> None:
    grid = write(tmp_path, BOTH)

    (finding,) = refusals(grid.with_name(f"base.yaml{variant}"))

    assert finding.code == "Y11"
    assert finding.advice.startswith(advice)


def test_a_variant_of_what_varies_nothing_is_refused(tmp_path: Path) -> None:
    (finding,) = refusals(write(tmp_path, LEDGER).with_name("base.yaml#x"))

    assert finding.fact == "该情景没有 vary"


def test_an_entry_is_reached_by_its_id(tmp_path: Path) -> None:
    grid = write(tmp_path, GRID + "  changes.quotas.times: [0.6]\n")

    (finding,) = refusals(variants_of(grid)[0])

    assert (finding.code, finding.advice) == ("Y11", "是否“quota”")
