from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from tests.report.counties import HOSTILE
from tests.report.papers.readback import chart_book, chart_of, members, slide_texts, slides
from zsyz_model.report.papers.deck import KINDS, WIDE, Deck, Look, Series, chart, grid


def deck_with(kind: str, path: Path) -> Path:
    deck = Deck("脚", "来源")
    slide = deck.page("一句话 3 个", "个")
    names = list(HOSTILE)
    values = {"=甲": [float(x) for x in range(len(names))], "乙": [math.nan] * len(names)}
    chart(slide, (1, 1, 8, 4), Series(names, values), Look(kind))
    grid(slide, (1, 5, 8, 1), [("编号", "名称"), ("P1", HOSTILE[0])], (1, 4))
    deck.save(path, "题")
    return path


def test_the_one_face_of_the_slides_is_told_where_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = dict(members(deck_with("bars", tmp_path / "a.pptx").read_bytes()))
    said = b"".join(
        x for name, x in parts.items() if re.match("ppt/(slides|charts)/[^/]+xml", name)
    )
    assert set(re.findall(rb'typeface="(.*?)"', said)) == {b"Microsoft YaHei"}

    for here, told in ((set[str](), ["微软雅黑"]), ({"Microsoft YaHei"}, []), ({"微软雅黑"}, [])):
        monkeypatch.setattr("zsyz_model.report.typefaces.installed", lambda here=here: here)
        found = Deck("脚", "来源").save(tmp_path / "b.pptx", "题")
        assert [(one.code, one.subject) for one in found] == [("F21", face) for face in told]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_chart_and_its_workbook_say_the_same_and_names_are_never_formulas(
    kind: str, tmp_path: Path
) -> None:
    path = deck_with(kind, tmp_path / "a.pptx")

    (slide,) = slides(path)
    names, values = chart_of(slide)
    assert (names, values) == chart_book(slide)
    assert values[" =甲"] == [float(x) for x in range(len(HOSTILE))]
    assert set(values["乙"]) == {None}
    sheets = [x for name, x in members(path.read_bytes()) if "worksheets/sheet" in name]
    assert len(sheets) == 1
    assert b"<f>" not in sheets[0]
    assert b"<hyperlink" not in sheets[0]


def test_a_slide_says_its_sentence_unit_source_and_run_and_nothing_stands_outside(
    tmp_path: Path,
) -> None:
    (slide,) = slides(deck_with("bars", tmp_path / "a.pptx"))

    told = slide_texts(slide)
    assert told[0] == slide.shapes.title.text_frame.text == "一句话 3 个"
    assert "单位：个" in told
    assert slide.part.blob.count('descr="一句话 3 个"'.encode()) == 2
    assert "来源\n脚" in told
    assert all(s.left >= 0 and s.left + s.width <= WIDE * 914400 + 1 for s in slide.shapes)


def test_the_same_slides_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (deck_with("columns", tmp_path / f"{n}.pptx") for n in "ab")

    assert one.read_bytes() == two.read_bytes()
