"""The record of converted cells: what stood there, what it became, by which rule, how certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from zsyz_model.books import RawSheet
from zsyz_model.case.known import Confidence, Conversion
from zsyz_model.ledger.conversions import conversions, written_value
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.links import link
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.order import check_order
from zsyz_model.tables import TABLES

PROJECTS = TABLES["projects"]
HEAD = ["项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)"]
STATED, SHEET, RULE = Confidence.STATED, Confidence.SHEET, Confidence.RULE
PHONE = "13812345678"


def drafted(header: str, *cells: object, banner: str = "", given: FileMap | None = None, **sheet: object) -> Draft:  # fmt: skip
    """Projects with some cells below one header, or below 总投资 when it is that column."""
    own = header.startswith("总投资")
    head = [*HEAD[:4], header] if own else [*HEAD, header]
    rows = [
        [f"P{i}", f"厂{i}", "工业", "签约", *([cell] if own else [100.0, cell])]
        for i, cell in enumerate(cells, 1)
    ]
    lines: Sequence[Sequence[object]] = [*([[banner]] if banner else []), head, *rows]
    return read_draft(lay_out(RawSheet("a.xlsx", "项目", lines, **sheet), PROJECTS, given))  # type: ignore[arg-type]


def record(draft: Draft) -> list[Conversion]:
    return list(conversions({"projects": draft}))


def short(draft: Draft) -> list[tuple[str, str, str, str, Confidence]]:
    return [(c.place.cell, c.raw, c.value, c.unit, c.confidence) for c in record(draft)]


def test_plain_cells_leave_no_record() -> None:
    assert record(drafted("拟用地(亩)", 40.5, "12", "", None)) == []


def test_the_unit_of_a_header_is_recorded_for_every_filled_cell() -> None:
    (first, last) = record(drafted("总投资(亿元)", 1.2, "", "3"))

    assert first.place.cell == "E2"
    assert first.as_row() == {
        "sheet": "项目", "cell": "E2", "column": "总投资(亿元)", "subject": "P1", "raw": "1.2", "value": "12000",
        "unit": "万元", "rule": "[V08] 表头单位“亿元”，乘以10000", "confidence": "注明",
    }  # fmt: skip
    assert (last.place.cell, last.raw, last.value) == ("E4", "3", "30000")


def test_a_banner_is_less_certain_than_a_header() -> None:
    draft = drafted("总投资", 1.2, banner="单位：亿元")

    assert short(draft) == [("E3", "1.2", "12000", "万元", SHEET)]
    assert "“亿元”，乘以10000" in record(draft)[0].rule


def test_a_written_number_below_a_banner_is_no_more_certain_than_a_stored_one() -> None:
    (one,) = record(drafted("总投资", "1,200", banner="单位：亿元"))

    assert (one.value, one.confidence) == ("12000000", SHEET)  # 1200 × 10000
    assert "亿元" in one.rule


def test_the_unit_of_a_mapping_is_recorded_as_such() -> None:
    (one,) = record(drafted("总投资", 1.2, given=FileMap(PROJECTS, units={"invest_wan": "亿元"})))

    assert (one.value, one.confidence) == ("12000", SHEET)
    assert one.rule == "[V08] 映射文件单位“亿元”，乘以10000"


@pytest.mark.parametrize(
    ("header", "cell", "value", "unit"),
    [
        ("总投资(万元)", "1.2亿元", "12000", "万元"), ("总投资(亿元)", "8000万元", "8000", "万元"),
        ("总投资", "1.2亿元", "12000", "万元"), ("拟用地(亩)", "2公顷", "30", "亩"), ("拟用地(亩)", "12亩", "12", "亩"),
        ("拟用地(亩)", "1,200", "1200", "亩"), ("就业(人)", "30人", "30", "人"), ("综合能耗(吨标煤)", "2万吨标煤", "20000", "吨标煤"),
    ],
)  # fmt: skip
def test_the_unit_of_a_cell_is_recorded_once(header: str, cell: str, value: str, unit: str) -> None:
    place = "E2" if header.startswith("总投资") else "F2"

    assert short(drafted(header, cell)) == [(place, cell, value, unit, STATED)]


def test_rounding_is_recorded() -> None:
    (one,) = record(drafted("拟用地(亩)", 22.305))  # half up

    assert (one.raw, one.value) == ("22.305", "22.31")
    assert "四舍五入到0.01" in one.rule


@pytest.mark.parametrize(
    ("cell", "raw", "value", "rule"),
    [
        (46112.0, "46112", "2026-03-31", "[V14] Excel日期序号按1900系统换算为2026-03-31"),
        ("46112", "46112", "2026-03-31", "[V14] Excel日期序号按1900系统换算为2026-03-31"),
        ("26-3-31", "26-3-31", "2026-03-31", "[V13] 两位年份按2026年，规整为2026-03-31"),
        ("2026年3月31日", "2026年3月31日", "2026-03-31", "[V13] 规整为2026-03-31"),
        (20260331.0, "20260331", "2026-03-31", "[V13] 规整为2026-03-31"),
    ],
    ids=["serial", "serial as text", "two digits", "in words", "packed"],
)  # fmt: skip
def test_a_day_is_recorded_with_its_rule(cell: object, raw: str, value: str, rule: str) -> None:
    (one,) = record(drafted("签约日期", cell))

    assert (one.raw, one.value, one.unit, one.rule, one.confidence) == (raw, value, "", rule, RULE)


@pytest.mark.parametrize(
    "cell",
    [
        "2026/3/1 0:00",
        "2026/3/1 8:30:00",
        "2026-3-1 18:30",
        "2026年3月1日 8:30",
        "2026-03-01T08:30:00",
    ],
)
def test_a_time_behind_a_day_does_not_change_the_day(cell: str) -> None:
    (one,) = record(drafted("签约日期", cell))

    assert (one.raw, one.value, one.rule[:5]) == (cell, "2026-03-01", "[V13]")


def test_a_serial_day_of_a_1904_workbook_is_recorded_as_such() -> None:
    (one,) = record(drafted("签约日期", 44650.0, from_1904=True))  # 46112 - 1462

    assert (one.value, one.rule) == ("2026-03-31", "[V14] Excel日期序号按1904系统换算为2026-03-31")


@pytest.mark.parametrize("cell", ["202603311", "2026-03-311", "2026.3.31 5"])
def test_a_day_with_a_digit_too_many_is_not_guessed(cell: str) -> None:
    draft = drafted("签约日期", cell)

    assert draft.bad == {0}
    assert record(draft) == []


def test_a_quarter_from_a_month_is_by_rule() -> None:
    assert short(drafted("最早开工", "2027年3月底")) == [("F2", "2027年3月底", "2027Q1", "", RULE)]


def test_a_department_that_fills_in_is_recorded() -> None:
    head = [*HEAD, "签约日期(招商局)", "签约日期(发改委)"]
    rows = [["P1", "甲厂", "工业", "签约", 100.0, "", "2026-03-01"]]
    (one,) = record(read_draft(lay_out(RawSheet("a.xlsx", "项目", [head, *rows]), PROJECTS)))

    assert (one.value, one.rule) == ("2026-03-01", "[V17] 本列空白，取“发改委”的2026-03-01")
    assert one.confidence is RULE


def test_a_word_of_a_mapping_and_a_name_for_a_key_are_by_rule() -> None:
    given = FileMap(PROJECTS, words={"kind": {"改扩建": "企业改扩建"}})
    rows = [["P1", "甲厂", "改扩建", "签约", 100.0, "东镇"]]
    sheet = RawSheet("a.xlsx", "项目", [[*HEAD, "落地乡镇园区"], *rows])
    places = RawSheet(
        "a.xlsx", "乡镇园区", [["编码", "名称", "类型", "距县城"], ["T1", "东镇", "乡镇", 20.0]]
    )
    drafts = link(
        {
            "projects": read_draft(lay_out(sheet, PROJECTS, given)),
            "places": read_draft(lay_out(places, TABLES["places"])),
        }
    )

    assert [(c.place.cell, c.raw, c.value, c.confidence) for c in conversions(drafts)] == [
        ("C2", "改扩建", "企业改扩建", RULE), ("F2", "东镇", "T1", RULE),
    ]  # fmt: skip


def test_a_cell_that_is_set_aside_is_no_conversion() -> None:
    assert record(drafted("拟用地(亩)", "约40亩", "-3亩", "#N/A")) == []


def test_a_converted_day_that_is_set_aside_later_is_no_conversion() -> None:
    draft = drafted("签约日期", "2026年3月2日")
    head = [*draft.layout.sheet.rows[0], "开工日期"]
    sheet = replace(draft.layout.sheet, rows=[head, [*draft.layout.sheet.rows[1], "2026年3月1日"]])
    late = check_order(read_draft(lay_out(sheet, PROJECTS)))

    assert [c.place.cell for c in record(late)] == ["F2"]


def test_a_placeholder_is_blank_and_no_conversion() -> None:
    assert record(drafted("拟用地(亩)", "—", "待定")) == []


def test_the_record_goes_sheet_by_sheet_column_by_column_row_by_row() -> None:
    draft = drafted("总投资(亿元)", "1亿元", 2.0)
    cells = [
        (c.place.sheet, c.place.cell) for c in conversions({"projects": draft, "again": draft})
    ]

    assert cells == [("项目", "E2"), ("项目", "E3")] * 2


def test_no_number_of_a_person_is_carried_into_the_record() -> None:
    (one,) = record(drafted("备注", f" 王某{PHONE} "))

    assert PHONE not in "".join(one.as_row().values())


def test_the_keys_of_a_sheet_are_put_together_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafted("总投资(亿元)", *map(float, range(1, 101)))
    keys: Sequence[str] = draft.keys
    asked = []

    def counted(_: Draft) -> Sequence[str]:
        asked.append(1)
        return keys

    monkeypatch.setattr(Draft, "keys", property(counted))

    assert len(record(draft)) == 100
    assert len(asked) < 10


@pytest.mark.parametrize(
    ("value", "word"), [(("a", "b"), "a、b"), ((), ""), (7.0, "7"), (True, "是"), (None, ""), ("x", "x")]
)  # fmt: skip
def test_a_value_is_one_word(value: object, word: str) -> None:
    assert written_value(value) == word
