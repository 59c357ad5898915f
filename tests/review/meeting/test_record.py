"""The record goes out, is filled in by the clerk, and comes back through the ledger's reader."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from tests.cases import make_scenario
from tests.ledger.books import PROJECTS, Cells, of, read_county
from zsyz_model.case import Admission, Agenda, Case, Ledger
from zsyz_model.review.meeting.agenda import agenda
from zsyz_model.review.meeting.record import decision_rows

ALL = Admission(("P1", "P2", "P3"), ())
TOTALS = {"P1": 81.0, "P2": 62.0, "P3": 40.0}
CHANCES = dict.fromkeys(TOTALS, 0.5)
HEADERS = [
    "项目编号", "会议日期", "结论", "条件", "不同意见", "责任单位", "责任人职务", "办理期限",
    "指挥长", "招商单位", "属地", "职能部门",
]  # fmt: skip
MEETING = dt.date(2026, 11, 4)
OFFICES: Cells = [["部门", "职能"], ["发改局", "项目备案"], ["自然资源局", "用地报批、规划许可"]]


def papers() -> Cells:
    titles = ("投资项目基本情况表", "可研报告", "鸟瞰图", "合同书")
    header: list[object] = ["项目编号", *(w for t in titles for w in (t, f"{t}日期"))]
    return [header, *([p, *["有", dt.date(2026, 10, 20)] * 4] for p in ALL.kept)]


def projects() -> Cells:
    """All three in 评审, each attracted by somebody."""
    header, *rows = (list(row) for row in PROJECTS)
    stage = header.index("阶段")
    return [
        [*header, "首谈单位"],
        *([*row[:stage], "评审", *row[stage + 1 :], f"单位{row[0]}"] for row in rows),
    ]


def county(folder: Path, **sheets: Cells) -> Ledger:
    return read_county(folder, 项目=projects(), 评审材料=papers(), 部门=OFFICES, **sheets)


def met(ledger: Ledger, as_of: str = "2026-10-30") -> tuple[Agenda, Case, tuple[str, ...]]:
    case = Case(make_scenario(as_of=as_of), ledger)
    found, told = agenda(case, ALL, TOTALS, CHANCES)
    return found, case, tuple(finding.code for finding in told)


def filled_in(record: pd.DataFrame, *verdicts: str) -> Cells:
    """The record as a sheet, with what the clerk writes after the meeting."""
    written = record.copy()
    written["结论"], written["责任单位"] = verdicts, "开发区"
    written["责任人职务"], written["办理期限"] = "管委会副主任", dt.date(2026, 12, 31)
    written["指挥长"] = written["指挥长"].fillna("L2")
    return [list(written.columns), *(list(row) for row in written.itertuples(index=False))]


def test_the_record_has_one_row_a_topic_under_the_headers_of_the_sheet(tmp_path: Path) -> None:
    found, case, _ = met(county(tmp_path))

    record = decision_rows(found, case)

    assert list(record.columns) == HEADERS
    assert record["项目编号"].tolist() == ["P1", "P2", "P3"]
    assert record["会议日期"].tolist() == [MEETING] * 3
    # P1 has its leader, place and 40 mu; P2 land but no leader; P3 neither land nor place.
    assert record["指挥长"].tolist() == ["L1", None, "L2"]
    assert record["招商单位"].tolist() == ["单位P1", "单位P2", "单位P3"]
    assert record["属地"].tolist() == ["T1", "T2", None]
    assert record["职能部门"].tolist() == ["自然资源局、发改局", "自然资源局、发改局", "发改局"]
    empty = ["结论", "条件", "不同意见", "责任单位", "责任人职务", "办理期限"]
    assert record[empty].isna().all(axis=None)


def test_filled_in_and_read_back_it_takes_the_decided_off_the_next_agenda(tmp_path: Path) -> None:
    found, case, _ = met(county(tmp_path))
    sheet = filled_in(decision_rows(found, case), "准入", "暂缓", "不予")

    ledger = county(tmp_path, 决策=sheet)
    later, _, told = met(ledger, "2026-11-30")

    assert of(ledger) == []
    assert (ledger.rows["决策"].accepted, ledger.rows["决策"].quarantined) == (3, 0)
    assert later.decided == ("P1", "P3")
    assert [(t.project_id, t.again) for t in later.topics] == [("P2", True)]
    assert told == ()
    # The commander whom the meeting named leads, and is proposed again.
    assert [(t.project_id, t.commander) for t in later.teams] == [
        ("P2", "副县长二"), ("P1", "副县长一"),
    ]  # fmt: skip
    assert decision_rows(later, case)["项目编号"].tolist() == ["P2"]


def test_left_empty_the_record_is_set_aside_by_the_reader(tmp_path: Path) -> None:
    found, case, _ = met(county(tmp_path))
    record = decision_rows(found, case)

    rows: Cells = [list(row) for row in record.itertuples(index=False)]
    ledger = county(tmp_path, 决策=[[*HEADERS], *rows])

    assert ledger.rows["决策"].quarantined == 3
    assert {(f.code, f.place.column) for f in of(ledger)} == {("V10", "结论")}


@pytest.mark.parametrize("verdict", ["准入", "不予"])
def test_a_meeting_without_topics_has_an_empty_record(tmp_path: Path, verdict: str) -> None:
    found, case, _ = met(county(tmp_path))
    sheet = filled_in(decision_rows(found, case), *[verdict] * 3)
    later, case, _ = met(county(tmp_path, 决策=sheet), "2026-11-30")

    record = decision_rows(later, case)

    assert (list(record.columns), len(record)) == (HEADERS, 0)
