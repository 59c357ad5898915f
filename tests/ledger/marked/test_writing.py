"""The marked copy as a whole: what stays, what is added, what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell, MergedCell

from tests.ledger.books import county, projects_with, write_county, write_csv
from tests.ledger.marked.specimens import clerks_book, finding, opened, part, parts, rewritten
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.marked import can_be_marked, check_target, write_marked
from zsyz_model.ledger.marked.cells import FILLS

SHEET = "xl/worksheets/sheet1.xml"


def mark(source: Path, out: Path) -> Path:
    """Check a ledger and write its marked copy."""
    ledger = read_ledger(source)
    write_marked(source, out, ledger.findings, ledger.rows)
    return out


def told(path: Path) -> list[tuple[str, str, str, str]]:
    """What is found in a ledger, without the file's name."""
    found = read_ledger(path).findings
    return [(f.code, f.place.sheet, f.place.cell, f.value) for f in found]


def look(cell: Cell | MergedCell) -> tuple[str, str, str]:
    """How a cell looks, but for its fill."""
    return cell.number_format, repr(cell.font), repr(cell.border)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return clerks_book(tmp_path)


@pytest.fixture
def copy(source: Path, tmp_path: Path) -> Path:
    return mark(source, tmp_path / "标记.xlsx")


def test_what_was_found_is_in_its_cell(copy: Path) -> None:
    page = opened(copy)["项目"]

    assert page["E4"].fill.fgColor.rgb == FILLS[Severity.QUARANTINED]
    assert "[V07·隔离] 是约数" in page["E4"].comment.text
    assert page["E4"].comment.text.startswith(
        "张三:\n口头答复\n【以上为原批注，作者：张三】\n【核查】"
    )
    assert page["D5"].fill.fgColor.rgb == FILLS[Severity.NORMALISED]
    assert page["A3"].fill.patternType is None


def test_the_clerks_formats_stay(source: Path, copy: Path) -> None:
    old, new = opened(source)["项目"], opened(copy)["项目"]

    for row in old.iter_rows():
        for cell in row:
            twin = new[cell.coordinate]
            assert look(twin) == look(cell)
            assert cell.data_type == "f" or twin.value == cell.value
    assert [str(r) for r in new.merged_cells.ranges] == ["A1:I1"]
    assert new.column_dimensions["B"].width == old.column_dimensions["B"].width
    assert new.freeze_panes == "B3"
    assert [str(v.sqref) for v in new.data_validations.dataValidation] == ["D3:D9"]
    assert [str(c.sqref) for c in new.conditional_formatting] == ["F3:F9"]
    assert b"width:256px;height:150px" in part(copy, "xl/drawings/commentsDrawing1.vml")
    assert new["B3"].value[1].font.b is True


def test_formulas_and_their_stored_values_stay(source: Path, copy: Path) -> None:
    assert {c: opened(copy)["项目"][c].value for c in ("E5", "I3", "I4", "I5", "I6")} == {
        "E5": "=E3*2", "I3": "=E3/F3", "I4": '=IF(F4>0,"—","")', "I5": "=F5>5", "I6": "=1/0",
    }  # fmt: skip
    values = opened(copy, values=True)["项目"]
    assert {c: values[c].value for c in ("E5", "I3", "I4", "I5", "I6", "F6", "F7")} == {
        "E5": 24000, "I3": 300, "I4": "—", "I5": True, "I6": "#DIV/0!", "F6": 80, "F7": 40,
    }  # fmt: skip
    assert b'<f t="array" ref="F6:F7">F3:F4*2</f><v>80</v>' in part(copy, SHEET)
    assert part(copy, "xl/charts/chart1.xml") == part(source, "xl/charts/chart1.xml")
    assert b"x14:dataBar" in part(copy, SHEET)


def test_the_copy_is_checked_like_the_original(source: Path, copy: Path) -> None:
    assert told(copy) == told(source)
    assert ("V07", "项目", "E4", "约3亿") in told(copy)
    assert not any(code in ("V01", "H10") for code, *_ in told(copy))


def test_shared_formulas_stay_shared(tmp_path: Path, source: Path) -> None:
    sheet = part(source, SHEET)
    first, _, rest = sheet.partition(b"<f>E3/F3</f>")
    shared = first + b'<f t="shared" ref="I3:I4" si="0">E3/F3</f>' + rest
    start = shared.index(b'<c r="I4"')
    end = shared.index(b"</c>", start)
    shared = shared[:start] + b'<c r="I4"><f t="shared" si="0"/><v>15</v>' + shared[end:]

    copy = mark(rewritten(source, {SHEET: shared}), tmp_path / "标记.xlsx")

    written = part(copy, SHEET)
    assert b'<f t="shared" ref="I3:I4" si="0">E3/F3</f><v>300</v>' in written
    assert b'<f t="shared" si="0"></f><v>15</v>' in written
    assert opened(copy)["项目"]["I4"].value == "=E4/F4"


def test_what_a_copy_cannot_have_is_told(copy: Path) -> None:
    assert opened(copy)["核查结果"]["A4"].value == "副本不含原表的文本框与图形，以原文件为准"


def test_text_that_looks_like_a_formula_stays_text(copy: Path) -> None:
    page = opened(copy)["项目"]

    assert (page["B5"].value, page["B5"].data_type) == ("=1+1", "s")
    for name in ("项目", "核查结果"):
        cells = [c for row in opened(copy)[name].iter_rows() for c in row if c.data_type == "f"]
        assert len(cells) == (6 if name == "项目" else 0)


