"""Multipliers: the highest known one, never a product."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.assessment.county import Given, county, fund, project, rules
from zsyz_model.assessment.multipliers import claims_of, factor_of
from zsyz_model.assessment.recognition import books_of, recognise
from zsyz_model.case.assessing import Factor


def case_row(name: str, year: int = 2022, proof: str | None = "名单") -> dict[str, Any]:
    return {"project_id": "P1", "case": name, "year": year, "proof": proof}


def factor(
    credits: list[dict[str, Any]],
    given: Mapping[str, Given] | None = None,
    origin: str = "外省",
    **of_project: Any,
) -> Factor:
    case = county(
        [fund("P1", "2022-03-01", 300, origin=origin)],
        credits=credits, projects=[project("P1", **of_project)],
    )  # fmt: skip
    law = rules(given)
    (tranche,) = recognise(books_of(case, law), 2022)
    return factor_of(claims_of(case)["P1"], law, tranche)


def test_the_published_two_and_the_plain_one() -> None:
    assert factor([]).value == 1
    assert factor([case_row("小巨人")]).value == 2


def test_two_multipliers_never_multiply_and_never_add() -> None:
    found = factor([case_row("小巨人"), case_row("外资")], {"multiplier.外资": 1.5})

    assert found == Factor(Fraction(2), "小巨人", ("外资",))


def test_a_case_without_proof_or_of_another_year_gives_nothing() -> None:
    assert factor([case_row("小巨人", proof=None)]).value == 1
    assert factor([case_row("小巨人", year=2021)]).value == 1


def test_a_case_whose_number_nobody_set_is_said_and_not_guessed() -> None:
    found = factor([case_row("外资"), case_row("停车点")])

    assert found == Factor(Fraction(1), "市域外", (), ("外资", "观摩点"))


def test_a_multiplier_below_one_never_lowers_money_from_outside() -> None:
    assert factor([case_row("外资")], {"multiplier.外资": 0.5}).value == 1


def test_money_from_inside_has_its_own_class() -> None:
    inside = {"multiplier.市域内": 0.5}

    assert factor([], inside, "本市").value == 0.5
    assert factor([case_row("小巨人")], inside, "本市").value == 2
    assert factor([], {}, "本市") == Factor(None, "", (), ("市域内",))


def test_headquarters_and_large_complexes_are_known_from_the_project() -> None:
    law: dict[str, Given] = {"multiplier.总部经济": 1.2, "multiplier.城市综合体": 3, "complex.least_wan_sqm": 5}  # fmt: skip

    assert factor([], law, kind="总部经济").case == "总部经济"
    assert factor([], law, kind="城市综合体", retail_wan_sqm=5.1).value == 3
    assert factor([], law, kind="城市综合体", retail_wan_sqm=5.0).value == 1
    del law["complex.least_wan_sqm"]
    assert factor([], law, kind="城市综合体", retail_wan_sqm=50).value == 1


def test_a_case_that_no_rule_knows_gives_nothing() -> None:
    assert factor([case_row("链主")]) == Factor(Fraction(1), "市域外")
