"""The published files of tests/data/published as their mappings read them, and as plain rows."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pandas as pd

from tests.ledger.published_rows import FILES
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger import read_ledger

PUBLISHED = Path(__file__).parents[1] / "data" / "published"


@cache
def published(name: str) -> Ledger:
    """A published file as its mapping reads it."""
    return read_ledger(PUBLISHED / f"{FILES[name]}.csv", PUBLISHED / f"{name}.map.yaml")


@cache
def lines(name: str) -> list[dict[str, str]]:
    """The rows of the csv as text."""
    with (PUBLISHED / f"{FILES[name]}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_of(name: str) -> str:
    return "projects" if name == "investments" else name


def frame_of(name: str) -> pd.DataFrame:
    return published(name).tables[table_of(name)]


def set_aside(ledger: Ledger) -> list[Finding]:
    return [f for f in ledger.findings if f.severity is Severity.QUARANTINED]


def plain(value: object) -> object:
    """A value of a frame; None for a missing one of any dtype."""
    return None if value is None or value is pd.NA or value is pd.NaT or value != value else value
