import pytest

from tests.cases import make_case, toy_case, toy_tables
from zsyz_model.review.asked import (
    Asked,
    add_money,
    any_of,
    at_least,
    move_to_park,
    none_of,
    number,
    one_of,
    plain,
    raise_amount_per_mu,
)


@pytest.mark.parametrize(
    ("value", "words"), [(24000.0, "24000"), (99.999, "99.99"), (0.1, "0.1"), (13.8, "13.8"), (0.0, "0")]
)  # fmt: skip
def test_a_number_never_looks_better_than_it_is(value: float, words: str) -> None:
    assert number(value) == words


def test_the_four_tests_say_what_their_names_say() -> None:
    assert at_least(100.0, 100.0)
    assert not at_least(99.99, 100.0)
    assert one_of("甲", ("甲", "乙"))
    assert not one_of("丙", ("甲", "乙"))
    assert none_of("丙", ("甲", "乙"))
    assert any_of(("丙", "乙"), ("甲", "乙"))
    assert not any_of((), ("甲", "乙"))


def test_advice_is_worked_out_from_the_numbers() -> None:
    case = toy_case()

    assert plain("不变")(Asked(case, {}, "甲", ())) == "不变"
    assert add_money("总投资")(Asked(case, {}, 2800.0, 10000.0)) == "总投资再增加 7200 万元即达门槛"
    facts = {"fixed_wan": 8533.0, "land_mu": 100.0}
    more = raise_amount_per_mu("固定资产投资", "fixed_wan")
    assert more(Asked(case, facts, 85.33, 100.0)) == (
        "固定资产投资再增加 1467 万元，或把用地压缩到 85.33 亩以内"
    )


def test_nothing_at_all_is_not_enough_for_any_land() -> None:
    facts = {"tax_wan": 0.0, "land_mu": 100.0}
    advice = raise_amount_per_mu("年税收", "tax_wan")(Asked(toy_case(), facts, 0.0, 8.0))

    assert advice == "年税收再增加 800 万元"


def test_advice_for_a_chemical_project_names_the_parks_of_the_county() -> None:
    asked = Asked(toy_case(), {}, "乡镇", ("化工园区",))
    without = make_case(None, **{**toy_tables(), "places": toy_tables()["places"][:2]})

    assert move_to_park(asked) == "改到C（化工产业园）落地"
    assert (
        move_to_park(Asked(without, {}, "乡镇", ("化工园区",)))
        == "县内没有登记化工园区，本县不能落地"
    )


def test_words_are_no_number() -> None:
    with pytest.raises(TypeError, match="not a number"):
        _ = Asked(toy_case(), {}, "甲", ("甲",)).least
