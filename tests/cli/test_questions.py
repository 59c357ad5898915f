"""Flags of the commands that ask a plan: what reaches the room, what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zsyz_model.cli import ways_out, why, worth
from zsyz_model.cli.commands import app
from zsyz_model.cli.why import About


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Any]]:
    """The calls that the commands make, none of them carried out."""
    calls: list[Sequence[Any]] = []

    def listen(*args: Any) -> int:
        calls.append(args)
        return 0

    monkeypatch.setattr(why, "run_why", listen)
    monkeypatch.setattr(worth, "run_worth", listen)
    monkeypatch.setattr(ways_out, "run_repair", listen)
    monkeypatch.setattr(ways_out, "run_replan", listen)
    return calls


def _run(*args: str) -> int:
    return CliRunner().invoke(app, args).exit_code


def test_flags_reach_the_room(heard: list[Sequence[Any]]) -> None:
    run = Path("x")

    assert _run("why", "x", "P1", "--quarter", "2027Q2", "--site", "new", "--quick") == 0
    assert _run("why", "x", "--leader", "L1", "--charts", "z", "--json") == 0
    assert _run("worth", "x", "--quota", "2027Q1", "--hour", "L2", "--steps", "0") == 0
    assert _run("repair", "x", "--count", "5", "--out", "z") == 0
    assert _run("replan", "x", "--event", "e.yaml", "--points", "7", "--json") == 0

    assert heard == [
        (run, About("P1", "", "2027Q2", "new", True), False, None),
        (run, About("", "L1", "", "", False), True, Path("z")),
        (run, {"计划指标": "2027Q1", "每周时间": "L2"}, False, 0, None),
        (run, 5, Path("z"), False),
        (run, Path("e.yaml"), 7, None, True),
    ]


@pytest.mark.parametrize(
    "args",
    [("repair", "x", "--count", "0"), ("replan", "x"), ("worth", "x", "--steps", "21")],
)
def test_numbers_out_of_bounds_and_missing_files_are_refused(
    heard: list[Sequence[Any]], args: tuple[str, ...]
) -> None:
    assert _run(*args) == 2
    assert heard == []
