"""Flags of the commands that set plans side by side: what reaches the room, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zsyz_model.case.fronts import GOALS_TRADED
from zsyz_model.cli import ways
from zsyz_model.cli.commands import app
from zsyz_model.cli.offers import SHORT


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Any]]:
    """The calls that the commands make, none of them carried out."""
    calls: list[Sequence[Any]] = []

    def listen(*args: Any) -> int:
        calls.append(args)
        return 0

    for name in ("run_alternatives", "run_front", "run_compare"):
        monkeypatch.setattr(ways, name, listen)
    return calls


def _run(*args: str) -> int:
    return CliRunner().invoke(app, args).exit_code


def test_flags_reach_the_room(heard: list[Sequence[Any]]) -> None:
    path = Path("x")

    assert (
        _run("alternatives", "x", "--plans", "7", "--apart", "2", "--kind", "包保", "--json") == 0
    )
    assert (
        _run("front", "x", "--goal", "价值", "--goal", "公平", "--goal", "稳定", "--from", "y") == 0
    )
    assert _run("front", "x", "--points", "0", "--within", "0.1", "--out", "z") == 0
    assert _run("compare", "x", "y", "--exact", "2") == 0

    assert heard == [
        (path, 7, 0.01, 2, ["包保"], ways.Side(True, None)),
        (path, ["merit", "fairness", "stability"], 8, None, Path("y"), ways.Side(False, None)),
        (path, ["merit", "land_cost"], 0, 0.1, None, ways.Side(False, Path("z"))),
        ([path, Path("y")], 2, ways.Side(False, None)),
    ]


def test_every_goal_that_can_be_traded_has_a_short_word() -> None:
    assert set(SHORT.values()) == set(GOALS_TRADED)


def test_too_many_orders_are_refused(heard: list[Sequence[Any]]) -> None:
    assert _run("compare", "x", "y", "--exact", "9") == 2
    assert heard == []
