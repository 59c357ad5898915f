"""Every limit that the judge names has a Chinese title."""

from __future__ import annotations

from zsyz_model.case.limit_words import LIMITS, concerned, limit_words
from zsyz_model.judge import CHECKS


def test_every_limit_that_is_judged_has_a_title() -> None:
    assert {name for name in CHECKS if name in LIMITS} >= {"one_start", "land_budget", "site_caps"}
    assert all("\u4e00" <= word[0] <= "\u9fff" for word in LIMITS.values())


def test_a_name_that_is_no_limit_stays_as_it_is() -> None:
    assert limit_words("x") == "x"
    assert concerned("one_start", "conversion") == "涉及规则 每个项目至多开工一次、新增建设用地来源"
