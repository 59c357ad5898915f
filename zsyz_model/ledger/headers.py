"""Which sheet is which table, where its header stands, and which column is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.folding import fold, letters, nearest, quoted
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.readings import Spec
from zsyz_model.ledger.sources import RawSheet
from zsyz_model.ledger.units import banner_unit, factor_of, is_unit
from zsyz_model.tables import NUMERIC, TABLES, Column, Table

SEARCHED_ROWS = 30
COMPANIONS = frozenset(
    {"说明", "填表说明", "来源", "推定规则", "来源编号", "目录", "核查结果", "选项"}
)
_RENAME = "改列名，或用映射文件登记"


@dataclass(frozen=True, slots=True)
class Head:
    """One column found in a sheet: its place counted from 0, its header and its unit there."""

    spec: Spec
    place: int
    header: str
    unit: str

    @property
    def name(self) -> str:
        """The internal column name."""
        return self.spec.column.name


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet recognised as a table: the header's row, its columns, and the columns unknown."""

    table: Table
    sheet: RawSheet
    header_row: int
    heads: tuple[Head, ...]
    extra: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    constants: Mapping[str, str]
    waived: frozenset[str] = frozenset()


def find_table(sheet_name: str) -> Table | None:
    """The table of a sheet by its name, alias or internal name; a leading number is no matter."""
    return _by_sheet().get(fold(sheet_name).lstrip("0123456789.、_- "))


def knows_header(text: str) -> bool:
    """Whether one of the first lines of a csv holds two words of the dictionary (or its only)."""
    for line in text[:20_000].splitlines()[:SEARCHED_ROWS]:
        cells = [fold(cell.strip('"')) for cell in line.replace("\t", ",").split(",")]
        known = sum(_known_anywhere(cell) for cell in cells)
        if known >= min(2, len(cells)):
            return True
    return False


def lay_out(sheet: RawSheet, table: Table, given: FileMap | None = None) -> Layout:
    """The columns of a sheet; findings with severity 拒绝 say why it cannot be used."""
    names = _names(table, given)
    row = _header_row(sheet, names)
    words = [str(cell) for cell in sheet.rows[row]] if row < len(sheet.rows) else []
    banner = [str(cell) for line in sheet.rows[:row] for cell in line if cell != ""]
    taken: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if name := _resolve(word, names):
            taken.setdefault(name, []).append(place)
    heads: list[Head] = []
    said: list[Finding] = list(_duplicates(sheet, table, row, taken, words))
    for name, places in taken.items():
        head, finding = _head(sheet, table.by_name[name], row, places[0], words, banner, given)
        heads.append(head)
        said += [finding] if finding else []
    used = {place for places in taken.values() for place in places}
    extra = _extra(words, used)
    waived = given.waive if given else frozenset()
    constants = given.constants if given else {}
    said += _missing(sheet, table, row, words, taken.keys() | constants.keys() | waived, given)
    said += _overridden(sheet, table, row, taken, constants)
    return Layout(table, sheet, row, tuple(heads), extra, tuple(said), constants, waived)


@cache
def _by_sheet() -> Mapping[str, Table]:
    words = ((fold(w), t) for t in TABLES.values() for w in (*t.aliases, t.name, t.sheet))
    return dict(words)


@cache
def _spellings(table: Table) -> Mapping[str, str]:
    """Folded spellings to internal names; labels win over aliases."""
    known: dict[str, str] = {}
    for column in reversed(table.columns):
        known.update({fold(alias): column.name for alias in column.aliases})
    for column in reversed(table.columns):
        known.update(
            {fold(word): column.name for word in (column.name, column.label, column.header)}
        )
    return known


@cache
def _all_spellings() -> frozenset[str]:
    return frozenset(word for table in TABLES.values() for word in _spellings(table))


def _known_anywhere(word: str) -> bool:
    return word in _all_spellings() or _split_unit(word)[0] in _all_spellings()


def _names(table: Table, given: FileMap | None) -> Mapping[str, str]:
    """Folded headers to internal names; a mapping's words replace the column's own spellings."""
    if given is None or not given.columns:
        return _spellings(table)
    mapped = {fold(header): name for name, header in given.columns.items()}
    own = {w: n for w, n in _spellings(table).items() if n not in given.columns}
    return own | mapped


def _split_unit(word: str) -> tuple[str, str]:
    """A folded header parted into its words and a unit at its end.

    >>> _split_unit("总投资(亿元)")
    ('总投资', '亿元')
    """
    for opening, closing in (("(", ")"), ("/", ""), ("_", ""), (",", "")):
        base, found, tail = word.partition(opening)
        unit = tail.removesuffix(closing).removeprefix("单位:")
        if found and tail.endswith(closing) and is_unit(unit):
            return base, unit
    return word, ""


