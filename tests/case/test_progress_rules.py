"""Every number of 包保推进 carries its title, source and status."""

from __future__ import annotations

import pytest

from zsyz_model.case.progress_rules import CalendarRules, IssueRules
from zsyz_model.case.rule import rules_in


@pytest.mark.parametrize("record", [CalendarRules(), IssueRules()])
def test_each_rule_says_where_it_comes_from(record: object) -> None:
    noted = list(rules_in(record))

    assert noted
    assert all(rule.title and rule.source and rule.status for rule in noted)


def test_the_levels_are_those_of_luoning_in_their_order() -> None:
    """[84]: 包保领导 → 对口委员会 → weekly 县长办公会 → 县委县政府调度会."""
    steps = IssueRules().steps

    assert [s.title for s in steps] == ["包保领导", "对口委员会", "县长办公会", "县委县政府调度会"]
    assert [s.overdue_days for s in steps] == sorted({s.overdue_days for s in steps})
