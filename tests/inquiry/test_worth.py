"""One more unit of each kind, judged; what holds for how long, re-solved on the toy county."""

from __future__ import annotations

import pytest

from tests.case.certificates import strays
from tests.inquiry.why.test_asking import CASE, KNOWN
from zsyz_model.case import Change
from zsyz_model.case.worth_words import worth_sentences
from zsyz_model.findings import RunError
from zsyz_model.inquiry import ask, wished
from zsyz_model.inquiry.worth import worth


@pytest.mark.parametrize(
    ("kind", "subject", "size"),
    [
        ("计划指标", "2027Q1", 1.0), ("用地预算", "2027", 100.0), ("包保上限", "L1", 1.0),
        ("每周时间", "L3", 60.0), ("验收提前", "S1", 1.0),
    ],
)  # fmt: skip
def test_each_kind_has_its_unit_and_its_sentences(kind: str, subject: str, size: float) -> None:
    found = worth(KNOWN, kind, subject)

    assert found.unit_size == size
    assert found.steps[0].at == found.now
    assert strays(found, worth_sentences(found)) == []


def test_the_budget_may_fall_to_what_the_plan_costs() -> None:
    found = worth(KNOWN, "用地预算", "2027")
    assert found.low is not None

    for wan, same in ((found.low, True), (found.low - 0.01, False)):
        change = Change("预算", "2027", column="用地预算", set=wan)
        merit = ask(KNOWN, wished(CASE, changes=[change])).plan.goal("merit").value
        assert (merit == KNOWN.plan.goal("merit").value) is same


def test_a_scheme_that_is_accepted_a_quarter_earlier_is_worth_its_step() -> None:
    found = worth(KNOWN, "验收提前", "S1")
    step = found.next_step
    assert step is not None
    assert step.at == 13
    assert not any(gain.worse for gain in found.gains)

    sooner = Change("复垦项目", "S1", column="周期", plus=-1.0)
    assert ask(KNOWN, wished(CASE, changes=[sooner])).plan.goal("merit").value == step.value


def test_without_a_range_only_the_unit_is_solved() -> None:
    found = worth(KNOWN, "计划指标", "2027Q1", most_steps=0)

    assert (len(found.steps), found.low, found.looked) == (1, None, found.now)


def test_a_quarter_without_a_row_gets_one() -> None:
    gone = wished(CASE, changes=[Change("用地指标", "2027Q4/计划指标", remove=True)])
    known = type(KNOWN)(ask(KNOWN, gone), KNOWN.memory)

    assert worth(known, "计划指标", "2027Q4", most_steps=0).now == 0


@pytest.mark.parametrize(("kind", "subject"), [("计划指标", "2099Q1"), ("用地预算", "2031"), ("包保上限", "L9"), ("验收提前", "S9")])  # fmt: skip
def test_unknown_subjects_are_refused(kind: str, subject: str) -> None:
    with pytest.raises(RunError, match=f"没有可问“{kind}”的“{subject}”"):
        worth(KNOWN, kind, subject)
