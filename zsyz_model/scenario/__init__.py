"""Scenario files: strict YAML into a frozen `Scenario`, and its edits of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zsyz_model.case import Scenario
from zsyz_model.findings import Finding, InputError
from zsyz_model.scenario.changes import apply_changes
from zsyz_model.scenario.events import Events, read_events
from zsyz_model.scenario.fields import read_record
from zsyz_model.scenario.grid import choose, variants_of
from zsyz_model.scenario.naming import clean_name
from zsyz_model.scenario.sense import check_sense
from zsyz_model.scenario.strict import Branch, Leaf, Spot

COMPUTED = frozenset({"path", "origins"})


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file with everything it extends; of a grid, the variant that the path names.

    Unset values keep the defaults of `zsyz_model.case.wishes`; the name is the file's stem
    unless given, the ledger is relative to the file that names it, `origins` says for each
    key path which file and line set it.

    Raises:
        InputError: with all findings, each with file, line:column and key path
            (Y01 duplicate, Y02 type, Y03 writing, Y04 unknown key, Y05 name, Y06 extends,
            Y07 value, Y11 grids and patches).
    """
    stack = choose(path)
    own = "name" in stack.tree.nodes
    read = read_record(Scenario, stack.tree if own else _named(stack.tree, path), skip=COMPUTED)
    spots = {key: spot for key, spot in read.spots.items() if own or key != "name"}
    scenario = _built(read.value, path, {key: str(spot) for key, spot in spots.items()})
    findings = [*stack.findings, *read.findings]
    if stack.tree.nodes:
        findings += check_sense(scenario, spots)
    if findings:
        raise InputError(*sorted(dict.fromkeys(findings), key=_reading_order(stack.files)))
    return scenario


def _reading_order(files: tuple[Path, ...]) -> Callable[[Finding], tuple[int, ...]]:
    """The order in which a reader meets the places: file by file, from the top."""
    known = [file.name for file in files]

    def order(finding: Finding) -> tuple[int, ...]:
        line, _, column = finding.place.cell.partition(":")
        return known.index(finding.place.file), int(line), int(column)

    return order


def _named(tree: Branch, path: Path) -> Branch:
    """The tree with the file's stem as name."""
    spot = Spot(path)
    name = Leaf(spot, path.stem, quoted=True)
    return Branch(tree.spot, {**tree.nodes, "name": name}, {**tree.keys, "name": spot})


def _built(values: Mapping[str, Any], path: Path, origins: Mapping[str, str]) -> Scenario:
    """The scenario of the values read, named and titled in every case."""
    name = clean_name(values.get("name") or path.stem)
    title = values.get("title") or name
    return Scenario(**{**values, "name": name, "title": title, "path": path, "origins": origins})


__all__ = ["Events", "apply_changes", "read_events", "read_scenario", "variants_of"]
