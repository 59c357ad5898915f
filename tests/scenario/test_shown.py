"""Every effective value is told once, with the line or the default that it comes from."""

from __future__ import annotations

from pathlib import Path

from tests.scenario.files import LEDGER, write
from zsyz_model.case.rule import rules_in
from zsyz_model.scenario import read_scenario
from zsyz_model.scenario.shown import shown_values

TEXT = """horizon: {quarters: 6}
goals: {tolerance: {merit: 0.02}}
changes:
  - {sheet: 领导, key: L1, remove: true}
"""


def test_each_value_names_its_line_or_its_source(tmp_path: Path) -> None:
    write(tmp_path, LEDGER + "solver: {seconds: 5.5}\n" + "as_of: 2026-12-31\n")
    child = write(tmp_path, "extends: base.yaml\n" + TEXT, "child.yaml")

    told = {one.key: one for one in shown_values(read_scenario(child))}

    assert (told["horizon.quarters"].value, told["horizon.quarters"].origin) == (6, "child.yaml:2")
    assert (told["solver.seconds"].value, told["solver.seconds"].origin) == (5.5, "base.yaml:2")
    assert told["goals.tolerance.merit"].origin == "child.yaml:3"
    assert told["changes[0].remove"].origin == "child.yaml:5"
    assert "changes[0].column" not in told
    assert told["horizon.first_quarter"].origin == "默认（[0]，confirmed）"
    assert (told["solver.seconds"].unit, told["solver.seconds"].title) == (
        "秒",
        "一个情景的求解时限",
    )


def test_no_rule_is_left_out(tmp_path: Path) -> None:
    scenario = read_scenario(write(tmp_path, LEDGER))

    told = [one.key for one in shown_values(scenario)]

    assert len(told) == len(set(told))
    assert all(any(key.startswith(rule.key) for key in told) for rule in rules_in(scenario))
