from tests.cases import make_scenario
from zsyz_model.findings import Place, Severity
from zsyz_model.review.choosing import complain, find, resolve, unknown
from zsyz_model.review.gates import GATES

SCENARIO = make_scenario(origins={"admission.thresholds.min_invst": "a.yaml:7"})
PATH = "admission.thresholds"


def test_a_row_is_found_by_name_or_title() -> None:
    by_name, by_title = find("min_invest", GATES), find("总投资门槛", GATES)

    assert by_name is by_title is not None
    assert find("别的", GATES) is None


def test_given_numbers_come_back_by_the_rows_own_names() -> None:
    given = {"总投资门槛": 5000.0, "intensity": 150.0}

    assert resolve(SCENARIO, PATH, "准入规则", given, GATES) == (
        {"min_invest": 5000.0, "intensity": 150.0},
        [],
    )


def test_an_unknown_word_is_told_with_its_line_and_a_guess() -> None:
    _, (finding,) = resolve(SCENARIO, PATH, "准入规则", {"min_invst": 1.0}, GATES)

    assert (finding.code, finding.severity) == ("Y07", Severity.REFUSED)
    assert finding.place == Place(file="a.yaml", row=7)
    assert (finding.fact, finding.advice) == ("没有准入规则“min_invst”", "是否“min_invest”")
    assert unknown(SCENARIO, f"{PATH}.min_invst", "min_invst", "准入规则", GATES) == finding


def test_the_same_row_twice_is_refused() -> None:
    given = {"min_invest": 1.0, "总投资门槛": 2.0}

    found, (finding,) = resolve(SCENARIO, PATH, "准入规则", given, GATES)

    assert found == {"min_invest": 1.0}
    assert finding == complain(
        SCENARIO,
        f"{PATH}.总投资门槛",
        "准入规则“总投资门槛”以名称和标题各写了一次",
        "删一个",
        "总投资门槛",
    )
