"""Scoring tables are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsyz_model.findings import InputError
from zsyz_model.scenario.dated import UNDATED
from zsyz_model.scenario.score_tables import NEEDED, read_score_table

FOLDER = Path(__file__).parents[2] / "scenarios" / "rules" / "published"
HEAD = "title: t\nsource: s\nsince: 2024-01-01\n"
ITEM = "items:\n  - {name: a, form: ratio, points: 1, terms: [{achieved: x}]}\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda p: p.stem)
def test_each_published_table_is_read_and_names_its_source(path: Path) -> None:
    table = read_score_table(path)
    register = (FOLDER.parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")

    assert f"| {table.source} |" in register
    assert table.since == UNDATED or table.since[:2] in ("19", "20")
    assert {item.form for item in table.items} <= set(NEEDED)


@pytest.mark.parametrize(
    ("text", "fact", "where"),
    [
        (HEAD.replace("since: 2024-01-01\n", "") + ITEM, "“t”没有起始日期", "since"),
        (HEAD.replace("2024-01-01", "2024") + ITEM, "“t”的日期不是一天", "since"),
        (HEAD + "status: 草案\n" + ITEM, "“t”的状态不认识", "status"),
        (HEAD + ITEM.replace("ratio", "ration"), "“a”的算法不认识", "items[0].form"),
        (HEAD + ITEM.replace("points: 1, ", ""), "“a”缺少 points", "items[0].points"),
        (HEAD + ITEM.replace("{name", "{after: b, name"), "“a”所依的“b”不在前面", "items[0].after"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(
    tmp_path: Path, text: str, fact: str, where: str
) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_score_table(path)

    assert [(f.code, f.fact, f.subject) for f in caught.value.findings] == [("Y12", fact, where)]
    assert caught.value.findings[0].place.file == "t.yaml"
