"""The year's end: expected money goes by the same rules, and what still lacks is told."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.assessment.county import Given, county, fund, project, proof, rules, unit
from tests.assessment.test_arrivals import ARRIVALS, at, start
from zsyz_model.assessment import assess, forecast
from zsyz_model.case import Case
from zsyz_model.case.forecast import Forecast

LAW: dict[str, Given] = {**ARRIVALS, "score.full": 100, "share.first_contact": 0.4}


def small() -> Case:
    """P1 for 甲镇 alone; P2 met by 丙局 and landed at 乙镇; P3 real estate; 120 each."""
    waits = {"stage": "签约", "investor_origin": "外省", "invest_wan": 2880.0}
    return at(
        county(
            [fund("P1", "2022-03-01", 300)],
            projects=[project(name, duty_unit="甲镇", **waits) for name in ("P1", "P2")]
            + [project("P3", duty_unit="甲镇", kind="房地产", **waits)],
            proofs=[proof("P1")],
            units=[unit("甲镇", 1000), unit("乙镇", 500), unit("丙局", 40, kind="县直部门"), unit("戊镇", None)],
            splits=[{"project_id": "P2", "unit": "丙局", "role": "首谈"},
                    {"project_id": "P2", "unit": "乙镇", "role": "落地"}],
            credits=[{"project_id": "P1", "case": "小巨人", "year": 2022, "proof": "名单"}],
        ),
        "2022-06-30",
    )  # fmt: skip


def told(planned: bool = True, given: dict[str, Given] | None = None) -> Forecast:
    case, law = small(), rules(LAW if given is None else given)
    starts = [start(name, "2022Q3") for name in ("P1", "P2", "P3")] if planned else None
    return forecast(case, law, assess(case, law, 2022), starts)


def test_the_year_s_end_by_hand() -> None:
    """2880 × 1/10 × 5/12 = 120 万元 each. 甲镇 600 + 240 (小巨人) of 1000; 乙镇 72 of 500; 丙局 48 of 40."""
    found = told()

    wan: dict[str, tuple[Any, ...]] = {
        u.unit: (
            u.credited_yuan / 10_000,
            u.expected_yuan / 10_000,
            u.score,
            u.rank,
            u.need_yuan and u.need_yuan / 10_000,
        )
        for u in found.units
    }
    assert wan == {
        "甲镇": (600, 240, 84, 1, 160), "乙镇": (0, 72, Fraction("14.4"), 2, 428),
        "丙局": (0, 48, 120, 1, 0), "戊镇": (0, 0, None, None, None),
    }  # fmt: skip
    assert [x.project_id for x in found.left_out] == ["P3"]
    assert sum(line.credited_yuan for line in found.lines) == 3_600_000
    assert next(u for u in found.units if u.unit == "甲镇").working == "840÷1000×100=84"


def test_without_a_plan_nothing_waits_to_start() -> None:
    found = told(planned=False)

    assert not found.planned
    assert found.expected == ()
    assert {u.unit: u.expected_yuan for u in found.units} == dict.fromkeys(("甲镇", "乙镇", "丙局", "戊镇"), 0)  # fmt: skip


def test_what_no_rule_can_share_out_is_undecided_and_credited_to_nobody() -> None:
    found = told(given={**ARRIVALS})

    assert [u.project_id for u in found.undecided] == ["P2"]
    assert {line.project_id for line in found.lines} == {"P1"}


def test_rules_without_arrival_rates_forecast_nothing_and_say_so() -> None:
    found = told(given={"score.full": 100})

    assert [f.code for f in found.findings] == ["A14"]
    assert (found.units, found.expected) == ((), ())
