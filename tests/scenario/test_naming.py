"""Names that are folders, and names that are none."""

from __future__ import annotations

import pytest

from zsyz_model.scenario.naming import clean_name, explain_name


@pytest.mark.parametrize("name", ["base", "指标收紧", "tight_quota", "A-1 (新)", "名" * 26])
def test_a_plain_name_is_a_folder(name: str) -> None:
    assert explain_name(name) == ""


def test_a_name_is_counted_in_bytes() -> None:
    assert explain_name("名" * 27) == "名称超过 80 字节"


def test_equal_words_are_equal_folders() -> None:
    assert clean_name("e\u0301") == "\u00e9"
