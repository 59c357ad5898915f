"""What the notebook of 招商 shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from IPython.display import Image

from tests.attraction.county import county
from tests.batch.attracted import write_attracted
from zsyz_model.attraction import attraction
from zsyz_model.batch import attraction_window as room
from zsyz_model.batch.attraction_window import check_sums, open_attraction
from zsyz_model.batch.notebooks import SENTINEL
from zsyz_model.report.attraction import ATTRACTION_CHARTS, ATTRACTION_TABLES


def test_every_table_and_chart_is_shown(tmp_path: Path) -> None:
    window = open_attraction(str(write_attracted(tmp_path)))

    assert "招商总览" in window.overview().data
    assert all(title in window.table(title).data for title in ATTRACTION_TABLES)
    pictures = [window.chart(stem) for stem in ATTRACTION_CHARTS]
    assert all(isinstance(one, Image) and one.data.startswith(b"\x89PNG") for one in pictures)
    assert "Z10" in window.data().data
    assert window.loose_ends() == []
    assert window.finish() == (
        f"小县：外出招商 2 次，预期线索 3.67 条，费用 5.5 万元，欠缺 0 项。{SENTINEL}"
    )
    assert window.written == ()


def test_files_are_written_where_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "write_attraction", lambda folder, _: (folder / "attraction.xlsx",))
    window = open_attraction(str(write_attracted(tmp_path)), str(tmp_path / "out"))

    assert window.written == (tmp_path / "out" / "attraction.xlsx",)


def test_a_broken_ledger_shows_its_findings_and_no_error(tmp_path: Path) -> None:
    path = write_attracted(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"")

    window = open_attraction(str(path))

    assert window.found is None
    assert "F01" in window.overview().data
    assert "F01" in window.data().data
    assert "资料有误" in window.table("六个一").data
    assert "资料有误" in str(window.chart("outings").data)
    assert window.loose_ends() == []
    assert SENTINEL not in window.finish()


def test_sums_that_do_not_add_up_are_told() -> None:
    case = county()
    told = attraction(case)
    assert told.plan is not None
    plan = replace(told.plan, leads=9.0, cost_wan=99.0)
    first, *rest = told.conversions
    wrong = replace(told, plan=plan, conversions=(replace(first, leads=7), *rest))

    assert list(check_sums(told, case)) == []
    assert list(check_sums(wrong, case)) == [
        "各次外出的预期线索相加不等于合计", "各次外出的费用相加不等于合计", "外出费用超过上限",
        "“合计”的签约、终止、在谈相加不等于线索数", "各来源的线索相加不等于合计",
    ]  # fmt: skip
