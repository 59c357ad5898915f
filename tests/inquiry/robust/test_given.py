"""The plan as the simulation reads it: what takes quota in which order, and what is paid anyway."""

from __future__ import annotations

from tests.inquiry.robust.counties import given, planned
from zsyz_model.inquiry.robust.given import REPAY, SALE, START


def test_every_start_takes_what_its_sources_say() -> None:
    for seed in range(60):
        one, found = given(seed), planned(seed)
        if one is None or found is None:
            continue
        sources = {x.project_id: x.sources for x in found[1].starts}
        for item in one.starts:
            parts = {x.kind: round(100 * x.mu) for x in sources[item.subject]}
            assert item.plan_hmu == parts.get("计划指标", 0)
            assert item.link_hmu == parts.get("节余指标", 0)


def test_items_are_served_by_quarter_and_obligations_first() -> None:
    kinds = set()
    for seed in range(120):
        one = given(seed)
        if one is None:
            continue
        rank = {REPAY: 0, START: 1, SALE: 2}
        order = [(x.quarter, rank[x.kind], x.subject) for x in one.items]
        assert order == sorted(order)
        kinds |= {x.kind for x in one.items}
    assert kinds == {REPAY, START, SALE}


def test_only_quarters_with_quota_are_lots() -> None:
    found = [x for seed in range(40) if (x := given(seed)) is not None]

    assert all(hmu > 0 for one in found for hmu in one.lots.values())
    assert all(sum(one.lots.values()) == sum(one.numbers.released_hmu) for one in found)
