"""What the joint review notebook shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
from IPython.display import Image

from tests.batch.county import write_county
from zsyz_model.batch.joint_window import JointWindow, check_review, open_joint_review
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.case import Admission
from zsyz_model.report.joint import REVIEW_CHARTS, REVIEW_TABLES


def test_every_table_and_chart_is_shown(tmp_path: Path) -> None:
    window = open_joint_review(str(write_county(tmp_path)))

    assert window.findings == ()
    assert "联审总览" in window.overview().data
    assert all(title in window.table(title).data for title in REVIEW_TABLES)
    assert all(window.chart(stem).data.startswith(b"\x89PNG") for stem in REVIEW_CHARTS)
    picture = window.chart("ranking")
    assert isinstance(picture, Image)
    assert "第一" in picture.alt
    assert "数据与打分核查" in window.data().data
    assert window.loose_ends() == []
    assert window.finish().endswith(SENTINEL)


def test_a_broken_ledger_shows_its_findings_and_no_error(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"")

    window = open_joint_review(str(path))

    assert window.review is None
    assert "F01" in window.overview().data
    assert "F01" in window.data().data
    assert "不能评审" in window.table("排名").data
    assert "不能评审" in str(window.chart("ranking").data)
    assert window.loose_ends() == []
    assert SENTINEL not in window.finish()


def test_a_lost_project_and_a_wrong_total_are_told(tmp_path: Path) -> None:
    window = open_joint_review(str(write_county(tmp_path)))
    assert window.review is not None
    review = window.review
    lost = Admission(review.admission.kept[1:], review.admission.refusals)

    told = list(check_review(replace(review, admission=lost)))

    assert any("台账" in line for line in told)
    assert any("已决策" in line for line in told)

    class Wrong:
        parts = review.scores.parts
        total: pd.Series[float] = review.scores.total + 1

    wrong = replace(review, scores=Wrong())  # type: ignore[arg-type]
    assert list(check_review(wrong)) == ["评分各项相加不等于总分"]
    assert JointWindow(wrong).loose_ends() == ["评分各项相加不等于总分"]
