"""Names of sheets: as Excel accepts them, each once, and every change is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.findings import Severity
from zsyz_model.sheets import Sheet, sheet_names
from zsyz_model.sheets.names import named


def sheets(*names: str) -> list[Sheet]:
    return [Sheet(name, ["甲"], [[name]]) for name in names]


def test_sheet_names_are_cleaned_cut_and_kept_apart() -> None:
    assert sheet_names(["A/B:对比[1]", "a_b_对比_1", "长" * 40, "长" * 41, "", "History"]) == [
        "A_B_对比_1", "a_b_对比_1(2)", "长" * 31, "长" * 28 + "(2)", "工作表", "History(2)",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=50), max_size=6))
def test_any_names_become_names_that_excel_accepts(names: list[str]) -> None:
    clean = sheet_names(names)

    assert len({name.casefold() for name in clean}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in clean)


def test_names_that_need_no_change_add_no_page_and_say_nothing() -> None:
    given_sheets = sheets("项目", "开工安排")

    pages, told = named("a.xlsx", given_sheets)

    assert pages == [("项目", given_sheets[0]), ("开工安排", given_sheets[1])]
    assert told == ()


def test_a_renamed_sheet_is_told_and_all_names_are_listed_first() -> None:
    pages, (finding,) = named("a.xlsx", sheets("项目", "A/B:对比[1]"))

    assert [name for name, _ in pages] == ["目录", "项目", "A_B_对比_1"]
    index = pages[0][1]
    assert index.headers == ("原名", "表名")
    assert index.rows == [("项目", "项目"), ("A/B:对比[1]", "A_B_对比_1")]
    assert (finding.code, finding.severity, finding.value, finding.fact) == (
        "C04", Severity.NORMALISED, "A/B:对比[1]", "改为“A_B_对比_1”（对照表在目录页）",
    )  # fmt: skip
    assert finding.place.file == "a.xlsx"


def test_a_caller_who_has_such_a_page_keeps_its_name() -> None:
    pages, (finding,) = named("a.xlsx", sheets("目录", "甲?"))

    assert [name for name, _ in pages] == ["目录(2)", "目录", "甲"]
    assert finding.fact == "改为“甲”（对照表在目录(2)页）"
