from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.case import Outcome, Status
from zsyz_model.case.limit_words import LIMITS, limit_words
from zsyz_model.judge import CHECKS
from zsyz_model.report.words import (
    GOALS,
    check_words,
    cut,
    project_words,
    shown_width,
    site_words,
    source_words,
    status_words,
    verdict_words,
)


def test_a_long_name_is_cut_to_its_width() -> None:
    assert cut("年产十万吨新型包装材料项目", 13) == "年产十万吨新…"
    assert cut("短名", 4) == "短名"
    assert cut("换行\n的\t名字", 40) == "换行 的 名字"


@given(st.text(), st.integers(2, 40))
def test_a_cut_name_fits_one_line_and_the_width(text: str, width: int) -> None:
    line = cut(text, width)
    assert line.isprintable()
    assert shown_width(line) <= width


def test_every_status_has_its_words() -> None:
    assert len({status_words(status) for status in Status}) == len(Status)


def test_limits_and_goals_speak_chinese() -> None:
    assert all(any("一" <= c <= "鿿" for c in words) for words in LIMITS.values())
    assert {"missed_targets", "merit", "fit", "land_cost"} <= set(GOALS)
    assert limit_words("没有这条") == "没有这条"


def test_everything_that_the_judge_checks_has_a_chinese_name_of_its_own() -> None:
    said = [check_words(name) for name in CHECKS]

    assert all(any("一" <= c <= "鿿" for c in words) for words in said)
    assert len(set(said)) == len(said)
    assert check_words("merit") == "开工价值"


def test_a_plan_with_faults_is_not_to_be_used(small: Outcome) -> None:
    faulty = small.with_plan(dataclasses.replace(small.plan, faults=small.case.findings))
    assert verdict_words(small) == "0 项违约"
    assert verdict_words(faulty) == "1 项违约，本方案不得使用"


def test_names_go_with_ids_and_sites_with_places(small: Outcome) -> None:
    assert project_words(small.case, "P2") == "P2 乙项目"
    assert project_words(small.case, "没有") == "没有"
    assert [site_words(small.case, start) for start in small.plan.starts] == [
        "新增用地（东关镇）",
        "新增用地（东关镇）",
        "存量地块 J1（东关镇）",
    ]
    assert source_words(small) == "ledger.xlsx"
