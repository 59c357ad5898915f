from __future__ import annotations

from tests.cases import make_scenario, place
from tests.review.panel.panels import INVESTOR, SAFETY, TECHNOLOGY, Rows, gave, panel_case
from zsyz_model.case import ScoringRules
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.gaps import check_gaps, check_trim
from zsyz_model.review.panel.sheets import read_sheets

THREE = {"甲": 80.0, "乙": 70.0, "丙": 60.0}


def gaps(rows: Rows) -> list[Finding]:
    case = panel_case(rows)
    return list(check_gaps(case, read_sheets(case)))


def test_three_judges_who_gave_everything_leave_nothing_to_tell() -> None:
    assert gaps(gave("P1", TECHNOLOGY, THREE) + gave("P1", INVESTOR, THREE)) == []


def test_a_judge_who_left_something_out_is_told_once_a_project_at_the_own_cell() -> None:
    some = {"甲": 80.0, "乙": 70.0, "丁": 60.0}
    rows = gave("P1", TECHNOLOGY, THREE | some)
    rows += gave("P1", INVESTOR, some) + gave("P1", SAFETY, some)

    (finding,) = gaps(rows)

    assert (finding.code, finding.severity) == ("S07", Severity.WARNING)
    assert (finding.place, finding.value) == (place("scores", 3, "judge"), "丙")
    assert finding.fact == ("“丙”没有给“投资方实力”、“安全风险”打分，同一项目的其他专家已打")


def test_what_is_left_out_is_compared_within_the_project() -> None:
    assert gaps(gave("P1", TECHNOLOGY, THREE) + gave("P3", INVESTOR, THREE)) == []


def test_too_few_judges_are_told_once_a_project_with_their_number() -> None:
    two, one = {"甲": 80.0, "乙": 70.0}, {"甲": 80.0}
    rows = gave("P1", SAFETY, THREE) + gave("P1", INVESTOR, two) + gave("P3", TECHNOLOGY, one)

    found = [finding for finding in gaps(rows) if finding.code == "S08"]

    assert [(f.severity, f.place, f.fact) for f in found] == [
        (Severity.WARNING, place("scores", 5, "criterion"), "打分专家不足 3 位：“投资方实力”2 位"),
        (Severity.WARNING, place("scores", 6, "criterion"),
         "打分专家不足 3 位：“科技含量及技术团队”1 位"),
    ]  # fmt: skip


def test_a_trim_that_cuts_nothing_is_told_at_the_scenario() -> None:
    five = {judge: 80.0 for judge in "甲乙丙丁戊"}
    rows = gave("P1", TECHNOLOGY, five) + gave("P1", INVESTOR, THREE)
    case = panel_case(rows, make_scenario(scoring=ScoringRules(panel="trimmed")))

    (finding,) = check_trim(case, read_sheets(case))

    assert (finding.code, finding.place.file, finding.subject, finding.value) == (
        "S08", "toy.yaml", "scoring.trim", "0.2"
    )  # fmt: skip
    assert finding.fact == "1 项（共 2 项）专家太少，两端各去掉 0.2 不足 1 人，未去掉任何分"


def test_a_trim_that_cuts_everywhere_or_is_not_wanted_is_not_told() -> None:
    five = gave("P1", TECHNOLOGY, {judge: 80.0 for judge in "甲乙丙丁戊"})
    none = make_scenario(scoring=ScoringRules(panel="trimmed", trim=0.0))
    enough, unwanted = panel_case(five), panel_case(gave("P1", TECHNOLOGY, THREE), none)

    assert list(check_trim(enough, read_sheets(enough))) == []
    assert list(check_trim(unwanted, read_sheets(unwanted))) == []
