"""The block of one table in a mapping file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from zsyz_model.ledger.tablemap import FileMap, TableReader
from zsyz_model.scenario.strict import read_tree
from zsyz_model.tables import TABLES


def reader(folder: Path, text: str, name: str = "") -> TableReader:
    path = folder / "a.map.yaml"
    path.write_text(text, encoding="utf-8")
    return TableReader(read_tree(path)[0], name)


def test_a_block_is_read_with_all_its_keys(tmp_path: Path) -> None:
    text = (
        "sheet: 重点项目\ncolumns: {invest_wan: 投资·总投资}\nunits: {invest_wan: 万美元}\nrates: {美元: '7.10'}\n"
        "words: {current_leader: {李x明: 李晓明}}\nwaive: [stage]\nkeep: [手续·环评]\nconstants: {kind: 工业}\n"
    )

    assert reader(tmp_path, text, "projects").read() == FileMap(
        TABLES["projects"], {"invest_wan": "投资·总投资"}, {"kind": "工业"}, frozenset({"stage"}),
        {"invest_wan": "万美元"}, {"current_leader": {"李x明": "李晓明"}}, {"美元": Fraction("7.1")},
        ("手续·环评",), "重点项目",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("waive: [project_id]", "是编号，不能免去"), ("rates: {美元: -7}", "不是正数"), ("sheet: [甲]", "应为一段文字"),
        ("columns: {name: 名, investor: 名}", "同时给了"), ("constants: {stage: 签约中}", "常量“签约中”不能作“阶段”"),
        ("units: {invest_wan: 万美元}", "先登记汇率（rates）"), ("rates: {元宝: 7}", "未知币种“元宝”"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_block_is_told(tmp_path: Path, text: str, fact: str) -> None:
    one = reader(tmp_path, text + "\n", "projects")

    assert one.read() is None
    assert fact in "；".join(finding.fact for finding in one.faults)
