"""The batch benchmark on figures made by hand, and one small round of the real thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.batch import (
    MORE_CELLS,
    ONE,
    OURS,
    PAPERMILL,
    TWO,
    Found,
    Taken,
    _cells,
    _grid,
    _longer,
    run_share,
)
from tests.batch.county import write_county
from tests.batch.specimens import specimen
from zsyz_model.batch.home import find_notebook
from zsyz_model.batch.notebooks import read_notebook
from zsyz_model.scenario import variants_of

BY_HAND = Found(
    (
        Taken(OURS, 15, 20, 40.0), Taken(OURS, 60, 20, 130.0), Taken(OURS, 15, 40, 49.0),
        Taken(PAPERMILL, 15, 20, 120.0), Taken(PAPERMILL, 60, 20, 480.0), Taken(PAPERMILL, 15, 40, 150.0),
        Taken(ONE, 1000, 0, 300.0), Taken(TWO, 1000, 0, 170.0),
    )
)  # fmt: skip


def test_ratios_are_of_the_largest_batches() -> None:
    assert BY_HAND.faster == pytest.approx(480 / 130)
    assert BY_HAND.scale == pytest.approx(300 / 170)
    assert BY_HAND.faults == ("dask: 1.76 times as fast, not 1.8",)


def test_a_further_scenario_and_a_further_cell() -> None:
    assert BY_HAND.further(OURS) == pytest.approx((2.0, 0.03))
    assert BY_HAND.further(PAPERMILL) == pytest.approx((8.0, 0.1))
    assert json.loads(json.dumps(BY_HAND.told()))["seconds of a further scenario"][OURS] == 2.0
    assert "papermill / zsyz 3.7; dask, 1 worker / 2 1.76" in BY_HAND.text()


@pytest.mark.slow
def test_each_notebook_of_a_share_has_a_kernel_of_its_own(tmp_path: Path) -> None:
    book = specimen(tmp_path / "n.ipynb", "print('leaked' in globals())\nleaked = 1")
    folders = [tmp_path / str(i) for i in range(3)]
    for folder in folders:
        folder.mkdir()

    run_share(book, tmp_path / "base.yaml", folders)

    for folder in folders:
        cells = read_notebook(folder / "review.ipynb").cells
        texts = [o["text"] for c in cells for o in c.get("outputs", []) if "text" in o]
        assert texts[0] == "False\n"


def test_a_longer_notebook_and_a_grid_have_the_size_asked_for(tmp_path: Path) -> None:
    plain = find_notebook()
    scenario = write_county(tmp_path)

    assert _cells(_longer(plain, tmp_path / "long.ipynb")) == _cells(plain) + MORE_CELLS
    assert len(variants_of(_grid(scenario, 7))) == 7
