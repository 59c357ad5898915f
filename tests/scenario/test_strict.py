"""YAML read as text with places; nothing is constructed."""

from __future__ import annotations

import time
from pathlib import Path

from tests.scenario.files import write
from zsyz_model.scenario.strict import Branch, Leaf, Row, Spot, read_tree


def test_a_tree_keeps_the_text_and_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "a: 0123\nb:\n- 'no'\n- c: ~\n")

    tree, findings = read_tree(path)

    assert findings == []
    assert tree.nodes["a"] == Leaf(Spot(path, 1, 4), "0123")
    row = tree.nodes["b"]
    assert isinstance(row, Row)
    assert row.nodes[0] == Leaf(Spot(path, 3, 3), "no", quoted=True)
    inner = row.nodes[1]
    assert isinstance(inner, Branch)
    assert isinstance(none := inner.nodes["c"], Leaf)
    assert none.empty
    assert (inner.keys["c"].line, inner.keys["c"].column) == (4, 3)


def test_a_duplicate_key_names_both_places(tmp_path: Path) -> None:
    _, (finding,) = read_tree(write(tmp_path, "a: 1\nb: 2\na: 3\n"))

    assert finding.fact == "键“a”在 1:1 与 3:1 重复"
    assert str(finding).startswith("[Y01] 文件《base.yaml》·3:1·a：")


def test_several_faults_of_writing_are_told_together(tmp_path: Path) -> None:
    _, findings = read_tree(write(tmp_path, "a: &x 1\nb: *x\nc: !!int 3\n"))

    assert [finding.fact for finding in findings] == [
        "不允许锚点“&”",
        "不允许引用“*”",
        "不允许类型标记“!”",
    ]


def test_nested_merges_that_explode_elsewhere_cost_nothing(tmp_path: Path) -> None:
    bomb = "a0: &a0 {k: 1}\n" + "".join(
        f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 30)
    )
    begun = time.perf_counter()

    _, findings = read_tree(write(tmp_path, bomb))

    assert time.perf_counter() - begun < 2
    assert any("合并键" in finding.fact for finding in findings)


def test_depth_is_counted_and_not_only_refused(tmp_path: Path) -> None:
    nested = "{a: " * 19 + "1" + "}" * 19

    assert read_tree(write(tmp_path, f"x: {nested}\n"))[1] == []
    (finding,) = read_tree(write(tmp_path, f"x: {{a: {nested}}}\n"))[1]
    assert finding.fact == "嵌套超过 20 层"
