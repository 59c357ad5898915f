"""The mapping file of foreign tables: of one table, or of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zsyz_model.findings import Finding, InputError
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.tablemap import FileMap, TableReader, fault
from zsyz_model.scenario.strict import Branch, Node, Spot, complaint, read_tree


@dataclass(frozen=True, slots=True)
class LedgerMap:
    """A mapping file: `alone` when it is about one table only, and the others are not read."""

    tables: Mapping[str, FileMap]
    alone: bool


def read_mapping(path: Path) -> LedgerMap:
    """The mapping in a YAML file; refused with every fault found in it.

    One table (`table: projects` and its keys), or several (`tables:` with a block for each).
    """
    if not path.is_file():
        raise InputError(complaint("F11", Spot(path), "映射文件不存在", "核对文件名和所在文件夹"))
    tree, faults = read_tree(path)
    if not tree.nodes and not path.read_bytes().strip():
        faults = [complaint("Y03", Spot(path), "文件是空的", "至少写明 table")]
    if faults:
        raise InputError(*faults)
    several = tree.nodes.get("tables")
    if several is None:
        reader = TableReader(tree)
        found = {read.table.name: read for read in (reader.read(),) if read}
        faults = reader.faults
    else:
        found, faults = _read_several(tree, several)
    if faults:
        raise InputError(*faults)
    return LedgerMap(found, alone=several is None)


def _read_several(tree: Branch, several: Node) -> tuple[dict[str, FileMap], list[Finding]]:
    found: dict[str, FileMap] = {}
    faults: list[Finding] = []
    if not isinstance(several, Branch):
        return found, [fault(several.spot, "应为“表名: 对照”", "tables")]
    for key, spot in tree.keys.items():
        if key != "tables":
            faults.append(fault(spot, f"未知键“{key}”；多张表的对照都写在 tables 下", key, "Y04"))
    for name, block in several.nodes.items():
        if not isinstance(block, Branch):
            faults.append(fault(block.spot, "应为“键: 值”", f"tables.{name}"))
            continue
        reader = TableReader(block, name, several.keys[name])
        if read := reader.read():
            found[name] = read
        faults += reader.faults
    sheets: dict[str, str] = {}
    for name, one in found.items():
        if one.sheet and (first := sheets.setdefault(fold(one.sheet), name)) != name:
            fact = f"“{first}”和“{name}”都写了工作表“{one.sheet}”"
            faults.append(fault(several.keys[name], fact, f"tables.{name}.sheet"))
    return found, faults


__all__ = ["FileMap", "LedgerMap", "read_mapping"]
