"""The parts of a workbook that count, found by their relations and not by their usual names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

from zsyz_model.books.guard import damaged, part_name, refusal
from zsyz_model.books.limits import MOST_CELLS
from zsyz_model.books.plain import in_utf8, plain

NO_TABLES = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
"""Kinds of sheets that hold no cells of ours."""
_STRING = re.compile(rb"<(?:[\w.-]+:)?si\b[^>]*>")
_TAG = re.compile(rb"<[^>]*>")
LONGEST = 32_767
"""Excel's own limit of characters in a cell (specifications and limits of Microsoft Excel)."""
SHORTEST_CELL = len("<c><v>1</v></c>")
_USUAL_BOOK = "xl/workbook.xml"
_NO_BOOK = "里面不是.xlsx工作簿（可能是.xlsb或.ods改了扩展名）"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: the name on its tab, whether the tab is shown, its XML, if cells are far out."""

    title: str
    visible: bool
    xml: bytes
    far: bool = False


@dataclass(frozen=True, slots=True)
class BookParts:
    """A workbook's sheets in order, its strings and styles, and what it says of itself."""

    sheets: tuple[SheetPart, ...]
    strings: bytes
    styles: bytes
    from_1904: bool
    linked: bool


class _Link(NamedTuple):
    kind: str
    target: str


def find_parts(name: str, parts: Mapping[str, bytes]) -> BookParts:
    """The parts that count, out of all parts by their (small) names.

    Raises:
        InputError: when the archive holds no such workbook, or not all of it (F03).
    """
    root = {link.kind: link.target for link in _links(parts, "").values()}
    home = root.get("officeDocument", _USUAL_BOOK)
    if home not in parts or home.endswith(".bin"):
        raise damaged(name, _NO_BOOK)
    links = _links(parts, home)
    book = ElementTree.fromstring(parts[home])
    kinds = {link.kind: link.target for link in links.values()}
    outside = any(part.startswith("xl/externallinks/") for part in parts)
    return BookParts(
        sheets=tuple(_sheets(name, parts, book, links)),
        strings=_strings(name, parts, kinds.get("sharedStrings")),
        styles=_one(name, parts, kinds.get("styles"), "xl/styles.xml"),
        from_1904=any(
            local(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in book
        ),
        linked="externalLink" in kinds or outside,
    )


def local(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _one(name: str, parts: Mapping[str, bytes], linked: str | None, usual: str) -> bytes:
    """A part of which there is one: dates would turn into numbers if it went missing unnoticed."""
    if linked is not None and linked not in parts:
        raise damaged(name, f"缺部件{linked}")
    return in_utf8(parts.get(linked or usual, b""))


def _strings(name: str, parts: Mapping[str, bytes], linked: str | None) -> bytes:
    """The shared strings; many cells may show one, so none may be longer than a cell can be."""
    strings = _one(name, parts, linked, "xl/sharedstrings.xml")
    for text in _STRING.split(strings):
        if len(text) > LONGEST and (chars := len(unescape(_TAG.sub(b"", text).decode()))) > LONGEST:
            fact = f"一格文字达{chars}字，超过Excel一格的上限{LONGEST}字"
            raise refusal(name, "F06", fact, "不打开，报信息员核查")
    return strings


def _sheets(
    name: str, parts: Mapping[str, bytes], book: ElementTree.Element, links: Mapping[str, _Link]
) -> Iterator[SheetPart]:
    for sheet in (e for group in book if local(group) == "sheets" for e in group):
        key = next((v for k, v in sheet.items() if k.endswith("}id")), "")
        link = links.get(key, _Link("", ""))
        if link.kind in NO_TABLES:
            continue
        title = sheet.get("name", "")
        if link.target not in parts:
            raise damaged(name, f"缺工作表“{title}”的内容")
        part = parts[link.target]
        if _crowded(part):
            fact = f"有值的单元格超过{MOST_CELLS}个"
            raise refusal(name, "F09", fact, "删去无关的数据，或分成几个文件", title)
        visible = sheet.get("state", "visible") == "visible"
        yield SheetPart(title, visible, *plain(part))


def _crowded(part: bytes) -> bool:
    """Whether a sheet surely has more filled cells than we read, whatever its tags look like."""
    if len(part) < SHORTEST_CELL * MOST_CELLS:
        return False
    tags = part.count(b"v>") + part.count(b"is>")  # of a cell: the last, and mostly the first too
    return tags > 2 * MOST_CELLS


def _links(parts: Mapping[str, bytes], home: str) -> dict[str, _Link]:
    """The relations of a part (of the whole archive for no part) by their key."""
    folder = dirname(home)
    rels = parts.get(join(folder, "_rels", f"{basename(home)}.rels"))
    found: dict[str, _Link] = {}
    for element in ElementTree.fromstring(rels) if rels else ():
        kind = element.get("Type", "").rpartition("/")[2]
        target = _resolved(parts, folder, element.get("Target", ""))
        found[element.get("Id", "")] = _Link(kind, target)
    return found


def _resolved(parts: Mapping[str, bytes], folder: str, target: str) -> str:
    """The name of the part that a target means: from its folder, from the root, or encoded."""
    whole = part_name(normpath(join("/", folder, target.replace("\\", "/"))))
    return whole if whole in parts else part_name(unquote(whole))
