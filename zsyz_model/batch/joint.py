"""The joint review of a scenario, held: charts, workbook, notices and the record to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zsyz_model.case import JointReview
from zsyz_model.findings import cannot_write
from zsyz_model.pipeline import read_case, review
from zsyz_model.report.joint import write_review
from zsyz_model.review.meeting.record import decision_rows
from zsyz_model.sheets import Sheet, write_book
from zsyz_model.tables import TABLES

RECORD = "decisions.xlsx"


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A joint review and the files that were written of it."""

    review: JointReview
    written: tuple[Path, ...] = ()


def hold_review(scenario: Path, folder: Path | None = None) -> Held:
    """Read, screen, score and prepare the meeting; with `folder`, write everything into it.

    Raises:
        InputError: when ledger or scenario are refused, or the folder cannot be written (F12).
    """
    found = review(read_case(scenario))
    if folder is None:
        return Held(found)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = write_review(folder, found, scenario.stem)
        return Held(found, (*written, write_record(folder / RECORD, found)))
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error


def write_record(path: Path, held: JointReview) -> Path:
    """The rows of 决策 for this meeting: the clerk fills in the verdicts and pastes them back."""
    title = TABLES["decisions"].sheet
    note = "会后填“结论”等列，整行粘贴到台账的“决策”工作表；指挥长、属地按编号填"
    rows = decision_rows(held.agenda, held.case)
    write_book(path, [Sheet(title, list(rows.columns), rows.to_numpy().tolist(), notes=(note,))])
    return path
