"""The parts of a workbook's package: what openpyxl changed is put back, what it lost is told."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree

from zsyz_model.ledger.marked.cached import points_out, put_back

Parts = Mapping[str, bytes]
_SHEET, _DRAWING, _CHART = "/worksheet", "/drawing", "/chart"
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_VERSION = re.compile(rb"<AppVersion>[^<]*</AppVersion>")
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def _has_drawn(*signs: bytes) -> Callable[[str, bytes], bool]:
    return lambda name, part: name.startswith("xl/drawings/") and any(s in part for s in signs)


def _in_sheet(*signs: bytes) -> Callable[[str, bytes], bool]:
    return lambda name, part: name.startswith("xl/worksheets/") and any(s in part for s in signs)


def _named(*beginnings: str) -> Callable[[str, bytes], bool]:
    return lambda name, part: name.startswith(beginnings)


_LOST: Mapping[str, Callable[[str, bytes], bool]] = {
    "文本框与图形": _has_drawn(b":sp ", b":sp>", b":grpSp", b":cxnSp", b"dgm:relIds"),
    "切片器": _named("xl/slicers/", "xl/slicerCaches/", "xl/timelines/", "xl/timelineCaches/"),
    "按钮等控件": _named("xl/ctrlProps/", "xl/activeX/"),
    "嵌入的文件": _named("xl/embeddings/"),
    "矢量图片": lambda name, _: name.lower().endswith((".emf", ".wmf", ".svg")),
    "会话式批注的回复": _named("xl/threadedComments/"),
    "动态数组的标记": _named("xl/metadata.xml"),
    "页眉图片与背景图片": _in_sheet(b"<legacyDrawingHF ", b"<picture "),
}
"""What openpyxl does not carry over, in the clerk's words, and how it is seen in the package."""


def open_package(data: bytes) -> dict[str, bytes]:
    """All parts by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {member.filename: book.read(member) for member in book.infolist()}


def lost(parts: Parts) -> tuple[str, ...]:
    """What of the original a copy cannot have, in words."""
    return tuple(
        words for words, is_one in _LOST.items() if any(is_one(n, p) for n, p in parts.items())
    )


def restore(original: Parts, data: bytes) -> bytes:
    """The written workbook with the original's stored values and charts; all other parts stay."""
    written = open_package(data)
    changed: dict[str, bytes] = {}
    here, there = sheet_parts(original), sheet_parts(written)
    for name in here.keys() & there.keys():
        changed[there[name]] = put_back(original[here[name]], written[there[name]])
        changed |= _charts(original, here[name], written, there[name])
    return replaced(data, changed | _properties(original, written))


def sheet_parts(parts: Parts) -> dict[str, str]:
    """The part of each worksheet by the name on its tab."""
    book = target_of(parts, "", "/officeDocument") or "xl/workbook.xml"
    links = {link: target for link, kind, target in _links(parts, book) if kind.endswith(_SHEET)}
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(parts[book]).iter():
        if element.tag.endswith("}sheet"):
            link = next((v for k, v in element.items() if k.endswith("}id")), "")
            if links.get(link) in parts:
                found[element.get("name", "")] = links[link]
    return found


def target_of(parts: Parts, part: str, kind: str) -> str:
    """The first part that a part links to in this way."""
    return next((target for _, what, target in _links(parts, part) if what.endswith(kind)), "")


def replaced(data: bytes, changed: Parts) -> bytes:
    """The same package with some parts replaced; equal parts give equal bytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            part = changed.get(member.filename, old.read(member))
            info = zipfile.ZipInfo(member.filename, _ALWAYS)
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _charts(original: Parts, here: str, written: Parts, there: str) -> dict[str, bytes]:
    """The charts of a sheet as they were, when each one has its counterpart."""
    old, new = _chart_parts(original, here), _chart_parts(written, there)
    if len(old) != len(new):
        return {}
    pairs = zip(old, new, strict=True)
    alone = {since for since in old if not points_out(ElementTree.fromstring(original[since]))}
    return {to: original[since] for since, to in pairs if since in alone}


def _chart_parts(parts: Parts, sheet: str) -> list[str]:
    """The charts on a sheet in the order openpyxl reads and writes them."""
    drawing = target_of(parts, sheet, _DRAWING)
    if drawing not in parts:
        return []
    links = {link: target for link, kind, target in _links(parts, drawing) if kind.endswith(_CHART)}
    return [links[i] for i in _chart_links(parts[drawing]) if links.get(i) in parts]


def _chart_links(drawing: bytes) -> Iterator[str]:
    """The links to charts, anchors of one cell before those of two, as openpyxl has them."""
    anchors = list(ElementTree.fromstring(drawing))
    for kind in ("absoluteAnchor", "oneCellAnchor", "twoCellAnchor"):
        for anchor in anchors:
            if anchor.tag.endswith("}" + kind):
                for element in anchor.iter():
                    if element.tag.endswith("}chart"):
                        yield next((v for k, v in element.items() if k.endswith("}id")), "")


def _properties(original: Parts, written: Parts) -> dict[str, bytes]:
    """Author and dates as they were, and the version by which programs choose how to draw."""
    kept = {name: original[name] for name in (_CORE,) if name in original and name in written}
    version = _VERSION.search(original.get(_APP, b""))
    if version and _APP in written:
        kept[_APP] = _VERSION.sub(lambda _: version[0], written[_APP])
    return kept


def _links(parts: Parts, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of everything inside the package that a part links to."""
    folder, name = posixpath.split(part)
    listed = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for link in ElementTree.fromstring(listed) if listed else ():
        if link.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            yield link.get("Id", ""), link.get("Type", ""), target.lstrip("/")
