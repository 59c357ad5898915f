"""The package around the sheets: charts and properties as they were, losses told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.ledger.marked.specimens import clerks_book, opened, part, parts
from zsyz_model.ledger.marked.package import lost, open_package, restore, sheet_parts


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def restored(path: Path) -> dict[str, bytes]:
    """A workbook loaded and saved by openpyxl, then restored."""
    data = restore(open_package(path.read_bytes()), saved(opened(path)))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_sheets_are_found_by_the_names_on_their_tabs(tmp_path: Path) -> None:
    found = sheet_parts(parts(clerks_book(tmp_path)))

    assert found == {
        "项目": "xl/worksheets/sheet1.xml",
        "领导": "xl/worksheets/sheet2.xml",
        "乡镇园区": "xl/worksheets/sheet3.xml",
    }


def test_a_chart_stays_byte_for_byte(tmp_path: Path) -> None:
    path = clerks_book(tmp_path)

    assert restored(path)["xl/charts/chart1.xml"] == part(path, "xl/charts/chart1.xml")


def test_author_and_dates_stay(tmp_path: Path) -> None:
    path = clerks_book(tmp_path)

    assert restored(path)["docProps/core.xml"] == part(path, "docProps/core.xml")
    assert b"<AppVersion>12.0000</AppVersion>" in restored(path)["docProps/app.xml"]


def test_other_parts_are_those_that_openpyxl_wrote(tmp_path: Path) -> None:
    path = clerks_book(tmp_path)
    written = saved(opened(path))
    data = restore(open_package(path.read_bytes()), written)

    old, new = open_package(written), open_package(data)
    changed = {name for name in old if old[name] != new[name]}
    assert old.keys() == new.keys()
    assert changed <= {
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
        "xl/charts/chart1.xml", "docProps/core.xml", "docProps/app.xml",
    }  # fmt: skip


def test_equal_workbooks_give_equal_bytes(tmp_path: Path) -> None:
    path = clerks_book(tmp_path)

    assert restored(path) == restored(path)


LOSSES = {
    "xl/drawings/drawing1.xml": (b"<xdr:sp macro=''>", "文本框与图形"),
    "xl/slicers/slicer1.xml": (b"", "切片器"),
    "xl/ctrlProps/ctrlProp1.xml": (b"", "按钮等控件"),
    "xl/media/image1.emf": (b"", "矢量图片"),
    "xl/threadedComments/threadedComment1.xml": (b"", "会话式批注的回复"),
    "xl/metadata.xml": (b"", "动态数组的标记"),
    "xl/worksheets/sheet1.xml": (b'<picture r:id="rId1"/>', "页眉图片与背景图片"),
    "xl/embeddings/book.xlsx": (b"", "嵌入的文件"),
}


@pytest.mark.parametrize(("name", "content", "words"), [(n, *c) for n, c in LOSSES.items()])
def test_what_is_lost_is_told(name: str, content: bytes, words: str) -> None:
    assert lost({name: content}) == (words,)


def test_a_chart_and_a_picture_are_not_lost() -> None:
    drawing = b"<xdr:graphicFrame/><xdr:pic><xdr:spPr/></xdr:pic>"

    assert lost({"xl/drawings/drawing1.xml": drawing, "xl/media/image1.png": b""}) == ()
