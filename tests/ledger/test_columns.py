"""A column of cells: percentages as shown, words of a mapping, rates, and dates by departments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.books import RawSheet
from zsyz_model.books.raw import Mark, Span
from zsyz_model.ledger.columns import read_column
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.readings import Reading, Spec
from zsyz_model.tables import TABLES

PROJECTS, FINANCE = TABLES["projects"], TABLES["finance"]
HEAD = ["项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)"]
RATE = FINANCE.by_name["rate"]
DAY = dt.date(2026, 3, 1)


def project(*rows: Sequence[object], given: FileMap | None = None, more: Sequence[str] = (), **sheet: object) -> Draft:  # fmt: skip
    """Projects of which only the cells behind the required ones are given."""
    lines = [[f"P{i}", f"厂{i}", "工业", "签约", 100.0, *row] for i, row in enumerate(rows, 1)]
    raw = RawSheet("a.xlsx", "项目", [[*HEAD, *more], *lines], **sheet)  # type: ignore[arg-type]
    return read_draft(lay_out(raw, PROJECTS, given))


def told(draft: Draft) -> list[tuple[str, str, str]]:
    return [(f.code, f.place.cell, f.fact) for f in draft.findings()]


def rate(header: str, *cells: object, shares: bool = True) -> Draft:
    rows = [[f"F{i}", "甲行", "银行信贷", 1.0, cell] for i, cell in enumerate(cells, 1)]
    raw = RawSheet(
        "a.xlsx", "资金渠道", [["编号", "名称", "类型", "额度(万元)", header], *rows],
        percents=frozenset((i, 4) for i in range(1, len(rows) + 1)) if shares else frozenset(),
    )  # fmt: skip
    return read_draft(lay_out(raw, FINANCE))


def test_a_number_shown_as_a_percentage_is_read_as_shown() -> None:
    assert rate("年利率(%)", 0.0385, 0.05, 1.0, 0.0).values["rate"] == [3.85, 5.0, 100.0, 0.0]
    assert rate("年利率(%)", 3.85, shares=False).values["rate"] == [3.85]
    assert rate("年利率(%)", "3.85%", "3.85").values["rate"] == [3.85, 3.85]


def test_a_percentage_is_read_as_shown_when_only_the_dictionary_names_the_unit() -> None:
    assert rate("年利率", 0.0385).values["rate"] == [3.85]


def test_a_percentage_below_another_unit_is_read_as_shown() -> None:
    assert rate("年利率(‰)", 0.0385).values["rate"] == [3.85]


def test_a_percentage_keeps_all_its_places() -> None:
    assert rate("年利率(%)", 0.123456789).values["rate"] == [12.3456789]


def test_a_percentage_is_told_at_its_cell() -> None:
    ((code, cell, fact),) = told(rate("年利率(%)", 0.0385))

    assert (code, cell) == ("V08", "E2")
    assert fact.endswith("得3.85%")


def test_a_percentage_beyond_the_bounds_is_refused() -> None:
    ((code, cell, fact),) = told(rate("年利率(%)", 3.85))

    assert (code, cell) == ("V11", "E2")
    assert "385" in fact


@pytest.mark.parametrize("cell", ["改扩建", " 改 扩 建 ", "「改扩建」"])
def test_a_word_of_a_mapping_is_told_with_what_it_means(cell: str) -> None:
    spec = Spec(PROJECTS.by_name["kind"], True, words={"改扩建": "企业改扩建"})
    values, said = read_column([cell, "工业"], spec)

    assert values == ["企业改扩建", "工业"]
    assert said == {0: Reading("企业改扩建", "K03", f"按映射登记，“{cell}”认作“企业改扩建”")}


@pytest.mark.parametrize("cell", ["1", 1.0])
def test_a_code_that_a_mapping_explains_may_be_a_number(cell: object) -> None:
    spec = Spec(PROJECTS.by_name["stage"], True, words={"1": "签约"})

    assert read_column([cell], spec)[0] == ["签约"]


def test_a_word_that_a_mapping_turns_into_nonsense_is_refused() -> None:
    spec = Spec(PROJECTS.by_name["kind"], True, words={"改扩建": "企改"})
    values, said = read_column(["改扩建"], spec)

    assert values == [None]
    assert (said[0].code, said[0].bad) == ("K02", True)


def test_a_word_of_a_mapping_may_mean_an_amount_or_nothing() -> None:
    given = FileMap(PROJECTS, words={"land_mu": {"详见附件": "", "一百亩": "100亩"}})
    draft = project(["详见附件"], ["一百亩"], [7.0], given=given, more=["拟用地(亩)"])

    assert draft.values["land_mu"] == [None, 100.0, 7.0]
    assert [(code, cell) for code, cell, _ in told(draft)] == [("K03", "F2"), ("K03", "F3")]


def test_foreign_money_is_read_by_the_rate_of_a_mapping() -> None:
    given = FileMap(PROJECTS, rates={"美元": Fraction("7.1")})
    draft = project(["100万美元"], ["3欧元"], [50.0], given=given, more=["固定资产投资(万元)"])

    assert draft.values["fixed_wan"] == [710.0, None, 50.0]  # 100 × 7.1
    assert [(code, cell) for code, cell, _ in told(draft)] == [("V08", "F2"), ("V07", "F3")]


def test_a_header_in_foreign_money_is_read_by_the_rate_of_a_mapping() -> None:
    given = FileMap(PROJECTS, rates={"美元": Fraction("7.1")})
    draft = project([50.0], given=given, more=["固定资产投资(万美元)"])

    assert draft.values["fixed_wan"] == [355.0]  # 50 × 7.1


TWO = ["签约日期(招商局)", "签约日期(发改委)"]


@pytest.mark.parametrize(
    ("cells", "value", "fact"),
    [
        (["2026-03-01", "2026-03-01"], DAY, ""),
        (["2026-03-01", "2026年3月1日"], DAY, ""),
        (["2026-03-01", ""], DAY, ""),
        (["", "2026-03-01"], DAY, "本列空白，取“发改委”的2026-03-01"),
        (["—", "2026-03-01"], DAY, "本列空白，取“发改委”的2026-03-01"),
        (["", ""], None, ""),
        (
            ["2026-03-01", "2026-03-02"], None,
            "两部门日期不一致：“招商局”2026-03-01与“发改委”2026-03-02",
        ),
    ],
)  # fmt: skip
def test_two_departments_agree_fill_or_contradict(
    cells: list[str], value: dt.date | None, fact: str
) -> None:
    draft = project(cells, more=TWO)

    assert draft.values["signed_on"] == [value]
    assert told(draft) == ([("V17", "F2", fact)] if fact else [])
    assert draft.layout.extra == ()


def test_three_departments_are_read_together() -> None:
    draft = project(
        ["", "2026-03-01", "2026-03-02"],
        ["", "", "2026-03-02"],
        more=[*TWO, "签约日期(自然资源局)"],
    )

    assert draft.values["signed_on"] == [None, dt.date(2026, 3, 2)]
    assert [(code, cell) for code, cell, _ in told(draft)] == [("V17", "F2"), ("V17", "F3")]


def test_two_columns_of_one_department_are_refused() -> None:
    layout = project(["", ""], more=[TWO[0], TWO[0]]).layout

    assert [f.code for f in layout.findings] == ["H02"]


def test_an_unreadable_day_of_the_second_department_is_told_at_its_own_cell() -> None:
    (finding,) = project(["2026-03-01", "3/4/26"], more=TWO).findings()

    assert (finding.code, finding.place.cell, finding.value) == ("V13", "G2", "3/4/26")


def test_a_second_department_with_an_error_value_sets_the_row_aside() -> None:
    mark = Mark("#REF!", "V02", "Excel错误值#REF!", "修正来源公式后重新保存")

    assert project(["2026-03-01", ""], more=TWO, marks={(1, 6): mark}).bad == {0}


def test_a_second_department_with_merged_cells_sets_their_rows_aside() -> None:
    rows = (["2026-03-01", "2026-03-01"], ["2026-03-02", ""])

    assert project(*rows, more=TWO, merges=(Span(1, 6, 2, 6),)).bad == {1}


DAYS = st.sampled_from(["", "2026-03-01", "2026年3月1日", "2026-03-02", "3月底", "—", 46082.0])


@given(DAYS, DAYS)
def test_no_department_is_believed_more_than_the_other(one: object, other: object) -> None:
    here, there = project([one, other], more=TWO), project([other, one], more=TWO)

    assert here.values["signed_on"] == there.values["signed_on"]
    assert here.bad == there.bad
