from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from docx import Document
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from zsyz_model.report.packing import steady, write_steady


def slides(author: str) -> bytes:
    """A presentation with a chart, by this author."""
    deck = Presentation()
    deck.core_properties.author = author
    page = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["甲"]
    data.add_series("亩", [1.5])
    page.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, Inches(3), Inches(2), data)
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def members(raw: bytes) -> dict[str, bytes]:
    """Every member of a package, and of the packages in it."""
    found = {}
    with ZipFile(io.BytesIO(raw)) as pack:
        for entry in pack.infolist():
            assert entry.date_time == (2000, 1, 1, 0, 0, 0)
            content = pack.read(entry)
            found[entry.filename] = content
            if entry.filename.endswith(".xlsx"):
                found |= {f"{entry.filename}/{k}": v for k, v in members(content).items()}
    return found


def test_author_clock_and_thumbnail_do_not_leave_the_house() -> None:
    raw = steady(slides("王小明"), "简报")
    found = members(raw)

    assert not any("王小明".encode() in content for content in found.values())
    assert not any("thumbnail" in name for name in found)
    cores = [v for k, v in found.items() if k.endswith("docProps/core.xml")]
    assert len(cores) == 2
    for core in cores:
        told = {x.tag.split("}")[1]: x.text for x in ElementTree.fromstring(core)}
        assert told.keys() == {"title", "created"}
        assert told["created"] == "2000-01-01T00:00:00Z"


def test_a_cleaned_package_opens_and_its_chart_is_whole() -> None:
    deck = Presentation(io.BytesIO(steady(slides("x"), "a < b & c")))

    chart = next(s.chart for s in deck.slides[0].shapes if s.has_chart)
    assert list(chart.plots[0].series[0].values) == [1.5]
    assert deck.core_properties.title == "a < b & c"


def test_the_same_content_gives_the_same_bytes_whoever_wrote_it(tmp_path: Path) -> None:
    one = write_steady(tmp_path / "a.pptx", slides("甲"), "t")
    other = write_steady(tmp_path / "b.pptx", slides("乙"), "t")

    assert one.read_bytes() == other.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pptx", "b.pptx"]


def test_a_package_without_a_thumbnail_keeps_its_relations() -> None:
    made = io.BytesIO()
    Document().save(made)
    again = steady(steady(made.getvalue()))

    rels = ElementTree.fromstring(members(again)["_rels/.rels"])
    assert {str(r.get("Target")) for r in rels} == {
        "word/document.xml", "docProps/core.xml", "docProps/app.xml",
    }  # fmt: skip
