import pandas as pd
import pytest

from tests.cases import make_scenario, place, toy_case
from zsyz_model.findings import Place, Severity
from zsyz_model.validate.said import (
    label,
    missing,
    rows_of,
    said,
    scenario_place,
    suggest,
    word_of,
)


def test_a_finding_carries_the_cell_its_raw_value_and_its_key() -> None:
    finding = said(
        toy_case(), ("projects", "P2", "land_mu"), "V16", "太大", "改正", Severity.WARNING
    )

    assert finding.place == place("projects", 2, "land_mu")
    assert (finding.subject, finding.value, finding.severity) == ("P2", "50", Severity.WARNING)


def test_a_wish_stands_at_the_line_that_set_it() -> None:
    scenario = make_scenario(origins={"pins[0]": "base.yaml:12"})

    assert scenario_place(scenario, "pins[0]") == Place(file="base.yaml", row=12)
    assert scenario_place(scenario, "pins[1]") == Place(file="toy.yaml")


@pytest.mark.parametrize(
    ("word", "known", "advice"),
    [
        ("P01", ["P1", "Q7"], "是否“P1”"),
        ("龙", ["b", "a"], "可用：a、b"),
        ("龙", [], "没有可用的值"),
        ("龙", [f"x{i:02}" for i in range(13)], "可用：" + "、".join(f"x{i:02}" for i in range(12)) + "……"),
    ],
)  # fmt: skip
def test_an_unknown_word_is_answered_with_the_nearest_or_with_all(
    word: str, known: list[str], advice: str
) -> None:
    assert suggest(word, known) == advice


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (float("nan"), ""),
        (pd.NaT, ""),
        ((), ""),
        (("甲", "乙"), "甲、乙"),
        (pd.Timestamp("2026-03-04"), "2026-03-04"),
        (24000.0, "24000"),
        (0.1, "0.1"),
        ("001", "001"),
    ],
)
def test_a_typed_cell_reads_as_a_clerk_wrote_it(value: object, word: str) -> None:
    assert word_of(value) == word
    assert missing(value) == (word == "")


def test_rows_keep_the_order_of_the_frame_and_their_key() -> None:
    rows = list(rows_of(toy_case().leaders))

    assert [row["key"] for row in rows] == ["L1", "L2", "L3"]
    assert rows[0]["places"] == ("C",)
    assert label("leaders", "places") == "联系乡镇"
