"""The public notice: sums only, no group of a few, nothing of the ledger's own words."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import make_case, toy_case
from tests.progress.books import LIGHTS, PROGRESS
from tests.report.motion.boards import busy_county, busy_tables
from zsyz_model.case.dispatch import Notice
from zsyz_model.case.motion import Light
from zsyz_model.case.progress_rules import NoticeRules
from zsyz_model.progress import Books, motion
from zsyz_model.progress.notice import merged, notice_of
from zsyz_model.report.motion.notice import notice_text


def test_groups_of_a_few_go_together_until_they_are_enough() -> None:
    assert merged({"甲": (5, 1), "乙": (2, 2), "丙": (2, 0)}, 3) == {"甲": (5, 1), "其他": (4, 2)}
    # 其他 alone would be two: the smallest that may be shown goes along
    assert merged({"甲": (5, 1), "丁": (3, 3), "乙": (2, 2)}, 3) == {"甲": (5, 1), "其他": (5, 5)}
    assert merged({"甲": (2, 1), "乙": (2, 2)}, 3) == {}
    assert merged({"甲": (5, 1), "乙": (1, 1)}, 3) == {}
    assert merged({"甲": (3, 1), "乙": (3, 1)}, 3) == {"乙": (3, 1), "甲": (3, 1)}
    assert merged({}, 3) == {}


def test_a_month_in_sums() -> None:
    """Lights: two green, one red, one without; the red and the unlit would be groups of one."""
    told, case = busy_county()

    notice = notice_of(told, case, NoticeRules(least_group=2))

    assert notice.title == "2026年10月重点项目推进情况"
    assert notice.lights == {"达到序时": 2, "其他": 2}
    assert notice.sentences == (
        "全县调度重点项目4个，其中达到序时2个、其他2个。",
        "县级领导到项目现场1次，当场解决问题1件。", "受理企业诉求4件，已办结1件，其余正在办理。",
    )  # fmt: skip
    assert notice_of(told, case, NoticeRules()).lights == {}


def test_industries_are_shown_where_they_are_many() -> None:
    told, case = busy_county()
    many = tuple(Light("P1", "2026-10", "绿", "达到序时") for _ in range(3))

    notice = notice_of(replace(told, lights=many), case, NoticeRules())

    assert notice.groups == {"新材料": (3, 3)}
    assert "分产业看：新材料3个，达到序时3个。" in notice_text(notice)


def test_nothing_to_tell_is_said() -> None:
    case = toy_case()

    notice = notice_of(motion(case, None, Books(LIGHTS, PROGRESS)), case, NoticeRules())

    assert notice.sentences == ("本月没有可以公布的数据。",)


def canaries() -> tuple[Notice, list[str]]:
    """A notice of a ledger in which every word and amount is a canary, and the canaries."""
    tables = busy_tables()
    words = []
    for row in tables["projects"]:
        row |= {"name": f"金丝雀{row['project_id']}", "investor": "金雀公司", "duty_unit": "金雀局"}
        words += [row["name"], row["project_id"], f"{row['invest_wan']:g}"]
    for item in tables["issues"]:
        item |= {"problem": "金雀问题13812345678", "duty_unit": "金雀局", "answer": "金雀答复"}
        words.append(item["issue_id"])
    words += ["金", "雀", "1381234", *(row["title"] for row in tables["leaders"])]
    case = make_case(None, **tables)
    told = motion(case, None, Books(LIGHTS, PROGRESS))
    return notice_of(told, case, NoticeRules(least_group=1)), words


def test_no_name_and_no_amount_reaches_the_notice() -> None:
    notice, words = canaries()
    text = notice_text(notice)

    assert [word for word in words if word in text] == []
    assert "万元" not in text
