"""What we know: a `Case`, the scenario with the ledger's typed and validated tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from zsyz_model.case.wishes import Scenario
from zsyz_model.findings import Finding, Place, masked
from zsyz_model.tables import TABLES


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of the rows of one sheet: read = accepted + quarantined + blank + other.

    `other` counts header, total and note rows, `other_rows` says which (Excel numbers).
    """

    read: int
    accepted: int
    quarantined: int
    blank: int
    other: int
    other_rows: tuple[int, ...] = ()

    @property
    def balanced(self) -> bool:
        """Whether no row was lost."""
        return self.read == self.accepted + self.quarantined + self.blank + self.other


class Confidence(StrEnum):
    """How far a conversion is certain; what is less certain than these is set aside."""

    STATED = "注明"
    """The cell or its header says the unit or the form."""
    SHEET = "按全表说明"
    """A line above the table, a mapping file or the dictionary says the unit."""
    RULE = "按规则"
    """A stated rule reads the form (serial days, months to quarters, spellings)."""


class Conversion(NamedTuple):
    """One cell whose value is not simply what stands in it, with how it came to be."""

    place: Place
    subject: str
    raw: str
    value: str
    unit: str
    rule: str
    confidence: Confidence

    def as_row(self) -> dict[str, str]:
        """The flat form for a csv."""
        return {
            "sheet": self.place.sheet, "cell": self.place.cell, "column": self.place.column,
            "subject": masked(self.subject), "raw": masked(self.raw), "value": masked(self.value),
            "unit": self.unit, "rule": masked(self.rule), "confidence": self.confidence.value,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """A county's workbook as read: typed tables, where each cell stood, what was found.

    `tables` has every table of the dictionary (absent sheets as empty frames), each row
    indexed by its key words joined with "/", in the ledger's order. `cells` maps
    (table, key, column) to the place the value was read from. `extra` keeps columns that
    the dictionary does not know, as text, indexed like the table. `conversions` are the
    cells whose value is not simply what stands in them.
    """

    source: str
    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...] = ()
    rows: Mapping[str, RowCount] = field(default_factory=dict)
    cells: Mapping[tuple[str, str, str], Place] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    extra: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    sha256: str = ""
    conversions: tuple[Conversion, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The scenario and the tables it is about, after the scenario's changes.

    Frames are sorted by key, so that the order of the ledger's rows cannot reach a result.
    """

    scenario: Scenario
    ledger: Ledger
    findings: tuple[Finding, ...] = ()

    def table(self, name: str) -> pd.DataFrame:
        """A typed table by internal name; empty when the ledger has no such sheet."""
        return self.ledger.tables[name]

    @property
    def projects(self) -> pd.DataFrame:
        """The projects, indexed by project_id."""
        return self.table("projects")

    @property
    def leaders(self) -> pd.DataFrame:
        """The county leaders, indexed by leader_id."""
        return self.table("leaders")

    def named(self, project: str) -> str:
        """A project's id, always together with its name."""
        name = self.projects["name"].get(project)
        return f"{project} {name}" if isinstance(name, str) else project

    def place_of(self, table: str, key: str, column: str) -> Place:
        """Where the value was read; only the sheet where a scenario set it."""
        known = self.ledger.cells.get((table, key, column))
        return known or Place(sheet=TABLES[table].sheet, column=TABLES[table].by_name[column].label)
