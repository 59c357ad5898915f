import pytest

from tests.cases import make_scenario, place, toy_tables
from tests.validate.planted import Tables, findings_of, only, with_cell
from zsyz_model.case import Pin, Scenario
from zsyz_model.findings import Place, Severity

ORIGINS = {"pins[0]": "base.yaml:12", "pins[1]": "base.yaml:15", "forbids[0]": "tight.yaml:4"}


def wishes(*pins: Pin, forbid: Pin | None = None) -> Scenario:
    return make_scenario(pins=pins, forbids=(forbid,) if forbid else (), origins=ORIGINS)


def locked(*pairs: tuple[str, str], rule: str = "锁定") -> Tables:
    rows = [{"project_id": p, "leader_id": who, "rule": rule} for p, who in pairs]
    return {**toy_tables(), "pairs": rows}


@pytest.mark.parametrize(
    ("pin", "fact", "advice"),
    [
        (Pin("P01", leader="L1"), "没有项目“P01”", "是否“P1”"),
        (Pin("P1", leader="L01"), "没有领导“L01”", "是否“L1”"),
        (Pin("P1", quarter="2028Q1"), "没有计划期内的季度“2028Q1”", "是否“2027Q1”"),
        (Pin("P1", site="J11"), "没有用地（new 或地块编号）“J11”", "是否“J1”"),
    ],
)
def test_a_pin_on_an_unknown_word_is_refused_with_a_guess(pin: Pin, fact: str, advice: str) -> None:
    finding = only(findings_of(toy_tables(), wishes(pin)), "P01")

    assert (finding.fact, finding.advice, finding.subject) == (fact, advice, "pins[0]")
    assert finding.place == Place(file="base.yaml", row=12)


def test_a_forbid_on_an_unknown_word_is_refused_too() -> None:
    finding = only(findings_of(toy_tables(), wishes(forbid=Pin("P1", leader="L9"))), "P01")

    assert (finding.subject, finding.place) == ("forbids[0]", Place(file="tight.yaml", row=4))


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        (Pin("P1", leader="L1"), Pin("P1", leader="L2"), "“P1”锁定到两个领导：“L1”（pins[0]）和“L2”"),
        (Pin("P1", quarter="2027Q1"), Pin("P1", quarter="2027Q2"),
         "“P1”锁定到两个季度：“2027Q1”（pins[0]）和“2027Q2”"),
        (Pin("P1", site="new"), Pin("P1", site="J1"), "“P1”锁定到两个用地：“new”（pins[0]）和“J1”"),
    ],
)  # fmt: skip
def test_one_project_is_not_pinned_twice(one: Pin, other: Pin, fact: str) -> None:
    finding = only(findings_of(toy_tables(), wishes(one, other)), "P02")

    assert (finding.fact, finding.place.row) == (fact, 15)


def test_pins_on_different_aspects_of_a_project_agree() -> None:
    pins = (Pin("P1", leader="L1"), Pin("P1", quarter="2027Q2"), Pin("P1", site="new"))

    assert findings_of(toy_tables(), wishes(*pins)) == ()


@pytest.mark.parametrize(
    ("pin", "forbid"),
    [
        (Pin("P1", leader="L1"), Pin("P1", leader="L1")),
        (Pin("P2", quarter="2027Q2"), Pin("P2", quarter="2027Q2")),
        (Pin("P2", quarter="2027Q2", site="J1"), Pin("P2", site="J1")),
        (Pin("P2", site="J1"), Pin("P2")),
    ],
)
def test_what_is_pinned_is_not_forbidden(pin: Pin, forbid: Pin) -> None:
    finding = only(findings_of(toy_tables(), wishes(pin, forbid=forbid)), "P02")

    assert finding.fact == f"“{pin.project}”既锁定（pins[0]）又禁止"
    assert finding.place == Place(file="tight.yaml", row=4)


