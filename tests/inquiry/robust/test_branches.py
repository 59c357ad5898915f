"""Branches as planning questions: what is late, what is lost, who is absent, and their mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import BranchRule
from zsyz_model.case.chances import ChanceRules
from zsyz_model.inquiry.robust.branches import branch_numbers, branches_of, mean_numbers

NUMBERS = replace(tiny_numbers(1), released_hmu=(5, 4, 3, 2)[: tiny_numbers(1).horizon.length])


def test_late_quota_comes_later_and_what_comes_after_the_horizon_is_lost() -> None:
    length = NUMBERS.horizon.length
    late = branch_numbers(NUMBERS, BranchRule("迟", 1.0, quota_late_quarters=2))

    assert late.released_hmu == (0, 0, 5, 4)[:length]
    never = branch_numbers(NUMBERS, BranchRule("没有", 1.0, quota_late_quarters=40))
    assert never.released_hmu == (0,) * length


def test_late_acceptance_makes_schemes_longer_and_an_absent_project_has_no_quarter() -> None:
    gone = NUMBERS.candidates[0].project_id
    found = branch_numbers(NUMBERS, BranchRule("迟", 1.0, 0, 3, (gone,)))

    before = [k.duration for k in NUMBERS.schemes]
    assert [k.duration for k in found.schemes] == [x + 3 for x in before]
    assert (found.candidates[0].new_quarters, found.candidates[0].plot_quarters) == ((), {})
    assert not found.candidates[0].must
    assert found.candidates[1:] == NUMBERS.candidates[1:]


def test_without_branches_quota_and_acceptance_are_in_time_or_as_late_as_they_get() -> None:
    found = branches_of(ChanceRules(quota_late_chance=0.25, acceptance_late_chance=0.4))

    assert [b.title for b in found] == [
        "指标按期，验收按期", "指标按期，验收迟 4 季", "指标迟 2 季，验收按期", "指标迟 2 季，验收迟 4 季",
    ]  # fmt: skip
    assert [b.weight for b in found] == pytest.approx([0.45, 0.3, 0.15, 0.1])
    assert [(b.quota_late_quarters, b.acceptance_late_quarters) for b in found] == [
        (0, 0), (0, 4), (2, 0), (2, 4),
    ]  # fmt: skip


def test_what_cannot_be_late_makes_no_branch() -> None:
    sure = ChanceRules(quota_late_chance=0, acceptance_late_most_quarters=0)

    assert [(b.title, b.weight) for b in branches_of(sure)] == [("指标按期，验收按期", 1.0)]
    own = (BranchRule("自定", 1.0),)
    assert branches_of(ChanceRules(branches=own)) == own


def test_the_mean_weighs_quota_and_durations_by_hand() -> None:
    branches = (
        BranchRule("甲", 0.5),
        BranchRule("乙", 0.5, 1, 1, (NUMBERS.candidates[0].project_id,)),
    )

    found = mean_numbers(NUMBERS, branches)

    # (5, 4, 3, 2) and (0, 5, 4, 3): 2.5, 4.5, 3.5, 2.5, rounded down
    assert found.released_hmu == (2, 4, 3, 2)[: NUMBERS.horizon.length]
    # half a quarter more is rounded up; a project that comes half the time is left out
    assert [k.duration for k in found.schemes] == [k.duration + 1 for k in NUMBERS.schemes]
    assert found.candidates[0].new_quarters == ()
