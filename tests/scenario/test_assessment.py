"""Assessment rules are read strictly; only what is published is called confirmed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from zsyz_model.case.assessing import MULTIPLIERS
from zsyz_model.case.rule import CONFIRMED, OPEN
from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario.assessment import (
    NUMBERED,
    WORDY,
    read_assessment_rules,
)

COUNTY = Path(__file__).parents[2] / "scenarios" / "rules" / "assessment.yaml"
LAW = read_assessment_rules(COUNTY)


def refused(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_assessment_rules(path)
    return caught.value.findings


def test_the_county_s_file_has_every_rule_once() -> None:
    assert sorted(rule.key for rule in LAW.rules) == sorted(WORDY | NUMBERED)


def test_two_is_the_only_multiplier_with_a_number() -> None:
    """The plan prints 2× for 小巨人 and 单项冠军; every other multiplier is x or X."""
    values = {case: LAW.value(f"multiplier.{case}", date(2022, 6, 1)) for case in MULTIPLIERS}

    assert {case: value for case, value in values.items() if value is not None} == {
        "小巨人": 2,
        "单项冠军": 2,
    }


def test_confirmed_is_only_what_the_county_s_plan_prints() -> None:
    confirmed = {rule.key: rule.source for rule in LAW.rules if rule.status == CONFIRMED}

    assert confirmed == dict.fromkeys(
        ["multiplier.小巨人", "multiplier.单项冠军", "proofs.needed", "exclude.kinds"], "[0]"
    )
    assert {rule.status for rule in LAW.rules} == {CONFIRMED, OPEN}


def test_no_number_of_the_score_stands_beside_an_open_status() -> None:
    """Published arrival rates of elsewhere are the one exception: they forecast and score nothing."""
    numbered = {r.key: r.source for r in LAW.rules if r.status == OPEN and r.value is not None}

    assert set(numbered) == {"arrival.内资", "arrival.外资", "arrival.开工", "arrival.months"}
    assert {key: LAW.value(key, date(2026, 6, 1)) for key in numbered} == {
        "arrival.内资": Fraction("5.7"), "arrival.外资": Fraction("8.5"),
        "arrival.开工": Fraction("50.7"), "arrival.months": 12,
    }  # fmt: skip


def test_the_trial_rules_differ_only_where_the_plan_leaves_a_blank() -> None:
    """What is confirmed or written in words is the same; every number filled in says 试算."""
    trial = {rule.key: rule for rule in read_assessment_rules(COUNTY.with_name("assessment_trial.yaml")).rules}  # fmt: skip

    assert sorted(trial) == sorted(rule.key for rule in LAW.rules)
    for rule in LAW.rules:
        if rule.open and not trial[rule.key].open:
            assert trial[rule.key].source.startswith("试算")
            assert trial[rule.key].status == OPEN
        else:
            assert trial[rule.key] == rule


def test_each_rule_knows_its_line() -> None:
    lines = COUNTY.read_text(encoding="utf-8").splitlines()
    for i, rule in enumerate(LAW.rules):
        number = int(LAW.origins[f"rules[{i}].key"].rpartition(":")[2])
        assert rule.key in lines[number - 1]


def test_the_day_decides_which_rule_holds(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(
        "rules:\n"
        "  - {key: multiplier.外资, value: 1.5, since: 2022-01-01, until: 2022-06-30}\n"
        "  - {key: multiplier.外资, value: 3, since: 2022-07-01}\n",
        encoding="utf-8",
    )
    law = read_assessment_rules(path)

    days = [date(2021, 12, 31), date(2022, 6, 30), date(2022, 7, 1)]
    assert [law.value("multiplier.外资", day) for day in days] == [None, 1.5, 3]


@pytest.mark.parametrize(
    ("rule", "field", "fact"),
    [
        ("key: multiplier.外资, value: 2", "since", "没有起始日期"),
        ("key: multiplier.外资, value: 2, since: 2022年", "since", "的日期不是一天"),
        ("key: score.cap, value: 2, since: 2022-01-01, until: 2021-01-01", "until", "止于其起始之前"),
        ("key: score.cap, value: 2, since: 2022-01-01, status: ok", "status", "的状态不认识"),
        ("key: score.cap, since: 2022-01-01, source: a, status: confirmed", "status", "标为已确认，却没有值或出处"),
        ("key: score.cap, value: 2, since: 2022-01-01, status: confirmed", "status", "标为已确认，却没有值或出处"),
        ("key: score.cap, value: -2, since: 2022-01-01", "value", "为负数"),
        ("key: share.first_contact, value: 2, since: 2022-01-01", "value", "的份额大于 1"),
        ("key: city.places, value: 2, since: 2022-01-01", "value", "应为词语，不是数"),
        ("key: score.cap, words: [a], since: 2022-01-01", "words", "应为一个数"),
        ("key: multiplier.外贸, value: 2, since: 2022-01-01", "key", "不认识"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said_at_its_line(
    tmp_path: Path, rule: str, field: str, fact: str
) -> None:
    (found,) = refused(tmp_path, f"title: x\nrules:\n  - {{{rule}}}\n")

    assert (found.code, found.subject, found.place.file) == (
        "Y12",
        f"rules[0].{field}",
        "rules.yaml",
    )
    assert found.place.cell.startswith("3:")
    assert found.fact.endswith(fact)


def test_an_unknown_key_gets_the_nearest_one(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, "rules:\n  - {key: score.caps, value: 1, since: 2022-01-01}\n")

    assert found.advice == "是否“score.cap”"


def test_two_rules_for_one_day_are_refused(tmp_path: Path) -> None:
    (found,) = refused(
        tmp_path,
        "rules:\n"
        "  - {key: score.cap, value: 1, since: 2022-01-01}\n"
        "  - {key: score.cap, value: 2, since: 2023-01-01}\n",
    )

    assert found.fact == "规则“score.cap”与前面一条的日期重叠"
    assert found.place.cell == "3:5"


def test_a_field_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, "rules:\n  - {key: score.cap, vlaue: 1, since: 2022-01-01}\n")

    assert (found.code, found.advice) == ("Y04", "是否“value”")
