"""Flags of the main job: what reaches the room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zsyz_model.cli import batches
from zsyz_model.cli.commands import app
from zsyz_model.pool import Limits


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Any]]:
    calls: list[Sequence[Any]] = []

    def listen(*args: Any) -> int:
        calls.append(args)
        return 0

    monkeypatch.setattr(batches, "run_review", listen)
    return calls


def run(*args: str) -> int:
    return CliRunner().invoke(app, args).exit_code


def test_a_plain_review_resumes_here_without_limits(heard: list[Sequence[Any]]) -> None:
    assert run("review") == 0

    paths, out, orders, as_json, papers = heard[0]
    assert (paths, out, as_json, papers) == ([], Path("reports"), False, False)
    assert (orders.again, orders.spread, orders.pages, orders.clock) == (False, False, True, "")


def test_a_batch_is_spread_and_limited_by_flags(heard: list[Sequence[Any]]) -> None:
    flags = ("--workers", "2", "--time-limit", "90", "--memory-limit", "2000", "--no-pages")
    assert run("review", "s.yaml", *flags, "--clock", "2026-11-23T00:00:00Z") == 0
    assert run("review", "--scheduler", "dask") == 0

    orders = heard[0][2]
    assert (orders.workers, orders.limits, orders.pages) == (2, Limits(90.0, 2000.0), False)
    assert orders.clock == "2026-11-23T00:00:00Z"
    assert (heard[1][2].place, heard[1][2].limits.any, heard[1][2].pages) == ("dask", False, True)


def test_papers_are_made_when_asked_for(heard: list[Sequence[Any]]) -> None:
    assert run("review", "s.yaml", "--papers") == 0

    assert heard[0][4] is True


@pytest.mark.parametrize(
    "flags", [("--workers", "0"), ("--time-limit", "0"), ("--memory-limit", "1")]
)
def test_a_limit_that_is_none_is_wrong_use(
    heard: list[Sequence[Any]], flags: Sequence[str]
) -> None:
    assert run("review", *flags) == 2
    assert heard == []
