"""The first notebook: ledger, ranking, about how far it goes, and where to go from there."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.batch.county import write_county
from tests.explorer.county import scenario_file
from tests.explorer.test_state import guess
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.explorer.start_window import open_start


def test_a_county_is_shown_at_first_sight() -> None:
    start = open_start(str(scenario_file()))

    assert "项目 6 个，领导 3 名" in start.overview().data
    assert "预估" in start.goals().data
    for one in guess().view.ranking:
        assert one.name in start.ranking().data
    assert "L1" in start.leaders().data
    assert "计划指标" in start.land().data
    assert "达到" in start.pace().data
    assert "相符" in start.rows().data
    assert "quarterly_review.ipynb" in start.others().data
    assert start.finish().endswith(SENTINEL)


def test_a_ledger_that_cannot_be_used_shows_its_findings_everywhere(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"PK")
    start = open_start(str(path))

    async def opening() -> object:
        return start.explorer()

    pages = [start.overview(), start.rows(), start.ranking(), start.goals(), asyncio.run(opening())]
    assert all("资料有误" in page.data for page in pages)  # type: ignore[attr-defined]
    assert "ledger.xlsx" in start.findings().data
    assert SENTINEL not in start.finish()
