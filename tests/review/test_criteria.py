from tests.cases import toy_case
from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.criteria import CRITERIA, FULL_MARKS
from zsyz_model.review.derived import derive
from zsyz_model.tables import KINDS


def test_the_weights_are_those_of_the_published_table() -> None:
    # 团风县: 投资规模 17, 投资强度 17, 税收 16, 产业类别 5, 科技 5, 主体 10, 环境 5, 安全 5,
    # 土地 10, 规划 5, 就业 5; together 100. What the table does not have weighs nothing.
    weights = {c.name: c.weight for c in CRITERIA if c.weight}

    assert weights == {
        "invest": 17, "intensity": 17, "tax": 16, "industry": 5, "technology": 5, "investor": 10,
        "environment": 5, "safety": 5, "land": 10, "zoning": 5, "jobs": 5,
    }  # fmt: skip
    assert all(("[40]" in c.source) == bool(c.weight) for c in CRITERIA)


def test_points_rise_between_the_bounds_of_their_sources() -> None:
    """What experts judge goes from 0 to 100; the energy of a yuan alone counts the other way."""
    facts = {c.name: (c.low, c.high) for c in CRITERIA if c.column}

    assert facts == {
        "invest": (10_000, 200_000),  # [0] 1 亿元, [5] 20 亿元
        "intensity": (100, 300),  # [51], [43]
        "tax": (0, 30),  # [43]
        "industry": (0, 3),  # 县主导、十强、231
        "energy": (0, 0.5),  # above 0.33 [63] and 0.37 [64]
        "land": (0, 400),  # [41][48]
        "zoning": (0, 1),
        "jobs": (0, 500),
        "financing": (0, 1),
    }
    assert {(c.low, c.high) for c in CRITERIA if c.faces} == {(0, 100)}
    assert [c.name for c in CRITERIA if not c.rising] == ["energy"]
    assert FULL_MARKS == sum(c.weight for c in CRITERIA) == 100


def test_every_subject_of_the_plan_has_a_criterion() -> None:
    assert {c.subject for c in CRITERIA} == {
        "项目基本情况", "产业政策与布局", "投资方实力", "科技与团队", "人才及就业", "投资构成及资金筹措",
        "设备、工艺和原材料", "能耗、水耗及污染物排放", "风险因素", "选址与规划", "政策扶持", "合同主要条款",
    }  # fmt: skip


def test_every_criterion_reads_a_fact_or_the_panel_and_names_its_source() -> None:
    facts = derive(toy_case()).rows["P1"]

    assert all(bool(c.column) != bool(c.faces) for c in CRITERIA)
    assert {c.column for c in CRITERIA if c.column} <= set(facts)
    assert all(c.low < c.high and "[" in c.source for c in CRITERIA)
    assert all(c.status in (CONFIRMED, OPEN) for c in CRITERIA)


def test_every_kind_of_project_has_one_face_of_a_panel_criterion() -> None:
    for criterion in CRITERIA:
        faces = [criterion.face(kind) for kind in KINDS]

        assert all(faces) or not any(faces)


def test_the_plan_asks_services_for_the_business_model_and_others_for_technology() -> None:
    technology = next(c for c in CRITERIA if c.name == "technology")
    titles = {kind: face.title for kind in KINDS if (face := technology.face(kind))}

    assert titles["工业"] == titles["企业改扩建"] == "科技含量及技术团队"
    assert titles["现代服务业"] == titles["总部经济"] == "商业模式及管理团队"


def test_no_name_of_the_sheet_means_two_criteria() -> None:
    names = [name for c in CRITERIA for face in c.faces for name in face.panel]

    assert len(names) == len(set(names))
