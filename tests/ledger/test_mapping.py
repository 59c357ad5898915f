"""The mapping file of a single table."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.findings import InputError
from zsyz_model.ledger.mapping import read_mapping
from zsyz_model.tables import TABLES


def saved(folder: Path, text: str) -> Path:
    path = folder / "项目.map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_is_read_as_text(tmp_path: Path) -> None:
    (told,) = read_mapping(
        saved(
            tmp_path,
            "table: projects\ncolumns: {project_id: 编号, invest_wan: 投资}\nconstants: {stage: 签约}\n"
            "waive: [kind]\nunits: {invest_wan: 亿元}\n",
        )
    ).tables.values()

    assert told.table is TABLES["projects"]
    assert told.columns == {"project_id": "编号", "invest_wan": "投资"}
    assert told.constants == {"stage": "签约"}
    assert told.waive == frozenset({"kind"})
    assert told.units == {"invest_wan": "亿元"}


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("tabel: projects\ntable: projects", "Y04", "未知键“tabel”；是否“table”"),
        ("table: project", "Y04", "未知表“project”；是否“projects”"),
        ("table: projects\ncolumns: {invest_wna: 投资}", "Y04", "未知列“invest_wna”；是否“invest_wan”"),
        ("table: projects\nwaive: [kin]", "Y04", "未知列“kin”；是否“kind”"),
        ("table: projects\nwaive: kind", "Y02", "应为列名的清单"),
        ("table: projects\ncolumns: [a]", "Y02", "应为“列名: 文字”"),
        ("table: projects\ncolumns: {name: [甲]}", "Y02", "应为一段文字"),
        ("table: projects\nunits: {invest_wan: 亩}", "Y02", "单位“亩”不能换算成“万元”"),
        ("table: projects\ncolumns: {stage: 状态}\nconstants: {stage: 签约}", "Y02", "同一列既有表头又有常量"),
        ("table: projects\ntable: leaders", "Y01", "重复"),
    ],
)  # fmt: skip
def test_a_faulty_mapping_says_where_and_what(
    tmp_path: Path, text: str, code: str, fact: str
) -> None:
    with pytest.raises(InputError, match=r"项目\.map\.yaml") as caught:
        read_mapping(saved(tmp_path, text))
    (finding,) = caught.value.findings

    assert finding.code == code
    assert fact in finding.fact
    assert finding.place.cell.partition(":")[0].isdigit()


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "table: projects\ncolumns: {a_b: 甲}\nwaive: [c_d]\nextra: 1\n"

    with pytest.raises(InputError, match="未知") as caught:
        read_mapping(saved(tmp_path, text))

    assert [f.code for f in caught.value.findings] == ["Y04", "Y04", "Y04"]


def test_a_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F11\].*映射文件不存在"):
        read_mapping(tmp_path / "无.yaml")
