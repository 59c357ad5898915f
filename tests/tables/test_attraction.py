"""The sheets about 招商."""

from __future__ import annotations

import pytest

from zsyz_model.tables import MODES, REGIONS, SIX_ONES, SOURCES, TABLES


@pytest.mark.parametrize(
    ("table", "sheet"),
    [("absences", "外出时限"), ("teams", "四专队伍"), ("measures", "专班措施"), ("groups", "产业领导小组")],
)  # fmt: skip
def test_each_has_its_sheet_and_none_is_required(table: str, sheet: str) -> None:
    assert TABLES[table].sheet == sheet
    assert not TABLES[table].required


def test_the_six_ones_have_a_cell_and_a_date_each() -> None:
    labels = [title for _, title in SIX_ONES]

    assert labels == ["专班", "平台", "规划", "基金", "政策", "协会"]
    columns = TABLES["chains"].by_name
    assert [columns[f"{name}_due"].label for name, _ in SIX_ONES] == [f"{t}期限" for t in labels]


def test_words_of_outings_and_leads_are_choices() -> None:
    assert TABLES["trips"].by_name["region"].choices == REGIONS
    assert (
        TABLES["trips"].by_name["mode"].choices == TABLES["leads"].by_name["mode"].choices == MODES
    )
    assert "流动党员" in SOURCES
    assert TABLES["leads"].in_order == (("entered_on", "signed_on"),)
    assert TABLES["trips"].in_order == (("begins_on", "ends_on"),)
