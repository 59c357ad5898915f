"""The window of the progress notebook: what it shows, what it says instead, what must add up."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from IPython.display import Image

from tests.batch.county import BASE, write_county, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.batch.motion_window import UNUSABLE, MotionWindow, check_motion, open_progress
from zsyz_model.batch.notebooks import SENTINEL

CHARTS = ("lights", "issues", "board", "reverse", "notice")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> MotionWindow:
    folder = tmp_path_factory.mktemp("county")
    write_ledger(folder / "ledger.xlsx", busy_tables())
    shutil.copytree(RULES, folder / "rules")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return open_progress(str(folder / "base.yaml"))


def test_the_month_is_told(window: MotionWindow) -> None:
    assert "不说不未办结 3 件、逾期 2 件" in window.overview().data
    assert "没有“到位资金”的数据" in window.overview().data
    assert "红 1 个" in window.verdict()
    assert window.finish().endswith(SENTINEL)
    assert window.loose_ends() == []


@pytest.mark.parametrize(
    ("title", "words"),
    [("亮灯", "严重滞后"), ("走访日历", "副县长甲"), ("转下次方案", "W2"), ("调度会", "上报问题"),
     ("倒排工期", "没有承诺日期"), ("不说不清单", "县委县政府调度会")],
)  # fmt: skip
def test_every_table_is_there(window: MotionWindow, title: str, words: str) -> None:
    assert words in window.table(title).data


def test_every_chart_is_a_picture_with_words(window: MotionWindow) -> None:
    for stem in CHARTS:
        picture = window.chart(stem)
        assert isinstance(picture, Image)
        assert "2026-10" in str(picture.alt)


def test_a_ledger_that_cannot_be_used_shows_its_findings(tmp_path: Path) -> None:
    write_county(tmp_path)
    shutil.copytree(RULES, tmp_path / "rules")
    (tmp_path / "ledger.xlsx").write_bytes(b"PK")

    shut = open_progress(str(tmp_path / "base.yaml"))

    assert UNUSABLE in shut.overview().data
    assert shut.findings
    assert shut.findings[0].code in shut.data().data
    assert UNUSABLE in shut.table("亮灯").data
    assert not isinstance(shut.chart("board"), Image)
    assert (shut.loose_ends(), SENTINEL in shut.finish()) == ([], False)


def test_a_county_without_the_sheets_is_told_which_to_fill(tmp_path: Path) -> None:
    write_county(tmp_path)
    shutil.copytree(RULES, tmp_path / "rules")

    bare = open_progress(str(tmp_path / "base.yaml"))

    assert "填其中一张即列入" in bare.overview().data
    assert all(isinstance(bare.chart(stem), Image) for stem in CHARTS)
    assert bare.loose_ends() == []


def test_sums_that_do_not_agree_are_said(window: MotionWindow) -> None:
    assert window.moved is not None
    told = window.moved.told
    fewer = replace(told, items=told.items[1:], ageing={"0至7天": 1})

    assert list(check_motion(replace(window.moved, told=fewer))) == [
        "不说不清单 3 件，台账 4 件", "账龄各档合计 1 件，未办结 3 件",
    ]  # fmt: skip
    kept = replace(told.attendance[0], kept=99)
    odd = replace(told, lights=told.lights * 2, attendance=(kept,))
    assert list(check_motion(replace(window.moved, told=odd))) == [
        "亮灯 8 个，台账有进度的 4 个", "1 个包保项目的达标周数或解决数多于应有",
    ]  # fmt: skip
