"""The commands that look: what they say in words, and their exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.batch.county import write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.batch import plan_only
from zsyz_model.cli.looks import Copies, run_check, run_score, run_verify
from zsyz_model.findings import InputError


def test_a_row_set_aside_is_exit_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = toy_tables()
    tables["projects"][0]["place"] = "Z"

    code = run_check(write_ledger(tmp_path / "ledger.xlsx", tables), None, as_json=False)

    told = capsys.readouterr().out
    assert code == 1
    assert "项目：读入 7 行 = 收下 5 + 隔离 1 + 空行 0 + 其他 1（相符）" in told
    assert "K02" in told


def test_a_clean_ledger_is_exit_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_check(write_ledger(tmp_path / "ledger.xlsx", toy_tables()), None, as_json=False)

    assert code == 0
    assert "隔离 1" not in capsys.readouterr().out


def test_the_ranking_is_told_with_its_refusals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_score(write_county(tmp_path), as_json=False) == 0

    told = capsys.readouterr().out.splitlines()
    assert [line[:3] for line in told[:5]] == [f"{place:>3}" for place in range(1, 6)]
    assert told[5].startswith("不予准入 P6：")


def test_every_rule_is_named_when_a_run_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = plan_only(write_county(tmp_path), tmp_path / "reports")
    assert entry.run is not None

    assert run_verify(entry.run.folder, as_json=False) == 0

    told = capsys.readouterr().out
    assert "领导每周可用小时（leader_hours）：相符" in told
    assert "违约 0 处" in told.splitlines()[-1]


def aside(folder: Path) -> Path:
    """A ledger with one row set aside: project P1 names a place that is not there."""
    tables = toy_tables()
    tables["projects"][0]["place"] = "Z"
    return write_ledger(folder / "ledger.xlsx", tables)


def test_a_marked_copy_and_a_list_are_written_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = Copies(tmp_path / "marked.xlsx", tmp_path / "out")

    code = run_check(aside(tmp_path), None, as_json=True, copies=copies)

    told = json.loads(capsys.readouterr().out)
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file))
    assert code == 1
    assert told["marked"] == (tmp_path / "marked.xlsx").as_posix()
    assert told["findings_csv"] == (tmp_path / "out" / "findings.csv").as_posix()
    assert listed == told["findings"]
    assert load_workbook(tmp_path / "marked.xlsx").sheetnames[-1] == "核查结果"


def test_what_was_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_check(aside(tmp_path), None, as_json=False, copies=Copies(tmp_path / "marked.xlsx"))

    assert capsys.readouterr().out.splitlines()[-1] == f"标记副本：{tmp_path / 'marked.xlsx'}"


def test_without_being_asked_nothing_is_written(tmp_path: Path) -> None:
    run_check(aside(tmp_path), None, as_json=False)

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.xlsx"]


def headless(folder: Path) -> Path:
    """A ledger whose projects lack the header of their names."""
    path = aside(folder)
    book = load_workbook(path)
    for cell in book["项目"][1]:
        if cell.value == "项目名称":
            cell.value = "无此列"
    book.save(path)
    return path


def test_a_ledger_refused_for_its_header_is_marked_and_still_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "marked.xlsx"

    with pytest.raises(InputError, match=r"\[H01\].*缺列“项目名称”"):
        run_check(headless(tmp_path), None, as_json=False, copies=Copies(out))

    comment = load_workbook(out)["项目"]["A1"].comment
    assert capsys.readouterr().err == f"标记副本：{out}\n"
    assert comment is not None
    assert "[H01·拒绝] 缺列“项目名称”" in comment.text


def test_a_refusal_as_json_names_the_marked_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "marked.xlsx"

    code = run_check(headless(tmp_path), None, as_json=True, copies=Copies(out))

    told = json.loads(capsys.readouterr().out)
    assert (code, told["error"], told["marked"]) == (2, 2, out.as_posix())
    assert "H01" in [finding["code"] for finding in told["findings"]]


def test_a_file_that_cannot_be_opened_gets_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(b"<html>")

    with pytest.raises(InputError, match=r"\[F03\]"):
        run_check(path, None, as_json=False, copies=Copies(tmp_path / "marked.xlsx"))

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.xlsx"]


def test_the_ledger_itself_is_no_place_for_the_copy(tmp_path: Path) -> None:
    path = aside(tmp_path)
    before = path.read_bytes()

    with pytest.raises(InputError, match=r"\[F12\].*不覆盖原文件"):
        run_check(path, None, as_json=False, copies=Copies(path))

    assert path.read_bytes() == before


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[F12\].*写不进findings.csv"):
        run_check(aside(tmp_path), None, as_json=False, copies=Copies(out=tmp_path / "out"))
