"""What a workbook's XML says and the parser does not: error values, formulas without a value."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from zsyz_model.ledger.readings import Reading, refused

MOST_CELLS = 12_000_000
_ERROR = (b't="e"', b"t='e'")
_FORMULA = (b"<f>", b"<f ", b"<f/", b":f>", b":f ")
_FAR = tuple(re.compile(rb"r=" + q + rb"(?:[A-Z]{3}|[A-Z]{0,2}\d{6})") for q in (b'"', b"'"))
_REF = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_DATE_1904 = re.compile(rb"""date1904=["'](?:1|true)["']""")
Marks = Mapping[tuple[int, int], tuple[str, Reading]]


@dataclass(frozen=True, slots=True)
class BookParts:
    """The XML parts of a workbook, found by sheet name."""

    parts: Mapping[str, bytes]

    @property
    def from_1904(self) -> bool:
        """Whether serial days count from 1904."""
        return bool(_DATE_1904.search(self.parts.get("xl/workbook.xml", b"")))

    def sheet_part(self, name: str) -> bytes:
        """The XML of a sheet by the name on its tab; nothing when it cannot be found."""
        return self.parts.get(self._targets().get(name, ""), b"")

    def _targets(self) -> dict[str, str]:
        book = self.parts.get("xl/workbook.xml", b"")
        links = self.parts.get("xl/_rels/workbook.xml.rels", b"")
        if not book or not links:
            return {}
        target_of = {e.get("Id"): e.get("Target", "") for e in ElementTree.fromstring(links)}
        found: dict[str, str] = {}
        for element in ElementTree.fromstring(book).iter():
            if _local(element) == "sheet":
                link = next((v for k, v in element.items() if k.endswith("}id")), "")
                target = target_of.get(link, "").removeprefix("/")
                name = element.get("name", "")
                found[name] = target if target.startswith("xl/") else f"xl/{target}"
        return found


def extent(part: bytes) -> int:
    """How many cells the rectangle of a sheet spans, when some cell stands far out; else 0."""
    if not any(far.search(part) for far in _FAR):
        return 0
    rows, columns = 1, 1
    for found in _REF.finditer(part):
        rows = max(rows, int(found[2]))
        columns = max(columns, _number_of(found[1].decode("ascii")))
    return rows * columns


def marks(part: bytes) -> Marks:
    """Cells with an error value (V02) or a formula without a stored value (V01), by place."""
    if not any(word in part for word in (*_ERROR, *_FORMULA)):
        return {}
    return dict(_marked(part))


def _marked(part: bytes) -> Iterator[tuple[tuple[int, int], tuple[str, Reading]]]:
    line = column = -1
    for event, element in ElementTree.iterparse(io.BytesIO(part), events=("start", "end")):
        tag = _local(element)
        if event == "start":
            if tag == "row":
                line, column = int(element.get("r", line + 2)) - 1, -1
            elif tag == "c":
                column = _column_of(element.get("r", ""), column + 1)
        elif tag == "c":
            if mark := _mark(element):
                yield (line, column), mark
        elif tag == "row":
            element.clear()


def _mark(cell: ElementTree.Element) -> tuple[str, Reading] | None:
    inside = {_local(child): child.text or "" for child in cell}
    if cell.get("t") == "e":
        raw = inside.get("v", "")
        return raw, refused("V02", f"Excel错误值{raw}", "修正来源公式后重新保存")
    if "f" in inside and not inside.get("v") and cell.get("t") != "str":
        raw = f"={inside['f']}"
        return raw, refused("V01", "公式无缓存值", "在Excel中打开并保存，或粘贴为数值")
    return None


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _column_of(reference: str, otherwise: int) -> int:
    word = reference.rstrip("0123456789")
    return _number_of(word) - 1 if word else otherwise


def _number_of(word: str) -> int:
    number = 0
    for letter in word:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
