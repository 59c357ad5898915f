"""The notice: counts, ranks and problems by hand, and nothing internal in public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.report.papers.readback import docx_tables, docx_texts, whole_text
from zsyz_model.assessment import assess, forecast
from zsyz_model.case.assessing import AssessmentRules
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.pipeline import read_case
from zsyz_model.report.assessment import Notice, write_notice
from zsyz_model.scenario.assessment import read_assessment_rules

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@cache
def notice(level: Level = Level.INTERNAL, rules: str = "assessment_trial") -> Notice:
    case = read_case(SCENARIOS / "base.yaml")
    law = read_assessment_rules(SCENARIOS / "rules" / f"{rules}.yaml")
    found = assess(case, law, 2026)
    return Notice(case, found, law, forecast(case, law, found), PaperRules(), level)


def texts(told: Notice, folder: Path) -> list[str]:
    write_notice(told, folder / "n.docx")
    return docx_texts(folder / "n.docx")


def test_whole_ranks_problems_and_period_by_hand(tmp_path: Path) -> None:
    """19 payments count: 48137.8 万元; the period is five days from the cut-off day."""
    told = texts(notice(), tmp_path)

    for sentence in (
        "关于2026年度招商引资考核情况的通报",
        "截至2026年10月31日，各单位申报到位资金35笔，其中计入19笔、待补7笔、不予认定6笔、非本年度3笔，"
        "计入的折合人民币4.81亿元。参加考核单位17个。",
        "依据：本次考核依据《试算用规则（数是举例，不是办法）》；有1条规则没有定数，凡用到的不加不减或列为待定。",
        "县直部门：第1名县工商业联合会（120分，上升3位）、第2名县商务局（54.8分）、第3名县工业和信息化局（54.12分）、"
        "第4名县投资促进中心（37.625分，下降3位）、第5名县发展和改革局（-2分）。",
        "扣分：县发展和改革局（P076虚假项目，扣2分）、县投资促进中心（P080逾期开工，扣1分）。",
        "公示期自2026年10月31日至2026年11月5日。对认定、折算、分配、排名有异议的，在公示期内填写异议登记表，"
        "由单位盖章或者本人署名，书面报县项目建设服务中心；逾期不再受理。",
    ):  # fmt: skip
        assert sentence in told
    assert any("南部镇还差3,000.00万元" in line for line in told)


def test_the_annex_has_the_arithmetic_in_the_cell(tmp_path: Path) -> None:
    write_notice(notice(), tmp_path / "n.docx")
    scores, wanting, objections = docx_tables(tmp_path / "n.docx")

    row = next(r for r in scores if r["单位"] == "县投资促进中心")
    assert row == {
        "类别": "县直部门", "单位": "县投资促进中心", "年度任务(万元)": "6,000", "折算到位(万元)": "2,317.5",
        "得分": "37.625", "名次": "4", "升降": "-3", "榜单": "", "算式": "2317.5÷6000×100=38.625，扣 1，得 37.625",
    }  # fmt: skip
    assert next(r for r in scores if r["单位"] == "县长")["名次"] == "并列2"
    assert len(scores) == 17
    assert {r["台账位置"] for r in wanting} >= {"落地材料 H6", "到位资金 D12", "到位资金 G20"}
    assert len(objections) == 6


def test_in_public_there_are_no_projects_amounts_vouchers_or_leaders(tmp_path: Path) -> None:
    told = notice(Level.PUBLIC)
    write_notice(told, tmp_path / "p.docx")
    said = whole_text(tmp_path / "p.docx")
    projects = told.case.projects

    inside = [t.key.split("/")[-1] for t in told.found.tranches if not t.key.endswith("/")]
    words = {
        *projects["name"],
        *projects.index,
        *inside,
        "常务副县长",
        "万元",
        "亿元",
        "ledger.xlsx",
    }
    assert sorted(word for word in words if str(word) in said) == []
    assert "县级领导的考核结果另行通报。" in docx_texts(tmp_path / "p.docx")
    scores, _ = docx_tables(tmp_path / "p.docx")
    assert {r["单位"]: r["算式"] for r in scores}[
        "县投资促进中心"
    ] == "完成率38.625%×100=38.625，扣 1，得 37.625"
    assert {r["单位"]: r["算式"] for r in scores}["沿河镇"] == "没有年度任务，不排名"


def test_amounts_are_published_where_the_county_says_so(tmp_path: Path) -> None:
    told = replace(notice(Level.PUBLIC), papers=PaperRules(amounts=True))
    write_notice(told, tmp_path / "p.docx")

    scores, _ = docx_tables(tmp_path / "p.docx")

    assert scores[0]["算式"] == "6750÷5000×100=135，封顶 120"


def test_where_the_rules_say_nothing_the_notice_says_so(tmp_path: Path) -> None:
    """The county's own rules: no list, no days for objections; deductions without points."""
    told = texts(notice(rules="assessment"), tmp_path)

    assert "公示期尚未确定（考核办法没有写），确定后另行通知。" in told
    assert "待定：已认定、因规则没有定数暂不计分的3笔。" in told
    assert any("没有定数，暂不扣" in line for line in told)
    assert not any(line.startswith(("红榜", "黑榜")) for line in told)
    write_notice(replace(notice(Level.PUBLIC), rules=AssessmentRules("x")), tmp_path / "q.docx")
    assert "公示期尚未确定（考核办法没有写），确定后另行通知。" in docx_texts(tmp_path / "q.docx")


@pytest.mark.parametrize(
    ("day", "until"), [(None, date(2026, 11, 5)), (date(2027, 2, 26), date(2027, 3, 3))]
)
def test_the_period_runs_from_the_day_of_publication(day: date | None, until: date) -> None:
    assert replace(notice(), published=day).until == until


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_notice(notice(), tmp_path / f"{name}.docx")

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
