"""Small notebooks, good and bad, written for a test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from zsyz_model.batch.notebooks import SENTINEL

PARAMETERS = 'scenario = ""\nrun = ""\nseed = 7'
SAYS_DONE = f'print("{SENTINEL}")'
Cell = tuple[str, tuple[str, ...]]


def notebook(*cells: Cell) -> dict[str, Any]:
    """Code cells of (source, tags) as a notebook."""
    return {
        "cells": [
            {
                "cell_type": "code",
                "id": f"c{i}",
                "metadata": {"tags": list(tags)},
                "execution_count": None,
                "outputs": [],
                "source": source,
            }
            for i, (source, tags) in enumerate(cells)
        ],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def write(path: Path, *cells: Cell) -> Path:
    """The notebook as a file."""
    path.write_text(json.dumps(notebook(*cells), ensure_ascii=False), encoding="utf-8")
    return path


def specimen(path: Path, *sources: str) -> Path:
    """A well-formed notebook with the sources between its parameters and its sentinel."""
    middle = [(source, ()) for source in sources]
    return write(path, (PARAMETERS, ("parameters",)), *middle, (SAYS_DONE, ("sentinel",)))
