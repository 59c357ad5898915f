"""The XML of a sheet written as nearly all programs write it, so that simple searches are sure.

A sheet with prefixes, single quotes, unnumbered cells, CDATA or UTF-16 is written anew; the
parser then gets that form too, so that nothing is seen by one and missed by the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from zsyz_model.books.raw import letters, number_of

HEAD = 1024
PIECE = 2**16
_UTF8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)""")
_PREFIXED = re.compile(rb"<[\w.-]+:worksheet[\s>]")
_ODD_ROW = re.compile(rb'<row(?=[\s>/])(?! r="[1-9]\d{0,6}")')
_FAR_OR_ODD_CELL = re.compile(rb'<c(?=[\s>/])(?! r="[A-Z]{1,2}[1-9]\d{0,4}")')
_ODD_CELL = re.compile(rb'<c(?=[\s>/])(?! r="[A-Z]{1,3}[1-9]\d{0,6}")')
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")
_SPACE = "http://www.w3.org/XML/1998/namespace space"
_IN_VALUES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_IN_TEXTS = {"\r": "&#13;"}


class Plain(NamedTuple):
    """A sheet's XML in usual form, and whether some cell is right of ZZ or below row 99,999."""

    xml: bytes
    far: bool


def plain(part: bytes) -> Plain:
    """A sheet's XML in its usual form, which most have already.

    Raises:
        ValueError: when a cell has a reference that is none.
        expat.ExpatError: when the part had to be written anew and is no XML.
    """
    far = _FAR_OR_ODD_CELL.search(part) is not None
    if not _is_odd(part, far):
        return Plain(part, far)
    written = _Writer().written(part)
    return Plain(written, _FAR_OR_ODD_CELL.search(written) is not None)


def in_utf8(part: bytes) -> bytes:
    """A part that holds no sheet, in UTF-8 whatever it was in."""
    return part if _is_utf8(part) else _Writer().written(part)


def check_xml(part: bytes) -> None:
    """Look whether a part is XML at all: the parser reads on where a tag is never closed.

    Raises:
        expat.ExpatError: when it is not.
    """
    reader = expat.ParserCreate()
    for at in range(0, len(part), PIECE):  # in pieces, so that another thread gets its turn
        reader.Parse(part[at : at + PIECE], False)
    if part:
        reader.Parse(b"", True)


def _is_utf8(part: bytes) -> bool:
    said = _ENCODING.search(part[:HEAD])
    return b"\x00" not in part[:200] and (said is None or said[1].lower() in _UTF8)


def _is_odd(part: bytes, far: bool) -> bool:
    return bool(
        not _is_utf8(part)
        or _PREFIXED.search(part[:HEAD])
        or b"='" in part[:HEAD]
        or b"<!" in part  # CDATA or a comment
        or _ODD_ROW.search(part)
        or (far and _ODD_CELL.search(part))
        or (b"<row" not in part and b":row" in part)
    )


def _escaped(text: str, more: Mapping[str, str]) -> str:
    """Text as XML carries it; the standard library's own function would load half a web client."""
    for sign, word in ({"&": "&amp;", "<": "&lt;", ">": "&gt;"} | dict(more)).items():
        text = text.replace(sign, word)
    return text


class _Writer:
    """Elements of the root's namespace as they come, rows and cells with their numbers."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.home: str | None = None
        self.foreign = 0
        self.row, self.column = 0, -1
        self.fresh = False

    def written(self, part: bytes) -> bytes:
        reader = expat.ParserCreate(namespace_separator=" ")
        reader.buffer_text = True
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        reader.CharacterDataHandler = self._text
        reader.Parse(part, True)
        return "".join(self.out).encode("utf-8")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, word = name.rpartition(" ")
        self.home = space if self.home is None else self.home
        if self.foreign or space != self.home:
            self.foreign += 1
            return
        kept = {k.replace(_SPACE, "xml:space"): v for k, v in attributes.items()}
        kept = {k: v for k, v in kept.items() if " " not in k}
        if word in ("row", "c"):
            number = self._row if word == "row" else self._cell
            kept = {"r": number(kept.pop("r", "")), **kept}
        said = "".join(f' {k}="{_escaped(v, _IN_VALUES)}"' for k, v in kept.items())
        self.out.append(f"<{word}{said}>")
        self.fresh = True

    def _end(self, name: str) -> None:
        if self.foreign:
            self.foreign -= 1
        elif self.fresh:
            self.out[-1] = self.out[-1][:-1] + "/>"
        else:
            self.out.append(f"</{name.rpartition(' ')[2]}>")
        self.fresh = False

    def _text(self, text: str) -> None:
        if not self.foreign:
            self.out.append(_escaped(text, _IN_TEXTS))
            self.fresh = False

    def _row(self, given: str) -> str:
        self.row, self.column = int(given) if given else self.row + 1, -1
        return str(self.row)

    def _cell(self, given: str) -> str:
        if not given:
            self.column += 1
            return f"{letters(self.column)}{self.row}"
        found = _REFERENCE.fullmatch(given)
        if found is None:
            raise ValueError(f"no cell: {given}")
        self.column = number_of(found[1].upper())
        return found[0].upper()
