"""A wish read from a case is the same change on the numbers, whatever the inputs are."""

from __future__ import annotations

import pytest

from tests.inquiry.why.test_asking import CASE
from zsyz_model.case import Change, Pin
from zsyz_model.inquiry import inputs, wished
from zsyz_model.inquiry.why.wishes import wish_between
from zsyz_model.pipeline import admit
from zsyz_model.planning.reading import read_numbers

FREE = read_numbers(*admit(CASE))


@pytest.mark.parametrize(
    "case",
    [
        wished(CASE, pins=[Pin("P1", "L1")]),
        wished(CASE, forbids=[Pin("P1", "L1")]),
        wished(CASE, pins=[Pin("P3", quarter="2027Q4")]),
        wished(CASE, forbids=[Pin("P5", site="J1")]),
        wished(CASE, changes=[Change("项目", "P2", column="必须开工", set=True)]),
    ],
)
def test_the_wish_upon_the_free_numbers_gives_the_wished_ones(case: object) -> None:
    there = read_numbers(*admit(case))  # type: ignore[arg-type]

    assert wish_between(FREE, there)(FREE) == there
    assert wish_between(FREE, there)(FREE) != FREE


def test_inputs_and_wishes_do_not_touch_each_other() -> None:
    there = read_numbers(*admit(wished(CASE, pins=[Pin("P1", "L1")])))
    moved = inputs.quota(FREE, 1)
    wish = wish_between(FREE, there)

    assert wish(moved.at(FREE, 5)) == moved.at(wish(FREE), 5)
