"""The meeting's files, and the record that comes back as the ledger's history."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.batch.county import write_county
from zsyz_model.batch.joint import RECORD, hold_review
from zsyz_model.findings import InputError


def ready_county(folder: Path) -> Path:
    """The small county with one project that a meeting has to decide on, all papers handed in."""
    path = write_county(folder)
    book = load_workbook(folder / "ledger.xlsx")
    projects = book["项目"]
    heads = [str(cell.value) for cell in projects[1]]
    projects.cell(2, 1 + heads.index("阶段")).value = "评审"
    key = projects.cell(2, 1 + heads.index("项目编号")).value
    papers = book.create_sheet("评审材料")
    papers.append(["项目编号", "投资项目基本情况表", "可研报告", "鸟瞰图", "合同书"])
    papers.append([key, "有", "有", "有", "有"])
    book.save(folder / "ledger.xlsx")
    return path


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    before = sorted(tmp_path.iterdir())

    held = hold_review(path)

    assert held.written == ()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.slow
def test_the_same_review_is_written_in_the_same_bytes(tmp_path: Path) -> None:
    path = ready_county(tmp_path)
    held = [hold_review(path, tmp_path / name) for name in ("one", "two")]

    files = [[file.relative_to(tmp_path / name) for file in one.written] for name, one in zip(("one", "two"), held, strict=True)]  # fmt: skip
    assert files[0] == files[1]
    assert {file.name for file in files[0]} >= {RECORD, "joint_review.xlsx", "notices.html"}
    for file in files[0]:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


@pytest.mark.slow
def test_what_the_meeting_decided_is_not_on_the_next_agenda(tmp_path: Path) -> None:
    path = ready_county(tmp_path)
    held = hold_review(path, tmp_path / "out")
    (topic,) = held.review.agenda.topics

    record = load_workbook(tmp_path / "out" / RECORD)["决策"]
    lines = [[cell.value for cell in row] for row in record.iter_rows()]
    head = next(i for i, line in enumerate(lines) if "结论" in line)
    filled = lines[head + 1]
    filled[lines[head].index("结论")] = "准入"
    ledger = load_workbook(tmp_path / "ledger.xlsx")
    sheet = ledger.create_sheet("决策")
    sheet.append(lines[head])
    sheet.append(filled)
    ledger.save(tmp_path / "ledger.xlsx")
    later = tmp_path / "later.yaml"
    day = held.review.agenda.held_on + dt.timedelta(days=20)
    later.write_text(f"extends: {path.name}\nas_of: {day}\n", encoding="utf-8")

    again = hold_review(later).review

    assert again.agenda.topics == ()
    assert topic.project_id in again.agenda.decided
    told = {f.place.column for f in again.case.findings if f.place.sheet == "决策"}
    assert told == {"责任单位", "办理期限"}


@pytest.mark.slow
def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "out").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[F12\].*out.*写不进文件夹"):
        hold_review(path, tmp_path / "out")
