"""Why and why not in sentences, word by word, and no number that the answer lacks."""

from __future__ import annotations

from dataclasses import replace

from tests.case.certificates import strays
from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.why_words import (
    choice_words,
    flip_words,
    loss_words,
    match_sentences,
    plain,
    signed,
    why_sentences,
)
from zsyz_model.case.whys import Barrier, Choice, Flip, Match, Offer, Why

WHY = Why(
    Choice("P1", "L2"), forced=True, possible=True,
    losses=(Loss("merit", 5, 5, 0, 0, 0), Loss("fit", 425, 345, 80, 80, 80)),
    chain=(Move("包保", "P1", "L1", "L2"), Move("开工", "P3", "2027Q3 new", "")),
    barriers=(Barrier("leader_hours", "L2", 1.5, "小时/周"),),
    flips=(Flip("契合度", "P1/L2", "分", 20, 1, 100, 100, 99, "fit", 425, 425, 424, 425),),
    names={"P1": "P1 新材料一期", "L1": "L1 县委副书记", "L2": "L2 副县长甲"},
)  # fmt: skip


def test_loss_chain_barrier_and_flip_are_told() -> None:
    assert why_sentences(WHY) == (
        "若由 L2 副县长甲 包保 P1 新材料一期：最先受影响的是包保契合度合计。"
        "包保契合度合计由 425 到 345 分（变差 80）。",
        "随之变动：P1 新材料一期 包保由 L1 县委副书记 改为 L2 副县长甲；"
        "P3 开工由 2027Q3 新增用地 改为 不安排。",
        "其余安排都不动时，突破的限制：L2 副县长甲 每周时间超出 1.5 小时/周。",
        "P1 新材料一期/L2 副县长甲 的契合度（现 20 分）提高到 100 分，结论翻转：包保契合度合计 425 分，"
        "不加限定的最好方案 425 分；只到 99 分时不翻转（424 分，不如另有的 425 分）。",
    )
    assert strays(WHY, why_sentences(WHY)) == []


def test_each_kind_of_choice_is_a_condition() -> None:
    quarter = replace(WHY, choice=Choice("P1", quarter="2027Q2", site="J1"))

    assert choice_words(quarter) == "若让 P1 新材料一期 于 2027Q2 在地块 J1 开工"
    assert choice_words(replace(quarter, forced=False)).startswith("若不让 P1")
    assert choice_words(replace(WHY, choice=Choice("P1"))) == "若安排 P1 新材料一期 开工"
    assert choice_words(replace(WHY, forced=False)).startswith("若不由 L2 副县长甲 包保")


def test_what_gaps_leave_open_is_told() -> None:
    loss = Loss("merit", 100.0, 97.0, 3.0, 2.0, 3.5)

    assert loss_words(loss) == "开工价值由 100 到 97 分（变差 3，计入未证明的差距为 2 至 3.5）"


def test_what_cannot_be_is_told_with_its_reasons() -> None:
    never = Why(Choice("P6"), True, False, reasons=("未通过准入：房地产项目除外",))

    assert why_sentences(never) == ("若安排 P6 开工：不可能。未通过准入：房地产项目除外。",)


def test_nothing_that_stands_in_the_way_is_told_too() -> None:
    calm = replace(WHY, losses=(), barriers=(), chain=(), flips=())

    assert why_sentences(calm) == (
        "若由 L2 副县长甲 包保 P1 新材料一期：各级目标都不变，两种安排同样好。",
        "其余安排都不动时没有限制被突破，只是目标值不同。",
    )


def test_a_flip_that_is_none_and_one_that_is_not_known() -> None:
    none = Flip("每周时间", "L2", "分钟", 600, 1, 4800)

    assert (
        flip_words(WHY, none)
        == "L2 副县长甲 的每周时间（现 600 分钟）提高到 4800 分钟也不改变结论。"
    )
    unknown = flip_words(WHY, replace(none, settled=False))
    assert unknown == "L2 副县长甲 的每周时间（现 600 分钟）要变多少才翻转，未能在求解上限内查明。"


def test_long_chains_are_counted() -> None:
    long = replace(WHY, chain=tuple(Move("包保", f"P{i}", "L1", "L2") for i in range(11)))

    assert why_sentences(long)[1].endswith("等，共 11 项。")


def test_the_best_offers_of_a_leader() -> None:
    offers = (Offer("P4", "L2", 20, 105, 60.0), Offer("P5", "L2", 45, 106, None), Offer("P3", "L2", 20, None, None))  # fmt: skip
    match = Match("L2", True, ("P1",), 60.0, offers, {"L2": "L2 副县长甲"})

    assert match_sentences(match) == (
        "L2 副县长甲 现在的项目：P1。",
        "1. P4：契合度 20 分，全县契合度合计减少 105 分，最大负荷由 60% 到 60%。",
        "2. P5：契合度 45 分，全县契合度合计减少 106 分。",
        "另有 1 对在开工安排不变时排不进去。",
    )
    assert strays(match, match_sentences(match)[:1]) == []
    assert "没有别的项目" in match_sentences(replace(match, offers=()))[1]


def test_values_are_told_to_the_last_digit_that_counts() -> None:
    assert [plain(x) for x in (15666.58, 5588.009, 40.0, -0.0, 1e6)] == [
        "15666.58", "5588.009", "40", "0", "1000000",
    ]  # fmt: skip
    assert [signed(x) for x in (3.5, -3.5, 0.0)] == ["+3.5", "-3.5", "0"]
