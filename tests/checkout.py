"""A small county with the suite's notebooks beside it, as a folder: `python -m tests.checkout FOLDER`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.batch.county import write_county
from zsyz_model.batch.home import LOCK

ROOT = Path(__file__).parents[1]


def write_checkout(folder: Path) -> Path:
    """notebooks/ and scenarios/ with the toy county and the rules; returns the folder."""
    write_county(folder / "scenarios")
    shutil.copytree(ROOT / "scenarios" / "rules", folder / "scenarios" / "rules")
    (folder / "notebooks").mkdir()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        shutil.copy(path, folder / "notebooks")
    shutil.copy(ROOT / "notebooks" / LOCK, folder / "notebooks")
    return folder


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    write_checkout(target)
