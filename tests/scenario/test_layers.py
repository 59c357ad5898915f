"""Inheritance: chains, cycles and what is merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenario.files import LEDGER, refusals, write
from zsyz_model.scenario.layers import read_layers
from zsyz_model.scenario.strict import Branch, Leaf


def test_a_chain_of_three_is_laid_from_below(tmp_path: Path) -> None:
    write(tmp_path, "land: {a: 1, b: 1, c: 1}\n", "low.yaml")
    write(tmp_path, "extends: low.yaml\nland: {b: 2, c: 2}\n", "middle.yaml")
    top = write(tmp_path, "extends: middle.yaml\nland: {c: 3}\n", "top.yaml")

    stack = read_layers(top)

    land = stack.tree.nodes["land"]
    assert isinstance(land, Branch)
    told = {k: (n.text, n.spot.file.name) for k, n in land.nodes.items() if isinstance(n, Leaf)}
    assert told == {"a": ("1", "low.yaml"), "b": ("2", "middle.yaml"), "c": ("3", "top.yaml")}
    assert [file.name for file in stack.files] == ["top.yaml", "middle.yaml", "low.yaml"]


def test_a_circle_is_named_with_its_way(tmp_path: Path) -> None:
    write(tmp_path, "extends: b.yaml\n", "a.yaml")
    write(tmp_path, "extends: c.yaml\n", "b.yaml")
    write(tmp_path, LEDGER + "extends: a.yaml\n", "c.yaml")

    (finding,) = refusals(tmp_path / "a.yaml")

    assert finding.code == "Y06"
    assert finding.fact == "继承成环：a.yaml → b.yaml → c.yaml → a.yaml"
    assert (finding.place.file, finding.place.cell) == ("c.yaml", "2:10")


def test_a_file_that_extends_itself_is_a_circle(tmp_path: Path) -> None:
    (finding,) = refusals(write(tmp_path, LEDGER + "extends: ./base.yaml\n"))

    assert "继承成环" in finding.fact


@pytest.mark.parametrize(
    "target", ["none.yaml", "/etc/passwd", "C:\\x.yaml", "\\\\host\\x", "''", "[a]"]
)
def test_what_cannot_be_extended_is_refused(tmp_path: Path, target: str) -> None:
    (finding,) = refusals(write(tmp_path, LEDGER + f"extends: {target}\n"))

    assert (finding.code, finding.subject) == ("Y06", "extends")


def test_an_endless_chain_ends(tmp_path: Path) -> None:
    for i in range(20):
        write(tmp_path, f"{LEDGER}extends: s{i + 1}.yaml\n", f"s{i}.yaml")

    assert any("超过 10 层" in finding.fact for finding in refusals(tmp_path / "s0.yaml"))


def test_faults_of_the_parent_are_told_at_the_parent(tmp_path: Path) -> None:
    write(tmp_path, LEDGER + "lnad: {}\n")
    child = write(tmp_path, "extends: base.yaml\nsolver: {gap: -1}\n", "child.yaml")

    found = {(f.code, f.place.file, f.place.cell) for f in refusals(child)}

    assert found == {("Y04", "base.yaml", "2:1"), ("Y07", "child.yaml", "2:15")}
