"""Flags of runs, replay and scenario: what reaches the room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zsyz_model.cli import register, showing
from zsyz_model.cli.commands import app
from zsyz_model.runs import Search


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Any]]:
    """The calls that the commands make, none of them carried out."""
    calls: list[Sequence[Any]] = []

    def listen(*args: Any) -> int:
        calls.append(args)
        return 0

    for room, name in (
        (register, "run_runs"), (register, "run_replay"), (register, "run_notebooks"), (showing, "run_show"),
        (showing, "run_schema"),
    ):  # fmt: skip
        monkeypatch.setattr(room, name, listen)
    return calls


def run(*args: str) -> int:
    return CliRunner().invoke(app, args).exit_code


def test_flags_reach_the_room(heard: list[Sequence[Any]]) -> None:
    assert run("runs", "紧", "--search", "OPTIMAL", "--input", "ab12", "--since", "2026-10-01") == 0
    assert run("runs", "--until", "2026-12-31", "--scenario", "b", "--out", "o", "--json") == 0
    assert run("notebooks", "--accept") == 0
    assert run("replay", "r/base/aa", "--scenario", "s.yaml") == 0
    assert run("scenario", "show", "s.yaml#x", "--origin", "--json") == 0
    assert run("scenario", "schema", "--out", "x.json") == 0

    assert heard == [
        (Path("reports"), Search(("紧", "OPTIMAL"), "", "2026-10-01", "", "ab12"), False),
        (Path("o"), Search((), "b", "", "2026-12-31", ""), True),
        (True, False),
        (Path("r/base/aa"), Path("s.yaml"), False),
        (Path("s.yaml#x"), True, True),
        (Path("x.json"),),
    ]


def test_the_log_is_checked_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def listen(*args: Any) -> int:
        asked.append(args)
        return 1

    monkeypatch.setattr(register, "run_log", listen)

    assert run("runs", "--check", "--out", "o") == 1
    assert asked == [(Path("o"), False)]


def test_help_of_the_group_is_chinese() -> None:
    told = CliRunner().invoke(app, ["scenario", "--help"]).output

    assert "用法：" in told
    assert {"show", "schema"} <= set(told.split())