def _resolve(word: str, names: Mapping[str, str]) -> str:
    folded = fold(word).rstrip("*:")
    return names.get(folded) or names.get(_split_unit(folded)[0]) or ""


def _header_row(sheet: RawSheet, names: Mapping[str, str]) -> int:
    """The row among the first thirty with the most known headers, the first of equals."""
    best, most = 0, 0
    for i, line in enumerate(sheet.rows[:SEARCHED_ROWS]):
        known = len(
            {n for cell in line if isinstance(cell, str) and cell and (n := _resolve(cell, names))}
        )
        if known > most:
            best, most = i, known
    return best


def _head(
    sheet: RawSheet, column: Column, row: int, place: int, words: Sequence[str],
    banner: list[str], given: FileMap | None,
) -> tuple[Head, Finding | None]:  # fmt: skip
    """A column with its unit: from a mapping, its header, a banner, or the dictionary."""
    word = words[place]
    told = given.units.get(column.name, "") if given else ""
    unit = fold(told) or _split_unit(fold(word).rstrip("*:"))[1] or banner_unit(banner, column)
    factor = factor_of(unit, column) if unit and column.kind in NUMERIC else Fraction(1)
    waived = given is not None and column.name in given.waive
    spec = Spec(column, column.required and not waived, factor or Fraction(1), sheet.from_1904)
    finding = _unit_told(sheet, spec, row, place, word, unit, factor)
    return Head(spec, place, word.strip(), unit), finding


def _unit_told(
    sheet: RawSheet, spec: Spec, row: int, place: int, word: str, unit: str, factor: Fraction | None
) -> Finding | None:
    column, where = spec.column, sheet.place(row, place, word.strip())
    if factor is None:
        fact = f"表头单位“{unit}”不能换算成“{column.unit or column.label}”"
        return Finding("H12", fact, f"改用“{column.header}”", Severity.REFUSED, where, "", word)
    if factor != 1:
        fact = f"整列按“{unit}”换算为“{column.unit}”（乘以{float(factor):g}）"
        return Finding("V08", fact, "", Severity.NORMALISED, where, "", word)
    plain = {s.strip() for s in (column.name, column.label, column.header, *column.aliases)}
    if word not in plain and fold(word) in {fold(s) for s in plain}:
        fact = f"表头“{word}”按“{column.header}”识别"
        return Finding("H03", fact, "", Severity.NORMALISED, where, "", word)
    return None


def _duplicates(
    sheet: RawSheet, table: Table, row: int, taken: Mapping[str, list[int]], words: Sequence[str]
) -> Iterator[Finding]:
    for name, places in taken.items():
        if len(places) > 1:
            where = "、".join(letters(place) for place in places)
            fact = f"列“{table.by_name[name].label}”在{where}列重复"
            place = sheet.place(row, places[1], words[places[1]])
            yield Finding("H02", fact, "合并或改名，只留一列", Severity.REFUSED, place)


def _missing(
    sheet: RawSheet, table: Table, row: int, words: Sequence[str], present: set[str],
    given: FileMap | None,
) -> Iterator[Finding]:  # fmt: skip
    """Required columns, and columns that a mapping promises, that no header names."""
    promised = given.columns if given else {}
    for column in table.columns:
        if column.name in present or not (column.required or column.name in promised):
            continue
        wanted = promised.get(column.name, column.header)
        near = nearest(wanted, [word for word in words if word.strip()], most=1)
        hint = f"；相近列{quoted(near)}" if near else ""
        fact = f"缺列“{wanted}”{hint}"
        yield Finding("H01", fact, _RENAME, Severity.REFUSED, sheet.place(row, None, wanted))


def _overridden(
    sheet: RawSheet, table: Table, row: int, taken: Mapping[str, list[int]],
    constants: Mapping[str, str],
) -> Iterator[Finding]:  # fmt: skip
    for name in taken.keys() & constants.keys():
        label = table.by_name[name].label
        fact = f"文件已有列“{label}”，映射又给了常量“{constants[name]}”"
        place = sheet.place(row, taken[name][0], label)
        yield Finding("H13", fact, "删去映射中的常量，或把该列改名", Severity.REFUSED, place)


def _extra(words: Sequence[str], used: set[int]) -> tuple[tuple[str, int], ...]:
    """Columns that the dictionary does not know, each with a name of its own."""
    named: dict[str, int] = {}
    for place, word in enumerate(words):
        if place not in used:
            name = word.strip() or f"{letters(place)}列"
            named[name if name not in named else f"{name}（{letters(place)}列）"] = place
    return tuple(named.items())
