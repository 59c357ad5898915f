"""Which rows are one project: doubled, nearly doubled, or only neighbours in name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.books import RawSheet
from zsyz_model.ledger.cells import read_cell
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.identity import check_identity
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.readings import Spec
from zsyz_model.tables import TABLES

PROJECTS = TABLES["projects"]
HEAD = ["项目编号", "项目名称", "落地乡镇园区", "投资方", "统一社会信用代码", "项目类型", "阶段", "总投资(万元)"]  # fmt: skip
FIRM = "91110000600037341L"
"""An example of python-stdnum. By hand: 9·1+1·3+1·9+1·27+6·20+3·8+7·24+3·10+4·30+1·28 = 538,
538 mod 31 = 11, and 31 - 11 = 20 is L in 0-9A-HJ-NPQRTUWXY."""
OTHER_FIRM = "91440300708461136T"
VILLAGE = "N2341621MF1234567M"
"""A village collective (登记管理部门 N 农业, 2 村级集体经济组织) that does not exist. By hand, with
N = 22, M = 21, F = 15: 22·1+2·3+3·9+4·27+1·19+6·26+2·16+1·17+21·20+15·29+1·25+2·13+3·8+4·24+5·10
+6·30+7·28 = 1839, 1839 mod 31 = 10, and 31 - 10 = 21 is M."""
Row = Sequence[str]


def checked(*rows: Row, given: FileMap | None = None, head: Sequence[str] = HEAD) -> Draft:
    """Projects of a name, and as far as given a place, a firm and its code."""
    lines = [
        [f"P{i}", *row, *[""] * (4 - len(row)), "工业", "签约", 100.0]
        for i, row in enumerate(rows, 1)
    ]
    sheet = RawSheet("a.xlsx", "项目", [list(head), *lines])
    return check_identity(read_draft(lay_out(sheet, PROJECTS, given)))


def told(*rows: Row) -> list[tuple[str, str, str]]:
    return [(f.code, f.place.cell, f.fact) for f in checked(*rows).findings()]


def alike(one: Row, other: Row) -> bool:
    """Whether two rows are listed as near duplicates; nothing else may be told."""
    codes = [code for code, _, _ in told(one, other)]
    assert set(codes) <= {"K05"}
    assert len(codes) < 2
    return bool(codes)


@pytest.mark.parametrize(
    "second", ["云帆储能电站", "云帆 储能电站", "“云帆”储能电站", "云帆储能电站　"]
)
def test_one_name_at_one_place_is_one_project_and_nobody_says_which_row(second: str) -> None:
    draft = checked(("云帆储能电站", "T1"), ("丙仓", "T1"), (second, "T1"))

    assert [(f.code, f.place.cell, f.fact) for f in draft.findings() if f.code == "K01"] == [
        ("K01", "B2", "与第4行名称和位置相同"), ("K01", "B4", "与第2行名称和位置相同"),
    ]  # fmt: skip
    assert draft.bad == {0, 2}
    assert draft.remarks == ()


def test_three_rows_name_each_other() -> None:
    facts = [fact for _, _, fact in told(*[("甲厂", "T1")] * 3)]

    assert facts == [f"与第{rows}行名称和位置相同" for rows in ("3、4", "2、4", "2、3")]


def test_many_rows_of_one_name_do_not_name_each_other_without_end() -> None:
    facts = [fact for _, _, fact in told(*[("甲厂", "T1")] * 200)]

    assert len(facts) == 200
    assert max(map(len, facts)) < 60


def test_one_key_twice_is_told_elsewhere() -> None:
    rows = [["P1", "甲厂", "T1", "", "", "工业", "签约", 100.0]] * 2
    draft = check_identity(read_draft(lay_out(RawSheet("a.xlsx", "项目", [HEAD, *rows]), PROJECTS)))

    assert draft.findings() == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("云帆储能电站一期", "T1"), ("云帆储能电站二期", "T1")),
        (("云帆储能电站", "T1"), ("云帆储能电站（二期工程）", "T1")),
        (("云帆储能电站", "T1"), ("云帆储能电站建设项目", "T1")),
        (("智能装备制造产业园", "T1"), ("智能装备制造产业圆", "T1")),
        (("智能装备制造产业园", "", "云帆公司"), ("智能装备制造业产业园", "T2", "云帆公司")),
        (("高性能碳纤维生产项目", "T1", "云帆公司"), ("年产5000吨高性能碳纤维生产线建设项目", "T1", "云帆公司")),
        (("储能电站", "T1", "", FIRM), ("锂电池梯次利用", "T1", "", FIRM)),
    ],
    ids=["phases", "a phase and the whole", "the usual tail", "a slip", "one firm", "signed and filed", "one code"],
)  # fmt: skip
def test_near_duplicates_are_listed_and_stay(one: Row, other: Row) -> None:
    assert alike(one, other)
    assert checked(one, other).bad == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("标准化厂房1号楼", "T1"), ("标准化厂房2号楼", "T1")),
        (("年产5000吨碳纤维项目", "T1"), ("年产3000吨碳纤维项目", "T1")),
        (("甲厂", "T1"), ("乙厂", "T1")),
        (("智能装备制造产业园", "T1"), ("智能装备制造产业圆", "T2")),
        (("高性能碳纤维生产项目", "T1", "云帆公司"), ("智能仓储物流园项目", "T1", "云帆公司")),
        (("储能电站", "T1", "", FIRM), ("锂电池梯次利用", "T2", "", FIRM)),
        (("储能电站", "T1", "", FIRM), ("锂电池梯次利用", "T1", "", OTHER_FIRM)),
        (("一期", "T1"), ("二期", "T1")),
    ],
    ids=["numbered", "outputs", "short names", "two places", "two projects of a firm", "one code, two places", "two codes", "nothing but a phase"],
)  # fmt: skip
def test_false_friends_are_left_alone(one: Row, other: Row) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("标准化厂房1号楼", "标准化厂房2号楼"), ("1号标准化厂房建设项目", "2号标准化厂房建设项目")],
)
def test_numbered_buildings_of_one_firm_are_left_alone(one: str, other: str) -> None:
    assert not alike((one, "T1", "云帆公司"), (other, "T1", "云帆公司"))


@pytest.mark.parametrize(("one", "other"), [("一号楼", "二号楼"), ("A区", "B区")])
def test_buildings_numbered_in_other_ways_are_left_alone(one: str, other: str) -> None:
    assert not alike((f"经开区标准化厂房{one}建设项目", "T1"), (f"经开区标准化厂房{other}建设项目", "T1"))  # fmt: skip


@pytest.mark.parametrize("places", [("", ""), ("T1", "")], ids=["both", "one"])
def test_one_name_whose_place_is_not_yet_known_is_listed(places: tuple[str, str]) -> None:
    assert alike(("云帆储能电站", places[0]), ("云帆储能电站", places[1]))


@pytest.mark.parametrize(
    "code", [FIRM.lower(), f"{FIRM[:8]} {FIRM[8:]}", f"{OTHER_FIRM}、{FIRM}"], ids=["small", "spaced", "two firms"]
)  # fmt: skip
def test_a_code_is_the_same_however_it_is_written(code: str) -> None:
    assert alike(("储能电站", "T1", "", FIRM), ("锂电池梯次利用", "T1", "", code))


def test_a_near_duplicate_is_told_at_the_later_row() -> None:
    (finding,) = checked(
        ("云帆储能电站一期", "T1"), ("丙", "T1"), ("云帆储能电站二期", "T1")
    ).remarks

    assert str(finding) == (
        "[K05] 文件《a.xlsx》·工作表“项目”·B4（第4行，列“项目名称”）·P3·原值“云帆储能电站二期”："
        "与第2行“云帆储能电站一期”疑为同一项目（名称相似100%）。处理：核定是否同一项目：是则合并为一行，否则保留"
    )
    assert finding.severity.value == "提示"


def test_a_row_that_is_set_aside_is_nobodys_near_duplicate() -> None:
    assert told(("云帆储能电站一期", "T1", "", "123"), ("云帆储能电站二期", "T1"))[0][0] == "V19"
    assert len(told(("云帆储能电站一期", "T1", "", "123"), ("云帆储能电站二期", "T1"))) == 1


def test_a_pair_is_told_once_however_much_it_shares() -> None:
    row = ("T1", "云帆公司", FIRM)

    assert len(told(("云帆储能电站一期", *row), ("云帆储能电站二期", *row))) == 1


def test_names_that_a_mapping_gives_are_compared_as_well() -> None:
    given = FileMap(PROJECTS, constants={"name": "云帆储能电站"})
    head = [HEAD[0], "旧名", *HEAD[2:]]
    draft = checked(("甲", "T1", "云帆公司"), ("乙", "T2", "云帆公司"), given=given, head=head)

    assert [f.code for f in draft.findings()] == ["K05"]


def test_all_projects_of_a_large_firm_are_compared() -> None:
    names = [chr(0x4E00 + 97 * i) * 9 for i in range(80)]
    rows = [(name, "T1", "城投公司") for name in [*names, f"年产5吨{names[0]}"]]

    assert [(f.place.cell, f.fact[:4]) for f in checked(*rows).remarks] == [("B82", "与第2行")]


NAMES = st.sampled_from([
    "云帆储能电站", "云帆储能电站一期", "云帆储能电站二期", "标准化厂房1号楼", "标准化厂房2号楼", "高性能碳纤维生产项目",
    "年产5000吨高性能碳纤维生产线建设项目", "智能仓储物流园",
])  # fmt: skip
ROWS = st.tuples(NAMES, st.sampled_from(["T1", "T2", ""]), st.sampled_from(["云帆", "城投", ""]), st.sampled_from([FIRM, OTHER_FIRM, ""]))  # fmt: skip


def pairs(rows: Sequence[Row], order: Sequence[int]) -> tuple[set[int], set[frozenset[int]]]:
    """The rows set aside and the near pairs, by their place in `rows`, when read in an order."""
    draft = checked(*(rows[i] for i in order))
    near = {
        frozenset({order[(f.place.row or 0) - 2], order[int(f.fact.split("行")[0][2:]) - 2]})
        for f in draft.remarks
    }
    return {order[p] for p in draft.bad}, near


@given(st.lists(ROWS, min_size=2, max_size=7).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))))  # fmt: skip
def test_the_order_of_the_rows_decides_nothing(case: tuple[list[Row], list[int]]) -> None:
    rows, order = case

    assert pairs(rows, order) == pairs(rows, range(len(rows)))


@pytest.mark.parametrize("code", [FIRM, OTHER_FIRM, VILLAGE], ids=["firm", "another", "village"])
def test_a_credit_code_of_the_standard_is_taken(code: str) -> None:
    reading = read_cell(code, Spec(PROJECTS.by_name["credit_code"], False))

    assert (reading.value, reading.code) == ((code,), "")


@pytest.mark.parametrize(
    "code", [FIRM[:-1] + "M", FIRM[:-1], FIRM + "0", "9111000060003I341L", "无证"]
)  # fmt: skip
def test_what_is_no_credit_code_is_refused(code: str) -> None:
    reading = read_cell(code, Spec(PROJECTS.by_name["credit_code"], False))

    assert (reading.code, reading.bad) == ("V19", True)
    assert reading.fact == f"“{code}”不是有效的统一社会信用代码（应为18位，含校验位）"
