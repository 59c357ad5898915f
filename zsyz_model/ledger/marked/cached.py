"""What openpyxl drops from a sheet's XML, put back: stored values, formulas as written, extensions."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED_TEXT = ("s", "inlineStr")
_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"((?: s="\d+")?)(?: t="\w+")?(?: ?/>|>.*?</c>)', re.S)
_RULE = re.compile(rb'<cfRule [^>]*?\bpriority="(\d+)"[^>]*?(?:/>|>.*?</cfRule>)', re.S)
for _prefix, _space in (("x14", "2009/9/main"), ("x15", "2010/11/main")):
    ElementTree.register_namespace(
        _prefix, f"http://schemas.microsoft.com/office/spreadsheetml/{_space}"
    )
ElementTree.register_namespace("xm", "http://schemas.microsoft.com/office/excel/2006/main")
_OWN = re.compile(r' xmlns:(\w+)="' + re.escape(MAIN.strip("{}")) + '"')


@dataclass
class Kept:
    """What a sheet's own XML says: `cells` by reference, `rules` by priority, `extensions`.

    A cell is its type and the XML inside it; text of shared strings is not kept here.
    """

    cells: dict[bytes, tuple[str, bytes]] = field(default_factory=dict)
    rules: dict[bytes, bytes] = field(default_factory=dict)
    extensions: list[bytes] = field(default_factory=list)


def put_back(original: bytes, written: bytes) -> bytes:
    """The written XML of a sheet with the stored values and extensions of the original."""
    kept = keep(original)

    def cell(found: re.Match[bytes]) -> bytes:
        if found[1] not in kept.cells:
            return found[0]
        kind, inside = kept.cells[found[1]]
        typed = f' t="{kind}"'.encode() if kind else b""
        return b'<c r="%b"%b%b>%b</c>' % (found[1], found[2], typed, inside)

    def rule(found: re.Match[bytes]) -> bytes:
        more = kept.rules.get(found[1], b"")
        body, closed, _ = found[0].rpartition(b"</cfRule>")
        return body + more + closed if more and closed else found[0]

    head, data, tail = _apart(written)
    tail = _RULE.sub(rule, tail) if kept.rules else tail
    if kept.extensions:
        more = b"<extLst>" + b"".join(kept.extensions) + b"</extLst></worksheet>"
        tail = tail.replace(b"</worksheet>", more)
    return head + _CELL.sub(cell, data) + tail


def keep(original: bytes) -> Kept:
    """Everything worth keeping of a sheet's XML, whatever prefixes it uses."""
    kept = Kept()
    open_tags: list[str] = []
    line = column = 0
    for event, element in ElementTree.iterparse(io.BytesIO(original), events=("start", "end")):
        tag = element.tag.removeprefix(MAIN)
        if event == "start":
            open_tags.append(tag)
            if tag == "row":
                line, column = int(element.get("r", line + 1)), 0
            continue
        open_tags.pop()
        if tag == "c":
            column = _column(element.get("r", "")) or column + 1
            if inside := _cell(element):
                kept.cells[f"{_letters(column)}{line}".encode()] = inside
        elif tag == "row":
            element.clear()
        elif tag == "cfRule" and (inner := element.find(f"{MAIN}extLst")) is not None:
            kept.rules[element.get("priority", "").encode()] = _xml(inner)
        elif tag == "extLst" and open_tags == ["worksheet"]:
            kept.extensions += [_xml(one) for one in element if not points_out(one)]
    return kept


def _apart(written: bytes) -> tuple[bytes, bytes, bytes]:
    """The XML before, within and behind the cells."""
    start, end = written.find(b"<sheetData"), written.rfind(b"</sheetData>")
    if end < 0:
        return b"", b"", written
    return written[:start], written[start:end], written[end:]


def _cell(cell: ElementTree.Element) -> tuple[str, bytes] | None:
    """The type and the inside of a cell; nothing for text, which openpyxl keeps."""
    kind = cell.get("t", "")
    parts = [child for child in cell if child.tag in (f"{MAIN}f", f"{MAIN}v")]
    if not parts or kind in _SHARED_TEXT:
        return None
    return kind, b"".join(_plain(child) for child in parts)


def _plain(child: ElementTree.Element) -> bytes:
    """A formula or a value without prefixes; spaces at its ends stay."""
    name = child.tag.removeprefix(MAIN)
    words = "".join(f" {key}={quoteattr(value)}" for key, value in child.items() if key[0] != "{")
    text = child.text or ""
    if text != text.strip():
        words += ' xml:space="preserve"'
    for sign, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(sign, escaped)
    return f"<{name}{words}>{text}</{name}>".encode()


def _xml(element: ElementTree.Element) -> bytes:
    """An element as it may stand in any sheet: its namespaces declared, no revision marks."""
    for one in element.iter():
        for key in [key for key in one.attrib if key.endswith("}uid")]:
            del one.attrib[key]
    element.tail = None
    text = ElementTree.tostring(element, encoding="unicode")
    if own := _OWN.search(text):
        text = re.sub(f"(</?){own[1]}:", r"\1", text.replace(own[0], ""))
    return text.encode()


def points_out(element: ElementTree.Element) -> bool:
    """Whether something inside points to another part of the package."""
    return any("relationships}" in key for one in element.iter() for key in one.attrib)


def _column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
