"""Scenario files written for a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario import read_scenario

LEDGER = "ledger: county/ledger.xlsx\n"


def write(folder: Path, text: str, name: str = "base.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusals(path: Path) -> tuple[Finding, ...]:
    """What the reader says against the file."""
    with pytest.raises(InputError, match=r"处理：") as caught:
        read_scenario(path)
    return caught.value.findings


def told(path: Path) -> list[tuple[str, str, str]]:
    """(code, line:column, key path) of each refusal."""
    return [(f.code, f.place.cell, f.subject) for f in refusals(path)]