def test_a_clean_ledger_gives_a_copy_without_marks(tmp_path: Path) -> None:
    source = write_county(tmp_path, county())
    out = tmp_path / "标记.xlsx"
    write_marked(source, out, (), read_ledger(source).rows)

    book = opened(out)
    assert book.sheetnames == ["项目", "领导", "乡镇园区", "核查结果"]
    assert "没有发现" in [cell.value for cell in book["核查结果"][5]]
    assert all(c.comment is None for row in book["项目"].iter_rows() for c in row)
    assert told(out) == told(source)


def test_marking_the_copy_again_changes_nothing_of_the_clerks(copy: Path, tmp_path: Path) -> None:
    again = mark(copy, tmp_path / "再次.xlsx")

    first, second = opened(copy), opened(again)
    assert second.sheetnames == first.sheetnames
    for name in ("项目", "领导", "乡镇园区"):
        for row in first[name].iter_rows():
            for cell in row:
                twin = second[name][cell.coordinate]
                assert twin.comment == cell.comment
                assert (repr(twin.fill), look(twin)) == (repr(cell.fill), look(cell))
    assert part(again, SHEET) == part(copy, SHEET)


def test_a_cell_put_right_loses_its_mark(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "再次.xlsx"
    write_marked(copy, out, [finding("D5", Severity.NORMALISED)], {})

    page = opened(out)["项目"]
    assert (page["E4"].comment.text, page["E4"].comment.author) == ("张三:\n口头答复", "张三")
    assert page["E4"].fill.patternType is None


def test_a_folder_of_csv_is_marked_in_a_new_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    for name, rows in county(项目=projects_with("总投资(万元)", "约5")).items():
        write_csv(folder / f"{name}.csv", rows)

    book = opened(mark(folder, tmp_path / "标记.xlsx"))

    assert "[V07·隔离] 是约数" in book["项目"]["E2"].comment.text
    assert book["项目"]["E2"].value == "约5"
    note = "副本只有原表的值，没有格式、公式和批注（原文件是csv），以原文件为准"
    assert book["核查结果"]["A4"].value == note


def test_an_old_workbook_is_marked_in_a_new_one(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "books" / "data" / "county.xls"

    book = opened(mark(old, tmp_path / "标记.xlsx"))

    assert "[V13·规整]" in book["项目"]["I3"].comment.text
    assert "原文件是.xls" in str(book["核查结果"]["A4"].value)


def test_a_workbook_that_openpyxl_cannot_read_is_marked_by_its_values(
    source: Path, tmp_path: Path
) -> None:
    styles = part(source, "xl/styles.xml").replace(b'"solid"', b'"no such pattern"')
    with pytest.raises(ValueError, match="stylesheet"):
        opened(rewritten(source, {"xl/styles.xml": styles}))

    book = opened(mark(source, tmp_path / "标记.xlsx"))

    assert book["项目"]["E5"].value == 24000
    assert "[V07·隔离] 是约数" in book["项目"]["E4"].comment.text
    assert "格式不能由程序改写" in str(book["核查结果"]["A4"].value)


def test_the_original_is_never_overwritten(source: Path, tmp_path: Path) -> None:
    before = source.read_bytes()
    (tmp_path / "另名.xlsx").hardlink_to(source)

    for out in (source, tmp_path / "." / source.name, tmp_path / "另名.xlsx"):
        with pytest.raises(
            InputError, match=r"\[F12\].*同一个文件，不覆盖原文件。处理：给标记副本另取"
        ):
            write_marked(source, out, (), {})

    assert source.read_bytes() == before


@pytest.mark.parametrize("name", ["标记.xls", "标记", "标记.csv"])
def test_a_copy_is_an_xlsx(source: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"\[F12\].*须是.xlsx文件"):
        check_target(source, tmp_path / name)


def test_a_copy_that_cannot_be_written_is_told_and_leaves_nothing(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match=r"\[F12\].*写不进标记副本.*处理：关闭已打开的同名文件"):
        write_marked(source, tmp_path / "文件" / "标记.xlsx", (), {})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["台账.xlsx", "文件"]


def test_an_earlier_copy_is_replaced_whole(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "新" / "标记.xlsx"
    out.parent.mkdir()
    out.write_bytes(b"earlier")

    mark(source, out)

    assert "核查结果" in opened(out).sheetnames
    assert [path.name for path in out.parent.iterdir()] == ["标记.xlsx"]


def test_the_same_check_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    one, two = (mark(source, tmp_path / f"{i}.xlsx") for i in (1, 2))

    assert one.read_bytes() == two.read_bytes()
    assert parts(one).keys() >= {SHEET, "xl/charts/chart1.xml"}


REFUSALS = {
    "a missing column": (["H01"], True),
    "a missing column and a doubled one": (["H01", "H02"], True),
    "an encrypted file": (["F02"], False),
    "an odd encoding": (["E04"], False),
    "an open quote": (["C01"], False),
    "a fault of the mapping": (["Y04"], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize(("codes", "wanted"), REFUSALS.values(), ids=REFUSALS)
def test_only_files_that_could_be_opened_are_marked(codes: list[str], wanted: bool) -> None:
    refused = [Finding(c, "x", "y", Severity.REFUSED, Place("台账.xlsx")) for c in codes]

    assert can_be_marked([*refused, finding("A1", Severity.WARNING)]) is wanted


@pytest.mark.slow
def test_pandas_is_not_needed_for_marking() -> None:
    """The room's own door loads pandas; the modules of the copy do not."""
    code = (
        "import sys, types; room = types.ModuleType('zsyz_model.ledger');"
        "room.__path__ = [sys.argv[1]]; sys.modules['zsyz_model.ledger'] = room;"
        "import zsyz_model.ledger.marked; print({'pandas'} & {*sys.modules})"
    )
    room = Path(__file__).parents[3] / "zsyz_model" / "ledger"
    done = subprocess.run(
        [sys.executable, "-c", code, str(room)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"
