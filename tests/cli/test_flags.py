"""How commands end, and where drawings go."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from zsyz_model.cli.flags import leave, written_into
from zsyz_model.findings import Finding, InputError, RunError


def test_a_command_leaves_with_the_code_of_its_work() -> None:
    with pytest.raises(typer.Exit, match="3") as left:
        leave(lambda: 3, False, debug=False)

    assert left.value.exit_code == 3


def test_an_error_becomes_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> int:
        raise RunError(Finding("Q05", "没有说问什么", "写明"))

    with pytest.raises(typer.Exit, match="1"):
        leave(fails, False, debug=False)
    assert "没有说问什么" in capsys.readouterr().err


def test_drawings_go_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"

    assert written_into(folder, lambda: [folder / "x.svg"]) == [folder / "x.svg"]
    assert folder.is_dir()


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="taken"):
        written_into(taken, lambda: [])
