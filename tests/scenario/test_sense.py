"""Ranges and words of a scenario."""

from __future__ import annotations

import pytest

from zsyz_model.scenario.sense import explain_name


@pytest.mark.parametrize("name", ["base", "指标收紧", "tight_quota", "A-1 (新)", "名" * 26])
def test_a_plain_name_is_a_folder(name: str) -> None:
    assert explain_name(name) == ""


def test_a_name_is_counted_in_bytes() -> None:
    assert explain_name("名" * 27) == "名称超过 80 字节"
