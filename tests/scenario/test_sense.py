"""Names and branches of a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.files import LEDGER, refusals, write
from zsyz_model.case import BranchRule
from zsyz_model.scenario import read_scenario

BRANCHES = {
    "weights that are no whole": ("{title: 甲, weight: 0.5}", "各分支权重合计 0.5，应为 1"),
    "a weight beyond 1": ("{title: 甲, weight: 1.5}", "超出 0–1"),
    "late by more than a horizon": ("{title: 甲, weight: 1, quota_late_quarters: 41}", "推迟应为 0–40 季度"),
    "no title": ('{title: " ", weight: 1}', "名称为空或重复"),
    "an unknown key": ("{title: 甲, weight: 1, quota_late: 2}", "未知键“quota_late”"),
    "no number of quarters": ("{title: 甲, weight: 1, quota_late_quarters: 一季}", "chances.branches[0].quota_late_quarters"),
}  # fmt: skip


@pytest.mark.parametrize(("branch", "said"), BRANCHES.values(), ids=BRANCHES)
def test_a_branch_that_cannot_be_is_refused_at_its_place(
    tmp_path: Path, branch: str, said: str
) -> None:
    path = write(tmp_path, f"{LEDGER}chances:\n  branches:\n  - {branch}\n")

    found = refusals(path)

    assert any(said in str(finding) for finding in found), [str(x) for x in found]
    assert all(finding.place.cell.split(":")[0] in ("2", "3", "4") for finding in found)


def test_branches_are_read_and_know_their_line(tmp_path: Path) -> None:
    text = "chances:\n  land_share: 0.7\n  branches:\n  - {title: 甲, weight: 0.4, absent: [P1]}\n  - {title: 乙, weight: 0.6}\n"
    scenario = read_scenario(write(tmp_path, LEDGER + text))

    assert scenario.chances.branches == (
        BranchRule("甲", 0.4, absent=("P1",)),
        BranchRule("乙", 0.6),
    )
    assert scenario.chances.land_share == 0.7
    assert scenario.origins["chances.land_share"] == "base.yaml:3"
