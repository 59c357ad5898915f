"""The conflict card: title, list and bars say what the answer holds."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import toy_case
from zsyz_model.case.repairs import Conflict, Repair, RuleHeld, Step, WaysOut
from zsyz_model.report.conflict_card import (
    bar_words,
    card_title,
    conflict_lines,
    draw_card,
    repair_line,
)

CASE = toy_case()
MUST, BUDGET = RuleHeld("must", "P1", place="项目 AD2"), RuleHeld("budget", "2027", 30.0, "万元")
MONEY = Step("budget", "2027", 130.0, "万元", 1.3, "预算", "2027", "用地预算", "30", "160")
GONE = Step("must", "P1", 0.0, "", 20.0, before="是", after="否")
ANSWER = WaysOut(
    "小县", False, (Conflict((MUST, BUDGET)),),
    (Repair((MONEY,), 2.3, 2.3, 4, 4, 100.0), Repair((GONE,), 21.0, 21.0, 3, 4, 90.0)), tried=2,
)  # fmt: skip


def test_the_title_is_the_conclusion() -> None:
    assert card_title(ANSWER) == (
        "没有可行方案：1 处冲突，涉及 2 条规定；最省的出路：2027 年再增 130 万元用地预算（30 → 160）"
    )
    assert card_title(replace(ANSWER, repairs=())).endswith("没有找到出路")
    assert card_title(WaysOut("小县", True)) == "本情景有可行方案，没有冲突"


def test_each_bar_is_as_long_as_its_price() -> None:
    bars = draw_card(ANSWER, CASE).axes[1].patches

    assert [bar.get_width() for bar in bars] == [2.3, 21.0]  # type: ignore[attr-defined]


def test_the_rules_stand_below_one_another() -> None:
    assert list(conflict_lines(ANSWER.conflicts)) == [
        "1. 项目 P1 必须开工（项目 AD2）",
        "与 2027 年用地预算 30 万元",
    ]
    many = Conflict(tuple(replace(BUDGET, subject=str(2027 + i)) for i in range(7)))
    lines = list(conflict_lines((many, Conflict(()))))
    assert lines[0].startswith("1. 7 条年用地预算（2027 30 万元、")
    assert lines[1:] == ["2. 不可动的规定（法规、集体决定）本身无法同时成立"]
    musts = tuple(replace(MUST, subject=f"P{i}") for i in range(3))
    mixed = Conflict((*musts, *many.rules[:3]))
    lines = list(conflict_lines((mixed,)))
    assert len(lines) == 5
    assert lines[4].endswith("等 6 条")


def test_a_way_out_is_one_line() -> None:
    assert repair_line(ANSWER.repairs[0]) == ("2027 年再增 130 万元用地预算（30 → 160）")
    long = replace(ANSWER.repairs[0], steps=(MONEY,) * 5)
    assert repair_line(long).endswith("…")
    assert bar_words(ANSWER.repairs[0]) == "  2.3 分（重算：开工 4，包保 4，违约 0）"


def test_nothing_found_and_nothing_wrong_are_drawn_too() -> None:
    texts = [t.get_text() for t in draw_card(replace(ANSWER, repairs=()), CASE).axes[1].texts]

    assert texts == ["没有找到出路"]
    assert "没有冲突" in [t.get_text() for t in draw_card(WaysOut("小县", True), CASE).texts]
