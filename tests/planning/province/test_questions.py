"""Questions travel whole: canonical order, a name for their content, bounds on what is taken."""

from __future__ import annotations

import pickle
from dataclasses import replace

from tests.planning.province.toys import HELPED, PAIR, RULES, WEIGHTS, asked
from zsyz_model.planning.province import Province
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.questions import asks_of, key_of, sellable


def test_the_order_of_the_counties_reaches_no_question() -> None:
    turned = Province(dict(sorted(PAIR.counties.items(), reverse=True)), PAIR.reserve)
    assert list(turned.counties) != list(turned.names)

    assert list(asks_of(turned, RULES).items()) == list(asks_of(PAIR, RULES).items())


def test_a_key_names_the_content() -> None:
    ask = asked(PAIR, "甲")
    more = replace(ask.numbers, schemes_at_once=2)

    assert pickle.loads(pickle.dumps(ask)) == ask  # noqa: S301
    assert key_of(ask.numbers, ask.coupling, WEIGHTS) == ask.key
    others = {
        key_of(more, ask.coupling, WEIGHTS),
        key_of(ask.numbers, Coupling(HELPED.reserve), WEIGHTS),
        key_of(ask.numbers, ask.coupling, {"merit": 2.0}),
        ask.key,
    }
    assert len(others) == 4


def test_no_county_takes_more_than_there_is() -> None:
    """丙 can sell its 3 mu, 甲 nothing; resale of 3 mu at 10 万元 could help to support 甲."""
    buyer, seller = asked(HELPED, "甲").numbers, asked(HELPED, "丙").numbers

    assert [sellable(HELPED.counties[name]) for name in ("丙", "甲")] == [300, 0]
    assert buyer.outside.bought_hmu == {4: 300}
    assert buyer.outside.support_yuan == {2027: 600_000}
    assert seller.outside.bought_hmu == {4: 0}
    assert asked(PAIR, "甲").numbers.outside.drawn_hmu == {1: 500}
