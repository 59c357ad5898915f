from __future__ import annotations

from collections import Counter

from tests.report.papers import county
from zsyz_model.case.paper_rules import Level
from zsyz_model.report.papers.items import decided_items


def test_every_promise_of_the_plan_is_an_item_with_unit_person_and_deadline() -> None:
    items = decided_items(county.small())

    assert Counter(item.kind for item in items) == {
        "开工": 3, "存量地块": 1, "腾挪置换": 1, "复垦": 1, "指标交易": 1, "资金": 1, "暂缓": 1,
    }  # fmt: skip
    first = items[0]
    assert (first.unit, first.person, first.due) == ("东关镇", "L1 县长", "2027年3月31日前")
    assert (
        first.matter
        == "P1 甲项目 2027年第一季度开工，新增用地（东关镇），供地30.00亩（计划指标25.00亩）"
    )
    assert all(item.unit and item.person and item.due for item in items)
    by_kind = {item.kind: item for item in items}
    assert by_kind["资金"].due == "2027年3月31日前"
    assert by_kind["暂缓"].due == "下次联审会议前"
    assert "让出地块J1（20.00亩）" in by_kind["腾挪置换"].matter


def test_the_public_items_tell_no_money() -> None:
    items = decided_items(county.brief(county.secret_outcome(), Level.PUBLIC))

    assert not any("万元" in item.matter for item in items)
    assert {item.kind for item in items} >= {"开工", "指标交易"}
    assert "资金" not in {item.kind for item in items}
