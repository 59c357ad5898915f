"""The record of the meeting to be filled in: rows for the ledger's sheet 决策."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import Agenda, Case
from zsyz_model.review.meeting.history import SHEET, last_decisions
from zsyz_model.review.meeting.teams import named
from zsyz_model.tables import TABLES


def decision_rows(agenda: Agenda, case: Case) -> pd.DataFrame:
    """One row for each topic in the order of the agenda, under the Chinese headers of 决策.

    Filled in: project, day of the meeting, and the suggested commander, attracting unit, town
    and departments, in the ledger's keys, so that the row can be pasted and read back. Verdict,
    conditions, dissent, responsible unit and post, and the due day are the clerk's.
    """
    last = last_decisions(case)
    rows = []
    for topic in agenda.topics:
        found = named(case, topic.project_id, last.get(topic.project_id))
        rows.append(
            {
                "project_id": topic.project_id,
                "met_on": agenda.held_on,
                "commander": found.commander or None,
                "attracted_by": found.attracted_by or None,
                "town": found.town or None,
                "departments": "、".join(found.departments) or None,
            }
        )
    columns = TABLES[SHEET].columns
    table = [[row.get(column.name) for column in columns] for row in rows]
    return pd.DataFrame(table, columns=[column.header for column in columns], dtype="object")
