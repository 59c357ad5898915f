from dataclasses import dataclass
from typing import Any

import pytest

from tests.cases import make_case, make_scenario, place
from zsyz_model.case import Case, ScoringRules
from zsyz_model.findings import Severity
from zsyz_model.review.methods.judgements import in_order, read_judgements


@dataclass(frozen=True)
class Row:
    name: str
    title: str


CRITERIA = (Row("invest", "投资规模"), Row("tax", "税收"), Row("jobs", "就业"), Row("land", "土地"))
FIRST = [("甲", "投资规模", "税收", 2), ("甲", "投资规模", "就业", 6), ("甲", "税收", "就业", 3)]


def sheet(*rows: tuple[str, str, str, float], weighting: str = "ahp") -> Case:
    names = ("judge", "first", "second", "ratio")
    table: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
    scenario = make_scenario(scoring=ScoringRules(weighting=weighting))
    return make_case(scenario, judgements=table)


def told(*rows: tuple[str, str, str, float]) -> list[tuple[object, str, str]]:
    """Place, fact and advice of whatever is found."""
    findings = read_judgements(sheet(*rows), CRITERIA).findings
    assert {(f.code, f.severity) for f in findings} <= {("S04", Severity.REFUSED)}
    return [(f.place, f.fact, f.advice) for f in findings]


def test_comparisons_become_one_matrix_a_judge() -> None:
    turned = [
        ("乙", "就业", "投资规模", 4),
        ("乙", "税收", "投资规模", 2),
        ("乙", "就业", "tax", 1),
    ]

    read = read_judgements(sheet(*FIRST, *turned), CRITERIA)

    assert read.findings == ()
    assert read.criteria == ("invest", "tax", "jobs")
    assert read.matrices["甲"].tolist() == [
        [1, 2, 6], pytest.approx([1 / 2, 1, 3]), pytest.approx([1 / 6, 1 / 3, 1]),
    ]  # fmt: skip
    assert read.matrices["乙"].tolist() == [[1, 1 / 2, 1 / 4], [2, 1, 1], [4, 1, 1]]


def test_the_order_of_the_rows_does_not_matter() -> None:
    one, other = (read_judgements(sheet(*rows), CRITERIA) for rows in (FIRST, FIRST[::-1]))

    assert one.matrices["甲"].tolist() == other.matrices["甲"].tolist()
    assert one.criteria == other.criteria


def test_an_empty_sheet_says_nothing() -> None:
    read = read_judgements(sheet(), CRITERIA)

    assert (read.criteria, dict(read.matrices), read.findings) == ((), {}, ())


def test_an_unknown_criterion_is_told_at_its_cell_with_a_guess() -> None:
    assert told(*FIRST, ("乙", "投资规摸", "税收", 3)) == [
        (place("judgements", 4, "first"), "没有评审指标“投资规摸”", "是否“投资规模”"),
    ]


def test_a_criterion_is_not_compared_with_itself() -> None:
    assert told(*FIRST, ("甲", "税收", "tax", 3)) == [
        (place("judgements", 4, "second"), "“税收”与自己比较", "改成另一个指标，或删去这一行"),
    ]


@pytest.mark.parametrize(
    ("row", "at", "fact"),
    [
        (("甲", "税收", "投资规模", 2), 4, "专家“甲”已比较过“税收”与“投资规模”（B2）"),
        # rows are read in the order of their keys, whatever that of the sheet
        (("甲", "invest", "税收", 2), 1, "专家“甲”已比较过“投资规模”与“税收”（B5）"),
    ],
)
def test_a_pair_given_twice_is_told_with_where_it_stands_first(
    row: tuple[str, str, str, float], at: int, fact: str
) -> None:
    advice = "只留一行：较重要的指标写在前，倍数写 1 至 9"

    assert told(*FIRST, row) == [(place("judgements", at, "first"), fact, advice)]


def test_missing_pairs_are_told_once_a_judge() -> None:
    rows = [("乙", "投资规模", "税收", 2), ("乙", "土地", "税收", 2)]
    advice = "逐对补填：参加比较的 4 个指标两两各比一次，共 6 行"

    assert sorted(told(*FIRST, *rows), key=lambda one: one[1]) == [
        (
            place("judgements", 5, "judge"),
            "专家“乙”缺少 4 对比较：“投资规模”与“就业”、“投资规模”与“土地”、“税收”与“就业”、“就业”与“土地”",
            advice,
        ),
        (
            place("judgements", 2, "judge"),
            "专家“甲”缺少 3 对比较：“投资规模”与“土地”、“税收”与“土地”、“就业”与“土地”",
            advice,
        ),
    ]


def test_many_missing_pairs_are_cut_short() -> None:
    criteria = [Row(f"c{i}", f"指标{i}") for i in range(6)]
    rows = [("甲", "c0", f"c{i}", 1) for i in range(1, 6)]

    (finding,) = read_judgements(sheet(*rows), criteria).findings

    assert finding.fact.startswith("专家“甲”缺少 10 对比较：“指标1”与“指标2”、")
    assert finding.fact.endswith(" 等")
    assert finding.fact.count("与") == 6


def test_a_ratio_out_of_range_is_told() -> None:
    advice = "较重要的指标写在前，倍数写 1 至 9"

    for ratio in (0.5, 9.5, float("nan")):
        assert told(*FIRST, ("乙", "投资规模", "税收", ratio)) == [
            (place("judgements", 4, "ratio"), "重要倍数不在 1 至 9 之间", advice)
        ]


@pytest.mark.parametrize("other", ["专家 甲", "专家·甲", "专家　甲"])
def test_a_judge_in_two_spellings_is_told_and_read_as_one(other: str) -> None:
    rows = [(other if i == 1 else "专家甲", *row[1:]) for i, row in enumerate(FIRST)]

    read = read_judgements(sheet(*rows), CRITERIA)

    (finding,) = read.findings
    assert finding.place == place("judgements", 2, "judge")
    assert finding.fact == f"专家“{other}”与“专家甲”疑为同一人的两种写法"
    assert finding.advice == "统一写成“专家甲”；确是两人的，写得能分清"
    assert list(read.matrices) == ["专家甲"]


def test_other_people_are_not_taken_for_one() -> None:
    rows = [(judge, *row[1:]) for judge in ("专家甲", "专家乙", "专家A") for row in FIRST]

    read = read_judgements(sheet(*rows), CRITERIA)

    assert read.findings == ()
    assert sorted(read.matrices) == ["专家A", "专家乙", "专家甲"]


def test_who_is_found_wanting_has_no_matrix_and_the_others_keep_theirs() -> None:
    read = read_judgements(sheet(*FIRST, ("乙", "投资规模", "税收", 2)), CRITERIA)

    assert list(read.matrices) == ["甲"]
    assert len(read.findings) == 1


@pytest.mark.parametrize(
    ("weighting", "severity"), [("ahp", Severity.REFUSED), ("given", Severity.WARNING)]
)
def test_it_matters_only_as_far_as_the_weights_come_from_it(
    weighting: str, severity: Severity
) -> None:
    case = sheet(*FIRST, ("乙", "投资规模", "税收", 2), weighting=weighting)

    assert [f.severity for f in read_judgements(case, CRITERIA).findings] == [severity]


def test_a_pair_has_one_order() -> None:
    assert in_order(("tax", "invest")) == in_order(("invest", "tax")) == ("invest", "tax")
