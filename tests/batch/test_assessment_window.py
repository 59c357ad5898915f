"""What the assessment notebook shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from IPython.display import Image

from tests.batch.county import write_county
from tests.batch.test_assessed import RULES, with_units
from zsyz_model.batch.assessment_window import (
    AssessmentWindow,
    check_year,
    open_assessment,
)
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.report.assessment import assessment_sheets

BASE = RULES.parents[1] / "base.yaml"


def test_every_sheet_of_the_demonstration_county_is_shown() -> None:
    window = open_assessment(str(BASE), str(RULES.with_name("assessment_trial.yaml")))
    told = window.assessed
    assert told is not None

    shown = {s.name: window.table(s.name).data for s in assessment_sheets(told.found, told.rules, told.ahead)}  # fmt: skip
    assert "19230÷25000×100=76.92" in shown["排名"]
    assert '<td class="number">3000' in shown["年末预测"].replace(",", "")
    assert ">2024-11-15</td>" in shown["到账逐笔"]
    assert "计入" in window.overview().data
    assert "A13" in window.data().data
    picture = window.chart()
    assert isinstance(picture, Image)
    assert "年末预计" in picture.alt
    assert window.loose_ends() == []
    assert window.finish().startswith(
        "2026 年度考核（试算用规则（数是举例，不是办法））：到位资金 35 笔，计入 19 笔"
    )
    assert window.finish().endswith(SENTINEL)


def test_the_year_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    window = open_assessment(str(with_units(tmp_path)), year=2027, out=str(tmp_path / "out"))

    assert [path.name for path in window.written] == sorted(
        (path.name for path in (tmp_path / "out").iterdir()),
        key=[
            "assessment.xlsx",
            "year_end.svg",
            "year_end.pdf",
            "year_end.png",
            "notice.docx",
        ].index,
    )
    assert window.verdict().startswith("2027 年度考核")


def test_a_broken_ledger_shows_its_findings_and_no_error(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"")

    window = open_assessment(str(path), str(RULES))

    assert window.assessed is None
    assert "F01" in window.overview().data
    assert "F01" in window.data().data
    assert "不能考核" in window.table("排名").data
    assert "不能考核" in str(window.chart().data)
    assert window.loose_ends() == []
    assert SENTINEL not in window.finish()


def test_money_that_is_lost_on_the_way_is_told() -> None:
    told = open_assessment(str(BASE)).assessed
    assert told is not None

    lost = replace(told.found, lines=told.found.lines[1:])

    assert len(list(check_year(lost))) == 2
    assert AssessmentWindow(replace(told, found=lost)).loose_ends() == list(check_year(lost))
