"""Everything dated in a file of rules has days that make sense, and a status that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.case.assessing import AssessmentRules
from zsyz_model.case.light_rules import LightBook
from zsyz_model.case.score_table import ScoreTable
from zsyz_model.findings import InputError
from zsyz_model.scenario.dated import DAYS, DAYS_IF_SAID, LOOSE, Dates, dated_in
from zsyz_model.scenario.rulebook import read_rulebook

LIGHTS = """\
chosen: 甲
presets:
  甲: {title: 某地, source: "[88]", status: 待核实, since: "2025", colours: []}
"""
SCORES = "title: 某县\nsource: s\nsince: 未载明\nitems: []\n"
RULES = "rules:\n  - {key: score.cap, value: 1, since: 2022-01-01, until: 2022-12-31}\n"


@pytest.mark.parametrize(
    ("kind", "dates", "text", "old"),
    [
        (LightBook, LOOSE, LIGHTS, 'since: "2025"'),
        (ScoreTable, DAYS_IF_SAID, SCORES, "since: 未载明"),
        (AssessmentRules, DAYS, RULES, "since: 2022-01-01"),
    ],
)
@pytest.mark.parametrize("wrong", ["去年", "2025-13", "2025年"])
def test_each_kind_of_file_is_held_to_the_same(
    tmp_path: Path, kind: type, dates: Dates, text: str, old: str, wrong: str
) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_rulebook(path, kind, dates) is not None

    path.write_text(text.replace(old, f"since: {wrong}"), encoding="utf-8")

    with pytest.raises(InputError, match=r"Y12.*的日期不是一天") as caught:
        read_rulebook(path, kind, dates)
    assert len(caught.value.findings) == 1


@pytest.mark.parametrize(
    ("kind", "dates", "text"),
    [
        (LightBook, LOOSE, LIGHTS.replace("待核实", "草案")),
        (ScoreTable, DAYS_IF_SAID, SCORES + "status: 草案\n"),
        (AssessmentRules, DAYS, RULES.replace("}", ", status: 草案}")),
    ],
)
def test_a_status_that_nobody_knows_is_refused(
    tmp_path: Path, kind: type, dates: Dates, text: str
) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=r"Y12.*的状态不认识"):
        read_rulebook(path, kind, dates)


def test_a_rule_that_ends_before_it_begins_is_refused_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(RULES.replace("2022-12-31", "2021-12-31"), encoding="utf-8")

    with pytest.raises(InputError, match="止于其起始之前") as caught:
        read_rulebook(path, AssessmentRules, DAYS)

    assert caught.value.findings[0].subject == "rules[0].until"
    assert caught.value.findings[0].place.cell.startswith("2:")


def test_records_are_found_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(LIGHTS, encoding="utf-8")

    assert [at for at, _ in dated_in(read_rulebook(path, LightBook))] == ["presets.甲"]
