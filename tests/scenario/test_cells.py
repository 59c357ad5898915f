"""Places after a change: the scenario's for its cells, none for gone rows, the rest as read."""

from __future__ import annotations

import pytest

from zsyz_model.findings import Place
from zsyz_model.scenario.cells import Overlaid

READ, SET = Place("台账.xlsx", cell="B2"), Place("tight.yaml", row=3)


def test_places_come_from_the_uppermost_layer_that_knows() -> None:
    below = {("projects", p, "name"): READ for p in ("P1", "P2", "P3")}
    placed = Overlaid(below, {("projects", "P1", "name"): SET}, {"projects": frozenset({"P2"})})

    assert placed["projects", "P1", "name"] == SET
    assert placed["projects", "P3", "name"] == READ
    assert ("projects", "P2", "name") not in placed
    assert len(placed) == len(list(placed)) == 2
    with pytest.raises(KeyError, match="P2"):
        placed["projects", "P2", "name"]
