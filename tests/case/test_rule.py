"""A rule's default, and what is noted beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from zsyz_model.case.rule import CONFIRMED, OPEN, rule


@dataclass(frozen=True)
class _Rules:
    share: float = rule(0.5, "比例", unit="亩/亩", source="[1]", status=CONFIRMED)
    marks: Mapping[str, int] = rule({"甲": 1}, "分档")


def test_a_rule_carries_title_unit_source_and_status() -> None:
    share, marks = fields(_Rules)

    assert dict(share.metadata) == {
        "title": "比例",
        "unit": "亩/亩",
        "source": "[1]",
        "status": CONFIRMED,
    }
    assert marks.metadata["status"] == OPEN


def test_two_scenarios_do_not_share_a_mapping() -> None:
    one, other = _Rules(), _Rules()

    assert one.marks == other.marks
    assert one.marks is not other.marks
