"""Damaged workbooks without end: bytes, parts of the archive, cells, tags and records that changed.

`mutations(data, seed)` gives the same workbooks for the same seed. One thing is changed in
most of them, so that the damage gets past the first check and into the parser.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

Change = Callable[[random.Random, bytes], bytes]

ZIP = b"PK\x03\x04"
SECTOR = 512
ODD_BYTES = (0, 1, 9, 10, 13, 34, 38, 39, 45, 60, 62, 91, 93, 127, 128, 255)
ODD_WORDS = (
    b"", b"0", b"-1", b"1", b"99999", b"1048577", b"4294967296", b"1e308", b"-1e-320", b"nan", b"inf",
    b"#REF!", b"#SPILL!", b"TRUE", b"\xff\xfe", "\u4e59\U0001f600".encode(), b"&#0;", b"&#x110000;", b"&lol;",
    b"<![CDATA[x]]>", b"<!-- -->", b"]]>", b"A1", b"a1", b"ZZZZ9", b"XFD1048576", b"$A$1", b"../../x", b"/", b"%2e%2e",
    b"x" * 40_000,
)  # fmt: skip
TYPES = (b"s", b"n", b"b", b"e", b"d", b"str", b"inlineStr", b"x", b"")
_READ = re.compile(r"workbook|styles|sharedStrings|worksheets/|^_rels")
_TAG = re.compile(rb"<[^<>]*>")
_ATTRIBUTE = re.compile(rb'\s[\w:]+="[^"]*"')
_TEXT = re.compile(rb">([^<]+)<")
_CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)


def mutations(data: bytes, seed: int) -> Iterator[bytes]:
    """Damaged copies of a workbook, .xlsx or .xls, without end; the same ones for the same seed."""
    chance = random.Random(seed)
    inner = _in_archive if data.startswith(ZIP) else _in_records
    while True:
        kind = chance.random()
        if kind < 0.15:
            yield data[: chance.randrange(len(data))]
        elif kind < 0.35:
            yield flipped(chance, data)
        else:
            yield inner(chance, data)


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bytes set to others, or a stretch cut out, doubled or moved."""
    if not data:
        return b"\x00"
    changed = bytearray(data)
    if chance.random() < 0.7:
        for _ in range(chance.choice((1, 1, 2, 8, 64))):
            place = chance.randrange(len(changed))
            bit = changed[place] ^ (1 << chance.randrange(8))
            changed[place] = chance.choice((*ODD_BYTES, bit))
        return bytes(changed)
    start = chance.randrange(len(changed))
    stretch = bytes(changed[start : start + chance.choice((1, 4, 60, 600))])
    if chance.random() < 0.5:
        del changed[start : start + len(stretch)]
    place = chance.randrange(len(changed) + 1)
    return bytes(changed[:place]) + stretch + bytes(changed[place:])


def _in_archive(chance: random.Random, data: bytes) -> bytes:
    """Take the archive apart, change a part or the list of parts, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [(name, book.read(name)) for name in book.namelist()]
    weights = [9 if _READ.search(name) else 1 for name, _ in parts]
    (place,) = chance.choices(range(len(parts)), weights)
    name, part = parts[place]
    act = chance.random()
    if act < 0.06:
        del parts[place]
    elif act < 0.10:
        parts.append((name, chance.choice(parts)[1]))
    elif act < 0.14:
        parts[place] = (name, chance.choice(parts)[1])
    elif act < 0.18:
        parts[place] = (chance.choice((name.upper(), "x/" + name, name.replace("/", "\\"))), part)
    else:
        for _ in range(chance.choice((1, 1, 1, 3))):
            part = chance.choice(XML_CHANGES)(chance, part)
        parts[place] = (name, part)
    return packed(parts)


def packed(parts: list[tuple[str, bytes]]) -> bytes:
    """The parts as an archive; a name may come twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts:
            if name in book.NameToInfo:
                del book.NameToInfo[name]  # zipfile would warn of the double
            book.writestr(name, part)
    return buffer.getvalue()


