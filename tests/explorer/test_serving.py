"""Serving: a free port of its own, one cell, loopback and a token."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from zsyz_model.explorer.serving import (
    HOST,
    POLICY,
    Served,
    free_port,
    page_notebook,
    tell_served,
)
from zsyz_model.findings import RunError


def test_a_port_that_is_taken_is_refused_and_ours_gives_way() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(RunError, match=f"端口 {port} 已被占用"):
            free_port(port)

    assert free_port() > 0


def test_the_cell_holds_paths_as_text_and_nothing_else(tmp_path: Path) -> None:
    odd = tmp_path / "情景'\")\nimport os #.yaml"

    (cell,) = page_notebook(odd, tmp_path).cells

    compile(cell.source, "cell", "exec")
    assert len(cell.source.splitlines()) == 3


def test_the_address_is_of_this_machine_and_has_the_token(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_served(Served(8868, "abc"))

    assert "http://127.0.0.1:8868/?token=abc" in capsys.readouterr().err


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    assert "http:" not in POLICY
    assert "https:" not in POLICY
    assert "*" not in POLICY.replace("ws://127.0.0.1:*", "")
