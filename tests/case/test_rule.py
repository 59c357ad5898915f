"""A rule's default, and what is noted beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from zsyz_model.case.rule import CONFIRMED, OPEN, Noted, rule, rules_in


@dataclass(frozen=True)
class _Rules:
    share: float = rule(0.5, "比例", unit="亩/亩", source="[1]", status=CONFIRMED, since="2020")
    marks: Mapping[str, int] = rule({"甲": 1}, "分档")


def test_a_rule_carries_title_unit_source_and_status() -> None:
    share, marks = fields(_Rules)

    assert dict(share.metadata) == {
        "title": "比例",
        "unit": "亩/亩",
        "source": "[1]",
        "status": CONFIRMED,
        "since": "2020",
        "until": "",
    }
    assert marks.metadata["status"] == OPEN


def test_two_scenarios_do_not_share_a_mapping() -> None:
    one, other = _Rules(), _Rules()

    assert one.marks == other.marks
    assert one.marks is not other.marks


@dataclass(frozen=True)
class _Whole:
    name: str = "x"
    price: float = rule(13.8, "单价", unit="万元/亩", source="[119]", since="2022", until="2024")
    inner: _Rules = field(default_factory=_Rules)


def test_the_rules_of_a_record_are_told_with_those_of_its_records() -> None:
    found = list(rules_in(_Whole(inner=_Rules(marks={"乙": 2}))))

    assert [(x.key, x.value, x.own) for x in found] == [
        ("price", 13.8, False),
        ("inner.share", 0.5, False),
        ("inner.marks", {"乙": 2}, True),
    ]
    assert found[0] == Noted(
        "price", "单价", 13.8, "万元/亩", "[119]", OPEN, "2022", "2024", own=False
    )


def test_a_default_has_expired_after_the_last_day_of_its_source() -> None:
    default, own = next(rules_in(_Whole())), next(rules_in(_Whole(price=14.0)))

    assert not default.expired("2024-12-31")
    assert default.expired("2025-01-01")
    assert not own.expired("2025-01-01")
    assert not next(rules_in(_Rules())).expired("2999-01-01")
