from __future__ import annotations

from pathlib import Path

from tests.report.papers import county
from tests.report.papers.readback import docx_texts
from zsyz_model.report.papers.minutes import DRAFT, write_minutes


def test_each_topic_is_heard_held_and_decided_with_figures_worked_by_hand(tmp_path: Path) -> None:
    write_minutes(county.small(), tmp_path / "minutes.docx")

    told = docx_texts(tmp_path / "minutes.docx")
    assert DRAFT in told
    for sentence in (
        "会议听取了县项目建设服务中心关于项目联审情况的汇报。截至2026年10月31日，台账项目5个，"
        "经准入审查，准入4个，不予准入1个。",
        "会议认为，准入项目评审得分居前的为P2 乙项目（75.50分）、P1 甲项目（50.30分）、P3 丙项目（30.00分）。"
        "不予准入的原因（一个项目可有多条）：不接受房地产项目1个。",
        "会议听取了2027年第一季度至2027年第四季度开工安排的汇报。方案拟开工3个项目，总投资7.00亿元，"
        "求解结论：已证明最优。",
        "会议认为，期末累计目标5个，差2个，须逐季调度。",
        "会议议定，按季度组织开工。2027年第一季度1个：P1 甲项目；2027年第三季度2个：P2 乙项目、P3 丙项目。",
        "会议听取了包保分工的汇报。2名县级领导包保3个项目，其中更换包保领导1个。",
        "会议听取了用地安排的汇报。开工项目供地88.00亩；启用存量地块1宗20.00亩，启动复垦项目1个、"
        "节余指标30.00亩，腾挪置换1笔。",
        "腾挪置换：P5 戊项目 2027 年让出地块 J1（20.00 亩）；费用 80.00 万元。",
        "会议议定，用地事项4项由县自然资源和规划局牵头，按附件1时限办结。",
        "会议听取了资金安排的汇报。用地费用合计655.50万元（2027年655.50万元）；落实融资1笔1500.50万元。",
        "会议议定，暂缓项目逐个落实附件4所列办法，条件具备的提交下次会议：P4 丁项目。",
    ):  # fmt: skip
        assert sentence in told


def test_what_only_the_meeting_knows_is_left_blank(tmp_path: Path) -> None:
    write_minutes(county.small(), tmp_path / "minutes.docx")

    blanks = [
        line.split("：")[0] for line in docx_texts(tmp_path / "minutes.docx") if line.endswith("＿")
    ]
    assert blanks == ["会议时间", "会议地点", "主持人", "出席人员", "列席人员", "缺席人员", "记录"]


def test_nothing_is_decided_of_projects_put_off_when_there_are_none(tmp_path: Path) -> None:
    write_minutes(county.complete(), tmp_path / "minutes.docx")

    told = docx_texts(tmp_path / "minutes.docx")
    assert "会议议定，没有暂缓安排的项目。" in told
    assert not any("逐个落实附件4" in line for line in told)
