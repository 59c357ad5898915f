from __future__ import annotations

from pathlib import Path

from tests.report import counties
from tests.report.papers import county
from tests.report.papers.readback import docx_texts
from zsyz_model.report.papers.bulletin import write_bulletin


def test_whole_pace_ranks_problems_and_next_steps_worked_by_hand(tmp_path: Path) -> None:
    write_bulletin(county.small(), tmp_path / "bulletin.docx")

    told = docx_texts(tmp_path / "bulletin.docx")
    for sentence in (
        "截至2026年10月31日，列入台账项目5个，总投资8.60亿元。准入4个，不予准入1个。计划期内拟开工3个，"
        "总投资7.00亿元，供地88.00亩；县级领导包保3个；暂缓安排1个。",
        "2027年第一季度开工1个，累计1个，累计目标1个，达到目标。",
        "2027年第二季度开工0个，累计1个，累计目标2个，差1个。",
        "2027年第三季度开工2个，累计3个，累计目标3个，达到目标。",
        "2027年第四季度开工0个，累计3个，累计目标5个，差2个。",
        "准入而未能安排开工1个，理由按规则分：年度计划指标1条、领导每周可用小时1条。",
        "P4 丁项目（东关镇）：缺计划指标 20.00 亩；领导时间已满。",
        "（二）2027年第三季度开工项目（2027年9月30日前）",
        "2个：P2 乙项目（东关镇）、P3 丙项目（东关镇）。",
    ):  # fmt: skip
        assert sentence in told
    assert any(line.startswith("居前的项目：P2 乙项目（75.50分，东关镇）") for line in told)


def test_the_first_five_and_the_last_five_are_told_and_nobody_twice(tmp_path: Path) -> None:
    brief = county.brief(counties.large(projects=8, leaders=3, unplaced=1, refused=1))
    write_bulletin(brief, tmp_path / "bulletin.docx")

    told = docx_texts(tmp_path / "bulletin.docx")
    lines = [line for line in told if line.startswith(("居前", "居后"))]
    assert [line.count("分，") for line in lines] == [5, 4]


def test_nothing_is_asked_of_projects_put_off_when_there_are_none(tmp_path: Path) -> None:
    write_bulletin(county.complete(), tmp_path / "bulletin.docx")

    told = "".join(docx_texts(tmp_path / "bulletin.docx"))
    assert "准入项目均已安排。" in told
    assert "暂缓项目" not in told
    assert "附件3" not in told
    assert "暂缓安排项目及理由" not in told
