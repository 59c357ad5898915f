"""The mapping file of a single table: which header is which column, and what is given or waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.units import factor_of
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, Spot, complaint, read_tree
from zsyz_model.tables import TABLES, Table

_KEYS = ("table", "columns", "constants", "waive", "units")
_ADVICE = "改正映射文件后再试"


@dataclass(frozen=True, slots=True)
class FileMap:
    """How one foreign table is read: headers, constants and units by internal column name."""

    table: Table
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    waive: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)


def read_mapping(path: Path) -> FileMap:
    """The mapping in a YAML file; refused with every fault found in it."""
    if not path.is_file():
        raise InputError(complaint("F11", Spot(path), "映射文件不存在", "核对文件名和所在文件夹"))
    tree, faults = read_tree(path)
    if faults:
        raise InputError(*faults)
    return _Reader(tree).read()


class _Reader:
    """Reads the tree of one mapping file and gathers what is wrong with it."""

    def __init__(self, tree: Branch) -> None:
        self.tree = tree
        self.faults: list[Finding] = []

    def read(self) -> FileMap:
        for key, spot in self.tree.keys.items():
            if key not in _KEYS:
                self.fault(spot, f"未知键“{key}”{_hint(key, _KEYS)}", key, "Y04")
        table = self.table()
        if table is None:
            raise InputError(*self.faults)
        columns, constants, units = (
            self.words(k, table) for k in ("columns", "constants", "units")
        )
        waive = self.waive(table)
        for name in sorted(columns.keys() & constants.keys()):
            self.fault(
                self.spot("constants"), "同一列既有表头又有常量，只留一个", f"constants.{name}"
            )
        for name, unit in units.items():
            if name in table.by_name and factor_of(fold(unit), table.by_name[name]) is None:
                fact = f"单位“{unit}”不能换算成“{table.by_name[name].unit}”"
                self.fault(self.spot("units"), fact, f"units.{name}")
        if self.faults:
            raise InputError(*self.faults)
        return FileMap(table, columns, constants, waive, units)

    def table(self) -> Table | None:
        node = self.tree.nodes.get("table")
        word = node.text if isinstance(node, Leaf) else ""
        if word not in TABLES:
            self.fault(self.spot("table"), f"未知表“{word}”{_hint(word, TABLES)}", "table", "Y04")
        return TABLES.get(word)

    def words(self, key: str, table: Table) -> dict[str, str]:
        """A block of texts by column name."""
        node = self.tree.nodes.get(key)
        if node is None or (isinstance(node, Leaf) and node.empty):
            return {}
        if not isinstance(node, Branch):
            self.fault(node.spot, "应为“列名: 文字”", key)
            return {}
        read: dict[str, str] = {}
        for name, leaf in node.nodes.items():
            if isinstance(leaf, Leaf) and not leaf.empty:
                read[name] = leaf.text
            else:
                self.fault(leaf.spot, "应为一段文字", f"{key}.{name}")
            self.known(node.keys[name], name, key, table)
        return read

    def waive(self, table: Table) -> frozenset[str]:
        """The columns that may be missing although the dictionary requires them."""
        node: Node | None = self.tree.nodes.get("waive")
        if node is None or (isinstance(node, Leaf) and node.empty):
            return frozenset()
        if not isinstance(node, Row):
            self.fault(node.spot, "应为列名的清单", "waive")
            return frozenset()
        names = {leaf.text: leaf.spot for leaf in node.nodes if isinstance(leaf, Leaf)}
        for name, spot in names.items():
            self.known(spot, name, "waive", table)
        return frozenset(names)

    def known(self, spot: Spot, name: str, key: str, table: Table) -> None:
        if name not in table.by_name:
            self.fault(spot, f"未知列“{name}”{_hint(name, table.by_name)}", key, "Y04")

    def spot(self, key: str) -> Spot:
        return self.tree.keys.get(key, self.tree.spot)

    def fault(self, spot: Spot, fact: str, key: str, code: str = "Y02") -> None:
        place = spot.place
        self.faults.append(Finding(code, fact, _ADVICE, Severity.REFUSED, place, key))


def _hint(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known, most=1)
    return f"；是否{quoted(near)}" if near else ""
