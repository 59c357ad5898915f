"""Event files: the scenario's own grammar for changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.case import Change
from zsyz_model.findings import InputError
from zsyz_model.scenario import read_events


def written(folder: Path, text: str) -> Path:
    path = folder / "事件.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_changes_are_read_as_in_a_scenario(tmp_path: Path) -> None:
    text = "title: 指标迟到\nchanges:\n  - {sheet: 用地指标, key: 2027Q1/计划指标, column: 数量, times: 0.5}\n  - {sheet: 领导, key: L05, remove: true}\n"

    events = read_events(written(tmp_path, text))

    assert events.title == "指标迟到"
    assert events.changes == (
        Change("用地指标", "2027Q1/计划指标", column="数量", times=0.5),
        Change("领导", "L05", remove=True),
    )
    assert events.origins["changes[1]"] == "事件.yaml:4"


def test_without_a_title_the_file_gives_its_name(tmp_path: Path) -> None:
    text = "changes:\n  - {sheet: 领导, key: L05, remove: true}\n"

    assert read_events(written(tmp_path, text)).title == "事件"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 空\nchanges: []\n", "没有一条变动"),
        ("changes:\n  - {sheet: 领导, key: L05}\n", "应恰有一个动作"),
        ("changes:\n  - {sheet: 领导, key: L05, remove: true}\npins: []\n", "未知键“pins”"),
        ("title: 无\n", "缺少“changes”"),
        ("", "文件是空的"),
        ("changes: &a []\n", "不允许锚点"),
    ],
)
def test_what_is_no_event_is_refused_at_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_events(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到"):
        read_events(tmp_path / "没有.yaml")
