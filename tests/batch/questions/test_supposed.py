"""What might happen: the changes behind each word of the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.batch.questions.desk import Desk
from zsyz_model.batch.questions.supposed import busiest_leaves, event_of, events
from zsyz_model.case import Change
from zsyz_model.findings import RunError
from zsyz_model.inquiry.known import wished


def test_every_event_of_the_list_fits_the_ledger(desk: Desk) -> None:
    words = [word for _, word in events(desk)]

    assert {"领导调离/L1", "项目退出/P1", "指标迟一季/2027Q1", "指标减半/2027Q1"} <= set(words)
    for word in words:
        wished(desk.case, changes=event_of(desk.case, word).changes)


def test_late_quota_comes_whole_a_quarter_later(desk: Desk) -> None:
    before = desk.case.table("quota")["amount"]
    told = event_of(desk.case, "指标迟一季/2027Q1")
    after = wished(desk.case, changes=told.changes).table("quota")["amount"]

    assert told.title == "2027Q1 计划指标晚到一季"
    assert after["2027Q1/计划指标"] == 0
    assert after["2027Q2/计划指标"] == before["2027Q1/计划指标"] + before.get("2027Q2/计划指标", 0)


def test_quota_of_the_last_quarter_that_is_late_is_gone(desk: Desk) -> None:
    [only] = event_of(desk.case, "指标迟一季/2027Q4").changes

    assert only == Change("用地指标", "2027Q4/计划指标", column="数量", set=0.0)


def test_a_leader_who_leaves_has_his_office_said(desk: Desk) -> None:
    assert event_of(desk.case, busiest_leaves(desk)).title == "L2 副县长甲调离"


def test_an_event_file_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "e.yaml"
    path.write_text("title: 甲\nchanges:\n  - {sheet: 领导, key: L3, remove: true}\n", "utf-8")

    assert event_of(desk.case, str(path)).changes == (Change("领导", "L3", remove=True),)


def test_an_event_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(RunError, match=r"Q06.*没有事件“地震”.*指标减半"):
        event_of(desk.case, "地震")
