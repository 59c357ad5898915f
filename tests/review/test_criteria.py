from tests.cases import toy_case
from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.derived import derive


def test_the_weights_are_those_of_the_published_table() -> None:
    # 团风县: 投资规模 17, 投资强度 17, 税收 16, 产业类别 5, 科技 5, 主体 10, 环境 5, 安全 5,
    # 土地 10, 规划 5, 就业 5; together 100.
    assert [c.weight for c in CRITERIA] == [17, 17, 16, 5, 5, 10, 5, 5, 10, 5, 5]
    assert sum(c.weight for c in CRITERIA) == 100


def test_every_criterion_reads_a_fact_or_the_panel_and_names_its_source() -> None:
    facts = derive(toy_case()).rows["P1"]

    assert all(bool(c.column) != bool(c.panel) for c in CRITERIA)
    assert {c.column for c in CRITERIA if c.column} <= set(facts)
    assert all(c.low < c.high and "[40]" in c.source for c in CRITERIA)
    assert all(c.status in (CONFIRMED, OPEN) for c in CRITERIA)


def test_no_name_of_the_sheet_means_two_criteria() -> None:
    names = [name for c in CRITERIA for name in c.panel]

    assert len(names) == len(set(names))
