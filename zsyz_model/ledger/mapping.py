"""The mapping file of foreign tables: which header is which column, and what is given or waived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.units import CURRENCIES, factor_in
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, Spot, complaint, read_tree
from zsyz_model.tables import TABLES, Table

_KEYS = ("table", "sheet", "columns", "constants", "waive", "units", "words", "rates", "keep")
_ADVICE = "改正映射文件后再试"


@dataclass(frozen=True, slots=True)
class FileMap:
    """How one foreign table is read, everything by internal column name.

    `columns` are headers, `constants` values for columns that the file lacks, `waive` columns
    that may be missing, `units` the unit of bare numbers, `words` other spellings of a cell,
    `rates` yuan for one of a currency, `keep` folded headers that are carried through unread,
    `sheet` the sheet's name when it is not the dictionary's.
    """

    table: Table
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    waive: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rates: Mapping[str, Fraction] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    sheet: str = ""


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
    if faults:
        raise InputError(*faults)
    several = tree.nodes.get("tables")
    if several is None:
        reader = _Reader(tree)
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
        return found, [_fault(several.spot, "应为“表名: 对照”", "tables")]
    for key, spot in tree.keys.items():
        if key != "tables":
            faults.append(_fault(spot, f"未知键“{key}”；多张表的对照都写在 tables 下", key, "Y04"))
    for name, block in several.nodes.items():
        if not isinstance(block, Branch):
            faults.append(_fault(block.spot, "应为“键: 值”", f"tables.{name}"))
            continue
        reader = _Reader(block, name, several.keys[name])
        if read := reader.read():
            found[name] = read
        faults += reader.faults
    return found, faults


class _Reader:
    """Reads the tree of one table's mapping and gathers what is wrong with it."""

    def __init__(self, tree: Branch, name: str = "", named_at: Spot | None = None) -> None:
        self.tree, self.name, self.named_at = tree, name, named_at
        self.faults: list[Finding] = []

    def read(self) -> FileMap | None:
        """The mapping; None, with `faults`, when anything is wrong."""
        known = _KEYS if not self.name else _KEYS[1:]
        for key, spot in self.tree.keys.items():
            if key not in known:
                self.fault(spot, f"未知键“{key}”{_hint(key, known)}", key, "Y04")
        table = self.table()
        if table is None:
            return None
        columns, constants, units = (
            self.words(k, table) for k in ("columns", "constants", "units")
        )
        for name in sorted(columns.keys() & constants.keys()):
            fact = "同一列既有表头又有常量，只留一个"
            self.fault(self.spot("constants"), fact, f"constants.{name}")
        rates = self.rates()
        for name, unit in units.items():
            if name in table.by_name and factor_in(fold(unit), table.by_name[name], rates) is None:
                fact = f"单位“{unit}”不能换算成“{table.by_name[name].unit}”"
                self.fault(self.spot("units"), fact, f"units.{name}")
        waive, spellings = frozenset(self.names("waive", table)), self.spellings(table)
        sheet = self.tree.nodes.get("sheet")
        return None if self.faults else FileMap(
            table, columns, constants, waive, units, spellings, rates, self.names("keep"),
            sheet.text if isinstance(sheet, Leaf) else "",
        )  # fmt: skip

    def table(self) -> Table | None:
        """The table that the mapping is about."""
        node = self.tree.nodes.get("table")
        word = self.name or (node.text if isinstance(node, Leaf) else "")
        if word not in TABLES:
            spot = self.named_at or self.spot("table")
            self.fault(spot, f"未知表“{word}”{_hint(word, TABLES)}", "table", "Y04")
        return TABLES.get(word)

    def block(self, key: str, parent: Branch | None = None) -> Branch | None:
        """The block under a key; None when it is empty or (told) no block."""
        node: Node | None = (parent or self.tree).nodes.get(key)
        if node is None or (isinstance(node, Leaf) and node.empty):
            return None
        if not isinstance(node, Branch):
            self.fault(node.spot, "应为“列名: 文字”", key)
            return None
        return node

    def texts(self, block: Branch | None, key: str, known: Callable[[Spot, str], None]) -> dict[str, str]:  # fmt: skip
        """The texts of a block, by key."""
        read: dict[str, str] = {}
        for name, leaf in block.nodes.items() if block else ():
            if isinstance(leaf, Leaf) and not leaf.empty:
                read[name] = leaf.text
            else:
                self.fault(leaf.spot, "应为一段文字", f"{key}.{name}")
            if block:
                known(block.keys[name], name)
        return read

    def words(self, key: str, table: Table) -> dict[str, str]:
        """A block of texts by column name."""
        return self.texts(
            self.block(key), key, lambda spot, name: self.known(spot, name, key, table)
        )

    def spellings(self, table: Table) -> dict[str, dict[str, str]]:
        """By column, what is written in the cells and what it means."""
        block = self.block("words")
        read: dict[str, dict[str, str]] = {}
        for name in block.nodes if block else ():
            if block:
                self.known(block.keys[name], name, "words", table)
            read[name] = self.texts(self.block(name, block), f"words.{name}", lambda _s, _n: None)
        return read

    def rates(self) -> dict[str, Fraction]:
        """Yuan for one of each currency."""
        read: dict[str, Fraction] = {}
        for name, word in self.texts(self.block("rates"), "rates", self.currency).items():
            try:
                read[name] = Fraction(word)
            except (ValueError, ZeroDivisionError):
                self.fault(self.spot("rates"), f"汇率“{word}”不是数", f"rates.{name}")
        return read

    def names(self, key: str, table: Table | None = None) -> tuple[str, ...]:
        """A list of words; of column names when a table is given."""
        node: Node | None = self.tree.nodes.get(key)
        if node is None or (isinstance(node, Leaf) and node.empty):
            return ()
        if not isinstance(node, Row):
            self.fault(node.spot, "应为列名的清单", key)
            return ()
        names = {leaf.text: leaf.spot for leaf in node.nodes if isinstance(leaf, Leaf)}
        for name, spot in names.items() if table else ():
            if table:
                self.known(spot, name, key, table)
        return tuple(names)

    def currency(self, spot: Spot, name: str) -> None:
        """Tell an unknown currency."""
        if name not in CURRENCIES:
            self.fault(spot, f"未知币种“{name}”{_hint(name, CURRENCIES)}", "rates", "Y04")

    def known(self, spot: Spot, name: str, key: str, table: Table) -> None:
        """Tell an unknown column."""
        if name not in table.by_name:
            self.fault(spot, f"未知列“{name}”{_hint(name, table.by_name)}", key, "Y04")

    def spot(self, key: str) -> Spot:
        """Where a key stands."""
        return self.tree.keys.get(key, self.tree.spot)

    def fault(self, spot: Spot, fact: str, key: str, code: str = "Y02") -> None:
        """One fault more."""
        self.faults.append(_fault(spot, fact, key, code))


def _fault(spot: Spot, fact: str, key: str, code: str = "Y02") -> Finding:
    return Finding(code, fact, _ADVICE, Severity.REFUSED, spot.place, key)


def _hint(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known, most=1)
    return f"；是否{quoted(near)}" if near else ""
