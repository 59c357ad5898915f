"""Plain text means a decimal number, true or false, or itself."""

from __future__ import annotations

from typing import Any

import pytest

from zsyz_model.scenario.scalars import is_day, read_scalar


@pytest.mark.parametrize(
    ("hint", "text", "value"),
    [
        (int, "8", 8),
        (int, "-3", -3),
        (float, "0.05", 0.05),
        (float, "12", 12.0),
        (float, "+1.50", 1.5),
        (bool, "true", True),
        (str, "007", "007"),
        (str, "no", "no"),
        (str, "2026-10-31", "2026-10-31"),
        (str | float | bool | None, "12", 12),
        (str | float | bool | None, "0.5", 0.5),
        (str | float | bool | None, "012", "012"),
        (str | float | bool | None, "false", False),
        (float | None, "3", 3.0),
    ],
)
def test_text_is_read_as_the_type_says(hint: Any, text: str, value: object) -> None:
    read, fact, _ = read_scalar(hint, text, quoted=False)

    assert (read, type(read), fact) == (value, type(value), "")


@pytest.mark.parametrize(
    ("hint", "text", "words"),
    [
        (float, "1e6", "科学计数"),
        (int, "0123", "前导零"),
        (int, "12:30", "时间"),
        (float, "no", "是否"),
        (bool, "yes", "是否"),
        (bool, "True", "是否"),
        (bool, "1", "数"),
        (float, ".5", "文字"),
        (float, "5.", "文字"),
        (float, "nan", "非有限数"),
        (int, "1" * 40, "文字"),
        (float, "５", "文字"),
        (str, "true", "开关值"),
    ],
)
def test_what_libraries_disagree_about_is_refused(hint: Any, text: str, words: str) -> None:
    value, fact, advice = read_scalar(hint, text, quoted=False)

    assert value is None
    assert f"得到{words}“" in fact
    assert advice


def test_quotes_make_text() -> None:
    assert read_scalar(str, "true", quoted=True)[0] == "true"
    assert read_scalar(float, "8", quoted=True)[2] == "去掉引号"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-10-31", True), ("2026-2-3", False), ("20261031", False), ("2027-02-29", False)],
)
def test_a_day_is_written_in_one_way(text: str, day: bool) -> None:
    assert is_day(text) is day
