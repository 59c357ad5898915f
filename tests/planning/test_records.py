"""The records of a plan are those of its decisions, family by family."""

from __future__ import annotations

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.case import Plan
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.records import records_of

NOTHING = dict.fromkeys(NUMBERS.quarters, 0)
CHOSEN = Chosen(
    starts={"PB": ("J1", 2)},
    opened={"J1": 2027},
    repaid={},
    launched={},
    plan_used=NOTHING,
    linkage_used=NOTHING,
    bought={},
    leads={},
)


def test_every_family_is_read() -> None:
    found = records_of(NUMBERS, CHOSEN, {"PB": "L1"}, {"PB": "L2"})

    assert set(found) < set(Plan.__dataclass_fields__)
    assert [(s.project_id, s.site, s.quarter) for s in found["starts"]] == [("PB", "J1", "2027Q4")]
    assert [(x.leader_id, x.changed) for x in found["leads"]] == [("L1", True)]
    # 200,000 yuan to open, 30 mu at 8 万元
    assert [(c.kind, c.wan) for c in found["costs"]] == [
        ("地块取得", 240.0),
        ("地块固定费用", 20.0),
    ]
    assert found["changes"] == 0
