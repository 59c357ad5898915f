"""Draws: the same seed the same numbers, a stream a subject, shares as the rules say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.inquiry.robust.counties import LIVELY, given
from zsyz_model.case.chances import ChanceRules
from zsyz_model.inquiry.robust.draws import Streams, late, shares_of
from zsyz_model.inquiry.robust.given import START, Given


def _given() -> Given:
    """A county with two starts or more and some quota."""
    found = (given(seed) for seed in range(60))
    return next(x for x in found if x and len(x.starts) > 1 and x.lots and x.schemes)


def test_the_same_seed_gives_the_same_draws_in_any_portions() -> None:
    one = _given()
    whole = Streams(one, LIVELY, 7).next(50)
    streams = Streams(one, LIVELY, 7)
    parts = [streams.next(n) for n in (1, 19, 30)]

    for name in ("comes", "slips", "quota_late", "accepted_late"):
        joined = np.vstack([getattr(part, name) for part in parts])
        assert np.array_equal(joined, getattr(whole, name))
    assert not np.array_equal(Streams(one, LIVELY, 8).next(50).slips, whole.slips)


@pytest.mark.parametrize("skip", [0, 1, 49])
def test_streams_that_skip_begin_where_others_would_be(skip: int) -> None:
    one = _given()
    whole, rest = Streams(one, LIVELY, 7).next(50), Streams(one, LIVELY, 7, skip).next(50 - skip)

    for name in ("comes", "slips", "quota_late", "accepted_late"):
        assert np.array_equal(getattr(rest, name), getattr(whole, name)[skip:])


def test_a_project_less_leaves_the_draws_of_the_others() -> None:
    one = _given()
    gone = one.starts[0].subject
    fewer = replace(one, items=tuple(x for x in one.items if x.kind != START or x.subject != gone))

    whole, rest = Streams(one, LIVELY, 7).next(40), Streams(fewer, LIVELY, 7).next(40)

    assert np.array_equal(whole.comes[:, 1:], rest.comes)
    assert np.array_equal(whole.slips[:, 1:], rest.slips)
    assert np.array_equal(whole.quota_late, rest.quota_late)


@pytest.mark.parametrize(
    ("stage", "share"), [("评审", 0.8 * 0.84 * 0.604), ("签约", 0.84 * 0.604), ("落地", 0.604)]
)
def test_so_many_come_as_the_stage_says(stage: str, share: float) -> None:
    one = _given()
    one = replace(one, stages=dict.fromkeys(one.stages, stage))

    comes = Streams(one, ChanceRules(), 3).next(40_000).comes

    assert comes.mean(axis=0) == pytest.approx(share, abs=4 * (0.25 / 40_000) ** 0.5)


def test_signed_projects_start_as_often_as_was_published() -> None:
    """904 projects were signed, 458 started: 50.7 % ([28] of docs/sources.md)."""
    assert np.prod(shares_of(ChanceRules(), "签约")) == pytest.approx(458 / 904, abs=0.001)


def test_lateness_is_one_to_most_each_as_likely() -> None:
    table = np.random.default_rng(2).random((60_000, 1, 5))

    found = late(table, 0.3, 3)

    counts = np.bincount(found[:, 0], minlength=4) / len(found)
    assert counts == pytest.approx([0.7, 0.1, 0.1, 0.1], abs=0.006)
    assert late(table, 1.0, 0).max() == 0
    assert late(table, 0.0, 3).max() == 0
