from __future__ import annotations

import dataclasses
from html.parser import HTMLParser
from pathlib import Path

import pytest

from zsyz_model.case import Admission, JointReview
from zsyz_model.report.joint.notices import (
    notices_page,
    unit_of,
    verdict,
    write_notices,
)


class Reader(HTMLParser):
    """Reads a page as a browser would: its tags, the attributes, and the words of each notice."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.notices: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        if tag == "section":
            self.notices.append([])

    def handle_data(self, data: str) -> None:
        if self.notices and data.strip():
            self.notices[-1].append(data.strip())


def test_each_refused_project_has_its_notice(review: JointReview) -> None:
    told = Reader(notices_page(review)).notices
    assert [words[0] for words in told] == [
        "不予进入联审告知单", "不予进入联审告知单", "暂不具备联审条件告知单", "不进入本次联审告知单",
    ]  # fmt: skip


def test_a_notice_tells_unit_project_rules_date_and_where_to_stamp(review: JointReview) -> None:
    words = Reader(notices_page(review)).notices[0]
    assert words[1] == "县招商局<b>："
    assert words[2].startswith("经初审，你单位报送的“戊花园”（项目编号 P5）不符合下列准入规则")
    assert "终止洽谈" in words[2]
    rows = words[3:]
    assert rows[:6] == ["规则", "实际", "门槛", "出处", "依据（状态）", "怎样才能通过"]
    assert rows[12:18] == [
        "总投资门槛", "7000 万元", "总投资不低于 10000 万元",
        "文件《ledger.xlsx》·工作表“项目”·J6（第6行，列“总投资”）", "[0] 三（二）（已确认）", "总投资再增加 3000 万元",
    ]  # fmt: skip
    assert rows[-2:] == ["（盖章处）", "2026 年 10 月 31 日"]


@pytest.mark.parametrize(
    ("project", "heading", "says", "never"),
    [
        ("P5", "不予进入联审", "终止洽谈", "资料不全"),
        ("P6", "不予进入联审", "另有资料不全", "暂不具备"),
        ("P7", "暂不具备联审条件", "补齐", "终止洽谈"),
        ("P8", "不进入本次联审", "不属于本次联审范围", "终止洽谈"),
    ],
)
def test_refusals_and_missing_data_are_worded_differently(
    review: JointReview, project: str, heading: str, says: str, never: str
) -> None:
    title, words = verdict(
        review, [r for r in review.admission.refusals if r.project_id == project]
    )
    assert title.startswith(heading)
    assert says in words
    assert never not in words


def test_the_unit_is_of_first_contact_else_on_duty_else_a_blank(review: JointReview) -> None:
    assert unit_of(review, "P5") == "县招商局<b>"
    assert unit_of(review, "P6") == "开发区管委会"
    assert unit_of(review, "P7").startswith("＿＿")


def test_the_list_on_top_warns_of_bases_not_yet_confirmed(review: JointReview) -> None:
    top = notices_page(review).split("<section", 1)[0]
    rows = [line for line in top.splitlines() if line.startswith("<tr><td>")]
    assert ["待核实" in row for row in rows] == [False, True, True, False]


def test_hostile_words_run_nowhere(county: JointReview) -> None:
    read = Reader(notices_page(county))
    assert len(read.notices) == len(county.admission.refused)
    assert set(read.tags) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "div", "table",
        "colgroup", "col", "thead", "tbody", "tr", "th", "td", "section",
    }  # fmt: skip
    assert read.handlers == []


def test_it_prints_on_a4_with_a_page_for_each_notice(review: JointReview) -> None:
    style = notices_page(review).split("</style>", 1)[0]
    assert "size: A4" in style
    assert "break-before: page" in style


def test_nobody_refused_still_gives_a_page(nothing: JointReview, tmp_path: Path) -> None:
    (path,) = write_notices(tmp_path / "new", nothing)
    assert "没有需要告知的项目" in path.read_text(encoding="utf-8")


def test_a_name_that_closes_the_style_changes_nothing(review: JointReview) -> None:
    evil = dataclasses.replace(review.admission.refusals[0], value="</style><script>x</script>")
    page = notices_page(dataclasses.replace(review, admission=Admission((), (evil,))))
    assert page.count("</style>") == 1
    assert "script" not in Reader(page).tags
