"""Comparison, saving and exporting: nothing is compared or exported before there is something."""

from __future__ import annotations

from pathlib import Path

from tests.explorer.county import Seen, opened
from zsyz_model.explorer.guarding import guarded
from zsyz_model.explorer.keeping import NOW, Keeping


def keeping(tmp_path: Path) -> tuple[Seen, Keeping]:
    seen = Seen(opened())
    found = Keeping(
        seen.session, tmp_path, tmp_path, lambda work: guarded(work, lambda findings: None)
    )
    return seen, found


def test_before_the_first_picture_there_is_nothing_to_compare_or_export(tmp_path: Path) -> None:
    _, found = keeping(tmp_path)
    found.compare.click()
    found.export.click()

    assert "先记住一个方案" in found.tables.value
    assert "证明出来再导出" in found.said.value
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_one_s_own_is_kept_and_ours_is_not_taken(tmp_path: Path) -> None:
    seen, found = keeping(tmp_path)
    seen.session.begin()
    for name in ("紧", "", NOW):
        found.name.value = name
        found.show(seen.session.state)
        found.keep.click()

    assert [kept.name for kept in seen.session.state.kept] == ["紧", "方案2", f"{NOW}（一）"]