@pytest.mark.parametrize(
    ("pin", "forbid"),
    [
        (Pin("P1", leader="L1"), Pin("P1", leader="L2")),
        (Pin("P1", leader="L1"), Pin("P1", quarter="2027Q1")),
        (Pin("P2", quarter="2027Q2"), Pin("P2", site="J1")),
        (Pin("P2", site="J1"), Pin("P2", quarter="2027Q3")),
    ],
)
def test_a_forbid_beside_the_pin_leaves_it_room(pin: Pin, forbid: Pin) -> None:
    assert findings_of(toy_tables(), wishes(pin, forbid=forbid)) == ()


def test_a_must_start_is_not_forbidden_altogether() -> None:
    finding = only(findings_of(toy_tables(), wishes(forbid=Pin("P1"))), "P02")

    assert finding.fact == "“P1”在台账中是必须开工（AD2），情景却禁止它开工"


def test_a_pin_that_says_nothing_is_refused() -> None:
    finding = only(findings_of(toy_tables(), wishes(Pin("P1"))), "P02")

    assert finding.fact == "没有说把“P1”锁定到什么"


@pytest.mark.parametrize(
    ("pin", "fact"),
    [
        (Pin("P2", quarter="2027Q1"), "锁定在 2027Q1，早于“P2”的最早开工 2027Q2（AB3）"),
        (Pin("P5", quarter="2027Q1", site="J2"), "锁定在 2027Q1，早于“J2”的可用季度 2027Q2（E3）"),
    ],
)
def test_a_quarter_before_its_time_is_not_pinned(pin: Pin, fact: str) -> None:
    assert only(findings_of(toy_tables(), wishes(pin)), "P02").fact == fact


def test_a_pinned_pair_is_not_avoided() -> None:
    finding = only(findings_of(toy_tables(), wishes(Pin("P2", leader="L3"))), "P02")

    assert finding.fact == "“P2”锁定给“L3”，而该领导回避“青禾纺织”"
    assert finding.severity is Severity.REFUSED


def test_a_pinned_pair_is_not_barred_by_the_ledger() -> None:
    finding = only(
        findings_of(locked(("P1", "L2"), rule="禁止"), wishes(Pin("P1", leader="L2"))), "P02"
    )

    assert finding.fact == "“P1”锁定给“L2”，而“配对”表禁止这一对（C2）"


def test_the_ledger_locks_a_project_to_one_leader() -> None:
    finding = only(findings_of(locked(("P1", "L1"), ("P1", "L2"))), "P02")

    assert finding.fact == "“P1”已锁定给“L1”，又锁定给“L2”"
    assert finding.place == place("pairs", 2, "rule")


def test_the_ledger_does_not_lock_an_avoided_pair() -> None:
    finding = only(findings_of(locked(("P2", "L3"))), "P02")

    assert finding.fact == "“P2”锁定给“L3”，而该领导回避“青禾纺织”"


def test_a_lock_of_the_ledger_stands_against_another_pin() -> None:
    finding = only(findings_of(locked(("P1", "L1")), wishes(Pin("P1", leader="L2"))), "P02")

    assert finding.fact == "台账把“P1”锁定给“L1”，情景却锁定给“L2”"


def test_a_lock_of_the_ledger_is_not_forbidden_by_the_scenario() -> None:
    finding = only(findings_of(locked(("P1", "L1")), wishes(forbid=Pin("P1", leader="L1"))), "P02")

    assert finding.fact == "台账把“P1”锁定给“L1”，情景却禁止这一对"


def test_all_errors_are_told_at_once() -> None:
    tables = with_cell("projects", 1, converted_mu=101, place="X")
    tables["leaders"][0]["least"] = 9

    findings = findings_of(tables, wishes(Pin("P9", leader="L8"), Pin("P1")))

    assert [f.code for f in findings] == ["K02", "V16", "L01", "P01", "P01", "P02"]
