"""The commands of the list, run for the demonstration county as a planner runs them, each once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.pictures.listing import COMMANDS

ROOT = Path(__file__).parents[2]
LEDGER = ROOT / "scenarios" / "demo_county" / "ledger.xlsx"
FAULTS: Mapping[tuple[str, str], str] = {
    ("用地指标", "C3"): "约110亩", ("存量地块", "B2"): "开发区", ("走访记录", "B3"): "L99",
    ("走访记录", "C4"): "9月初", ("考核单位", "C4"): "4000万至5000万", ("手续", "A3"): "P3",
}  # fmt: skip
"""Cells that are written over, so that a check has something to find."""
MISREAD = 1
"""Exit code of a check that set rows aside; every other command of the list ends with 0."""


@dataclass(frozen=True, slots=True)
class County:
    """The outputs of the commands in a folder; what is there already is not made again."""

    folder: Path

    def file(self, name: str) -> Path:
        """A file of the outputs; its command runs when its folder is not there yet."""
        first, _, rest = name.partition("/")
        self._fill(first)
        return (self._run() if first == "run" else self.folder / first) / rest

    def _fill(self, name: str) -> None:
        out = self.folder / name
        if out.is_dir():
            return
        command = COMMANDS[name]
        names = {"out": str(out)}
        if "{run}" in command:
            names["run"] = str(self.file("run/"))
        if "{faulty}" in command:
            names["faulty"] = str(self._faulty())
        out.mkdir(parents=True)
        told = subprocess.run(
            [sys.executable, "-m", "zsyz_model", *(word.format(**names) for word in command.split())],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
        right = MISREAD if name == "checked" else 0
        assert told.returncode == right, told.stdout + told.stderr

    def _run(self) -> Path:
        (record,) = (self.folder / "run" / "base").glob("*/RUN.json")
        return record.parent

    def _faulty(self) -> Path:
        path = self.folder / "台账.xlsx"
        book = openpyxl.load_workbook(LEDGER)
        for (sheet, cell), value in FAULTS.items():
            book[sheet][cell] = value
        book.save(path)
        return path
