"""Every notebook is a thin window: one parameters cell, no logic of its own, nothing kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.habits import cell_faults, notebook_faults

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def test_there_is_a_notebook() -> None:
    assert "quarterly_review" in {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_a_thin_window(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))

    assert notebook_faults(path.name, notebook) == []
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)


def test_a_notebook_that_does_the_work_itself_is_caught() -> None:
    cell = {
        "cell_type": "code",
        "metadata": {},
        "source": ["x = 1"],
        "outputs": [{}],
        "execution_count": 1,
    }

    assert notebook_faults("n", {"cells": [cell]}) == [
        "n has 0 parameters cells",
        "n: a cell keeps its output",
    ]
    assert cell_faults("for x in y:\n    x") == ["a cell holds For"]
    assert cell_faults("x = 1\n" * 9) == ["a cell has 9 lines"]
