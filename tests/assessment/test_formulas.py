"""The published arithmetic of elsewhere, reproduced from rule files without code."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from zsyz_model.assessment import evaluate
from zsyz_model.case.score_table import Measures, ScoreItem, ScoreTable, TableScore, Term
from zsyz_model.findings import InputError
from zsyz_model.scenario.score_tables import read_score_table

FOLDER = Path(__file__).parents[2] / "scenarios" / "rules" / "published"


def scored(name: str, measures: Measures) -> TableScore:
    return evaluate(read_score_table(FOLDER / f"{name}.yaml"), measures)


def points(result: TableScore) -> dict[str, Fraction]:
    return {item.name: item.points for item in result.items}


TIERS = {"3至10亿元个数": 7, "10至20亿元个数": 4, "20亿元以上个数": 1}
CITY: Measures = TIERS | {
    "新增投资完成率": 0.96, "外商投资完成率": 1.2, "签约个数": 28, "个数目标": 27, "签约亿元": 177.7, "亿元目标": 54,
    "奖补申报成功个数": 0, "重点企业个数": 1, "省平台签约个数": 1, "逾期开工个数": 1, "虚假项目个数": 0,
}  # fmt: skip
OTHER: Measures = {
    **CITY, "新增投资完成率": 0.9, "签约个数": 29, "签约亿元": 141.94, "3至10亿元个数": 9, "重点企业个数": 2,
}  # fmt: skip


def test_the_published_totals_of_the_2024_city_table() -> None:
    """Two lines as they were posted: .48 + .6 + .5 + .5 + .3 + .4 and .45 + .6 + .5 + .5 + .5 + .4."""
    assert scored("city_2024", CITY).total == Fraction("2.78")
    assert scored("city_2024", OTHER).total == Fraction("2.95")


def test_the_cells_of_the_2024_city_table() -> None:
    """96 % × 0.5 = 0.48; [(28÷27)×50 % + (177.7÷54)×50 %] × 0.5 is above 0.5 and capped there."""
    found = scored("city_2024", CITY)

    assert points(found)["省外新增投资"] == Fraction(48, 100)
    assert found.items[0].working == "0.96×0.5=0.48"
    assert points(found)["签约"] == Fraction(1, 2)
    assert found.items[2].working == "[(28÷27)×0.5+(177.7÷54)×0.5]×0.5=1.0819，封顶 0.5"
    assert points(found)["申报、重点企业与平台签约"] == Fraction(3, 10)


def test_the_2024_city_table_takes_a_tenth_for_each_missing_project() -> None:
    """5 of 7, 4 of 4, 0 of 1: 3 missing; one overdue more, 1 falsified: −0.3 − 0.1 − 0.2."""
    short = {
        **CITY, "3至10亿元个数": 5, "20亿元以上个数": 0, "逾期开工个数": 2, "虚假项目个数": 1,
    }  # fmt: skip

    assert scored("city_2024", short).total == Fraction("2.78") - Fraction(6, 10)


def test_projects_beyond_a_tier_make_up_for_nothing() -> None:
    more = {**CITY, "3至10亿元个数": 6, "10至20亿元个数": 9, "20亿元以上个数": 3}

    assert scored("city_2024", more).total == Fraction("2.78") - Fraction(1, 10)


def test_the_2023_city_items_stop_at_their_caps() -> None:
    found = scored("city_2023", {
        "签约投资": 120, "签约目标": 100, "对接企业": 4, "对接目标": 5, "其他得分": 25,
    })  # fmt: skip

    assert points(found) == {"签约省外投资": 50, "对接龙头企业": 24, "其他": 20}


def test_a_quarter_of_a_special_team() -> None:
    """6 of 5 projects: 30 and +2; 8 of 10 亿: 16; 3 of 4 in the industry: 15; 0.7×14+0.3×10.

    Each project above 10 亿 has 4, each above 50 亿 has 8 instead.
    """
    found = scored("team_quarterly", {
        "新项目": 6, "新项目目标": 5, "到位资金": 8, "到位目标": 10, "本产业新项目": 3, "全部新项目": 4,
        "园区打分": 14, "乡镇打分": 10, "专班打分": 12, "走访企业": 9, "推介活动": 2,
        "有效项目信息": 3, "10亿元项目": 2, "50亿元项目": 1, "500强项目": 1,
    })  # fmt: skip

    assert points(found) == {
        "省外亿元新项目": 30, "当年到位资金": 16, "产业契合度": 15,
        "园区乡镇打分": Fraction(128, 10), "专班打分": 12, "邀请领导走访企业": 3, "推介活动": 6,
        "项目信息": Fraction(3, 2), "超目标项目": 2, "10亿元项目": 8, "50亿元项目": 8, "500强": 10,
    }  # fmt: skip
    assert (
        found.total
        == 30 + 16 + 15 + Fraction(128, 10) + 12 + 3 + 6 + Fraction(3, 2) + 2 + 8 + 8 + 10
    )


def test_of_a_group_only_the_highest_item_counts() -> None:
    """4 for the one, 8 for the other, never 12; the lower one says why it counts nothing."""
    items = tuple(
        ScoreItem(name, "each", (Term("个数"),), each=each, group="大项目")
        for name, each in (("10亿元", 4), ("50亿元", 8))
    )

    found = evaluate(ScoreTable("t", "s", items), {"个数": 1})

    assert points(found) == {"10亿元": 0, "50亿元": 8}
    assert found.total == 8
    assert found.items[0].working.endswith("取最高，不重复计")


@pytest.mark.parametrize(
    ("paid", "total"), [(99, 0), (100, 60), (109, 60), (110, 60.5), (125, 61), (400, 70)]
)
def test_the_county_of_2006_gives_sixty_and_half_a_point_a_tenth(paid: int, total: float) -> None:
    assert scored("county_2006", {"到位资金": paid, "任务": 100}).total == Fraction(str(total))


def test_rank_votes_are_a_weighted_mean_from_100_down_by_three() -> None:
    """13 units: first 100, last 64; two votes for rank 1 and one for rank 3: (200 + 94) ÷ 3."""
    last = (0.0,) * 12 + (5.0,)

    assert scored("rank_votes", {"各名次票数": (3.0,)}).total == 100
    assert scored("rank_votes", {"各名次票数": last}).total == 64
    assert scored("rank_votes", {"各名次票数": (2, 0, 1)}).total == 98


def table(floor: float | None = None) -> ScoreTable:
    item = ScoreItem("项", "ratio", (Term("a", "b"),), points=10, floor=floor)
    return ScoreTable("t", "s", (item,), cap=8)


def test_a_table_has_a_cap_of_its_own_and_items_a_floor() -> None:
    assert evaluate(table(), {"a": 1, "b": 1}).total == 8
    assert evaluate(table(floor=-2), {"a": -1, "b": 1}).total == -2


@pytest.mark.parametrize(
    ("measures", "fact"),
    [
        ({"b": 1}, "“a”没有给出"),
        ({"a": 1, "b": 0}, "“b”目标为 0，不能求完成率"),
        ({"a": (1.0,), "b": 1}, "“a”应为一个数"),
    ],
)
def test_a_measure_that_lacks_or_does_not_fit_is_refused(measures: Measures, fact: str) -> None:
    with pytest.raises(InputError, match=f"A11.*{fact}"):
        evaluate(table(), measures)


def test_votes_that_are_none_are_refused() -> None:
    with pytest.raises(InputError, match="一张票也没有"):
        scored("rank_votes", {"各名次票数": (0.0, 0.0)})
    with pytest.raises(InputError, match="应为各名次的票数"):
        scored("rank_votes", {"各名次票数": 3})
