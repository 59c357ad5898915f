"""How one foreign table is read: headers, constants, units and spellings from a mapping's block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.cells import read_cell
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.readings import Spec
from zsyz_model.ledger.units import CURRENCIES, FOREIGN, factor_in
from zsyz_model.scenario.strict import Branch, Leaf, Node, Row, Spot
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


class TableReader:
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
        self.check_constants(constants, table)
        rates = self.rates()
        for name, unit in units.items():
            if name in table.by_name and factor_in(fold(unit), table.by_name[name], rates) is None:
                rate = "，先登记汇率（rates）" if fold(unit) in FOREIGN else ""
                fact = f"单位“{unit}”不能换算成“{table.by_name[name].unit}”{rate}"
                self.fault(self.spot("units"), fact, f"units.{name}")
        waive, spellings = frozenset(self.names("waive", table)), self.spellings(table)
        sheet = self.tree.nodes.get("sheet")
        if sheet is not None and not isinstance(sheet, Leaf):
            self.fault(sheet.spot, "应为一段文字", "sheet")
        self.doubled(columns)
        return None if self.faults else FileMap(
            table, columns, constants, waive, units, spellings, rates, self.names("keep"),
            sheet.text if isinstance(sheet, Leaf) else "",
        )  # fmt: skip

    def check_constants(self, constants: Mapping[str, str], table: Table) -> None:
        """Tell constants that the column cannot hold."""
        for name, word in constants.items():
            if column := table.by_name.get(name):
                reading = read_cell(word, Spec(column, column.required))
                if reading.bad or reading.value is None:
                    fact = f"常量“{word}”不能作“{column.label}”：{reading.fact or '是空白'}"
                    self.fault(self.spot("constants"), fact, f"constants.{name}")

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

    def doubled(self, columns: Mapping[str, str]) -> None:
        """Tell a header that two columns claim."""
        seen: dict[str, str] = {}
        for name, header in columns.items():
            if (first := seen.setdefault(fold(header), name)) != name:
                fact = f"表头“{header}”同时给了“{first}”和“{name}”"
                self.fault(self.spot("columns"), fact, f"columns.{name}")

    def rates(self) -> dict[str, Fraction]:
        """Yuan for one of each currency."""
        read: dict[str, Fraction] = {}
        for name, word in self.texts(self.block("rates"), "rates", self.currency).items():
            try:
                read[name] = Fraction(word)
            except (ValueError, ZeroDivisionError):
                self.fault(self.spot("rates"), f"汇率“{word}”不是数", f"rates.{name}")
                continue
            if read[name] <= 0:
                self.fault(self.spot("rates"), f"汇率“{word}”不是正数", f"rates.{name}")
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
        for odd in (leaf for leaf in node.nodes if not isinstance(leaf, Leaf)):
            self.fault(odd.spot, "应为一个词；含冒号的文字加引号", key)
        for name, spot in names.items() if table else ():
            if table:
                self.known(spot, name, key, table)
                if key == "waive" and name in table.key:
                    self.fault(spot, f"“{table.by_name[name].label}”是编号，不能免去", key)
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
        self.faults.append(fault(spot, fact, key, code))


def fault(spot: Spot, fact: str, key: str, code: str = "Y02") -> Finding:
    """A fault of a mapping file, at its place."""
    return Finding(code, fact, _ADVICE, Severity.REFUSED, spot.place, key)


def _hint(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known, most=1)
    return f"；是否{quoted(near)}" if near else ""