def changed_tag(chance: random.Random, part: bytes) -> bytes:
    """A tag dropped, doubled, renamed, left open, or put elsewhere."""
    found = _some(chance, _TAG, part)
    if found is None:
        return flipped(chance, part)
    tag = found[0]
    word = chance.choice((b"row", b"c", b"v", b"f", b"sheet", b"x:c", b"si", b"xf"))
    new = chance.choice((
        b"", tag + tag, tag[:-1], re.sub(rb"(?<=[</])[\w:]+", word, tag, count=1),
        tag.replace(b'"', b"'"), tag.replace(b"/>", b">"), b"<!--" + tag + b"-->", tag[:-1] + b"/>",
    ))  # fmt: skip
    changed = part[: found.start()] + new + part[found.end() :]
    other = _some(chance, _TAG, changed) if chance.random() < 0.1 else None
    return changed[: other.end()] + tag + changed[other.end() :] if other else changed


def changed_attribute(chance: random.Random, part: bytes) -> bytes:
    """An attribute dropped, doubled, renamed or with another value."""
    found = _some(chance, _ATTRIBUTE, part)
    if found is None:
        return flipped(chance, part)
    name, _, _ = found[0].partition(b"=")
    word = chance.choice(ODD_WORDS)
    new = chance.choice((
        b"", found[0] * 2, name + b'="' + word + b'"', name + b'="' + word + b'"',
        name.upper() + found[0][len(name) :], found[0].replace(b'"', b"'"), name + b"=" + word,
    ))  # fmt: skip
    return part[: found.start()] + new + part[found.end() :]


def changed_text(chance: random.Random, part: bytes) -> bytes:
    """The text between two tags replaced or damaged."""
    found = _some(chance, _TEXT, part)
    if found is None:
        return flipped(chance, part)
    new = chance.choice(ODD_WORDS) if chance.random() < 0.7 else flipped(chance, found[1])
    return part[: found.start(1)] + new + part[found.end(1) :]


def changed_cell(chance: random.Random, part: bytes) -> bytes:
    """A cell of another type, style or place, without its place, dropped or doubled."""
    found = _some(chance, _CELL, part)
    if found is None:
        return changed_tag(chance, part)
    cell = found[0]
    word, kind = chance.choice(ODD_WORDS), chance.choice(TYPES)
    new = chance.choice((
        b"", cell + cell, re.sub(rb' r="[^"]*"', b"", cell, count=1),
        re.sub(rb' r="[^"]*"', b' r="' + word + b'"', cell, count=1),
        re.sub(rb"(?<=<v>)[^<]*", word, cell, count=1),
        re.sub(rb'( t="[^"]*")?(?=/?>)', b' t="' + kind + b'"', cell, count=1),
        re.sub(rb'( s="[^"]*")?(?=/?>)', b' s="%d"' % chance.choice((0, 1, 3, 999)), cell, count=1),
        cell.replace(b"<v>", b"<f>" + word + b"</f><v>"), b"<c>" + cell + b"</c>",
    ))  # fmt: skip
    return part[: found.start()] + new + part[found.end() :]


XML_CHANGES: tuple[Change, ...] = (
    flipped, changed_tag, changed_tag, changed_attribute, changed_attribute, changed_text,
    changed_cell, changed_cell, changed_cell,
)  # fmt: skip


def _some(chance: random.Random, what: re.Pattern[bytes], part: bytes) -> re.Match[bytes] | None:
    """A match anywhere in the part: the first one behind a place that chance names."""
    place = chance.randrange(len(part)) if part else 0
    return what.search(part, place) or what.search(part)


def _in_records(chance: random.Random, data: bytes) -> bytes:
    """Change the header, the directory, or a record of the stream that begins in sector 0."""
    act = chance.random()
    if act < 0.15:
        return flipped(chance, data[:SECTOR])[:SECTOR].ljust(SECTOR, b"\x00") + data[SECTOR:]
    if act < 0.25:
        start = max(SECTOR, len(data) - 4 * SECTOR)
        return data[:start] + flipped(chance, data[start:])
    records = list(_records(data))
    start, length = chance.choice(records)
    body = data[start + 4 : start + 4 + length]
    kind = struct.unpack_from("<H", data, start)[0]
    new = chance.choice((
        _record(chance.choice((0x2F, 0x09, 0x0A, 0x3C, kind ^ 1)), body),
        _record(kind, flipped(chance, body)[:8000]), _record(kind, flipped(chance, body)[:length]),
        _record(kind, bytes(length)), _record(kind, b"\xff" * length), _record(kind, body[: length // 2]),
        struct.pack("<HH", kind, chance.choice((0, 1, 0xFFFF, length ^ 1))) + body,
    ))  # fmt: skip
    return data[:start] + new + data[start + 4 + length :]


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the records begin, and how long they are."""
    place = SECTOR
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == 0 or place + 4 + length > len(data):
            return
        yield place, length
        place += 4 + length
