"""Files of rules are read as strictly as scenarios, and what ships can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.progress.books import LIGHTS, PROGRESS, RULES
from zsyz_model.case.light_rules import LightBook
from zsyz_model.findings import InputError
from zsyz_model.scenario.rulebook import read_rulebook

SMALL = """\
chosen: 甲
presets:
  甲:
    title: 某地
    source: "[88]"
    status: 待核实
    colours:
      - {colour: 红, label: 滞后, when: [{measure: behind_pp, over: 30}]}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "lights.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_key_knows_its_line(tmp_path: Path) -> None:
    book = read_rulebook(written(tmp_path, SMALL), LightBook)

    assert book.preset.colours[0].when[0].over == 30
    assert book.origins["presets.甲.title"] == "lights.yaml:4"
    assert book.path == tmp_path / "lights.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("over: 30", "ofer: 30", r"Y04.*8:.*是否“over”"),
        ("over: 30", "over: 三十", r"Y02.*8:.*应为数值"),
        ("    status: 待核实\n", "", r"Y07.*缺少“status”"),
        ("chosen: 甲", "chosen: 甲\nchosen: 乙", r"Y01.*重复"),
        ("chosen: 甲", "chosen: 甲\npath: x", r"Y04.*未知键“path”"),
    ],
)
def test_a_wrong_file_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = written(tmp_path, SMALL.replace(old, new))

    with pytest.raises(InputError, match=told):
        read_rulebook(path, LightBook)


def test_a_curve_is_read_month_by_month(tmp_path: Path) -> None:
    curve = "[0, 2, 8, 18, 30, 42, 54, 66, 78, 90, 97, 100]"
    text = SMALL.replace("    status: 待核实\n", f"    status: 待核实\n    curve: {curve}\n")

    book = read_rulebook(written(tmp_path, text), LightBook)

    assert (book.preset.due_share(1), book.preset.due_share(10)) == (0, 90)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Y06.*规则文件 none\.yaml.*rules.*复制"):
        read_rulebook(tmp_path / "none.yaml", LightBook)


def test_what_ships_has_source_and_status_and_the_register_knows_it() -> None:
    known = (RULES.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")

    assert all(p.source in known and p.status for p in LIGHTS.presets.values())
    assert all(y.source in known for y in PROGRESS.yardsticks)
