import math
from collections.abc import Sequence
from itertools import combinations

import pytest

from tests.cases import place
from tests.oracles.mcda_plain import by_powers, reciprocal
from tests.review.methods.test_ahp import DRINKS_2008, HOUSE_1990
from tests.review.methods.test_judgements import CRITERIA, Row, sheet
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.review.methods.agreeing import ahp_weights
from zsyz_model.review.methods.matrix import Floats

Rows = Sequence[tuple[str, str, str, float]]


def written(judge: str, matrix: Floats) -> tuple[list[Row], Rows]:
    """A matrix as a judge fills in the sheet: the more important first."""
    criteria = [Row(f"c{i}", f"指标{i}") for i in range(len(matrix))]
    rows = []
    for i, j in combinations(range(len(matrix)), 2):
        ahead, behind = (i, j) if matrix[i, j] >= 1 else (j, i)
        rows.append((judge, f"指标{ahead}", f"指标{behind}", round(float(matrix[ahead, behind]))))
    return criteria, rows


def refused(rows: Rows, criteria: list[Row]) -> tuple[Finding, ...]:
    with pytest.raises(InputError) as told:
        ahp_weights(sheet(*rows), criteria)
    return told.value.findings


def test_the_published_weights_come_out_of_the_sheet() -> None:
    criteria, rows = written("甲", DRINKS_2008)

    found = ahp_weights(sheet(*rows), [*criteria, Row("c9", "没有人提到")])

    # Saaty 2008, as in test_ahp
    assert list(found.weights.values()) == pytest.approx(
        [17.75, 1.91, 4.18, 11.64, 18.96, 12.88, 32.68, 0], abs=0.01
    )
    assert math.fsum(found.weights.values()) == pytest.approx(100)
    assert found.criteria == tuple(c.name for c in criteria)
    assert round(found.judges["甲"].ratio, 3) == round(found.consensus.ratio, 3) == 0.022


def test_judges_who_differ_meet_in_the_middle() -> None:
    rows = [("甲", "投资规模", "税收", 8), ("乙", "投资规模", "税收", 2)]

    found = ahp_weights(sheet(*rows), CRITERIA)

    # the geometric mean of 8 and 2 is 4
    assert found.weights == pytest.approx({"invest": 80, "tax": 20, "jobs": 0, "land": 0})
    assert found.judges["甲"].weights.tolist() == pytest.approx([8 / 9, 1 / 9])
    assert found.judges["乙"].weights.tolist() == pytest.approx([2 / 3, 1 / 3])


def test_who_contradicts_themselves_is_told_the_pair_to_think_about() -> None:
    criteria, rows = written("甲", HOUSE_1990)

    (finding,) = refused(rows, criteria)

    row = next(i for i, row in enumerate(rows, 1) if row[1:3] == ("指标2", "指标6"))
    assert (finding.code, finding.severity) == ("S05", Severity.REFUSED)
    assert (finding.place, finding.value) == (place("judgements", row, "ratio"), "6")
    # CR 0.169; the weights 0.188 and 0.167 make it 1.1 times (Saaty 1990)
    assert finding.fact == (
        "专家“甲”的比较前后不一致：一致性比率 0.17，应不超过 0.10；"
        "最不一致的一对：填的是“指标2”比“指标6”重要 6 倍，按其全部比较推算“指标2”比“指标6”重要 1.1 倍"
    )
    assert finding.advice == (
        "请该专家重新考虑这一对，例如改为“指标2”比“指标6”重要 1.1 倍；改后仍不一致的，再看下一对"
    )


def test_a_turned_judgement_is_told_the_other_way_round() -> None:
    # 8 : 4 : 2 : 1, but the last is said to be twice the first
    matrix = reciprocal([[2, 4, 1 / 2], [2, 4], [2]])
    criteria, rows = written("甲", matrix)

    (finding,) = refused(rows, criteria)

    weights = by_powers(matrix)
    words = f"“指标0”比“指标3”重要 {weights[0] / weights[3]:.2g} 倍"
    assert weights[0] > 1.5 * weights[3]
    assert finding.place == place("judgements", 3, "ratio")
    assert finding.fact.endswith(f"填的是“指标3”比“指标0”重要 2 倍，按其全部比较推算反而是{words}")
    assert f"例如改为{words}；改后仍不一致的，再看下一对" in finding.advice


def test_no_advice_goes_beyond_the_scale_of_the_sheet() -> None:
    # 81 : 9 : 9 : 1, but the first is said to be only 3 times the last
    matrix = reciprocal([[9, 9, 3], [1, 9], [9]])
    criteria, rows = written("甲", matrix)

    (finding,) = refused(rows, criteria)

    weights = by_powers(matrix)
    assert finding.fact.endswith(f"“指标0”比“指标3”重要 {weights[0] / weights[3]:.2g} 倍")
    assert weights[0] > 10 * weights[3]
    assert "例如改为“指标0”比“指标3”重要 9 倍；" in finding.advice


def test_a_circle_reads_as_equal() -> None:
    rows = [("甲", "投资规模", "税收", 5), ("甲", "税收", "就业", 5), ("甲", "就业", "投资规模", 5)]

    (finding,) = refused(rows, list(CRITERIA))

    assert finding.fact.endswith(
        "填的是“投资规模”比“税收”重要 5 倍，按其全部比较推算两者大致同等重要"
    )
    assert finding.advice == (
        "请该专家重新考虑这一对，例如改为“投资规模”与“税收”同等重要（倍数 1）；"
        "只比三个指标时三对同样可疑，改对其中一对即可"
    )


def test_everything_wrong_is_told_at_once() -> None:
    criteria, rows = written("甲", HOUSE_1990)

    findings = refused([*rows, ("乙", "指标1", "指标2", 3), ("丙", "指标x", "指标2", 3)], criteria)

    assert sorted((f.code, f.subject[0]) for f in findings) == [
        ("S04", "丙"), ("S04", "乙"), ("S05", "甲"),
    ]  # fmt: skip


def test_findings_refuse_even_where_the_scenario_asks_for_other_weights() -> None:
    with pytest.raises(InputError) as told:
        ahp_weights(sheet(("甲", "投资规摸", "税收", 3), weighting="given"), CRITERIA)

    assert {f.severity for f in told.value.findings} == {Severity.REFUSED}


def test_an_empty_sheet_is_told() -> None:
    (finding,) = refused([], list(CRITERIA))

    assert (finding.code, finding.place) == ("S04", Place(file="测试.xlsx", sheet="指标比较"))
    assert finding.fact == "“指标比较”没有内容，无法用层次分析法定权"
    assert finding.advice == "在“指标比较”逐对填写指标比较，或把 scoring.weighting 改为 given"
