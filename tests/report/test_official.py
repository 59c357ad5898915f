from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from tests.report.counties import HOSTILE
from zsyz_model.report.official import (
    Annex,
    Grid,
    Heading,
    Paper,
    Words,
    chinese_number,
    level_number,
    write_official,
)

FOOT = "运行 1605c6812900 · 台账 bf37544b · 数据截至 2026-10-31"


def paper(*blocks: Heading | Words | Grid, annexes: tuple[Annex, ...] = ()) -> Paper:
    """A bulletin of these blocks."""
    return Paper("情况通报", blocks, FOOT, to="各乡镇", signer="中心", day="2026年10月31日", annexes=annexes)  # fmt: skip


def test_levels_are_numbered_and_begin_again_under_a_new_head(tmp_path: Path) -> None:
    heads = [Heading(w, level) for w, level in
             (("甲", 1), ("子", 2), ("丑", 2), ("a", 3), ("b", 4), ("乙", 1), ("寅", 2))]  # fmt: skip
    write_official(tmp_path / "a.docx", paper(*heads))

    told = [p.text for p in Document(str(tmp_path / "a.docx")).paragraphs]
    assert told[2:-2] == ["一、甲", "（一）子", "（二）丑", "1.a", "（1）b", "二、乙", "（一）寅"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (15, "十五"), (30, "三十"), (99, "九十九")]
)
def test_numbers_are_written_as_headings_have_them(number: int, words: str) -> None:
    assert chinese_number(number) == words
    assert level_number(2, number) == f"（{words}）"


def test_paper_margins_faces_and_grid_are_those_of_the_standard(tmp_path: Path) -> None:
    annex = Annex("表", [Grid(["编号"], [["P1"]])], wide=True)
    write_official(tmp_path / "a.docx", paper(Heading("甲"), Heading("子", 2), annexes=(annex,)))

    document = Document(str(tmp_path / "a.docx"))
    first, turned = document.sections
    size = [x.mm for x in filter(None, (first.page_width, first.page_height, first.top_margin,
                           first.bottom_margin, first.left_margin, first.right_margin))]  # fmt: skip
    assert [round(x) for x in size] == [210, 297, 37, 35, 28, 26]
    assert (turned.page_width or 0) > (turned.page_height or 0)
    xml = document.element.xml
    assert xml.count('<w:docGrid w:type="lines" w:linePitch="579"/>') == 2
    assert "linesAndChars" not in xml
    faces = [re.findall(r'eastAsia="([^"]+)"', p._p.xml) for p in document.paragraphs]
    assert [f[-1] for f in faces if f][:3] == ["方正小标宋简体", "黑体", "楷体_GB2312"]
    assert 'w:eastAsia="仿宋_GB2312"' in document.styles["Normal"].element.xml


def test_every_page_has_its_number_and_its_source_in_the_foot(tmp_path: Path) -> None:
    write_official(tmp_path / "a.docx", paper(Words("甲"), annexes=(Annex("表", ()),)))

    document = Document(str(tmp_path / "a.docx"))
    assert document.settings.odd_and_even_pages_header_footer
    first, second = document.sections
    assert second.footer.is_linked_to_previous
    assert second.even_page_footer.is_linked_to_previous
    for foot in (first.footer, first.even_page_footer):
        assert [p.text.strip() for p in foot.paragraphs] == ["—  —", FOOT]
        assert "PAGE" in foot._element.xml


def test_annexes_are_listed_and_stand_behind_the_day(tmp_path: Path) -> None:
    two = (Annex("开工安排表", ()), Annex("包保分工表", ()))
    write_official(tmp_path / "a.docx", paper(Words("甲"), annexes=two))

    told = [p.text.strip() for p in Document(str(tmp_path / "a.docx")).paragraphs if p.text.strip()]
    assert told[3:] == ["附件：1.开工安排表", "2.包保分工表", "中心", "2026年10月31日",
                        "附件1", "开工安排表", "附件2", "包保分工表"]  # fmt: skip


def test_a_table_says_its_headers_on_each_page_and_hostile_names_stay_words(tmp_path: Path) -> None:
    grid = Grid(["编号", "名称"], [[str(i), name] for i, name in enumerate(HOSTILE)], [1, 5])
    write_official(tmp_path / "a.docx", paper(grid))

    (table,) = Document(str(tmp_path / "a.docx")).tables
    assert "w:tblHeader" in table.rows[0]._tr.xml
    told = [row.cells[1].text for row in table.rows[1:]]
    assert told[0] == "=1+1"
    assert told[-1] == "emoji 〓 项目"
    assert "\\x0b" in told[8]


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        write_official(tmp_path / "a.docx", paper(Grid(["编号", "名称"], [["P1"]])))


def test_the_same_paper_gives_the_same_bytes_and_says_what_the_machine_lacks(
    tmp_path: Path,
) -> None:
    told = [write_official(tmp_path / f"{n}.docx", paper(Words("甲", "会议听取"))) for n in "ab"]

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert {finding.code for finding in told[0]} <= {"F21"}
