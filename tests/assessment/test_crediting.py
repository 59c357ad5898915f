"""Credit: each counted tranche is posted once and whole, or is undecided in full."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.assessment.county import county, fund, rules
from zsyz_model.assessment.crediting import Posted, credit
from zsyz_model.assessment.recognition import books_of, recognise


def posted(funds: list[dict[str, Any]], given: dict[str, Any] | None = None, **tables: Any) -> Posted:  # fmt: skip
    case, law = county(funds, **tables), rules(given)
    return credit(case, law, recognise(books_of(case, law), 2022))


def test_a_shared_tranche_is_its_yuan_times_factor_times_share() -> None:
    """300 万元 × 2 (小巨人), 首谈 0.4: 240 and 360 万元."""
    lines, undecided = posted(
        [fund("P1", "2022-03-01", 300)],
        {"share.first_contact": 0.4},
        splits=[
            {"project_id": "P1", "unit": "甲镇", "role": "首谈"},
            {"project_id": "P1", "unit": "丙局", "role": "落地"},
        ],
        credits=[{"project_id": "P1", "case": "小巨人", "year": 2022, "proof": "名单"}],
    )

    assert undecided == ()
    assert {line.unit: line.credited_yuan for line in lines} == {
        "甲镇": 2_400_000,
        "丙局": 3_600_000,
    }
    assert {line.basis for line in lines} == {"share.first_contact（待核实，测试）"}


def test_thirds_add_up_to_the_last_fen() -> None:
    splits = [{"project_id": "P1", "unit": u, "role": "共同引进"} for u in ("甲镇", "乙镇", "丙局")]

    lines, _ = posted([fund("P1", "2022-03-01", 0.01)], splits=splits)

    assert [line.credited_yuan for line in lines] == [Fraction(100, 3)] * 3
    assert sum(line.credited_yuan for line in lines) == 100


def test_money_from_inside_without_a_factor_is_undecided_in_full() -> None:
    lines, (left,) = posted([fund("P1", "2022-03-01", 300, origin="本市")])

    assert lines == ()
    assert left.yuan == 3_000_000
    assert left.fact == "市域内的倍数未定"


def test_a_share_for_a_unit_that_nobody_assesses_is_undecided_in_full() -> None:
    splits = [{"project_id": "P1", "unit": u, "role": "共同引进"} for u in ("甲镇", "丁乡")]

    lines, (left,) = posted([fund("P1", "2022-03-01", 300)], splits=splits)

    assert lines == ()
    assert left.yuan == 3_000_000
    assert left.fact == "丁乡不在考核单位表"


def test_what_does_not_count_is_not_posted() -> None:
    assert posted([fund("P1", "2022-03-01", 300, became="未形成")]) == ((), ())
    assert posted([fund("P1", "2021-03-01", 300)]) == ((), ())
