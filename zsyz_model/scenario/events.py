"""An event file: what happened to the county, as changes of its ledger in the scenario's own grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zsyz_model.case import Change
from zsyz_model.findings import InputError
from zsyz_model.scenario.fields import read_record
from zsyz_model.scenario.sense import check_changes
from zsyz_model.scenario.strict import complaint, read_tree


@dataclass(frozen=True, slots=True)
class Events:
    """What happened: a title, and the ledger's rows and cells that are different now.

    `origins` maps "changes[0]" and so on to the file and line.
    """

    changes: tuple[Change, ...]
    title: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)


COMPUTED = frozenset({"origins"})


def read_events(path: Path) -> Events:
    """Read an event file: `title` and a list of `changes` as in a scenario.

    Raises:
        InputError: with all findings, each with file, line:column and key path (codes of
            scenario files).
    """
    tree, findings = read_tree(path)
    read = read_record(Events, tree, skip=COMPUTED) if tree.nodes else None
    if read is None:
        raise InputError(*findings)
    changes = read.value.get("changes", ())
    found = [*findings, *read.findings, *check_changes(changes, path, read.spots)]
    if not found and not changes:
        advice = "按 scenarios/leadership_change.yaml 的 changes 写明发生了什么"
        found.append(complaint("Y07", tree.spot, "没有一条变动", advice, "changes"))
    if found:
        raise InputError(*dict.fromkeys(found))
    origins = {key: str(spot) for key, spot in read.spots.items()}
    return Events(changes, read.value.get("title") or path.stem, origins)
