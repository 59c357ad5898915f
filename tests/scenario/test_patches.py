"""Lists patched by id: laid over, dropped, or appended as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.files import LEDGER, refusals, write
from zsyz_model.case import Scenario
from zsyz_model.scenario import read_scenario
from zsyz_model.scenario.patches import doubled

BASE = """changes:
  - {id: quota, sheet: 用地指标, key: "*", column: 数量, times: 0.8, reason: 减}
  - {id: gone, sheet: 领导, key: L1, remove: true}
  - {sheet: 领导, key: L2, column: 最多包保, set: 3}
pins:
  - {id: first, project: P1, leader: L1}
"""


def child(folder: Path, text: str) -> Scenario:
    write(folder, LEDGER + BASE)
    return read_scenario(write(folder, "extends: base.yaml\n" + text, "child.yaml"))


def test_an_entry_of_the_same_id_is_laid_over(tmp_path: Path) -> None:
    made = child(
        tmp_path,
        "changes:\n  - {id: quota, times: 0.6}\npins:\n  - {id: first, project: P1, quarter: 2027Q2}\n",
    )

    assert [c.times for c in made.changes] == [0.6, None, None]
    assert (made.changes[0].sheet, made.changes[0].reason) == ("用地指标", "减")
    assert [(p.leader, p.quarter) for p in made.pins] == [("L1", "2027Q2")]
    assert made.origins["changes[0].times"] == "child.yaml:3"
    assert made.origins["changes[0].column"] == "base.yaml:3"


def test_another_action_takes_the_place_of_the_first(tmp_path: Path) -> None:
    made = child(tmp_path, "changes:\n  - {id: quota, set: 100}\n")

    assert (made.changes[0].set, made.changes[0].times) == (100, None)


def test_an_entry_is_dropped_and_another_one_follows(tmp_path: Path) -> None:
    made = child(
        tmp_path, "changes:\n  - {id: gone, drop: true}\n  - {sheet: 领导, key: L3, remove: true}\n"
    )

    assert [(c.id, c.key) for c in made.changes] == [("quota", "*"), ("", "L2"), ("", "L3")]


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("changes:\n  - {id: gome, drop: true}\n", "Y11", "是否“gone”"),
        ("changes:\n  - {drop: true}\n", "Y11", "可用的 id：quota、gone"),
        ("changes:\n  - {id: gone, drop: 1}\n", "Y04", ""),
        (
            "changes:\n  - {id: x, sheet: 领导, key: L1, remove: true}\n  - {id: x, sheet: 领导, key: L2, remove: true}\n",
            "Y01",
            "改一个",
        ),
    ],
    ids=["misspelt", "no id", "no switch", "twice"],
)
def test_a_patch_that_meets_nothing_is_refused(
    tmp_path: Path, text: str, code: str, advice: str
) -> None:
    write(tmp_path, LEDGER + BASE)

    finding = refusals(write(tmp_path, "extends: base.yaml\n" + text, "child.yaml"))[0]

    assert (finding.code, finding.place.file) == (code, "child.yaml")
    assert advice in finding.advice


def test_ids_that_are_empty_are_none() -> None:
    assert doubled(["", "", "a"]) == []
