"""The public notice: counts by hand, and nothing that is not for the public."""

from __future__ import annotations

from tests.attraction.county import county, lead, tables_with
from zsyz_model.attraction.notice import notice


def test_what_was_done_this_year() -> None:
    """Two outings, 9 firms; X2 was signed in October with 20 000 万元."""
    told = notice(county())

    assert told.title == "招商动态（2026 年 1 月至 10 月）"
    assert told.regions == {"京津冀": (1, 3), "长三角": (1, 6)}
    assert "开展招商 2 次，走访企业 9 家，围绕新材料、高端化工等产业" in told.lines[0]
    assert told.lines[1] == "截至 10 月 31 日，全县今年新签约过亿元项目 1 个。"
    assert told.text.endswith("共谋发展。\n")


def test_last_year_and_small_or_unknown_amounts_do_not_count() -> None:
    case = county(
        trips=[row | {"month": "2025-12"} for row in tables_with()["trips"]],
        leads=[
            lead("X7", stage="签约", signed_on=tables_with()["leads"][1]["signed_on"]),
            lead("X8", stage="签约", signed_on=tables_with()["leads"][1]["signed_on"], invest_wan=9999.0),
        ],
    )  # fmt: skip
    told = notice(case)

    assert (told.regions, told.lines[0]) == ({}, "今年以来的外出招商情况正在汇总。")
    assert "过亿元项目 0 个" in told.lines[1]


def test_it_names_nobody_and_no_money() -> None:
    case = county()
    words = notice(case).text

    named = [*case.leaders["title"], *case.leaders.index, *case.projects["investor"].dropna()]
    assert not [word for word in named if word in words]
    assert "万元" not in words
    assert "把握" not in words
